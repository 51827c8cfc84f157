//! A table of figures: labels at the left, a column for each thing counted.

use serde::Serialize;

use crate::documents::page::text::Text;

/// A table of figures.
#[derive(Debug, Clone, Serialize)]
pub struct Grid {
    /// What stands over it.
    pub title: Text,
    /// The rows of its header.
    pub head: Vec<Vec<GridHead>>,
    /// How many columns at the left hold labels rather than figures.
    pub labels: usize,
    /// Its rows.
    pub rows: Vec<GridRow>,
    /// What stands under it.
    pub notes: Vec<Text>,
}

/// A cell of the header.
#[derive(Debug, Clone, Serialize)]
pub struct GridHead {
    /// Its text.
    pub text: Text,
    /// How many columns it spans.
    pub columns: usize,
    /// How many rows it spans.
    pub rows: usize,
    /// How it may break.
    #[serde(skip)]
    pub breaks: Breaks,
}

/// How the heading of a column may break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breaks {
    /// Anywhere, as soon as it is long.
    Freely,
    /// Only where the page has no room for it as a whole.
    InNeed,
}

impl GridHead {
    /// A cell of the header.
    pub fn new(text: impl Into<String>, columns: usize, rows: usize) -> Self {
        Self { text: Text::line(text), columns, rows, breaks: Breaks::Freely }
    }

    /// A cell over one column that names a period.
    pub fn of_period(label: impl Into<String>) -> Self {
        Self { breaks: Breaks::InNeed, ..Self::new(label, 1, 1) }
    }
}

/// A row: a cell for every column.
#[derive(Debug, Clone, Serialize)]
pub struct GridRow {
    /// How far its label stands in from the edge: the levels of the 体系.
    pub depth: usize,
    /// Whether it sums up other rows, and so stands out.
    pub total: bool,
    /// What it prints, in the order of the columns.
    pub cells: Vec<Text>,
}
