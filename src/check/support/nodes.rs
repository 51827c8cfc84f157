//! The nodes of a plan that carry judgements: sections, 事業, 取組項目 and indicators, each with its place.

use crate::check::Context;
use crate::model::{
    Above, Carried, Carrier, FieldEntry, InTables, IndicatorNode, Judgement, NodeKind, Place, numbered,
};

/// A node that carries judgements.
pub struct WrittenNode<'a> {
    /// What kind of node it is.
    pub carrier: Carrier,
    /// What a message calls it: No.9, 事業「…」.
    pub name: String,
    /// Its judgements.
    pub judgements: &'a [Judgement],
    /// Its own fields.
    pub fields: &'a [FieldEntry],
    /// What the nodes above it say.
    pub above: &'a Above,
    /// Of an indicator, what carries it and the tables in which it stands.
    pub in_tables: Option<(Carrier, &'a InTables)>,
    /// The map it is written as.
    pub place: Place,
    /// Where its name is written.
    pub named: &'a Place,
}

/// Every node of the plan, each once.
pub fn all<'a>(context: &Context<'a>) -> Vec<WrittenNode<'a>> {
    let mut nodes = Vec::new();
    for node in context.edition.nodes().filter(|node| !node.is_repeat()) {
        let (name, place, named) = match node.kind {
            NodeKind::Section(section) => {
                let name = format!("{}「{}」", section.label, section.title.value);
                (name, section.title.place.parent(), &section.title.place)
            }
            NodeKind::Project(project) => {
                let name = format!("事業「{}」", project.name.value);
                (name, Place::root(project.name.place.file), &project.name.place)
            }
            NodeKind::Row { item, .. } => (numbered(&item.key), item.place.clone(), &item.number.place),
        };
        let Carried { judgements, fields, above, .. } = node.carried();
        let carrier = node.carrier();
        nodes.push(WrittenNode { carrier, name, judgements, fields, above, in_tables: None, place, named });
        nodes.extend(node.indicators().map(|IndicatorNode { indicator, .. }| WrittenNode {
            carrier: Carrier::Indicator,
            name: format!("指標「{}」", indicator.name.value),
            judgements: &indicator.judgements,
            fields: &indicator.fields,
            above: &indicator.above,
            in_tables: Some((node.carrier(), &indicator.tables)),
            place: indicator.place.clone(),
            named: &indicator.name.place,
        }));
    }
    nodes
}

/// Every own field that holds something, each once.
pub fn fields<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a FieldEntry> {
    all(context).into_iter().flat_map(|node| node.fields)
}
