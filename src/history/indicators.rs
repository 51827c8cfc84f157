//! The lines of indicators.
//!
//! An indicator is followed from edition to edition like its holder. When its unit changes, it goes on as another
//! line, because figures in two units do not belong in one row.

use super::holder::Holder;
use super::judgements;
use super::line::{Cells, HistoryLine, LineOf, Said};
use super::threads::follow;
use crate::model::compute::Printed;
use crate::model::identity::IndicatorTree;
use crate::model::{
    Carrier, Edition, Indicator, Part, Period, Placed, SeriesForm, SeriesYear, Unit, Value, compute, without_whitespace,
};

/// An indicator of one edition.
#[derive(Clone)]
struct Found<'a> {
    indicator: &'a Indicator,
    /// The names of the indicators that contain it, outermost first.
    above: Vec<&'a str>,
    /// 単位, perhaps of one that contains it.
    unit: Option<&'a str>,
}

/// An indicator through the years, newest first.
type Track<'a> = Vec<(usize, Found<'a>)>;

/// The first edition in which a track goes on in another unit, and that unit.
type NextUnit<'a> = Option<(usize, Option<&'a str>)>;

/// The lines of the indicators of a thread, in the order of its newest edition.
pub(super) fn lines<'a>(editions: &[&'a Edition], appearances: &[(usize, Holder<'a>)]) -> Vec<HistoryLine<'a>> {
    let carrier = |edition: usize| {
        appearances.iter().find(|(other, _)| *other == edition).map_or(Carrier::Item, |(_, holder)| holder.carrier)
    };
    let mut count = 0;
    tracks(appearances).iter().flat_map(|track| of_track(editions, track, &mut count, &carrier)).collect()
}

/// The indicators of a thread, each through the years.
fn tracks<'a>(appearances: &[(usize, Holder<'a>)]) -> Vec<Track<'a>> {
    let oldest_first = || appearances.iter().rev();
    let trees: Vec<IndicatorTree> =
        oldest_first().map(|(_, holder)| IndicatorTree::new(&holder.carried.indicators)).collect();
    let editions: Vec<usize> = oldest_first().map(|(edition, _)| *edition).collect();
    let counts: Vec<usize> = trees.iter().map(|tree| tree.all.len()).collect();
    let threads = follow(&counts, |older, newer| {
        let pairs = trees[older].pairs_with(&trees[newer]);
        (0..counts[older]).map(|index| pairs.same_now(index)).collect()
    });
    let found = |(tree, index): (usize, usize)| {
        let tree_of = &trees[tree];
        let mut path = tree_of.path(index);
        path.pop();
        let containing: Vec<&Indicator> = path.into_iter().map(|at| tree_of.all[at].indicator).collect();
        let indicator = tree_of.all[index].indicator;
        let unit = indicator.unit_below(&containing).map(|unit| unit.value.as_str());
        let above = containing.iter().map(|it| it.name.value.as_str()).collect();
        (editions[tree], Found { indicator, above, unit })
    };
    threads.into_iter().map(|thread| thread.into_iter().map(found).collect()).collect()
}

fn of_track<'a>(
    editions: &[&'a Edition],
    track: &Track<'a>,
    strand_count: &mut usize,
    carrier: &dyn Fn(usize) -> Carrier,
) -> Vec<HistoryLine<'a>> {
    let mut lines = Vec::new();
    for (strand, next_unit) in strands(track) {
        for series in series_of(editions, strand) {
            let of_series = |strand| of_series(editions, strand, next_unit, series, carrier);
            lines.extend(of_series((strand, *strand_count)));
        }
        *strand_count += 1;
    }
    let judged: Vec<(usize, &Indicator)> = track.iter().map(|(edition, it)| (*edition, it.indicator)).collect();
    lines.extend(judgements::of_indicator(editions, &judged, carrier));
    if let Some((_, latest)) = track.first() {
        lines.iter_mut().for_each(|line| line.above.clone_from(&latest.above));
    }
    lines
}

