//! An impossible value: a share of more than 100 %, or a negative count.
//!
//! Many rates may exceed 100 % (達成率, 稼働率, 対前年度比), so only those count whose names say that they are a part of a
//! whole.

use rust_decimal::Decimal;

use crate::check::Context;
use crate::check::support::figure;
use crate::check::support::timeline::{self, Timeline};
use crate::finding::{Finding, Rule};
use crate::model::{Unit, without_whitespace};

pub(super) const RULE: &Rule =
    &Rule::warning("impossible-value", include_str!("../../../docs/checks/impossible-value.md"));

/// Rates that are a part of a whole.
const PARTS: &[&str] = &[
    "出席率",
    "欠席率",
    "受診率",
    "受検率",
    "合格率",
    "回収率",
    "回答率",
    "認知率",
    "認知度",
    "周知度",
    "満足度",
    "普及率",
    "加入率",
    "耐震化率",
    "水洗化率",
    "収納率",
    "徴収率",
    "納付率",
    "投票率",
    "進学率",
    "就職率",
    "就労率",
    "離職率",
    "定着率",
    "復職率",
    "修了率",
    "完了率",
    "整備率",
    "設置率",
    "策定率",
    "把握率",
    "喫煙率",
    "罹患率",
    "高齢化率",
    "リサイクル率",
    "再生利用率",
    "資源化率",
    "混入率",
    "空き家率",
    "有収率",
    "在宅率",
    "登録率",
    "受講率",
    "取得率",
    "所有率",
    "保有率",
    "解決率",
    "割合",
    "構成比",
];
/// Rates that are a part of a whole if the name says of which.
const PARTS_OF: &[&str] = &["実施率", "参加率", "利用率", "充足率", "接種率", "達成率", "率"];
/// Words that name the whole.
const WHOLE: &[&str] = &["/", "／", "÷", "に占める", "のうち", "分母", "対象者"];
/// Words in names of figures that may exceed the whole, or be negative.
const CHANGES: &[&str] = &[
    "増減",
    "増加",
    "減少",
    "削減",
    "伸び",
    "変化",
    "前年",
    "比較",
    "対比",
    "差",
    "収支",
    "過不足",
    "超過",
    "純増",
    "達成",
    "進捗",
    "計画比",
    "目標",
    "温度",
    "気温",
    "標高",
    "騰落",
];
/// Units of what is counted one by one, which is never less than nothing.
const COUNTERS: &[&str] = &[
    "人",
    "件",
    "回",
    "か所",
    "部",
    "団体",
    "世帯",
    "冊",
    "本",
    "台",
    "日",
    "枚",
    "校",
    "園",
    "施設",
    "組",
    "戸",
    "棟",
    "社",
    "店",
    "地区",
    "教室",
    "講座",
    "匹",
    "頭",
    "食",
    "点",
    "事業",
    "サービス",
    "グループ",
    "クラブ",
    "時間",
    "か月",
];

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let of_own_years = timeline::of_other_years(context.edition);
    context.timelines().chain(&of_own_years).flat_map(|timeline| of_timeline(context, timeline)).collect()
}

fn of_timeline(context: &Context, timeline: &Timeline) -> Vec<Finding> {
    let Some(unit) = &timeline.unit else { return Vec::new() };
    let limits = Limits::of(&timeline.indicator.name.value, unit);
    let beyond = timeline.points.iter().filter(|point| !point.is_older).filter_map(|point| {
        let reason = if limits.is_part && point.figure > Decimal::ONE_HUNDRED {
            "100%を超えることのない割合です"
        } else if limits.is_count && point.figure < Decimal::ZERO {
            "0より小さくなることのない数です"
        } else {
            return None;
        };
        let message = format!(
            "{}が、{}で、ありえない数です（{reason}）",
            timeline.called(&context.edition.plan.form),
            point.told()
        );
        let hint = "小数点や桁、符号の誤りがないかを確かめて、直してください";
        Some(context.finding(RULE, &figure::place(point.value), message).hint(hint))
    });
    beyond.collect()
}

/// What the figures of an indicator cannot exceed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Limits {
    is_part: bool,
    is_count: bool,
}

impl Limits {
    fn of(name: &str, unit: &Unit) -> Self {
        let name = without_whitespace(name);
        let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
        let is_change = has(CHANGES);
        let base = name.split(['(', '（']).next().unwrap_or_default();
        let ends = |words: &[&str]| words.iter().any(|word| base.ends_with(word));
        let is_part = ends(PARTS) && !is_change || ends(PARTS_OF) && has(WHOLE) && !is_change;
        Self {
            is_part: unit.is_percent() && is_part,
            is_count: (COUNTERS.contains(&unit.kind()) || unit.is_percent() && is_part) && !is_change,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits(name: &str, unit: &str) -> (bool, bool) {
        let limits = Limits::of(name, &Unit::parse(unit));
        (limits.is_part, limits.is_count)
    }

    #[test]
    fn a_part_of_a_whole_has_an_upper_limit() {
        for (name, unit) in [
            ("会議の出席率", "％"),
            ("特定健診実施率（受診者数/対象者数）", "%"),
            ("支援を知っている人の割合", "パーセント"),
        ] {
            assert_eq!(limits(name, unit), (true, true), "{name}");
        }
        for name in
            ["目標達成率", "病床稼働率", "受診者数の対前年度比", "実施率", "利用者の増加割合", "プール利用率", "充足率"]
        {
            assert!(!limits(name, "%").0, "{name}");
        }
        assert!(!limits("出席率", "人").0);
    }

    #[test]
    fn a_count_is_not_negative_and_a_change_may_be() {
        assert_eq!(limits("利用者数", "名"), (false, true));
        for (name, unit) in [("利用者数の増減", "人"), ("収支", "千円"), ("人口の社会増減", "人"), ("平均気温", "度")]
        {
            assert!(!limits(name, unit).1, "{name}");
        }
    }
}
