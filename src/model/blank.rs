//! 未記入: what people are still to write of a 取組項目 for the reported year.

use super::form::{Axis, Carrier, ColumnEntry, Form, Part, Role, SeriesForm, SeriesYear};
use super::indicator::{Indicator, Record, Value};
use super::plan::{Initiative, Plan};

/// Something that is still to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Blank<'a> {
    /// 評価, on the axis of that name.
    Judgement(&'a str),
    /// A value of an indicator.
    Value(&'a Indicator),
    /// 成果.
    Outcome,
}

/// What is blank of a 取組項目, in the order of the print: its judgements, the values of its indicators, its 成果.
pub fn of_item<'a>(plan: &'a Plan, item: &'a Initiative) -> Vec<Blank<'a>> {
    let form = &plan.form;
    let judged = |axis: &Axis| item.carried.judgement(&axis.name).is_some_and(|it| it.at(plan.year).is_some());
    let judgements = axes(form, Carrier::Item).filter(|axis| !judged(axis)).map(|axis| Blank::Judgement(&axis.name));
    let mut values = Vec::new();
    of_indicators(plan, &item.carried.indicators, &mut values);
    let outcome = (has_outcome(form) && item.outcome.is_none()).then_some(Blank::Outcome);
    judgements.chain(values).chain(outcome).collect()
}

/// The axes on which people judge a kind of node. What follows from a figure is nobody's to fill in.
pub fn axes(form: &Form, carrier: Carrier) -> impl Iterator<Item = &Axis> {
    form.axes_of(carrier).filter(|axis| axis.bands.is_none())
}

/// Whether the form asks for 成果 at all.
pub fn has_outcome(form: &Form) -> bool {
    form.columns.iter().flat_map(ColumnEntry::columns).any(|column| column.part == Part::Outcome)
}

/// The series in which people write what was reached; `None` where the form reports none, or computes it.
pub fn reported_series(form: &Form) -> Option<&SeriesForm> {
    form.series_of(Role::Actual).filter(|series| series.computation.is_none())
}

/// Whether an indicator lacks its value of the reported year in a series. What an indicator is made of says its figures
/// where it says none itself.
pub fn lacks_value(plan: &Plan, indicator: &Indicator, series: &SeriesForm) -> bool {
    let values = indicator.series(&series.name).map(|series| series.values.as_slice()).unwrap_or_default();
    let mut written = values.iter().filter(|(_, value)| is_written(&value.value));
    let is_here = written.any(|(at, _)| *at == plan.year || series.year == SeriesYear::Own);
    let is_heading = !indicator.parts.is_empty() && (indicator.aggregate.is_some() || indicator.series.is_empty());
    let is_shown = plan.form.periods_of(&indicator.table, &plan.periods).contains(&plan.year);
    is_shown && !is_here && !is_heading
}

/// Whether a value says anything at all; a record of blanks does not.
pub fn is_written(value: &Value) -> bool {
    !matches!(value, Value::Record(record) if *record == Record::default())
}

fn of_indicators<'a>(plan: &Plan, indicators: &'a [Indicator], out: &mut Vec<Blank<'a>>) {
    let Some(series) = reported_series(&plan.form) else { return };
    for indicator in indicators {
        out.extend(lacks_value(plan, indicator, series).then_some(Blank::Value(indicator)));
        of_indicators(plan, &indicator.parts, out);
    }
}
