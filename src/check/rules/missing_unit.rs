//! Indicators that count something and have no 単位.
//!
//! A bare figure in the table does not say whether it counts meetings, people or yen.

use crate::check::Context;
use crate::check::support::indicators::{self, IndicatorAt};
use crate::finding::{Finding, Rule};
use crate::model::{Indicator, Record, Scalar, Series, Value, counted_text};
use crate::vocabulary as word;

pub(super) const RULE: &Rule = &Rule::warning("missing-unit", include_str!("../../../docs/checks/missing-unit.md"));
const HINT: &str = "数えているものに合わせて、「単位: 回」のように書いてください";

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let form = &context.edition.plan.form;
    // A series may have its own unit, as shares in percent do.
    let wants_unit = |series: &&Series| form.series(&series.name).is_none_or(|series| series.unit.is_none());
    let is_bare = |IndicatorAt { indicator, carrier, has_unit_above, .. }: &IndicatorAt| {
        // A unit that could not be read is not missing.
        let unread = context.sources.written(&indicator.place, word::UNIT) > 0;
        let has_figures = |series: &&Series| series.values.iter().any(|(_, value)| has_figure(&value.value));
        let bare = own_and_summed(indicator).into_iter().filter(wants_unit).filter(has_figures);
        let mut used = bare.filter(|series| form.uses_series(*carrier, &indicator.tables, &series.name)).peekable();
        let is_bare = indicator.unit.is_none() && !has_unit_above && !unread && used.peek().is_some();
        is_bare && form.prints_unit(*carrier, &indicator.tables, used.map(|series| series.name.as_str()))
    };
    let bare = indicators::all(context).into_iter().filter(is_bare).map(|at| at.indicator);
    bare.map(|indicator| {
        let place = context.key_or(&indicator.place, word::UNIT, &indicator.name.place);
        let message = format!("「{}」に値はありますが、単位がありません", indicator.name.value);
        context.finding(RULE, &place, message).hint(HINT).missing(&indicator.place, [word::UNIT])
    })
    .collect()
}

/// The series of an indicator, with those of the others with units if it is computed of such.
fn own_and_summed(indicator: &Indicator) -> Vec<&Series> {
    let mut series: Vec<&Series> = indicator.series.iter().collect();
    if indicator.derivation.is_some() {
        let others = indicator.with_sources().into_iter().skip(1);
        series.extend(others.filter(|part| part.unit.is_some()).flat_map(|part| &part.series));
    }
    series
}

/// Whether a value has a figure without a unit of its own.
fn has_figure(value: &Value) -> bool {
    match value {
        Value::Plain(scalar) => is_figure(scalar),
        Value::Record(record) => {
            let bare = |record: &Record| record.unit.is_none() && record.value.as_ref().is_some_and(is_figure);
            record.unit.is_none() && (bare(record) || record.breakdown.iter().any(|line| bare(&line.record)))
        }
    }
}

fn is_figure(scalar: &Scalar) -> bool {
    match scalar {
        Scalar::Number(_) => true,
        Scalar::Text(text) => counted_text::is_counted(text),
        Scalar::Absent(_) => false,
    }
}
