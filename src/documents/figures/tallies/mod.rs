//! 集計: the tables of figures that a form adds to the 総括表.

mod count;
mod notes;
mod rows;
mod trend;

use crate::documents::figures::grid::Grid;
use crate::model::{Edition, TallyForm, TallyTable};

/// The tables of an edition, in the order of its form.
pub fn own(edition: &Edition) -> Vec<Grid> {
    let form = &edition.plan.form;
    let grid = |tally: &TallyForm| match &tally.table {
        TallyTable::Counts(table) => count::grid(edition, &tally.title, table),
        TallyTable::Trend(table) => trend::grid(edition, &tally.title, table),
    };
    form.tallies.iter().filter_map(grid).collect()
}
