//! Where exactly the nodes of a file begin and end, in bytes: what must be known to take one out and leave the rest.
//!
//! The parser's own positions tell where a scalar stands and where a collection begins; how far a collection reaches, and
//! what of a block stands on the line of its `|`, is read from the text.

use std::ops::Range;

use crate::content::yaml::{Mark, Marks, Source, Style};
use crate::model::Place;

/// The nodes of a file and its comments.
pub(in crate::content) struct Spans<'a> {
    pub text: &'a str,
    marks: &'a Marks,
    /// Where each node begins and ends by the parser.
    told: Vec<Range<usize>>,
    /// From their `#` to the end of their lines.
    pub comments: Vec<Range<usize>>,
}

/// A node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::content) struct Span {
    /// Where its anchor begins or, without one, the node itself.
    pub from: usize,
    /// Where it begins: a block at its `|`, a list at its first `-`.
    pub start: usize,
    /// Where it ends; blank lines behind it are not its own.
    pub end: usize,
    pub shape: Shape,
}

/// How a node is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::content) enum Shape {
    /// A scalar or an alias; nothing at all, too.
    Inline,
    /// A block behind `|` or `>`, and where these end.
    Block { header: usize },
    /// A collection in brackets.
    Flow,
    /// A collection by its indentation.
    Lines,
}

impl<'a> Spans<'a> {
    pub(in crate::content) fn of(source: &'a Source) -> Self {
        let (text, marks) = (source.text(), source.marks());
        let told = marks.nodes().iter().map(|mark| source.bytes(mark.extent)).collect();
        let mut spans = Self { text, marks, told, comments: Vec::new() };
        spans.comments = spans.find_comments();
        spans
    }

    fn mark(&self, node: usize) -> &Mark {
        &self.marks.nodes()[node]
    }

    /// Where what stands at a place begins; where its key does, for that of a key.
    pub(in crate::content) fn at(&self, place: &Place) -> usize {
        let Some(node) = self.marks.node(place) else { return 0 };
        let parent = self.marks.node(&place.parent()).map(|parent| self.mark(self.marks.target(parent)));
        let key = parent.zip(place.steps.last()).and_then(|(parent, step)| parent.keys.get(*step));
        self.span(key.copied().filter(|_| place.key).unwrap_or(node)).from
    }

    /// Where what stands at a place begins and ends.
    pub(in crate::content) fn range(&self, place: &Place) -> (usize, usize) {
        self.marks.node(place).map_or((0, 0), |node| {
            let span = self.span(node);
            (span.start, span.end)
        })
    }

    /// Whether a byte is within what stands at a place.
    pub(in crate::content) fn contains(&self, place: &Place, byte: usize) -> bool {
        let (start, end) = self.range(place);
        (start..end).contains(&byte)
    }

    /// What stands at a place as the file writes it; of an alias, what it stands for.
    pub(in crate::content) fn written(&self, place: &Place) -> &str {
        let Some(node) = self.marks.node(place) else { return "" };
        let Span { start, end, .. } = self.span(self.marks.target(node));
        &self.text[start..end]
    }

    /// The same in one line of no more than so many characters.
    pub(in crate::content) fn shown(&self, place: &Place, most: usize) -> String {
        let node = self.marks.node(place).map(|node| self.span(self.marks.target(node)));
        let text = match node {
            Some(Span { shape: Shape::Block { header }, end, .. }) => self.text.get(self.line_end(header)..end),
            Some(span) => self.text.get(span.start..span.end),
            None => None,
        };
        let words: Vec<&str> = text.unwrap_or_default().split_whitespace().collect();
        let line = words.join(" ");
        match line.char_indices().nth(most) {
            Some((cut, _)) => format!("{}…", &line[..cut]),
            None => line,
        }
    }

    /// Where a node stands.
    pub(in crate::content) fn span(&self, node: usize) -> Span {
        let mark = self.mark(node);
        let Range { start: from, end } = self.told[node].clone();
        let start = if mark.has_anchor { self.behind_anchor(from, end) } else { from };
        if mark.text.is_some() && matches!(mark.style, Style::Literal | Style::Folded) {
            return self.block(from, start, end);
        }
        if mark.style == Style::Quoted {
            return Span { from, start, end: self.behind_quotes(start), shape: Shape::Inline };
        }
        if mark.text.is_some() || mark.target.is_some() {
            let end = start + self.text[start..end.max(start)].trim_end().len();
            return Span { from, start, end, shape: Shape::Inline };
        }
        if self.text[start..].starts_with(['{', '[']) {
            let inner = self.last(node).map_or(start + 1, |last| last.end);
            let end = self.skip(inner.max(start + 1), &[',']) + 1;
            return Span { from, start, end: end.min(self.text.len()), shape: Shape::Flow };
        }
        // Where the `-` of a list stands in the column of its key, the parser does not tell of it.
        let first_of_list = || {
            let child = self.span(*mark.children.first()?);
            self.text[..child.from].rfind('-')
        };
        let first = match mark.keys.first() {
            Some(key) => self.told[*key].start,
            None => first_of_list().unwrap_or(start),
        };
        let end = self.last(node).map_or(first, |last| last.end);
        Span { from: from.min(first), start: first, end: end.max(first), shape: Shape::Lines }
    }

