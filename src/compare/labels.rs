//! Compares 見出し of a 事業.

use super::change::{About, Topic};
use super::sides::Sides;
use super::words;
use super::{Change, Spot};
use crate::model::Labels;

/// Adds the 見出し of a 事業 that differ, unless both sides only follow their form.
pub(super) fn changes(sides: &Sides, old: &Labels, new: &Labels, spot: &Spot, out: &mut Vec<Change>) {
    let (usual_before, usual_after) = (&sides.old.form().labels, &sides.new.form().labels);
    let (before, after) = (named(old), named(new));
    let (usual_before, usual_after) = (named(usual_before), named(usual_after));
    for index in 0..before.len() {
        let ((name, before), (_, after)) = (&before[index], &after[index]);
        if *before == usual_before[index].1 && *after == usual_after[index].1 {
            continue;
        }
        let label = words::label_of(name);
        let about = About::named(Topic::Label, name);
        out.extend(Change::new(spot, (&about, &label), Some((*before).to_owned()), Some((*after).to_owned())));
    }
}

/// Lists 見出し, each with what it labels.
pub(super) fn named(labels: &Labels) -> [(&'static str, &str); 4] {
    let Labels { name, goal, main_actions, focus } = labels;
    [
        (words::PROJECT, &name.text),
        (words::GOAL, &goal.text),
        (words::MAIN_ACTIONS, &main_actions.text),
        (words::FOCUS, &focus.text),
    ]
}
