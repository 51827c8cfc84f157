//! Locates every node and comment of a file in bytes, exactly enough to remove one and keep the rest.
//!
//! The parser reports the place of a scalar and the beginning of a collection. The end of a collection, and the header of a
//! block scalar, are read from the text.

use std::ops::Range;

use super::text::Text;
use crate::content::yaml::Source;
use crate::content::yaml::{Mark, Marks, Style};
use crate::model::Place;

/// The place of every node and comment of a file.
pub(crate) struct NodeSpans<'a> {
    /// The text of the file.
    pub text: &'a str,
    marks: &'a Marks,
    /// The range of each node as the parser reports it.
    reported: Vec<Range<usize>>,
    /// Each comment, from its `#` to the end of its line.
    pub comments: Vec<Range<usize>>,
}

/// The place of a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    /// The start of its anchor or, without an anchor, of the node itself.
    pub from: usize,
    /// The start of the node: the `|` of a block scalar, the first `-` of a list.
    pub start: usize,
    /// The end of the node, without the blank lines after it.
    pub end: usize,
    pub shape: Shape,
}

/// How a node is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A scalar, an alias, or an empty value.
    Inline,
    /// A block scalar; `header` is the end of its `|` or `>` with indicators.
    Block { header: usize },
    /// A collection in brackets.
    Flow,
    /// A collection written by indentation.
    Lines,
}

impl<'a> NodeSpans<'a> {
    /// Locates the nodes and comments of a file.
    pub(crate) fn locate(source: &'a Source) -> Self {
        let (text, marks) = (source.text(), source.marks());
        let reported = marks.nodes().iter().map(|mark| source.bytes(mark.extent)).collect();
        let mut spans = Self { text, marks, reported, comments: Vec::new() };
        spans.comments = spans.find_comments();
        spans
    }

