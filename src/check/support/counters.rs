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
/// Further units that a bracket of a label may name.
const UNITS: &[&str] = &["円", "g", "m", "m2", "m3", "kWh", "時間", "か月", "点", "本", "枚", "戸", "棟", "校", "%"];
/// How names end of figures that are not added up.
const RATES: &[&str] = &[
    "率",
    "割合",
    "比",
    "指数",
    "順位",
    "密度",
    "満足度",
    "単価",
    "年齢",
    "得点",
    "評点",
    "採点",
    "配点",
    "満点",
    "平均点",
    "評価点",
];
/// Words of such names.
const OF_ONE: &[&str] = &["当たり", "あたり"];
const MEAN: &str = "平均";
/// Words that say nothing of their own: the figure of 平均利用者の数 is a mean, that of 平均寿命の講座 is not.
const BARE_HEADS: &[&str] = &["数", "人数", "件数", "回数", "日数", "時間", "値", "額", "金額", "費用", "推移", "状況"];
/// Units of such figures.
const RATE_UNITS: &[&str] = &["%", "‰", "率", "ポイント", "倍", "割", "位", "歳", "度", "℃"];
/// Words of names of scores in 点; works and books are counted in 点, too.
const SCORES: &[&str] = &["評価", "スコア", "満足", "点数", "得点", "成績", "テスト", "試験", MEAN];

/// The unit that the end of a name says: 件 of 相談件数.
pub fn of_name(name: &str) -> Option<&'static str> {
    COUNTERS.iter().find(|(end, _)| name.ends_with(end)).map(|(_, unit)| *unit)
}

/// The unit that a label says, at its end or in a bracket: 人 of 参加者（人）, 千円 of 報償費（千円）.
pub fn of_label(label: &str) -> Option<Unit> {
    let plain: String = without_whitespace(label).chars().map(half_width).collect();
    let (base, bracket) = plain.split_once('(').unwrap_or((&plain, ""));
    let unit = Unit::parse(bracket.trim_end_matches(')').trim_start_matches("単位:"));
    let is_known = COUNTERS.iter().map(|(_, unit)| unit).chain(UNITS).any(|known| unit.kind() == *known);
    if is_known { Some(unit) } else { of_name(base).map(Unit::parse) }
}

/// Whether figures of a name or of a unit are rates, means or ranks, which are not added up.
pub fn is_rate(name: &str, unit: Option<&str>) -> bool {
    let name: String = without_whitespace(name).chars().map(half_width).collect();
    let base = name.split('(').next().unwrap_or_default();
    let of_unit = |unit: &str| {
        let kind = Unit::parse(unit).kind().to_owned();
        let bare = kind.split('(').next().unwrap_or_default();
        let is_of_one = OF_ONE.iter().chain([&MEAN]).any(|word| kind.contains(word));
        RATE_UNITS.contains(&bare) || kind.contains('/') || is_of_one
    };
    RATES.iter().any(|end| base.ends_with(end))
        || OF_ONE.iter().any(|word| name.contains(word))
        || is_mean(&name)
        || unit.is_some_and(of_unit)
}

/// Whether a name is that of a mean.
fn is_mean(name: &str) -> bool {
    let (of, head) = name.rsplit_once('の').unwrap_or(("", name));
    let is_bare = BARE_HEADS.iter().any(|bare| head.split('(').next() == Some(bare));
    head.contains(MEAN) || of.ends_with(MEAN) || (is_bare && of.contains(MEAN))
}

/// Whether figures in 点 are scores by their name.
pub fn is_score(name: &str) -> bool {
    SCORES.iter().any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_say_units() {
        for (label, unit) in [
            ("参加者（人）", "人"),
            ("報償費（千円）", "千円"),
            ("面積（㎡）", "m2"),
            ("委託料（単位：百万円）", "百万円"),
            ("相談件数（電話）", "件"),
            ("延長（ｋｍ）", "km"),
        ] {
            assert_eq!(of_label(label), Some(Unit::parse(unit)), "{label}");
        }
        for label in ["男（市内）", "窓口", "（再掲）", "小学校（全学年）"] {
            assert_eq!(of_label(label), None, "{label}");
        }
    }

    #[test]
    fn rates_and_means_are_not_added_up() {
        for name in
            ["受診率", "平均年齢", "利用者の平均", "平均の人数", "平均利用者の数", "1人当たりの額", "総合評価点"]
        {
            assert!(is_rate(name, None), "{name}");
        }
        for name in ["相談拠点", "改善点", "交差点", "平均寿命の講座", "所蔵資料"] {
            assert!(!is_rate(name, None), "{name}");
        }
        assert!(is_rate("参加", Some("人／回")) && is_rate("気温", Some("℃")) && !is_rate("所蔵資料", Some("点")));
    }
}
