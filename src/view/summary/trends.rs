//! How the indicators moved: a line where there are three figures or more, else the difference.

use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;

use super::moves::{self, Move};
use super::words;
use crate::model::{Edition, Numbering, Period, PeriodLabels};
use crate::view::{Text, cell};

/// What the column of the trend takes, and those of the names at least, in em.
const OTHERS: f32 = 11.0 + 2.0 * 9.0;
/// A value breaks where it is wider than this, in em.
const WIDEST: f32 = 9.0;
/// A line of values with their periods is at least this wide, in em.
const LEAST_LINES: f32 = 14.0;

/// The indicators and how they moved.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Trends {
    title: Text,
    numbered: bool,
    /// What the column is called of what has the indicators.
    owner: Text,
    /// The periods, a column each; empty where a page has no room for them: then each value names its own.
    periods: Vec<Text>,
    /// How wide the columns of values are, in em.
    widths: Vec<f32>,
    /// How wide those of the number and of the unit are, in em.
    number: f32,
    unit: f32,
    rows: Vec<TrendRow>,
    notes: Vec<Text>,
}

#[derive(Debug, Serialize)]
struct TrendRow {
    number: Text,
    /// Of what it is an indicator.
    name: Text,
    indicator: Text,
    unit: Text,
    /// Those of one period, or all of them.
    values: Vec<Vec<Text>>,
    trend: Drawn,
}

/// What stands for the trend.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Drawn {
    /// A line through these points, each from 0 to 1 to the right and upwards, and what it shows in words.
    Line { points: Vec<(f64, f64)>, alt: String },
    /// The difference and the change.
    Difference { texts: Vec<Text> },
}

impl Trends {
    /// The indicators of an edition; `None` where none has anything to compare.
    ///
    /// - `room`: how many em the page is wide
    pub fn new(edition: &Edition, room: f32) -> Option<Self> {
        let plan = &edition.plan;
        let moves::Moves { moves, others } = moves::of(edition);
        if moves.is_empty() {
            return None;
        }
        let filled = |it: &'_ Move| {
            let values = it.values.iter().filter(|(_, value)| !value.is_empty());
            values.map(|(period, _)| *period).collect::<Vec<_>>()
        };
        let mut shown: Vec<Period> = moves.iter().flat_map(filled).collect();
        shown.sort();
        shown.dedup();
        // A bare number over a column of numbers would be one of them.
        let is_bare = |label: &String| label.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '～');
        let label = |period: Period| {
            let index = plan.periods.iter().position(|shown| *shown == period);
            let label = index.map(|index| plan.period_labels.label(index, period)).filter(|label| !is_bare(label));
            label.unwrap_or_else(|| plan.period_labels.label_of_other(period))
        };
        let width = |text: &str| cell::width_of_figures(text, plan.form.page.digits).max(3.0) + 0.3;
        let of_period = |period: &Period| {
            let values = moves.iter().flat_map(|it| it.values.iter().filter(|(at, _)| at == period));
            values.map(|(_, value)| width(value).min(WIDEST)).fold(width(&label(*period)), f32::max)
        };
        let widths: Vec<f32> = shown.iter().map(of_period).collect();
        let numbered = plan.form.numbering != Numbering::None && moves.iter().any(|it| it.node.item.is_some());
        let number = longest(moves.iter().map(number_of));
        let unit = longest(moves.iter().map(unit_of));
        let taken = widths.iter().map(|width| width + 0.62).sum::<f32>() + if numbered { number } else { 0.0 } + unit;
        let apart = taken <= room - OTHERS;
        let line = |(period, value): &(Period, String)| Text::line(format!("{}: {value}", label(*period)));
        let row = |it: &Move| {
            let values = if apart {
                let of = |period: &Period| it.values.iter().find(|(at, _)| at == period);
                shown
                    .iter()
                    .map(|period| of(period).map(|(_, value)| Text::line(value)).into_iter().collect())
                    .collect()
            } else {
                vec![it.values.iter().filter(|(_, value)| !value.is_empty()).map(line).collect()]
            };
            TrendRow {
                number: Text::line(number_of(it)),
                name: Text::line(name(it)),
                indicator: Text::line(it.indicator.name.value.clone()),
                unit: Text::line(unit_of(it)),
                values,
                trend: drawn(edition, it),
            }
        };
        let rows: Vec<TrendRow> = moves.iter().map(row).collect();
        let notes = [words::TRENDS.to_owned()].into_iter().chain((others > 0).then(|| words::others(others)));
        Some(Self {
            title: Text::line(words::INDICATORS),
            numbered,
            owner: Text::line(owner(edition, &moves)),
            periods: if apart { shown.iter().map(|period| Text::line(label(*period))).collect() } else { Vec::new() },
            widths: if apart { widths } else { vec![LEAST_LINES] },
            number,
            unit,
            notes: notes.map(Text::line).collect(),
            rows,
        })
    }
}

