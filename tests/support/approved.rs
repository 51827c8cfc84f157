//! Texts that were once read and approved. With `UPDATE_GOLDEN=1` they are written anew, to be read before they are
//! committed.

use std::fmt::Write as _;
use std::fs;

use similar::{Algorithm, ChangeTag, capture_diff_slices, group_diff_ops};

use super::root;

/// Whether approved texts are to be written anew.
pub fn is_update() -> bool {
    std::env::var_os("UPDATE_GOLDEN").is_some()
}

/// Fails unless a text is the one in a file of the repository.
pub fn assert_approved(file: &str, found: &str) {
    let path = root().join(file);
    if is_update() {
        fs::write(&path, found).unwrap();
    }
    assert_same_text(file, &fs::read_to_string(&path).unwrap_or_default(), found);
}

/// Fails with the lines that differ.
pub fn assert_same_text(what: &str, expected: &str, found: &str) {
    assert!(expected == found, "{what}: - expected, + found\n{}", difference(expected, found));
}

fn difference(expected: &str, found: &str) -> String {
    let [expected, found] = [expected, found].map(|text| text.split('\n').collect::<Vec<_>>());
    let mut out = String::new();
    for group in group_diff_ops(capture_diff_slices(Algorithm::Myers, &expected, &found), 2) {
        for change in group.iter().flat_map(|op| op.iter_changes(&expected, &found)) {
            let sign = match change.tag() {
                ChangeTag::Equal => ' ',
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
            };
            writeln!(out, "{sign} {}", change.value()).unwrap();
        }
        out.push_str("…\n");
    }
    out
}

#[test]
fn the_lines_that_differ_are_told_with_what_surrounds_them() {
    let [expected, found] = ["1\n2\n3\n4\n5\n6\n7", "1\n2\n3\n4\nfive\n6\n7"];
    assert_eq!(difference(expected, found), "  3\n  4\n- 5\n+ five\n  6\n  7\n…\n");
}
