//! Where the headings of a table of figures break.

use super::grid::{Breaks, GridHead};
use crate::documents::sheet::table::{longest_part, longest_word};
use crate::model::DigitWidth;

/// The widths at which headings of figures break, in em.
#[derive(Clone, Copy)]
pub struct Limit {
    any: f32,
    /// For headings that break only if the page has no room for them.
    period: f32,
    /// What stays on one line.
    whole: Whole,
}

/// What of a heading stays on one line.
#[derive(Clone, Copy)]
enum Whole {
    /// Words, even long ones.
    Words,
    /// The parts of words: 概ね and 進んだ.
    Parts,
}

/// The longest word of a heading that should stay on one line; a longer one breaks into lines alike. The layouts say the
/// same of other tables (`system.heading-word`).
const LONGEST_WORD: f32 = 6.0;
/// How much narrower than needed a column may be before it is told, in em.
const SLACK: f32 = 0.1;

/// The label that tells of a column that is narrower than the longest part of a word of its heading, as `lib/columns.typ` makes it.
///
/// - `width`: that of the column, in em
pub fn narrow_label(title: &str, head: &GridHead, width: f32, digits: DigitWidth) -> Option<String> {
    let needed = room_of(longest_part(head.text.as_str(), digits));
    // Kana of a proportional face are narrower than their em.
    let is_narrow = needed > width / 0.95 + SLACK;
    is_narrow.then(|| format!("w|heading|{needed:.1}|{width:.1}|tallies|0|{title}／{}", head.text.as_str()))
}

/// The limits: the first that fits is used. Whole words are better than whole names in the columns of labels.
pub const HEADINGS: [Limit; 4] = [Limit { whole: Whole::Words, ..BROAD }, BROAD, limit(3.2, 10.0), limit(3.2, 3.2)];
const BROAD: Limit = limit(7.0, 10.0);
/// The longest word that is kept whole at the cost of the columns of labels, in em.
const LONG_WORD: f32 = 10.0;

const fn limit(any: f32, period: f32) -> Limit {
    Limit { any, period, whole: Whole::Parts }
}

impl Limit {
    /// The width at which a heading breaks.
    pub fn width_of(self, head: &GridHead) -> f32 {
        match head.breaks {
            Breaks::Freely => self.any,
            Breaks::InNeed => self.period,
        }
    }

    /// Whether it keeps even long words whole.
    pub fn keeps_words(self) -> bool {
        matches!(self.whole, Whole::Words)
    }

    /// The width of the longest word of a heading that stays on one line; a heading of a period breaks like a name.
    pub fn whole_word(self, head: &GridHead, digits: DigitWidth) -> f32 {
        match (head.breaks, self.whole) {
            (Breaks::InNeed, _) => 0.0,
            (Breaks::Freely, Whole::Words) => longest_word(head.text.as_str(), digits).min(LONG_WORD),
            (Breaks::Freely, Whole::Parts) => room_of(longest_part(head.text.as_str(), digits)),
        }
    }
}

/// The room that a word takes: one longer than the longest that stays on one line breaks into lines alike.
fn room_of(word: f32) -> f32 {
    word / (word / LONGEST_WORD).ceil().max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_heading_breaks_inside_a_word_that_fits_on_a_line() {
        let whole = |text: &str| HEADINGS.map(|limit| limit.whole_word(&GridHead::new(text, 1, 1), DigitWidth::Half));
        assert_eq!(whole("前年度比"), [4.0; 4]);
        assert_eq!(whole("うち市単独"), [5.0, 3.0, 3.0, 3.0]);
        // The longest word, with its brackets, has a line of its own if the names beside it can give way.
        assert_eq!(whole("増減（令和5年度比）")[0], 7.5);
        let of_period = GridHead::of_period("令和5年度");
        assert_eq!(HEADINGS.map(|limit| limit.whole_word(&of_period, DigitWidth::Half)), [0.0; 4]);
    }
}
