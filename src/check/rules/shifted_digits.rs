//! A figure that is ten, a hundred or a thousand times its neighbours, or a tenth of them: a digit or a decimal point was
//! lost or typed twice, or 円 were written for 千円.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::check::Context;
use crate::check::support::telling::digits;
use crate::check::support::timeline::{self, Point};
use crate::check::support::{figure, nodes};
use crate::finding::{Finding, Rule};
use crate::model::{FieldValue, Unit};

pub(super) const RULE: &Rule = &Rule::warning("shifted-digits", include_str!("../../../docs/checks/shifted-digits.md"));

/// How many periods before and after a figure are its neighbours.
const REACH: usize = 3;
/// The neighbours agree if the greatest is at most this many times the least.
const SPREAD: f64 = 2.0;
/// The newest figure has only two neighbours in a paper of three years. They agree if the greater is at most this many times
/// the less.
const SPREAD_OF_TWO: f64 = 1.25;
/// A rate below 1 was written as a share where all others of the series are above this one: 0.431 for 43.1 %.
const LEAST_RATE: f64 = 10.0;
/// The figure with its digits moved may be this many times beyond its neighbours.
const MARGIN: f64 = 1.2;
/// Smaller counts may really fall to a tenth.
const LEAST_COUNT: f64 = 30.0;
/// Two figures alone are compared from this one on.
const LEAST_OF_PAIR: f64 = 100.0;
/// How far the ratio of two single figures may be from 1000.
const THOUSAND_MARGIN: f64 = 1.3;
/// The fiscal years in which counts fell to a tenth and rose again.
const EPIDEMIC: std::ops::RangeInclusive<u16> = 2020..=2022;

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let form = &context.edition.plan.form;
    let mut findings = Vec::new();
    for timeline in context.timelines() {
        let is_rate = timeline.unit.as_ref().is_some_and(Unit::is_percent);
        // A 累計 that begins anew falls.
        let slip = slip(&timeline.points, is_rate)
            .filter(|slip| !timeline.is_cumulative() || matches!(slip.shift, Shift::Times(_)));
        findings.extend(slip.map(|slip| finding(context, &timeline.called(form), &slip)));
    }
    for field in nodes::fields(context) {
        let FieldValue::Years(values) = &field.value else { continue };
        let unit = form.fields.iter().find(|it| it.name == field.name).and_then(|it| it.unit.as_deref());
        let is_rate = unit.is_some_and(|unit| Unit::parse(unit).is_percent());
        let called = format!("「{}」", field.name);
        findings.extend(slip(&timeline::points(values), is_rate).map(|slip| finding(context, &called, &slip)));
    }
    findings
}

/// A figure that does not fit its neighbours.
struct Slip<'a> {
    here: Point<'a>,
    /// The neighbour to name.
    beside: Point<'a>,
    shift: Shift,
}

/// By how much a figure is too large or too small.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shift {
    Times(u32),
    Part(u32),
}

impl Shift {
    const ALL: [Self; 6] =
        [Self::Part(10), Self::Times(10), Self::Part(100), Self::Times(100), Self::Part(1000), Self::Times(1000)];

    /// The figure as it was meant.
    fn mended(self, figure: f64) -> f64 {
        match self {
            Self::Times(factor) => figure / f64::from(factor),
            Self::Part(factor) => figure * f64::from(factor),
        }
    }

    fn told(self) -> String {
        match self {
            Self::Times(factor) => format!("およそ{factor}倍"),
            Self::Part(factor) => format!("およそ{factor}分の1"),
        }
    }
}

/// The first figure that does not fit its neighbours.
fn slip<'a>(points: &[Point<'a>], is_rate: bool) -> Option<Slip<'a>> {
    let figures: Vec<f64> = points.iter().filter_map(|point| point.figure.to_f64()).collect();
    if figures.len() != points.len() {
        return None;
    }
    let of = |index: usize, beside: usize, shift| Slip { here: points[index], beside: points[beside], shift };
    let among = |index: usize| {
        let found = among_neighbours(points, &figures, index, is_rate);
        let found = found.or_else(|| newest_of_three(points, &figures, index, is_rate));
        let found = found.or_else(|| share(&figures, index).filter(|_| is_rate));
        let (shift, beside) = found.filter(|_| is_reported(&points[index]))?;
        Some(of(index, beside, shift))
    };
    (0..points.len()).find_map(among).or_else(|| {
        let pair = |index: usize| Some(of(index, index - 1, of_pair(points, &figures, index, is_rate)?));
        (1..points.len()).find_map(pair).filter(|slip| is_reported(&slip.here))
    })
}

