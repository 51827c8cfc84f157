//! 評価: the axes of judgement.

use super::{Names, carrier, declared, keyword, named, switch};
use crate::content::faults;
use crate::content::misspelling::nearest;
use crate::content::yaml::{Cursor, Fields};
use crate::model::{Axis, Bands, Bound, Carrier, Choice, Mark, OptionIndex, Place, Scale, SeriesForm};
use crate::vocabulary as word;

const EXAMPLE: &str = "{名称: 進捗状況, 選択肢: [順調, 遅れ]}";

/// How many options a scale has at least and at most.
const OPTIONS: std::ops::RangeInclusive<usize> = 2..=10;

/// Reads the axes.
///
/// `unread` are names of series that the form declares and that could not be read.
pub(super) fn read(at: &Cursor, levels: &[String], series: &[SeriesForm], unread: &[String]) -> Vec<Axis> {
    let mut axes: Vec<Axis> = Vec::new();
    let mut names = Names::new();
    for at in at.list(&format!("- {EXAMPLE}")) {
        let Some(axis) = axis(&at, levels, series, unread) else { continue };
        let is_new = names.is_new(&at, &axis.name, (axis.carrier, axis.name.clone()));
        if is_new && is_apart(&at, &axis, levels, series) && is_free(&at, &axis) {
            axes.push(axis);
        }
    }
    axes
}

fn axis(at: &Cursor, levels: &[String], series: &[SeriesForm], unread: &[String]) -> Option<Axis> {
    let mut fields = at.fields(EXAMPLE);
    let name = fields.required(word::NAME);
    let carrier = carrier(&mut fields, levels);
    let options = fields.needed(word::OPTIONS);
    let scale = options.as_ref().map_or_else(|| Scale::of(Vec::new()), scale);
    let mark: Mark = keyword(&mut fields, word::MARK, &Mark::KEYWORDS);
    let legend = fields.text(word::LEGEND).and_then(|text| match text.value.as_str() {
        "なし" => None,
        "あり" => Some(usual_legend(&scale)),
        _ => Some(text.value),
    });
    let multiple = fields.written(word::MULTIPLE);
    let multiple = multiple.and_then(|at| at.keyword(&[("可", true), ("不可", false)])).unwrap_or_default();
    let committee = switch(&mut fields, word::COMMITTEE_JUDGEMENT, false);
    let bands = fields.written(word::BANDS).and_then(|at| bands(&at, &scale, options.as_ref(), series, unread));
    if let Some(at) = fields.written(word::BANDS).filter(|_| carrier != Carrier::Indicator) {
        let message = "「判定」は、指標の評価だけに使えます";
        let hint = "「対象: 指標」の評価にするか、「判定」を消してください";
        at.fault_at(&at.place.of_key(), faults::UNKNOWN_KEY, message, hint);
    }
    fields.finish();
    Some(Axis { name: name?.value, carrier, scale, mark, legend, multiple, committee, bands })
}

/// Whether an axis is called otherwise than what is written beside it: a level, a series.
fn is_apart(at: &Cursor, axis: &Axis, levels: &[String], series: &[SeriesForm]) -> bool {
    let clashes = match axis.carrier {
        Carrier::Section(_) => levels.contains(&axis.name),
        Carrier::Indicator => series.iter().any(|series| series.name == axis.name),
        Carrier::Project | Carrier::Item => false,
    };
    if clashes {
        let message = format!("「{}」は、階層か系列の名前にもなっています", axis.name);
        at.fault_at(&named(at), faults::DUPLICATE_NAME, message, "どちらか一方の名前を変えてください");
    }
    !clashes
}

/// Whether the name of an axis is none of the keys beside which a judgement is written.
fn is_free(at: &Cursor, axis: &Axis) -> bool {
    let taken: &[&str] = match axis.carrier {
        Carrier::Section(_) => &word::reserved::OF_SECTIONS,
        Carrier::Project => &word::reserved::OF_PROJECTS,
        Carrier::Item => &word::reserved::OF_ITEMS,
        Carrier::Indicator => &word::reserved::OF_INDICATORS,
    };
    let free = !taken.contains(&axis.name.as_str());
    if !free {
        let message = format!("「{}」は評価の名前に使えません", axis.name);
        at.fault_at(
            &named(at),
            faults::UNKNOWN_WORD,
            message,
            "同じ場所で別の意味を持つ項目です。別の名前にしてください",
        );
    }
    free
}

