//! 評価: the axes of judgement.

use super::key;
use super::{carrier, is_new, keys, keyword, switch};
use crate::content::reader::{At, Fields, nearest};
use crate::model::{Axis, Bands, Bound, Carrier, Choice, Mark, Scale, SeriesForm};

const EXAMPLE: &str = "{名称: 進捗状況, 選択肢: [順調, 遅れ]}";

/// How many options a scale has at least and at most.
const OPTIONS: std::ops::RangeInclusive<usize> = 2..=10;

/// Reads the axes.
pub(super) fn read(at: &At, levels: &[String], series: &[SeriesForm]) -> Vec<Axis> {
    let mut axes: Vec<Axis> = Vec::new();
    for at in at.list(&format!("- {EXAMPLE}")) {
        let Some(axis) = axis(&at, levels, series) else { continue };
        let taken = axes.iter().any(|other| other.carrier == axis.carrier && other.name == axis.name);
        let clashes = match axis.carrier {
            Carrier::Section(_) => levels.contains(&axis.name),
            Carrier::Indicator => series.iter().any(|series| series.name == axis.name),
            Carrier::Project | Carrier::Item => false,
        };
        if is_new(&at, &axis.name, taken || clashes) && is_free(&at, &axis) {
            axes.push(axis);
        }
    }
    axes
}

fn axis(at: &At, levels: &[String], series: &[SeriesForm]) -> Option<Axis> {
    let mut fields = at.fields(EXAMPLE);
    let name = fields.required(keys::NAME);
    let carrier = carrier(&mut fields, levels);
    let scale = fields.needed(key::OPTIONS).map_or_else(|| Scale::of(Vec::new()), |at| scale(&at));
    let mark: Mark = keyword(&mut fields, key::MARK, &Mark::KEYWORDS);
    let legend = fields.text(key::LEGEND).and_then(|text| match text.value.as_str() {
        "なし" => None,
        "あり" => Some(usual_legend(&scale)),
        _ => Some(text.value),
    });
    let multiple = fields.written(key::MULTIPLE);
    let multiple = multiple.and_then(|at| at.keyword(&[("可", true), ("不可", false)])).unwrap_or_default();
    let committee = switch(&mut fields, keys::COMMITTEE_JUDGEMENT, false);
    let bands = fields.written(key::BANDS).and_then(|at| bands(&at, &scale, series));
    fields.finish();
    Some(Axis { name: name?.value, carrier, scale, mark, legend, multiple, committee, bands })
}

/// Whether the name of an axis is none of the keys beside which a judgement is written.
fn is_free(at: &At, axis: &Axis) -> bool {
    let taken: &[&str] = match axis.carrier {
        Carrier::Section(_) => &keys::reserved::OF_SECTIONS,
        Carrier::Project => &keys::reserved::OF_PROJECTS,
        Carrier::Item => &keys::reserved::OF_ITEMS,
        Carrier::Indicator => &keys::reserved::OF_INDICATORS,
    };
    let free = !taken.contains(&axis.name.as_str());
    if !free {
        let message = format!("「{}」は評価の名前に使えません", axis.name);
        at.fault("unknown-word", message, "同じ場所で別の意味を持つ項目です。別の名前にしてください");
    }
    free
}

/// 選択肢.
fn scale(at: &At) -> Scale {
    let mut options: Vec<Choice> = Vec::new();
    for at in at.list("[順調, 遅れ]") {
        let choice = if at.is_map() {
            let mut fields = at.fields("{名称: 順調, 記号: ◎}");
            let name = fields.required(keys::NAME);
            let symbol = fields.text(key::SYMBOL).map(|text| text.value);
            let points = fields.get(key::POINTS).and_then(|at| at.decimal());
            let counted = fields.written(key::COUNTED);
            let counted = counted.and_then(|at| at.keyword(&[("する", true), ("しない", false)])).unwrap_or(true);
            fields.finish();
            name.map(|name| Choice { name: name.value, symbol, points, counted })
        } else {
            at.text().map(|name| Choice::new(name.value))
        };
        let Some(choice) = choice else { continue };
        let same =
            |other: &Choice| other.name == choice.name || (choice.symbol.is_some() && other.symbol == choice.symbol);
        if is_new(&at, &choice.name, options.iter().any(same)) {
            options.push(choice);
        }
    }
    if !OPTIONS.contains(&options.len()) {
        at.fault(
            "option-count",
            format!("選択肢が{}個あります", options.len()),
            format!("選択肢は{}個から{}個までです", OPTIONS.start(), OPTIONS.end()),
        );
    }
    Scale::of(options)
}