/// The shift of a figure whose neighbours agree with each other, and the nearest of them.
fn among_neighbours(points: &[Point], figures: &[f64], index: usize, is_rate: bool) -> Option<(Shift, usize)> {
    let window = index.saturating_sub(REACH)..(index + REACH + 1).min(figures.len());
    let others: Vec<usize> = window.filter(|at| *at != index && figures[*at] > 0.0).collect();
    let is_between = others.iter().any(|at| *at < index) && others.iter().any(|at| *at > index);
    if figures[index] <= 0.0 || others.len() < if is_between { 2 } else { 3 } {
        return None;
    }
    let least = others.iter().map(|at| figures[*at]).fold(f64::INFINITY, f64::min);
    let most = others.iter().map(|at| figures[*at]).fold(0.0, f64::max);
    let of_two_digits = others.iter().all(|at| digits(points[*at].figure) >= 2);
    if most > least * SPREAD || !of_two_digits {
        return None;
    }
    let fits = |shift: &Shift| (least / MARGIN..=most * MARGIN).contains(&shift.mended(figures[index]));
    let shift = Shift::ALL.into_iter().find(fits)?;
    // A figure of the same size in any other period says that it is no slip.
    let is_supported = figures.iter().enumerate().any(|(at, figure)| at != index && are_near(*figure, figures[index]));
    let may_fall = |figure: f64| !is_rate && figure < LEAST_COUNT || is_of_epidemic(points[index], is_rate);
    if is_supported || matches!(shift, Shift::Part(10 | 100)) && may_fall(least) {
        return None;
    }
    let beside = others.into_iter().min_by_key(|at| at.abs_diff(index))?;
    Some((shift, beside))
}

/// The shift of the newest of three figures whose other two nearly agree, and the one before it.
fn newest_of_three(points: &[Point], figures: &[f64], index: usize, is_rate: bool) -> Option<(Shift, usize)> {
    let [before, last, now] = figures else { return None };
    let (least, most) = (before.min(*last), before.max(*last));
    if index != 2 || least < LEAST_OF_PAIR && !is_rate || least <= 0.0 || *now <= 0.0 || most > least * SPREAD_OF_TWO {
        return None;
    }
    let fits = |shift: &Shift| (least / MARGIN..=most * MARGIN).contains(&shift.mended(*now));
    let shift = Shift::ALL.into_iter().find(fits)?;
    let of_two_digits = points[..index].iter().all(|point| digits(point.figure) >= 2);
    // Counts fell in the epidemic and rise again.
    let is_of_epidemic = points.iter().any(|point| is_of_epidemic(*point, is_rate));
    (of_two_digits && !is_of_epidemic).then_some((shift, index - 1))
}

/// A rate that was written as a share, and the nearest other figure.
fn share(figures: &[f64], index: usize) -> Option<(Shift, usize)> {
    let others: Vec<usize> = (0..figures.len()).filter(|at| *at != index).collect();
    let is_share = figures[index] > 0.0 && figures[index] < 1.0;
    let are_rates = others.len() > 1 && others.iter().all(|at| figures[*at] > LEAST_RATE);
    let beside = others.into_iter().min_by_key(|at| at.abs_diff(index))?;
    (is_share && are_rates).then_some((Shift::Part(100), beside))
}

/// The shift of a figure from the one before it: exactly ten times or a tenth, or about a thousand times.
fn of_pair(points: &[Point], figures: &[f64], index: usize, is_rate: bool) -> Option<Shift> {
    let (before, now) = (figures[index - 1], figures[index]);
    let (least, most) = (before.min(now), before.max(now));
    let mut others = figures.iter().enumerate().filter(|(at, _)| *at != index && *at != index - 1);
    let is_supported = others.any(|(_, figure)| are_near(*figure, now));
    if least < LEAST_OF_PAIR || is_supported || now < before && is_of_epidemic(points[index], is_rate) {
        return None;
    }
    let (exact_least, exact_most) =
        (points[index - 1].figure.min(points[index].figure), points[index - 1].figure.max(points[index].figure));
    let is_exact = exact_least.checked_mul(Decimal::TEN) == Some(exact_most) && digits(exact_least) >= 2;
    let by_thousand = most / least / 1000.0;
    let is_thousand = (1.0 / THOUSAND_MARGIN..=THOUSAND_MARGIN).contains(&by_thousand);
    let factor = if is_exact { 10 } else { Some(1000).filter(|_| is_thousand)? };
    Some(if now > before { Shift::Times(factor) } else { Shift::Part(factor) })
}

/// Whether a figure is in this edition and has no 注 that explains it.
fn is_reported(point: &Point) -> bool {
    !point.is_older && !point.is_explained()
}

