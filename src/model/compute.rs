//! 計算: values that follow from others, from a closed list of formulas.

use rust_decimal::{Decimal, RoundingStrategy};

use super::form::{Carrier, Computation, Form, Formula, OptionIndex, Role, Rounding, SeriesForm, SeriesYear};
use super::indicator::{Aggregate, Indicator, Scalar, Value};
use super::number::Number;
use super::period::Period;

const HUNDRED: Decimal = Decimal::ONE_HUNDRED;

/// What an indicator shows in a series for a period where nothing is written: the result of the series' formula, or what
/// its parts add up to. `None` where a figure that is needed is missing, is no number, or is a divisor of zero.
///
/// `periods` are those shown, in which the formula 実績-前年度 looks for the latest before this one: of years a year, of
/// ranges a range, of the ends of months the end of a month.
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

/// The number an indicator shows in a series for a period: what is written or, where nothing is, what is computed.
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

/// The option of an indicator on an axis whose judgements follow from figures.
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

fn by_formula(
    form: &Form,
    indicator: &Indicator,
    computation: &Computation,
    period: Period,
    periods: &[Period],
) -> Option<Number> {
    let at = |role: Role, period: Period| {
        let mut candidates = form.series.iter().filter(|series| series.role == role && series.computation.is_none());
        candidates.find_map(|series| shown(form, indicator, series, period, periods))
    };
    let figure = |role: Role| at(role, period);
    let result = match computation.formula {
        Formula::Achievement => percent(figure(Role::Actual)?, figure(Role::Target)?)?,
        Formula::CumulativeAchievement => percent(figure(Role::Cumulative)?, figure(Role::Target)?)?,
        Formula::Progress => {
            let from = figure(Role::Baseline)?;
            percent(figure(Role::Actual)?.checked_sub(from)?, figure(Role::Target)?.checked_sub(from)?)?
        }
        Formula::Difference => figure(Role::Actual)?.checked_sub(figure(Role::Target)?)?,
        Formula::Change => {
            let before = period.latest_before(periods.iter().copied())?;
            figure(Role::Actual)?.checked_sub(at(Role::Actual, before)?)?
        }
    };
    Some(rounded(result, computation))
}

fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_mul(HUNDRED)?.checked_div(whole)
}

fn rounded(figure: Decimal, computation: &Computation) -> Number {
    let figure = match computation.decimals {
        None => figure.normalize(),
        Some(decimals) => {
            let strategy = match computation.rounding {
                Rounding::Half => RoundingStrategy::MidpointAwayFromZero,
                Rounding::Down => RoundingStrategy::ToZero,
                Rounding::Up => RoundingStrategy::AwayFromZero,
            };
            let mut figure = figure.round_dp_with_strategy(decimals, strategy);
            figure.rescale(decimals);
            figure
        }
    };
    Number::of(figure)
}

/// The sum or the mean of the parts of an indicator, each of which must have a number.
fn of_parts(
    form: &Form,
    indicator: &Indicator,
    series: &SeriesForm,
    period: Period,
    periods: &[Period],
) -> Option<Number> {
    let aggregate = indicator.aggregate?;
    let parts = indicator.parts.iter().map(|part| shown(form, part, series, period, periods));
    let parts: Vec<Decimal> = parts.collect::<Option<_>>()?;
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(*part))?;
    Some(match aggregate {
        Aggregate::Sum => Number::of(sum.normalize()),
        Aggregate::Mean => {
            let mean = sum.checked_div(Decimal::from(parts.len()))?;
            // As exact as the parts, and one decimal more.
            let decimals = parts.iter().map(Decimal::scale).max().unwrap_or_default() + 1;
            Number::of(mean.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero).normalize())
        }
    })
}

/// What is written for a period; a series with a year of its own has one value for all.
pub fn written<'a>(indicator: &'a Indicator, series: &SeriesForm, period: Period) -> Option<&'a Value> {
    let values = indicator.series(&series.name)?;
    match series.year {
        SeriesYear::Shown => values.at(period).map(|value| &value.value),
        SeriesYear::Own => values.values.first().map(|(_, value)| &value.value),
    }
}

/// The number a value is.
fn number(value: &Value) -> Option<Decimal> {
    match value {
        Value::Plain(Scalar::Number(number)) => number.decimal(),
        Value::Record(record) => match &record.value {
            Some(Scalar::Number(number)) => number.decimal(),
            _ => None,
        },
        Value::Plain(_) => None,
    }
}
