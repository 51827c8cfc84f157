//! A table of questions.

/// A table of questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name, which no other sheet of the workbook has.
    pub name: String,
    /// Its columns, from left to right.
    pub columns: Vec<Column>,
    /// Its rows; each has a cell for every column.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What of the plan the column holds; unique in its sheet.
    pub key: String,
    /// Its heading.
    pub heading: String,
    /// What may be answered; `None` for a column that only shows.
    pub answer: Option<Answer>,
}

/// What may be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A text.
    Text,
    /// A figure.
    Figure,
    /// One of these options.
    OneOf(Vec<String>),
    /// Any of these options, several of which are joined by 、.
    AnyOf(Vec<String>),
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What of the plan the row holds; unique in its sheet.
    pub key: String,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What the plan says; empty for nothing.
    pub text: String,
    /// Whether the 担当課 is asked to fill it in.
    pub asked: bool,
}

impl Cell {
    /// A cell that shows what the plan says.
    pub(super) fn shown(text: impl Into<String>) -> Self {
        Self { text: text.into(), asked: false }
    }
}

impl Column {
    /// A column that only shows.
    pub(super) fn shown(key: &str, heading: impl Into<String>) -> Self {
        Self { key: key.to_owned(), heading: heading.into(), answer: None }
    }

    /// A column for answers.
    pub(super) fn asking(key: String, heading: impl Into<String>, answer: Answer) -> Self {
        Self { key, heading: heading.into(), answer: Some(answer) }
    }
}

impl Sheet {
    /// Leaves out the columns that neither ask nor show anything; where nothing is asked, a column only shows.
    pub(super) fn tidied(mut self) -> Self {
        let cells = |at: usize| self.rows.iter().map(move |row| &row.cells[at]);
        let is_used: Vec<bool> =
            (0..self.columns.len()).map(|at| cells(at).any(|cell| *cell != Cell::default())).collect();
        let is_asked: Vec<bool> = (0..self.columns.len()).map(|at| cells(at).any(|cell| cell.asked)).collect();
        for (column, is_asked) in self.columns.iter_mut().zip(is_asked) {
            column.answer = column.answer.take().filter(|_| is_asked);
        }
        let mut used = is_used.iter();
        self.columns.retain(|_| used.next() == Some(&true));
        for row in &mut self.rows {
            let mut used = is_used.iter();
            row.cells.retain(|_| used.next() == Some(&true));
        }
        self
    }
}
