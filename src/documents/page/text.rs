//! Text as a layout needs it.

use serde::Serialize;
use unicode_width::UnicodeWidthChar;

/// A run of at least this many half-width characters without a break point does not fit a narrow cell.
pub const LONG_RUN: usize = 12;

/// A text without line breaks, and what a layout must know of it before it sets it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Text {
    /// The text itself: data, never evaluated.
    text: String,
    /// Its length in em, a full-width character being one: an estimate, to plan heights with.
    length: f32,
    /// The text in pieces, where it cannot be set as one; else empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pieces: Vec<Piece>,
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Piece {
    text: String,
    /// Whether it is a run of Latin letters or digits so long that it must be allowed to break anywhere.
    long: bool,
}

impl Text {
    /// One line of text.
    pub fn line(text: impl Into<String>) -> Self {
        // A tab has no width of its own: what it parts would run together.
        let text = text.into().replace('\t', " ");
        // A combining mark may be set as a glyph of its own: no character counts less than half an em.
        let width: usize = text.chars().filter_map(UnicodeWidthChar::width_cjk).map(|width| width.max(1)).sum();
        let pieces = pieces(&text);
        Self { text, length: width as f32 / 2.0, pieces }
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Its length in em, a full-width character being one.
    pub fn length(&self) -> f32 {
        self.length
    }

    /// A text of several lines, as the author broke them; empty lines at its end are dropped.
    pub fn lines(text: &str) -> Vec<Self> {
        text.trim_end().lines().map(Self::line).collect()
    }
}

/// Cuts a text around its long runs, and between punctuation marks that meet; empty where there is neither.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut before = None;
    for run in text.split_inclusive(is_breakable) {
        let end = run.char_indices().last().filter(|(_, c)| is_breakable(*c)).map_or(run.len(), |(at, _)| at);
        let (run, end) = run.split_at(end);
        let long = run.chars().count() >= LONG_RUN;
        for (part, long) in [(run, long), (end, false)] {
            let Some(first) = part.chars().next() else { continue };
            let meets = before.is_some_and(is_punctuation) && is_punctuation(first);
            match pieces.last_mut() {
                Some(piece) if !piece.long && !long && !meets => piece.text.push_str(part),
                _ => pieces.push(Piece { text: part.to_owned(), long }),
            }
            before = part.chars().last();
        }
    }
    if pieces.len() > 1 || pieces.iter().any(|piece| piece.long) { pieces } else { Vec::new() }
}

/// Whether a line may break at this character: a space, or a character of a script set without spaces.
fn is_breakable(c: char) -> bool {
    c.is_whitespace() || c.width() == Some(2)
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

    fn cut(text: &str) -> Vec<(String, bool)> {
        Text::line(text).pieces.into_iter().map(|piece| (piece.text, piece.long)).collect()
    }

    #[test]
    fn only_a_run_without_break_points_is_long() {
        assert_eq!(
            cut("案内 https://www.example.jp/ を見る"),
            [("案内 ".into(), false), ("https://www.example.jp/".into(), true), (" を見る".into(), false)]
        );
        assert_eq!(cut("ÀÀÀÀÀÀÀÀÀÀÀÀ"), [("ÀÀÀÀÀÀÀÀÀÀÀÀ".into(), true)]);
        assert_eq!(cut("NPO法人 7,600,938 (延件数)"), []);
    }

    #[test]
    fn a_text_is_cut_where_punctuation_meets() {
        let pieces = ["「あ」", "、", "「い」", "。"].map(|piece| (piece.to_owned(), false));
        assert_eq!(cut("「あ」、「い」。"), pieces);
        assert_eq!(cut("「あ」と、い。"), []);
    }

    #[test]
    fn lines_are_the_authors() {
        let lines: Vec<String> = Text::lines("・あ\n\n・い\n").into_iter().map(|line| line.text).collect();
        assert_eq!(lines, ["・あ", "", "・い"]);
    }
}
