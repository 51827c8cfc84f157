//! 未記入: a 取組項目, or another node that is judged, without an option for the reported year.
//!
//! Such an item is printed with no option marked and is missing from every count.

use crate::check::Context;
use crate::check::support::nodes;
use crate::finding::{Finding, Rule};
use crate::model::{Axis, Entries, Field, blank};
use crate::vocabulary::OWN;

pub(in crate::check) const RULE: &Rule =
    &Rule::warning("blank-status", include_str!("../../../docs/checks/blank-status.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    nodes::all(context).iter().flat_map(|node| of_node(context, node)).collect()
}

fn of_node(context: &Context, node: &nodes::WrittenNode) -> Vec<Finding> {
    let plan = &context.edition.plan;
    let entries = Entries::new(node.judgements, node.fields, node.above);
    let judges = |axis: &Axis| node.in_tables.is_none_or(|(of, tables)| plan.form.judges(of, tables, &axis.name));
    let axes = blank::axes(&plan.form, node.carrier).filter(|axis| judges(axis));
    let axes = axes.filter(|axis| entries.need_judgement(axis, plan.year));
    let finding = |axis: &Axis| {
        let judgement = node.judgements.iter().find(|judgement| judgement.axis == axis.name);
        let choices = judgement.map_or(0, |judgement| judgement.choices.len());
        // A value that could not be read is not blank.
        let read = choices >= context.sources.written(&node.place, &axis.name);
        if !read || judgement.is_some_and(|judgement| judgement.at(plan.year).is_some()) {
            return None;
        }
        let place = context.key_or(&node.place, &axis.name, node.named);
        // No space after a closing bracket.
        let of = if node.name.ends_with('」') { "の" } else { " の" };
        let message = match choices {
            0 => format!("{}{of}「{}」が未記入です", node.name, axis.name),
            _ => {
                let year = context.reported_year();
                format!("{}{of}「{}」に、{year} の分がありません", node.name, axis.name)
            }
        };
        let hint = format!("{} から選んで書いてください", axis.scale.short_words().collect::<Vec<_>>().join("、"));
        Some(context.finding(RULE, &place, message).hint(hint).missing(&node.place, [axis.name.as_str()]))
    };
    let asked = |field: &Field| {
        let lacks = entries.lack_field(field, plan.year) && context.sources.written(&node.place, &field.name) == 0;
        let of = if node.name.ends_with('」') { "の" } else { " の" };
        let place = context.key_or(&node.place, OWN, node.named);
        let message = format!("{}{of}「{}」が未記入です", node.name, field.name);
        let hint = format!("「{OWN}: {{{}: …}}」のように書いてください", field.name);
        lacks.then(|| context.finding(RULE, &place, message).hint(hint).missing(&node.place, [OWN]))
    };
    let fields = plan.form.fields_of(node.carrier).filter_map(asked);
    axes.filter_map(finding).chain(fields).collect()
}
