//! The own fields of sections and 事業 that are computed from the 取組項目 below.

use crate::check::Context;
use crate::model::compute::{self, FieldFigure};
use crate::model::{Aggregate, NodeKind};

/// An own field that is computed unless it is written.
pub struct OwnAggregate<'a> {
    /// What a message calls its node: 事業「…」.
    pub node: String,
    /// The name of the field.
    pub name: &'a str,
    /// Its 単位.
    pub unit: Option<&'a str>,
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
    let (form, year) = (&edition.plan.form, edition.plan.year);
    let mut out = Vec::new();
    for node in edition.nodes() {
        let (name, items) = match node.kind {
            NodeKind::Section(section) => {
                (format!("{}「{}」", section.label, section.title.value), edition.items_below(section))
            }
            NodeKind::Project(project) => (format!("事業「{}」", project.name.value), edition.items_of(project)),
            NodeKind::Row { .. } => continue,
        };
        for field in form.fields_of(node.carrier()) {
            let Some(computation) = &field.aggregate else { continue };
            let entry = node.carried().fields.iter().find(|entry| entry.name == field.name);
            out.push(OwnAggregate {
                node: name.clone(),
                name: &field.name,
                unit: field.unit.as_deref(),
                aggregate: computation.aggregate,
                figures: compute::own_field(form, field, entry, &items, year),
                is_printed: form.prints_field(field.carrier, &field.name),
            });
        }
    }
    out
}
