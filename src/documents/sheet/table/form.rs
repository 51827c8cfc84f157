//! The columns of a table and its header.

use serde::Serialize;

use crate::documents::page::text::Text;
use crate::documents::sheet::column_kind::ColumnKind;

/// The columns of a table and its header: the same for all tables of one form.
#[derive(Debug, Clone, Serialize)]
pub struct TableForm {
    /// What is printed above it; empty for nothing.
    pub(super) name: Text,
    pub(super) columns: Vec<TableColumn>,
    /// The rows of the header, each with its cells.
    pub(super) head: Vec<Vec<HeadCell>>,
    /// What stands below every table.
    pub(super) notes: Vec<Text>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct TableColumn {
    pub kind: ColumnKind,
    /// Its heading outside a table, with that above it.
    pub label: Text,
    pub level: Level,
    /// The width in em, if the form sets one.
    pub width: Option<f64>,
    /// The longest entry, in em.
    pub longest: f32,
    /// The longest word of its heading, in em, or its share of that of a heading over several columns.
    pub heading_word: f32,
    /// The same of the longest part of a word that should not break.
    pub heading_part: f32,
    /// The widest figure, which does not break, in em; one width for the columns of one series.
    pub figures: f32,
    /// The widest figure of this column alone, in em.
    pub own_figures: f32,
    /// The widest 付記 that stays on one line, in em, as for figures.
    pub suffixes: f32,
    /// The widest such 付記 of this column alone, in em.
    pub own_suffixes: f32,
    /// The position of its cell among those of its level.
    pub slot: usize,
    /// The level of a row header, 1 leading; `None` for no header.
    pub header: Option<u8>,
}

/// The part of a table that a cell of a column spans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    Group,
    Block,
    Line,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct HeadCell {
    pub text: Text,
    pub columns: usize,
    pub rows: usize,
    /// How many of its columns belong to the group as a whole.
    pub of_group: usize,
}
