//! A chart of an indicator, with one line per series.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;

use super::selection::Selection;
use super::table::{self, Notes, Row, Table};
use super::words;
use crate::documents::figures::figure;
use crate::documents::page::text::Text;
use crate::documents::sheet::figure_line;
use crate::documents::words as common;
use crate::history::LineOf;
use crate::model::trend::places;
use crate::model::{Edition, Period, PeriodLabels, Role, SeriesForm, Trend};

/// The minimum number of figures for a line.
const LEAST_POINTS: usize = 3;
/// The minimum width of a chart, and the gap to the next one, in em.
const LEAST_WIDTH: f32 = 24.0;
const BETWEEN: f32 = 2.5;
/// The width beside the points without the figures of the scale, and the minimum distance of two period labels, in em.
const SIDES: f32 = 4.0;
const GAP: f32 = 0.8;

/// How charts are arranged side by side.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Places {
    /// The number of charts in a row.
    pub columns: usize,
    /// The width of each chart, and the gap to the next one, in em.
    pub width: f32,
    gap: f32,
}

impl Places {
    /// Places as many charts in a row as fit on a page.
    pub fn new(room: f32) -> Self {
        let columns = (((room + BETWEEN) / (LEAST_WIDTH + BETWEEN)) as usize).max(1);
        let width = (room - BETWEEN * (columns - 1) as f32) / columns as f32;
        Self { columns, width, gap: BETWEEN }
    }
}

/// A chart. Its points are from 0 to 1, to the right and upwards.
#[derive(Debug, Serialize)]
pub struct Chart {
    title: Text,
    /// Its description in words.
    alt: String,
    series: Vec<Drawn>,
    /// The lowest and the highest figure; a single figure if they are equal.
    scale: Vec<Text>,
    /// The periods, each with its position.
    ticks: Vec<(f64, Text)>,
}

/// A series of the chart.
#[derive(Debug, Serialize)]
struct Drawn {
    /// Its name, if there are several series.
    name: Option<Text>,
    /// Its line style: the rank among the written series.
    style: usize,
    /// Its points in runs; the points of each run are joined.
    runs: Vec<Vec<(f64, f64)>>,
}

/// The charts of a thread; `width` is that of each chart in em.
pub fn all(selection: &Selection, table: &Table, width: f32) -> Vec<Chart> {
    let mut groups: Vec<Vec<&Row>> = Vec::new();
    for row in table.rows.iter().filter(|row| is_drawn(row)) {
        match groups.last_mut().filter(|group| key(group[0]) == key(row)) {
            Some(group) => group.push(row),
            None => groups.push(vec![row]),
        }
    }
    groups.into_iter().filter_map(|group| chart(selection, table, &group, width)).collect()
}

/// Whether a row has written figures; computed ones would only repeat them.
fn is_drawn(row: &Row) -> bool {
    matches!(row.line.of, LineOf::Figures { series, .. } if series.computation.is_none())
}

/// The key by which rows share a chart.
fn key<'a>(row: &Row<'_, 'a>) -> (Option<usize>, &'a str) {
    match row.line.of {
        LineOf::Figures { strand, .. } => (Some(strand), table::unit(row.line)),
        LineOf::Judgements { .. } => (None, ""),
    }
}

/// The trend of a row, if it can be drawn.
fn trend<'a>(row: &Row<'_, 'a>) -> Option<Trend<'a>> {
    table::trend(row.line).filter(Trend::is_comparable)
}

fn chart(selection: &Selection, table: &Table, rows: &[&Row], width: f32) -> Option<Chart> {
    let newest = selection.newest();
    let drawn: Vec<(&Row, Trend)> = rows.iter().filter_map(|row| Some((*row, trend(row)?))).collect();
    if drawn.iter().all(|(_, trend)| trend.points.len() < LEAST_POINTS) {
        return None;
    }
    let LineOf::Figures { indicator, .. } = rows.first()?.line.of else { return None };
    let trends: Vec<&Trend> = drawn.iter().map(|(_, trend)| trend).collect();
    let placed = places(&trends);
    let series = drawn.iter().zip(&placed).map(|((row, trend), places)| Drawn {
        name: (drawn.len() > 1).then(|| Text::line(row.series.clone())),
        style: style(newest, &row.series),
        runs: runs(trend, places, &table.periods),
    });
    let unit = table::unit(rows[0].line);
    let scale = scale(newest, &trends);
    let digits = newest.plan.form.page.digits;
    let beside = scale.iter().map(|text| figure_line::width_of_figures(text.as_str(), digits)).fold(0.0, f32::max);
    Some(Chart {
        title: Text::line(words::drawn(indicator, unit)),
        alt: alt(selection, &drawn, indicator, unit),
        series: series.collect(),
        ticks: ticks(&trends, &placed, width - beside - SIDES),
        scale,
    })
}