/// 選択肢.
fn scale(at: &Cursor) -> Scale {
    let mut options: Vec<Choice> = Vec::new();
    let mut names = Names::new();
    let elements = at.list("[順調, 遅れ]");
    for at in &elements {
        let choice = if at.is_map() {
            let mut fields = at.fields("{名称: 順調, 記号: ◎}");
            let name = fields.required(word::NAME);
            let symbol = fields.text(word::SYMBOL).map(|text| text.value);
            let points = fields.get(word::POINTS).and_then(|at| at.decimal());
            let counted = fields.written(word::COUNTED);
            let counted = counted.and_then(|at| at.keyword(&[("する", true), ("しない", false)])).unwrap_or(true);
            fields.finish();
            name.map(|name| Choice { name: name.value, symbol, points, counted })
        } else {
            at.text().map(|name| Choice::new(name.value))
        };
        let Some(choice) = choice else { continue };
        // An option is chosen by its name or by its symbol, so that neither may stand for another one.
        let symbol = choice.symbol.as_ref().filter(|symbol| **symbol != choice.name);
        let is_new = names.is_new(at, &choice.name, choice.name.clone());
        if is_new && symbol.is_none_or(|symbol| names.is_new(at, symbol, symbol.clone())) {
            options.push(choice);
        }
    }
    if at.takes_list() && !OPTIONS.contains(&elements.len()) {
        let message = match elements.len() {
            0 => "選択肢がありません".to_owned(),
            count => format!("選択肢が{count}個あります"),
        };
        let hint = format!("選択肢は{}個から{}個までです", OPTIONS.start(), OPTIONS.end());
        at.fault_at(&at.place.of_key(), faults::OPTION_COUNT, message, hint);
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
fn bands(
    at: &Cursor,
    scale: &Scale,
    options: Option<&Cursor>,
    series: &[SeriesForm],
    unread: &[String],
) -> Option<Bands> {
    let mut fields = at.fields("{系列: 達成率, 段階: [{以上: 100, 評価: A}, {評価: B}]}");
    let words: Vec<(&str, String)> = series.iter().map(|series| (series.name.as_str(), series.name.clone())).collect();
    let name = match fields.needed(word::SERIES) {
        Some(at) if at.word().is_some_and(|word| unread.contains(&word)) => None,
        at => at.and_then(|at| at.keyword(&words)),
    };
    let steps = fields.needed(word::STEPS).map(|at| steps(&at, scale, options)).unwrap_or_default();
    fields.finish();
    Some(Bands { series: name?, steps })
}

/// 段階: each must leave something to those behind it.
fn steps(at: &Cursor, scale: &Scale, options: Option<&Cursor>) -> Vec<(Bound, OptionIndex)> {
    let mut steps: Vec<(Bound, OptionIndex)> = Vec::new();
    // Every band that could be read, with its place.
    let mut read: Vec<(Bound, Place)> = Vec::new();
    let elements = at.list("- {以上: 100, 評価: A}");
    for at in &elements {
        let mut fields = at.fields("{以上: 100, 評価: A}");
        let bound = bound(&mut fields);
        let option = option(&mut fields, scale, options);
        fields.finish();
        let Some(bound) = bound else { continue };
        match read.iter().find(|(before, _)| covers(*before, bound)) {
            Some((before, place)) => unreached(at, *before, place),
            None => {
                read.push((bound, at.place.clone()));
                steps.extend(option.map(|option| (bound, option)));
            }
        }
    }
    if elements.is_empty() && at.takes_list() {
        let hint = "[{以上: 100, 評価: A}, {評価: B}] のように、1つ以上書いてください";
        at.fault_at(&at.place.of_key(), faults::OPTION_COUNT, "段階がありません", hint);
    }
    steps
}

/// The bound of a band; `None` where it has a fault.
fn bound(fields: &mut Fields) -> Option<Bound> {
    let mut written = |key| fields.get(key).filter(|at| !at.is_blank());
    match (written(word::AT_LEAST), written(word::BELOW)) {
        (Some(at), None) => at.decimal().map(Bound::AtLeast),
        (None, Some(at)) => at.decimal().map(Bound::Below),
        (None, None) => Some(Bound::Otherwise),
        (Some(_), Some(at)) => {
            let message = "「以上」と「未満」の両方があります";
            let hint = "上の段階から順に見ていくので、どちらか一方だけを書いてください";
            at.fault_at(&at.place.of_key(), faults::BAND_ORDER, message, hint);
            None
        }
    }
}

/// Reports a band that no figure reaches, as an earlier one takes them all.
fn unreached(at: &Cursor, before: Bound, first: &Place) {
    let line = at.excerpt(first).line;
    let told = match before {
        Bound::Otherwise => format!("{line}行目の段階が、残りのすべてに当たります"),
        Bound::AtLeast(bound) => format!("{line}行目の段階が、{bound}以上のすべてに当たります"),
        Bound::Below(bound) => format!("{line}行目の段階が、{bound}未満のすべてに当たります"),
    };
    at.fault(
        faults::BAND_ORDER,
        format!("この段階に当たる値はありません（{told}）"),
        "「以上」は大きい順に、「未満」は小さい順に、どちらもない段階は最後に書いてください",
    );
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

/// The option of a band. One that the scale names and that could not be read is no fault of its own.
fn option(fields: &mut Fields, scale: &Scale, options: Option<&Cursor>) -> Option<OptionIndex> {
    let text = fields.required(word::CHOICE)?;
    let found = scale.find(&text.value);
    let is_declared = || options.is_some_and(|at| !at.is_list() || declared(at).contains(&text.value));
    if found.is_none() && !is_declared() {
        let hint = match nearest(&text.value, scale.names()) {
            Some(option) => format!("「{option}」ではありませんか"),
            None => format!("{} のどれかを書いてください", scale.names().collect::<Vec<_>>().join("、")),
        };
        let message = format!("「{}」は選択肢にありません", text.value);
        fields.at().fault_at(&text.place, faults::UNKNOWN_STATUS, message, hint);
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
