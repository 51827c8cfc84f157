//! Indexes the lines of a text, so that a finding at the end of a large file is as cheap as one at its beginning.

use crate::finding::Excerpt;

/// The index stores the byte offset of every this many characters, because a file may be one long line.
const STRIDE: usize = 256;
/// How many characters of a long line an excerpt contains on each side of its place.
const REACH: usize = 100;

/// The lines of one text.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    lines: Vec<Line>,
    /// The byte offset of every [`STRIDE`]th character of the text.
    strides: Vec<usize>,
}

#[derive(Debug, Clone, Copy)]
struct Line {
    /// The index of the first character in the text.
    start: usize,
    /// Number of characters, without the line break.
    length: usize,
}

impl Lines {
    /// Indexes the lines of a text, divided as by [`str::lines`].
    pub(crate) fn index(text: &str) -> Self {
        let (mut lines, mut strides) = (Vec::new(), Vec::new());
        let (mut start, mut count, mut previous) = (0, 0, '\0');
        for (byte, c) in text.char_indices() {
            if count % STRIDE == 0 {
                strides.push(byte);
            }
            if c == '\n' {
                lines.push(Line { start, length: count - start - usize::from(previous == '\r' && count > start) });
                start = count + 1;
            }
            (count, previous) = (count + 1, c);
        }
        if count > start {
            lines.push(Line { start, length: count - start });
        }
        Self { lines, strides }
    }

    /// The byte offset of a line (from 1) and a column (from 0, limited to the end of the line).
    pub(crate) fn byte(&self, text: &str, line: usize, column: usize) -> usize {
        match self.lines.get(line.max(1) - 1) {
            Some(line) => self.byte_of(text, line.start + column.min(line.length)),
            None => text.len(),
        }
    }

    /// An excerpt at a line (from 1) and a column (from 0), no wider than the line. A place behind the text is at its end.
    pub(crate) fn excerpt(&self, name: &str, text: &str, line: usize, column: usize, length: usize) -> Excerpt {
        let number = line.clamp(1, self.lines.len().max(1));
        let column = if line > number { usize::MAX } else { column };
        let line = self.lines.get(number - 1).copied().unwrap_or(Line { start: 0, length: 0 });
        let column = column.min(line.length);
        let width = length.clamp(1, (line.length - column).max(1));
        let from = column.saturating_sub(REACH);
        let to = line.length.min(column.saturating_add(width.min(REACH) + REACH));
        let shown = &text[self.byte_of(text, line.start + from)..self.byte_of(text, line.start + to.max(from))];
        Excerpt { file: name.to_owned(), line: number, column: column + 1, width, text: shown.to_owned(), cut: from }
    }

    fn byte_of(&self, text: &str, at: usize) -> usize {
        let Some(near) = self.strides.get(at / STRIDE) else { return text.len() };
        text[*near..].char_indices().nth(at % STRIDE).map_or(text.len(), |(byte, _)| near + byte)
    }
}

/// The excerpt of a text that is not a source yet, at a line (from 1) and a column (from 0), no wider than the line.
pub(crate) fn excerpt(name: &str, text: &str, line: usize, column: usize, length: usize) -> Excerpt {
    Lines::index(text).excerpt(name, text, line, column, length)
}

/// The line (from 1) and the column (from 0) behind a text.
pub(super) fn end(text: &str) -> (usize, usize) {
    let line = text.matches('\n').count() + 1;
    (line, text.rsplit('\n').next().unwrap_or_default().chars().count())
}

/// Replaces a CR without LF, the line break of old Macs, by LF.
pub(super) fn unix_breaks(text: &str) -> String {
    let mut chars = text.chars().peekable();
    let mut out = String::with_capacity(text.len());
    while let Some(c) = chars.next() {
        out.push(if c == '\r' && chars.peek() != Some(&'\n') { '\n' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_those_of_the_standard_library() {
        for text in ["", "\n", "あ", "あ\n", "あ\r\nい\r\n\r\nう", "\r\n", "あ\rい\n\n"] {
            let lines = Lines::index(text);
            let found: Vec<String> =
                (1..=lines.lines.len()).map(|number| lines.excerpt("", text, number, 0, 1).text).collect();
            assert_eq!(found, text.lines().collect::<Vec<_>>(), "{text:?}");
        }
    }

    #[test]
    fn a_place_far_behind_is_found_and_a_long_line_is_cut_around_it() {
        let text = format!("{}\n{}題{}\n", "か".repeat(STRIDE), "あ".repeat(1000), "い".repeat(1000));
        let lines = Lines::index(&text);
        let excerpt = lines.excerpt("", &text, 2, 1000, 1);
        assert_eq!((excerpt.column, excerpt.width, excerpt.cut), (1001, 1, 1000 - REACH));
        assert_eq!(excerpt.text, format!("{}題{}", "あ".repeat(REACH), "い".repeat(REACH)));
        assert!(text[lines.byte(&text, 2, 1000)..].starts_with('題'));
    }

    #[test]
    fn a_place_behind_the_text_is_at_its_end() {
        for (text, line, column, found) in
            [("あ", 3, 4, (1, 2, "あ")), ("あ", 1, 9, (1, 2, "あ")), ("", 3, 4, (1, 1, ""))]
        {
            let excerpt = Lines::index(text).excerpt("", text, line, column, 2);
            assert_eq!((excerpt.line, excerpt.column, excerpt.text.as_str()), found);
        }
    }
}
