//! What people have to look through: texts and comments that name a year, and files that stay behind.

use std::fs;
use std::ops::Range;
use std::path::Path;

use super::note::{Kind, Line, Note};
use super::work::{Rows, Work};
use crate::content::rewrite::{Edits, Spans};
use crate::content::yaml::{Node, Sources};
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
        let rows = Rows::of(spans, edits);
        let of_project = sources.project(file).is_some();
        let mut look = |what: String, from: usize, to: usize| {
            let text = &spans.text[from..to];
            let is_relative =
                |place: &Range<usize>| !text[place.clone()].contains(|c: char| c.is_numeric() || c == '元');
            let mut places = mentions(text);
            places.retain(|place| (of_project || !is_relative(place)) && !edits.takes(from + place.start));
            for place in joined(text, places) {
                let byte = from + place.start;
                let old = around(text, place);
                let line = rows.line(byte);
                notes.push((
                    byte,
                    Note { kind: Kind::Year, what: what.clone(), old, file: name(file), line, ..Note::default() },
                ));
            }
        };
        for (place, ..) in source.marks().scalars(file).into_iter().filter(|(place, ..)| !place.key) {
            if !work.is_settled(&place) {
                let (from, to) = spans.range(&place);
                look(key(source.root(), &place), from, to);
            }
        }
        spans.comments.iter().for_each(|comment| look("コメント".to_owned(), comment.start, comment.end));
    }
    notes.sort_by(|a, b| (&a.1.file, a.0).cmp(&(&b.1.file, b.0)));
    notes.into_iter().map(|(_, note)| note).collect()
}

/// Words near to each other as one.
fn joined(text: &str, places: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for place in places {
        let near = |last: &Range<usize>| {
            let between = &text[last.end..place.start];
            !between.contains('\n') && between.chars().count() <= 2 * AROUND
        };
        match out.last_mut().filter(|last| near(last)) {
            Some(last) => last.end = place.end,
            None => out.push(place),
        }
    }
    out
}

/// The words, and what stands around them on their line.
fn around(text: &str, place: Range<usize>) -> String {
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
