//! 計算: computes values by formulas from a closed list.
//!
//! Cycles are impossible. The operands of a formula come from written series, never from computed ones; a missing
//! operand comes from the 内訳 of the indicator in the same series. An indicator owns its parts, so each step goes down
//! in a tree.

use rust_decimal::{Decimal, RoundingStrategy};

use super::field::FieldValue;
use super::form::{
    Carrier, Computation, FieldAggregate, Form, Formula, Minus, OptionIndex, Role, Rounding, SeriesForm, SeriesYear,
};
use super::indicator::{Aggregate, Indicator};
use super::number::Number;
use super::period::Period;
use super::place::Placed;
use super::plan::Initiative;
use super::value::{Scalar, Value};

const HUNDRED: Decimal = Decimal::ONE_HUNDRED;

/// Computes a value that is not written: by the formula of the series, or from the parts of the indicator. `None` if an
/// operand is missing or not a number, or a divisor is zero.
///
/// - `periods`: those shown. The formula 実績-前年度 takes the latest one of the same kind before `period`.
pub fn computed(
    form: &Form,
    indicator: &Indicator,
    series: &SeriesForm,
    period: Period,
    periods: &[Period],
) -> Option<Number> {
    match &series.computation {
        Some(computation) => by_formula(form, indicator, computation, period, periods),
        None => of_parts(form, indicator, series, period, periods),
    }
}

/// The number of an indicator in a series for a period: the written one, otherwise the computed one.
pub fn shown(
    form: &Form,
    indicator: &Indicator,
    series: &SeriesForm,
    period: Period,
    periods: &[Period],
) -> Option<Decimal> {
    match written(indicator, series, period) {
        Some(value) => number(value),
        None => computed(form, indicator, series, period, periods)?.decimal(),
    }
}

/// The option of an indicator on an axis that judges by figures (判定).
pub fn judged(
    form: &Form,
    indicator: &Indicator,
    axis: &str,
    period: Period,
    periods: &[Period],
) -> Option<OptionIndex> {
    let bands = form.axis(Carrier::Indicator, axis)?.bands.as_ref()?;
    let series = form.series(&bands.series)?;
    bands.judge(shown(form, indicator, series, period, periods)?)
}

/// Computes an own field of a section or 事業 from the 取組項目 below it: a figure for each period for which one of them has
/// a figure, and one for figures without a period. Empty if there is nothing to compute.
pub fn of_items(
    form: &Form,
    aggregate: &FieldAggregate,
    items: &[&Initiative],
    year: Period,
) -> Vec<(Option<Period>, Number)> {
    let mut columns: Vec<(Option<Period>, Vec<Decimal>)> = Vec::new();
    let mut add = |period: Option<Period>, figure: Decimal| match columns.iter_mut().find(|(at, _)| *at == period) {
        Some((_, figures)) => figures.push(figure),
        None => columns.push((period, vec![figure])),
    };
    let axis = form.axis(Carrier::Item, &aggregate.source);
    for item in items {
        match item.carried.field(&aggregate.source) {
            Some(FieldValue::Figure(value)) => number(&value.value).into_iter().for_each(|figure| add(None, figure)),
            Some(FieldValue::Years(values)) => {
                let figures = values.iter().filter_map(|(period, value)| Some((*period, number(&value.value)?)));
                figures.for_each(|(period, figure)| add(Some(period), figure));
            }
            Some(FieldValue::Text(_)) => {}
            None => {
                let option = item.carried.judgement(&aggregate.source).and_then(|judgement| judgement.at(year));
                let points = axis.zip(option).and_then(|(axis, option)| {
                    let option = axis.scale.option(option);
                    option.points.filter(|_| option.counted)
                });
                points.into_iter().for_each(|points| add(None, points));
            }
        }
    }
    let result = |(period, figures): (Option<Period>, Vec<Decimal>)| {
        Some((period, of_figures(aggregate.aggregate, &figures, form.minus)?))
    };
    columns.into_iter().filter_map(result).collect()
}

/// The operand of a formula for a role, with its series: the first written series that has one.
pub fn operand<'a>(
    form: &'a Form,
    indicator: &Indicator,
    role: Role,
    period: Period,
    periods: &[Period],
) -> Option<(&'a SeriesForm, Decimal)> {
    let mut candidates = form.series.iter().filter(|series| series.role == role && series.computation.is_none());
    candidates.find_map(|series| Some((series, shown(form, indicator, series, period, periods)?)))
}

