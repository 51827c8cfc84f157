//! Finds texts and comments that mention a year, for people to check.

use std::ops::Range;

use super::line_numbers::LineNumbers;
use super::note::{Note, NoteKind};
use super::worklist::Worklist;
use crate::content::yaml::Sources;
use crate::content::yaml::YamlNode;
use crate::edit::{NodeSpans, TextEdits};
use crate::model::{Place, mentions};

/// How many characters are shown on each side of a mention.
const AROUND: usize = 8;

/// The mentions of a year or a day in texts and comments that the new edition keeps.
pub(super) fn mentions_of_years(
    sources: &Sources,
    spans: &[NodeSpans],
    edits: &[TextEdits],
    work: &Worklist,
    name: impl Fn(usize) -> String,
) -> Vec<Note> {
    let mut notes = Vec::new();
    for (file, source) in sources.iter().enumerate() {
        let (spans, edits) = (&spans[file], &edits[file]);
        let lines = LineNumbers::new(spans, edits);
        let of_project = sources.project(file).is_some();
        let mut look = |what: &str, Range { start: from, end }: Range<usize>| {
            let text = &spans.text[from..end];
            let is_relative =
                |place: &Range<usize>| !text[place.clone()].contains(|c: char| c.is_numeric() || c == '元');
            let mut places = mentions(text);
            places.retain(|place| (of_project || !is_relative(place)) && !edits.affects(from + place.start));
            for place in joined(text, places) {
                let byte = from + place.start;
                let note = Note::new(NoteKind::Year, what).old(around(text, place));
                notes.push((byte, Note { file: name(file), line: lines.line(byte), ..note }));
            }
        };
        for (place, ..) in source.marks().scalars(file).into_iter().filter(|(place, ..)| !place.key) {
            if !work.is_settled(&place) {
                look(nearest_key(source.root(), &place), spans.range_of(&place));
            }
        }
        spans.comments.iter().for_each(|comment| look("コメント", comment.clone()));
    }
    notes.sort_by(|a, b| (&a.1.file, a.0).cmp(&(&b.1.file, b.0)));
    notes.into_iter().map(|(_, note)| note).collect()
}

/// Joins mentions that are close together.
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

/// A mention with its surroundings on the same line.
fn around(text: &str, place: Range<usize>) -> String {
    let before = text[..place.start].rsplit('\n').next().unwrap_or_default().trim_start();
    let behind = text[place.end..].split('\n').next().unwrap_or_default().trim_end();
    let skipped = before.chars().count().saturating_sub(AROUND);
    let before: String = before.chars().skip(skipped).collect();
    let cut = behind.chars().count() > AROUND;
    let behind: String = behind.chars().take(AROUND).collect();
    format!("{}{before}{}{behind}{}", if skipped > 0 { "…" } else { "" }, &text[place], if cut { "…" } else { "" })
}

/// The innermost key above a place.
fn nearest_key<'a>(root: &'a YamlNode, place: &Place) -> &'a str {
    let key =
        |depth: usize| Some(root.descendant(&place.steps[..depth])?.entries()?.get(place.steps[depth])?.0.as_str());
    (0..place.steps.len()).rev().find_map(key).unwrap_or_default()
}
