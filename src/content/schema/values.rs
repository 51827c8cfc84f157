//! Indicators, series over periods, the values in them, and judgements.

use serde_json::{Map, Value, json};

use super::parts::{described, field, filled, filled_text, list, map, one_of, one_of_or, required, text, year_key};
use super::{Basis, defined, keys};
use crate::model::PeriodLabels;

/// A key of digits alone: blank behind it, it is the second half of a number with a comma.
const DIGITS: &str = r"^\s*[0-9]+\s*$";

/// The definitions that a 事業 refers to.
pub(super) fn definitions(basis: &Basis) -> Value {
    json!({ "value": value(), "indicators": indicators(basis), "judgement": judgement(basis) })
}

/// 指標.
fn indicators(basis: &Basis) -> Value {
    let name = required(keys::NAME, "指標の名前", filled_text());
    let unit = field(keys::UNIT, "単位（部、回、人 など）。% は \"%\" と書きます", text());
    let series = basis.form.series.iter().map(|form| {
        let description = format!("{}の値。{{H30: 2300, H31: 2300}} のように、年度ごとに書きます", form.name);
        field(&form.name, &description, series(basis))
    });
    list(map([name, unit].into_iter().chain(series)))
}

/// A series: one value for every period, or period → value.
fn series(basis: &Basis) -> Value {
    let reserved: Vec<Value> = keys::RECORD.iter().map(|key| json!({ "required": [key] })).collect();
    json!({
        "type": ["string", "number", "boolean", "null", "object"],
        "if": { "type": "object", "anyOf": reserved },
        "then": record(),
        "else": by_period(basis, &defined("value")),
    })
}

/// Period → something; not yet said whether it must be a map.
fn by_period(basis: &Basis, value: &Value) -> Value {
    // The printed years are named so that an editor offers them; the rule itself is the pattern.
    let properties: Map<String, Value> = (basis.periods.iter())
        .map(|period| {
            let label = |labels: PeriodLabels| labels.label(0, *period);
            (label(PeriodLabels::Initial), described(value.clone(), &label(PeriodLabels::Era)))
        })
        .collect();
    json!({
        "propertyNames": year_key(&basis.periods),
        "properties": properties,
        "patternProperties": { (DIGITS): filled(value.clone()) },
        "additionalProperties": value,
    })
}

/// A number, a text or a record, or nothing.
fn value() -> Value {
    let mut value = record();
    value["type"] = json!(["string", "number", "boolean", "null", "object"]);
    value
}

/// A value with its parts.
fn record() -> Value {
    map([
        field(keys::VALUE, "値。数、または文字", text()),
        field(keys::SUFFIX, "値の後に印刷する言葉", text()),
        field(keys::BREAKDOWN, "名前と値の組。1行ずつ印刷します", breakdown()),
        field(keys::NOTE, "注。値に ※ が付き、表の下に印刷します", text()),
    ])
}

fn breakdown() -> Value {
    json!({
        "type": ["object", "string", "null"],
        "pattern": r"^\s*$",
        "patternErrorMessage": "{理事会: 11, 定例会: 10} のように書いてください",
        "patternProperties": { "^[0-9]+$": filled(text()) },
        "additionalProperties": text(),
    })
}

/// 進捗状況: an option for the reported year, or period → option.
fn judgement(basis: &Basis) -> Value {
    let mut by_period = by_period(basis, &option(basis));
    by_period["type"] = json!("object");
    one_of_or(options(basis), by_period)
}

/// An option of the scale, or nothing.
pub(super) fn option(basis: &Basis) -> Value {
    one_of(options(basis))
}

fn options(basis: &Basis) -> impl Iterator<Item = &str> + Clone {
    basis.form.axes[0].scale.names()
}
