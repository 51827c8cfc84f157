//! 年度, 表示年度 and 年度の表記: which periods a paper shows, and how it prints them.

use crate::content::faults;
use crate::content::yaml::{Cursor, Fields};
use crate::model::{Period, PeriodLabels, Placed};
use crate::vocabulary as word;

/// How many periods a table shows at most.
const MOST: usize = 10;

/// 年度 of the edition: a fiscal year, or the month that ends with its 基準日.
pub(super) fn year(fields: &mut Fields) -> Option<Period> {
    let text = fields.required(word::YEAR)?;
    let period = one(fields.at(), &text)?;
    if !period.is_reportable() {
        let message = format!("「{}」は、資料が報告する年度にできません", text.value);
        let hint = "H31 のように年度を1つか、基準日のある資料なら H19.6 のように月を書いてください";
        fields.at().fault_at(&text.place, faults::UNKNOWN_YEAR, message, hint);
        return None;
    }
    Some(period)
}

/// A period of any kind.
pub(super) fn one(at: &Cursor, text: &Placed<String>) -> Option<Period> {
    let period = Period::parse(&text.value);
    if period.is_none() {
        let message = format!("「{}」は年度として読めません", text.value);
        let hint = spelling(&text.value).unwrap_or("H31、R1、2019、平成31、令和元 のように書いてください");
        at.fault_at(&text.place, faults::UNKNOWN_YEAR, message, hint);
    }
    period
}

/// How to write what looks like a range or a month and cannot be read.
pub(super) fn spelling(text: &str) -> Option<&'static str> {
    if text.contains(['~', '～', '〜']) {
        return Some(
            "範囲は H28～H30 のように、始まりの年度を先に書いてください。終わりが決まっていなければ R2～ と書きます",
        );
    }
    text.contains(['.', '．', '月']).then_some("月末は H27.3、平成27年3月、2015-03 のように書いてください")
}

/// 表示年度.
pub(super) fn shown(at: &Cursor) -> Vec<Period> {
    listed(at).into_iter().map(|(.., period)| period).collect()
}

/// A list of periods, each once, with where and how it is written.
pub(super) fn listed<'a>(at: &Cursor<'a>) -> Vec<(Cursor<'a>, String, Period)> {
    let mut periods: Vec<(Cursor<'a>, String, Period)> = Vec::new();
    for at in at.list("[H30, H31, R2]") {
        let Some(text) = at.text() else { continue };
        let Some(period) = one(&at, &text) else { continue };
        if periods.iter().any(|(.., other)| *other == period) {
            at.fault(
                faults::DUPLICATE_YEAR,
                "同じ年度が2度書かれています",
                "平成31年度と令和元年度のように、書き方が違っても同じ年度です。どちらか一方を消してください",
            );
        } else {
            periods.push((at, text.value, period));
        }
    }
    if periods.len() > MOST {
        at.fault(
            faults::OPTION_COUNT,
            format!("表示年度が{}個あります", periods.len()),
            format!("表に出せる年度は{MOST}個までです。要らない年度を消してください"),
        );
    }
    periods
}

/// 年度の表記: a style, a label for each of the periods shown, or labels for single ones beside a style.
pub(super) fn labels(at: &Cursor, shown: &[Period]) -> PeriodLabels {
    if at.is_map() {
        return single(at, shown);
    }
    if !at.is_list() {
        return at.keyword(&PeriodLabels::KEYWORDS).unwrap_or_default();
    }
    let labels: Vec<String> = at.list("[30, 31, 2]").iter().filter_map(Cursor::text).map(|text| text.value).collect();
    if labels.len() == shown.len() {
        return PeriodLabels::Listed(labels);
    }
    let message = format!("年度の表記が{}個、表示年度が{}個あります", labels.len(), shown.len());
    at.fault(faults::LABEL_COUNT, message, "表示年度と同じ数だけ、同じ順に書いてください");
    PeriodLabels::default()
}

/// Labels for single periods, and under 表記 the style of the others.
fn single(at: &Cursor, shown: &[Period]) -> PeriodLabels {
    let mut usual = PeriodLabels::default();
    let mut own: Vec<(Period, String)> = Vec::new();
    for (key, at) in at.entries("{表記: 和暦, H31: 令和元年度}") {
        if key.value == word::LABEL_STYLE {
            usual = at.keyword(&PeriodLabels::KEYWORDS).unwrap_or_default();
            continue;
        }
        let (Some(period), Some(label)) = (one(&at, &key), at.text()) else { continue };
        if !shown.is_empty() && !shown.contains(&period) {
            at.fault_at(
                &key.place,
                faults::YEAR_NOT_SHOWN,
                format!("「{}」は表示年度にないので、この表記は使われません", key.value),
                "「表示年度」に加えるか、この表記を消してください",
            );
        } else if own.iter().any(|(other, _)| *other == period) {
            at.repeated_year(&key);
        } else {
            own.push((period, label.value));
        }
    }
    PeriodLabels::Single(own, Box::new(usual))
}
