//! The changes and notes collected from all files.

use std::collections::HashSet;

use super::line_numbers::LineNumbers;
use super::note::{Note, NoteKind};
use crate::edit::{Change, NodeSpans, TextEdits};
use crate::model::Place;

/// The changes to make, and the notes to show.
#[derive(Default)]
pub(super) struct Worklist {
    pub changes: Vec<(Place, Change)>,
    /// The places whose years are already handled or reported, so that people need not check them.
    settled: HashSet<Place>,
    drafts: Vec<Draft>,
    /// How many judgements, results, 成果 and opinions the edition has for its own year.
    pub reported: usize,
    /// A period that the step moves out of range, if any.
    pub too_late: Option<String>,
}

/// A note whose line in the new file is not known yet.
struct Draft {
    file: usize,
    spot: Spot,
    /// Without file and line.
    note: Note,
}

enum Spot {
    Node(Place),
    Byte(usize),
}

/// How many characters of a text a note shows.
const SHOWN: usize = 30;

impl Worklist {
    /// Marks a place as handled.
    pub(super) fn settle(&mut self, place: &Place) {
        self.settled.insert(Place { key: false, ..place.clone() });
    }

    /// Adds a change of a node.
    pub(super) fn act(&mut self, place: &Place, change: Change) {
        self.settle(place);
        self.changes.push((place.clone(), change));
    }

    /// Removes entries of a map of `count` entries; empties the map if none is left.
    pub(super) fn remove(&mut self, map: &Place, count: usize, gone: Vec<Place>) {
        if !gone.is_empty() && gone.len() == count {
            self.act(map, Change::Clear);
        } else {
            gone.iter().for_each(|place| self.act(place, Change::Remove));
        }
    }

    /// Adds a note about a node.
    pub(super) fn note(&mut self, place: &Place, note: Note) {
        self.drafts.push(Draft { file: place.file, spot: Spot::Node(place.clone()), note });
    }

    /// Adds a note about a permission that is removed from a comment.
    pub(super) fn permission(&mut self, file: usize, byte: usize, text: &str) {
        let note = Note::new(NoteKind::PermissionGone, "").old(text.trim_end());
        self.drafts.push(Draft { file, spot: Spot::Byte(byte), note });
    }

    /// Whether a place, or a node around it, is handled.
    pub(super) fn is_settled(&self, place: &Place) -> bool {
        let around = |depth| Place { file: place.file, steps: place.steps[..depth].to_vec(), key: false };
        (0..=place.steps.len()).any(|depth| self.settled.contains(&around(depth)))
    }

    /// The notes with their files and lines.
    pub(super) fn notes(&self, spans: &[NodeSpans], edits: &[TextEdits], name: impl Fn(usize) -> String) -> Vec<Note> {
        let (mut seen, mut notes) = (HashSet::new(), Vec::new());
        let lines: Vec<LineNumbers> =
            spans.iter().zip(edits).map(|(spans, edits)| LineNumbers::new(spans, edits)).collect();
        for Draft { file, spot, note } in &self.drafts {
            let byte = match spot {
                Spot::Byte(byte) => *byte,
                Spot::Node(place) => spans[*file].start_of(place),
            };
            let mut note = Note { file: name(*file), line: lines[*file].line(byte), ..note.clone() };
            if let (Spot::Node(place), true) = (spot, note.old.is_empty()) {
                note.old = spans[*file].preview_of(place, SHOWN);
            }
            // An alias would repeat a note.
            if seen.insert(note.clone()) {
                notes.push(note);
            }
        }
        notes
    }
}