/// Whether two figures are of the same size.
fn are_near(figure: f64, other: f64) -> bool {
    (other / SPREAD..=other * SPREAD).contains(&figure)
}

/// Whether a count may be as low as it is because of the epidemic.
fn is_of_epidemic(point: Point, is_rate: bool) -> bool {
    !is_rate && point.figure.scale() == 0 && EPIDEMIC.contains(&point.period.year().western())
}

fn finding(context: &Context, called: &str, slip: &Slip) -> Finding {
    let Slip { here, beside, shift } = slip;
    let line = if beside.is_older {
        String::new()
    } else {
        format!("（{}）", context.line_of(&beside.value.place, &here.value.place))
    };
    let message = format!(
        "{called}が、{}は{}{line}の{}です（{}）",
        figure::year(here.period),
        if beside.is_older {
            format!("前の年度版の{}", figure::year(beside.period))
        } else {
            figure::year(beside.period)
        },
        shift.told(),
        [beside, here].map(|point| point.told()).join("、"),
    );
    let hint = "桁の抜けや重なり、小数点の抜け、円と千円の取り違えがないかを確かめてください。正しければ、理由を値の「注」に書いてください";
    context.finding(RULE, &figure::place(here.value), message).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Period, Placed, Scalar, Value};

    /// The index and shift of the slip in some figures from a fiscal year on.
    fn slip_in(first: u16, figures: &[&str], is_rate: bool) -> Option<(usize, Shift)> {
        let values: Vec<_> =
            figures.iter().map(|text| Placed::new(Value::Plain(Scalar::parse(text)), Default::default())).collect();
        let point = |(index, text): (usize, &&str)| Point {
            period: Period::of_western(first + index as u16),
            figure: text.parse().unwrap(),
            value: &values[index],
            is_older: false,
        };
        let points: Vec<Point> = figures.iter().enumerate().map(point).collect();
        slip(&points, is_rate).map(|slip| ((slip.here.period.year().western() - first) as usize, slip.shift))
    }

    #[test]
    fn a_lost_or_doubled_digit_is_found_among_its_neighbours() {
        for (figures, is_rate, expected) in [
            (vec!["82.5", "7.5", "85", "84"], true, (1, Shift::Part(10))),
            (vec!["82.5", "825", "85", "84"], true, (1, Shift::Times(10))),
            (vec!["1150", "1200", "1180", "12000"], false, (3, Shift::Times(10))),
            (vec!["1150", "118", "1200"], false, (1, Shift::Part(10))),
            (vec!["42320", "41566958", "40112"], false, (1, Shift::Times(1000))),
            (vec!["85.2", "0.853", "84.1"], true, (1, Shift::Part(100))),
            (vec!["3215", "3348", "35020"], false, (2, Shift::Times(10))),
            (vec!["3215", "3348", "335"], false, (2, Shift::Part(10))),
            (vec!["43.1", "44.0", "4.35"], true, (2, Shift::Part(10))),
            (vec!["12.5", "38.2", "0.431"], true, (2, Shift::Part(100))),
        ] {
            assert_eq!(slip_in(2014, &figures, is_rate), Some(expected), "{figures:?}");
        }
    }

    #[test]
    fn two_figures_alone_count_if_the_digits_are_the_same_or_the_unit_slipped() {
        assert_eq!(slip_in(2017, &["1200", "12000"], false), Some((1, Shift::Times(10))));
        assert_eq!(slip_in(2017, &["42320", "41566958"], false), Some((1, Shift::Times(1000))));
        assert_eq!(slip_in(2017, &["1200", "11800"], false), None);
        assert_eq!(slip_in(2017, &["100", "1000"], false), None, "round figures");
        assert_eq!(slip_in(2017, &["1200", "12000", "12500"], false), None, "a new level");
    }

    #[test]
    fn honest_series_are_let_be() {
        for (first, figures) in [
            (2018, vec!["1500", "1450", "150", "1380"]),
            (2018, vec!["1500", "0", "0", "1380"]),
            (2018, vec!["1500", "1450", "150", "140", "155", "1400"]),
            (2014, vec!["12", "1", "11", "13"]),
            (2014, vec!["1", "2", "0", "12"]),
            (2014, vec!["100", "220", "500", "1100"]),
            (2014, vec!["5", "5", "5", "50"]),
            (2014, vec!["1", "9"]),
            (2014, vec!["150", "23", "160"]),
            (2014, vec!["300", "410", "3500"]),
            (2014, vec!["30", "31", "310"]),
            (2021, vec!["320", "310", "3150"]),
        ] {
            assert_eq!(slip_in(first, &figures, false), None, "{figures:?}");
        }
    }
}
