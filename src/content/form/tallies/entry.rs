//! An element of 列 as it is read.

use crate::content::yaml::Cursor;
use crate::model::{TallyColumn, TallyEntry};
use crate::vocabulary::COLUMNS;

/// An element of 列.
#[derive(Clone)]
pub(super) struct Entry {
    pub entry: TallyEntry,
    /// Which of the columns written under a common heading could be read.
    pub positions: Vec<usize>,
}

impl Entry {
    /// Its columns, each where it is written.
    ///
    /// - `at`: the element
    pub(super) fn placed<'c>(&self, at: &Cursor<'c>) -> Vec<(Cursor<'c>, &TallyColumn)> {
        match &self.entry {
            TallyEntry::One(column) => vec![(at.clone(), column)],
            TallyEntry::Headed { columns, .. } => {
                let written = at.peek(COLUMNS).map(|list| list.elements()).unwrap_or_default();
                self.positions.iter().filter_map(|index| written.get(*index).cloned()).zip(columns).collect()
            }
        }
    }
}
