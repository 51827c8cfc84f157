//! A table of figures: labels on the left, then one column for each thing counted.

use serde::Serialize;

use crate::documents::page::text::Text;

/// A table of figures.
#[derive(Debug, Clone, Serialize)]
pub struct Grid {
    /// The title.
    pub title: Text,
    /// The rows of the header.
    pub head: Vec<Vec<GridHead>>,
    /// The number of label columns on the left.
    pub labels: usize,
    /// The rows.
    pub rows: Vec<GridRow>,
    /// The notes below the table.
    pub notes: Vec<Text>,
}

impl Grid {
    /// The cells of the header, each with its row and first column, and the number of columns they span together.
    pub fn placed(&self) -> (Vec<(&GridHead, usize, usize)>, usize) {
        let mut cells = Vec::new();
        // For each column, the first free row.
        let mut free: Vec<usize> = Vec::new();
        for (index, row) in self.head.iter().enumerate() {
            let mut column = 0;
            for cell in row {
                while free.get(column).is_some_and(|from| *from > index) {
                    column += 1;
                }
                let end = column + cell.columns;
                free.resize(free.len().max(end), 0);
                free[column..end].fill(index + cell.rows);
                cells.push((cell, index, column));
                column = end;
            }
        }
        (cells, free.len())
    }
}

/// A cell of the header.
#[derive(Debug, Clone, Serialize)]
pub struct GridHead {
    /// Its text.
    pub text: Text,
    /// The number of columns it spans.
    pub columns: usize,
    /// The number of rows it spans.
    pub rows: usize,
    /// How it may break.
    #[serde(skip)]
    pub breaks: Breaks,
}

/// How the heading of a column may break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breaks {
    /// Anywhere, if it is long.
    Freely,
    /// Only if the page has no room for it on one line.
    InNeed,
}

impl GridHead {
    /// A cell of the header.
    pub fn new(text: impl Into<String>, columns: usize, rows: usize) -> Self {
        Self { text: Text::line(text), columns, rows, breaks: Breaks::Freely }
    }

    /// The heading of one column that names a period.
    pub fn of_period(label: impl Into<String>) -> Self {
        Self { breaks: Breaks::InNeed, ..Self::new(label, 1, 1) }
    }
}

/// A row, with a cell for every column.
#[derive(Debug, Clone, Serialize)]
pub struct GridRow {
    /// The indentation of its label, in levels of the 体系.
    pub depth: usize,
    /// Whether it is highlighted because it sums up other rows.
    pub total: bool,
    /// The cells, in the order of the columns.
    pub cells: Vec<Text>,
}
