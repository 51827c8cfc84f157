//! The columns that the tables of all threads have in common, and what stands beside the tables.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Serialize;

use super::chart;
use super::selection::Selection;
use super::table::{Row, Table};
use super::words;
use crate::documents::figures::band::{Band, taken};
use crate::documents::figures::figure;
use crate::documents::figures::fitted_tables;
use crate::documents::figures::grid::{Grid, GridHead, GridRow};
use crate::documents::page::text::Text;
use crate::documents::words as common;
use crate::model::{DigitWidth, Period};

/// The gap between what stands side by side, in em.
const GAP: f32 = 2.0;
/// The possible widths of the titles beside the tables, in em: the greatest that leaves enough room is used.
const TITLES: [f32; 3] = [24.0, 19.0, 15.0];
/// The minimum width of a chart, and its maximum width beside a table, in em.
const LEAST_CHART: f32 = 20.0;
const WIDEST_BESIDE: f32 = 34.0;

/// How each thread is arranged, the same for all.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Places {
    /// The width of the titles if they stand beside the tables, in em.
    titles: Option<f32>,
    /// The width of the tables if the charts stand beside them, in em.
    tables: Option<f32>,
    /// The number of charts side by side.
    columns: usize,
    /// The width of each chart, in em.
    pub width: f32,
    /// The gap between what stands side by side, in em.
    gap: f32,
}

/// Rows of one of several tables: its index, and where they are.
type Rows = (usize, Range<usize>);

/// The tables of all threads in common columns.
pub struct Columns {
    /// How they are arranged.
    pub places: Places,
    /// Tables that have all rows, each in parts that fit.
    sets: Vec<Vec<Band>>,
    /// The rows of each thread.
    rows: Vec<Rows>,
}

impl Columns {
    /// Chooses the columns for the tables of a selection.
    pub fn new(selection: &Selection, tables: &[Table]) -> Self {
        let page = &selection.newest().plan.form.page;
        let room = page.room() as f32;
        let (grid, rows) = merged(selection, tables);
        let whole = |width: f32| {
            let band = fitted_tables::fit_whole_with_texts(&grid, width, page.digits)?.evened(width);
            (band.width() <= width).then_some(band)
        };
        let charts: Vec<usize> = tables.iter().map(chart::count).collect();
        let filled = tables.iter().filter(|table| !table.periods.is_empty()).count();
        let is_drawn = charts.iter().filter(|count| **count > 0).count() * 2 >= filled.max(1);
        let most = charts.into_iter().max().unwrap_or_default();
        let beside_titles = |titles: Option<f32>| room - titles.map_or(0.0, |width| width + GAP);
        let titles = TITLES.into_iter().map(Some).chain([None]);
        let found = titles.into_iter().find_map(|titles| {
            let room = beside_titles(titles);
            if is_drawn {
                let band = whole(room - GAP - LEAST_CHART)?;
                let (columns, width) = beside_each_other(room - GAP - band.width(), most);
                let band = band.filled(room - columns as f32 * (width.min(WIDEST_BESIDE) + GAP));
                let (columns, width) = beside_each_other(room - GAP - band.width(), columns);
                Some((Places { titles, tables: Some(band.width()), columns, width, gap: GAP }, band))
            } else {
                Some((below(titles, room, most), whole(room)?.filled(room)))
            }
        });
        if let Some((places, band)) = found {
            return Self { places, sets: vec![vec![band]], rows: rows.into_iter().map(|rows| (0, rows)).collect() };
        }
        let (sets, rows) = cut(&grid, rows, room, page.digits);
        let fill = |bands: Vec<Band>| bands.into_iter().map(|band| band.evened(room).filled(room)).collect();
        Self { places: below(None, room, most), sets: sets.into_iter().map(fill).collect(), rows }
    }

    /// The table of a thread, in parts that fit; parts without values are left out.
    ///
    /// - `thread`: its index in the selection
    pub fn of_thread(&self, thread: usize, title: &Text) -> Vec<Band> {
        let (set, rows) = &self.rows[thread];
        self.sets[*set].iter().filter_map(|band| band.of_rows(rows.clone(), title)).collect()
    }
}

