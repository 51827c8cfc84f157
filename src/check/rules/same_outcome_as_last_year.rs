//! The 成果 of an item equals that of the previous year word for word.
//!
//! It may be true for two years; more often the text was copied and never reviewed.

use crate::check::Context;
use crate::finding::{Finding, Rule};
use crate::model::identity::Counterparts;
use crate::model::without_whitespace;

pub(super) const RULE: &Rule =
    &Rule::note("same-outcome-as-last-year", include_str!("../../../docs/checks/same-outcome-as-last-year.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let counterparts = Counterparts::between(context.previous, context.edition);
    let unchanged = context.items().iter().enumerate().filter_map(|(index, item)| {
        let (here, there) = (item.outcome.as_ref()?, counterparts.item(index)?.outcome.as_ref()?);
        (without_whitespace(&here.value) == without_whitespace(&there.value)).then_some((item, here))
    });
    let findings = unchanged.map(|(item, outcome)| {
        let message = format!("No.{} の「成果」が、前の年度版と同じ文です", item.key);
        context
            .finding(RULE, &outcome.place, message)
            .hint("今年度の成果になっているかを確かめてください。変わりがなければ、このままでかまいません")
    });
    findings.collect()
}
