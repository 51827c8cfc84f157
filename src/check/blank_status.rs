//! 未記入: 取組項目 without an option of the 進捗状況 for the reported year.
//!
//! The options of such an item are printed with none of them marked, and the item is missing from every count.

use super::Context;
use crate::content::keys;
use crate::finding::Finding;
use crate::model::PeriodLabels;

const CODE: &str = "blank-status";

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let plan = &context.edition.plan;
    let year = PeriodLabels::Initial.label(0, plan.year);
    let hint = format!("{} から選んで書いてください", plan.form.progress.options().join("、"));
    let blank = context.items().iter().filter(|item| {
        // Something that is written and could not be read is not blank.
        let read = item.progress.choices.len() >= context.sources.written(&item.place, keys::PROGRESS);
        read && item.progress.at(plan.year).is_none()
    });
    blank
        .map(|item| {
            let place = context.key_or(&item.place, keys::PROGRESS, &item.number.place);
            let message = match item.progress.choices.is_empty() {
                true => format!("No.{} の「{}」が未記入です", item.number.value, keys::PROGRESS),
                false => format!("No.{} の「{}」に、{year} の分がありません", item.number.value, keys::PROGRESS),
            };
            context.finding(CODE, &place, message).hint(hint.clone())
        })
        .collect()
}
