//! Labelled cells: fields outside a table.

use serde::Serialize;

use super::cell::Cell;
use super::column_kind::ColumnKind;
use crate::documents::page::text::Text;

/// A label and its content.
#[derive(Debug, Clone, Serialize)]
pub struct LabelledCell {
    kind: LineKind,
    label: Text,
    cell: Cell,
}

/// The kind of content of a line, which determines how it is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineKind {
    /// A name that is a heading.
    Heading,
    /// Entries of a list.
    Actions,
    /// What a column may print, too.
    #[serde(untagged)]
    Column(ColumnKind),
}

impl LabelledCell {
    /// Creates a labelled cell.
    pub fn new(kind: LineKind, label: impl Into<String>, cell: Cell) -> Self {
        Self { kind, label: Text::words(label), cell }
    }

    /// The cell under another label.
    pub fn labelled(self, label: &str) -> Self {
        Self { label: Text::words(label), ..self }
    }

    /// The cell as a heading.
    pub fn headed(self) -> Self {
        Self { kind: LineKind::Heading, ..self }
    }

    /// Whether nothing is written in it.
    pub fn is_blank(&self) -> bool {
        self.cell.is_blank()
    }
}
