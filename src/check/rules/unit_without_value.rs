//! Indicators with a 単位 but no value in any year up to the reported one.
//!
//! The row prints a unit without a figure: the figures were forgotten, or the indicator was given up.

use crate::check::Context;
use crate::check::support::indicators;
use crate::finding::{Finding, Rule};

pub(super) const RULE: &Rule =
    &Rule::warning("unit-without-value", include_str!("../../../docs/checks/unit-without-value.md"));
const HINT: &str = "実績の値を書いてください。数えるのをやめた指標なら、取り除いてください";

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let empty = indicators::all(context).into_iter().map(|at| at.indicator).filter_map(|indicator| {
        let unit = indicator.unit.as_ref()?;
        let empty = !indicators::is_filled_in(context, indicator) && indicators::are_read(context, indicator);
        empty.then_some((indicator, unit))
    });
    empty
        .map(|(indicator, unit)| {
            let message = format!("「{}」に単位「{}」はありますが、値がありません", indicator.name.value, unit.value);
            context.finding(RULE, &unit.place, message).hint(HINT)
        })
        .collect()
}
