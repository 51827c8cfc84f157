//! The own fields of sections and 事業 that are computed from what is below.

use crate::check::Context;
use crate::model::own_field::{self, FieldFigure};
use crate::model::{Aggregate, Below, Field, NodeKind};

/// An own field that is computed unless it is written.
pub struct OwnAggregate<'a> {
    /// What a message calls its node: 事業「…」.
    pub node: String,
    /// The field.
    pub field: &'a Field,
    /// 計算.
    pub aggregate: Aggregate,
    /// Its figures.
    pub figures: Vec<FieldFigure<'a>>,
    /// Whether the paper prints the field.
    pub is_printed: bool,
}

/// Every computed own field, in the order of the paper.
pub fn all<'a>(context: &Context<'a>) -> Vec<OwnAggregate<'a>> {
    let edition = context.edition;
    let form = &edition.plan.form;
    let mut out = Vec::new();
    for node in edition.nodes() {
        let (name, below) = match node.kind {
            NodeKind::Section(section) => {
                let below = Below::section(edition, section, node.depth());
                (format!("{}「{}」", section.label, section.title.value), below)
            }
            NodeKind::Project(project) => (format!("事業「{}」", project.name.value), Below::project(edition, project)),
            NodeKind::Row { .. } => continue,
        };
        for field in form.fields_of(node.carrier()) {
            let Some(computation) = &field.aggregate else { continue };
            let entry = node.carried().fields.iter().find(|entry| entry.name == field.name);
            out.push(OwnAggregate {
                node: name.clone(),
                field,
                aggregate: computation.aggregate,
                figures: own_field::figures(&edition.plan, field, entry, &below),
                is_printed: form.prints_field(field.carrier, &field.name),
            });
        }
    }
    out
}
