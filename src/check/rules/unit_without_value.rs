//! Indicators with a 単位 but no value in any year up to the reported one.
//!
//! The row prints a unit without a figure: the figures were forgotten, or the indicator was given up.

use crate::check::Context;
use crate::check::support::example;
use crate::check::support::indicators::{self, IndicatorAt};
use crate::finding::{Finding, Rule};
use crate::model::SeriesForm;
use crate::vocabulary as word;

pub(super) const RULE: &Rule =
    &Rule::warning("unit-without-value", include_str!("../../../docs/checks/unit-without-value.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let form = &context.edition.plan.form;
    let finding = |IndicatorAt { indicator, carrier, .. }| {
        let unit = indicator.unit.as_ref()?;
        let is_empty = !indicators::is_filled_in(context, indicator) && indicators::are_read(context, indicator);
        // Nobody misses the figures of a table without any.
        let asked =
            form.asked_series(carrier, &indicator.tables).chain(form.fillable_series(carrier, &indicator.tables));
        let asked: Vec<&SeriesForm> = asked.collect();
        let series = asked.first().filter(|_| is_empty)?;
        let message = format!("「{}」に単位「{}」はありますが、値がありません", indicator.name.value, unit.value);
        let example = example::of(context, indicator, series, "1990");
        let hint = format!("{example}のように値を書いてください。数えるのをやめた指標なら、取り除いてください");
        let finding = context.finding(RULE, &unit.place, message).hint(hint);
        Some(
            finding.missing(&indicator.place, asked.iter().map(|series| series.name.as_str()).chain([word::BREAKDOWN])),
        )
    };
    indicators::all(context).into_iter().filter_map(finding).collect()
}
