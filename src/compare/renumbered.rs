//! Tells 番号 that only shifted because something was added or removed before them in one line.

use std::collections::BTreeSet;

use super::change::{About, Topic};
use super::sides::Sides;
use super::words;
use super::{Change, Spot};
use crate::model::identity::Matching;
use crate::model::{Numbering, Part};

/// Tell this many shifted numbers or more together.
const FEW: usize = 3;

/// The 取組項目 whose No. shifted, and the changes that tell it.
#[derive(Default)]
pub(super) struct Renumbered {
    /// Their positions in the new edition.
    pub items: BTreeSet<usize>,
    pub changes: Vec<Change>,
}

/// Finds runs of 取組項目 whose No. shifted, if both editions number through the whole paper.
pub(super) fn runs(sides: &Sides, matching: &Matching) -> Renumbered {
    let (old, new) = (sides.old.edition, sides.new.edition);
    let mut out = Renumbered::default();
    if [&sides.old, &sides.new].iter().any(|side| side.form().numbering != Numbering::Through) {
        return out;
    }
    let number = |text: &str| text.parse::<i64>().ok();
    // Position, old No., new No.
    let moved = (0..new.initiatives.len()).filter_map(|index| {
        let before = &old.initiatives[matching.items.old_of(index)?];
        let (from, to) = (number(&before.number.value)?, number(&new.initiatives[index].number.value)?);
        (from != to).then_some((index, from, to))
    });
    let mut runs: Vec<Vec<(usize, i64, i64)>> = Vec::new();
    for (index, from, to) in moved {
        match runs.last_mut().and_then(|run| run.last().copied().map(|last| (run, last))) {
            Some((run, (_, last_from, last_to))) if (from - last_from, to - last_to) == (1, 1) => {
                run.push((index, from, to));
            }
            _ => runs.push(vec![(index, from, to)]),
        }
    }
    for run in runs.iter().filter(|run| run.len() >= FEW) {
        let (Some((_, from, to)), Some((_, last_from, last_to))) = (run.first(), run.last()) else { continue };
        out.items.extend(run.iter().map(|(index, ..)| *index));
        let label = words::moved_along(&sides.new.heading(&Part::Number, words::NUMBER));
        let (before, after) = (words::range(*from, *last_from), words::range(*to, *last_to));
        out.changes.extend(Change::moved(&Spot::default(), (&About::new(Topic::Number), &label), before, after));
    }
    out
}
