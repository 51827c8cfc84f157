//! Compares 取組項目 and 再掲.

use super::change::Topic;
use super::fact::{self, Fact};
use super::sides::{Side, Sides};
use super::{Change, Spot};
use super::{carried, indicators, words};
use crate::model::holder::Holder;
use crate::model::{Among, Carrier, Initiative, Part, Placed};

/// Returns the place of a 取組項目 on its sheet, or that of its 再掲, whose 番号 is one of another 事業.
pub(super) fn spot(side: &Side, project: Option<(String, String)>, item: &Initiative, repeat: bool) -> Spot {
    let among = if repeat { Among::Paper } else { Among::Project };
    Spot {
        project,
        number: item.number_among(side.form(), among).map(str::to_owned),
        name: Some(item.name.value.clone()),
        repeat,
    }
}

/// Compares two 取組項目.
///
/// - `focus`: the labels that their 事業 give 重点
pub(super) fn changes(
    sides: &Sides,
    (old, new): (&Initiative, &Initiative),
    focus: (&str, &str),
    spot: &Spot,
) -> Vec<Change> {
    let mut out = Vec::new();
    let (before, after) = (facts(&sides.old, old, focus.0), facts(&sides.new, new, focus.1));
    // The sheet prints the outcome last, after the figures.
    let (before, outcome_before) = before;
    let (after, outcome_after) = after;
    fact::changes(before, after, spot, &mut out);
    let both = (&old.carried.indicators[..], &new.carried.indicators[..]);
    indicators::changes(sides, Carrier::Item, both, spot, &mut out);
    fact::changes(outcome_before, outcome_after, spot, &mut out);
    out
}

/// Writes a 取組項目 that only one side has as one text.
pub(super) fn whole(side: &Side, item: &Initiative, focus: &str) -> String {
    let side = &side.alone();
    let (mut facts, outcome) = facts(side, item, focus);
    // The spot already shows the No.
    facts.retain(|fact| !fact.is(Topic::Number));
    let mut lines = vec![fact::whole(&facts)];
    lines.extend(item.carried.indicators.iter().map(|indicator| indicators::whole(side, Carrier::Item, indicator)));
    if !outcome.is_empty() {
        lines.push(fact::together(&outcome));
    }
    lines.join("\n")
}

/// Returns the facts of a 取組項目 except for its indicators, and apart from them its outcome.
fn facts(side: &Side, item: &Initiative, focus_label: &str) -> (Vec<Fact>, Vec<Fact>) {
    let Initiative { key: _, number: _, name, description, focus, carried, outcome, place: _ } = item;
    let text = |topic, label: String, text: &Option<Placed<String>>| {
        text.as_ref().and_then(|text| Fact::new(topic, label, &text.value))
    };
    let mut facts: Vec<Option<Fact>> = vec![
        item.number_among(side.form(), Among::Project)
            .and_then(|number| Fact::new(Topic::Number, side.heading(&Part::Number, words::NUMBER), number))
            .map(Fact::diff_as_list),
        Fact::new(Topic::Name, side.heading(&Part::Name, words::ITEM), &name.value),
        carried::in_charge(&carried.in_charge, side.heading(&Part::Departments, words::DEPARTMENTS)),
        text(Topic::Description, side.heading(&Part::Description, words::DESCRIPTION), description),
        text(Topic::Focus, words::focus(focus_label), focus),
    ];
    facts.extend(carried::facts(side, Holder::Item(item), carried).into_iter().map(Some));
    let outcome = text(Topic::Outcome, side.heading(&Part::Outcome, words::OUTCOME), outcome);
    (facts.into_iter().flatten().collect(), outcome.into_iter().collect())
}
