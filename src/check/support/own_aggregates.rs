//! The own fields that are computed.

use crate::check::Context;
use crate::model::holder::Holder;
use crate::model::own_field::{self, FieldFigure};
use crate::model::{Aggregate, Field, IndicatorNode, NodeKind, Part, numbered};

/// An own field that is computed unless it is written.
pub struct OwnAggregate<'a> {
    /// What has it.
    pub holder: Holder<'a>,
    /// To whom it belongs, in words: 事業「…」の.
    pub of: String,
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
    let mut out = Vec::new();
    for node in context.edition.nodes().filter(|node| !node.is_repeat()) {
        let (holder, of) = match node.kind {
            NodeKind::Section(section) => {
                let of = format!("{}「{}」の", section.label, section.title.value);
                (Holder::Section(section, node.depth()), of)
            }
            NodeKind::Project(project) => (Holder::Project(project), format!("事業「{}」の", project.name.value)),
            NodeKind::Row { item, .. } => (Holder::Item(item), format!("{} の", numbered(&item.key))),
        };
        out.extend(of_holder(context, holder, &of));
        for IndicatorNode { indicator, .. } in node.indicators() {
            let of = format!("「{}」の", indicator.name.value);
            let part = |name: &str| Part::IndicatorField(name.to_owned());
            out.extend(of_holder(context, Holder::Indicator(indicator), &of).map(|of| OwnAggregate {
                is_printed: context.edition.plan.form.prints(node.carrier(), &indicator.tables, &part(&of.field.name)),
                ..of
            }));
        }
    }
    out
}

/// The computed own fields of a node, and whether they are printed beside it.
///
/// - `of`: to whom they belong, in words
fn of_holder<'a>(context: &Context<'a>, holder: Holder<'a>, of: &str) -> impl Iterator<Item = OwnAggregate<'a>> {
    let edition = context.edition;
    let form = &edition.plan.form;
    form.fields_of(holder.carrier()).filter_map(move |field| {
        Some(OwnAggregate {
            holder,
            of: of.to_owned(),
            field,
            aggregate: field.aggregate.as_ref()?.aggregate,
            figures: own_field::figures(edition, field, holder),
            is_printed: form.prints_field(field.carrier, &field.name),
        })
    })
}
