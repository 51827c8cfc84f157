//! Makes the changes of single nodes in the text.

use std::ops::Range;

use super::change::{CannotEdit, Change};
use super::spans::{NodeSpans, Shape, Span};
use super::text::Text;
use super::text_edits::TextEdit;
use crate::content::yaml::Marks;
use crate::model::Place;

/// Collects the edits of a file.
pub(super) struct EditBuilder<'a> {
    text: Text<'a>,
    spans: &'a NodeSpans<'a>,
    marks: &'a Marks,
    /// The removed entries: the collection of each, and its ordinal there.
    removed: Vec<(usize, usize)>,
    edits: Vec<TextEdit>,
}

impl<'a> EditBuilder<'a> {
    /// Starts with a file and all changes that will be made in it.
    pub(super) fn new(spans: &'a NodeSpans<'a>, marks: &'a Marks, changes: &[(Place, Change)]) -> Self {
        let removed = changes.iter().filter(|(_, change)| *change == Change::Remove).filter_map(|(place, _)| {
            let parent = marks.target(marks.node(&place.parent())?);
            Some((parent, *place.steps.last()?))
        });
        Self { text: spans.text(), spans, marks, removed: removed.collect(), edits: Vec::new() }
    }

    pub(super) fn into_edits(self) -> Vec<TextEdit> {
        self.edits
    }

    /// Makes a change.
    pub(super) fn change(&mut self, place: &Place, change: &Change) -> Result<(), CannotEdit> {
        let node = self.marks.node(place).ok_or(CannotEdit { at: 0 })?;
        let parent = self.marks.node(&place.parent()).map(|parent| self.marks.target(parent));
        let (Some(parent), Some(ordinal)) = (parent, place.steps.last().copied()) else {
            return Err(CannotEdit { at: 0 });
        };
        let is_flow = self.spans.span(parent).shape == Shape::Flow;
        let key = self.marks.nodes()[parent].keys.get(ordinal).copied();
        let span = self.spans.span(node);
        match change {
            Change::ReplaceWords(words) => self.replace_words(self.marks.target(node), words),
            Change::ReplaceWordsInKey(words) => {
                key.into_iter().for_each(|key| self.replace_words(self.marks.target(key), words))
            }
            Change::Clear => self.clear(node, key.ok_or(CannotEdit { at: span.from })?, is_flow)?,
            Change::Remove if is_flow => self.remove_from_flow(parent, ordinal),
            Change::Remove => self.remove_line(parent, ordinal),
            Change::SetValue(yaml) => self.set_value(node, key.ok_or(CannotEdit { at: span.from })?, is_flow, yaml)?,
        }
        Ok(())
    }

    fn cut(&mut self, at: Range<usize>) {
        self.edits.push(TextEdit { at, text: String::new() });
    }

    fn replace_words(&mut self, node: usize, words: &[(String, String)]) {
        let Span { start, end, .. } = self.spans.span(node);
        let mut at = start;
        while at < end {
            let rest = &self.text[at..end];
            let found = words.iter().find(|(word, _)| !word.is_empty() && rest.starts_with(word.as_str()));
            if let Some((word, text)) = found {
                self.edits.push(TextEdit { at: at..at + word.len(), text: text.clone() });
            }
            at += found.map_or_else(|| rest.chars().next().map_or(1, char::len_utf8), |(word, _)| word.len());
        }
    }

    fn clear(&mut self, node: usize, key: usize, is_flow: bool) -> Result<(), CannotEdit> {
        let Span { from, start, end, shape } = self.spans.span(node);
        let colon = self.spans.colon(key).ok_or(CannotEdit { at: from })?;
        if is_flow {
            // Keep a blank after the colon: libyaml rejects `a:,`.
            let text = if self.text[..from].ends_with(char::is_whitespace) { "" } else { " " };
            self.edits.push(TextEdit { at: from..end, text: text.to_owned() });
            return Ok(());
        }
        let is_beside = self.text.line_start(from) <= colon;
        let before = if is_beside { self.text.before_blanks(from) } else { from };
        match shape {
            Shape::Lines => {
                if from < start {
                    let name = self.text[from..].find(char::is_whitespace).map_or(end, |length| from + length);
                    self.cut(before..name);
                }
                (0..self.marks.nodes()[node].children.len()).for_each(|ordinal| self.remove_line(node, ordinal));
            }
            Shape::Block { header } => {
                self.cut(before..header);
                let line_end = self.text.line_end(header);
                if end > line_end {
                    self.cut(line_end..end);
                }
            }
            Shape::Inline | Shape::Flow if is_beside => self.cut(before..end),
            Shape::Inline | Shape::Flow => self.cut_lines(from, end),
        }
        Ok(())
    }

    /// Removes a value that is on its own lines; keeps a comment after it.
    fn cut_lines(&mut self, from: usize, end: usize) {
        let is_whole = self.text[end..self.text.line_end(end)].trim().is_empty() && self.text.begins_line(from);
        let whole = self.text.line_start(from)..self.text.next_line(end);
        self.cut(if is_whole { whole } else { from..end });
    }

