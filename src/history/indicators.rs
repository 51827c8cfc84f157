//! The lines of indicators.
//!
//! An indicator is followed from edition to edition as what holds it is. Where its unit changes it goes on as another
//! line: figures in two units do not belong in one row.

use std::collections::HashMap;

use super::alike::indicators_alike;
use super::holder::Holder;
use super::line::{Cells, Line, LineOf, Said};
use super::pairing::{Sign, pair};
use super::{judgements, unit};
use crate::model::{
    Carrier, Edition, Indicator, Part, Period, Scalar, SeriesForm, SeriesYear, Value, blank, compute,
    without_whitespace,
};

/// An indicator of one edition.
#[derive(Clone)]
struct Found<'a> {
    indicator: &'a Indicator,
    depth: usize,
    /// The names of those it is a part of and its own, each with its rank among its neighbours of the same name.
    path: Vec<String>,
}

/// An indicator through the years, newest first.
type Track<'a> = Vec<(usize, Found<'a>)>;

/// Where a track goes on in another unit: the first edition with that, and the unit.
type NextUnit<'a> = Option<(usize, Option<&'a str>)>;

/// The lines of the indicators of a thread, in the order of its newest edition.
pub(super) fn lines<'a>(editions: &[&'a Edition], appearances: &[(usize, Holder<'a>)]) -> Vec<Line<'a>> {
    let mut tracks: Vec<Track<'a>> = Vec::new();
    for (edition, holder) in appearances {
        let mut found = Vec::new();
        flat(&holder.carried.indicators, 0, &[], &mut found);
        follow(&mut tracks, *edition, found);
    }
    let carrier = |edition: usize| {
        appearances.iter().find(|(other, _)| *other == edition).map_or(Carrier::Item, |(_, holder)| holder.carrier)
    };
    let mut count = 0;
    tracks.iter().flat_map(|track| of_track(editions, track, &mut count, &carrier)).collect()
}

fn flat<'a>(list: &'a [Indicator], depth: usize, above: &[String], out: &mut Vec<Found<'a>>) {
    let mut ranks: HashMap<String, usize> = HashMap::new();
    for indicator in list {
        let name = without_whitespace(&indicator.name.value);
        let rank = ranks.entry(name.clone()).or_default();
        let path = [above, &[format!("{name}#{rank}")]].concat();
        *rank += 1;
        out.push(Found { indicator, depth, path: path.clone() });
        flat(&indicator.parts, depth + 1, &path, out);
    }
}

/// Adds the indicators of an edition to the tracks that begin in later ones.
fn follow<'a>(tracks: &mut Vec<Track<'a>>, edition: usize, found: Vec<Found<'a>>) {
    let unit_of = |it: &Found| it.indicator.unit.as_ref().map(|unit| unit::plain(&unit.value)).unwrap_or_default();
    let name_of = |it: &Found| without_whitespace(&it.indicator.name.value);
    let with_unit = |it: &Found| Some([it.path.clone(), vec![unit_of(it)]].concat());
    let path = |it: &Found| Some(it.path.clone());
    let elsewhere = |it: &Found| Some(vec![name_of(it), unit_of(it)]);
    let name = |it: &Found| Some(vec![name_of(it)]);
    // The only one that is left over of a unit.
    let left_over = |it: &Found| it.indicator.unit.is_some().then(|| vec![it.depth.to_string(), unit_of(it)]);
    let certain = |_: &Found, _: &Found| true;
    let renamed = |older: &Found, newer: &Found| indicators_alike(older.indicator, newer.indicator);
    let signs = [
        Sign { of: &with_unit, confirmed: &certain },
        Sign { of: &path, confirmed: &certain },
        Sign { of: &elsewhere, confirmed: &certain },
        Sign { of: &name, confirmed: &certain },
        Sign { of: &left_over, confirmed: &renamed },
    ];
    let older: Vec<&Found> = found.iter().collect();
    let newer: Vec<&Found> = tracks.iter().filter_map(|track| track.last()).map(|(_, it)| it).collect();
    let pairs = pair(&older, &newer, &signs);
    for (it, track) in found.into_iter().zip(pairs) {
        match track {
            Some(track) => tracks[track].push((edition, it)),
            None => tracks.push(vec![(edition, it)]),
        }
    }
}

