//! Line numbers of a file before and after its edits.

use super::note::NoteLine;
use crate::edit::{NodeSpans, TextEdits};

/// Finds line numbers in the old and the new text of a file.
pub(super) struct LineNumbers<'a> {
    edits: &'a TextEdits,
    /// The offsets of the line breaks.
    old: Vec<usize>,
    new: Vec<usize>,
}

impl<'a> LineNumbers<'a> {
    pub(super) fn new(spans: &NodeSpans, edits: &'a TextEdits) -> Self {
        let breaks = |text: &[u8]| text.iter().enumerate().filter(|(_, c)| **c == b'\n').map(|(at, _)| at).collect();
        let old = spans.text.as_bytes();
        Self { edits, old: breaks(old), new: breaks(&edits.apply(old, 0)) }
    }

    /// The line of a byte of the old text: in the new text, or in the old one if the byte is deleted.
    pub(super) fn line(&self, byte: usize) -> NoteLine {
        let line = |breaks: &[usize], at: usize| breaks.partition_point(|other| *other < at) + 1;
        if self.edits.deletes(byte) {
            NoteLine::Old(line(&self.old, byte))
        } else {
            NoteLine::New(line(&self.new, self.edits.new_offset(byte)))
        }
    }
}
