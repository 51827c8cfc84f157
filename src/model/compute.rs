//! 計算: computes values by formulas from a closed list.
//!
//! Cycles are impossible. The operands of a formula come from written series, never from computed ones; a missing
//! operand comes from the 内訳 of the indicator in the same series. An indicator owns its parts, so each step goes down
//! in a tree. Everything is computed exactly; what is printed is rounded.

use super::aggregate::{Holder, Lack, LeftOut, Part, Said, Wanted};
use super::exact::{Exact, Figure, Precision};
use super::field::FieldValue;
use super::form::{
    BandFigure, Carrier, Computation, FieldAggregate, Form, Formula, OptionIndex, Role, Rounding, SeriesForm,
    SeriesYear,
};
use super::indicator::Indicator;
use super::number::Number;
use super::period::Period;
use super::place::Placed;
use super::plan::Initiative;
use super::value::{Scalar, Value};

/// A value that is not written.
#[derive(Debug, Clone)]
pub struct Computed<'a> {
    /// What is printed: a number, or the 空欄 of all parts.
    pub value: Scalar,
    /// The parts that count as nothing.
    pub left_out: Vec<LeftOut<'a>>,
}

impl<'a> Computed<'a> {
    /// A result as it is printed; `None` if nothing is.
    pub fn new(form: &Form, said: &Said<'a>) -> Option<Self> {
        Some(Self { value: said.printed(form.minus.char())?, left_out: said.left_out().to_vec() })
    }
}

/// Computes a value that is not written: by the formula of the series, or from the parts of the indicator. `None` if an
/// operand is missing or not a number, or a divisor is zero.
///
/// - `periods`: those shown. The formula 実績-前年度 takes the latest one of the same kind before `period`.
pub fn computed<'a>(
    form: &'a Form,
    indicator: &'a Indicator,
    series: &'a SeriesForm,
    period: Period,
    periods: &[Period],
) -> Option<Computed<'a>> {
    Computed::new(form, &result(form, indicator, series, period, periods))
}

/// The result of the formula of a series, or of the parts of an indicator, and what keeps it from being made.
pub fn result<'a>(
    form: &'a Form,
    indicator: &'a Indicator,
    series: &'a SeriesForm,
    period: Period,
    periods: &[Period],
) -> Said<'a> {
    match &series.computation {
        Some(computation) => by_formula(form, indicator, computation, period, periods),
        None => match indicator.aggregate {
            Some(aggregate) => aggregate.of(&parts(form, indicator, series, period, periods)),
            None => Said::Blank,
        },
    }
}

/// What an indicator says in a series for a period: what is written, otherwise what is computed.
pub fn said<'a>(
    form: &'a Form,
    indicator: &'a Indicator,
    series: &'a SeriesForm,
    period: Period,
    periods: &[Period],
) -> Said<'a> {
    match written_at(indicator, series, period) {
        Some(value) => Said::of_value(wanted(indicator, series, period), value),
        None => result(form, indicator, series, period, periods),
    }
}

/// The figure of an indicator in a series for a period: the written one, otherwise the computed one.
pub fn shown(
    form: &Form,
    indicator: &Indicator,
    series: &SeriesForm,
    period: Period,
    periods: &[Period],
) -> Option<Figure> {
    said(form, indicator, series, period, periods).figure().cloned()
}

/// The parts of an indicator in a series for a period.
pub fn parts<'a>(
    form: &'a Form,
    indicator: &'a Indicator,
    series: &'a SeriesForm,
    period: Period,
    periods: &[Period],
) -> Vec<Part<'a>> {
    let part = |part: &'a Indicator| Part {
        at: wanted(part, series, period),
        said: said(form, part, series, period, periods),
    };
    indicator.parts.iter().map(part).collect()
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
    let figure = shown(form, indicator, form.series(&bands.series)?, period, periods)?;
    bands.judge(&match bands.figure {
        BandFigure::Exact => figure.exact,
        BandFigure::Printed => figure.rounded(),
    })
}