/// The period that 実績-前年度 subtracts.
pub fn before(period: Period, periods: &[Period]) -> Option<Period> {
    period.latest_before(periods.iter().copied())
}

fn by_formula(
    form: &Form,
    indicator: &Indicator,
    computation: &Computation,
    period: Period,
    periods: &[Period],
) -> Option<Number> {
    let at = |role: Role, period: Period| operand(form, indicator, role, period, periods).map(|(_, figure)| figure);
    let figure = |role: Role| at(role, period);
    let result = match computation.formula {
        Formula::Achievement => percent(figure(Role::Actual)?, figure(Role::Target)?)?,
        Formula::CumulativeAchievement => percent(figure(Role::Cumulative)?, figure(Role::Target)?)?,
        Formula::Progress => {
            let from = figure(Role::Baseline)?;
            percent(figure(Role::Actual)?.checked_sub(from)?, figure(Role::Target)?.checked_sub(from)?)?
        }
        Formula::Difference => figure(Role::Actual)?.checked_sub(figure(Role::Target)?)?,
        Formula::Change => figure(Role::Actual)?.checked_sub(at(Role::Actual, before(period, periods)?)?)?,
    };
    Some(Number::from_decimal(rounded(result, computation), form.minus.char()))
}

fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    let exact = part.checked_mul(HUNDRED).and_then(|part| part.checked_div(whole));
    // A hundred times a figure of 28 digits overflows a decimal.
    exact.or_else(|| part.checked_div(whole)?.checked_mul(HUNDRED))
}

/// Rounds the result of a formula as the form says, with that many decimals.
pub fn rounded(figure: Decimal, computation: &Computation) -> Decimal {
    let Some(decimals) = computation.decimals else { return figure.normalize() };
    let strategy = match computation.rounding {
        Rounding::Half => RoundingStrategy::MidpointAwayFromZero,
        Rounding::Down => RoundingStrategy::ToZero,
        Rounding::Up => RoundingStrategy::AwayFromZero,
    };
    let mut figure = figure.round_dp_with_strategy(decimals, strategy);
    figure.rescale(decimals);
    figure
}

/// The sum or mean of the parts of an indicator; each part must have a number.
fn of_parts(
    form: &Form,
    indicator: &Indicator,
    series: &SeriesForm,
    period: Period,
    periods: &[Period],
) -> Option<Number> {
    let aggregate = indicator.aggregate.filter(|_| !indicator.parts.is_empty())?;
    let parts = indicator.parts.iter().map(|part| shown(form, part, series, period, periods));
    let parts: Vec<Decimal> = parts.collect::<Option<_>>()?;
    of_figures(aggregate, &parts, form.minus)
}

/// The sum or mean of figures; the mean has one decimal more than they have.
fn of_figures(aggregate: Aggregate, figures: &[Decimal], minus: Minus) -> Option<Number> {
    let sum = figures.iter().try_fold(Decimal::ZERO, |sum, figure| sum.checked_add(*figure))?;
    let result = match aggregate {
        Aggregate::Sum => sum,
        Aggregate::Mean => {
            let decimals = figures.iter().map(Decimal::scale).max().unwrap_or_default() + 1;
            let mean = sum.checked_div(Decimal::from(figures.len()))?;
            mean.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
        }
    };
    Some(Number::from_decimal(result.normalize(), minus.char()))
}

/// The written value for a period; a series with its own year has one value for all periods.
pub fn written<'a>(indicator: &'a Indicator, series: &SeriesForm, period: Period) -> Option<&'a Value> {
    written_at(indicator, series, period).map(|value| &value.value)
}

/// Like [`written`], with the place.
pub fn written_at<'a>(indicator: &'a Indicator, series: &SeriesForm, period: Period) -> Option<&'a Placed<Value>> {
    let values = indicator.series(&series.name)?;
    match series.year {
        SeriesYear::Shown => values.at(period),
        SeriesYear::Own => values.values.first().map(|(_, value)| value),
    }
}

/// The figure of a value, if it is a number.
pub fn number(value: &Value) -> Option<Decimal> {
    match value {
        Value::Plain(Scalar::Number(number)) => number.decimal(),
        Value::Record(record) => match &record.value {
            Some(Scalar::Number(number)) => number.decimal(),
            _ => None,
        },
        Value::Plain(_) => None,
    }
}

#[cfg(test)]
mod tests;
