//! Changes of single nodes, made in the text.

use std::ops::Range;

use super::spans::{Shape, Span, Spans};
use super::{Action, Edit, Refused};
use crate::content::yaml::Marks;
use crate::model::Place;

/// Gathers the edits of a file.
pub(super) struct Cutter<'a> {
    spans: &'a Spans<'a>,
    marks: &'a Marks,
    /// The entries that go: what holds each, and its ordinal there.
    removed: Vec<(usize, usize)>,
    edits: Vec<Edit>,
}

impl<'a> Cutter<'a> {
    /// For a file in which all of these changes are to be made.
    pub(super) fn new(spans: &'a Spans<'a>, marks: &'a Marks, actions: &[(Place, Action)]) -> Self {
        let removed = actions.iter().filter(|(_, action)| *action == Action::Remove).filter_map(|(place, _)| {
            let parent = marks.target(marks.node(&place.parent())?);
            Some((parent, *place.steps.last()?))
        });
        Self { spans, marks, removed: removed.collect(), edits: Vec::new() }
    }

    pub(super) fn into_edits(self) -> Vec<Edit> {
        self.edits
    }

    /// Makes a change.
    pub(super) fn change(&mut self, place: &Place, action: &Action) -> Result<(), Refused> {
        let node = self.marks.node(place).ok_or(Refused { at: 0 })?;
        let parent = self.marks.node(&place.parent()).map(|parent| self.marks.target(parent));
        let (Some(parent), Some(ordinal)) = (parent, place.steps.last().copied()) else {
            return Err(Refused { at: 0 });
        };
        let is_flow = self.spans.span(parent).shape == Shape::Flow;
        let key = self.marks.nodes()[parent].keys.get(ordinal).copied();
        let span = self.spans.span(node);
        match action {
            Action::Replace(words) => self.replace(self.marks.target(node), words),
            Action::ReplaceKey(words) => key.into_iter().for_each(|key| self.replace(self.marks.target(key), words)),
            Action::Clear => self.clear(node, key.ok_or(Refused { at: span.from })?, is_flow)?,
            Action::Remove if is_flow => self.remove_from_flow(parent, ordinal),
            Action::Remove => self.remove_line(parent, ordinal),
            Action::Put(yaml) => self.put(node, key.ok_or(Refused { at: span.from })?, is_flow, yaml)?,
        }
        Ok(())
    }

    fn cut(&mut self, at: Range<usize>) {
        self.edits.push(Edit { at, text: String::new() });
    }

    fn replace(&mut self, node: usize, words: &[(String, String)]) {
        let Span { start, end, .. } = self.spans.span(node);
        // As little as possible is touched.
        let mut at = start;
        while at < end {
            let rest = &self.spans.text[at..end];
            let found = words.iter().find(|(word, _)| !word.is_empty() && rest.starts_with(word.as_str()));
            if let Some((word, text)) = found {
                self.edits.push(Edit { at: at..at + word.len(), text: text.clone() });
            }
            at += found.map_or_else(|| rest.chars().next().map_or(1, char::len_utf8), |(word, _)| word.len());
        }
    }

    fn clear(&mut self, node: usize, key: usize, is_flow: bool) -> Result<(), Refused> {
        let Span { from, start, end, shape } = self.spans.span(node);
        let colon = self.spans.colon(key).ok_or(Refused { at: from })?;
        if is_flow {
            // The blank behind the colon stays: libyaml does not take `a:,`.
            let text = if self.spans.text[..from].ends_with(char::is_whitespace) { "" } else { " " };
            self.edits.push(Edit { at: from..end, text: text.to_owned() });
            return Ok(());
        }
        let is_beside = self.spans.line_start(from) <= colon;
        let before = if is_beside { self.spans.before_blanks(from) } else { from };
        match shape {
            Shape::Lines => {
                if from < start {
                    let name = self.spans.text[from..].find(char::is_whitespace).map_or(end, |length| from + length);
                    self.cut(before..name);
                }
                (0..self.marks.nodes()[node].children.len()).for_each(|ordinal| self.remove_line(node, ordinal));
            }
            Shape::Block { header } => {
                self.cut(before..header);
                let line_end = self.spans.line_end(header);
                if end > line_end {
                    self.cut(line_end..end);
                }
            }
            Shape::Inline | Shape::Flow if is_beside => self.cut(before..end),
            Shape::Inline | Shape::Flow => self.cut_lines(from, end),
        }
        Ok(())
    }

    /// Takes out what stands on lines of its own; a comment behind it stays.
    fn cut_lines(&mut self, from: usize, end: usize) {
        let is_whole = self.spans.text[end..self.spans.line_end(end)].trim().is_empty() && self.spans.begins_line(from);
        let whole = self.spans.line_start(from)..self.spans.next_line(end);
        self.cut(if is_whole { whole } else { from..end });
    }