fn of_track<'a>(
    editions: &[&'a Edition],
    track: &Track<'a>,
    strand_count: &mut usize,
    carrier: &dyn Fn(usize) -> Carrier,
) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    for (strand, next_unit) in strands(track) {
        for series in series_of(editions, strand) {
            let of_series = |strand| of_series(editions, strand, next_unit, series, carrier);
            lines.extend(of_series((strand, *strand_count)));
        }
        *strand_count += 1;
    }
    let judged: Vec<(usize, &Indicator)> = track.iter().map(|(edition, it)| (*edition, it.indicator)).collect();
    lines.extend(judgements::of_indicator(editions, &judged));
    lines
}

/// A track cut where the unit changes, newest first. A unit that is not told is that of the neighbour.
fn strands<'t, 'a>(track: &'t Track<'a>) -> Vec<(&'t [(usize, Found<'a>)], NextUnit<'a>)> {
    let unit_at = |at: usize| track[at].1.indicator.unit.as_ref().map(|unit| unit.value.as_str());
    let (mut strands, mut start, mut unit, mut next) = (Vec::new(), 0, None, None);
    for at in 0..track.len() {
        let Some(here) = unit_at(at) else { continue };
        if unit.is_some_and(|unit: &str| unit::plain(unit) != unit::plain(here)) {
            strands.push((&track[start..at], next));
            next = Some((track[at - 1].0, unit));
            start = at;
        }
        unit = Some(here);
    }
    strands.push((&track[start..], next));
    strands
}

/// The series of the forms of some editions, in the order of the newest, then those that only older ones have.
fn series_of<'a>(editions: &[&'a Edition], strand: &[(usize, Found)]) -> Vec<&'a SeriesForm> {
    let mut all: Vec<&SeriesForm> = Vec::new();
    for series in strand.iter().flat_map(|(edition, _)| &editions[*edition].plan.form.series) {
        if all.iter().all(|other| other.name != series.name) {
            all.push(series);
        }
    }
    all
}

/// The line of a series; `None` where nobody says anything.
fn of_series<'a>(
    editions: &[&'a Edition],
    (strand, ordinal): (&[(usize, Found<'a>)], usize),
    next_unit: NextUnit<'a>,
    series: &'a SeriesForm,
    carrier: &dyn Fn(usize) -> Carrier,
) -> Option<Line<'a>> {
    let mut cells = Cells::default();
    for (edition, it) in strand {
        for (period, said) in said(editions[*edition], it.indicator, &series.name, carrier(*edition)) {
            cells.add(editions, *edition, period, said);
        }
    }
    let cells = cells.in_time();
    let (_, latest) = strand.first().filter(|_| !cells.is_empty())?;
    let name = |it: &Found<'a>| it.indicator.name.value.as_str();
    let renamed =
        strand.windows(2).filter(|pair| without_whitespace(name(&pair[0].1)) != without_whitespace(name(&pair[1].1)));
    let unit = strand.iter().find_map(|(_, it)| it.indicator.unit.as_ref());
    Some(Line {
        of: LineOf::Figures {
            indicator: name(latest),
            depth: latest.depth,
            series,
            unit: unit.map(|unit| unit.value.as_str()),
            strand: ordinal,
        },
        cells,
        former_names: renamed.map(|pair| (pair[1].0, name(&pair[1].1))).collect(),
        next_unit,
    })
}

/// What an edition says of an indicator in a series: what is written and, as far as it is printed, what follows from it.
fn said<'a>(edition: &'a Edition, indicator: &'a Indicator, series: &str, carrier: Carrier) -> Vec<(Period, Said<'a>)> {
    let plan = &edition.plan;
    let Some(form) = plan.form.series(series) else { return Vec::new() };
    let values = indicator.series(series).map(|series| series.values.as_slice()).unwrap_or_default();
    let written = values.iter().filter(|(_, value)| blank::is_written(&value.value));
    let mut said: Vec<_> = written.map(|(period, value)| (*period, Said::Written(value))).collect();
    let is_printed = || plan.form.prints(carrier, &indicator.table, &Part::Series(vec![series.to_owned()]));
    if form.year == SeriesYear::Shown && (indicator.aggregate.is_some() || form.computation.is_some() && is_printed()) {
        let periods = plan.form.periods_of(&indicator.table, &plan.periods);
        for period in periods.iter().filter(|period| values.iter().all(|(at, _)| at != *period)) {
            let computed = compute::computed(&plan.form, indicator, form, *period, periods);
            said.extend(computed.map(|number| (*period, Said::Computed(Value::Plain(Scalar::Number(number))))));
        }
    }
    said
}
