//! 判定: how the judgement on an axis follows from a figure.

use rust_decimal::Decimal;

use super::option::option_of;
use super::scope::Scope;
use crate::content::codec::said::entry;
use crate::content::codec::{Codec, Visitor, decimal, keyword, list, name_of, record};
use crate::content::faults;
use crate::content::yaml::{Cursor, Fields};
use crate::model::{BandFigure, Bands, Bound, OptionIndex, Place, Scale};
use crate::vocabulary::{AXES, SERIES, VALUE};

type Step = (Bound, OptionIndex);

/// 判定.
///
/// - `options`: where the options of the axis are written
pub(super) fn bands<'a>(scale: Scale, options: Option<Cursor<'a>>, scope: &'a Scope) -> Codec<'a, Bands> {
    let define = move |d: &mut Visitor, bands: &mut Bands| {
        let series = scope.form.series.iter().map(|series| (series.name.as_str(), series.name.clone()));
        let series = name_of(series.collect(), &scope.unread).bare();
        d.required(SERIES, "評価を決める系列", &mut bands.series, series);
        let about = "段階に当てはめる値。丸める前（書かないときも）、丸めた後（印刷する値）";
        d.setting(VALUE, about, &mut bands.figure, keyword(&BandFigure::KEYWORDS).unless(BandFigure::default()));
        let step = step(&scale, options.as_ref(), scope);
        let steps = list("- {以上: 100, 評価: A}", step)
            .counted(1..=usize::MAX, "段階", "", format!("[{EXAMPLE}, {{評価: B}}] のように、1つ以上書いてください"))
            .keeping(Vec::new, is_reached);
        d.required("段階", "上から順に見る段階", &mut bands.steps, steps.codec().bare());
    };
    let none = Bands { series: String::new(), figure: BandFigure::default(), steps: Vec::new() };
    record(format!("{{系列: 達成率, 段階: [{EXAMPLE}, {{評価: B}}]}}"), none, define)
}

const EXAMPLE: &str = "{以上: 100, 評価: A}";
const AT_LEAST: &str = "以上";
const BELOW: &str = "未満";

/// A band.
fn step<'a>(scale: &'a Scale, options: Option<&'a Cursor<'a>>, scope: &'a Scope) -> Codec<'a, Step> {
    let define = move |d: &mut Visitor, (bound, choice): &mut Step| {
        let (mut at_least, mut below) = (None, None);
        d.setting(AT_LEAST, "この値以上のとき", &mut at_least, decimal().some());
        d.setting(BELOW, "この値未満のとき", &mut below, decimal().some());
        d.required(AXES, "そのときの選択肢", choice, option_of(scale, options, scope));
        *bound = match (at_least, below) {
            (Some(least), _) => Bound::AtLeast(least),
            (None, Some(below)) => Bound::Below(below),
            (None, None) => Bound::Otherwise,
        };
        let Some(fields) = d.reading() else { return };
        let is_told = other_bounds(fields);
        // What the band covers is not known then, so that it is compared with no other.
        if is_told || fields.has_unknown() {
            d.refuse();
        }
        let Some(fields) = d.reading() else { return };
        match (fields.written(AT_LEAST), fields.written(BELOW)) {
            (Some(_), Some(at)) => {
                let hint = "上の段階から順に見ていくので、どちらか一方だけを書いてください";
                at.fault_at(&at.place.of_key(), faults::BAND_ORDER, "「以上」と「未満」の両方があります", hint);
                d.refuse();
            }
            // A bound that could not be read counts as absent.
            (Some(_), None) if at_least.is_none() => d.refuse(),
            (None, Some(_)) if below.is_none() => d.refuse(),
            _ => {}
        }
    };
    let say = |(bound, option): &Step| {
        let option = scale.name(*option);
        match bound {
            Bound::AtLeast(bound) => format!("{bound}以上 {option}"),
            Bound::Below(bound) => format!("{bound}未満 {option}"),
            Bound::Otherwise => entry("ほか", option),
        }
    };
    record(EXAMPLE, (Bound::Otherwise, OptionIndex::default()), define).said(say)
}

/// Words for bounds that a band does not know: what can be written for each, and whether it includes the bound itself.
const OTHER_BOUNDS: [(&str, &str, bool); 12] = [
    ("以下", BELOW, true),
    ("以内", BELOW, true),
    ("まで", BELOW, true),
    ("より小さい", BELOW, false),
    ("下回る", BELOW, false),
    ("満たない", BELOW, false),
    ("超", AT_LEAST, true),
    ("超える", AT_LEAST, true),
    ("より大きい", AT_LEAST, true),
    ("上回る", AT_LEAST, true),
    ("から", AT_LEAST, false),
    ("～", AT_LEAST, false),
];

/// Reports bounds in other words, with the bound that means the same; whether there is any.
fn other_bounds(fields: &mut Fields) -> bool {
    let mut is_told = false;
    for (word, meant, is_next) in OTHER_BOUNDS {
        let Some(at) = fields.take(word) else { continue };
        let bound = at.word().and_then(|text| text.parse::<Decimal>().ok());
        let next = |bound: Decimal| if is_next { bound + Decimal::new(1, bound.scale()) } else { bound };
        let example = bound.map_or_else(|| "80".to_owned(), |bound| next(bound).to_string());
        let hint = if meant == BELOW {
            format!("「{meant}: {example}」のように書くか、最後の段階なら評価だけを書いてください")
        } else {
            format!("「{meant}: {example}」のように書いてください")
        };
        at.fault_at(&at.place.of_key(), faults::UNKNOWN_KEY, format!("「{word}」は「段階」には使えません"), hint);
        is_told = true;
    }
    is_told
}

/// Whether a band covers anything that earlier bands do not; reports a band that an earlier one covers.
fn is_reached(before: &mut Vec<(Bound, Place)>, at: &Cursor, (bound, _): &Step) -> bool {
    let first = before.iter().find(|(before, _)| covers(*before, *bound));
    if let Some((before, place)) = first {
        let line = at.excerpt(place).line;
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
        return false;
    }
    before.push((*bound, at.place.clone()));
    true
}

/// Whether the earlier bound covers every figure of the later one.
fn covers(earlier: Bound, later: Bound) -> bool {
    match (earlier, later) {
        (Bound::Otherwise, _) => true,
        (Bound::AtLeast(a), Bound::AtLeast(b)) => b >= a,
        (Bound::Below(a), Bound::Below(b)) => b <= a,
        _ => false,
    }
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
