//! A series repeats the figures of another one, or of the previous edition, shifted by one period.
//!
//! Usually a column was copied without moving it on by a year.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::check::Context;
use crate::check::support::figure;
use crate::check::support::telling::{COMPARED, are_telling, digits};
use crate::check::support::timeline::{self, Point, Timeline};
use crate::finding::{Finding, Rule};
use crate::model::{Indicator, Period, Role, Unit};

pub(super) const RULE: &Rule = &Rule::warning("shifted-years", include_str!("../../../docs/checks/shifted-years.md"));

/// For two indicators, this many equal figures of at least four digits are evidence of a copy …
const LONG_FIGURES: (usize, usize) = (2, 4);
/// … or this many of three digits.
const FIGURES: (usize, usize) = (3, 3);
/// For two editions of one indicator, this many figures of at least two digits are enough.
const OF_ONE: (usize, usize) = (2, 2);
/// An indicator of this name is shifted on purpose.
const EARLIER: [&str; 4] = ["前年", "昨年", "前回", "前期"];

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let mut findings = between_items(context);
    findings.extend(between_editions(context));
    findings
}

/// A figure of one series in another one.
struct Shifted<'a> {
    here: Point<'a>,
    there: Point<'a>,
}

/// Finds the indicators that have the figures of an earlier one in other periods.
fn between_items(context: &Context) -> Vec<Finding> {
    let timelines: Vec<&Timeline> = context.timelines().filter(is_compared).collect();
    let mut by_figure: HashMap<Decimal, Vec<usize>> = HashMap::new();
    let mut findings = Vec::new();
    for (index, timeline) in timelines.iter().enumerate() {
        let figures =
            timeline.points.iter().map(|point| point.figure.normalize()).filter(|it| digits(*it) >= FIGURES.1);
        let mut others: Vec<usize> = figures
            .clone()
            .filter_map(|figure| by_figure.get(&figure))
            .flat_map(|others| others.iter().take(COMPARED))
            .copied()
            .collect();
        others.sort_unstable();
        others.dedup();
        let shifted = others.into_iter().find_map(|other| {
            let shifted = between(timelines[other], timeline)?;
            Some((timelines[other], shifted))
        });
        findings.extend(shifted.and_then(|(other, shifted)| finding(context, other, timeline, &shifted)));
        for figure in figures {
            by_figure.entry(figure).or_default().push(index);
        }
    }
    findings
}

/// Whether a series holds results. Targets often repeat each other, because they rise by equal steps.
fn is_compared(timeline: &&Timeline) -> bool {
    let name = &timeline.indicator.name.value;
    let is_earlier = EARLIER.iter().any(|word| name.contains(word) || timeline.series.name.contains(word));
    timeline.series.role != Role::Target && timeline.series.role != Role::Baseline && !is_earlier
}

/// The figures of a timeline that another one has a period earlier or later.
fn between<'a>(there: &Timeline<'a>, here: &Timeline<'a>) -> Option<Vec<Shifted<'a>>> {
    let is_comparable = there.series.name == here.series.name
        && there.unit.as_ref().map(Unit::kind) == here.unit.as_ref().map(Unit::kind)
        && !std::ptr::eq(there.indicator, here.indicator);
    if !is_comparable {
        return None;
    }
    [1, -1].into_iter().find_map(|by| {
        let shifted = moved(&there.points, &here.points, by);
        let figures: Vec<Decimal> = shifted.iter().map(|shifted| shifted.here.figure).collect();
        let is_sure = [LONG_FIGURES, FIGURES].iter().any(|(count, digits)| are_telling(&figures, *count, *digits));
        is_sure.then_some(shifted)
    })
}

