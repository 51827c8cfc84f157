//! 集計: the tables of figures that a form adds to the 総括表.

mod count;
mod notes;
mod rows;
mod trend;

use crate::documents::figures::grid::{Grid, GridRow};
use crate::documents::page::text::Text;
use crate::documents::words;
use crate::model::{CountTable, Edition, TallyForm, TallyTable};
use count::Counter;
use rows::TallyLine;

/// The tables of an edition, in the order of its form.
pub fn own(edition: &Edition) -> Vec<Grid> {
    let form = &edition.plan.form;
    let grid = |tally: &TallyForm| match &tally.table {
        TallyTable::Counts(table) => counts(edition, &tally.title, table),
        TallyTable::Trend(table) => trend::grid(edition, &tally.title, table),
    };
    form.tallies.iter().filter_map(grid).collect()
}

/// A table of counts; `None` if the form does not have its axis.
fn counts(edition: &Edition, title: &str, table: &CountTable) -> Option<Grid> {
    let counter = Counter::for_table(edition, table)?;
    let lines = counter.lines();
    let row = |line: &TallyLine| GridRow {
        depth: line.depth,
        total: line.total,
        cells: [Text::line(line.label.clone())].into_iter().chain(counter.cells(line)).collect(),
    };
    let stage = edition.plan.form.committee_judges(counter.axis).then_some(table.stage);
    Some(Grid {
        title: Text::line(words::counts_title(title, table.counting, stage)),
        head: counter.head(),
        labels: 1,
        rows: lines.iter().map(row).collect(),
        notes: notes::compose(&counter).into_iter().map(Text::line).collect(),
    })
}
