//! 計算: computes values by formulas from a closed list.
//!
//! Cycles are impossible. The operands of a formula come from written series, or from the 累計 of a written one; a missing
//! operand comes, in the same series, from the 内訳 of the indicator or from the other indicators from which it is computed. An
//! indicator owns its parts and copies of these others, so each step goes down in a tree. Everything is computed exactly; what
//! is printed is rounded.

mod left_out;
mod printed;
mod ratio;
mod running_total;
mod scope;

pub use left_out::Understood;
pub use printed::{Computed, Printed};

use super::aggregate::{Counted, Lack, Mixed, Part, Said, Wanted};
use super::exact::{Exact, Figure, Precision};
use super::figure_unit::FigureUnit;
use super::form::{
    BandFigure, Carrier, Computation, Form, Formula, OptionIndex, Role, Rounding, SeriesForm, SeriesYear,
};
use super::holder::Holder;
use super::indicator::{Derivation, DerivedFrom, Indicator};
use super::number::Number;
use super::period::Period;
use super::place::Placed;
use super::value::{Scalar, Value};

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
    let computed = Computed::new(form, &result(form, indicator, series, period, periods))?;
    let understood = series.is_running_total().then_some(Understood::Years(Holder::Indicator(indicator)));
    Some(Computed { understood, ..computed })
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
        Some(computation) => by_formula(form, indicator, (series, computation), period, periods),
        None => match &indicator.derivation {
            Some(derivation) => derived(form, indicator, derivation, series, period, periods),
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
    let written = written_at(indicator, series, period);
    let usual = || indicator.usual_unit(series);
    let of_written = |value| Said::of_value(wanted(indicator, series, period), value, usual());
    match written {
        Some(value) if value.value.is_filled() => of_written(value),
        annotation => match result(form, indicator, series, period, periods) {
            Said::Blank => annotation.map_or(Said::Blank, of_written),
            computed => computed,
        },
    }
}

/// What is printed for a period: the written value, otherwise the computed one.
pub fn printed<'a>(
    form: &'a Form,
    indicator: &'a Indicator,
    series: &'a SeriesForm,
    period: Period,
    periods: &[Period],
) -> Option<Printed<'a>> {
    let written = written_at(indicator, series, period);
    Printed::of(written, || computed(form, indicator, series, period, periods))
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

/// What an indicator says in a series for a period from which it is computed: its parts, or other indicators.
pub fn parts<'a>(
    form: &'a Form,
    indicator: &'a Indicator,
    series: &'a SeriesForm,
    period: Period,
    periods: &[Period],
) -> Vec<Part<'a>> {
    let part = |(part, owner): (&'a Indicator, &'a str)| Part {
        at: Wanted { owner, ..wanted(part, series, period) },
        said: said(form, part, series, period, periods),
    };
    indicator.operands().into_iter().map(part).collect()
}

fn derived<'a>(
    form: &'a Form,
    indicator: &'a Indicator,
    derivation: &'a Derivation,
    series: &'a SeriesForm,
    period: Period,
    periods: &[Period],
) -> Said<'a> {
    let parts = parts(form, indicator, series, period, periods);
    let whole = whole_unit(indicator, series, period);
    let said = match derivation.from {
        DerivedFrom::Parts(aggregate) | DerivedFrom::Below(aggregate, _) => {
            aggregate.of(&whole, &parts).with_decimals(derivation.decimals)
        }
        DerivedFrom::Ratio(_) => {
            // A series that one of them never has is not computed.
            let is_written = |it: &Indicator| it.series(&series.name).is_some_and(|series| !series.values.is_empty());
            let has_series = |(operand, _): &(&Indicator, &str)| operand.with_sources().into_iter().any(is_written);
            if !indicator.operands().iter().all(has_series) {
                return Said::Blank;
            }
            let sources = |(it, _)| (it, self::parts(form, it, series, period, periods));
            let scope = || scope::of_ratio(&parts, &indicator.operands().into_iter().map(sources).collect::<Vec<_>>());
            ratio::of(&whole, &parts, derivation.decimals, scope)
        }
    };
    said.at(wanted(indicator, series, period))
}

