//! The indicators whose figures can be compared over periods.

use rust_decimal::Decimal;

use crate::model::tally::{self, Node};
use crate::model::{Counting, Edition, Form, Grouping, Indicator, Number, Period, Trend, compute};
use crate::view::cell;

/// Indicators and how they moved.
#[derive(Debug)]
pub struct Moves<'a> {
    /// Those with figures for two periods or more, in the order of the paper, none twice.
    pub moves: Vec<Move<'a>>,
    /// How many others there are.
    pub others: usize,
}

/// An indicator and how it moved.
#[derive(Debug)]
pub struct Move<'a> {
    /// The indicator and where it stands.
    pub node: Node<'a>,
    /// The indicator.
    pub indicator: &'a Indicator,
    /// Its figures.
    pub trend: Trend<'a>,
    /// Every value shown, in the order of time, as it is printed; empty where there is none.
    pub values: Vec<(Period, String)>,
}

impl Move<'_> {
    /// Whether it is a share: then differences are points, and have no share of their own.
    pub fn is_share(&self) -> bool {
        let unit = self.indicator.unit.as_ref().map(|unit| unit.value.as_str());
        let unit = self.trend.series.unit.as_deref().or(unit).unwrap_or_default();
        unit.contains(['%', '％'])
    }
}

/// The indicators of an edition.
pub fn of(edition: &Edition) -> Moves<'_> {
    let plan = &edition.plan;
    let (mut moves, mut others) = (Vec::new(), 0);
    for node in tally::indicators(edition) {
        let Some(indicator) = node.indicator.filter(|_| Counting::Net.holds(&node)) else { continue };
        let periods = plan.form.periods_of(&indicator.table, &plan.periods);
        match Trend::of(&plan.form, indicator, periods) {
            Some(trend) => {
                let values = values(&plan.form, indicator, &trend, periods);
                moves.push(Move { node, indicator, trend, values });
            }
            None => others += 1,
        }
    }
    Moves { moves, others }
}

fn values(form: &Form, indicator: &Indicator, trend: &Trend, periods: &[Period]) -> Vec<(Period, String)> {
    let mut periods_in_time: Vec<Period> = periods.to_vec();
    periods_in_time.sort();
    periods_in_time.dedup();
    let unit = trend.series.unit.as_deref().unwrap_or_default();
    let value = |period| match compute::written(indicator, trend.series, period) {
        Some(value) => cell::as_text(value, form.grouping, unit).join(" "),
        None => {
            let number = compute::computed(form, indicator, trend.series, period, periods);
            number.map(|number| printed(form, &number) + unit).unwrap_or_default()
        }
    };
    periods_in_time.into_iter().map(|period| (period, value(period))).collect()
}

/// A difference as it is printed: ＋1,095, ▲10, 0.
pub fn signed(form: &Form, figure: Decimal) -> String {
    let number = printed(form, &Number::of(figure, form.minus.char()));
    if figure.is_zero() || figure.is_sign_negative() { number } else { format!("＋{number}") }
}

fn printed(form: &Form, number: &Number) -> String {
    match form.grouping {
        Grouping::Grouped => number.grouped(),
        Grouping::Plain => number.as_str().to_owned(),
    }
}
