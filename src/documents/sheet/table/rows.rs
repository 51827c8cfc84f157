//! The rows of a table: groups of blocks of lines.

use serde::Serialize;

use crate::documents::page::text::Text;
use crate::documents::sheet::cell::Cell;
use crate::documents::sheet::figure_line::NoteSign;
use crate::model::NoteMark;

/// The rows of a table.
#[derive(Debug, Clone, Serialize)]
pub struct Table {
    /// The position of its form in the document.
    pub(super) form: usize,
    pub(super) groups: Vec<TableGroup>,
    /// The notes of the table, in the order of their marks.
    pub(super) notes: Vec<Note>,
}

/// A note below a table.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Note {
    /// Its number among the notes.
    #[serde(skip)]
    number: usize,
    mark: NoteSign,
    text: Text,
}

impl Note {
    /// A note with this number.
    pub fn new(mark: &NoteMark, number: usize, text: Text) -> Self {
        Self { number, mark: NoteSign::new(mark, vec![number]), text }
    }
}

impl Table {
    /// The table with only some of its groups, their remarks and their notes; `None` if no group remains.
    pub fn only(&self, remarks: impl Fn(&str) -> Option<Vec<Text>>) -> Option<Self> {
        let group = |group: &TableGroup| Some(TableGroup { remarks: remarks(&group.id)?, ..group.clone() });
        let groups: Vec<TableGroup> = self.groups.iter().filter_map(group).collect();
        let marks: Vec<usize> = groups.iter().flat_map(TableGroup::marks).collect();
        let notes = self.notes.iter().filter(|note| marks.contains(&note.number)).cloned().collect();
        (!groups.is_empty()).then_some(Self { form: self.form, groups, notes })
    }

    /// Numbers its notes and those of the tables below it, in the order of the print.
    ///
    /// - `last`: the number of the last note before, then that of its own last one
    pub fn number_notes(&mut self, mark: &NoteMark, last: &mut usize) {
        let before = *last;
        let numbers: Vec<usize> = self.notes.iter().map(|note| note.number).collect();
        let new = |old: usize| before + 1 + numbers.iter().position(|number| *number == old).unwrap_or_default();
        self.notes.iter_mut().for_each(|note| *note = Note::new(mark, new(note.number), note.text.clone()));
        for cell in self.groups.iter_mut().flat_map(TableGroup::cells_mut) {
            cell.renumber(|old| NoteSign::new(mark, old.iter().map(|old| new(*old)).collect()));
        }
        *last += numbers.len();
        self.groups.iter_mut().flat_map(|group| &mut group.tables).for_each(|table| table.number_notes(mark, last));
    }

    /// A table for each group, with its notes.
    pub fn split(self) -> Vec<Self> {
        let alone = |group: TableGroup| {
            let marks: Vec<usize> = group.marks().collect();
            let notes = self.notes.iter().filter(|note| marks.contains(&note.number)).cloned().collect();
            Self { form: self.form, groups: vec![group], notes }
        };
        self.groups.into_iter().map(alone).collect()
    }

    /// Adds to each group the tables of its own indicators.
    pub fn attach(&mut self, tables: impl IntoIterator<Item = Vec<Table>>) {
        for (group, tables) in self.groups.iter_mut().zip(tables) {
            group.tables = tables;
        }
    }
}

/// A 取組項目, or an indicator.
#[derive(Debug, Clone, Serialize)]
pub struct TableGroup {
    /// Unique in the document.
    pub(super) id: String,
    /// Its name in the header of a page on which it continues; the No. of an item is empty if items have none.
    pub(super) number: Option<Text>,
    pub(super) name: Text,
    /// The remarks beside the name of an item: its page in the paper, and the other 担当課.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) remarks: Vec<Text>,
    pub(super) cells: Vec<Cell>,
    pub(super) blocks: Vec<Block>,
    /// The separate tables of its indicators.
    pub(super) tables: Vec<Table>,
}

impl TableGroup {
    /// The numbers of the notes of its cells.
    fn marks(&self) -> impl Iterator<Item = usize> {
        let of_blocks = self.blocks.iter().flat_map(|block| block.cells.iter().chain(block.lines.iter().flatten()));
        self.cells.iter().chain(of_blocks).flat_map(Cell::notes).copied()
    }

    fn cells_mut(&mut self) -> impl Iterator<Item = &mut Cell> {
        let of_blocks =
            self.blocks.iter_mut().flat_map(|block| block.cells.iter_mut().chain(block.lines.iter_mut().flatten()));
        self.cells.iter_mut().chain(of_blocks)
    }
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Block {
    pub cells: Vec<Cell>,
    pub lines: Vec<Vec<Cell>>,
}
