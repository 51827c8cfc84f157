//! What is to be done, gathered from all files.

use super::note::{Kind, Line, Note};
use crate::content::rewrite::{Action, Edits, Spans};
use crate::model::Place;

/// What is to be done to which node, and what is to be told of it.
#[derive(Default)]
pub(super) struct Work {
    pub actions: Vec<(Place, Action)>,
    /// What is said of years that have been told of, or that stand there on purpose: no text to look through.
    pub settled: Vec<Place>,
    drafts: Vec<Draft>,
    /// How much the edition says of its own year.
    pub reported: usize,
    /// A period that has none this far behind it, as it is written.
    pub too_late: Option<String>,
}

/// A note, before it is known on which line of the new file it stands.
struct Draft {
    file: usize,
    spot: Spot,
    /// Without its file and its line.
    note: Note,
}

enum Spot {
    Node(Place),
    Byte(usize),
}

/// How much of a text a note shows, in characters.
const SHOWN: usize = 30;

impl Work {
    /// Does something to a node.
    pub(super) fn act(&mut self, place: &Place, action: Action) {
        self.settled.push(place.clone());
        self.actions.push((place.clone(), action));
    }

    /// Tells something of a node.
    pub(super) fn note(&mut self, place: &Place, note: Note) {
        self.drafts.push(Draft { file: place.file, spot: Spot::Node(place.clone()), note });
    }

    /// Tells of a permission in a comment that goes.
    pub(super) fn permission(&mut self, file: usize, byte: usize, text: &str) {
        let note = Note { kind: Kind::PermissionGone, old: text.trim_end().to_owned(), ..Note::default() };
        self.drafts.push(Draft { file, spot: Spot::Byte(byte), note });
    }

    /// The notes, with the lines on which they stand.
    pub(super) fn notes(&self, spans: &[Spans], edits: &[Edits], name: impl Fn(usize) -> String) -> Vec<Note> {
        let mut seen: Vec<Note> = Vec::new();
        for Draft { file, spot, note } in &self.drafts {
            let byte = match spot {
                Spot::Byte(byte) => *byte,
                Spot::Node(place) => spans[*file].at(place),
            };
            let mut note = Note { file: name(*file), line: line(&spans[*file], &edits[*file], byte), ..note.clone() };
            if let (Spot::Node(place), true) = (spot, note.old.is_empty()) {
                note.old = spans[*file].shown(place, SHOWN);
            }
            // What an alias repeats is told once.
            if !seen.contains(&note) {
                seen.push(note);
            }
        }
        seen
    }
}

/// The line of a byte of the old text: in the new one, where it still is.
pub(super) fn line(spans: &Spans, edits: &Edits, byte: usize) -> Line {
    // What is put in its place stands where it was.
    let is_gone = edits.iter().any(|edit| edit.at.contains(&byte) && edit.text.is_empty());
    if is_gone {
        return Line::Old(spans.line(byte));
    }
    let new = edits.apply(spans.text.as_bytes(), 0);
    let at = edits.new_place(byte).min(new.len());
    Line::New(new[..at].iter().filter(|byte| **byte == b'\n').count() + 1)
}
