//! The next year's edition prints another value for the same year, the same 取組項目 and the same indicator.
//!
//! Whoever lays the two papers side by side cannot tell which of the two holds.

use crate::check::Context;
use crate::check::support::restated;
use crate::finding::Finding;
use crate::history::History;

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let Some(next) = context.next else { return Vec::new() };
    let history = History::of(&[context.edition, next]);
    let edition = format!("次の年度版（content/{}）", next.plan.year);
    let all = history.threads.iter().flat_map(restated::of_thread);
    let findings = all.filter_map(|restated| {
        let message = format!(
            "{}は「{}」ですが、{edition}では「{}」です",
            restated::subject(&context.edition.plan.form, &restated),
            restated::quoted(&restated.other.said),
            restated::quoted(&restated.holds.said)
        );
        Some(context.finding("next-year-differs", &restated::place(&restated.other.said)?, message).hint(
            "どちらが正しいかを確かめて、違う方を直してください。後で確定した数なら、次の年度版の「注」にそう書いてください",
        ))
    });
    findings.collect()
}
