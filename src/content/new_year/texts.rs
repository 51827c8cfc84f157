//! What people have to look through: texts and comments that name a year, and files that stay behind.

use std::fs;
use std::path::Path;

use super::note::{Kind, Line, Note};
use super::work::{Work, line};
use crate::content::node::Node;
use crate::content::rewrite::{Action, Edits, Spans};
use crate::content::source::Sources;
use crate::model::{Place, mentions};

/// How much is shown on each side of the words that name a year, in characters.
const AROUND: usize = 8;

/// The texts and comments of the new edition that name a year or a day.
pub(super) fn years(
    sources: &Sources,
    spans: &[Spans],
    edits: &[Edits],
    work: &Work,
    name: impl Fn(usize) -> String,
) -> Vec<Note> {
    let mut notes = Vec::new();
    for (file, source) in sources.iter().enumerate() {
        let (spans, edits) = (&spans[file], &edits[file]);
        let of_project = sources.project(file).is_some();
        let mut look = |what: String, from: usize, to: usize| {
            for place in mentions(&spans.text[from..to]) {
                let word = &spans.text[from..to][place.clone()];
                let is_relative = !word.contains(|c: char| c.is_numeric() || c == '元');
                let byte = from + place.start;
                if (is_relative && !of_project) || edits.takes(byte) {
                    continue;
                }
                let old = around(&spans.text[from..to], place);
                let line = line(spans, edits, byte);
                notes.push((
                    byte,
                    Note { kind: Kind::Year, what: what.clone(), old, file: name(file), line, ..Note::default() },
                ));
            }
        };
        for (place, ..) in source.marks().scalars(file).into_iter().filter(|(place, ..)| !place.key) {
            let is_gone = |(other, action): &&(Place, Action)| {
                place.is_in(other) && !matches!(action, Action::Replace(_) | Action::ReplaceKey(_))
            };
            let is_settled = work.settled.iter().any(|settled| place.is_in(settled));
            if !is_settled && work.actions.iter().find(is_gone).is_none() {
                let (from, to) = spans.range(&place);
                look(key(source.root(), &place), from, to);
            }
        }
        spans.comments.iter().for_each(|comment| look("コメント".to_owned(), comment.start, comment.end));
    }
    notes.sort_by(|a, b| (&a.1.file, a.0).cmp(&(&b.1.file, b.0)));
    notes.into_iter().map(|(_, note)| note).collect()
}

/// The words, and what stands around them on their line.
fn around(text: &str, place: std::ops::Range<usize>) -> String {
    let before = text[..place.start].rsplit('\n').next().unwrap_or_default().trim_start();
    let behind = text[place.end..].split('\n').next().unwrap_or_default().trim_end();
    let skipped = before.chars().count().saturating_sub(AROUND);
    let before: String = before.chars().skip(skipped).collect();
    let cut = behind.chars().count() > AROUND;
    let behind: String = behind.chars().take(AROUND).collect();
    format!("{}{before}{}{behind}{}", if skipped > 0 { "…" } else { "" }, &text[place], if cut { "…" } else { "" })
}

/// The key under which a place stands, the nearest one.
fn key(root: &Node, place: &Place) -> String {
    let depths = (0..place.steps.len()).rev();
    let key = depths.filter_map(|depth| {
        Some(root.descendant(&place.steps[..depth])?.entries()?.get(place.steps[depth])?.0.clone())
    });
    key.into_iter().next().unwrap_or_default()
}

/// What lies in the folder of the old edition and is none of these files; of a folder with none of them, only that.
pub(super) fn not_copied(dir: &Path, copied: &[String]) -> Vec<Note> {
    let mut found = Vec::new();
    walk(dir, "", copied, &mut found);
    found.sort();
    found.into_iter().map(|file| Note { kind: Kind::NotCopied, file, line: Line::Old(1), ..Note::default() }).collect()
}

fn walk(dir: &Path, folder: &str, copied: &[String], found: &mut Vec<String>) {
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{folder}{name}");
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if name.starts_with('.') || copied.contains(&path) {
            continue;
        }
        if !is_folder {
            found.push(path);
        } else if copied.iter().any(|file| file.starts_with(&format!("{path}/"))) {
            walk(&entry.path(), &format!("{path}/"), copied, found);
        } else {
            found.push(format!("{path}/"));
        }
    }
}
