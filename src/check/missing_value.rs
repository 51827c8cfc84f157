//! Indicators without a value for the reported year, of items that are otherwise filled in.
//!
//! A later year is naturally empty, and an item without 進捗状況 is still being written. But an item that has been
//! judged and shows no figure leaves the judgement without its ground.

use super::Context;
use super::indicators::{self, IndicatorAt};
use crate::finding::Finding;
use crate::model::{PeriodLabels, Role, SeriesYear};

const CODE: &str = "missing-value";

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let period = context.edition.plan.year;
    let year = PeriodLabels::Initial.label(0, period);
    let absence = context.edition.plan.form.absences.first().map_or("\"-\"", String::as_str);
    let hint = format!(
        "「{year}: 1990」のように値を加えてください。値がなくて正しいなら、「{year}: {absence}」のように書いてください"
    );
    // A form without a series of what was reached reports none, and one that is computed is nobody's to fill in.
    let actual = context.edition.plan.form.series_of(Role::Actual).filter(|series| series.computation.is_none());
    let Some(actual) = actual else { return Vec::new() };
    let is_missing = |IndicatorAt { indicator, judged, .. }: &IndicatorAt| {
        let here = indicator.series(&actual.name).is_some_and(|series| {
            let mut values = series.values.iter().filter(|(_, value)| indicators::is_written(&value.value));
            values.any(|(at, _)| *at == period || actual.year == SeriesYear::Own)
        });
        let here = here || !indicators::are_read(context, indicator);
        // What an indicator is made of says its figures where it says none itself.
        let is_heading = !indicator.parts.is_empty() && (indicator.aggregate.is_some() || indicator.series.is_empty());
        let is_shown = context.periods_of(indicator).contains(&period);
        // An indicator without any value is told of by its unit.
        let is_told = indicator.unit.is_some() && !indicators::is_filled_in(context, indicator);
        *judged && is_shown && !here && !is_heading && !is_told
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
            context.finding(CODE, &place, message).hint(hint.clone())
        })
        .collect()
}
