//! The figures that people wrote for an indicator in one series, over time.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::check::support::figure;
use crate::model::identity::Counterparts;
use crate::model::{
    Edition, Form, Indicator, IndicatorNode, Node, Period, Placed, Role, SeriesForm, SeriesYear, Unit, Value, compute,
};

/// Words that name a 累計 in an indicator.
pub const CUMULATIVE: [&str; 3] = ["累計", "累積", "通算"];

/// The figures of an indicator in one series, oldest first, all for years or all for ends of months.
pub struct Timeline<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// The indicators it is a part of, outermost first.
    pub above: Vec<&'a Indicator>,
    /// The series; its values are not computed.
    pub series: &'a SeriesForm,
    /// The unit of the figures: the one that is written for them alone, that of the series, of the indicator, or of one it is a
    /// part of.
    pub unit: Option<Unit>,
    /// The figures. Periods that only the previous edition has come from there.
    pub points: Vec<Point<'a>>,
}

/// A figure with its period.
#[derive(Debug, Clone, Copy)]
pub struct Point<'a> {
    /// The period.
    pub period: Period,
    /// The figure, without what is printed behind it.
    pub figure: Decimal,
    /// The value.
    pub value: &'a Placed<Value>,
    /// Whether only the previous edition has it.
    pub is_older: bool,
}

impl Point<'_> {
    /// Whether a 注 tells the reader about the figure.
    pub fn is_explained(&self) -> bool {
        matches!(&self.value.value, Value::Record(record) if record.note.is_some())
    }

    /// Names the period and quotes the value: 平成30年度は「1,200」.
    pub fn told(&self) -> String {
        let edition = if self.is_older { "前の年度版の" } else { "" };
        format!("{edition}{}は「{}」", figure::year(self.period), figure::quoted(&self.value.value))
    }
}

impl<'a> Timeline<'a> {
    /// The figure of a period.
    pub fn at(&self, period: Period) -> Option<&Point<'a>> {
        self.points.iter().find(|point| point.period == period)
    }

    /// The latest figure before a period.
    pub fn before(&self, period: Period) -> Option<&Point<'a>> {
        self.points.iter().rfind(|point| point.period < period)
    }

    /// Whether each figure is the sum of all up to its period.
    pub fn is_cumulative(&self) -> bool {
        let named = |name: &str| CUMULATIVE.iter().any(|word| name.contains(word));
        match self.series.role {
            Role::Cumulative => true,
            Role::Actual => named(&self.indicator.name.value) || named(&self.series.name),
            Role::Target | Role::Baseline | Role::None => false,
        }
    }

    /// What messages call the figures: 指標「利用者数」の値.
    pub fn called(&self, form: &Form) -> String {
        format!("指標「{}」の{}", self.indicator.name.value, figure::named(form, &self.series.name))
    }
}

/// The timelines of each section, 事業 and 取組項目 that has indicators written in its place.
pub fn by_node<'a>(
    edition: &'a Edition,
    previous: Option<&'a Edition>,
    counterparts: &Counterparts<'a>,
) -> Vec<(Node<'a>, Vec<Timeline<'a>>)> {
    let form = &edition.plan.form;
    let older = older(counterparts);
    let nodes = edition.nodes().map(|node| {
        let timelines = node.own_indicators().flat_map(|IndicatorNode { indicator, above, .. }| {
            let older = older.get(&address(indicator)).copied();
            let written = form.series.iter().filter(|series| series.computation.is_none());
            let timeline = |series| timeline(previous, indicator, &above, older, series);
            written.filter(|series| series.year == SeriesYear::Shown).filter_map(timeline).collect::<Vec<_>>()
        });
        let timelines = timelines.collect::<Vec<_>>();
        (node, timelines)
    });
    nodes.filter(|(_, timelines)| !timelines.is_empty()).collect()
}

