//! Finds what the further papers of a plan print.

use std::collections::BTreeSet;

use super::left_out::{has_place, has_place_of_judgement, places, roots};
use crate::check::Elsewhere;
use crate::documents::printed::unprinted;
use crate::model::leaves::marked;
use crate::model::{
    Carrier, Condition, Edition, FieldEntry, InitiativeId, Judgement, Named, NodeKind, Place, Row, Selection,
};

/// What the further papers of an edition print, or select by.
pub(super) fn printed_elsewhere(edition: &Edition) -> Elsewhere {
    let papers = edition.papers().skip(1).map(|id| edition.paper(id));
    Elsewhere::Places(papers.flat_map(|paper| printed(&paper)).chain(selected_by(edition)).collect())
}

/// The places of what further papers are selected by.
fn selected_by(edition: &Edition) -> Vec<Place> {
    let selections = edition.plan.papers.iter().filter_map(|paper| paper.selection.as_ref());
    let mut places = Vec::new();
    for selection in selections {
        let Selection::Meeting(condition) = &selection.value else { continue };
        let Named { carrier, name } = condition.tested();
        for node in edition.nodes().filter(|node| node.carrier() == *carrier) {
            match condition {
                Condition::Chosen { .. } => {
                    let choices = node.carried().judgement(name).into_iter().flat_map(|judgement| &judgement.choices);
                    places.extend(choices.map(|(_, option)| option.place.clone()));
                }
                Condition::Written { .. } => {
                    let entry = node.carried().fields.iter().find(|entry| entry.name == *name);
                    places.extend(entry.and_then(FieldEntry::place).cloned());
                }
            }
        }
    }
    places
}

/// The places of what a paper prints or uses.
fn printed(paper: &Edition) -> Vec<Place> {
    let form = &paper.plan.form;
    let left = unprinted(paper).unwrap_or_default();
    let told = places(paper, &left);
    let unprinted: BTreeSet<&Place> = left.iter().map(|leaf| &leaf.place).collect();
    let unselected = unselected(paper);
    let is_selected = |place: &Place| !unselected.iter().any(|item| place.is_in(item));
    let (_, leaves) = marked(paper);
    let of_leaves = leaves.into_iter().filter(|leaf| is_selected(&leaf.place)).filter(|leaf| {
        let is_used = || has_place(form, &leaf.kind) && !told.iter().any(|told| leaf.place.is_in(told));
        !unprinted.contains(&leaf.place) || is_used()
    });
    of_leaves.map(|leaf| leaf.place).chain(judgements(paper)).collect()
}

/// The places of the 取組項目 that a paper does not select, and of the indicators of those of which it only has a 再掲 with
/// others.
fn unselected(paper: &Edition) -> Vec<&Place> {
    let selected: BTreeSet<InitiativeId> = paper.rows().map(Row::initiative).collect();
    let printed: BTreeSet<&Place> = roots(paper).into_iter().map(|(_, root)| &root.place).collect();
    let mut places = Vec::new();
    for (index, item) in paper.initiatives.iter().enumerate() {
        match selected.contains(&InitiativeId(index)) {
            true => {
                let indicators = item.carried.indicators.iter().map(|indicator| &indicator.place);
                places.extend(indicators.filter(|place| !printed.contains(place)));
            }
            false => places.push(&item.place),
        }
    }
    places
}

/// The places of the judgements that a paper prints.
fn judgements(paper: &Edition) -> Vec<Place> {
    let mut places = Vec::new();
    let mut add = |judgements: &[Judgement], carrier: Carrier| {
        let (form, plan) = (&paper.plan.form, &paper.plan);
        for judgement in judgements {
            let axis = Named { carrier, name: judgement.axis.clone() };
            let is_printed = |period| period == plan.year || form.prints_judgement_of(&axis, period, &plan.periods);
            let choices = judgement.choices.iter().filter(|_| has_place_of_judgement(form, &axis));
            places.extend(choices.filter(|(period, _)| is_printed(*period)).map(|(_, option)| option.place.clone()));
        }
    };
    for node in paper.nodes() {
        match node.kind {
            // A 再掲 prints what its original says and it does not itself.
            NodeKind::Row { row: row @ Row::Repeat(_), .. } => {
                add(&paper.initiative(row).carried.judgements, Carrier::Item);
            }
            _ => add(&node.carried().judgements, node.carrier()),
        }
        node.indicators().for_each(|it| add(&it.indicator.judgements, Carrier::Indicator));
    }
    places
}
