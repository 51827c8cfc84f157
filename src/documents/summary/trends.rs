//! 指標の推移: a line chart from three figures on, otherwise the difference.

use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;

use super::moves::{self, Move, Moves};
use super::words;
use crate::documents::figures::band::INSETS;
use crate::documents::figures::figure;
use crate::documents::figures::heading;
use crate::documents::page::text::Text;
use crate::documents::sheet::figure_line;
use crate::documents::words as common;
use crate::model::{Edition, Form, Period, PeriodLabels, Trend};

/// The least number of figures that a line shows.
const LEAST_POINTS: usize = 3;
/// The minimum for the columns of names, in em.
const NAMES: f32 = 2.0 * 9.0;
/// The minimum and the maximum width of the trend column, in em.
const LEAST_TREND: f32 = 10.0;
const WIDEST_TREND: f32 = 16.0;
/// The minimum width of a column of values, and the space beside its values, in em.
const LEAST_VALUES: f32 = 3.0;
const AIR: f32 = 0.3;
/// A wider value, number or unit breaks, in em.
const WIDEST: f32 = 9.0;
const WIDEST_NUMBER: f32 = 12.0;
const WIDEST_UNIT: f32 = 6.0;
/// The minimum width of a line of values with their periods, in em.
const LEAST_LINES: f32 = 14.0;

/// The indicators with their trends.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Trends {
    title: Text,
    /// The heading of the column of numbers; `None` if there is no such column.
    number: Option<Text>,
    /// The heading of the column that names the owners of indicators.
    owner: Text,
    /// The periods, one column each; empty if the page has no room, so that each value names its period.
    periods: Vec<Text>,
    /// The width of the columns of values, in em.
    widths: Vec<f32>,
    /// The widths of the columns of number and unit, in em.
    number_width: f32,
    unit_width: f32,
    /// The width of the column of trends, in em.
    trend_width: f32,
    rows: Vec<TrendRow>,
    notes: Vec<Text>,
}

/// An indicator with its trend.
#[derive(Debug, Serialize)]
struct TrendRow {
    number: Text,
    /// The owner of the indicator.
    name: Text,
    indicator: Text,
    unit: Text,
    /// The values of one period, or of all periods.
    values: Vec<Vec<Text>>,
    trend: Drawn,
}

/// How a trend is shown.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Drawn {
    /// A line through these points (from 0 to 1, to the right and upwards), and its description in words.
    Line { points: Vec<(f64, f64)>, alt: String },
    /// The difference and the percentage.
    Difference { texts: Vec<Text> },
}

impl Trends {
    /// The trends of an edition; `None` if no indicator can be compared.
    ///
    /// - `room`: the width of the page in em
    pub fn new(edition: &Edition, room: f32) -> Option<Self> {
        let Moves { moves, others } = moves::collect(edition);
        if moves.is_empty() {
            return None;
        }
        let form = &edition.plan.form;
        let number = heading::of_numbers(form).filter(|_| moves.iter().any(|it| it.node.item.is_some()));
        let numbers = || moves.iter().map(|it| number_of(form, it));
        // A number such as 04-2-03 does not break.
        let whole = numbers().map(|number| figure::width_of_number(number, form.page.digits)).fold(0.0, f32::max);
        let number_width = longest(numbers(), WIDEST_NUMBER).max(whole);
        let unit_width = longest(moves.iter().map(Move::unit_beside), WIDEST_UNIT);
        let taken = unit_width + if number.is_some() { number_width } else { 0.0 };
        let trend_width = trend_width(form, &moves);
        let columns = Columns::choose(edition, &moves, room - NAMES - trend_width - INSETS - taken);
        let row = |it: &Move| TrendRow {
            number: Text::line(number_of(form, it)),
            name: Text::line(it.node.owner()),
            indicator: Text::line(common::indented(it.node.above.len(), &it.indicator.name.value)),
            unit: Text::line(it.unit_beside()),
            values: columns.values(edition, it),
            trend: drawn(form, it),
        };
        let owner = heading::of_owners(form, moves.iter().map(|it| &it.node));
        let mut notes = Vec::new();
        let (compared, incomparable): (Vec<&Move>, Vec<&Move>) = moves.iter().partition(|it| it.trend.is_comparable());
        notes.extend(compared.iter().any(|it| is_drawn(it)).then(|| words::DRAWN.to_owned()));
        notes.extend(compared.iter().any(|it| !is_drawn(it)).then(|| words::TWO_FIGURES.to_owned()));
        notes.extend((!incomparable.is_empty()).then(|| words::SEVERAL_UNITS.to_owned()));
        let mut mixed = moves.iter().map(|it| &it.trend).filter(|trend| trend.mixed).peekable();
        notes.extend(mixed.peek().map(|_| words::MIXED.to_owned()));
        notes.extend(mixed.any(Trend::is_of_months).then(|| words::MIXED_WITHOUT_YEARS.to_owned()));
        notes.extend((others > 0).then(|| words::others(others)));
        Some(Self {
            title: Text::line(words::INDICATORS),
            number: number.map(Text::line),
            owner: Text::line(owner.unwrap_or_else(|| common::OWNER.to_owned())),
            rows: moves.iter().map(row).collect(),
            periods: columns.periods.iter().map(|period| Text::line(edition.plan.period_name(*period))).collect(),
            widths: columns.widths,
            number_width,
            unit_width,
            trend_width,
            notes: notes.into_iter().map(Text::line).collect(),
        })
    }
}

