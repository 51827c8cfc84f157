//! The place and spelling of every node of a YAML file, from a parser that keeps positions.
//!
//! serde_yaml reports positions only for its own errors, and numbers without their spelling. This second parser
//! supplies both, and must agree with the first.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::node::{Scalar, YamlNode};
use crate::model::Place;

/// The marks of one file.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    nodes: Vec<Mark>,
    /// The first node with a tag such as !!binary.
    tagged: Option<Extent>,
}

/// One node: its extent, its text if it is a scalar, and its children in order.
#[derive(Debug, Default)]
pub(crate) struct Mark {
    /// For a collection, its beginning; includes an anchor.
    pub extent: Extent,
    pub text: Option<String>,
    pub style: Style,
    /// The nodes of the keys of a map, parallel to `children`; empty for a list.
    pub keys: Vec<usize>,
    pub children: Vec<usize>,
    /// The node an alias stands for.
    pub target: Option<usize>,
    /// Whether it has an anchor.
    pub has_anchor: bool,
}

/// How a scalar is written.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without quotes, on one line or several.
    #[default]
    Plain,
    /// In single or double quotes.
    Quoted,
    /// A block after `|`, which keeps line breaks.
    Literal,
    /// A block after `>`, whose lines are joined with blanks.
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

/// A range of a file, in characters.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Extent {
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
    /// Reads the positions of a document that serde_yaml has read as `root`.
    ///
    /// # Errors
    /// The extent of the first place where this parser rejects the text or disagrees with serde_yaml. A text that two
    /// parsers read differently cannot be trusted.
    pub(crate) fn parse(text: &str, root: &YamlNode) -> Result<Self, Extent> {
        let mut builder = Builder::default();
        for event in Parser::new_from_str(text) {
            match event {
                Ok((event, span)) => builder.take(event, span.into()),
                Err(error) => {
                    let (line, column) = (error.marker().line(), error.marker().col());
                    return Err(Extent { line, column, length: 1 });
                }
            }
        }
        let marks = Self { nodes: builder.nodes, tagged: builder.tagged };
        marks.compare(0, root).map(|()| marks)
    }

    /// The first node with a tag such as !!binary; tags are not supported.
    pub(crate) fn tagged(&self) -> Option<Extent> {
        self.tagged
    }

    fn compare(&self, node: usize, read: &YamlNode) -> Result<(), Extent> {
        let Some(extent) = self.nodes.get(node).map(|mark| mark.extent) else {
            return Err(Extent { line: 1, ..Extent::default() });
        };
        let mark = self.follow(node);
        let same = match (read, &mark.text) {
            (YamlNode::Scalar(Scalar::Text(read)), Some(text)) => {
                // This parser ends a block at the end of a file with a line break, serde_yaml does not.
                let is_block = matches!(mark.style, Style::Literal | Style::Folded);
                read == text || (is_block && text.strip_suffix('\n') == Some(read))
            }
            (YamlNode::Scalar(_), Some(_)) => true,
            (YamlNode::List(read), None) => mark.keys.is_empty() && mark.children.len() == read.len(),
            (YamlNode::Map(read), None) => {
                let keys = mark.keys.iter().map(|key| self.follow(*key).text.as_deref());
                mark.children.len() == read.len() && keys.eq(read.iter().map(|(key, _)| Some(key.as_str())))
            }
            _ => false,
        };
        if !same {
            return Err(extent);
        }
        let children: &mut dyn Iterator<Item = &YamlNode> = match read {
            YamlNode::Scalar(_) => return Ok(()),
            YamlNode::List(nodes) => &mut nodes.iter(),
            YamlNode::Map(entries) => &mut entries.iter().map(|(_, node)| node),
        };
        mark.children.iter().zip(children).try_for_each(|(child, node)| self.compare(*child, node))
    }

    /// The extent of a place, or of its nearest known ancestor.
    pub(crate) fn extent(&self, place: &Place) -> Extent {
        let mut node = 0;
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

    /// The text of the scalar at a place, as the file spells it; empty if there is no scalar.
    pub(crate) fn spelling(&self, place: &Place) -> &str {
        let mut node = 0;
        for step in &place.steps {
            match self.follow(node).children.get(*step) {
                Some(child) => node = *child,
                None => return "",
            }
        }
        self.follow(node).text.as_deref().unwrap_or_default()
    }

    /// Every scalar as it is written: place, text and style. Keys come before their values; aliases are left out.
    pub(crate) fn scalars(&self, file: usize) -> Vec<(Place, &str, Style)> {
        let mut out = Vec::new();
        self.collect(0, Place::root(file), &mut out);
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

    /// All nodes in the order of the file, including aliases.
    pub(crate) fn nodes(&self) -> &[Mark] {
        &self.nodes
    }

    /// The node at a place, without resolving an alias; `None` if there is none. The place of a key gives its value.
    pub(crate) fn node(&self, place: &Place) -> Option<usize> {
        place.steps.iter().try_fold(0, |node, step| self.follow(node).children.get(*step).copied())
    }

    /// The node itself, or the node that it is an alias of.
    pub(crate) fn target(&self, node: usize) -> usize {
        self.nodes[node].target.unwrap_or(node)
    }

    fn follow(&self, node: usize) -> &Mark {
        &self.nodes[self.target(node)]
    }
}

#[derive(Default)]
struct Builder {
    nodes: Vec<Mark>,
    /// The open collections, innermost last.
    open: Vec<Open>,
    anchors: HashMap<usize, usize>,
    tagged: Option<Extent>,
}

struct Open {
    node: usize,
    /// In a map: whether the next node is a key. `None` in a list.
    key_next: Option<bool>,
}

impl Builder {
    fn take(&mut self, event: Event<'_>, extent: Extent) {
        if let Event::Scalar(.., Some(_)) | Event::SequenceStart(_, Some(_)) | Event::MappingStart(_, Some(_)) = event {
            self.tagged.get_or_insert(extent);
        }
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
        self.nodes.push(Mark { has_anchor: anchor > 0, ..mark });
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
    use crate::content::yaml::node;

    const TEXT: &str = "名称: あ\n指標:\n  - {単位: 部, 値: 1.10}\n  - &x [1, +5]\n再: *x\n";

    fn marks(text: &str) -> Result<Marks, Extent> {
        Marks::parse(text, &node::parse(text).unwrap())
    }

    fn place(steps: &[usize]) -> Place {
        Place { file: 0, steps: steps.to_vec(), key: false }
    }

    #[test]
    fn a_file_may_end_in_a_block_without_a_line_break() {
        for text in ["あ: |\n  い", "- あ: >\n    い\n    う", "あ: |+\n  い", "あ: |-\n  い\n"] {
            assert!(marks(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn a_value_and_its_key_are_found_in_characters() {
        let marks = marks(TEXT).unwrap();
        assert_eq!(marks.extent(&place(&[1, 0, 1])), Extent { line: 3, column: 15, length: 4 });
        assert_eq!(marks.extent(&place(&[1, 0, 1]).of_key()), Extent { line: 3, column: 12, length: 1 });
    }

    #[test]
    fn numbers_keep_their_spelling_through_aliases_too() {
        let marks = marks(TEXT).unwrap();
        assert_eq!(marks.spelling(&place(&[1, 0, 1])), "1.10");
        assert_eq!(marks.spelling(&place(&[2, 1])), "+5");
    }

    #[test]
    fn a_place_beyond_the_file_answers_with_its_nearest_ancestor() {
        assert_eq!(marks(TEXT).unwrap().extent(&place(&[1, 0, 9])).line, 3);
    }

    /// libyaml accepts each of these, YAML 1.2 and the second parser do not. Without the comparison, every number
    /// after such a place would be lost.
    #[test]
    fn a_text_that_two_parsers_read_differently_is_refused() {
        for text in
            ["a:\n  b: [x,\n  y]\n  c: 4711\n", "a: \"x\ny\"\nb: 1\n", "a: \"x\"# c\nb: 1\n", "a: [x]# c\nb: 1\n"]
        {
            assert!(marks(text).is_err(), "{text}");
        }
    }
}
