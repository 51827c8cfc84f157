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

/// Returns the likeness of two names, of 100, if they may be one that was reworded.
pub(super) fn of_names(older: &str, newer: &str) -> Option<u32> {
    Some(of_texts(older, newer)).filter(|likeness| *likeness >= NAMES)
}

/// Returns the likeness of two texts, of 100, if both are long and may be one that was edited.
pub(super) fn of_long_texts(older: &str, newer: &str) -> Option<u32> {
    let is_long = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count() >= LONG;
    (is_long(older) && is_long(newer)).then(|| of_texts(older, newer)).filter(|likeness| *likeness >= TEXTS)
}

/// Returns the Sørensen–Dice likeness of two texts, of 100: the share of neighbouring character pairs they have in common.
///
/// `strsim::sorensen_dice` divides by bytes, which gives Japanese texts a third of their likeness.
fn of_texts(a: &str, b: &str) -> u32 {
    let pairs = |text: &str| {
        let chars: Vec<char> = without_whitespace(text).chars().collect();
        let mut pairs: Vec<(char, char)> = chars.windows(2).map(|pair| (pair[0], pair[1])).collect();
        pairs.sort_unstable();
        pairs
    };
    let (a, b) = (pairs(a), pairs(b));
    let (mut common, mut rest) = (0, b.as_slice());
    for pair in &a {
        rest = &rest[rest.partition_point(|other| other < pair)..];
        if rest.first() == Some(pair) {
            common += 1;
            rest = &rest[1..];
        }
    }
    u32::try_from(200 * common / (a.len() + b.len()).max(1)).unwrap_or_default()
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

    #[test]
    fn a_name_that_was_put_otherwise_is_alike_and_one_of_the_same_kind_is_not() {
        for (a, b) in [
            ("冊子の発行", "広報冊子の発行"),
            ("保健福祉ガイドブックの発行", "福祉ガイドブックの発行"),
            ("地域ケア会議", "地域ケア推進会議"),
            ("認知症サポーター養成講座", "認知症サポーターの養成講座"),
        ] {
            assert!(of_names(a, b).is_some(), "{a} {b}: {}", of_texts(a, b));
        }
        for (a, b) in [("相談会の開催", "講演会の開催"), ("冊子の発行", "広報誌の発行"), ("見守り", "相談"), ("", "あ")]
        {
            assert_eq!(of_names(a, b), None, "{a} {b}: {}", of_texts(a, b));
        }
    }

    #[test]
    fn a_pair_of_characters_counts_as_often_as_both_have_it() {
        assert_eq!(of_texts("ああああ", "ああ"), 50);
        assert_eq!(of_texts("相談 会", "相談会"), 100);
        assert_eq!(of_texts("", ""), 0);
    }
}
