//! Replacements of byte ranges of a text; every byte between them stays.

use std::ops::Range;

/// The edits of one text, sorted and without overlaps.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct TextEdits(Vec<TextEdit>);

/// The replacement of one range of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TextEdit {
    /// The bytes of the old text; empty for an insertion.
    pub at: Range<usize>,
    /// The new text; empty for a deletion.
    pub text: String,
}

impl TextEdits {
    /// Merges edits: drops duplicates, and joins deletions that touch or overlap.
    ///
    /// # Errors
    /// The bytes that two edits would change in different ways.
    pub(super) fn merge(mut edits: Vec<TextEdit>) -> Result<Self, Range<usize>> {
        edits.retain(|edit| !edit.at.is_empty() || !edit.text.is_empty());
        // An insertion comes before an edit at the same byte.
        edits.sort_by_key(|edit| (edit.at.start, !edit.at.is_empty(), edit.at.end));
        let mut joined: Vec<TextEdit> = Vec::new();
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

    /// Applies the edits to the bytes of a file, whose text begins at byte `before`.
    pub(crate) fn apply(&self, old: &[u8], before: usize) -> Vec<u8> {
        let mut new = Vec::with_capacity(old.len());
        let mut from = 0;
        for TextEdit { at, text } in &self.0 {
            new.extend_from_slice(&old[from..at.start + before]);
            new.extend_from_slice(text.as_bytes());
            from = at.end + before;
        }
        new.extend_from_slice(&old[from..]);
        new
    }

    /// Whether a byte of the old text is deleted or replaced.
    pub(crate) fn affects(&self, byte: usize) -> bool {
        self.0.iter().any(|edit| edit.at.contains(&byte))
    }

    /// Whether a byte of the old text is deleted with nothing in its place.
    pub(crate) fn deletes(&self, byte: usize) -> bool {
        self.0.iter().any(|edit| edit.at.contains(&byte) && edit.text.is_empty())
    }

    /// The offset in the new text of a byte of the old one; for a deleted byte, the place where it was.
    pub(crate) fn new_offset(&self, byte: usize) -> usize {
        let mut new = byte;
        for TextEdit { at, text } in self.0.iter().take_while(|edit| edit.at.start <= byte) {
            if at.end > byte {
                return new - (byte - at.start);
            }
            new = new + text.len() - at.len();
        }
        new
    }

    /// The offset in the old text of a byte of the new one; `None` for a byte that an edit inserted.
    pub(crate) fn old_offset(&self, byte: usize) -> Option<usize> {
        let (mut new, mut old) = (0, 0);
        for TextEdit { at, text } in &self.0 {
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

    fn edit(at: Range<usize>, text: &str) -> TextEdit {
        TextEdit { at, text: text.to_owned() }
    }

    #[test]
    fn edits_are_made_in_the_order_of_their_places() {
        let edits = TextEdits::merge(vec![edit(5..6, "五"), edit(0..1, ""), edit(3..3, "ins")]).unwrap();
        assert_eq!(edits.apply(b"0123456", 0), "12ins34五6".as_bytes());
        assert_eq!(edits.apply(b"\xEF\xBB\xBF0123456", 3), "\u{FEFF}12ins34五6".as_bytes());
    }

    #[test]
    fn deletions_that_touch_or_overlap_are_one_and_what_is_said_twice_is_done_once() {
        let edits =
            TextEdits::merge(vec![edit(1..3, ""), edit(2..4, ""), edit(4..5, ""), edit(7..8, "x"), edit(7..8, "x")]);
        assert_eq!(edits, Ok(TextEdits(vec![edit(1..5, ""), edit(7..8, "x")])));
    }

    #[test]
    fn what_changes_the_same_bytes_in_two_ways_is_refused() {
        assert_eq!(TextEdits::merge(vec![edit(1..3, "a"), edit(1..3, "b")]), Err(1..3));
        assert_eq!(TextEdits::merge(vec![edit(1..5, ""), edit(2..3, "b")]), Err(2..3));
        assert_eq!(TextEdits::merge(vec![edit(1..1, "a"), edit(1..1, "b")]), Err(1..1));
        assert!(TextEdits::merge(vec![edit(1..2, "a"), edit(2..3, "b"), edit(1..1, "c")]).is_ok());
    }

    #[test]
    fn a_kept_byte_is_found_in_both_texts() {
        let edits = TextEdits::merge(vec![edit(1..3, ""), edit(4..4, "zz"), edit(5..6, "yyy")]).unwrap();
        let (old, new) = (b"0123456", edits.apply(b"0123456", 0));
        assert_eq!(new, b"03zz4yyy6");
        for (byte, c) in old.iter().enumerate().filter(|(byte, _)| !edits.affects(*byte)) {
            assert_eq!(new[edits.new_offset(byte)], *c);
            assert_eq!(edits.old_offset(edits.new_offset(byte)), Some(byte));
        }
        assert_eq!((edits.new_offset(2), edits.old_offset(2), edits.old_offset(6)), (1, None, None));
    }
}
