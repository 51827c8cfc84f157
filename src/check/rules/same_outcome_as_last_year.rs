//! The 成果 of an item is the same as in the previous year, word for word or except for the years in it.
//!
//! It may be true for two years; more often the text was copied and never reviewed.

use crate::check::Context;
use crate::finding::{Finding, Rule};
use crate::model::{mentions, numbered, without_whitespace};

pub(super) const RULE: &Rule =
    &Rule::note("same-outcome-as-last-year", include_str!("../../../docs/checks/same-outcome-as-last-year.md"));

/// Shorter texts may differ in nothing but the year by chance.
const LENGTH: usize = 12;

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let counterparts = context.counterparts();
    let unchanged = context.items().iter().enumerate().filter_map(|(index, item)| {
        let (here, there) = (item.outcome.as_ref()?, counterparts.item(index)?.outcome.as_ref()?);
        let is_same = without_whitespace(&here.value) == without_whitespace(&there.value);
        let moved = (!is_same).then(|| moved_years(&there.value, &here.value)).flatten();
        (is_same || moved.is_some()).then_some((item, here, moved))
    });
    let findings = unchanged.map(|(item, outcome, moved)| {
        let but = moved.map(|(then, now)| format!("年度（「{then}」→「{now}」）のほかは")).unwrap_or_default();
        let message = format!("{} の「成果」が、{but}前の年度版と同じ文です", numbered(&item.key));
        context
            .finding(RULE, &outcome.place, message)
            .hint("今年度の成果になっているかを確かめてください。変わりがなければ、このままでかまいません")
    });
    findings.collect()
}

/// The first years that differ between two texts, if nothing else does.
fn moved_years<'t>(then: &'t str, now: &'t str) -> Option<(&'t str, &'t str)> {
    let (then, now) = (Cut::new(then), Cut::new(now));
    let are_same = then.rest == now.rest && then.rest.chars().count() >= LENGTH;
    let mut pairs = then.years.into_iter().zip(now.years);
    pairs.find(|(then, now)| then != now).filter(|_| are_same)
}

/// A text with its years taken out.
struct Cut<'t> {
    years: Vec<&'t str>,
    /// The rest without white space, with a mark for each year.
    rest: String,
}

impl<'t> Cut<'t> {
    fn new(text: &'t str) -> Self {
        let (mut rest, mut from) = (String::new(), 0);
        let places = mentions(text);
        let years = places.iter().map(|place| &text[place.clone()]).collect();
        for place in places {
            rest.push_str(&text[from..place.start]);
            rest.push('\0');
            from = place.end;
        }
        rest.push_str(&text[from..]);
        Self { years, rest: without_whitespace(&rest) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_whose_years_alone_move_on_is_the_same() {
        let then = "令和4年度は予定どおり10回開催した。令和5年度も続ける。";
        let now = "令和５年度は予定どおり10回\n開催した。令和6年度も続ける。";
        assert_eq!(moved_years(then, now), Some(("令和4年度", "令和５年度")));
        assert_eq!(moved_years(then, &now.replace("10", "12")), None);
        assert_eq!(moved_years(then, then), None);
        assert_eq!(moved_years("令和4年度に実施した。", "令和5年度に実施した。"), None, "too short to tell");
    }
}
