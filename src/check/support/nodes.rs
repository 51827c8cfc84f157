//! The nodes of a plan that carry judgements: sections, 事業, 取組項目 and indicators, each where it is written.

use crate::check::Context;
use crate::model::{Carrier, FieldEntry, Indicator, Judgement, Place, Section};

/// A node that carries judgements.
pub struct Node<'a> {
    /// What kind of node it is.
    pub carrier: Carrier,
    /// What a message calls it: No.9, 事業「…」.
    pub name: String,
    /// Its judgements.
    pub judgements: &'a [Judgement],
    /// Its own fields.
    pub fields: &'a [FieldEntry],
    /// The map it is written as.
    pub place: Place,
    /// Where its name is written.
    pub named: &'a Place,
}

/// Every node of the plan, each once.
pub fn all<'a>(context: &Context<'a>) -> Vec<Node<'a>> {
    let mut nodes = Vec::new();
    sections(&context.edition.sections, 0, &mut nodes);
    for item in context.items() {
        nodes.push(Node {
            carrier: Carrier::Item,
            name: format!("No.{}", item.key),
            judgements: &item.carried.judgements,
            fields: &item.carried.fields,
            place: item.place.clone(),
            named: &item.number.place,
        });
        indicators(&item.carried.indicators, &mut nodes);
    }
    nodes
}

/// Every own field that holds something, each once.
pub fn fields<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a FieldEntry> {
    all(context).into_iter().flat_map(|node| node.fields)
}

fn sections<'a>(list: &'a [Section], depth: usize, nodes: &mut Vec<Node<'a>>) {
    for section in list {
        nodes.push(Node {
            carrier: Carrier::Section(depth),
            name: format!("{}「{}」", section.label, section.title.value),
            judgements: &section.carried.judgements,
            fields: &section.carried.fields,
            place: section.title.place.parent(),
            named: &section.title.place,
        });
        indicators(&section.carried.indicators, nodes);
        for project in &section.projects {
            nodes.push(Node {
                carrier: Carrier::Project,
                name: format!("事業「{}」", project.name.value),
                judgements: &project.carried.judgements,
                fields: &project.carried.fields,
                place: Place::root(project.name.place.file),
                named: &project.name.place,
            });
            indicators(&project.carried.indicators, nodes);
        }
        sections(&section.children, depth + 1, nodes);
    }
}

fn indicators<'a>(list: &'a [Indicator], nodes: &mut Vec<Node<'a>>) {
    for indicator in list {
        nodes.push(Node {
            carrier: Carrier::Indicator,
            name: format!("指標「{}」", indicator.name.value),
            judgements: &indicator.judgements,
            fields: &indicator.fields,
            place: indicator.place.clone(),
            named: &indicator.name.place,
        });
        indicators(&indicator.parts, nodes);
    }
}
