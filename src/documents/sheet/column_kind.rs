//! What columns and fields print.

use serde::Serialize;

/// The kind of content of a column, which determines how it is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ColumnKind {
    Number,
    Name,
    Departments,
    Description,
    Options,
    /// Only the symbols or names of the chosen options.
    Symbol,
    /// The names of all indicators of an item.
    Indicators,
    /// The name of one indicator.
    Indicator,
    Period,
    /// The name of a series.
    SeriesName,
    Figure,
    /// A figure, if periods or series are side by side.
    PeriodFigure,
    /// Figures as text, aligned right.
    Figures,
    /// The figures of all indicators of an item, one below the other.
    IndicatorFigures,
    Unit,
    Prose,
    Outcome,
}