/// Cuts a track where the unit changes, newest first. An edition without a unit has that of its neighbour.
fn strands<'t, 'a>(track: &'t Track<'a>) -> Vec<(&'t [(usize, Found<'a>)], NextUnit<'a>)> {
    let unit_at = |at: usize| track[at].1.unit;
    let (mut strands, mut start, mut unit, mut next) = (Vec::new(), 0, None, None);
    for at in 0..track.len() {
        let Some(here) = unit_at(at) else { continue };
        if unit.is_some_and(|unit: &str| Unit::parse(unit) != Unit::parse(here)) {
            strands.push((&track[start..at], next));
            next = Some((track[at - 1].0, unit));
            start = at;
        }
        unit = Some(here);
    }
    strands.push((&track[start..], next));
    strands
}

/// Lists the series that the forms declare: those of the newest edition first, then those that only older ones have.
fn series_of<'a>(editions: &[&'a Edition], strand: &[(usize, Found)]) -> Vec<&'a SeriesForm> {
    let mut all: Vec<&SeriesForm> = Vec::new();
    for series in strand.iter().flat_map(|(edition, _)| &editions[*edition].plan.form.series) {
        if all.iter().all(|other| other.name != series.name) {
            all.push(series);
        }
    }
    all
}

/// Returns the line of a series; `None` if no edition has a value.
fn of_series<'a>(
    editions: &[&'a Edition],
    (strand, ordinal): (&[(usize, Found<'a>)], usize),
    next_unit: NextUnit<'a>,
    series: &'a SeriesForm,
    carrier: &dyn Fn(usize) -> Carrier,
) -> Option<HistoryLine<'a>> {
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
    let unit = strand.iter().find_map(|(_, it)| it.unit);
    Some(HistoryLine {
        of: LineOf::Figures { indicator: name(latest), depth: latest.above.len(), series, unit, strand: ordinal },
        above: Vec::new(),
        cells,
        former_names: renamed.map(|pair| (pair[1].0, name(&pair[1].1))).collect(),
        next_unit,
    })
}

/// Returns what an edition states for an indicator in a series: written values, and computed ones if they are printed.
fn said<'a>(edition: &'a Edition, indicator: &'a Indicator, series: &str, carrier: Carrier) -> Vec<(Period, Said<'a>)> {
    let plan = &edition.plan;
    let Some(form) = plan.form.series(series) else { return Vec::new() };
    let is_printed = plan.form.prints(carrier, &indicator.tables, &Part::Series(vec![series.to_owned()]));
    let shown = &*plan.form.periods_of_all(&indicator.tables, &plan.periods);
    let computed = |period| compute::computed(&plan.form, indicator, form, period, shown).filter(|_| is_printed);
    let values = indicator.series(series).map(|series| series.values.as_slice()).unwrap_or_default();
    if form.year.is_single() {
        let written = values.first();
        let year = match form.year {
            // A word of the 空欄 may have no year, and a total none of its own.
            SeriesYear::Own => {
                compute::Years { form: &plan.form, series: form, period: plan.year, periods: shown }.printed(indicator)
            }
            SeriesYear::Common | SeriesYear::Shown => Some(written.map_or(plan.year, |(period, _)| *period)),
        };
        let printed = Printed::of(written.map(|(_, value)| value), || computed(plan.year));
        let said = printed.and_then(|printed| Said::of(&printed, &plan.form));
        return year.zip(said).into_iter().collect();
    }
    let others = shown.iter().filter(|period| values.iter().all(|(at, _)| at != *period));
    let written = values.iter().map(|(period, value)| (*period, Some(value)));
    let said = |(period, value): (Period, Option<&'a Placed<Value>>)| {
        let computed = || shown.contains(&period).then(|| computed(period)).flatten();
        Some((period, Said::of(&Printed::of(value, computed)?, &plan.form)?))
    };
    written.chain(others.map(|period| (*period, None))).filter_map(said).collect()
}
