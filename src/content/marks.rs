//! Where each node of a YAML file stands and how it is spelled, from a parser that keeps positions.
//!
//! serde_yaml reads the content but knows positions only for its own errors, and hands over numbers without their
//! spelling. This second look is taken lazily, the first time a file needs one of the two.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use crate::model::Place;

/// The marks of one file.
#[derive(Debug, Default)]
pub(super) struct Marks {
    nodes: Vec<Mark>,
}

/// One node: its extent, its text if it is a scalar, and its children in order.
#[derive(Debug, Default)]
struct Mark {
    extent: Extent,
    text: Option<String>,
    style: Style,
    /// For a map the nodes of its keys, parallel to `children`; empty for a list.
    keys: Vec<usize>,
    children: Vec<usize>,
    /// The node an alias stands for.
    target: Option<usize>,
}

/// How a scalar is written.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without quotes, on one line or several.
    #[default]
    Plain,
    /// In single or double quotes.
    Quoted,
    /// A block after `|`: the line breaks are the author's.
    Literal,
    /// A block after `>`: the lines are joined with blanks.
    Folded,
}

impl From<ScalarStyle> for Style {
    fn from(style: ScalarStyle) -> Self {
        match style {
            ScalarStyle::Plain => Self::Plain,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Self::Quoted,
            ScalarStyle::Literal => Self::Literal,
            ScalarStyle::Folded => Self::Folded,
        }
    }
}

/// A stretch of a file, in characters.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    /// Line of the first character, counted from 1.
    pub line: usize,
    /// Column of the first character, counted from 0.
    pub column: usize,
    /// Number of characters.
    pub length: usize,
}

impl From<Span> for Extent {
    fn from(span: Span) -> Self {
        Self {
            line: span.start.line(),
            column: span.start.col(),
            length: span.end.index().saturating_sub(span.start.index()),
        }
    }
}

impl Marks {
    /// Reads the positions of a document that serde_yaml has already accepted.
    ///
    /// Where the two parsers disagree the marks end early, and a look-up answers with the nearest ancestor.
    pub(super) fn of(text: &str) -> Self {
        let mut builder = Builder::default();
        for event in Parser::new_from_str(text) {
            let Ok((event, span)) = event else { break };
            builder.take(event, span.into());
        }
        Self { nodes: builder.nodes }
    }

    /// The extent of a place, or of its nearest ancestor that is known.
    pub(super) fn extent(&self, place: &Place) -> Extent {
        let Some(mut node) = self.nodes.first().map(|_| 0) else { return Extent { line: 1, ..Extent::default() } };
        for (depth, step) in place.steps.iter().enumerate() {
            let here = self.follow(node);
            if place.key && depth + 1 == place.steps.len() {
                return here.keys.get(*step).map_or(here.extent, |key| self.nodes[*key].extent);
            }
            match here.children.get(*step) {
                Some(child) => node = *child,
                None => return here.extent,
            }
        }
        self.nodes[node].extent
    }

    /// The text of the scalar at a place, as the file spells it.
    pub(super) fn spelling(&self, place: &Place) -> Option<&str> {
        let mut node = 0;
        for step in &place.steps {
            node = *self.nodes.get(node).map(|_| self.follow(node))?.children.get(*step)?;
        }
        self.nodes.get(node).and_then(|_| self.follow(node).text.as_deref())
    }

    /// Every scalar as it is written, each once: its place, its text and its style. Keys come before their values.
    pub(super) fn scalars(&self, file: usize) -> Vec<(Place, &str, Style)> {
        let mut out = Vec::new();
        if !self.nodes.is_empty() {
            self.collect(0, Place::root(file), &mut out);
        }
        out
    }

    fn collect<'a>(&'a self, node: usize, place: Place, out: &mut Vec<(Place, &'a str, Style)>) {
        let mark = &self.nodes[node];
        if let Some(text) = &mark.text {
            out.push((place, text, mark.style));
            return;
        }
        for (ordinal, child) in mark.children.iter().enumerate() {
            let place = place.child(ordinal);
            if let Some(key) = mark.keys.get(ordinal) {
                self.collect(*key, place.of_key(), out);
            }
            self.collect(*child, place, out);
        }
    }

    fn follow(&self, node: usize) -> &Mark {
        let mark = &self.nodes[node];
        mark.target.map_or(mark, |target| &self.nodes[target])
    }
}

#[derive(Default)]
struct Builder {
    nodes: Vec<Mark>,
    /// The open collections, innermost last.
    open: Vec<Open>,
    anchors: HashMap<usize, usize>,
}

struct Open {
    node: usize,
    /// In a map: whether the next node is a key. `None` in a list.
    key_next: Option<bool>,
}

impl Builder {
    fn take(&mut self, event: Event<'_>, extent: Extent) {
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let mark = Mark { extent, text: Some(text.into_owned()), style: style.into(), ..Mark::default() };
                self.add(mark, anchor);
            }
            Event::Alias(anchor) => {
                let target = self.anchors.get(&anchor).copied();
                self.add(Mark { extent, target, ..Mark::default() }, 0);
            }
            Event::SequenceStart(anchor, _) => self.push(extent, anchor, None),
            Event::MappingStart(anchor, _) => self.push(extent, anchor, Some(true)),
            Event::SequenceEnd | Event::MappingEnd => {
                self.open.pop();
            }
            _ => {}
        }
    }

    fn push(&mut self, extent: Extent, anchor: usize, key_next: Option<bool>) {
        let node = self.add(Mark { extent, ..Mark::default() }, anchor);
        self.open.push(Open { node, key_next });
    }

    fn add(&mut self, mark: Mark, anchor: usize) -> usize {
        let node = self.nodes.len();
        self.nodes.push(mark);
        if anchor > 0 {
            self.anchors.insert(anchor, node);
        }
        if let Some(open) = self.open.last_mut() {
            let parent = &mut self.nodes[open.node];
            match &mut open.key_next {
                Some(key_next) => {
                    if *key_next { &mut parent.keys } else { &mut parent.children }.push(node);
                    *key_next = !*key_next;
                }
                None => parent.children.push(node),
            }
        }
        node
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "名称: あ\n指標:\n  - {単位: 部, 値: 1.10}\n  - &x [1, +5]\n再: *x\n";

    fn place(steps: &[usize]) -> Place {
        Place { file: 0, steps: steps.to_vec(), key: false }
    }

    #[test]
    fn a_value_and_its_key_are_found_in_characters() {
        let marks = Marks::of(TEXT);
        assert_eq!(marks.extent(&place(&[1, 0, 1])), Extent { line: 3, column: 15, length: 4 });
        assert_eq!(marks.extent(&place(&[1, 0, 1]).of_key()), Extent { line: 3, column: 12, length: 1 });
    }

    #[test]
    fn numbers_keep_their_spelling_through_aliases_too() {
        let marks = Marks::of(TEXT);
        assert_eq!(marks.spelling(&place(&[1, 0, 1])), Some("1.10"));
        assert_eq!(marks.spelling(&place(&[2, 1])), Some("+5"));
    }

    #[test]
    fn a_place_beyond_the_file_answers_with_its_nearest_ancestor() {
        let marks = Marks::of(TEXT);
        assert_eq!(marks.extent(&place(&[1, 0, 9])).line, 3);
        assert_eq!(Marks::of("").extent(&place(&[1])).line, 1);
    }
}
