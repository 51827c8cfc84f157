//! How far two texts, or the figures of two indicators, are alike.

use crate::model::indicator::Indicator;
use crate::model::same_value::{figure, same};
use crate::model::without_whitespace;

/// From this likeness on, of 100, two names are one that was put otherwise.
const NAMES: u32 = 65;
/// From this likeness on, of 100, two longer texts are one that was edited.
const TEXTS: u32 = 50;
/// A text is a longer one from this number of characters on.
const LONG: usize = 10;
/// A figure counts alone from this number of characters on, a round one never: few things have it in common by chance.
const TELLING: usize = 4;

/// How far two names are alike, of 100, where they may be one that was put otherwise.
pub(super) fn of_names(older: &str, newer: &str) -> Option<u32> {
    Some(of_texts(older, newer)).filter(|likeness| *likeness >= NAMES)
}

/// How far two texts are alike, of 100, where both say something and may be one that was edited.
pub(super) fn of_long_texts(older: &str, newer: &str) -> Option<u32> {
    let is_long = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count() >= LONG;
    (is_long(older) && is_long(newer)).then(|| of_texts(older, newer)).filter(|likeness| *likeness >= TEXTS)
}

/// How many of 100 pairs of neighbouring characters two texts have in common (Sørensen and Dice).
///
/// `strsim::sorensen_dice` divides by bytes: of two Japanese texts it tells a third of it.
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

/// How far two indicators state the same for the same periods.
#[derive(Default)]
pub(super) struct Agreement {
    same: usize,
    differing: usize,
    /// How many of those that are the same are hardly so by chance.
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

    /// Whether they differ nowhere.
    pub fn is_unanimous(&self) -> bool {
        self.differing == 0
    }

    /// Whether the one hardly states by chance what the other does.
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