/// 凡例 of a form that has one and does not say what it reads.
fn usual_legend(scale: &Scale) -> String {
    let option = |option: &Choice| match &option.symbol {
        Some(symbol) => format!("{symbol}：{}", option.name),
        None => option.name.clone(),
    };
    scale.options().iter().map(option).collect::<Vec<_>>().join("　")
}

/// 判定.
fn bands(at: &At, scale: &Scale, series: &[SeriesForm]) -> Option<Bands> {
    let mut fields = at.fields("{系列: 達成率, 段階: [{以上: 100, 評価: A}, {評価: B}]}");
    let words: Vec<(&str, String)> = series.iter().map(|series| (series.name.as_str(), series.name.clone())).collect();
    let name = fields.needed(key::SERIES).and_then(|at| at.keyword(&words));
    let steps = fields.needed(key::STEPS).map(|at| steps(&at, scale)).unwrap_or_default();
    fields.finish();
    Some(Bands { series: name?, steps })
}

/// 段階: each must leave something to those behind it.
fn steps(at: &At, scale: &Scale) -> Vec<(Bound, crate::model::OptionIndex)> {
    if at.is_empty() {
        at.fault("option-count", "段階がありません", "[{以上: 100, 評価: A}, {評価: B}] のように書いてください");
    }
    let mut steps: Vec<(Bound, crate::model::OptionIndex)> = Vec::new();
    for at in at.list("- {以上: 100, 評価: A}") {
        let mut fields = at.fields("{以上: 100, 評価: A}");
        let at_least = fields.get(key::AT_LEAST).and_then(|at| at.decimal());
        let below = fields.get(key::BELOW).and_then(|at| at.decimal());
        let option = option(&mut fields, scale);
        fields.finish();
        let bound = match (at_least, below) {
            (Some(bound), None) => Bound::AtLeast(bound),
            (None, Some(bound)) => Bound::Below(bound),
            (None, None) => Bound::Otherwise,
            (Some(_), Some(_)) => {
                let message = "「以上」と「未満」の両方があります";
                at.fault("band-order", message, "上の段階から順に見ていくので、どちらか一方だけを書いてください");
                continue;
            }
        };
        if let Some(before) = steps.iter().map(|(before, _)| *before).find(|before| covers(*before, bound)) {
            let message = match before {
                Bound::Otherwise => {
                    "この段階には、どの値も当たりません（前に「以上」も「未満」もない段階があります）".to_owned()
                }
                _ => "この段階には、どの値も当たりません（前の段階に含まれています）".to_owned(),
            };
            at.fault(
                "band-order",
                message,
                "「以上」は大きい順に、「未満」は小さい順に、残りのすべてに当たる段階は最後に書いてください",
            );
        } else if let Some(option) = option {
            steps.push((bound, option));
        }
    }
    steps
}

/// Whether every figure within the later bound lies within the earlier one, too.
fn covers(earlier: Bound, later: Bound) -> bool {
    match (earlier, later) {
        (Bound::Otherwise, _) => true,
        (Bound::AtLeast(a), Bound::AtLeast(b)) => b >= a,
        (Bound::Below(a), Bound::Below(b)) => b <= a,
        _ => false,
    }
}

fn option(fields: &mut Fields, scale: &Scale) -> Option<crate::model::OptionIndex> {
    let text = fields.required(key::CHOICE)?;
    let found = scale.find(&text.value);
    if found.is_none() {
        let hint = match nearest(&text.value, scale.names()) {
            Some(option) => format!("「{option}」ではありませんか"),
            None => format!("{} のどれかを書いてください", scale.names().collect::<Vec<_>>().join("、")),
        };
        let message = format!("「{}」は選択肢にありません", text.value);
        fields.at().fault_at(&text.place, "unknown-status", message, hint);
    }
    found
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;

    #[test]
    fn a_band_that_no_figure_reaches_is_covered_by_an_earlier_one() {
        let (low, high) = (Decimal::from(80), Decimal::from(100));
        assert!(covers(Bound::AtLeast(low), Bound::AtLeast(high)));
        assert!(!covers(Bound::AtLeast(high), Bound::AtLeast(low)));
        assert!(covers(Bound::Below(high), Bound::Below(low)));
        assert!(covers(Bound::Otherwise, Bound::AtLeast(low)));
        assert!(!covers(Bound::AtLeast(high), Bound::Otherwise));
    }
}