/// Results have the plainest line style.
fn style(newest: &Edition, series: &str) -> usize {
    let mut written: Vec<&SeriesForm> = newest.plan.form.series.iter().filter(|it| it.computation.is_none()).collect();
    written.sort_by_key(|it| it.role != Role::Actual);
    written.iter().position(|it| it.name == series).unwrap_or(written.len())
}

/// The points in runs; a period without a figure ends a run.
fn runs(trend: &Trend, places: &[(Decimal, Decimal)], periods: &[Period]) -> Vec<Vec<(f64, f64)>> {
    let mut runs: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut before: Option<Period> = None;
    for ((period, _), place) in trend.points.iter().zip(places) {
        let joined = before.is_some_and(|before| {
            before.precedes(*period)
                && !periods.iter().any(|other| other.is_like(*period) && before < *other && *other < *period)
        });
        let place = (to_f64(place.0), to_f64(place.1));
        match runs.last_mut().filter(|_| joined) {
            Some(run) => run.push(place),
            None => runs.push(vec![place]),
        }
        before = Some(*period);
    }
    runs
}

fn scale(newest: &Edition, trends: &[&Trend]) -> Vec<Text> {
    let figures = || trends.iter().flat_map(|trend| &trend.points).map(|(_, figure)| *figure);
    let mut ends: Vec<Decimal> = figures().min().into_iter().chain(figures().max()).collect();
    ends.dedup();
    ends.into_iter().map(|end| Text::line(figure::decimal(&newest.plan.form, end.normalize()))).collect()
}

/// The periods whose labels fit below the chart.
fn ticks(trends: &[&Trend], placed: &[Vec<(Decimal, Decimal)>], width: f32) -> Vec<(f64, Text)> {
    let points = trends.iter().zip(placed).flat_map(|(trend, places)| trend.points.iter().zip(places));
    let mut periods: Vec<(Period, f64)> = points.map(|((period, _), (x, _))| (*period, to_f64(*x))).collect();
    periods.sort_by_key(|(period, _)| *period);
    periods.dedup_by_key(|(period, _)| *period);
    let mut ticks: Vec<(f64, Text)> = Vec::new();
    for (period, x) in periods {
        let label = Text::line(PeriodLabels::Initial.label(0, period));
        let has_room = ticks
            .last()
            .is_none_or(|(before, other)| (x - before) as f32 * width >= (label.length() + other.length()) / 2.0 + GAP);
        if has_room {
            ticks.push((x, label));
        }
    }
    ticks
}

fn alt(selection: &Selection, drawn: &[(&Row, Trend)], indicator: &str, unit: &str) -> String {
    let figures = |(row, trend): &(&Row, Trend)| -> Vec<String> {
        let cells = row.line.cells.iter().filter(|cell| trend.points.iter().any(|(period, _)| *period == cell.period));
        let figure = cells.map(|cell| {
            let value = table::printed(selection, row.line, cell.holds(), Notes::Apart);
            common::figure_of(&PeriodLabels::Era.label(0, cell.period), &value)
        });
        figure.collect()
    };
    match drawn {
        [only] => common::line(indicator, unit, &figures(only)),
        several => {
            let series: Vec<String> =
                several.iter().map(|of| words::series_of_line(&of.0.series, &figures(of))).collect();
            words::drawing(indicator, unit, &series)
        }
    }
}

/// A coordinate of a chart, which need not be exact.
fn to_f64(place: Decimal) -> f64 {
    place.to_f64().unwrap_or(0.5)
}