/// Computes an own field of a section or 事業 from the 取組項目 below it: a result for each period for which one of them
/// has something, and one for what they have without a period. Empty if there is nothing to compute.
pub fn of_items<'a>(
    form: &'a Form,
    aggregate: &'a FieldAggregate,
    items: &[&'a Initiative],
    year: Period,
) -> Vec<(Option<Period>, Said<'a>)> {
    let columns = columns_of_items(form, aggregate, items, year);
    columns.into_iter().map(|(period, parts)| (period, aggregate.aggregate.of(&parts))).collect()
}

/// The parts of which an own field of a section or 事業 is computed, for each period and without one.
pub fn columns_of_items<'a>(
    form: &'a Form,
    aggregate: &'a FieldAggregate,
    items: &[&'a Initiative],
    year: Period,
) -> Vec<(Option<Period>, Vec<Part<'a>>)> {
    if form.field(Carrier::Item, &aggregate.source).is_none() {
        let parts = items.iter().flat_map(|item| points(form, &aggregate.source, item, year));
        return vec![(None, parts.collect())];
    }
    let field = |item: &&'a Initiative| item.carried.field(&aggregate.source);
    let mut periods: Vec<Option<Period>> = Vec::new();
    for value in items.iter().filter_map(field) {
        let own = match value {
            FieldValue::Figure(_) => vec![None],
            FieldValue::Years(values) => values.iter().map(|(period, _)| Some(*period)).collect(),
            FieldValue::Text(_) => Vec::new(),
        };
        own.into_iter().for_each(|period| {
            if !periods.contains(&period) {
                periods.push(period)
            }
        });
    }
    let part = |item: &'a Initiative, period: Option<Period>| {
        let value = match (item.carried.field(&aggregate.source), period) {
            (Some(FieldValue::Figure(value)), None) => Some(value),
            (Some(FieldValue::Years(values)), Some(period)) => {
                values.iter().find(|(at, _)| *at == period).map(|(_, value)| value)
            }
            _ => None,
        };
        let place = value.map_or(&item.place, |value| &value.place);
        let at = Wanted { holder: Holder::Item(item), name: &aggregate.source, period, place };
        Part { said: value.map_or(Said::Blank, |value| Said::of_value(at.clone(), value)), at }
    };
    periods.into_iter().map(|period| (period, items.iter().map(|item| part(item, period)).collect())).collect()
}

/// The points of the options that are chosen for a 取組項目.
fn points<'a>(form: &'a Form, axis: &'a str, item: &'a Initiative, year: Period) -> Vec<Part<'a>> {
    let at = Wanted { holder: Holder::Item(item), name: axis, period: None, place: &item.place };
    let judgement = item.carried.judgement(axis);
    let options: Vec<OptionIndex> = judgement.into_iter().flat_map(|judgement| judgement.all_at(year)).collect();
    let Some(axis) = form.axis(Carrier::Item, axis).filter(|_| !options.is_empty()) else {
        return vec![Part { at, said: Said::Blank }];
    };
    let part = |option: OptionIndex| {
        let option = axis.scale.option(option);
        let points = option.points.filter(|_| option.counted);
        let said = points.map_or(Said::Absent(&option.name), |points| Said::Figure(points.into()));
        Part { at: at.clone(), said }
    };
    options.into_iter().map(part).collect()
}

/// The operand of a formula for a role, with its series: the first written series that says something. A 空欄 says nothing.
pub fn operand<'a>(
    form: &'a Form,
    indicator: &'a Indicator,
    role: Role,
    period: Period,
    periods: &[Period],
) -> Option<(&'a SeriesForm, Said<'a>)> {
    let candidates = form.series.iter().filter(|series| series.role == role && series.computation.is_none());
    let mut said = candidates.map(|series| (series, said(form, indicator, series, period, periods)));
    said.find(|(_, said)| said.figure().is_some() || !said.lacks().is_empty())
}

/// The period that 実績-前年度 subtracts.
pub fn before(period: Period, periods: &[Period]) -> Option<Period> {
    period.latest_before(periods.iter().copied())
}

