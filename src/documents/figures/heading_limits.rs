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
    /// The longest word that stays on one line.
    word: f32,
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
    let word = longest_part(head.text.as_str(), digits);
    let needed = word / (word / LONGEST_WORD).ceil().max(1.0);
    // Kana of a proportional face are narrower than their em.
    let is_narrow = needed > width / 0.95 + SLACK;
    is_narrow.then(|| format!("w|heading|{needed:.1}|{width:.1}|tallies|0|{title}／{}", head.text.as_str()))
}

/// The limits: the first that fits is used.
pub const HEADINGS: [Limit; 3] = [limit(7.0, 10.0), limit(3.2, 10.0), limit(3.2, 3.2)];
/// The same with whole words, if the page has room for them beside the longest labels.
pub const WHOLE_WORDS: Limit = Limit { word: 10.0, ..limit(7.0, 10.0) };

const fn limit(any: f32, period: f32) -> Limit {
    Limit { any, period, word: 0.0 }
}

impl Limit {
    /// The width at which a heading breaks.
    pub fn width_of(self, head: &GridHead) -> f32 {
        match head.breaks {
            Breaks::Freely => self.any,
            Breaks::InNeed => self.period,
        }
    }

    /// The width of the longest word of a heading that stays on one line.
    pub fn whole_word(self, head: &GridHead, digits: DigitWidth) -> f32 {
        longest_word(head.text.as_str(), digits).min(self.word)
    }
}
