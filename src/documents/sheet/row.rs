//! The rows of the paper, including 再掲, each with an id that is the same in all documents.

use std::collections::BTreeMap;

use crate::model::{Edition, InitiativeId, NodeKind, Project, Row};

/// A row of the paper.
pub struct RowAt<'a> {
    /// Its id: unique in a document, and the same in all of them.
    pub id: String,
    /// The position of its sheet.
    pub sheet: usize,
    /// Its 事業.
    pub project: &'a Project,
    /// The row itself.
    pub row: &'a Row,
}

impl RowAt<'_> {
    /// The 取組項目 it prints.
    pub fn initiative(&self) -> InitiativeId {
        self.row.initiative()
    }
}

/// By row id, the printed number of the page of the committee's paper on which the row begins.
pub type RowPages = BTreeMap<String, usize>;

/// The id of a row, made from the positions of its sheet, its 事業 and itself.
pub fn id(sheet: usize, project: usize, row: usize) -> String {
    format!("{}-{row}", of_project(sheet, project))
}

/// The id of a 事業, the prefix of the ids of its rows.
pub fn of_project(sheet: usize, project: usize) -> String {
    format!("{sheet}-{project}")
}

/// Every row of the paper, in order.
pub fn all(edition: &Edition) -> Vec<RowAt<'_>> {
    let rows = edition.nodes().filter_map(|node| {
        let NodeKind::Row { index, row, .. } = node.kind else { return None };
        let (sheet, project) = (node.sheet()?, node.project()?);
        Some(RowAt { id: id(sheet, node.project_index()?, index), sheet, project, row })
    });
    rows.collect()
}
