//! Tables: what their columns are, and what stands in their rows.
//!
//! A table is groups of blocks of lines. In a table of 取組項目 a group is an item, and a block one of its periods or,
//! where periods stand side by side, one of its indicators; in a table of indicators a group is an indicator. A cell
//! spans the group, the block or the line it belongs to, which goes with its column.

mod column;
mod indicator;
mod item;
mod lines;
mod maker;

use serde::Serialize;

use crate::documents::page::text::Text;
use crate::documents::sheet::cell::Cell;

pub use maker::Maker;

/// The columns of a table and its header: the same for all tables of one form.
#[derive(Debug, Clone, Serialize)]
pub struct TableForm {
    /// Its name, printed over it; empty for none.
    name: Text,
    columns: Vec<ColumnView>,
    /// The rows of the header, each with its cells.
    head: Vec<Vec<HeadCell>>,
}

#[derive(Debug, Clone, Serialize)]
struct ColumnView {
    kind: Kind,
    level: Level,
    /// In em, where the form says so.
    width: Option<f64>,
    /// The longest entry, in em.
    longest: f32,
    /// The position of its cell among those of its level.
    slot: usize,
    /// The level of a row header, 1 leading; `None` for no header.
    header: Option<u8>,
}

/// What a column holds, and so how it is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Number,
    Name,
    Departments,
    Description,
    Options,
    /// The symbols or names of the chosen options alone.
    Symbol,
    /// The names of all indicators of an item.
    Indicators,
    /// The name of one indicator.
    Indicator,
    Period,
    Figure,
    /// A figure where periods or series stand side by side.
    PeriodFigure,
    /// Figures as text, at the right.
    Figures,
    Unit,
    Prose,
    Outcome,
}

/// What a cell of a column spans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    Group,
    Block,
    Line,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
struct HeadCell {
    text: Text,
    columns: usize,
    rows: usize,
    /// Whether its column belongs to the group as a whole.
    of_group: bool,
}

/// The rows of a table.
#[derive(Debug, Clone, Serialize)]
pub struct Table {
    /// Which of the document's forms it has.
    form: usize,
    groups: Vec<Group>,
    /// The notes of the table, in the order of their marks.
    notes: Vec<Note>,
}

/// A note under a table.
#[derive(Debug, Clone, Serialize)]
struct Note {
    /// The number of its mark.
    number: usize,
    text: Text,
}

impl Table {
    /// The table with some of its groups alone, each with the remarks on it, and with the notes that these have;
    /// `None` where none is left.
    pub fn only(&self, remarks: impl Fn(&str) -> Option<Vec<Text>>) -> Option<Self> {
        let group = |group: &Group| Some(Group { remarks: remarks(&group.id)?, ..group.clone() });
        let groups: Vec<Group> = self.groups.iter().filter_map(group).collect();
        let marks: Vec<usize> = groups.iter().flat_map(Group::marks).collect();
        let notes = self.notes.iter().filter(|note| marks.contains(&note.number)).cloned().collect();
        (!groups.is_empty()).then_some(Self { form: self.form, groups, notes })
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
pub struct Group {
    /// Unique in the document.
    id: String,
    /// What the running header calls it where a page goes on with it; the No. of an item is empty where items have none.
    number: Option<Text>,
    name: Text,
    /// What is said of an item beside its name: where else it stands, with whom it is shared.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    remarks: Vec<Text>,
    cells: Vec<Cell>,
    blocks: Vec<Block>,
    /// The tables of those of its indicators that stand in tables of their own.
    tables: Vec<Table>,
}

impl Group {
    /// The numbers of the notes that its cells have.
    fn marks(&self) -> impl Iterator<Item = usize> {
        let of_blocks = self.blocks.iter().flat_map(|block| block.cells.iter().chain(block.lines.iter().flatten()));
        self.cells.iter().chain(of_blocks).filter_map(Cell::note)
    }
}

#[derive(Debug, Clone, Serialize)]
struct Block {
    cells: Vec<Cell>,
    lines: Vec<Vec<Cell>>,
}