/// The common columns of a table that is too wide for the page. Threads that together are not too wide have columns of their
/// own, so that their tables need not be cut for the others.
///
/// - `rows`: those of each thread
fn cut(grid: &Grid, rows: Vec<Range<usize>>, room: f32, digits: DigitWidth) -> (Vec<Vec<Band>>, Vec<Rows>) {
    let part = |rows: Vec<GridRow>| Grid { rows, ..grid.clone() };
    let mut widest: Vec<f32> = Vec::new();
    let mut sets = [Vec::new(), Vec::new()];
    let mut placed = Vec::new();
    for range in rows {
        let of_thread = grid.rows[range].to_vec();
        let widths = fitted_tables::least_widths_with_texts(&part(of_thread.clone()), digits);
        widest.resize(widths.len(), 0.0);
        let together: Vec<f32> = widest.iter().zip(widths).map(|(a, b)| a.max(b)).collect();
        let set = usize::from(taken(&together) > room);
        if set == 0 {
            widest = together;
        }
        let start = sets[set].len();
        sets[set].extend(of_thread);
        placed.push((set, start..sets[set].len()));
    }
    (sets.map(|rows| fitted_tables::fit_with_texts(part(rows), room, digits)).to_vec(), placed)
}

/// How many charts stand side by side in a width, and how wide each is, in em.
fn beside_each_other(width: f32, most: usize) -> (usize, f32) {
    let columns = (((width + GAP) / (LEAST_CHART + GAP)) as usize).clamp(1, most.max(1));
    (columns, (width - GAP * (columns - 1) as f32) / columns as f32)
}

/// Charts below the tables.
fn below(titles: Option<f32>, width: f32, most: usize) -> Places {
    let (columns, width) = beside_each_other(width, most);
    Places { titles, tables: None, columns, width, gap: GAP }
}

/// The rows of all tables in one, with a column for each period of any, and the rows of each.
fn merged(selection: &Selection, tables: &[Table]) -> (Grid, Vec<Range<usize>>) {
    let periods: BTreeSet<Period> = tables.iter().flat_map(|table| table.periods.iter().copied()).collect();
    let periods: Vec<Period> = periods.into_iter().collect();
    let all = || tables.iter().flat_map(|table| &table.rows);
    let has_series = tables.iter().any(|table| table.has_series);
    let has_units = all().any(|row| !row.unit.is_empty());
    let labels = [Some(words::SUBJECT), has_series.then_some(words::SERIES), has_units.then_some(common::UNIT)];
    let labels: Vec<&str> = labels.into_iter().flatten().collect();
    let changes: Vec<usize> =
        (0..words::CHANGES.len()).filter(|at| all().any(|row| !row.change[*at].is_empty())).collect();
    let heads = selection.headings(&periods).into_iter().map(GridHead::of_period);
    let of_changes = changes.iter().map(|at| GridHead::new(words::CHANGES[*at], 1, 1));
    let head = labels.iter().map(|label| GridHead::new(*label, 1, 1)).chain(heads).chain(of_changes);
    let digits = selection.newest().plan.form.page.digits;
    let row = |table: &Table, row: &Row| {
        let labels = [Some(&row.subject), has_series.then_some(&row.series), has_units.then_some(&row.unit)];
        let value = |period: &Period| {
            let at = table.periods.iter().position(|other| other == period);
            match at.and_then(|at| row.cells[at].as_ref()) {
                Some((text, Some(mark))) => format!("{text} {}", words::mark(*mark)),
                Some((text, None)) => text.clone(),
                None => String::new(),
            }
        };
        let values = periods.iter().map(value).chain(changes.iter().map(|at| row.change[*at].clone()));
        let values = values.map(|value| figure::value_text(&value, digits));
        let cells = labels.into_iter().flatten().map(|label| Text::line(label.clone())).chain(values).collect();
        GridRow { depth: 0, total: false, cells }
    };
    let (mut rows, mut ranges) = (Vec::new(), Vec::new());
    for table in tables {
        let start = rows.len();
        rows.extend(table.rows.iter().map(|of_table| row(table, of_table)));
        ranges.push(start..rows.len());
    }
    let grid =
        Grid { title: Text::line(""), head: vec![head.collect()], labels: labels.len(), rows, notes: Vec::new() };
    (grid, ranges)
}
