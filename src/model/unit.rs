//! Whether two units are the same, however they are spelled.

use super::without_whitespace;
use crate::characters::half_width;

/// The ways to write か所.
const PLACES: [&str; 6] = ["箇所", "個所", "カ所", "ヵ所", "ヶ所", "ケ所"];

/// Spells a unit in one way: ％ becomes %, 箇所 becomes か所. Two units are the same if this is equal.
pub fn plain_unit(unit: &str) -> String {
    let plain: String = without_whitespace(unit).chars().map(half_width).collect();
    PLACES.iter().fold(plain, |unit, place| unit.replace(place, "か所"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_makes_no_other_unit() {
        for (a, b) in [("%", "％"), ("箇所", "ヶ所"), ("千 円", "千円"), ("km", "ｋｍ")] {
            assert_eq!(plain_unit(a), plain_unit(b));
        }
        for (a, b) in [("人", "千人"), ("回", "件"), ("%", "ポイント")] {
            assert_ne!(plain_unit(a), plain_unit(b));
        }
    }
}