/// The unit that is written for a computed value: for it alone, or for its series or indicator.
pub fn whole_unit(indicator: &Indicator, series: &SeriesForm, period: Period) -> FigureUnit {
    let own = written(indicator, series, period).and_then(Value::unit).cloned();
    FigureUnit::new(own, indicator.usual_unit(series))
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
    // The bounds count in the usual unit.
    if figure.unit.is_own {
        return None;
    }
    bands.judge(&match bands.figure {
        BandFigure::Exact => figure.exact,
        BandFigure::Printed => figure.rounded(),
    })
}

/// The operand of a formula for a role, with its series: of the series with this role, the first of the form in which the
/// indicator says something for the period. A 空欄 says that there is no operand.
pub fn operand<'a>(
    form: &'a Form,
    indicator: &'a Indicator,
    (formula, role): (Formula, Role),
    period: Period,
    periods: &[Period],
) -> Option<(&'a SeriesForm, Said<'a>)> {
    let candidates = form.series.iter().filter(|series| series.is_operand(formula, role));
    let mut said = candidates.map(|series| (series, said(form, indicator, series, period, periods)));
    said.find(|(_, said)| !matches!(said, Said::Blank)).filter(|(_, said)| !matches!(said, Said::Absent(_)))
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
        Formula::RunningTotal => {
            return Some(period.up_to(periods.iter().copied())?.into_iter().map(|it| (Role::Actual, it)).collect());
        }
    };
    Some(roles.iter().map(|role| (*role, period)).collect())
}

/// The values that a 累計 adds up, each of the first series of 実績 that says something for its period; none if the periods do
/// not follow each other.
pub fn parts_of_running_total<'a>(
    form: &'a Form,
    indicator: &'a Indicator,
    period: Period,
    periods: &[Period],
) -> Vec<Part<'a>> {
    let formula = Formula::RunningTotal;
    let part = |(role, period): (Role, Period)| {
        let candidates = form.series.iter().filter(|series| series.is_operand(formula, role));
        let said = |series| Part {
            at: wanted(indicator, series, period),
            said: said(form, indicator, series, period, periods),
        };
        let all: Vec<Part> = candidates.map(said).collect();
        all.iter().find(|part| !matches!(part.said, Said::Blank)).or(all.first()).cloned()
    };
    operands(formula, period, periods).unwrap_or_default().into_iter().filter_map(part).collect()
}

fn by_formula<'a>(
    form: &'a Form,
    indicator: &'a Indicator,
    (series, computation): (&'a SeriesForm, &Computation),
    period: Period,
    periods: &[Period],
) -> Said<'a> {
    let formula = computation.formula;
    if formula == Formula::RunningTotal {
        let parts = parts_of_running_total(form, indicator, period, periods);
        let precision = |decimals| precision(computation, decimals);
        return match running_total::is_quotient(indicator) {
            true => Said::Blank,
            false => running_total::of(&whole_unit(indicator, series, period), &parts, precision),
        }
        .at(wanted(indicator, series, period));
    }
    let Some(operands) = operands(formula, period, periods) else { return Said::Blank };
    let operands = operands.into_iter().map(|(role, period)| {
        let (series, said) = operand(form, indicator, (formula, role), period, periods)?;
        Some((series, Part { at: wanted(indicator, series, period), said }))
    });
    // If an operand is not written, there is nothing to compute.
    let Some(operands) = operands.collect::<Option<Vec<_>>>() else { return Said::Blank };
    let mut lacks: Vec<Lack> = operands.iter().flat_map(|(_, part)| part.said.lacks().to_vec()).collect();
    if lacks.is_empty() && formula != Formula::Change {
        let has_figure = |part, series| said(form, part, series, period, periods).figure().is_some();
        lacks = scope::of_formula(&operands, has_figure);
    }
    if !lacks.is_empty() {
        return Said::Lacking(lacks);
    }
    if let Some((_, part)) = operands.iter().find(|(_, part)| matches!(part.said, Said::Mixed(_))) {
        return part.said.clone();
    }
    let counted: Vec<Counted> = operands.iter().filter_map(|(_, part)| part.counted()).collect();
    let units: Vec<&FigureUnit> = counted.iter().map(|it| &it.unit).collect();
    let whole = whole_unit(indicator, series, period);
    let unit = match formula.is_ratio() {
        true => FigureUnit::of_share(&whole, &units),
        false => FigureUnit::of_difference(&whole, &units),
    };
    let unit = match unit {
        Ok(unit) => unit,
        Err(misfit) => return Mixed::of(misfit, &whole, &counted).within(&wanted(indicator, series, period)),
    };
    let figures: Vec<&Figure> = operands.iter().filter_map(|(_, part)| part.said.figure()).collect();
    let exact: Vec<&Exact> = figures.iter().map(|figure| &figure.exact).collect();
    let Some(exact) = apply(formula, &exact) else { return Said::Blank };
    let decimals = figures.iter().map(|figure| figure.decimals()).max().unwrap_or_default();
    Said::Figure(Figure::new(exact, precision(computation, decimals)).counting(unit))
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
    Figure::new(figure.exact.clone(), precision(computation, decimals)).rounded()
}

