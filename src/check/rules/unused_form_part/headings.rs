//! Columns that are headed alike.

use std::collections::HashMap;

use crate::check::Context;
use crate::finding::{Finding, Rule};
use crate::model::{ColumnEntry, Place};

/// The columns of a table that are headed like one before; each group of years by itself.
pub(super) fn headed_alike(
    rule: &'static Rule,
    context: &Context,
    list: &Place,
    entries: &[ColumnEntry],
) -> Vec<Finding> {
    let placed = || entries.iter().enumerate().map(|(index, entry)| (list.child(index), entry));
    let single = placed().filter_map(|(place, entry)| match entry {
        ColumnEntry::One(column) => Some((place, column.heading.as_str())),
        ColumnEntry::EachPeriod(_) => None,
        ColumnEntry::Headed { heading, .. } => Some((place, heading.as_str())),
    });
    let mut findings = alike(rule, context, single);
    for (place, entry) in placed() {
        if let ColumnEntry::EachPeriod(columns) | ColumnEntry::Headed { columns, .. } = entry {
            findings.extend(alike(
                rule,
                context,
                columns.iter().map(|column| (place.clone(), column.heading.as_str())),
            ));
        }
    }
    findings
}

/// The headings like one before.
pub(super) fn alike<'h>(
    rule: &'static Rule,
    context: &Context,
    headings: impl Iterator<Item = (Place, &'h str)>,
) -> Vec<Finding> {
    let mut seen: HashMap<&str, Place> = HashMap::new();
    let mut findings = Vec::new();
    for (place, heading) in headings.filter(|(_, heading)| !heading.is_empty()) {
        let Some(first) = seen.get(heading) else {
            _ = seen.insert(heading, place);
            continue;
        };
        let [first, here] = [first, &place].map(|place| context.sources.excerpt(place));
        let message = format!("見出しが「{heading}」の列が、1つの表に2つあります（1つ目は{}）", first.told_at(&here));
        let hint = "{内容: …, 見出し: …} と書いて、区別できる見出しにしてください";
        findings.push(context.finding(rule, &place, message).hint(hint));
    }
    findings
}
