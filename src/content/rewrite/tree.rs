//! The tree of a file as plain values, to compare what a change was to make of it with what it made.

use super::{Action, Spans};
use crate::content::yaml::{Node, Scalar, Source, node};
use crate::model::Place;

/// A node, with its place in the file that it is of.
#[derive(Debug, Clone)]
pub(super) struct Tree {
    /// Where it stands in the file before the changes.
    place: Place,
    kind: Kind,
}

#[derive(Debug, Clone)]
enum Kind {
    Blank,
    Text(String),
    /// A number or a truth value, by its spelling.
    Resolved(String),
    /// Either, as words that give way to others may turn one into the other.
    Spelled(String),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

/// Trees are the same by what they hold.
impl PartialEq for Tree {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Blank, Self::Blank) => true,
            (Self::Text(a), Self::Text(b)) | (Self::Resolved(a), Self::Resolved(b)) => a == b,
            (Self::Spelled(a), Self::Text(b) | Self::Resolved(b) | Self::Spelled(b)) => a == b,
            (Self::List(a), Self::List(b)) => a == b,
            (Self::Map(a), Self::Map(b)) => a == b,
            _ => false,
        }
    }
}

/// The tree of a file.
pub(super) fn of(source: &Source) -> Tree {
    tree(source.root(), &Place::root(0), &|place| source.spelling(place).to_owned())
}

fn tree(node: &Node, place: &Place, spelling: &impl Fn(&Place) -> String) -> Tree {
    let kind = match node {
        Node::Scalar(Scalar::Blank) => Kind::Blank,
        Node::Scalar(Scalar::Text(text)) => Kind::Text(text.clone()),
        Node::Scalar(Scalar::Resolved) => Kind::Resolved(spelling(place)),
        Node::List(nodes) => {
            Kind::List(nodes.iter().enumerate().map(|(i, node)| tree(node, &place.child(i), spelling)).collect())
        }
        Node::Map(entries) => {
            let entries = entries.iter().enumerate();
            Kind::Map(entries.map(|(i, (key, node))| (key.clone(), tree(node, &place.child(i), spelling))).collect())
        }
    };
    Tree { place: place.clone(), kind }
}

/// The tree of a file with these changes made in it; `None` where one of them cannot be.
pub(super) fn changed(source: &Source, actions: &[(Place, Action)]) -> Option<Tree> {
    let mut root = of(source);
    // From behind, so that what is removed moves nothing that is still to be changed.
    let mut actions: Vec<&(Place, Action)> = actions.iter().collect();
    actions.sort_by(|a, b| b.0.steps.cmp(&a.0.steps));
    for (place, action) in actions {
        let (last, above) = place.steps.split_last()?;
        let parent = above.iter().try_fold(&mut root, |tree, step| match &mut tree.kind {
            Kind::List(trees) => trees.get_mut(*step),
            Kind::Map(entries) => entries.get_mut(*step).map(|(_, tree)| tree),
            _ => None,
        })?;
        match (action, &mut parent.kind) {
            (Action::Remove, Kind::List(trees)) if *last < trees.len() => _ = trees.remove(*last),
            (Action::Remove, Kind::Map(entries)) if *last < entries.len() => _ = entries.remove(*last),
            (Action::ReplaceKey(words), Kind::Map(entries)) => {
                let key = &mut entries.get_mut(*last)?.0;
                *key = replaced(key, words);
            }
            (_, Kind::List(trees)) => change(trees.get_mut(*last)?, action)?,
            (_, Kind::Map(entries)) => change(&mut entries.get_mut(*last)?.1, action)?,
            _ => return None,
        }
    }
    Some(root)
}

fn change(tree: &mut Tree, action: &Action) -> Option<()> {
    let kind = match (action, &tree.kind) {
        (Action::Clear, _) => Kind::Blank,
        (Action::Replace(words), Kind::Text(text) | Kind::Resolved(text)) => Kind::Spelled(replaced(text, words)),
        (Action::Put(yaml), _) => of_yaml(yaml, &tree.place)?.kind,
        _ => return None,
    };
    tree.kind = kind;
    Some(())
}

fn of_yaml(yaml: &str, place: &Place) -> Option<Tree> {
    let source = Source::of(format!("{yaml}\n"), "").ok()?;
    Some(tree(&node::parse(yaml).ok()?, place, &|inner| {
        let steps = inner.steps[place.steps.len()..].to_vec();
        source.spelling(&Place { file: 0, steps, key: false }).to_owned()
    }))
}

/// A text in which these give way to others.
pub(super) fn replaced(text: &str, words: &[(String, String)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // From the front, so that what is put in is not taken for what is to be replaced.
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

/// The byte at which the first node stands that is not as it was to be.
pub(super) fn difference(expected: &Tree, found: &Tree, source: &Source, spans: &Spans) -> Option<usize> {
    let below = match (&expected.kind, &found.kind) {
        (Kind::List(a), Kind::List(b)) if a.len() == b.len() => {
            a.iter().zip(b).find(|(a, b)| a != b).map(|(a, b)| difference(a, b, source, spans))
        }
        (Kind::Map(a), Kind::Map(b)) if a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.0 == b.0) => {
            a.iter().zip(b).find(|(a, b)| a != b).map(|(a, b)| difference(&a.1, &b.1, source, spans))
        }
        _ => None,
    };
    below.unwrap_or_else(|| source.marks().node(&expected.place).map(|node| spans.span(node).from))
}
