//! Numbers the notes of a paper in the order of the print, where they do not begin again in every table.

use super::data::{ProjectView, SectionLine, Sheet};
use crate::documents::sheet::blocks::BlockView;
use crate::documents::sheet::table::Table;
use crate::model::{NoteMark, NoteNumbering};

/// Numbers the notes of all sheets.
pub(super) fn set(sheets: &mut [Sheet], mark: &NoteMark) {
    let mut last = 0;
    for sheet in sheets {
        match mark.count {
            NoteNumbering::Table => return,
            NoteNumbering::Sheet => last = 0,
            NoteNumbering::Through => {}
        }
        let mut number = |table: &mut Table| table.number_notes(mark, &mut last);
        let Sheet { sections, blocks, projects, begins_volume: _, opinions: _ } = sheet;
        each_table(blocks, &mut Below { sections, projects }, &mut number);
    }
}

/// What blocks of a sheet may print.
struct Below<'b> {
    sections: &'b mut [SectionLine],
    projects: &'b mut [ProjectView],
}

fn each_table(blocks: &mut [BlockView], below: &mut Below, number: &mut impl FnMut(&mut Table)) {
    for block in blocks {
        match block {
            BlockView::SectionContents => {
                below.sections.iter_mut().flat_map(|line| &mut line.tables).for_each(&mut *number);
            }
            BlockView::Projects => below.projects.iter_mut().for_each(|project| of_project(project, number)),
            block => of_block(block, number),
        }
    }
}

fn of_project(project: &mut ProjectView, number: &mut impl FnMut(&mut Table)) {
    let ProjectView { name: _, blocks, items, cards } = project;
    for block in blocks {
        match block {
            BlockView::Items => {
                items.iter_mut().for_each(&mut *number);
                let cards = cards.iter_mut().flatten();
                cards.flat_map(|card| &mut card.blocks).for_each(|block| of_block(block, number));
            }
            block => of_block(block, number),
        }
    }
}

fn of_block(block: &mut BlockView, number: &mut impl FnMut(&mut Table)) {
    match block {
        BlockView::Columns { table } => number(table),
        BlockView::Tables { tables } => tables.iter_mut().for_each(number),
        _ => {}
    }
}
