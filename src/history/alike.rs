//! Whether two things that are called otherwise may be the same all the same.

use super::holder::Holder;
use crate::model::same_value::{figure, same};
use crate::model::{Indicator, without_whitespace};

/// From this likeness on, of 1, two names are one that was put otherwise.
const LIKE: f64 = 0.65;
/// Descriptions count from this number of characters on.
const LONG: usize = 10;
/// A figure counts alone from this number of characters on, a round one never: few things have it in common by chance.
const TELLING: usize = 4;

/// Whether two holders in the same place are the same under another name: their names are alike, or their descriptions
/// are the same, or the one goes on with the figures of the other.
pub(super) fn alike(older: &Holder, newer: &Holder) -> bool {
    let described = older.description.map(without_whitespace).zip(newer.description.map(without_whitespace));
    let is_described_alike = described.is_some_and(|(older, newer)| older.chars().count() >= LONG && older == newer);
    let pairs = older.carried.indicators.iter().zip(&newer.carried.indicators);
    let agreement = pairs.map(|(older, newer)| Agreement::of(older, newer)).fold(Agreement::default(), Agreement::and);
    is_described_alike || have_like_names(older.name, newer.name) || agreement.is_proof()
}

/// Whether two indicators that are left over in the same place are the same under another name.
pub(super) fn indicators_alike(older: &Indicator, newer: &Indicator) -> bool {
    let agreement = Agreement::of(older, newer);
    agreement.otherwise == 0 && (agreement.is_proof() || have_like_names(&older.name.value, &newer.name.value))
}

fn have_like_names(older: &str, newer: &str) -> bool {
    likeness(&without_whitespace(older), &without_whitespace(newer)) >= LIKE
}

/// What part of the pairs of neighbouring characters two names have in common, from 0 to 1 (Sørensen and Dice).
fn likeness(a: &str, b: &str) -> f64 {
    let pairs = |text: &str| {
        let chars: Vec<char> = text.chars().collect();
        chars.windows(2).map(|pair| (pair[0], pair[1])).collect::<Vec<_>>()
    };
    let (a, mut b) = (pairs(a), pairs(b));
    let all = a.len() + b.len();
    let common =
        a.iter().filter(|pair| b.iter().position(|other| other == *pair).map(|at| b.swap_remove(at)).is_some());
    let common = common.count();
    if all == 0 { 0.0 } else { 2.0 * common as f64 / all as f64 }
}

/// How far two indicators state the same for the same periods.
#[derive(Default)]
struct Agreement {
    same: usize,
    otherwise: usize,
    /// How many of those that are the same are hardly so by chance.
    telling: usize,
}

impl Agreement {
    fn of(older: &Indicator, newer: &Indicator) -> Self {
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
                found.otherwise += usize::from(!agrees);
                found.telling += usize::from(is_telling);
            }
        }
        found
    }

    fn and(self, other: Self) -> Self {
        Self {
            same: self.same + other.same,
            otherwise: self.otherwise + other.otherwise,
            telling: self.telling + other.telling,
        }
    }

    fn is_proof(&self) -> bool {
        self.same > self.otherwise && (self.telling > 0 || self.same > 1)
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
            assert!(have_like_names(a, b), "{a} {b}: {}", likeness(a, b));
        }
        for (a, b) in [("相談会の開催", "講演会の開催"), ("冊子の発行", "広報誌の発行"), ("見守り", "相談"), ("", "あ")]
        {
            assert!(!have_like_names(a, b), "{a} {b}: {}", likeness(a, b));
        }
    }
}
