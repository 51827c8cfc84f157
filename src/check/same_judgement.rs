//! 委員会評価 that equals the 進捗状況 of its item.
//!
//! The committee's judgement is written where it differs from the city's own. The same one again may be a slip of
//! copying, and it is counted as a judgement of the committee.

use super::Context;
use crate::finding::Finding;
use crate::model::{InitiativeId, Opinion};

const CODE: &str = "same-judgement";
const HINT: &str = "書き写しの誤りでないか確かめてください。評価を変えない意見なら、委員会評価は書かなくてかまいません";

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let mut opinions: Vec<(&InitiativeId, &Opinion)> = context.edition.opinions.iter().collect();
    opinions.sort_by_key(|(id, _)| **id);
    let plan = &context.edition.plan;
    let same = opinions.into_iter().filter_map(|(id, opinion)| {
        let item = &context.items()[id.0];
        let judgement = opinion.judgement.as_ref()?;
        let own = item.progress.at(plan.year)?;
        (own == judgement.value).then(|| {
            let option = plan.form.progress.name(own);
            let message = format!("No.{} の委員会評価は、進捗状況と同じ「{option}」です", item.number.value);
            context.finding(CODE, &judgement.place, message).hint(HINT)
        })
    });
    same.collect()
}
