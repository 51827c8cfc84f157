//! Lines, blanks and comments of a YAML text, by byte.

use std::ops::Deref;

/// The text of a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'a>(pub &'a str);

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.0
    }
}

impl Text<'_> {
    /// The first byte of the line that contains `at`.
    pub(super) fn line_start(self, at: usize) -> usize {
        self[..at].rfind('\n').map_or(0, |before| before + 1)
    }

    /// The end of the line that contains `at`, before its line break.
    pub(super) fn line_end(self, at: usize) -> usize {
        let end = self[at..].find('\n').map_or(self.len(), |length| at + length);
        end - usize::from(end > at && self[..end].ends_with('\r'))
    }

    /// The first byte of the line after the one that contains `at`.
    pub(super) fn next_line(self, at: usize) -> usize {
        self[at..].find('\n').map_or(self.len(), |length| at + length + 1)
    }

    /// Whether there are only blanks between the start of the line and `at`.
    pub(super) fn begins_line(self, at: usize) -> bool {
        self[self.line_start(at)..at].trim().is_empty()
    }

    /// Whether there are only blanks and a comment between `at` and the end of the line.
    pub(super) fn ends_line(self, at: usize) -> bool {
        let rest = &self[at..self.line_end(at)];
        let word = rest.trim_start_matches([' ', '\t']);
        word.is_empty() || (word.starts_with('#') && (word.len() < rest.len() || self.is_blank_before(at)))
    }

    /// The start of the blanks before `at`.
    pub(super) fn before_blanks(self, at: usize) -> usize {
        self[..at].trim_end_matches([' ', '\t']).len()
    }

    /// Whether `#` at this byte would begin a comment.
    pub(super) fn is_blank_before(self, at: usize) -> bool {
        self[..at].ends_with(|c: char| c.is_whitespace() || c == ',')
    }

    /// Skips blanks, line breaks, comments and `signs`.
    pub(super) fn skip(self, mut at: usize, signs: &[char]) -> usize {
        loop {
            let rest = &self[at..];
            let blank = rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || signs.contains(&c)).len();
            at += blank;
            let begins_comment = self[at..].starts_with('#') && (at == 0 || self.is_blank_before(at));
            if !begins_comment {
                return at;
            }
            at = self.line_end(at);
        }
    }

    /// The end of a quoted scalar that begins at `start`.
    pub(super) fn behind_quotes(self, start: usize) -> usize {
        let mut chars = self[start..].char_indices();
        let Some((_, quote)) = chars.next() else { return start };
        while let Some((at, c)) = chars.next() {
            let is_escape = (c == '\\' && quote == '"')
                || (c == quote && quote == '\'' && self[start + at + 1..].starts_with(quote));
            if is_escape {
                chars.next();
            } else if c == quote {
                return start + at + c.len_utf8();
            }
        }
        self.len()
    }
}
