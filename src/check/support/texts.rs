//! What the rules about wording share: the texts of the paper, the kinds of their characters, and where they stand.

use std::collections::BTreeSet;

use super::indicators;
use crate::check::Context;
use crate::check::attach_paths::subject;
use crate::model::{Edition, Indicator, Labels, NodeKind, Place, Placed, Row, Scalar, Value};

/// Every text the paper prints, in the order of the files: the prose, and also titles, labels, units and values.
pub fn printed(context: &Context) -> Vec<Placed<String>> {
    let mut texts: Vec<Placed<String>> = context.prose().into_iter().cloned().collect();
    let indicators: Vec<&Indicator> = indicators::all(context).into_iter().map(|at| at.indicator).collect();
    texts.extend(indicators.iter().filter_map(|indicator| indicator.unit.clone()));
    let known: BTreeSet<Place> = texts.iter().map(|text| text.place.clone()).collect();
    // The model keeps no places for these; they are found again by their words.
    let words = unplaced(context.edition, &indicators);
    let scalars = context.sources.scalars().filter(|(place, text, _)| words.contains(text) && !known.contains(place));
    texts.extend(scalars.map(|(place, text, _)| Placed::new(text.to_owned(), place)));
    texts.sort_by(|a, b| a.place.cmp(&b.place));
    texts
}

/// The printed words whose places the model does not keep.
fn unplaced<'a>(edition: &'a Edition, indicators: &[&'a Indicator]) -> BTreeSet<&'a str> {
    let plan = &edition.plan;
    let mut words = BTreeSet::from([plan.name.as_str(), plan.title.as_str(), plan.committee.as_str()]);
    for node in edition.nodes() {
        match node.kind {
            NodeKind::Section(section) => words.extend(section.ancestor_titles.iter().map(|(_, title)| title.as_str())),
            NodeKind::Project(project) => words.extend(own_labels(&project.labels)),
            NodeKind::Row { .. } => {}
        }
    }
    let series = indicators.iter().flat_map(|indicator| &indicator.series);
    for (_, value) in series.flat_map(|series| &series.values) {
        match &value.value {
            Value::Plain(Scalar::Text(text)) => _ = words.insert(text),
            Value::Plain(Scalar::Number(_) | Scalar::Absent(_)) => {}
            Value::Record(record) => {
                words.extend([&record.suffix, &record.note].into_iter().flatten().map(String::as_str));
                words.extend(record.breakdown.iter().map(|line| line.label.as_str()));
            }
        }
    }
    words
}

/// The labels that are not those of the form.
fn own_labels(labels: &Labels) -> impl Iterator<Item = &str> {
    let usual = Labels::default();
    let pairs = [
        (&labels.name, usual.name),
        (&labels.goal, usual.goal),
        (&labels.main_actions, usual.main_actions),
        (&labels.focus, usual.focus),
    ];
    pairs.into_iter().filter(|(own, usual)| *own != usual).map(|(own, _)| own.as_str())
}

/// Where a text stands, in a few words: its No., or its file and line where it belongs to none.
pub fn whereabouts(context: &Context, place: &Place) -> String {
    let holds = |node: &Place| node.file == place.file && place.steps.starts_with(&node.steps);
    let edition = context.edition;
    if let Some(item) = edition.initiatives.iter().find(|item| holds(&item.place)) {
        return format!("No.{}", item.key);
    }
    if let Some(opinion) = edition.opinions.iter().find(|opinion| holds(&opinion.place)) {
        return format!("{} の意見", subject(edition, &opinion.on));
    }
    let excerpt = context.sources.excerpt(place);
    let repeat = context.rows().into_iter().find(|row| match row {
        Row::Own(_) => false,
        // The row is the map in which the No. of the 再掲 stands.
        Row::Repeat(repeat) => holds(&repeat.place.parent()),
    });
    match repeat {
        Some(row) => format!("No.{}（再掲）", context.printed(row).key),
        None => {
            // The folder of the edition goes without saying.
            let file = excerpt.file.splitn(3, '/').last().unwrap_or_default();
            format!("{file}:{}", excerpt.line)
        }
    }
}

/// The first five places of a list, each named once: No.24、No.27 など.
pub fn listed<'a>(context: &Context, places: impl IntoIterator<Item = &'a Place>) -> String {
    const SHOWN: usize = 5;
    let mut names: Vec<String> = Vec::new();
    let mut last = None;
    for place in places {
        if last == Some(place) {
            continue;
        }
        last = Some(place);
        let name = whereabouts(context, place);
        if names.contains(&name) {
            continue;
        }
        if names.len() == SHOWN {
            return names.join("、") + " など";
        }
        names.push(name);
    }
    names.join("、")
}

/// A few characters around a position, for a message: 「…設置の 検討…」.
pub fn around(text: &[char], start: usize, length: usize) -> String {
    const REACH: usize = 6;
    let is_break = |c: &char| matches!(c, '\n' | '。' | '、' | '「' | '」');
    let before = text[..start].iter().rev().take(REACH).take_while(|c| !is_break(c)).count();
    let end = (start + length).min(text.len());
    let after = text[end..].iter().take(REACH).take_while(|c| !is_break(c)).count();
    text[start - before..end + after].iter().collect()
}
