//! Makes the changes of single nodes in the text.

use std::cmp::Reverse;
use std::ops::Range;

use super::change::{CannotEdit, Change, NewValue};
use super::spans::{NodeSpans, Shape, Span};
use super::spelling;
use super::text::Text;
use super::text_edits::TextEdit;
use crate::content::yaml::Marks;
use crate::model::Place;

/// How much deeper the lines of a text are than its key.
const INDENT: usize = 2;
/// What stands behind the colon of a text that is written below its key.
const BLOCK: &str = " |";

/// Collects the edits of a file.
pub(super) struct EditBuilder<'a> {
    text: Text<'a>,
    spans: &'a NodeSpans<'a>,
    marks: &'a Marks,
    /// The removed entries: the collection of each, and its ordinal there.
    removed: Vec<(usize, usize)>,
    edits: Vec<TextEdit>,
    /// The lines that are inserted behind others.
    inserted: Vec<InsertedLines>,
    /// The entries that are added in brackets, each with the node of its map.
    bracketed: Vec<(usize, String)>,
}

/// Lines that are inserted behind a line. Of those behind one line the deepest come first: what belongs to its last entry.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct InsertedLines {
    /// The end of the line, before its line break.
    at: usize,
    indent: Reverse<usize>,
    /// What comes before their first line break.
    header: &'static str,
    lines: Vec<String>,
}

impl<'a> EditBuilder<'a> {
    /// Starts with a file and all changes that will be made in it.
    pub(super) fn new(spans: &'a NodeSpans<'a>, marks: &'a Marks, changes: &[(Place, Change)]) -> Self {
        let removed = changes.iter().filter(|(_, change)| *change == Change::Remove).filter_map(|(place, _)| {
            let parent = marks.target(marks.node(&place.parent())?);
            Some((parent, *place.steps.last()?))
        });
        Self {
            text: spans.text(),
            spans,
            marks,
            removed: removed.collect(),
            edits: Vec::new(),
            inserted: Vec::new(),
            bracketed: Vec::new(),
        }
    }

    pub(super) fn into_edits(mut self) -> Vec<TextEdit> {
        let newline = if self.text.contains("\r\n") { "\r\n" } else { "\n" };
        // Lines of one depth keep the order in which they were asked for.
        self.inserted.sort_by(|a, b| (a.at, &a.indent).cmp(&(b.at, &b.indent)));
        for behind in self.inserted.chunk_by(|a, b| a.at == b.at) {
            let line = |of: &InsertedLines, line: &String| match line.as_str() {
                "" => newline.to_owned(),
                line => format!("{newline}{}{line}", " ".repeat(of.indent.0)),
            };
            let lines = |of: &InsertedLines| of.lines.iter().map(|text| line(of, text)).collect::<String>();
            let text = behind.iter().map(|of| format!("{}{}", of.header, lines(of))).collect();
            self.edits.push(TextEdit { at: behind[0].at..behind[0].at, text });
        }
        self.bracketed.sort_by_key(|(map, _)| *map);
        for added in self.bracketed.chunk_by(|a, b| a.0 == b.0) {
            let text = added.iter().map(|(_, entry)| entry.as_str()).collect::<Vec<_>>().join(", ");
            let (at, before) = self.end_in_brackets(added[0].0);
            self.edits.push(TextEdit { at: at..at, text: format!("{before}{text}") });
        }
        self.edits
    }

    /// Where an entry is added to a map in brackets, and what parts it from those before.
    fn end_in_brackets(&self, map: usize) -> (usize, &'static str) {
        let last = self.marks.nodes()[map].children.len().checked_sub(1).and_then(|last| self.entry(map, last));
        let Some(last) = last else { return (self.spans.span(map).start + 1, "") };
        let comma = self.text.skip(last.end, &[]);
        if self.text[comma..].starts_with(',') { (comma + 1, " ") } else { (last.end, ", ") }
    }

    /// Makes a change.
    pub(super) fn change(&mut self, place: &Place, change: &Change) -> Result<(), CannotEdit> {
        let node = self.marks.node(place).ok_or(CannotEdit { at: 0 })?;
        if let Change::Add(key, value) = change {
            return self.add(node, key, value);
        }
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
            Change::SetText(text) => self.set_text(node, key.ok_or(CannotEdit { at: span.from })?, is_flow, text)?,
            Change::Add(..) => {}
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

    fn set_text(&mut self, node: usize, key: usize, is_flow: bool, text: &str) -> Result<(), CannotEdit> {
        let Some(lines) = spelling::block_lines(text).filter(|_| !is_flow) else {
            return self.set_value(node, key, is_flow, &spelling::on_one_line(text));
        };
        let Span { from, end, shape, .. } = self.spans.span(node);
        let colon = self.spans.colon(key).ok_or(CannotEdit { at: from })?;
        let behind = match shape {
            _ if from == end => colon,
            Shape::Block { header } => header,
            Shape::Inline | Shape::Flow | Shape::Lines => end,
        };
        self.clear(node, key, false)?;
        let header = if self.text.line_end(behind) == colon + 1 {
            BLOCK
        } else {
            self.edits.push(TextEdit { at: colon + 1..colon + 1, text: BLOCK.to_owned() });
            ""
        };
        let indent = self.indent(self.spans.span(key).from) + INDENT;
        self.insert(behind, indent, header, lines.into_iter().map(str::to_owned).collect());
        Ok(())
    }

    fn insert(&mut self, behind: usize, indent: usize, header: &'static str, lines: Vec<String>) {
        self.inserted.push(InsertedLines { at: self.text.line_end(behind), indent: Reverse(indent), header, lines });
    }

    /// How far what begins at a byte is indented, behind the `-` of lists.
    fn indent(&self, at: usize) -> usize {
        self.text[self.text.line_start(at)..at].chars().count()
    }

    /// Adds an entry at the end of a map.
    fn add(&mut self, map: usize, key: &str, value: &NewValue) -> Result<(), CannotEdit> {
        let Span { from, shape, .. } = self.spans.span(map);
        let mark = &self.marks.nodes()[map];
        let key = spelling::key(key);
        let one_line = match value {
            NewValue::Yaml(yaml) => yaml.clone(),
            NewValue::Text(text) => spelling::on_one_line(text),
        };
        match shape {
            Shape::Flow => self.bracketed.push((map, format!("{key}: {one_line}"))),
            Shape::Lines => {
                let (Some(first), Some(last)) = (mark.keys.first(), mark.children.len().checked_sub(1)) else {
                    return Err(CannotEdit { at: from });
                };
                let indent = self.indent(self.spans.span(*first).from);
                let end = self.entry(map, last).ok_or(CannotEdit { at: from })?.end;
                let block = match value {
                    NewValue::Text(text) => spelling::block_lines(text),
                    NewValue::Yaml(_) => None,
                };
                let lines = match block {
                    Some(block) => {
                        let deeper = |line: &&str| match *line {
                            "" => String::new(),
                            line => format!("{}{line}", " ".repeat(INDENT)),
                        };
                        std::iter::once(format!("{key}:{BLOCK}")).chain(block.iter().map(deeper)).collect()
                    }
                    None => vec![format!("{key}: {one_line}")],
                };
                self.insert(end, indent, "", lines);
            }
            Shape::Inline | Shape::Block { .. } => return Err(CannotEdit { at: from }),
        }
        Ok(())
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
