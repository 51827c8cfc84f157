//! A chart of an indicator, with one line per series.

mod axis;
mod ends;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;

use self::axis::Axis;
use self::ends::{End, Plot, Side, ends, plot_height};
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
/// The width beside the points without the figures there, and the minimum distance of two period labels, in em.
const SIDES: f32 = 4.0;
const GAP: f32 = 0.8;
/// The share of its room that a plot keeps at least where figures stand beside it.
const LEAST_PLOT: f32 = 0.6;

/// A chart. Its points are from 0 to 1, to the right and upwards.
#[derive(Debug, Serialize)]
pub struct Chart {
    title: Text,
    /// Its description in words.
    alt: String,
    series: Vec<Drawn>,
    /// The height of its plot, in em.
    height: f32,
    /// The figures at its axis, each with its height: zero, and the ends of the axis.
    scale: Vec<(f64, Text)>,
    /// The height of zero.
    zero: f64,
    /// The first and the last figure of each series.
    ends: Vec<End>,
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

/// The charts of a table; `width` is that of each chart in em.
pub fn all(selection: &Selection, table: &Table, width: f32) -> Vec<Chart> {
    drawings(table).iter().filter_map(|rows| chart(selection, table, rows, width)).collect()
}

/// How many charts a table has.
pub fn count(table: &Table) -> usize {
    drawings(table).len()
}

/// The rows of each chart of a table, with their trends.
fn drawings<'r, 'h, 'a>(table: &'r Table<'h, 'a>) -> Vec<Vec<(&'r Row<'h, 'a>, Trend<'a>)>> {
    let mut groups: Vec<Vec<&'r Row<'h, 'a>>> = Vec::new();
    for row in table.rows.iter().filter(|row| is_drawn(row)) {
        match groups.last_mut().filter(|group| key(group[0]) == key(row)) {
            Some(group) => group.push(row),
            None => groups.push(vec![row]),
        }
    }
    let drawn = |group: Vec<&'r Row<'h, 'a>>| {
        group.into_iter().filter_map(|row| Some((row, trend(row)?))).collect::<Vec<(&'r Row<'h, 'a>, Trend<'a>)>>()
    };
    let has_line = |(_, trend): &(&Row, Trend)| trend.points.len() >= LEAST_POINTS;
    groups.into_iter().map(drawn).filter(|rows| rows.iter().any(has_line)).collect()
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

fn chart(selection: &Selection, table: &Table, rows: &[(&Row, Trend)], width: f32) -> Option<Chart> {
    let newest = selection.newest();
    let (form, digits) = (&newest.plan.form, newest.plan.form.page.digits);
    let LineOf::Figures { indicator, .. } = rows.first()?.0.line.of else { return None };
    let unit = table::unit(rows[0].0.line);
    let trends: Vec<&Trend> = rows.iter().map(|(_, trend)| trend).collect();
    let axis = Axis::of(trends.iter().flat_map(|trend| &trend.points).map(|(_, figure)| *figure));
    let figure = |figure: Decimal| Text::line(figure::decimal(form, figure));
    let line = |(trend, places): (&&Trend, &Vec<(Decimal, Decimal)>)| {
        let points = trend.points.iter().zip(places).map(|((_, figure), (x, _))| (to_f64(*x), axis.height(*figure)));
        let ends =
            [trend.points.first(), trend.points.last()].map(|point| figure(point.map_or(Decimal::ZERO, |it| it.1)));
        (points.collect(), ends)
    };
    let lines: Vec<ends::Line> = trends.iter().zip(&places(&trends)).map(line).collect();
    let series = rows.iter().zip(&lines).map(|((row, trend), (points, _))| Drawn {
        name: (rows.len() > 1).then(|| Text::line(row.series.clone())),
        style: style(newest, &row.series),
        runs: runs(trend, points, &table.periods),
    });
    let height = plot_height(&lines);
    let scale: Vec<(f64, Text)> =
        axis.figures().into_iter().map(|it| (axis.height(it), figure(it.normalize()))).collect();
    let width_of = |text: &Text| figure_line::width_of_figures(text.as_str(), digits);
    let widest = |texts: &mut dyn Iterator<Item = &Text>| texts.map(width_of).fold(0.0, f32::max);
    let inner = width - widest(&mut scale.iter().map(|(_, text)| text)) - SIDES;
    let beside = ends(&lines, Plot { height, width: None }, width_of);
    let of_ends = |side: Side| widest(&mut beside.iter().filter(|end| end.side == side).map(|end| &end.text));
    let left = inner - of_ends(Side::Left) - of_ends(Side::Right);
    let (plot, ends) = if left >= LEAST_PLOT * inner {
        (left, beside)
    } else {
        (inner, ends(&lines, Plot { height, width: Some(inner) }, width_of))
    };
    Some(Chart {
        title: Text::line(words::drawn(indicator, unit)),
        alt: alt(selection, rows, indicator, unit),
        series: series.collect(),
        ticks: ticks(&trends, &lines, plot),
        height,
        scale,
        zero: axis.height(Decimal::ZERO),
        ends,
    })
}

/// Results have the plainest line style.
fn style(newest: &Edition, series: &str) -> usize {
    let mut written: Vec<&SeriesForm> = newest.plan.form.series.iter().filter(|it| it.computation.is_none()).collect();
    written.sort_by_key(|it| it.role != Role::Actual);
    written.iter().position(|it| it.name == series).unwrap_or(written.len())
}

/// The points in runs; a period without a figure ends a run.
fn runs(trend: &Trend, places: &[(f64, f64)], periods: &[Period]) -> Vec<Vec<(f64, f64)>> {
    let mut runs: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut before: Option<Period> = None;
    for ((period, _), place) in trend.points.iter().zip(places) {
        let joined = before.is_some_and(|before| {
            before.precedes(*period)
                && !periods.iter().any(|other| other.is_like(*period) && before < *other && *other < *period)
        });
        match runs.last_mut().filter(|_| joined) {
            Some(run) => run.push(*place),
            None => runs.push(vec![*place]),
        }
        before = Some(*period);
    }
    runs
}

/// The periods whose labels fit below the chart.
fn ticks(trends: &[&Trend], lines: &[ends::Line], width: f32) -> Vec<(f64, Text)> {
    let points = trends.iter().zip(lines).flat_map(|(trend, (places, _))| trend.points.iter().zip(places));
    let mut periods: Vec<(Period, f64)> = points.map(|((period, _), (x, _))| (*period, *x)).collect();
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
