//! When two units are the same.

use crate::characters::half_width;
use crate::model::without_whitespace;

/// The ways to write か所, of which no author means another unit.
const PLACES: [&str; 6] = ["箇所", "個所", "カ所", "ヵ所", "ヶ所", "ケ所"];

/// A unit in one spelling: ％ is %, 箇所 is か所.
pub(super) fn plain(unit: &str) -> String {
    let plain: String = without_whitespace(unit).chars().map(half_width).collect();
    PLACES.iter().fold(plain, |unit, place| unit.replace(place, "か所"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_makes_no_other_unit() {
        for (a, b) in [("%", "％"), ("箇所", "ヶ所"), ("千 円", "千円"), ("km", "ｋｍ")] {
            assert_eq!(plain(a), plain(b));
        }
        for (a, b) in [("人", "千人"), ("回", "件"), ("%", "ポイント")] {
            assert_ne!(plain(a), plain(b));
        }
    }
}
