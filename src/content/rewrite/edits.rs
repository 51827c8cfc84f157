//! Stretches of a text that are put in the place of others; everything between them stays byte for byte.

use std::ops::Range;

/// Edits of one text, in the order of their places, none of them within another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::content) struct Edits(Vec<Edit>);

/// An edit: what stands at these bytes of the old text gives way to another text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::content) struct Edit {
    /// The bytes of the old text; empty for an insertion.
    pub at: Range<usize>,
    /// What stands there instead; empty for a deletion.
    pub text: String,
}

impl Edits {
    /// Joins edits: the same one counts once, and deletions that touch or overlap are one.
    ///
    /// # Errors
    /// The bytes that two of them would change in different ways.
    pub(in crate::content) fn join(mut edits: Vec<Edit>) -> Result<Self, Range<usize>> {
        edits.retain(|edit| !edit.at.is_empty() || !edit.text.is_empty());
        // Cursor one place an insertion comes first.
        edits.sort_by_key(|edit| (edit.at.start, !edit.at.is_empty(), edit.at.end));
        let mut joined: Vec<Edit> = Vec::new();
        for edit in edits {
            let Some(last) = joined.last_mut().filter(|last| edit.at.start <= last.at.end && **last != edit) else {
                if joined.last() != Some(&edit) {
                    joined.push(edit);
                }
                continue;
            };
            let both_delete = last.text.is_empty() && edit.text.is_empty();
            if both_delete {
                last.at.end = last.at.end.max(edit.at.end);
            } else if edit.at.start == last.at.end && last.at.start < edit.at.end {
                joined.push(edit);
            } else {
                return Err(edit.at);
            }
        }
        Ok(Self(joined))
    }

    /// The edits in the order of their places.
    pub(in crate::content) fn iter(&self) -> impl Iterator<Item = &Edit> {
        self.0.iter()
    }

    /// The new text, from bytes of which the old text begins behind the first `before`.
    pub(in crate::content) fn apply(&self, old: &[u8], before: usize) -> Vec<u8> {
        let mut new = Vec::with_capacity(old.len());
        let mut from = 0;
        for Edit { at, text } in &self.0 {
            new.extend_from_slice(&old[from..at.start + before]);
            new.extend_from_slice(text.as_bytes());
            from = at.end + before;
        }
        new.extend_from_slice(&old[from..]);
        new
    }

    /// Whether the old text's byte is in what is taken out or replaced.
    pub(in crate::content) fn takes(&self, byte: usize) -> bool {
        self.0.iter().any(|edit| edit.at.contains(&byte))
    }

    /// Where a byte of the old text stands in the new one; of one that is gone, where it would.
    pub(in crate::content) fn new_place(&self, byte: usize) -> usize {
        let mut new = byte;
        for Edit { at, text } in self.0.iter().take_while(|edit| edit.at.start <= byte) {
            if at.end > byte {
                return new - (byte - at.start);
            }
            new = new + text.len() - at.len();
        }
        new
    }

    /// Where a byte of the new text stood in the old one; `None` for a byte that an edit has put there.
    pub(in crate::content) fn old_place(&self, byte: usize) -> Option<usize> {
        let (mut new, mut old) = (0, 0);
        for Edit { at, text } in &self.0 {
            let kept = at.start - old;
            if byte < new + kept {
                break;
            }
            new += kept;
            if byte < new + text.len() {
                return None;
            }
            (new, old) = (new + text.len(), at.end);
        }
        Some(old + byte - new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(at: Range<usize>, text: &str) -> Edit {
        Edit { at, text: text.to_owned() }
    }

    #[test]
    fn edits_are_made_in_the_order_of_their_places() {
        let edits = Edits::join(vec![edit(5..6, "五"), edit(0..1, ""), edit(3..3, "ins")]).unwrap();
        assert_eq!(edits.apply(b"0123456", 0), "12ins34五6".as_bytes());
        assert_eq!(edits.apply(b"\xEF\xBB\xBF0123456", 3), "\u{FEFF}12ins34五6".as_bytes());
    }

    #[test]
    fn deletions_that_touch_or_overlap_are_one_and_what_is_said_twice_is_done_once() {
        let edits = Edits::join(vec![edit(1..3, ""), edit(2..4, ""), edit(4..5, ""), edit(7..8, "x"), edit(7..8, "x")]);
        assert_eq!(edits, Ok(Edits(vec![edit(1..5, ""), edit(7..8, "x")])));
    }

    #[test]
    fn what_changes_the_same_bytes_in_two_ways_is_refused() {
        assert_eq!(Edits::join(vec![edit(1..3, "a"), edit(1..3, "b")]), Err(1..3));
        assert_eq!(Edits::join(vec![edit(1..5, ""), edit(2..3, "b")]), Err(2..3));
        assert_eq!(Edits::join(vec![edit(1..1, "a"), edit(1..1, "b")]), Err(1..1));
        assert!(Edits::join(vec![edit(1..2, "a"), edit(2..3, "b"), edit(1..1, "c")]).is_ok());
    }

    #[test]
    fn a_kept_byte_is_found_in_both_texts() {
        let edits = Edits::join(vec![edit(1..3, ""), edit(4..4, "zz"), edit(5..6, "yyy")]).unwrap();
        let (old, new) = (b"0123456", edits.apply(b"0123456", 0));
        assert_eq!(new, b"03zz4yyy6");
        for (byte, c) in old.iter().enumerate().filter(|(byte, _)| !edits.takes(*byte)) {
            assert_eq!(new[edits.new_place(byte)], *c);
            assert_eq!(edits.old_place(edits.new_place(byte)), Some(byte));
        }
        assert_eq!((edits.new_place(2), edits.old_place(2), edits.old_place(6)), (1, None, None));
    }
}
