//! What a figure counts, by the name of the figure.

use crate::characters::half_width;
use crate::model::{Unit, without_whitespace};

/// How names end that say their unit, with that unit.
const COUNTERS: &[(&str, &str)] = &[
    ("件数", "件"),
    ("回数", "回"),
    ("人数", "人"),
    ("日数", "日"),
    ("箇所数", "か所"),
    ("か所数", "か所"),
    ("団体数", "団体"),
    ("世帯数", "世帯"),
    ("台数", "台"),
    ("冊数", "冊"),
];
/// How names end of figures that are not added up.
const RATES: &[&str] = &["率", "割合", "比", "指数", "順位", "密度", "満足度", "単価", "点", "得点", "年齢"];
/// Words of such names.
const OF_ONE: &[&str] = &["平均", "当たり", "あたり"];
/// Units of such figures.
const RATE_UNITS: &[&str] = &["%", "‰", "率", "点", "ポイント", "倍", "割", "位", "歳", "度", "℃"];

/// The unit that the end of a name says: 件 of 相談件数.
pub fn of_name(name: &str) -> Option<&'static str> {
    COUNTERS.iter().find(|(end, _)| name.ends_with(end)).map(|(_, unit)| *unit)
}

/// The unit that a label says, at its end or in a bracket: 人 of 参加者（人）.
pub fn of_label(label: &str) -> Option<&'static str> {
    let plain: String = without_whitespace(label).chars().map(half_width).collect();
    let (base, bracket) = plain.split_once('(').unwrap_or((&plain, ""));
    let kind = Unit::parse(bracket.trim_end_matches(')'));
    let of_bracket = COUNTERS.iter().find(|(_, unit)| *unit == kind.kind()).map(|(_, unit)| *unit);
    of_bracket.or_else(|| of_name(base))
}

/// Whether figures of a name or of a unit are rates, means or ranks, which are not added up.
pub fn is_rate(name: &str, unit: Option<&str>) -> bool {
    let name: String = without_whitespace(name).chars().map(half_width).collect();
    let base = name.split('(').next().unwrap_or_default();
    let of_unit = |unit: &str| {
        let kind = Unit::parse(unit).kind().to_owned();
        let bare = kind.split('(').next().unwrap_or_default();
        RATE_UNITS.contains(&bare) || kind.contains('/') || OF_ONE.iter().any(|word| kind.contains(word))
    };
    RATES.iter().any(|end| base.ends_with(end))
        || OF_ONE.iter().any(|word| name.contains(word))
        || unit.is_some_and(of_unit)
}