/// How wide a column of short texts is, in em.
fn longest<'a>(texts: impl Iterator<Item = &'a str>) -> f32 {
    texts.map(|text| Text::line(text).length() * 1.3).fold(2.5, f32::max).min(6.0)
}

fn number_of<'a>(of: &Move<'a>) -> &'a str {
    of.node.item.map_or("", |(_, item)| &item.number.value)
}

fn unit_of<'a>(of: &Move<'a>) -> &'a str {
    of.indicator.unit.as_ref().map_or("", |unit| &unit.value)
}

/// What has the indicators, where all are of one kind.
fn owner<'a>(edition: &'a Edition, moves: &[Move]) -> &'a str {
    if moves.iter().all(|it| it.node.item.is_some()) {
        words::ITEM
    } else if moves.iter().all(|it| it.node.item.is_none() && it.node.project.is_some()) {
        &edition.plan.form.labels.name
    } else {
        words::OWNER
    }
}

/// The 取組項目, else the 事業, else the section that an indicator belongs to.
fn name<'a>(of: &Move<'a>) -> &'a str {
    let node = &of.node;
    let item = node.item.map(|(_, item)| &item.name.value);
    let project = node.project.map(|project| &project.name.value);
    let section = node.sections.last().map(|section| &section.title.value);
    item.or(project).or(section).map_or("", String::as_str)
}

fn drawn(edition: &Edition, it: &Move) -> Drawn {
    let form = &edition.plan.form;
    if it.trend.points.len() >= 3 {
        let points = it.trend.places().into_iter().map(|(x, y)| (to_f64(x), to_f64(y))).collect();
        let figures = it.trend.points.iter().map(|(period, _)| {
            let value = it.values.iter().find(|(at, _)| at == period).map_or("", |(_, value)| value);
            format!("{}は{value}", PeriodLabels::Era.label(0, *period))
        });
        let figures: Vec<String> = figures.collect();
        let unit = it.indicator.unit.as_ref().map(|unit| format!("（{}）", unit.value)).unwrap_or_default();
        return Drawn::Line { points, alt: words::line(&it.indicator.name.value, &unit, &figures) };
    }
    let difference = it.trend.difference().map(|difference| moves::signed(form, difference));
    let change = it.trend.change().filter(|_| !it.is_share());
    let texts = match (difference, it.is_share()) {
        (None, _) => vec![words::NONE.to_owned()],
        (Some(difference), true) => vec![format!("{difference}{}", words::POINTS)],
        (Some(difference), false) => {
            let change =
                change.filter(|change| !change.is_zero()).map(|change| format!("（{}%）", moves::signed(form, change)));
            [Some(difference), change].into_iter().flatten().collect()
        }
    };
    Drawn::Difference { texts: texts.into_iter().map(Text::line).collect() }
}

/// A place in a drawing: there a figure need not be exact.
fn to_f64(place: rust_decimal::Decimal) -> f64 {
    place.to_f64().unwrap_or(0.5)
}
