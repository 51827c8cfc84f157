//! Changes of a YAML file that leave every byte beside them as it is.
//!
//! A change is told of a node and made in the text, by where the nodes stand. What comes of it is read again, and must be
//! the tree with just these changes: nothing else is trusted. Here nobody knows what the keys mean.

mod cut;
mod edits;
mod spans;
mod tree;

pub(super) use edits::{Edit, Edits};
pub(super) use spans::Spans;

use std::ops::Range;

use super::source::Source;
use crate::model::Place;
use cut::Cutter;

/// What is done to a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Action {
    /// Its value goes and leaves a blank behind its key.
    Clear,
    /// It goes with its key, or as the element of a list.
    Remove,
    /// Within its scalar these texts give way to others, each wherever it stands.
    Replace(Vec<(String, String)>),
    /// The same within the key under which it stands.
    ReplaceKey(Vec<(String, String)>),
    /// YAML in one line stands in its place.
    Put(String),
}

/// Why a change cannot be made in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refused {
    /// The byte of the text near which it fails.
    pub at: usize,
}

/// The edits that make these changes, and cut out these further stretches, which must be comments.
///
/// # Errors
/// Where the text has a form in which a change cannot be made without changing something else.
pub(super) fn edits(
    source: &Source,
    spans: &Spans,
    actions: &[(Place, Action)],
    comments: &[Range<usize>],
) -> Result<Edits, Refused> {
    let mut cutter = Cutter::new(spans, source.marks(), actions);
    for (place, action) in actions {
        cutter.change(place, action)?;
    }
    comments.iter().for_each(|comment| cutter.cut_comment(comment));
    cutter.keep_aliases();
    let edits = Edits::join(cutter.into_edits()).map_err(|range| Refused { at: range.start })?;
    let text = String::from_utf8(edits.apply(source.text().as_bytes(), 0)).map_err(|_| Refused { at: 0 })?;
    let changed = Source::of(text, source.name());
    let first =
        || actions.first().and_then(|(place, _)| source.marks().node(place)).map_or(0, |node| spans.span(node).from);
    let found = changed.map(|changed| tree::of(&changed)).map_err(|_| Refused { at: first() })?;
    match tree::changed(source, actions) {
        Some(expected) if expected == found => Ok(edits),
        Some(expected) => Err(Refused { at: tree::difference(&expected, &found, source, spans).unwrap_or_else(first) }),
        None => Err(Refused { at: first() }),
    }
}