    fn set_value(&mut self, node: usize, key: usize, is_flow: bool, yaml: &str) -> Result<(), CannotEdit> {
        let Span { from, end, shape, .. } = self.spans.span(node);
        let colon = self.spans.colon(key).ok_or(CannotEdit { at: from })?;
        let is_beside = self.text.line_start(from) <= colon;
        if is_flow || (is_beside && matches!(shape, Shape::Inline | Shape::Flow) && from < end) {
            let before = if from == colon + 1 { " " } else { "" };
            self.edits.push(TextEdit { at: from..end, text: format!("{before}{yaml}") });
            return Ok(());
        }
        self.edits.push(TextEdit { at: colon + 1..colon + 1, text: format!(" {yaml}") });
        self.clear(node, key, false)
    }

    /// The range of an entry of a map with its key, or of an element of a list.
    fn entry(&self, parent: usize, ordinal: usize) -> Option<Range<usize>> {
        let mark = &self.marks.nodes()[parent];
        let child = self.spans.span(*mark.children.get(ordinal)?);
        Some(match mark.keys.get(ordinal) {
            Some(key) => {
                let colon = self.spans.colon(*key).map_or(0, |colon| colon + 1);
                self.spans.span(*key).from..child.end.max(colon)
            }
            None => child.from..child.end,
        })
    }

    /// Removes an entry from a collection in brackets, with its comma; removes the whole line if nothing else is on it.
    fn remove_from_flow(&mut self, parent: usize, ordinal: usize) {
        let Some(Range { start, end }) = self.entry(parent, ordinal) else { return };
        let comma = self.text.skip(end, &[]);
        let has_comma = self.text[comma..].starts_with(',');
        let is_beside = !self.text[end..comma].contains('\n');
        let stays = |ordinal: &usize| !self.removed.contains(&(parent, *ordinal));
        let is_last = !(ordinal + 1..self.marks.nodes()[parent].children.len()).any(|ordinal| stays(&ordinal));
        if !has_comma {
            // Also remove the comma after the last remaining entry.
            let before = (0..ordinal).rev().find(stays).and_then(|before| self.entry(parent, before));
            let comma = before.map(|before| self.text.skip(before.end, &[]));
            if let Some(comma) = comma.filter(|comma| self.text[*comma..].starts_with(',')) {
                self.cut(comma..comma + 1);
            }
        } else if !is_beside {
            self.cut(comma..comma + 1);
        }
        let end = if has_comma && is_beside { comma + 1 } else { end };
        if self.text.begins_line(start) && self.text.ends_line(end) {
            self.cut(self.text.line_start(start)..self.text.next_line(end));
        } else if self.text.ends_line(end) || is_last {
            self.cut(self.text.before_blanks(start)..end);
        } else {
            let rest = &self.text[end..];
            self.cut(start..end + rest.len() - rest.trim_start_matches([' ', '\t']).len());
        }
    }

    /// Removes an entry written by indentation, with its lines and the comments on them.
    fn remove_line(&mut self, parent: usize, ordinal: usize) {
        let Some(Range { start, end }) = self.entry(parent, ordinal) else { return };
        let is_list = self.marks.nodes()[parent].keys.is_empty();
        let dash = |at: usize| if is_list { self.text[..at].rfind('-').unwrap_or(at) } else { at };
        let first = if ordinal == 0 && is_list { self.spans.span(parent).start } else { dash(start) };
        if self.text.begins_line(first) {
            self.cut(self.text.line_start(first)..self.text.next_line(end));
            return;
        }
        // The entry shares its line with the `-` of its collection: move the next entry up.
        let next = self.entry(parent, ordinal + 1).map_or(end, |next| dash(next.start));
        self.cut(first..next);
    }

    /// Removes a comment from the start of the range on; removes the whole line if nothing else is on it.
    pub(super) fn remove_comment(&mut self, comment: &Range<usize>) {
        let is_alone = self.text.begins_line(comment.start);
        let line = self.text.line_start(comment.start)..self.text.next_line(comment.end);
        let beside = self.text.before_blanks(comment.start)..comment.end;
        self.cut(if is_alone { line } else { beside });
    }

    /// Replaces an alias by its text if its anchor is removed and the alias stays.
    pub(super) fn keep_aliases(&mut self) {
        let gone = |edits: &[TextEdit], at: usize| edits.iter().any(|edit| edit.at.contains(&at));
        for (node, mark) in self.marks.nodes().iter().enumerate() {
            let Some(target) = mark.target else { continue };
            let (alias, anchored) = (self.spans.span(node), self.spans.span(target));
            let text = &self.text[anchored.start..anchored.end];
            let is_simple = matches!(anchored.shape, Shape::Inline | Shape::Flow) && !text.contains('\n');
            if gone(&self.edits, anchored.from) && !gone(&self.edits, alias.from) && is_simple {
                self.edits.push(TextEdit { at: alias.start..alias.end, text: text.to_owned() });
            }
        }
    }
}