/// The pairs of equal figures `by` periods apart; empty if a figure in between differs, or if the series agree unmoved.
fn moved<'a>(there: &[Point<'a>], here: &[Point<'a>], by: isize) -> Vec<Shifted<'a>> {
    let neighbour = |period: Period| {
        let of = |other: &&Point| if by > 0 { other.period.precedes(period) } else { period.precedes(other.period) };
        there.iter().find(of)
    };
    let pairs: Vec<Shifted> =
        here.iter().filter_map(|point| Some(Shifted { here: *point, there: *neighbour(point.period)? })).collect();
    let are_equal = pairs.iter().all(|pair| pair.here.figure == pair.there.figure);
    let agrees =
        |pair: &Shifted| there.iter().any(|other| other.period == pair.here.period && other.figure == pair.here.figure);
    if are_equal && !pairs.iter().any(agrees) { pairs } else { Vec::new() }
}

fn finding(context: &Context, there: &Timeline, here: &Timeline, shifted: &[Shifted]) -> Option<Finding> {
    let last = shifted.iter().rfind(|pair| !pair.here.is_older && !pair.there.is_older)?;
    let message = format!(
        "{}が、指標「{}」（{}）と1年ずれて同じです（{}。{}）",
        here.called(&context.edition.plan.form),
        there.indicator.name.value,
        context.line_of(&last.there.value.place, &last.here.value.place),
        told(last, there),
        count(shifted),
    );
    let hint = "列を取り違えていないか、どちらの年度が正しいかを確かめて、ずれている方を直してください";
    Some(context.finding(RULE, &figure::place(last.here.value), message).hint(hint))
}

/// 平成30年度は「34,796」、「人口」では平成29年度の値.
fn told(shifted: &Shifted, there: &Timeline) -> String {
    format!("{}、「{}」では{}の値", shifted.here.told(), there.indicator.name.value, figure::year(shifted.there.period))
}

fn count(shifted: &[Shifted]) -> String {
    let unit = if shifted.len() < 10 { "つ" } else { "個" };
    format!("同じ値は{}{unit}", shifted.len())
}

/// Finds the series that have the figures of the previous edition in other periods.
fn between_editions(context: &Context) -> Vec<Finding> {
    let form = &context.edition.plan.form;
    let pairs = context.counterparts().indicators();
    let mut findings = Vec::new();
    for (indicator, older) in pairs.into_iter().filter_map(|(indicator, older)| Some((indicator, older?))) {
        let written = form.series.iter().filter(|series| series.computation.is_none() && series.role != Role::Target);
        for series in written {
            let points = |indicator: &'_ Indicator| indicator.series(&series.name).map(|it| it.values.clone());
            let (Some(here), Some(there)) = (points(indicator), points(older)) else { continue };
            let (here, there) = (timeline::points(&here), timeline::points(&there));
            let shifted = moved(&there, &here, 1);
            let figures: Vec<Decimal> = shifted.iter().map(|shifted| shifted.here.figure).collect();
            // A figure that both editions give for the same period says that it is no slip.
            let Some(last) = shifted.last().filter(|_| are_telling(&figures, OF_ONE.0, OF_ONE.1)) else { continue };
            let message = format!(
                "指標「{}」の{}が、前の年度版の値のまま1年ずれています（{}は「{}」、前の年度版では{}の値。{}）",
                indicator.name.value,
                figure::named(form, &series.name),
                figure::year(last.here.period),
                figure::quoted(&last.here.value.value),
                figure::year(last.there.period),
                count(&shifted),
            );
            let hint = "前の年度版の値を写したままなら、正しい年度のところへ書き直してください";
            findings.push(context.finding(RULE, &figure::place(last.here.value), message).hint(hint));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Placed, Scalar, Value};

    /// How many figures of a series are those of another one, a period later.
    fn moved_by_one(there: &[&str], here: &[&str]) -> usize {
        let values = |texts: &[&str]| -> Vec<(Period, Placed<Value>)> {
            let value = |(index, text): (usize, &&str)| {
                let value = Placed::new(Value::Plain(Scalar::parse(text)), Default::default());
                (Period::of_western(2020 + index as u16), value)
            };
            texts.iter().enumerate().map(value).collect()
        };
        let (there, here) = (values(there), values(here));
        [1, -1]
            .map(|by| moved(&timeline::points(&there), &timeline::points(&here), by).len())
            .into_iter()
            .max()
            .unwrap()
    }

    #[test]
    fn a_series_a_period_off_is_found_in_either_direction() {
        let (a, b) = (["35471", "34796", "33948"], ["34796", "33948", "33238"]);
        assert_eq!((moved_by_one(&a, &b), moved_by_one(&b, &a)), (2, 2));
    }

    #[test]
    fn one_figure_that_differs_clears_the_others() {
        assert_eq!(moved_by_one(&["35471", "34796", "33948", "33000"], &["34796", "33948", "33001", "32000"]), 0);
        assert_eq!(moved_by_one(&["500", "500", "500"], &["500", "500", "500"]), 0);
    }
}
