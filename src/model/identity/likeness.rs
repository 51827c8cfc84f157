//! Measures how alike two texts, or the figures of two indicators, are.

use crate::model::indicator::Indicator;
use crate::model::same_value::{figure, same};
use crate::model::without_whitespace;

/// From this likeness (of 100) on, two names may be one that was reworded.
const NAMES: u32 = 65;
/// From this likeness (of 100) on, two long texts may be one that was edited.
const TEXTS: u32 = 50;
/// A text is long from this number of characters on.
const LONG: usize = 10;
/// A figure is telling from this number of characters on, unless it is round: few things share it by chance.
const TELLING: usize = 4;

/// A text, prepared to be compared with many others.
pub(super) struct Fingerprint {
    /// The pairs of neighbouring characters, sorted.
    pairs: Vec<(char, char)>,
    /// The number of characters without white space.
    length: usize,
}

impl Fingerprint {
    /// Prepares a text.
    pub fn new(text: &str) -> Self {
        let chars: Vec<char> = without_whitespace(text).chars().collect();
        let mut pairs: Vec<(char, char)> = chars.windows(2).map(|pair| (pair[0], pair[1])).collect();
        pairs.sort_unstable();
        Self { pairs, length: chars.len() }
    }

    /// Returns the likeness of two names, of 100, if they may be one that was reworded.
    pub fn name_likeness(&self, newer: &Self) -> Option<u32> {
        Some(self.likeness(newer)).filter(|likeness| *likeness >= NAMES)
    }

    /// Returns the likeness of two texts, of 100, if both are long and may be one that was edited.
    pub fn long_text_likeness(&self, newer: &Self) -> Option<u32> {
        let are_long = self.length.min(newer.length) >= LONG;
        are_long.then(|| self.likeness(newer)).filter(|likeness| *likeness >= TEXTS)
    }

    /// Returns the Sørensen–Dice likeness of two texts, of 100: the share of neighbouring character pairs they have in
    /// common.
    ///
    /// `strsim::sorensen_dice` divides by bytes, which gives Japanese texts a third of their likeness.
    fn likeness(&self, other: &Self) -> u32 {
        let (mut common, mut rest) = (0, other.pairs.iter().peekable());
        for pair in &self.pairs {
            while rest.next_if(|other| *other < pair).is_some() {}
            common += usize::from(rest.next_if_eq(&pair).is_some());
        }
        u32::try_from(200 * common / (self.pairs.len() + other.pairs.len()).max(1)).unwrap_or_default()
    }
}

/// Returns the likeness of two names, of 100, if they may be one that was reworded.
pub(super) fn name_likeness(older: &str, newer: &str) -> Option<u32> {
    Fingerprint::new(older).name_likeness(&Fingerprint::new(newer))
}

/// Returns the likeness of two texts, of 100, if both are long and may be one that was edited.
pub(super) fn long_text_likeness(older: &str, newer: &str) -> Option<u32> {
    Fingerprint::new(older).long_text_likeness(&Fingerprint::new(newer))
}

/// Counts where two indicators state the same for the same period, and where not.
#[derive(Default)]
pub(super) struct Agreement {
    same: usize,
    differing: usize,
    /// How many of the same figures are telling.
    telling: usize,
}

impl Agreement {
    /// Compares what two indicators state.
    pub fn between(older: &Indicator, newer: &Indicator) -> Self {
        let mut found = Self::default();
        for series in &older.series {
            let Some(there) = newer.series(&series.name) else { continue };
            let both =
                series.values.iter().filter_map(|(period, value)| Some((&value.value, &there.at(*period)?.value)));
            for (older, newer) in both {
                let Some(said) = figure(older).filter(|_| figure(newer).is_some()) else { continue };
                let agrees = same(older, newer);
                let is_telling = agrees && said.chars().count() >= TELLING && !said.ends_with("00");
                found.same += usize::from(agrees);
                found.differing += usize::from(!agrees);
                found.telling += usize::from(is_telling);
            }
        }
        found
    }

    /// Adds up.
    pub fn and(self, other: Self) -> Self {
        Self {
            same: self.same + other.same,
            differing: self.differing + other.differing,
            telling: self.telling + other.telling,
        }
    }

    /// Whether no figure differs.
    pub fn is_unanimous(&self) -> bool {
        self.differing == 0
    }

    /// Whether the agreement can hardly be chance.
    pub fn is_proof(&self) -> bool {
        self.same > self.differing && (self.telling > 0 || self.same > 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_texts(a: &str, b: &str) -> u32 {
        Fingerprint::new(a).likeness(&Fingerprint::new(b))
    }

    #[test]
    fn a_name_that_was_put_otherwise_is_alike_and_one_of_the_same_kind_is_not() {
        for (a, b) in [
            ("冊子の発行", "広報冊子の発行"),
            ("保健福祉ガイドブックの発行", "福祉ガイドブックの発行"),
            ("地域ケア会議", "地域ケア推進会議"),
            ("認知症サポーター養成講座", "認知症サポーターの養成講座"),
        ] {
            assert!(name_likeness(a, b).is_some(), "{a} {b}: {}", of_texts(a, b));
        }
        for (a, b) in [("相談会の開催", "講演会の開催"), ("冊子の発行", "広報誌の発行"), ("見守り", "相談"), ("", "あ")]
        {
            assert_eq!(name_likeness(a, b), None, "{a} {b}: {}", of_texts(a, b));
        }
    }

    #[test]
    fn a_pair_of_characters_counts_as_often_as_both_have_it() {
        assert_eq!(of_texts("ああああ", "ああ"), 50);
        assert_eq!(of_texts("相談 会", "相談会"), 100);
        assert_eq!(of_texts("", ""), 0);
    }
}
