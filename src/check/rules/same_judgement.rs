//! 委員会評価 that equals the 進捗状況 of its item.
//!
//! The committee's judgement is written only where it differs from the city's. An equal one may have been copied by
//! mistake, and it counts as a judgement of the committee.

use crate::check::Context;
use crate::finding::{Finding, Rule};
use crate::model::{Carrier, Opinion, Subject, numbered};

pub(super) const RULE: &Rule = &Rule::note("same-judgement", include_str!("../../../docs/checks/same-judgement.md"));
const HINT: &str = "書き写しの誤りでないか確かめてください。評価を変えない意見なら、委員会評価は書かなくてかまいません";

pub(super) fn check(context: &Context) -> Vec<Finding> {
    context.edition.opinions.iter().flat_map(|opinion| of_opinion(context, opinion)).collect()
}

fn of_opinion(context: &Context, opinion: &Opinion) -> Vec<Finding> {
    let Subject::Item(id) = opinion.on else { return Vec::new() };
    let (plan, item) = (&context.edition.plan, &context.items()[id.0]);
    let same = opinion.judgements.iter().filter_map(|(axis, judgement)| {
        let own = item.carried.judgement(axis)?.at(plan.year)?;
        let scale = &plan.form.axis(Carrier::Item, axis)?.scale;
        (own == judgement.value).then(|| {
            let (number, option) = (numbered(&item.key), scale.name(own));
            let message = format!("{number} の委員会評価は、{axis}と同じ「{option}」です");
            context.finding(RULE, &judgement.place, message).hint(HINT)
        })
    });
    same.collect()
}
