//! The CSV of a 推移, documented in docs/history.md: one value per row.

use super::selection::Selection;
use super::table::{self, Notes, title};
use super::words;
use crate::documents::figures::spreadsheet;
use crate::documents::words as common;
use crate::history::{HistoryCell, HistoryLine, LineOf, Statement, Thread};
use crate::model::PeriodLabels;

/// Writes a selection as CSV.
///
/// # Errors
/// If writing to memory fails.
pub fn render(selection: &Selection) -> Result<String, csv::Error> {
    let mut rows = Vec::new();
    for thread in &selection.threads {
        for line in &thread.lines {
            for cell in &line.cells {
                rows.push(row(selection, thread, line, (cell, cell.holds()), words::USED));
                rows.extend(cell.others().map(|other| row(selection, thread, line, (cell, other), words::NOT_USED)));
            }
        }
    }
    spreadsheet::csv(&words::COLUMNS, rows)
}

fn row(
    selection: &Selection,
    thread: &Thread,
    line: &HistoryLine,
    (cell, statement): (&HistoryCell, &Statement),
    role: &str,
) -> Vec<String> {
    let holder = thread.latest();
    let (kind, indicator, series) = match line.of {
        LineOf::Figures { indicator, series, .. } => (common::INDICATOR, indicator.to_owned(), series.name.clone()),
        LineOf::Judgements { axis, indicator, stage } => {
            let subject = indicator.map_or_else(|| axis.to_owned(), |indicator| words::axis_of(indicator, axis));
            (words::JUDGEMENT, subject, stage.map(common::stage).unwrap_or_default().to_owned())
        }
    };
    let name = match holder.whole_number {
        Some(_) => holder.name.replace('\n', " "),
        None => title(thread),
    };
    [
        cell.period.to_string(),
        PeriodLabels::Era.label(0, cell.period),
        holder.whole_number.unwrap_or_default().to_owned(),
        common::carrier(holder.carrier).to_owned(),
        name,
        kind.to_owned(),
        indicator,
        series,
        table::unit(line).to_owned(),
        table::number(statement).map(|number| number.to_string()).unwrap_or_default(),
        table::printed(selection, line, statement, Notes::Within),
        selection.paper(statement.edition),
        role.to_owned(),
    ]
    .into()
}