/// The timelines of the series whose values are not for the 表示年度: a 目標値 of a later year, a 現状値.
pub fn of_other_years(edition: &Edition) -> Vec<Timeline<'_>> {
    let series = || edition.plan.form.series.iter().filter(|series| series.computation.is_none());
    let mut timelines = Vec::new();
    for node in edition.nodes() {
        for IndicatorNode { indicator, above, .. } in node.own_indicators() {
            let of_other_years = series().filter(|series| series.year != SeriesYear::Shown);
            timelines.extend(of_other_years.filter_map(|series| timeline(None, indicator, &above, None, series)));
        }
    }
    timelines
}

/// The figures among some values, oldest first, those for years or those for ends of months, whichever are more.
pub fn points<'a>(values: &'a [(Period, Placed<Value>)]) -> Vec<Point<'a>> {
    // Figures of other units cannot be compared with the latest one.
    let usual = values.iter().max_by_key(|(period, _)| *period).and_then(|(_, value)| own_unit(value));
    let values = values.iter().filter(|(_, value)| own_unit(value) == usual);
    let point = |(period, value): &'a (Period, Placed<Value>)| {
        let figure = compute::number(&value.value)?.decimal()?;
        period.is_reportable().then_some(Point { period: *period, figure, value, is_older: false })
    };
    of_one_kind(values.filter_map(point).collect())
}

fn timeline<'a>(
    previous: Option<&'a Edition>,
    indicator: &'a Indicator,
    above: &[&'a Indicator],
    older: Option<&'a Indicator>,
    series: &'a SeriesForm,
) -> Option<Timeline<'a>> {
    let of = |indicator: &'a Indicator| indicator.series(&series.name).map(|series| series.values.as_slice());
    let mut points = points(of(indicator)?);
    let first = points.first()?.period;
    let own = || indicator.unit_below(above).map(|unit| unit.value.as_str());
    let usual = series.unit.as_deref().or_else(own).map(Unit::parse);
    let written = points.last().and_then(|point| own_unit(point.value));
    let is_same_unit = |older: &&Indicator| {
        older.unit.is_none()
            || older.unit.as_ref().map(|unit| Unit::parse(&unit.value)) == usual
            || series.unit.is_some()
    };
    // A period that this edition leaves blank is taken from the one before, a future one is not: it was a plan.
    let is_past = |period: Period| previous.is_some_and(|previous| period <= previous.plan.year);
    let earlier = older.filter(is_same_unit).and_then(of).map(self::points).unwrap_or_default();
    let earlier: Vec<Point> = earlier
        .into_iter()
        .filter(|point| point.period.is_like(first) && is_past(point.period))
        .filter(|point| points.iter().all(|here| here.period != point.period) && own_unit(point.value) == written)
        .map(|point| Point { is_older: true, ..point })
        .collect();
    points.extend(earlier);
    points.sort_by_key(|point| point.period);
    let unit = written.or(usual);
    Some(Timeline { indicator, above: above.to_vec(), series, unit, points })
}

/// The unit that is written for a value alone.
fn own_unit(value: &Placed<Value>) -> Option<Unit> {
    value.value.unit().map(|unit| Unit::parse(&unit.value))
}

/// The counterparts of all indicators in the previous edition, by their addresses.
fn older<'a>(counterparts: &Counterparts<'a>) -> HashMap<usize, &'a Indicator> {
    let pairs = counterparts.indicators();
    pairs.into_iter().filter_map(|(here, older)| Some((address(here), older?))).collect()
}

fn address(indicator: &Indicator) -> usize {
    std::ptr::from_ref(indicator) as usize
}

fn of_one_kind(points: Vec<Point>) -> Vec<Point> {
    let Some(first) = points.first().map(|point| point.period) else { return points };
    let (mut like, unlike): (Vec<_>, Vec<_>) = points.into_iter().partition(|point| point.period.is_like(first));
    if unlike.len() > like.len() {
        like = unlike;
    }
    like.sort_by_key(|point| point.period);
    like
}