/// The roles of the operands of a formula, each with its period.
pub fn operands(formula: Formula, period: Period, periods: &[Period]) -> Option<Vec<(Role, Period)>> {
    let roles: &[Role] = match formula {
        Formula::Achievement | Formula::Difference => &[Role::Actual, Role::Target],
        Formula::CumulativeAchievement => &[Role::Cumulative, Role::Target],
        Formula::Progress => &[Role::Actual, Role::Target, Role::Baseline],
        Formula::Change => return Some(vec![(Role::Actual, period), (Role::Actual, before(period, periods)?)]),
    };
    Some(roles.iter().map(|role| (*role, period)).collect())
}

fn by_formula<'a>(
    form: &'a Form,
    indicator: &'a Indicator,
    computation: &Computation,
    period: Period,
    periods: &[Period],
) -> Said<'a> {
    let Some(operands) = operands(computation.formula, period, periods) else { return Said::Blank };
    let operands = operands.into_iter().map(|(role, period)| operand(form, indicator, role, period, periods));
    // If an operand is not written, there is nothing to compute.
    let Some(operands) = operands.collect::<Option<Vec<_>>>() else { return Said::Blank };
    let lacks: Vec<Lack> = operands.iter().flat_map(|(_, said)| said.lacks().to_vec()).collect();
    if !lacks.is_empty() {
        return Said::Lacking(lacks);
    }
    let figures: Vec<&Figure> = operands.iter().filter_map(|(_, said)| said.figure()).collect();
    let exact: Vec<&Exact> = figures.iter().map(|figure| &figure.exact).collect();
    let Some(exact) = apply(computation.formula, &exact) else { return Said::Blank };
    let decimals = figures.iter().map(|figure| figure.decimals()).max().unwrap_or_default();
    Said::Figure(Figure { exact, precision: precision(computation, decimals) })
}

/// The result of a formula; `None` if a divisor is zero.
fn apply(formula: Formula, operands: &[&Exact]) -> Option<Exact> {
    match (formula, operands) {
        (Formula::Achievement | Formula::CumulativeAchievement, [reached, target]) => reached.percent_of(target),
        (Formula::Progress, [actual, target, baseline]) => actual.minus(baseline).percent_of(&target.minus(baseline)),
        (Formula::Difference | Formula::Change, [minuend, subtrahend]) => Some(minuend.minus(subtrahend)),
        _ => None,
    }
}

/// The decimals with which the result of a formula is printed.
fn precision(computation: &Computation, decimals: u32) -> Precision {
    match computation.decimals {
        Some(decimals) => Precision::Fixed(decimals, computation.rounding),
        None => Precision::UpTo(decimals),
    }
}

/// A written figure as the form rounds the results of a formula.
pub fn rounded(figure: &Figure, computation: &Computation) -> Exact {
    let decimals = figure.decimals();
    Figure { exact: figure.exact.clone(), precision: precision(computation, decimals) }.rounded()
}

/// A computed figure with the decimals of the written one: a mean is often written as a whole number.
pub fn as_exact(computed: &Figure, written: &Figure) -> Exact {
    let precision = Precision::Fixed(written.decimals(), Rounding::Half);
    Figure { exact: computed.exact.clone(), precision }.rounded()
}

fn wanted<'a>(indicator: &'a Indicator, series: &'a SeriesForm, period: Period) -> Wanted<'a> {
    let place = written_at(indicator, series, period).map_or(&indicator.place, |value| &value.place);
    let period = (series.year == SeriesYear::Shown).then_some(period);
    Wanted { holder: Holder::Indicator(indicator), name: &series.name, period, place }
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
        SeriesYear::Own | SeriesYear::Common => values.values.first().map(|(_, value)| value),
    }
}

/// The number of a value, if it is one.
pub fn number(value: &Value) -> Option<&Number> {
    match value {
        Value::Plain(Scalar::Number(number)) => Some(number),
        Value::Record(record) => match record.figure() {
            Some(Scalar::Number(number)) => Some(number),
            _ => None,
        },
        Value::Plain(_) => None,
    }
}

#[cfg(test)]
mod tests;
