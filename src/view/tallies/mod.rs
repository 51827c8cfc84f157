//! 集計: the tables of figures that a form asks for besides those of every 総括表.

mod count;
mod notes;
mod rows;
mod trend;
mod words;

use super::{Grid, GridHead, Text};
use crate::model::{Column, ColumnEntry, Edition, Form, Part, Period, PeriodLabels, TallyForm, TallyTable};

/// The tables of the form of an edition, in its order.
pub fn own(edition: &Edition) -> Vec<Grid> {
    let form = &edition.plan.form;
    let grid = |tally: &TallyForm| match &tally.table {
        TallyTable::Counts(table) => count::grid(edition, &tally.title, table),
        TallyTable::Trend(table) => trend::grid(edition, &tally.title, table),
    };
    form.tallies.iter().filter_map(grid).collect()
}

/// The label of a period that stands alone.
fn label(edition: &Edition, period: Period) -> String {
    let plan = &edition.plan;
    let is_bare = match &plan.period_labels {
        PeriodLabels::Digits => true,
        PeriodLabels::Single(own, usual) => {
            **usual == PeriodLabels::Digits && own.iter().all(|(other, _)| *other != period)
        }
        _ => false,
    };
    match plan.periods.iter().position(|shown| *shown == period) {
        // A bare number says too little.
        _ if is_bare => PeriodLabels::Era.label(0, period),
        Some(index) => plan.period_labels.label(index, period),
        None => plan.period_labels.label_of_other(period),
    }
}

/// The heading that the table of 取組項目 has for something.
fn heading(form: &Form, part: &Part, usual: &str) -> String {
    let mut columns = form.columns.iter().flat_map(ColumnEntry::columns);
    let found = columns.find(|column: &&Column| column.part == *part);
    found.map_or_else(|| usual.to_owned(), |column| column.heading.clone())
}

fn head(text: impl Into<String>, columns: usize, rows: usize) -> GridHead {
    GridHead { text: Text::line(text), columns, rows }
}
