//! What is to be done, gathered from all files.

use std::collections::HashSet;

use super::note::{Kind, Line, Note};
use crate::content::rewrite::{Action, Edits, Spans};
use crate::model::Place;

/// What is to be done to which node, and what is to be told of it.
#[derive(Default)]
pub(super) struct Work {
    pub actions: Vec<(Place, Action)>,
    /// What is said of years that have been told of, or that stand there on purpose: no text to look through.
    settled: HashSet<Place>,
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
    /// Leaves what stands at a place out of what people have to look through.
    pub(super) fn settle(&mut self, place: &Place) {
        self.settled.insert(Place { key: false, ..place.clone() });
    }

    /// Does something to a node.
    pub(super) fn act(&mut self, place: &Place, action: Action) {
        self.settle(place);
        self.actions.push((place.clone(), action));
    }

    /// Takes entries out of a map of so many; with none left, the map goes.
    pub(super) fn remove(&mut self, map: &Place, count: usize, gone: Vec<Place>) {
        if !gone.is_empty() && gone.len() == count {
            self.act(map, Action::Clear);
        } else {
            gone.iter().for_each(|place| self.act(place, Action::Remove));
        }
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

    /// Whether what stands at a place, or around it, has been told of.
    pub(super) fn is_settled(&self, place: &Place) -> bool {
        let around = |depth| Place { file: place.file, steps: place.steps[..depth].to_vec(), key: false };
        (0..=place.steps.len()).any(|depth| self.settled.contains(&around(depth)))
    }

    /// The notes, with the lines on which they stand.
    pub(super) fn notes(&self, spans: &[Spans], edits: &[Edits], name: impl Fn(usize) -> String) -> Vec<Note> {
        let (mut seen, mut notes) = (HashSet::new(), Vec::new());
        let lines: Vec<Rows> = spans.iter().zip(edits).map(|(spans, edits)| Rows::of(spans, edits)).collect();
        for Draft { file, spot, note } in &self.drafts {
            let byte = match spot {
                Spot::Byte(byte) => *byte,
                Spot::Node(place) => spans[*file].at(place),
            };
            let mut note = Note { file: name(*file), line: lines[*file].line(byte), ..note.clone() };
            if let (Spot::Node(place), true) = (spot, note.old.is_empty()) {
                note.old = spans[*file].shown(place, SHOWN);
            }
            // What an alias repeats is told once.
            if seen.insert(note.clone()) {
                notes.push(note);
            }
        }
        notes
    }
}

/// The lines of a file, as it was and as it is.
pub(super) struct Rows<'a> {
    edits: &'a Edits,
    old: Vec<usize>,
    new: Vec<usize>,
}

impl<'a> Rows<'a> {
    pub(super) fn of(spans: &Spans, edits: &'a Edits) -> Self {
        let breaks = |text: &[u8]| text.iter().enumerate().filter(|(_, c)| **c == b'\n').map(|(at, _)| at).collect();
        let old = spans.text.as_bytes();
        Self { edits, old: breaks(old), new: breaks(&edits.apply(old, 0)) }
    }

    /// The line of a byte of the old text: in the new one, where it still is. What is put in its place stands where it was.
    pub(super) fn line(&self, byte: usize) -> Line {
        let is_gone = self.edits.iter().any(|edit| edit.at.contains(&byte) && edit.text.is_empty());
        let line = |breaks: &[usize], at: usize| breaks.partition_point(|other| *other < at) + 1;
        if is_gone { Line::Old(line(&self.old, byte)) } else { Line::New(line(&self.new, self.edits.new_place(byte))) }
    }
}
