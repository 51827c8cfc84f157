//! Indicators, series over periods, and the values in them.

use super::reader::{At, nearest, twin};
use super::{Context, keys};
use crate::model::{Breakdown, Indicator, Judgement, OptionIndex, Period, Placed, Record, Series, Value};

const SERIES_EXAMPLE: &str = "{H30: 2300, H31: 2300}";

/// 指標, a list of indicators.
pub(super) fn indicators(at: &At, context: &Context) -> Vec<Indicator> {
    at.list("- {名称: 発行部数, 単位: 部, 実績: {H30: 2300}}").iter().filter_map(|at| indicator(at, context)).collect()
}

fn indicator(at: &At, context: &Context) -> Option<Indicator> {
    let mut fields = at.fields("{名称: 発行部数, 単位: 部, 実績: {H30: 2300}}");
    let name = fields.required(keys::NAME);
    let unit = fields.text(keys::UNIT);
    let series = (context.form.series.iter())
        .filter_map(|name| Some(Series { name: name.clone(), values: values(&fields.get(name)?, context) }))
        .collect();
    fields.finish();
    Some(Indicator { name: name?, unit, series, place: at.place.clone() })
}

/// A series: one value for every period, or period → value.
fn values(at: &At, context: &Context) -> Vec<(Period, Placed<Value>)> {
    if at.is_blank() {
        return Vec::new();
    }
    let for_every_period = |value: Value| {
        let value = Placed::new(value, at.place.clone());
        context.periods.iter().map(|period| (*period, value.clone())).collect()
    };
    if !at.is_map() {
        return value(at).map(for_every_period).unwrap_or_default();
    }
    let entries = at.entries(SERIES_EXAMPLE);
    let reserved = entries.iter().filter(|(key, _)| keys::RECORD.contains(&key.value.as_str())).count();
    let halves = entries.iter().filter(|(key, at)| at.is_part_of_number(&key.value)).count();
    if reserved > 0 && reserved + halves == entries.len() {
        return value(at).map(for_every_period).unwrap_or_default();
    }
    if reserved > 0 && entries.iter().any(|(key, _)| Period::parse(&key.value).is_some()) {
        at.fault(
            "mixed-keys",
            "年度と、値の項目（値、付記、内訳、注）が混ざっています",
            "年度ごとに {H31: {値: 1295, 付記: (内障害者21)}} のように書いてください",
        );
        return Vec::new();
    }
    by_period(at, context, SERIES_EXAMPLE, value)
}

/// A map period → something; a period that is blank is left out.
fn by_period<T>(
    at: &At,
    context: &Context,
    example: &str,
    read: impl Fn(&At) -> Option<T>,
) -> Vec<(Period, Placed<T>)> {
    let mut out: Vec<(Period, Placed<T>)> = Vec::new();
    for (key, at) in at.entries(example) {
        let Some(period) = period(&key, &at, context) else { continue };
        if out.iter().any(|(other, _)| *other == period) {
            at.fault_at(
                &key.place,
                "duplicate-year",
                format!("「{}」と同じ年度が、もう書かれています", key.value),
                "平成31年度と令和元年度のように、書き方が違っても同じ年度です。どちらか一方を消してください",
            );
        } else if let Some(value) = read(&at) {
            out.push((period, Placed::new(value, at.place.clone())));
        }
    }
    out
}

fn period(key: &Placed<String>, at: &At, context: &Context) -> Option<Period> {
    let text = key.value.trim();
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if text.is_empty() || text == "~" || at.is_part_of_number(text) || (digits && text.starts_with('0')) {
        at.split_number(key);
        return None;
    }
    let Some(period) = Period::parse(text) else {
        let hint = match nearest(text, keys::RECORD.into_iter()) {
            Some(known) => format!("年度なら H31 のように書いてください。「{known}」ではありませんか"),
            None => {
                "年度は H31、R1、2019、平成31 のように書いてください。値の内訳なら {内訳: {…}} の中に書きます".into()
            }
        };
        at.fault_at(&key.place, "unknown-year", format!("「{text}」は年度として読めません"), hint);
        return None;
    };
    if !context.periods.is_empty() && !context.periods.contains(&period) {
        at.fault_at(
            &key.place,
            "year-not-shown",
            format!("「{text}」は表示年度にないので、印刷されません"),
            "plan.yaml の「表示年度」に加えるか、この年度を消してください",
        );
        return None;
    }
    Some(period)
}

/// A number, a text or a record.
fn value(at: &At) -> Option<Value> {
    if !at.is_map() {
        return Some(Value::Plain(at.scalar()?));
    }
    let mut fields = at.fields("{値: 1295, 付記: (内障害者21)}");
    let record = Record {
        value: fields.get(keys::VALUE).and_then(|at| at.scalar()),
        suffix: fields.text(keys::SUFFIX).map(|text| text.value),
        breakdown: fields.get(keys::BREAKDOWN).map(|at| breakdown(&at)).unwrap_or_default(),
        note: fields.text(keys::NOTE).map(|text| text.value),
    };
    fields.finish();
    Some(Value::Record(record))
}

fn breakdown(at: &At) -> Vec<Breakdown> {
    let mut parts = Vec::new();
    for (label, at) in at.entries("{理事会: 11, 定例会: 10}") {
        if at.is_part_of_number(&label.value) {
            at.split_number(&label);
        } else {
            parts.push(Breakdown { label: label.value, value: at.scalar() });
        }
    }
    parts
}

/// A judgement: an option for the reported year, or period → option.
pub(super) fn judgement(at: &At, context: &Context) -> Judgement {
    let choices = if at.is_map() {
        by_period(at, context, "{H30: 概ね進んだ, H31: 順調に進んだ}", |at| option(at, context))
    } else {
        let option = option(at, context).map(|option| Placed::new(option, at.place.clone()));
        option.into_iter().map(|option| (context.year, option)).collect()
    };
    Judgement { choices }
}

/// An option of the scale.
pub(super) fn option(at: &At, context: &Context) -> Option<OptionIndex> {
    let text = at.text()?.value;
    let scale = &context.form.progress;
    let found = scale.find(&text);
    if found.is_none() {
        let hint = match nearest(&text, scale.options().iter().map(String::as_str)) {
            Some(option) => twin(&text, option).unwrap_or_else(|| format!("「{option}」ではありませんか")),
            None => format!("{} のどれかを書いてください", scale.options().join("、")),
        };
        at.fault("unknown-status", format!("「{text}」は進捗状況の選択肢にありません"), hint);
    }
    found
}