    /// The last node within a collection.
    fn last(&self, node: usize) -> Option<Span> {
        let mark = self.mark(node);
        let child = self.span(*mark.children.last()?);
        let end = mark.keys.last().map_or(0, |key| self.colon(*key).map_or(0, |colon| colon + 1));
        Some(Span { end: child.end.max(end), ..child })
    }

    /// A block, the told place of which is that of its first character or, with an anchor, of that.
    fn block(&self, from: usize, start: usize, end: usize) -> Span {
        let content = self.text[..end.max(start)].trim_end().len();
        let line = if start > from { start } else { self.line_start(self.text[..from].trim_end().len()) };
        let rest = &self.text[line..self.line_end(line)];
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

    /// Behind the closing quote of what begins with one; the parser tells of the blanks and comments behind it, too.
    fn behind_quotes(&self, start: usize) -> usize {
        let mut chars = self.text[start..].char_indices();
        let Some((_, quote)) = chars.next() else { return start };
        while let Some((at, c)) = chars.next() {
            let is_escape = (c == '\\' && quote == '"')
                || (c == quote && quote == '\'' && self.text[start + at + 1..].starts_with(quote));
            if is_escape {
                chars.next();
            } else if c == quote {
                return start + at + c.len_utf8();
            }
        }
        self.text.len()
    }

    /// Behind an anchor, and the blanks, lines and comments behind that.
    fn behind_anchor(&self, from: usize, end: usize) -> usize {
        let name = self.text[from..].find(char::is_whitespace).map_or(self.text.len(), |length| from + length);
        self.skip(name, &[]).min(end.max(name))
    }

    /// The next byte from `at` on that is neither a blank nor a comment nor one of these signs.
    pub(in crate::content) fn skip(&self, mut at: usize, signs: &[char]) -> usize {
        loop {
            let rest = &self.text[at..];
            let blank = rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || signs.contains(&c)).len();
            at += blank;
            let begins_comment = self.text[at..].starts_with('#') && (at == 0 || self.is_blank_before(at));
            if !begins_comment {
                return at;
            }
            at = self.line_end(at);
        }
    }

    fn is_blank_before(&self, at: usize) -> bool {
        self.text[..at].ends_with(|c: char| c.is_whitespace() || c == ',')
    }

    /// The colon behind a key.
    pub(in crate::content) fn colon(&self, key: usize) -> Option<usize> {
        let end = self.span(key).end;
        let at = end + self.text[end..].len() - self.text[end..].trim_start_matches([' ', '\t']).len();
        self.text[at..].starts_with(':').then_some(at)
    }

    /// Where the line of a byte begins.
    pub(in crate::content) fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |before| before + 1)
    }

    /// Where the line of a byte ends, before its line break.
    pub(in crate::content) fn line_end(&self, at: usize) -> usize {
        let end = self.text[at..].find('\n').map_or(self.text.len(), |length| at + length);
        end - usize::from(end > at && self.text[..end].ends_with('\r'))
    }

    /// Where the line after that of a byte begins.
    pub(in crate::content) fn next_line(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |length| at + length + 1)
    }

    /// The line of a byte, from 1.
    pub(in crate::content) fn line(&self, at: usize) -> usize {
        self.text[..at].matches('\n').count() + 1
    }

    /// Whether nothing but blanks stands between the beginning of its line and a byte.
    pub(in crate::content) fn begins_line(&self, at: usize) -> bool {
        self.text[self.line_start(at)..at].trim().is_empty()
    }

    /// Whether the text has a comment, or nothing more, between a byte and the end of its line.
    pub(in crate::content) fn ends_line(&self, at: usize) -> bool {
        let rest = &self.text[at..self.line_end(at)];
        let word = rest.trim_start_matches([' ', '\t']);
        word.is_empty() || (word.starts_with('#') && (word.len() < rest.len() || self.is_blank_before(at)))
    }

    /// Where the blanks before a byte begin.
    pub(in crate::content) fn before_blanks(&self, at: usize) -> usize {
        self.text[..at].trim_end_matches([' ', '\t']).len()
    }

    /// Where the scalars are: what stands in them is no comment.
    fn scalars(&self) -> Vec<Range<usize>> {
        let nodes = (0..self.marks.nodes().len()).filter(|node| self.mark(*node).text.is_some());
        let mut ranges: Vec<Range<usize>> = nodes
            .map(|node| match self.span(node) {
                Span { shape: Shape::Block { header }, end, .. } => self.line_end(header)..end,
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
                if sign == 0 || self.is_blank_before(sign) {
                    at = self.line_end(sign);
                    comments.push(sign..at);
                }
            }
            at = at.max(scalar.end);
        }
        comments
    }
}
