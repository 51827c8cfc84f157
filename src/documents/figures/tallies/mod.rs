//! 集計: the tables of figures that a form asks for besides those of every 総括表.

mod count;
mod notes;
mod rows;
mod trend;

use crate::documents::figures::grid::Grid;
use crate::model::{Edition, TallyForm, TallyTable};

/// The tables of the form of an edition, in its order.
pub fn own(edition: &Edition) -> Vec<Grid> {
    let form = &edition.plan.form;
    let grid = |tally: &TallyForm| match &tally.table {
        TallyTable::Counts(table) => count::grid(edition, &tally.title, table),
        TallyTable::Trend(table) => trend::grid(edition, &tally.title, table),
    };
    form.tallies.iter().filter_map(grid).collect()
}
