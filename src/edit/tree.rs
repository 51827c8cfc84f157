//! A file as plain values, to compare the result of an edit with what it should be.

use super::change::{Change, NewValue};
use crate::content::yaml::{Dash, Source};
use crate::content::yaml::{Scalar, YamlNode, node};
use crate::model::Place;

/// A node and everything below it. Two trees are equal if their values are, regardless of their places.
#[derive(Debug, Clone)]
pub(super) struct Tree {
    /// The place in the file before the changes.
    place: Place,
    value: Value,
}

#[derive(Debug, Clone)]
enum Value {
    Blank,
    Text(String),
    /// A number or a truth value, by its spelling.
    Resolved(String),
    /// Equal to a text and to a number of this spelling: replacing words may turn one into the other.
    Spelled(String),
    /// Equal to a text of these lines with or without a line break at its end.
    Lines(String),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

impl PartialEq for Tree {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Blank, Self::Blank) => true,
            (Self::Text(a), Self::Text(b)) | (Self::Resolved(a), Self::Resolved(b)) => a == b,
            (Self::Spelled(a), Self::Text(b) | Self::Resolved(b) | Self::Spelled(b)) => a == b,
            (Self::Lines(a), Self::Text(b)) => a.as_str() == b.strip_suffix('\n').unwrap_or(b),
            (Self::List(a), Self::List(b)) => a == b,
            (Self::Map(a), Self::Map(b)) => a == b,
            _ => false,
        }
    }
}

impl Tree {
    /// Reads the tree of a file.
    pub(super) fn read(source: &Source) -> Self {
        Self::new(source.root(), &Place::root(0), &|place| source.spelling(place).to_owned())
    }

    fn new(node: &YamlNode, place: &Place, spelling: &impl Fn(&Place) -> String) -> Self {
        let child = |i: usize, node| Self::new(node, &place.child(i), spelling);
        let value = match node {
            YamlNode::Scalar(Scalar::Blank) => Value::Blank,
            YamlNode::Scalar(Scalar::Text(text)) => Value::Text(text.clone()),
            YamlNode::Scalar(Scalar::Resolved) => Value::Resolved(spelling(place)),
            YamlNode::List(nodes) => Value::List(nodes.iter().enumerate().map(|(i, node)| child(i, node)).collect()),
            YamlNode::Map(entries) => {
                Value::Map(entries.iter().enumerate().map(|(i, (key, node))| (key.clone(), child(i, node))).collect())
            }
        };
        Self { place: place.clone(), value }
    }

    /// Parses YAML for a place.
    fn parse(yaml: &str, place: &Place) -> Option<Self> {
        let source = Source::parse(format!("{yaml}\n"), "", &Dash::default()).ok()?;
        Some(Self::new(&node::parse(yaml).ok()?, place, &|inner| {
            let steps = inner.steps[place.steps.len()..].to_vec();
            source.spelling(&Place { file: 0, steps, key: false }).to_owned()
        }))
    }

    /// Makes changes; `None` if one of them is impossible.
    pub(super) fn changed(mut self, changes: &[(Place, Change)]) -> Option<Self> {
        // Last places first, so that a removal does not move a node that is still to be changed.
        let mut changes: Vec<&(Place, Change)> = changes.iter().collect();
        changes.sort_by(|a, b| b.0.steps.cmp(&a.0.steps));
        for (place, change) in changes {
            if let Change::Add(key, value) = change {
                self.descendant(&place.steps)?.add(key, value)?;
                continue;
            }
            let (last, above) = place.steps.split_last()?;
            let parent = self.descendant(above)?;
            match (change, &mut parent.value) {
                (Change::Remove, Value::List(trees)) if *last < trees.len() => _ = trees.remove(*last),
                (Change::Remove, Value::Map(entries)) if *last < entries.len() => _ = entries.remove(*last),
                (Change::ReplaceWordsInKey(words), Value::Map(entries)) => {
                    let key = &mut entries.get_mut(*last)?.0;
                    *key = with_words_replaced(key, words);
                }
                (_, Value::List(trees)) => trees.get_mut(*last)?.change(change)?,
                (_, Value::Map(entries)) => entries.get_mut(*last)?.1.change(change)?,
                _ => return None,
            }
        }
        Some(self)
    }

    fn descendant(&mut self, steps: &[usize]) -> Option<&mut Self> {
        steps.iter().try_fold(self, |tree, step| match &mut tree.value {
            Value::List(trees) => trees.get_mut(*step),
            Value::Map(entries) => entries.get_mut(*step).map(|(_, tree)| tree),
            _ => None,
        })
    }

    /// Adds an entry to a map that has none of this key.
    fn add(&mut self, key: &str, value: &NewValue) -> Option<()> {
        let Value::Map(entries) = &mut self.value else { return None };
        if entries.iter().any(|(other, _)| other == key) {
            return None;
        }
        let place = self.place.child(entries.len());
        let value = match value {
            NewValue::Yaml(yaml) => Self::parse(yaml, &place)?.value,
            NewValue::Text(text) => Value::Lines(text.clone()),
        };
        entries.push((key.to_owned(), Self { place, value }));
        Some(())
    }

    fn change(&mut self, change: &Change) -> Option<()> {
        self.value = match (change, &self.value) {
            (Change::Clear, _) => Value::Blank,
            (Change::ReplaceWords(words), Value::Text(text) | Value::Resolved(text)) => {
                Value::Spelled(with_words_replaced(text, words))
            }
            (Change::SetValue(yaml), _) => Self::parse(yaml, &self.place)?.value,
            (Change::SetText(text), _) => Value::Lines(text.clone()),
            _ => return None,
        };
        Some(())
    }

    /// The place of the innermost node that differs first.
    pub(super) fn first_difference(&self, other: &Self) -> Option<&Place> {
        if self == other {
            return None;
        }
        let below = match (&self.value, &other.value) {
            (Value::List(a), Value::List(b)) if a.len() == b.len() => {
                a.iter().zip(b).find_map(|(a, b)| a.first_difference(b))
            }
            (Value::Map(a), Value::Map(b)) if a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.0 == b.0) => {
                a.iter().zip(b).find_map(|(a, b)| a.1.first_difference(&b.1))
            }
            _ => None,
        };
        Some(below.unwrap_or(&self.place))
    }
}

/// Replaces words in a single pass, so that inserted text is not searched again.
fn with_words_replaced(text: &str, words: &[(String, String)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        match words.iter().find(|(old, _)| !old.is_empty() && rest.starts_with(old.as_str())) {
            Some((old, new)) => {
                out.push_str(new);
                rest = &rest[old.len()..];
            }
            None => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    out
}