/// The columns of values.
struct Columns {
    /// One column for each period; empty if the page has no room, so that one column holds all values.
    periods: Vec<Period>,
    /// Their width in em.
    widths: Vec<f32>,
}

impl Columns {
    /// Chooses the columns that fit.
    ///
    /// - `room`: the available width in em
    fn choose(edition: &Edition, moves: &[Move], room: f32) -> Self {
        let written = moves.iter().flat_map(|it| it.values.iter().filter(|(_, value)| !value.is_empty()));
        let mut periods: Vec<Period> = written.map(|(period, _)| *period).collect();
        periods.sort();
        periods.dedup();
        let digits = edition.plan.form.page.digits;
        let width = |text: &str| figure_line::width_of_figures(text, digits).max(LEAST_VALUES) + AIR;
        let whole = |value: &str| figure::value_text(value, digits).widest_whole() + AIR;
        let of_period = |period: &Period| {
            let values = moves.iter().filter_map(|it| it.value(*period));
            values
                .map(|value| width(value).min(whole(value).max(WIDEST)))
                .fold(width(&edition.plan.period_name(*period)), f32::max)
        };
        let widths: Vec<f32> = periods.iter().map(of_period).collect();
        if widths.iter().map(|width| width + INSETS).sum::<f32>() <= room {
            Self { periods, widths }
        } else {
            Self { periods: Vec::new(), widths: vec![LEAST_LINES] }
        }
    }

    /// The values of an indicator, column by column.
    fn values(&self, edition: &Edition, of: &Move) -> Vec<Vec<Text>> {
        let digits = edition.plan.form.page.digits;
        if self.periods.is_empty() {
            let written = of.values.iter().filter(|(_, value)| !value.is_empty());
            let line = |(period, value): &(Period, String)| {
                figure::value_text(&format!("{}: {value}", edition.plan.period_name(*period)), digits)
            };
            return vec![written.map(line).collect()];
        }
        let value =
            |period: &Period| of.value(*period).map(|value| figure::value_text(value, digits)).into_iter().collect();
        self.periods.iter().map(value).collect()
    }
}

/// The width of a column of short texts, at most `widest`, in em.
fn longest<'a>(texts: impl Iterator<Item = &'a str>, widest: f32) -> f32 {
    texts.map(|text| Text::line(text).length() * 1.3).fold(2.5, f32::max).min(widest)
}

/// The width of the column of trends in em: a difference and its percentage stay on one line.
fn trend_width(form: &Form, moves: &[Move]) -> f32 {
    let texts =
        moves.iter().filter(|it| !is_drawn(it)).map(|it| figure::difference(form, &it.trend, it.is_share()).concat());
    let widths = texts.map(|text| figure_line::width_of_figures(&text, form.page.digits) + AIR);
    widths.fold(LEAST_TREND, f32::max).min(WIDEST_TREND)
}

fn number_of<'a>(form: &'a Form, of: &Move<'a>) -> &'a str {
    of.node.whole_number(form).unwrap_or_default()
}

/// Whether its figures are a line.
fn is_drawn(it: &Move) -> bool {
    it.trend.points.len() >= LEAST_POINTS && it.trend.is_comparable()
}

fn drawn(form: &Form, it: &Move) -> Drawn {
    if !is_drawn(it) {
        return Drawn::Difference {
            texts: figure::difference(form, &it.trend, it.is_share()).into_iter().map(Text::line).collect(),
        };
    }
    let points = it.trend.places().into_iter().map(|(x, y)| (to_f64(x), to_f64(y))).collect();
    let figures = it.trend.points.iter().map(|(period, _)| {
        common::figure_of(&PeriodLabels::Era.label(0, *period), it.value(*period).unwrap_or_default())
    });
    let figures: Vec<String> = figures.collect();
    Drawn::Line { points, alt: common::line(&it.indicator.name.value, it.unit_beside(), &figures) }
}

/// A coordinate of a drawing, which need not be exact.
fn to_f64(place: rust_decimal::Decimal) -> f64 {
    place.to_f64().unwrap_or(0.5)
}
