//! The rows of the paper, 再掲 included, each under the id it has in every document.

use crate::model::{Edition, InitiativeId, Project, Row, Section};

/// A row of the paper.
pub struct RowAt<'a> {
    /// Its id: unique in a document, and the same in all of them.
    pub id: String,
    /// The position of its sheet.
    pub sheet: usize,
    /// The 事業 it stands below.
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

/// The id of a row, from the positions of its sheet, its 事業 and itself.
pub fn id(sheet: usize, project: usize, row: usize) -> String {
    format!("{}-{row}", of_project(sheet, project))
}

/// The id of a 事業, with which those of its rows begin.
pub fn of_project(sheet: usize, project: usize) -> String {
    format!("{sheet}-{project}")
}

/// Every row of the paper, in order.
pub fn all(edition: &Edition) -> Vec<RowAt<'_>> {
    let mut rows = Vec::new();
    for (sheet, path) in edition.sheets().into_iter().enumerate() {
        let projects = path.last().map_or(&[][..], |section: &&Section| section.projects.as_slice());
        for (number, project) in projects.iter().enumerate() {
            let of_project = project.rows.iter().enumerate();
            rows.extend(of_project.map(|(index, row)| RowAt { id: id(sheet, number, index), sheet, project, row }));
        }
    }
    rows
}
