//! Text as a layout needs it.

use serde::Serialize;
use unicode_width::UnicodeWidthChar;

/// A run of at least this many half-width characters without a break point does not fit a narrow cell.
const LONG_RUN: usize = 12;

/// A text without line breaks, and what a layout must know of it before it sets it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Text {
    /// The text itself: data, never evaluated.
    text: String,
    /// Its length in em, a full-width character being one: an estimate, to plan heights with.
    length: f32,
    /// Whether it holds a run of Latin letters or digits so long that it must be allowed to break anywhere.
    #[serde(skip_serializing_if = "is_false")]
    long_run: bool,
    /// The text cut between punctuation marks that meet; empty where none do.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pieces: Vec<String>,
}

fn is_false(value: &bool) -> bool {
    !value
}

impl Text {
    /// One line of text.
    pub fn line(text: impl Into<String>) -> Self {
        let text = text.into();
        // A combining mark may be set as a glyph of its own: no character counts less than half an em.
        let width: usize = text.chars().filter_map(UnicodeWidthChar::width_cjk).map(|width| width.max(1)).sum();
        let mut run = 0;
        let long_run = text.chars().any(|c| {
            run = if is_breakable(c) { 0 } else { run + 1 };
            run >= LONG_RUN
        });
        let pieces = pieces(&text);
        Self { text, length: width as f32 / 2.0, long_run, pieces }
    }

    /// A text of several lines, as the author broke them; empty lines at its end are dropped.
    pub fn lines(text: &str) -> Vec<Self> {
        text.trim_end().lines().map(Self::line).collect()
    }
}

/// Whether a line may break at this character: a space, or a character of a script set without spaces.
fn is_breakable(c: char) -> bool {
    c.is_whitespace() || c.width() == Some(2)
}

/// Cuts a text between punctuation marks that meet.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for ((_, before), (at, behind)) in text.char_indices().zip(text.char_indices().skip(1)) {
        if is_punctuation(before) && is_punctuation(behind) {
            pieces.push(text[start..at].to_owned());
            start = at;
        }
    }
    if start > 0 {
        pieces.push(text[start..].to_owned());
    }
    pieces
}

/// The punctuation marks whose width Typst adjusts.
fn is_punctuation(c: char) -> bool {
    "、。，．：；！？・·”’“‘《》（）『』「」【】〖〗〔〕〈〉［］｛｝".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_is_counted_in_em() {
        assert_eq!(Text::line("平成31年度").length, 5.0);
    }

    #[test]
    fn only_a_run_without_break_points_is_long() {
        assert!(Text::line("https://www.example.jp/").long_run);
        assert!(Text::line("ÀÀÀÀÀÀÀÀÀÀÀÀ").long_run);
        assert!(!Text::line("NPO法人 7,600,938 (延件数)").long_run);
    }

    #[test]
    fn a_text_is_cut_where_punctuation_meets() {
        assert_eq!(Text::line("「あ」、「い」。").pieces, ["「あ」", "、", "「い」", "。"]);
        assert!(Text::line("「あ」と、い。").pieces.is_empty());
    }

    #[test]
    fn lines_are_the_authors() {
        let lines: Vec<String> = Text::lines("・あ\n\n・い\n").into_iter().map(|line| line.text).collect();
        assert_eq!(lines, ["・あ", "", "・い"]);
    }
}
