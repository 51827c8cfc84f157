//! Turns changes of nodes into edits of the text, and proves that they do nothing else.

use std::ops::Range;

use super::builder::EditBuilder;
use super::change::{CannotEdit, Change};
use super::spans::NodeSpans;
use super::text_edits::TextEdits;
use super::tree::Tree;
use crate::content::yaml::{Dash, Source};
use crate::model::Place;

/// Plans the edits that make these changes and remove these comments, or parts of comments.
///
/// # Errors
/// If the file is written in such a way that a change would also change something else.
pub(crate) fn plan_edits(
    source: &Source,
    spans: &NodeSpans,
    changes: &[(Place, Change)],
    comments: &[Range<usize>],
) -> Result<TextEdits, CannotEdit> {
    let mut builder = EditBuilder::new(spans, source.marks(), changes);
    for (place, change) in changes {
        builder.change(place, change)?;
    }
    comments.iter().for_each(|comment| builder.remove_comment(comment));
    builder.keep_aliases();
    let edits = TextEdits::merge(builder.into_edits()).map_err(|range| CannotEdit { at: range.start })?;
    let text = String::from_utf8(edits.apply(source.text().as_bytes(), 0)).map_err(|_| CannotEdit { at: 0 })?;
    let changed = Source::parse(text, source.name(), &Dash::default());
    let first =
        || changes.first().and_then(|(place, _)| source.marks().node(place)).map_or(0, |node| spans.span(node).from);
    let found = changed.map(|changed| Tree::read(&changed)).map_err(|_| CannotEdit { at: first() })?;
    match Tree::read(source).changed(changes) {
        Some(expected) if expected == found => Ok(edits),
        Some(expected) => {
            let differing = expected.first_difference(&found).and_then(|place| source.marks().node(place));
            Err(CannotEdit { at: differing.map_or_else(first, |node| spans.span(node).from) })
        }
        None => Err(CannotEdit { at: first() }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::change::NewValue;
    use super::*;

    /// A text with its changes, or the place that cannot be changed.
    fn made(text: &str, changes: &[(&[usize], Change)]) -> Result<String, CannotEdit> {
        let source = Source::parse(text.to_owned(), "", &Dash::default()).unwrap();
        let place = |steps: &[usize]| Place { file: 0, steps: steps.to_vec(), key: false };
        let changes: Vec<_> = changes.iter().map(|(steps, change)| (place(steps), change.clone())).collect();
        let edits = plan_edits(&source, &NodeSpans::locate(&source), &changes, &[])?;
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
            let changes: Vec<(&[usize], Change)> =
                steps.iter().map(|steps| (steps.as_slice(), Change::Remove)).collect();
            assert_eq!(made(text, &changes).as_deref(), Ok(left), "{text}");
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
            assert_eq!(made(text, &[(&[0], Change::Clear)]).as_deref(), Ok(left), "{text}");
        }
    }

    #[test]
    fn an_entry_is_added_at_the_end_of_its_map_and_nothing_else_moves() {
        let yaml = |key: &str, yaml: &str| Change::Add(key.into(), NewValue::Yaml(yaml.into()));
        for (text, map, left) in [
            ("a: {x: 1}  # c\n", &[0][..], "a: {x: 1, y: 2}  # c\n"),
            ("a: {x: 1,}\n", &[0], "a: {x: 1, y: 2}\n"),
            ("a: { x: 1 }\n", &[0], "a: { x: 1, y: 2 }\n"),
            ("a: {}\n", &[0], "a: {y: 2}\n"),
            ("a: {\n  x: {z: 1},  # c\n}\n", &[0], "a: {\n  x: {z: 1}, y: 2  # c\n}\n"),
            ("a:\n  x: 1  # c\n\n# d\nb: 1\n", &[0], "a:\n  x: 1  # c\n  y: 2\n\n# d\nb: 1\n"),
            ("- x: |\n    t\n\n- b\n", &[0], "- x: |\n    t\n  y: 2\n\n- b\n"),
            ("-   x:\n    - z", &[0], "-   x:\n    - z\n    y: 2"),
            ("a:\r\n  x: 1\r\nb: 1\r\n", &[0], "a:\r\n  x: 1\r\n  y: 2\r\nb: 1\r\n"),
            ("x:\n", &[], "x:\ny: 2\n"),
        ] {
            assert_eq!(made(text, &[(map, yaml("y", "2"))]).as_deref(), Ok(left), "{text}");
        }
        // Several at once, in the order in which they are asked for; what is deeper comes first.
        let nested = "a:\n  l:\n    - x: 1\n";
        let all: [(&[usize], Change); 3] =
            [(&[0], yaml("m", "1")), (&[0], yaml("n", "2")), (&[0, 0, 0], yaml("y", "3"))];
        assert_eq!(made(nested, &all).as_deref(), Ok("a:\n  l:\n    - x: 1\n      y: 3\n  m: 1\n  n: 2\n"));
        let both: [(&[usize], Change); 2] = [(&[0], yaml("y", "2")), (&[0], yaml("z", "3"))];
        assert_eq!(made("a: {}\n", &both).as_deref(), Ok("a: {y: 2, z: 3}\n"));
        // A key that is there already, a scalar, and a map that stands elsewhere, too.
        for (text, map) in [("a: {y: 1}\n", &[0][..]), ("a: 1\n", &[0]), ("a: &k {x: 1}\nb: *k\n", &[1])] {
            assert!(made(text, &[(map, yaml("y", "2"))]).is_err(), "{text}");
        }
    }

    #[test]
    fn a_text_of_several_lines_stands_below_its_key_where_it_can() {
        let set = |text: &str| Change::SetText(text.into());
        let add = |text: &str| Change::Add("y".into(), NewValue::Text(text.into()));
        for (text, change, left) in [
            ("a: x  # c\nb: 1\n", (&[0][..], set("一\n\n二")), "a: |  # c\n  一\n\n  二\nb: 1\n"),
            ("a:\nb: 1\n", (&[0], set("一\n二")), "a: |\n  一\n  二\nb: 1\n"),
            ("a: |  # c\n  x\n  y\n\nb: 1\n", (&[0], set("一\n二")), "a: |  # c\n  一\n  二\n\nb: 1\n"),
            ("- a: |\n    x\n    y", (&[0, 0], set("一")), "- a: 一"),
            ("a: {x: 1}\n", (&[0, 0], set("一\n二")), "a: {x: \"一\\n二\"}\n"),
            ("a: 'x'\n", (&[0], set("a: b")), "a: \"a: b\"\n"),
            ("a: x\n  y\nb: 1\n", (&[0], set("一\n二")), "a: |\n  一\n  二\nb: 1\n"),
            ("a:\n  x: 1\n", (&[0], add("一\n二")), "a:\n  x: 1\n  y: |\n    一\n    二\n"),
            ("a: {x: 1}\n", (&[0], add("一\n二")), "a: {x: 1, y: \"一\\n二\"}\n"),
            ("a: 1\n", (&[0], set(" x\n y")), "a: \" x\\n y\"\n"),
        ] {
            assert_eq!(made(text, &[change]).as_deref(), Ok(left), "{text}");
        }
    }

    #[test]
    fn a_change_that_would_change_something_else_is_refused() {
        // The change would also affect the target of the alias.
        let shared = "a: &k {x: 1, y: 2}\nb: *k\n";
        assert_eq!(made(shared, &[(&[0, 0], Change::Remove)]), Err(CannotEdit { at: 22 }));
        assert_eq!(
            made(shared, &[(&[0, 0], Change::Remove), (&[1, 0], Change::Remove)]).as_deref(),
            Ok("a: &k {y: 2}\nb: *k\n")
        );
        assert!(made("? a\n: x\nb: 1\n", &[(&[0], Change::Clear)]).is_err());
    }
}
