//! Text prepared for a layout.

use serde::{Serialize, Serializer};
use unicode_width::UnicodeWidthChar;

use super::joined::{self, is_punctuation};

/// A run of this many half-width characters without a break point may not fit a narrow cell.
pub const LONG_RUN: usize = 12;

/// A text without line breaks, with its estimated length and its pieces.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Text {
    /// The text; data, never evaluated.
    text: String,
    /// Estimated length in em, to plan heights; a full-width character counts 1 em.
    length: f32,
    /// The text in pieces if it cannot be set as one; otherwise empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pieces: Vec<Piece>,
}

/// A part of a text. A layout gets one without anything special as a string.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(remote = "Self")]
struct Piece {
    text: String,
    /// Whether it is a long run of Latin letters or digits that may break anywhere.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    long: bool,
    /// The width in em of a part that stays on one line wherever that has room for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    whole: Option<f32>,
    /// The width in em of a part of running text that stays on one line where that is known to have room for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    joined: Option<f32>,
    /// Whether it begins with a punctuation mark behind another one.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    meets: bool,
}

impl Serialize for Piece {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let is_plain = !self.long && !self.meets && self.whole.is_none() && self.joined.is_none();
        if is_plain { serializer.serialize_str(&self.text) } else { Self::serialize(self, serializer) }
    }
}

impl Piece {
    fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), long: false, whole: None, joined: None, meets: false }
    }
}

impl Text {
    /// One line of text.
    pub fn line(text: impl Into<String>) -> Self {
        Self::cut(text.into(), joined::parts)
    }

    /// A few words, such as a label or an option, whose layout does not know how long its lines are: no parts are joined.
    pub fn words(text: impl Into<String>) -> Self {
        Self::cut(text.into(), |text| vec![(text, false)])
    }

    fn cut(text: String, parts: impl FnOnce(&str) -> Vec<(&str, bool)>) -> Self {
        // A tab has no width of its own, so that its neighbours would run together.
        let text = text.replace('\t', " ");
        let pieces = pieces(parts(&text));
        Self { length: width(&text), text, pieces }
    }

    /// Parts side by side, each with its width in em if it stays on one line.
    pub fn of_parts(parts: impl IntoIterator<Item = (String, Option<f32>)>) -> Self {
        let (mut texts, mut pieces) = (Vec::new(), Vec::new());
        for (part, whole) in parts {
            if !pieces.is_empty() {
                pieces.push(Piece::plain(" "));
            }
            pieces.push(Piece { long: is_long(&part), whole, ..Piece::plain(part.as_str()) });
            texts.push(part);
        }
        Self { pieces, ..Self::line(texts.join(" ")) }
    }

    /// The width of its widest part that stays on one line, in em; 0 if there is none.
    pub fn widest_whole(&self) -> f32 {
        self.pieces.iter().filter_map(|piece| piece.whole).fold(0.0, f32::max)
    }

    /// Whether it has punctuation marks that meet, so that it cannot be set as one piece.
    pub fn has_adjacent_marks(&self) -> bool {
        self.pieces.iter().any(|piece| piece.meets)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Its estimated length in em.
    pub fn length(&self) -> f32 {
        self.length
    }

    /// Splits a text at the author's line breaks; drops empty lines at the end.
    pub fn lines(text: &str) -> Vec<Self> {
        text.trim_end().lines().map(Self::line).collect()
    }
}

/// Cuts the parts of a text around long runs and between adjacent punctuation marks; empty if there is nothing to cut.
///
/// - `parts`: each with whether a line should keep it whole
fn pieces(parts: Vec<(&str, bool)>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (part, joined) in parts {
        if joined && !is_long(part) {
            pieces.push(Piece { joined: Some(width(part)), ..Piece::plain(part) });
        } else {
            cut(part, &mut pieces);
        }
    }
    if pieces.len() > 1 || pieces.iter().any(|piece| piece.long) { pieces } else { Vec::new() }
}

/// Cuts a text around long runs and between adjacent punctuation marks.
fn cut(text: &str, pieces: &mut Vec<Piece>) {
    for run in text.split_inclusive(is_breakable) {
        let end = run.char_indices().last().filter(|(_, c)| is_breakable(*c)).map_or(run.len(), |(at, _)| at);
        let (run, end) = run.split_at(end);
        for (part, long) in [(run, is_long(run)), (end, false)] {
            let Some(first) = part.chars().next() else { continue };
            let before = pieces.last().and_then(|piece| piece.text.chars().last());
            let meets = before.is_some_and(is_punctuation) && is_punctuation(first);
            match pieces.last_mut() {
                Some(piece) if !piece.long && piece.joined.is_none() && !long && !meets => piece.text.push_str(part),
                _ => pieces.push(Piece { long, meets, ..Piece::plain(part) }),
            }
        }
    }
}

/// The estimated width of a text in em. A combining mark may be set as a separate glyph, so every character counts at
/// least half an em.
fn width(text: &str) -> f32 {
    let width: usize = text.chars().filter_map(UnicodeWidthChar::width_cjk).map(|width| width.max(1)).sum();
    width as f32 / 2.0
}

/// Whether a run without break points may not fit a narrow cell.
fn is_long(run: &str) -> bool {
    run.chars().count() >= LONG_RUN && !run.contains(is_breakable)
}

/// Whether a line may break at this character: a space, or a character of a script without spaces.
fn is_breakable(c: char) -> bool {
    c.is_whitespace() || c.width() == Some(2)
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
            [
                ("案内 ".into(), false),
                ("https://www.example.jp/".into(), true),
                (" ".into(), false),
                ("を見る".into(), false)
            ]
        );
        assert_eq!(cut("ÀÀÀÀÀÀÀÀÀÀÀÀ"), [("ÀÀÀÀÀÀÀÀÀÀÀÀ".into(), true)]);
        assert_eq!(cut("NPO法人 7,600,938"), []);
    }

    #[test]
    fn a_text_is_cut_where_punctuation_meets() {
        let pieces = ["「あ」", "、", "「い」", "。"].map(|piece| (piece.to_owned(), false));
        assert_eq!(cut("「あ」、「い」。"), pieces);
        assert_eq!(cut("「あ」、と"), ["「あ」", "、と"].map(|piece| (piece.to_owned(), false)));
    }

    #[test]
    fn lines_are_the_authors() {
        let lines: Vec<String> = Text::lines("・あ\n\n・い\n").into_iter().map(|line| line.text).collect();
        assert_eq!(lines, ["・あ", "", "・い"]);
    }
}
