//! Whether two units are the same, however they are spelled, and whether one is a multiple of the other. Nothing else decides
//! this: the pairing of indicators, histories and rules ask here.

use rust_decimal::Decimal;

use super::without_whitespace;
use crate::characters::half_width;

/// Units with several spellings, in half width and without white space; the first spelling represents the unit.
const SPELLINGS: &[&[&str]] = &[
    &["%", "パーセント", "㌫"],
    &["か所", "箇所", "個所", "ケ所", "カ所", "ヵ所", "ヶ所", "か処", "ヶ処"],
    &["か月", "箇月", "ケ月", "カ月", "ヵ月", "ヶ月"],
    &["か国", "箇国", "ケ国", "カ国", "ヵ国", "ヶ国"],
    &["人", "名", "にん"],
    &["g", "グラム"],
    &["kg", "㎏", "KG", "Kg", "キログラム"],
    &["t", "トン", "㌧"],
    &["m", "メートル", "㍍"],
    &["km", "㎞", "KM", "Km", "キロメートル"],
    &["m2", "㎡", "m²", "平米", "平方メートル", "平方m"],
    &["ha", "㏊", "HA", "ヘクタール"],
    &["m3", "㎥", "m³", "立米", "立方メートル", "立方m"],
    &["kWh", "KWH", "kwh", "キロワット時"],
];
/// Units that are a multiple of another one.
const MULTIPLES: &[(&str, &str, u64)] =
    &[("kg", "g", 1_000), ("t", "g", 1_000_000), ("km", "m", 1_000), ("ha", "m2", 10_000), ("MWh", "kWh", 1_000)];
/// Multiples written before a unit: 千円. A longer word precedes those it contains.
const PREFIXES: &[(&str, u64)] = &[
    ("十億", 1_000_000_000),
    ("百億", 10_000_000_000),
    ("億", 100_000_000),
    ("千万", 10_000_000),
    ("百万", 1_000_000),
    ("十万", 100_000),
    ("万", 10_000),
    ("千", 1_000),
];

/// 単位. What a figure counts, apart from the spelling, and by how many: 千円 counts 円 by the thousand.
///
/// Two units are the same if this is equal. Figures of one kind can be compared once they are multiplied by their size.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unit {
    kind: String,
    size: u64,
}

impl Unit {
    /// Reads a unit as the author writes it.
    pub fn parse(text: &str) -> Self {
        let plain: String = without_whitespace(text).chars().map(half_width).collect();
        let one = |kind: &str| Self { kind: kind.to_owned(), size: 1 };
        let of_prefix = PREFIXES.iter().find_map(|(prefix, size)| {
            let rest = plain.strip_prefix(prefix).filter(|rest| !rest.is_empty())?;
            Some(Self { kind: spelling(rest), size: *size })
        });
        let unit = of_prefix.unwrap_or_else(|| one(&spelling(&plain)));
        match MULTIPLES.iter().find(|(name, ..)| *name == unit.kind) {
            Some((_, kind, size)) => Self { kind: (*kind).to_owned(), size: unit.size * size },
            None => unit,
        }
    }

    /// What it counts, in one spelling: 円 for 千円.
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// By how many it counts: 1000 for 千円.
    pub fn size(&self) -> Decimal {
        Decimal::from(self.size)
    }

    /// The unit without what a bracket adds: 人 for 人(延べ).
    pub fn without_bracket(&self) -> Self {
        Self { kind: self.kind.split('(').next().unwrap_or_default().to_owned(), size: self.size }
    }

    /// Whether it is percent.
    pub fn is_percent(&self) -> bool {
        self.kind == "%" && self.size == 1
    }
}

/// The one spelling of a unit. A bracket behind it stays: 人(延べ) is not 人.
fn spelling(unit: &str) -> String {
    let is_it = |spellings: &&&[&str]| spellings.contains(&unit);
    let whole = SPELLINGS.iter().find(is_it).map(|spellings| spellings[0].to_owned());
    whole.unwrap_or_else(|| {
        // か所 is also written within longer units: 箇所以上.
        let places = SPELLINGS.iter().filter(|spellings| spellings[0].starts_with('か'));
        places.fold(unit.to_owned(), |unit, spellings| {
            spellings[1..].iter().fold(unit, |unit, other| match unit.contains(other) {
                true => unit.replace(other, spellings[0]),
                false => unit,
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_makes_no_other_unit() {
        for (a, b) in [
            ("%", "％"),
            ("%", "パーセント"),
            ("箇所", "ヶ所"),
            ("か所", "カ所"),
            ("ヵ所", "個所"),
            ("箇所(累計)", "か所（累計）"),
            ("千 円", "千円"),
            ("km", "ｋｍ"),
            ("㎡", "平方メートル"),
            ("名", "人"),
            ("千名", "千人"),
            ("ヶ月", "か月"),
        ] {
            assert_eq!(Unit::parse(a), Unit::parse(b));
        }
        for (a, b) in [("人", "千人"), ("回", "件"), ("%", "ポイント"), ("円", "千円"), ("世帯", "人"), ("人", "人回")]
        {
            assert_ne!(Unit::parse(a), Unit::parse(b));
        }
    }

    #[test]
    fn multiples_are_of_one_kind() {
        for (text, kind, size) in [
            ("千円", "円", 1_000),
            ("百万円", "円", 1_000_000),
            ("億円", "円", 100_000_000),
            ("万人", "人", 10_000),
            ("t", "g", 1_000_000),
            ("千t", "g", 1_000_000_000),
            ("ヘクタール", "m2", 10_000),
            ("千", "千", 1),
            ("円", "円", 1),
            ("", "", 1),
        ] {
            let unit = Unit::parse(text);
            assert_eq!((unit.kind(), unit.size()), (kind, Decimal::from(size)), "{text}");
        }
        assert!(Unit::parse("％").is_percent() && !Unit::parse("千人").is_percent());
    }
}
