//! 集計: the tables of figures that a form asks for.

mod count;
mod head;
mod mixed;
mod notes;
mod rows;
mod trend;

use crate::documents::figures::band::Band;
use crate::documents::figures::figure;
use crate::documents::figures::fitted_tables;
use crate::documents::figures::grid::{Grid, GridRow};
use crate::documents::page::text::Text;
use crate::documents::words;
use crate::model::tally::Extent;
use crate::model::{CountTable, Edition, Form, TallyForm, TallyPlace, TallyTable};
use count::Counter;
use rows::TallyLine;

/// The tables that an edition prints in a place, in the order of its form.
pub fn own(edition: &Edition, place: TallyPlace) -> Vec<Grid> {
    let tallies = edition.plan.form.tallies.iter().filter(|tally| tally.places.contains(&place));
    tallies.filter_map(|tally| Some(grid(edition, Extent::Paper, tally)?.grid)).collect()
}

/// Fits a table to the page of a form, in several tables if necessary.
pub fn fitted(grid: Grid, form: &Form) -> Vec<Band> {
    fitted_tables::fit(grid, form.page.room() as f32, form.page.digits)
}

/// The table of this 題名 for a part of the paper; `None` if the form has none.
pub fn within(edition: &Edition, extent: Extent, title: &str) -> Option<TallyGrid> {
    let tally = edition.plan.form.tallies.iter().find(|tally| tally.title == title)?;
    grid(edition, extent, tally)
}

/// A table of a 集計.
pub struct TallyGrid {
    /// The table.
    pub grid: Grid,
    /// Whether there is nothing to count.
    pub is_blank: bool,
}

fn grid(edition: &Edition, extent: Extent, tally: &TallyForm) -> Option<TallyGrid> {
    let mut of_tally = match &tally.table {
        TallyTable::Counts(table) => counts(edition, extent, &tally.title, table),
        TallyTable::Mixed(table) => {
            let (grid, is_blank) = mixed::grid(edition, extent, &tally.title, table);
            Some(TallyGrid { grid, is_blank })
        }
        TallyTable::Trend(table) => {
            let grid = trend::grid(edition, extent, &tally.title, table)?;
            Some(TallyGrid { is_blank: grid.rows.is_empty(), grid })
        }
    }?;
    let notes = tally.notes.iter().map(|note| Text::line(figure::note(edition, note, extent)));
    of_tally.grid.notes.extend(notes);
    Some(of_tally)
}

/// A table of counts; `None` if the form does not have its axis.
fn counts(edition: &Edition, extent: Extent, title: &str, table: &CountTable) -> Option<TallyGrid> {
    let counter = Counter::for_table(edition, extent, table)?;
    let lines = counter.lines();
    let row = |line: &TallyLine| GridRow {
        depth: line.depth,
        total: line.total,
        cells: [Text::line(line.label.clone())].into_iter().chain(counter.cells(line)).collect(),
    };
    let stage = edition.plan.form.committee_judges(counter.axis).then_some(table.stage);
    let grid = Grid {
        title: Text::line(words::counts_title(title, table.counting, stage)),
        head: counter.head(),
        labels: 1,
        rows: lines.iter().map(row).collect(),
        notes: notes::compose(&counter).into_iter().map(Text::line).collect(),
    };
    Some(TallyGrid { grid, is_blank: counter.nodes.is_empty() })
}
