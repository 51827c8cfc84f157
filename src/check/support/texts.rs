//! The texts of the paper, each once and in the order of the files.

use crate::check::{Context, Text};
use crate::model::{
    Breakdown, FieldEntry, IndicatorNode, Labels, NodeKind, Place, Placed, Plan, Record, Row, Scalar, Value,
};
use crate::vocabulary as word;

/// Lists the texts written as prose: titles, goals, descriptions, outcomes, opinions ….
pub fn prose<'a>(context: &Context<'a>) -> Vec<Text<'a>> {
    let mut out: Vec<&Placed<String>> = Vec::new();
    let own_fields = |fields: &'a [FieldEntry]| fields.iter().filter_map(FieldEntry::text);
    for node in context.edition.nodes() {
        match node.kind {
            NodeKind::Section(section) => {
                out.push(&section.title);
                out.extend(own_fields(&section.carried.fields));
            }
            NodeKind::Project(project) => {
                out.push(&project.name);
                out.extend(&project.goal);
                out.extend(&project.main_actions);
                out.extend(own_fields(&project.carried.fields));
            }
            NodeKind::Row { row: Row::Own(_), item, .. } => {
                out.push(&item.name);
                out.extend([&item.description, &item.focus, &item.outcome].into_iter().flatten());
                out.extend(own_fields(&item.carried.fields));
            }
            NodeKind::Row { row: Row::Repeat(repeat), .. } => {
                let own = &repeat.overrides;
                out.extend([&own.name, &own.description, &own.focus, &own.outcome].into_iter().flatten());
            }
        }
        for IndicatorNode { indicator, .. } in node.own_indicators() {
            out.push(&indicator.name);
            out.extend(own_fields(&indicator.fields));
        }
    }
    for opinion in &context.edition.opinions {
        out.extend([&opinion.text, &opinion.cooperation, &opinion.answer].into_iter().flatten());
    }
    in_order(out.into_iter().map(Text::from))
}

/// Lists every text that the paper prints: the prose, and names, labels, units and values.
pub fn printed<'a>(context: &Context<'a>) -> Vec<Text<'a>> {
    let Plan { name, title, committee, .. } = &context.edition.plan;
    let mut out = prose(context);
    out.extend([name, title, committee].map(Text::from));
    for node in context.edition.nodes() {
        match node.kind {
            NodeKind::Section(section) => {
                out.extend(section.ancestor_titles.iter().map(|(_, title)| title).chain(&section.notes).map(Text::from))
            }
            NodeKind::Project(project) => out.extend(labels(&project.labels)),
            NodeKind::Row { .. } => {}
        }
        if !node.is_repeat() {
            out.extend(of_fields(&node.carried().fields));
        }
        for IndicatorNode { indicator, .. } in node.own_indicators() {
            out.extend(indicator.unit.iter().map(Text::from));
            out.extend(of_fields(&indicator.fields));
            let values = indicator.series.iter().flat_map(|series| &series.values);
            out.extend(values.flat_map(|(_, value)| of_value(value)));
        }
    }
    in_order(out)
}

/// Lists the footnotes (注) of values.
pub fn footnotes<'a>(context: &Context<'a>) -> Vec<Text<'a>> {
    let mut values: Vec<&Placed<Value>> = Vec::new();
    for node in context.edition.nodes() {
        if !node.is_repeat() {
            values.extend(node.carried().fields.iter().flat_map(FieldEntry::values).map(|(_, value)| value));
        }
        for IndicatorNode { indicator, .. } in node.own_indicators() {
            values.extend(indicator.fields.iter().flat_map(FieldEntry::values).map(|(_, value)| value));
            values.extend(indicator.series.iter().flat_map(|series| &series.values).map(|(_, value)| value));
        }
    }
    let note = |value: &&'a Placed<Value>| match &value.value {
        Value::Record(record) => record.note.as_ref().map(Text::from),
        Value::Plain(_) => None,
    };
    in_order(values.iter().filter_map(note))
}

/// Lists the labels of 重点 that the content sets.
pub fn labels_of_focus<'a>(context: &Context<'a>) -> Vec<Text<'a>> {
    let projects = context.edition.nodes().filter_map(|node| match node.kind {
        NodeKind::Project(project) => Some(&project.labels),
        _ => None,
    });
    let all = projects.chain([&context.edition.plan.form.labels]).map(|labels| &labels.focus);
    in_order(all.filter_map(|label| Some(Text { value: &label.text, place: label.place.as_ref()? })))
}

/// Lists the labels that the content sets, for one 事業 or for all.
fn labels(labels: &Labels) -> impl Iterator<Item = Text<'_>> {
    let Labels { name, goal, main_actions, focus } = labels;
    let labels = [name, goal, main_actions, focus].into_iter();
    labels.filter_map(|label| Some(Text { value: &label.text, place: label.place.as_ref()? }))
}

/// Lists the texts in the figures of own fields.
fn of_fields(fields: &[FieldEntry]) -> impl Iterator<Item = Text<'_>> {
    fields.iter().flat_map(FieldEntry::values).flat_map(|(_, value)| of_value(value))
}

/// Lists the texts in a value.
fn of_value<'a>(value: &'a Placed<Value>) -> Vec<Text<'a>> {
    match &value.value {
        Value::Plain(Scalar::Text(text)) => vec![Text { value: text, place: &value.place }],
        Value::Plain(Scalar::Number(_) | Scalar::Absent(_)) => Vec::new(),
        Value::Record(record) => {
            let Record { unit, suffix, note, .. } = record;
            let of_part = |line: &'a Breakdown| {
                let Record { unit, suffix, note, .. } = &line.record;
                [Some(&line.label), unit.as_deref(), suffix.as_ref(), note.as_ref()]
            };
            let parts = record.breakdown.iter().flat_map(of_part).flatten();
            unit.as_deref().into_iter().chain(suffix).chain(note).chain(parts).map(Text::from).collect()
        }
    }
}

/// Lists the texts in a value that are in the place of a number.
pub fn in_figures<'a>(context: &Context, value: &'a Placed<Value>) -> Vec<(Place, &'a str)> {
    let text = |place: Option<Place>, scalar: &'a Scalar| match scalar {
        Scalar::Text(text) => Some((place.unwrap_or_else(|| value.place.clone()), text.as_str())),
        Scalar::Number(_) | Scalar::Absent(_) => None,
    };
    let entry = |map: &Place, key: &str| context.sources.entry(map, key);
    match &value.value {
        Value::Plain(scalar) => text(None, scalar).into_iter().collect(),
        Value::Record(record) => {
            let figure = record.value.iter().filter_map(|scalar| text(entry(&value.place, word::VALUE), scalar));
            let lines = record.breakdown.iter();
            let lines = lines.filter_map(|line| {
                let place = line.label.place.of_value();
                let place = entry(&place, word::VALUE).unwrap_or(place);
                text(Some(place), line.record.value.as_ref()?)
            });
            figure.chain(lines).collect()
        }
    }
}

/// Sorts texts by place and removes duplicates.
fn in_order<'a>(texts: impl IntoIterator<Item = Text<'a>>) -> Vec<Text<'a>> {
    let mut texts: Vec<Text> = texts.into_iter().collect();
    texts.sort_by(|a, b| a.place.cmp(b.place));
    texts.dedup_by(|a, b| a.place == b.place);
    texts
}