    fn put(&mut self, node: usize, key: usize, is_flow: bool, yaml: &str) -> Result<(), Refused> {
        let Span { from, end, shape, .. } = self.spans.span(node);
        let colon = self.spans.colon(key).ok_or(Refused { at: from })?;
        let is_beside = self.spans.line_start(from) <= colon;
        if is_flow || (is_beside && matches!(shape, Shape::Inline | Shape::Flow) && from < end) {
            let before = if from == colon + 1 { " " } else { "" };
            self.edits.push(Edit { at: from..end, text: format!("{before}{yaml}") });
            return Ok(());
        }
        self.edits.push(Edit { at: colon + 1..colon + 1, text: format!(" {yaml}") });
        self.clear(node, key, false)
    }

    /// Where an entry of a map begins, with its key, or an element of a list, and where it ends.
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

    /// Takes an entry out of a collection in brackets, with its comma and, where it has a line to itself, that line.
    fn remove_from_flow(&mut self, parent: usize, ordinal: usize) {
        let Some(Range { start, end }) = self.entry(parent, ordinal) else { return };
        let comma = self.spans.skip(end, &[]);
        let has_comma = self.spans.text[comma..].starts_with(',');
        let is_beside = !self.spans.text[end..comma].contains('\n');
        let stays = |ordinal: &usize| !self.removed.contains(&(parent, *ordinal));
        let is_last = !(ordinal + 1..self.marks.nodes()[parent].children.len()).any(|ordinal| stays(&ordinal));
        if !has_comma {
            // The comma behind the last that stays goes, too.
            let before = (0..ordinal).rev().find(stays).and_then(|before| self.entry(parent, before));
            let comma = before.map(|before| self.spans.skip(before.end, &[]));
            if let Some(comma) = comma.filter(|comma| self.spans.text[*comma..].starts_with(',')) {
                self.cut(comma..comma + 1);
            }
        } else if !is_beside {
            self.cut(comma..comma + 1);
        }
        let end = if has_comma && is_beside { comma + 1 } else { end };
        if self.spans.begins_line(start) && self.spans.ends_line(end) {
            self.cut(self.spans.line_start(start)..self.spans.next_line(end));
        } else if self.spans.ends_line(end) || is_last {
            self.cut(self.spans.before_blanks(start)..end);
        } else {
            let rest = &self.spans.text[end..];
            self.cut(start..end + rest.len() - rest.trim_start_matches([' ', '\t']).len());
        }
    }

    /// Takes an entry that is written by its indentation out, with its lines and the comments on these.
    fn remove_line(&mut self, parent: usize, ordinal: usize) {
        let Some(Range { start, end }) = self.entry(parent, ordinal) else { return };
        let is_list = self.marks.nodes()[parent].keys.is_empty();
        let dash = |at: usize| if is_list { self.spans.text[..at].rfind('-').unwrap_or(at) } else { at };
        let first = if ordinal == 0 && is_list { self.spans.span(parent).start } else { dash(start) };
        if self.spans.begins_line(first) {
            self.cut(self.spans.line_start(first)..self.spans.next_line(end));
            return;
        }
        // It shares its line with the `-` of what holds it; what follows moves up.
        let next = self.entry(parent, ordinal + 1).map_or(end, |next| dash(next.start));
        self.cut(first..next);
    }

    /// Takes a comment out, or what of it begins at the range; where nothing else stands on its line, with that.
    pub(super) fn cut_comment(&mut self, comment: &Range<usize>) {
        let is_alone = self.spans.begins_line(comment.start);
        let line = self.spans.line_start(comment.start)..self.spans.next_line(comment.end);
        let beside = self.spans.before_blanks(comment.start)..comment.end;
        self.cut(if is_alone { line } else { beside });
    }

    /// Writes out what an alias stands for, where its anchor goes and it stays.
    pub(super) fn keep_aliases(&mut self) {
        let gone = |edits: &[Edit], at: usize| edits.iter().any(|edit| edit.at.contains(&at));
        for (node, mark) in self.marks.nodes().iter().enumerate() {
            let Some(target) = mark.target else { continue };
            let (alias, of) = (self.spans.span(node), self.spans.span(target));
            let text = &self.spans.text[of.start..of.end];
            let is_simple = matches!(of.shape, Shape::Inline | Shape::Flow) && !text.contains('\n');
            if gone(&self.edits, of.from) && !gone(&self.edits, alias.from) && is_simple {
                self.edits.push(Edit { at: alias.start..alias.end, text: text.to_owned() });
            }
        }
    }
}