    pub(super) fn text(&self) -> Text<'a> {
        Text(self.text)
    }

    fn mark(&self, node: usize) -> &Mark {
        &self.marks.nodes()[node]
    }

    /// The first byte of the node at a place, or of its key if the place is that of a key.
    pub(crate) fn start_of(&self, place: &Place) -> usize {
        let Some(node) = self.marks.node(place) else { return 0 };
        let parent = self.marks.node(&place.parent()).map(|parent| self.mark(self.marks.target(parent)));
        let key = parent.zip(place.steps.last()).and_then(|(parent, step)| parent.keys.get(*step));
        self.span(key.copied().filter(|_| place.key).unwrap_or(node)).from
    }

    /// The bytes of the node at a place; empty if there is none.
    pub(crate) fn range_of(&self, place: &Place) -> Range<usize> {
        self.marks.node(place).map_or(0..0, |node| {
            let span = self.span(node);
            span.start..span.end
        })
    }

    /// The node at a place as the file spells it; an alias is resolved.
    pub(crate) fn spelling_of(&self, place: &Place) -> &str {
        let Some(node) = self.marks.node(place) else { return "" };
        let Span { start, end, .. } = self.span(self.marks.target(node));
        &self.text[start..end]
    }

    /// The node at a place on one line without quotes, cut off after `most` characters; an alias is resolved.
    pub(crate) fn preview_of(&self, place: &Place, most: usize) -> String {
        let node = self.marks.node(place).map(|node| self.span(self.marks.target(node)));
        let text = match node {
            Some(Span { shape: Shape::Block { header }, end, .. }) => {
                self.text.get(self.text().line_end(header)..end).unwrap_or_default().to_owned()
            }
            Some(span) => self.without_quotes(span.start..span.end),
            None => String::new(),
        };
        let words: Vec<&str> = text.split_whitespace().collect();
        let line = words.join(" ");
        match line.char_indices().nth(most) {
            Some((cut, _)) => format!("{}…", &line[..cut]),
            None => line,
        }
    }

    /// A part of the file in which each text in quotes is what it says.
    fn without_quotes(&self, range: Range<usize>) -> String {
        let quoted = (0..self.marks.nodes().len()).filter_map(|node| {
            let text = self.mark(node).text.as_deref().filter(|_| self.mark(node).style == Style::Quoted)?;
            let Range { start, end } = self.reported[node].clone();
            (range.start <= start && end <= range.end).then(|| (self.span(node), text))
        });
        let mut quoted: Vec<(Span, &str)> = quoted.collect();
        quoted.sort_by_key(|(span, _)| span.start);
        let (mut out, mut at) = (String::new(), range.start);
        for (span, text) in quoted {
            out.push_str(self.text.get(at..span.start).unwrap_or_default());
            out.push_str(text);
            at = span.end;
        }
        out + self.text.get(at..range.end).unwrap_or_default()
    }

    /// Locates a node.
    pub(super) fn span(&self, node: usize) -> Span {
        let mark = self.mark(node);
        let Range { start: from, end } = self.reported[node].clone();
        let start = if mark.has_anchor { self.behind_anchor(from, end) } else { from };
        if mark.text.is_some() && matches!(mark.style, Style::Literal | Style::Folded) {
            return self.block(from, start, end);
        }
        if mark.style == Style::Quoted {
            return Span { from, start, end: self.text().behind_quotes(start), shape: Shape::Inline };
        }
        if mark.text.is_some() || mark.target.is_some() {
            let end = start + self.text[start..end.max(start)].trim_end().len();
            return Span { from, start, end, shape: Shape::Inline };
        }
        if self.text[start..].starts_with(['{', '[']) {
            let inner = self.last(node).map_or(start + 1, |last| last.end);
            let end = self.text().skip(inner.max(start + 1), &[',']) + 1;
            return Span { from, start, end: end.min(self.text.len()), shape: Shape::Flow };
        }
        // The parser does not report the `-` of a list that is indented as far as its key.
        let first_of_list = || {
            let child = self.span(*mark.children.first()?);
            self.text[..child.from].rfind('-')
        };
        let first = match mark.keys.first() {
            Some(key) => self.reported[*key].start,
            None => first_of_list().unwrap_or(start),
        };
        let end = self.last(node).map_or(first, |last| last.end);
        Span { from: from.min(first), start: first, end: end.max(first), shape: Shape::Lines }
    }

    /// The last node of a collection.
    fn last(&self, node: usize) -> Option<Span> {
        let mark = self.mark(node);
        let child = self.span(*mark.children.last()?);
        let end = mark.keys.last().map_or(0, |key| self.colon(*key).map_or(0, |colon| colon + 1));
        Some(Span { end: child.end.max(end), ..child })
    }

    /// Locates a block scalar. The parser reports its first character, or its anchor.
    fn block(&self, from: usize, start: usize, end: usize) -> Span {
        let content = self.text[..end.max(start)].trim_end().len();
        let line = if start > from { start } else { self.text().line_start(self.text[..from].trim_end().len()) };
        let rest = &self.text[line..self.text().line_end(line)];
        let header = rest.match_indices(['|', '>']).find_map(|(at, _)| {
            let behind = rest[at + 1..].trim_start_matches(|c: char| c.is_ascii_digit() || "+-".contains(c));
            let blank = behind.trim_start_matches([' ', '\t']);
            let is_header = blank.trim_end().is_empty() || (blank.starts_with('#') && blank.len() < behind.len());
            let is_apart = rest[..at].is_empty() || rest[..at].ends_with([' ', '\t']);
            (is_header && is_apart).then_some((line + at, line + rest.len() - behind.len()))
        });
        let (start, header) = header.unwrap_or((start, start));
        Span { from: from.min(start), start, end: content.max(header), shape: Shape::Block { header } }
    }

    /// The end of an anchor and of the blanks, lines and comments after it.
    fn behind_anchor(&self, from: usize, end: usize) -> usize {
        let name = self.text[from..].find(char::is_whitespace).map_or(self.text.len(), |length| from + length);
        self.text().skip(name, &[]).min(end.max(name))
    }

    /// The colon after a key.
    pub(super) fn colon(&self, key: usize) -> Option<usize> {
        let end = self.span(key).end;
        let at = end + self.text[end..].len() - self.text[end..].trim_start_matches([' ', '\t']).len();
        self.text[at..].starts_with(':').then_some(at)
    }

    /// The number of the line that contains a byte, from 1.
    pub(crate) fn line(&self, at: usize) -> usize {
        self.text[..at].matches('\n').count() + 1
    }

    /// The column of a byte in characters, from 0.
    pub(crate) fn column(&self, at: usize) -> usize {
        self.text[self.text().line_start(at)..at].chars().count()
    }

    /// The ranges of all scalars, in which `#` begins no comment.
    fn scalars(&self) -> Vec<Range<usize>> {
        let nodes = (0..self.marks.nodes().len()).filter(|node| self.mark(*node).text.is_some());
        let mut ranges: Vec<Range<usize>> = nodes
            .map(|node| match self.span(node) {
                Span { shape: Shape::Block { header }, end, .. } => self.text().line_end(header)..end,
                span => span.start..span.end,
            })
            .filter(|range| range.start < range.end)
            .collect();
        ranges.sort_by_key(|range| range.start);
        ranges
    }

    fn find_comments(&self) -> Vec<Range<usize>> {
        let mut comments = Vec::new();
        let mut at = 0;
        let end = self.text.len()..self.text.len();
        for scalar in self.scalars().into_iter().chain(std::iter::once(end)) {
            while let Some(sign) = self.text.get(at..scalar.start).and_then(|gap| gap.find('#')) {
                let sign = at + sign;
                at = sign + 1;
                if sign == 0 || self.text().is_blank_before(sign) {
                    at = self.text().line_end(sign);
                    comments.push(sign..at);
                }
            }
            at = at.max(scalar.end);
        }
        comments
    }
}
