//! Indicators without a value for the reported year, of items that are otherwise filled in.
//!
//! A later year is naturally empty, and an item without 進捗状況 is still being written. But an item that has been
//! judged and shows no figure leaves the judgement without its ground.

use super::Context;
use super::indicators::{self, IndicatorAt};
use crate::finding::Finding;
use crate::model::{PeriodLabels, Role};

const CODE: &str = "missing-value";

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let period = context.edition.plan.year;
    let year = PeriodLabels::Initial.label(0, period);
    let hint = format!(
        "「{year}: 1990」のように値を加えてください。値がなくて正しいなら、「{year}: \"-\"」のように書いてください"
    );
    // A form without a series of what was reached reports none.
    let Some(actual) = context.edition.plan.form.series_of(Role::Actual) else { return Vec::new() };
    let is_missing = |IndicatorAt { indicator, judged }: &IndicatorAt| {
        let actual = indicator.series.iter().filter(|series| series.name == actual.name);
        let here = actual
            .flat_map(|series| &series.values)
            .any(|(at, value)| *at == period && indicators::is_written(&value.value));
        let here = here || !indicators::are_read(context, indicator);
        // An indicator without any value is told of by its unit.
        *judged && !here && (indicator.unit.is_none() || indicators::is_filled_in(context, indicator))
    };
    let missing = indicators::all(context).into_iter().filter(is_missing).map(|at| at.indicator);
    missing
        .map(|indicator| {
            let place = context.key_or(&indicator.place, &actual.name, &indicator.name.place);
            let message = format!("「{}」に {year} の値がありません", indicator.name.value);
            context.finding(CODE, &place, message).hint(hint.clone())
        })
        .collect()
}
