//! うち or a row of a 集計 counts a value that nothing has: 市単費 for 市単独. The column is all zeros.

use crate::check::Context;
use crate::check::support::nodes;
use crate::content::nearest;
use crate::finding::{Finding, Rule};
use crate::model::{Condition, Named, Place, Selection};
use crate::vocabulary as word;

pub(super) const RULE: &Rule =
    &Rule::warning("unmatched-condition", include_str!("../../../docs/checks/unmatched-condition.md"));

/// How many values a remedy lists.
const LISTED: usize = 5;

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let mut findings = Vec::new();
    for tally in &context.edition.plan.form.tallies {
        for condition in tally.conditions() {
            let Condition::Written { field, values } = condition else { continue };
            findings.extend(unmatched(context, field, values));
        }
    }
    findings.extend(selections(context));
    findings
}

/// Papers of which the 範囲 selects nothing. That nothing was judged so may well be.
fn selections(context: &Context) -> impl Iterator<Item = Finding> {
    let papers = context.edition.plan.papers.iter().zip(context.edition.papers().skip(1));
    papers.filter_map(|(paper, id)| {
        let selection = paper.selection.as_ref()?;
        let is_of_judgements = matches!(&selection.value, Selection::Meeting(Condition::Chosen { .. }));
        if is_of_judgements || !context.edition.paper(id).sections.is_empty() {
            return None;
        }
        let message = format!("「{}」の「{}」に合うものが、何もありません", paper.number.value, word::SELECTION);
        let hint = format!("「{}」を確かめるか、この資料を消してください", word::SELECTION);
        Some(context.finding(RULE, &selection.place.of_key(), message).hint(hint))
    })
}

fn unmatched(context: &Context, field: &Named, values: &[String]) -> Vec<Finding> {
    let nodes = nodes::all(context);
    let entries = nodes.iter().filter(|node| node.carrier == field.carrier).flat_map(|node| node.fields);
    let texts = entries.filter(|entry| entry.name == field.name).filter_map(|entry| entry.text());
    let mut written: Vec<&str> = texts.map(|text| text.value.as_str()).collect();
    written.sort_unstable();
    written.dedup();
    let has = |value: &&String| written.contains(&value.as_str());
    // A value may be rare; one that resembles another, or a column that counts nothing, is a mistake.
    let is_empty = !values.iter().any(|value| has(&value));
    let missing = values.iter().filter(|value| !has(value) && !written.is_empty());
    let finding = |value: &String| {
        let near = nearest(value, written.iter().copied().filter(|other| !values.iter().any(|value| value == other)));
        let hint = match near {
            Some(near) => format!("「{near}」ではありませんか"),
            None if is_empty => {
                let listed: Vec<String> = written.iter().take(LISTED).map(|text| format!("「{text}」")).collect();
                format!("{} などから選んで書いてください", listed.join("、"))
            }
            None => return None,
        };
        let message = format!("「{value}」と書いた「{}」はないので、数えると0になります", field.name);
        Some(context.finding(RULE, &place(context, value)?, message).hint(hint))
    };
    missing.filter_map(finding).collect()
}

/// Where a value is written in the form.
fn place(context: &Context, value: &str) -> Option<Place> {
    let is_of_form = |place: &Place| {
        context.sources.project(place.file).is_none() && !context.sources.is_opinions(place.file) && !place.key
    };
    context
        .sources
        .scalars()
        .find(|(place, text, _)| is_of_form(place) && text.trim() == value)
        .map(|(place, ..)| place)
}
