//! The rows of the paper, including 再掲, each with an id that is the same in all documents.

use std::collections::BTreeMap;

use crate::model::{Edition, InitiativeId, Node, NodeKind, Project, Row};

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

/// The page of the committee's paper on which a node begins: its first row, otherwise the first of its own tables.
pub fn page_of(edition: &Edition, node: &Node, pages: &RowPages) -> Option<usize> {
    let below = || edition.nodes().filter(|other| is_in(other, node));
    if let NodeKind::Row { .. } = node.kind {
        return pages.get(&id_of(node)?).copied();
    }
    let of_rows = below().filter_map(|row| id_of(&row)).find_map(|id| pages.get(&id).copied());
    of_rows.or_else(|| {
        let of_tables = below().filter_map(|other| match other.kind {
            NodeKind::Section(_) => Some(format!("{}-s", other.sheet()?)),
            NodeKind::Project(_) => Some(format!("{}-", of_project(other.sheet()?, other.project_index()?))),
            NodeKind::Row { .. } => None,
        });
        let first = |start: String| {
            let found = pages.range(start.clone()..).take_while(|(id, _)| id.starts_with(&start));
            found.map(|(_, page)| *page).min()
        };
        of_tables.filter_map(first).min()
    })
}

/// Whether a node is another one or below it.
fn is_in(node: &Node, other: &Node) -> bool {
    match other.kind {
        NodeKind::Project(project) => node.project().is_some_and(|own| std::ptr::eq(own, project)),
        _ => node.position().starts_with(other.position()),
    }
}

/// The id of a node that is a row.
pub fn id_of(node: &Node) -> Option<String> {
    match node.kind {
        NodeKind::Row { index, .. } => Some(id(node.sheet()?, node.project_index()?, index)),
        NodeKind::Section(_) | NodeKind::Project(_) => None,
    }
}

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
