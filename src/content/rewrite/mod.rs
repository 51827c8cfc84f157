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

use crate::content::yaml::Source;
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A text with changes made in it, or where it cannot be changed.
    fn made(text: &str, actions: &[(&[usize], Action)]) -> Result<String, Refused> {
        let source = Source::of(text.to_owned(), "").unwrap();
        let place = |steps: &[usize]| Place { file: 0, steps: steps.to_vec(), key: false };
        let actions: Vec<_> = actions.iter().map(|(steps, action)| (place(steps), action.clone())).collect();
        let edits = edits(&source, &Spans::of(&source), &actions, &[])?;
        Ok(String::from_utf8(edits.apply(text.as_bytes(), 0)).unwrap())
    }

    #[test]
    fn entries_in_brackets_go_with_their_commas_and_the_lines_of_their_own() {
        for (text, gone, left) in [
            ("a: {x: 1, y: 2, z: 3}\n", vec![0], "a: {y: 2, z: 3}\n"),
            ("a: {x: 1, y: 2, z: 3}\n", vec![1], "a: {x: 1, z: 3}\n"),
            ("a: {x: 1, y: 2, z: 3}\n", vec![2], "a: {x: 1, y: 2}\n"),
            ("a: {x: 1, y: 2, z: 3}\n", vec![1, 2], "a: {x: 1}\n"),
            ("a: { x: 1 , y: 2 , }\n", vec![1], "a: { x: 1 , }\n"),
            ("a: {x: [1, 2], y: {b: ']'}}  # c\n", vec![1], "a: {x: [1, 2]}  # c\n"),
            ("a: {\n  x: 1, # c\n  # d\n  y: 2\n  }\n", vec![0], "a: {\n  # d\n  y: 2\n  }\n"),
            ("a: {\n  x: 1, # c\n  # d\n  y: 2\n  }\n", vec![1], "a: {\n  x: 1 # c\n  # d\n  }\n"),
            ("a: [x, 'y,', \"z]\"]\n", vec![1], "a: [x, \"z]\"]\n"),
        ] {
            let steps: Vec<[usize; 2]> = gone.into_iter().map(|ordinal| [0, ordinal]).collect();
            let actions: Vec<(&[usize], Action)> =
                steps.iter().map(|steps| (steps.as_slice(), Action::Remove)).collect();
            assert_eq!(made(text, &actions).as_deref(), Ok(left), "{text}");
        }
    }

    #[test]
    fn a_value_goes_and_its_key_and_comments_stay() {
        for (text, left) in [
            ("a: x  # c\nb: 1\n", "a:  # c\nb: 1\n"),
            ("a: 'x # y'  # c\nb: 1\n", "a:  # c\nb: 1\n"),
            ("a: \"x\\\" # y\"\nb: 1\n", "a:\nb: 1\n"),
            ("a: |-  # c\n  # x\n  y\n\n# d\nb: 1\n", "a:  # c\n\n# d\nb: 1\n"),
            ("a: | # c | # d\n  x\nb: 1\n", "a: # c | # d\nb: 1\n"),
            ("a: &k\n  # c\n  x: 1 # d\n\n  y: 2\nb: 1\n", "a:\n  # c\n\nb: 1\n"),
            ("a: {x: 1,\n  y: 2}\nb: 1\n", "a:\nb: 1\n"),
            ("a:\n- x\n- y\nb: 1\n", "a:\nb: 1\n"),
            ("a: x", "a:"),
        ] {
            assert_eq!(made(text, &[(&[0], Action::Clear)]).as_deref(), Ok(left), "{text}");
        }
    }

    #[test]
    fn a_change_that_would_change_something_else_is_refused() {
        // What the alias stands for would change with it.
        let shared = "a: &k {x: 1, y: 2}\nb: *k\n";
        assert_eq!(made(shared, &[(&[0, 0], Action::Remove)]), Err(Refused { at: 22 }));
        assert_eq!(
            made(shared, &[(&[0, 0], Action::Remove), (&[1, 0], Action::Remove)]).as_deref(),
            Ok("a: &k {y: 2}\nb: *k\n")
        );
        assert!(made("? a\n: x\nb: 1\n", &[(&[0], Action::Clear)]).is_err());
    }
}
