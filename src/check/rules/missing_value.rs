//! Indicators without a value for the reported year, in items that are otherwise filled in.
//!
//! Later years are still empty, and an item without 進捗状況 is still being written. But a judgement without a figure has no
//! basis.

use crate::check::Context;
use crate::check::support::indicators::{self, IndicatorAt};
use crate::finding::{Finding, Rule};
use crate::model::{PeriodLabels, blank};

pub(super) const RULE: &Rule = &Rule::warning("missing-value", include_str!("../../../docs/checks/missing-value.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let period = context.edition.plan.year;
    let year = PeriodLabels::Initial.label(0, period);
    let absence = context.edition.plan.form.absences.first().map_or("\"-\"", String::as_str);
    let hint = format!(
        "「{year}: 1990」のように値を加えてください。値がなくて正しいなら、「{year}: {absence}」のように書いてください"
    );
    // Nobody fills in a series that the form does not have or that it computes.
    let Some(actual) = blank::reported_series(&context.edition.plan.form) else { return Vec::new() };
    let is_missing = |IndicatorAt { indicator, judged, .. }: &IndicatorAt| {
        let lacks = blank::lacks_value(&context.edition.plan, indicator, actual);
        // The rule unit-without-value reports indicators without any value.
        let is_told = indicator.unit.is_some() && !indicators::is_filled_in(context, indicator);
        *judged && lacks && indicators::are_read(context, indicator) && !is_told
    };
    let missing = indicators::all(context).into_iter().filter(is_missing).map(|at| at.indicator);
    missing
        .map(|indicator| {
            let place = context.key_or(&indicator.place, &actual.name, &indicator.name.place);
            let name = &indicator.name.value;
            let message = match context.edition.plan.form.series.len() {
                1 => format!("「{name}」に {year} の値がありません"),
                _ => format!("「{name}」に {year} の「{}」がありません", actual.name),
            };
            context.finding(RULE, &place, message).hint(hint.clone())
        })
        .collect()
}
