//! Two indicators of the same node have each other's value of the previous period.
//!
//! Equal figures of three digits rarely recur by chance. Figures that are only close to each other count if the two indicators
//! are of different magnitude.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::check::Context;
use crate::check::support::figure;
use crate::check::support::timeline::{Point, Timeline};
use crate::finding::{Finding, Rule};
use crate::model::Period;

pub(super) const RULE: &Rule = &Rule::warning("crossed-values", include_str!("../../../docs/checks/crossed-values.md"));

/// Equal figures count from this one on.
const TELLING: Decimal = Decimal::ONE_HUNDRED;
/// Near figures count if one indicator is at least this many times the other.
const APART: Decimal = Decimal::from_parts(3, 0, 0, false, 0);
/// … and from this figure on.
const NOT_SMALL: Decimal = Decimal::TEN;
/// How near a figure must be to the other indicator's: 5 %.
const NEAR: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (_, timelines) in context.timelines_by_node() {
        let by_figure = by_figure(timelines);
        for (index, first) in timelines.iter().enumerate() {
            let later = candidates(first, &by_figure).range(index + 1..).map(|at| &timelines[*at]).collect::<Vec<_>>();
            let crossed = later
                .into_iter()
                .find_map(|second| crossed(first, second).and_then(|points| finding(context, first, second, &points)));
            findings.extend(crossed);
        }
    }
    findings
}

/// The positions of some timelines by the figures that they have in each period.
type ByFigure = BTreeMap<(Period, Decimal), Vec<usize>>;

fn by_figure(timelines: &[Timeline]) -> ByFigure {
    let mut by_figure = ByFigure::new();
    for (index, timeline) in timelines.iter().enumerate() {
        for point in &timeline.points {
            by_figure.entry((point.period, point.figure)).or_default().push(index);
        }
    }
    by_figure
}

/// The timelines that had, in some period, about the figure that this one has in the next: any other cannot cross it.
fn candidates(timeline: &Timeline, by_figure: &ByFigure) -> BTreeSet<usize> {
    let mut out = BTreeSet::new();
    for pair in timeline.points.windows(2) {
        let [before, now] = [pair[0].figure, pair[1].figure];
        // Figures that are only near count if they are far from the one before.
        let is_jump = before.min(now).checked_add(before.min(now)).is_some_and(|twice| before.max(now) >= twice);
        let margin = if is_jump { now.abs().checked_div(Decimal::TEN).unwrap_or_default() } else { Decimal::ZERO };
        let (Some(least), Some(most)) = (now.checked_sub(margin), now.checked_add(margin)) else { continue };
        if before != now {
            let found = by_figure.range((pair[0].period, least)..=(pair[0].period, most));
            out.extend(found.flat_map(|(_, indices)| indices));
        }
    }
    out
}

/// The figures of two indicators, before and now.
struct Crossing<'a> {
    first: [Point<'a>; 2],
    second: [Point<'a>; 2],
}

/// The latest period in which two timelines cross.
fn crossed<'a>(first: &Timeline<'a>, second: &Timeline<'a>) -> Option<Crossing<'a>> {
    let is_comparable = first.series.name == second.series.name
        && first.unit == second.unit
        && first.indicator.tables == second.indicator.tables
        && !std::ptr::eq(first.indicator, second.indicator);
    let pairs = first.points.windows(2).rev().filter_map(|pair| {
        let (before, now) = (second.at(pair[0].period)?, second.at(pair[1].period)?);
        Some(Crossing { first: [pair[0], pair[1]], second: [*before, *now] })
    });
    if is_comparable { pairs.into_iter().find(Crossing::is_likely) } else { None }
}

impl Crossing<'_> {
    fn figures(&self) -> [[Decimal; 2]; 2] {
        [&self.first, &self.second].map(|points| [points[0].figure, points[1].figure])
    }

    /// Whether each indicator has exactly the figure that the other one had.
    fn is_exact(&self) -> bool {
        let [[a, a_now], [b, b_now]] = self.figures();
        a == b_now && b == a_now
    }

    fn is_likely(&self) -> bool {
        let [[a, a_now], [b, b_now]] = self.figures();
        let (least, most) = (a.min(b), a.max(b));
        let are_equal = a != b && self.is_exact() && least >= TELLING;
        let are_apart = least.checked_mul(APART).is_some_and(|times| most >= times);
        let are_near = least >= NOT_SMALL && are_apart && is_near(a_now, b) && is_near(b_now, a);
        are_equal || are_near
    }
}

fn is_near(figure: Decimal, other: Decimal) -> bool {
    let distance = figure.checked_sub(other).map(|distance| distance.abs());
    distance.zip(other.checked_mul(NEAR)).is_some_and(|(distance, near)| distance <= near)
}

fn finding(context: &Context, first: &Timeline, second: &Timeline, points: &Crossing) -> Option<Finding> {
    let [before, now] = points.first;
    let [other_before, other_now] = points.second;
    let from = &now.value.place;
    if now.is_older || other_now.is_older || now.is_explained() || other_now.is_explained() {
        return None;
    }
    let edition = if before.is_older { "前の年度版の" } else { "" };
    let quoted = |point: &Point| figure::quoted(&point.value.value);
    let message = format!(
        "指標「{}」と「{}」（{}）の値が、{edition}{}と{}とで入れ替わって{}（「{}」「{}」→「{}」「{}」）",
        first.indicator.name.value,
        second.indicator.name.value,
        context.line_of(&other_now.value.place, from),
        figure::year(before.period),
        figure::year(now.period),
        if points.is_exact() { "います" } else { "いるように見えます" },
        quoted(&before),
        quoted(&other_before),
        quoted(&now),
        quoted(&other_now),
    );
    let hint = "2つの値を取り違えていないか、担当課に確かめてください。取り違えなら入れ替え、正しければ理由を値の「注」に書いてください";
    Some(context.finding(RULE, &figure::place(now.value), message).hint(hint))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Placed, Scalar, Value};

    fn is_likely(first: [&str; 2], second: [&str; 2]) -> bool {
        let value = |text: &str| Placed::new(Value::Plain(Scalar::parse(text)), Default::default());
        let values = [first, second].map(|pair| pair.map(value));
        let figures = [first, second].map(|pair| pair.map(|text| text.parse::<Decimal>().unwrap()));
        let point = |row: usize, at: usize| Point {
            period: Period::of_western(2018 + at as u16),
            figure: figures[row][at],
            value: &values[row][at],
            is_older: false,
        };
        Crossing { first: [point(0, 0), point(0, 1)], second: [point(1, 0), point(1, 1)] }.is_likely()
    }

    #[test]
    fn equal_figures_of_three_digits_are_told() {
        assert!(is_likely(["799", "902"], ["902", "799"]));
        assert!(!is_likely(["1", "2"], ["2", "1"]), "small counts change places by chance");
        assert!(!is_likely(["12", "35"], ["35", "13"]));
        assert!(!is_likely(["799", "902"], ["902", "798"]));
        assert!(!is_likely(["500", "500"], ["500", "500"]));
    }

    #[test]
    fn near_figures_are_told_if_they_are_far_apart() {
        assert!(is_likely(["120", "4620"], ["4500", "118"]));
        assert!(!is_likely(["1200", "2000"], ["2100", "1190"]), "visits give way to calls");
        assert!(!is_likely(["120", "4620"], ["4500", "160"]));
        assert!(!is_likely(["3", "30"], ["30", "3"]));
    }
}
