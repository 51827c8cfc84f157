//! 未記入: 取組項目 without 成果.
//!
//! The widest column of the sheet stays empty, so that the committee sees a judgement without a reason.

use crate::check::Context;
use crate::finding::{Finding, Rule};
use crate::model::{Part, numbered};
use crate::vocabulary as word;

pub(super) const RULE: &Rule = &Rule::warning("blank-outcome", include_str!("../../../docs/checks/blank-outcome.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    // A form without this column needs no 成果.
    let Some(heading) = context.edition.plan.form.heading(&Part::Outcome) else { return Vec::new() };
    let hint = format!("「{heading}」の欄に印刷する文を、「{}: 」の後に書いてください", word::OUTCOME);
    // An entry that could not be read is not blank.
    let unread = |place| context.sources.written(place, word::OUTCOME) > 0;
    let items = context.items().iter().filter(|item| item.outcome.is_none() && !unread(&item.place));
    items
        .map(|item| {
            let place = context.key_or(&item.place, word::OUTCOME, &item.number.place);
            let message = format!("{} の「{}」が未記入です", numbered(&item.key), word::OUTCOME);
            context.finding(RULE, &place, message).hint(hint.clone()).missing(&item.place, [word::OUTCOME])
        })
        .collect()
}