/// A computed figure with the decimals of the written one: a mean is often written as a whole number.
pub fn as_exact(computed: &Figure, written: &Figure) -> Exact {
    let precision = Precision::Fixed(written.decimals(), Rounding::Half);
    Figure::new(computed.exact.clone(), precision).rounded()
}

fn wanted<'a>(indicator: &'a Indicator, series: &'a SeriesForm, period: Period) -> Wanted<'a> {
    let place = written_at(indicator, series, period).map_or(&indicator.place, |value| &value.place);
    let period = (series.year == SeriesYear::Shown).then_some(period);
    Wanted { holder: Holder::Indicator(indicator), owner: "", name: &series.name, period, place }
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

/// The years beside the values of a series.
#[derive(Clone, Copy)]
pub struct Years<'a> {
    /// The form.
    pub form: &'a Form,
    /// The series.
    pub series: &'a SeriesForm,
    /// The reported period.
    pub period: Period,
    /// The periods that the table shows.
    pub periods: &'a [Period],
}

impl Years<'_> {
    /// The year that is printed beside a value, written or computed. `None` if there is no value, if it is a word of the 空欄
    /// that is written without a year, or if it is made of parts of different years.
    pub fn printed(&self, indicator: &Indicator) -> Option<Period> {
        self.of(indicator, true)
    }

    /// Like [`Years::printed`], but a figure that is written without a year has none.
    pub fn written(&self, indicator: &Indicator) -> Option<Period> {
        self.of(indicator, false)
    }

    /// - `undated`: whether a figure that is written without a year has the one that it is read with
    fn of(&self, indicator: &Indicator, undated: bool) -> Option<Period> {
        match indicator.series(&self.series.name).and_then(|series| series.values.first()) {
            Some((year, value)) if !indicator.is_undated(value) => Some(*year),
            Some((year, value)) if value.value.is_filled() => {
                let is_absent = matches!(value.value.figure(), Some(Scalar::Absent(_)));
                (undated && !is_absent).then_some(*year)
            }
            _ => self.of_parts(indicator, undated),
        }
    }

    /// The year that the parts share from which a value is computed.
    fn of_parts(&self, indicator: &Indicator, undated: bool) -> Option<Period> {
        let Self { form, series, period, periods } = *self;
        _ = result(form, indicator, series, period, periods).figure()?;
        let has_figure = |part: &&Indicator| said(form, part, series, period, periods).figure().is_some();
        let parts = indicator.operands().into_iter().map(|(part, _)| part);
        let mut years = parts.filter(has_figure).map(|part| self.of(part, undated));
        let first = years.next()??;
        years.all(|year| year == Some(first)).then_some(first)
    }
}

/// The number of a value, if it is one.
pub fn number(value: &Value) -> Option<&Number> {
    match value.figure() {
        Some(Scalar::Number(number)) => Some(number),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
