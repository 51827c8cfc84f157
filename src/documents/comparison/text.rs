//! A 新旧対照表 as text, for a terminal or mail, with each passage on one line. Documented in docs/compare.md.

use std::fmt::Write as _;

use super::words;
use crate::compare::{AreaChanges, Change, Changes, Piece, PieceKind, Spot};
use crate::documents::words as common;
use crate::model::{Plan, numbered};

/// Writes the changes as text.
///
/// - `old`, `new`: the plan of each edition, with the name under which it was opened
pub fn render(old: (&str, &Plan), new: (&str, &Plan), changes: &Changes) -> String {
    let mut out = format!("{}\n", words::NAME);
    for (side, (name, plan)) in [(words::OLD, old), (words::NEW, new)] {
        let what = words::paper(&plan.mark(), &plan.title.value, &words::date(&plan.date.in_era()), name);
        out += &format!("{}\n", words::side(side, &one_line(&what)));
    }
    out += &format!("{}\n", words::counts(|kind| changes.count(kind)));
    changes.groups.iter().for_each(|group| self::group(group, &mut out));
    out
}

fn group(group: &AreaChanges, out: &mut String) {
    let counts = words::counts(|kind| group.count(kind));
    // Writing to a string cannot fail.
    let _ = write!(out, "\n{}\n", words::group(&one_line(&words::area(&group.area)), &counts));
    let mut before: Option<&Spot> = None;
    for change in &group.changes {
        let spot = &change.spot;
        if before != Some(spot) && *spot != Spot::default() {
            let _ = write!(out, "\n{}\n", one_line(&place(spot)));
        } else if before != Some(spot) || *spot == Spot::default() {
            out.push('\n');
        }
        before = Some(spot);
        let _ = writeln!(out, "{}", words::change(change.kind, &one_line(&change.label)));
        for (side, text) in [(words::OLD, &change.old), (words::NEW, &change.new)] {
            let passage = text.as_deref().map_or_else(|| words::NOTHING.to_owned(), one_line);
            let _ = writeln!(out, "{}", words::passage(side, &passage));
        }
        // If everything differs, the two passages are enough.
        if change.pieces.iter().any(|piece| piece.kind == PieceKind::Same) {
            let _ = writeln!(out, "{}", words::passage(words::MARKED, &marked(change)));
        }
    }
}

/// Merges both passages and marks text of one side only.
fn marked(change: &Change) -> String {
    let mark = |piece: &Piece| match piece.kind {
        PieceKind::Same => one_line(&piece.text),
        PieceKind::Deleted => words::deleted(&one_line(&piece.text)),
        PieceKind::Inserted => words::inserted(&one_line(&piece.text)),
    };
    change.pieces.iter().map(mark).collect()
}

/// The position of a change.
fn place(spot: &Spot) -> String {
    let number = spot.number.as_deref().map(numbered);
    let repeat = spot.repeat.then(|| words::REPEAT.to_owned());
    let item: Vec<String> = number.into_iter().chain(spot.name.clone()).chain(repeat).collect();
    let project = spot.project.as_ref().map(|(label, name)| common::node(label, name));
    let item = Some(item.join(" ")).filter(|item| !item.is_empty());
    project.into_iter().chain(item).collect::<Vec<_>>().join(words::GAP)
}

/// Replaces line breaks by a sign.
fn one_line(text: &str) -> String {
    text.replace("\r\n", "\n").replace(['\n', '\r'], words::LINE_BREAK)
}
