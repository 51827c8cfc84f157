//! What nodes carry: judgements, own fields, indicators with their series over periods, and the values in them.

use serde_json::{Map, Value, json};

use super::parts::{
    BLANK, Field, described, field, filled, filled_text, keyword, list, map, one_of, one_of_or, or_blank, required,
    text, text_or, together, year_key,
};
use super::{Basis, defined};
use crate::model::{
    Aggregate, Axis, Carrier, Direction, FieldKind, Form, IndicatorTable, Period, PeriodLabels, SeriesYear,
};
use crate::vocabulary as word;

/// A key of digits alone: blank behind it, it is the second half of a number with a comma.
const DIGITS: &str = r"^[0-9]+$";

/// A series of the periods that the plan shows.
const SERIES: &str = "series";
/// A series with a period of its own.
const OWN_YEAR: &str = "series-own-year";

/// The definitions to which [`carried`] refers.
pub(super) fn definitions(basis: &Basis) -> Map<String, Value> {
    let mut definitions = Map::new();
    definitions.insert("value".to_owned(), value());
    definitions.insert("indicators".to_owned(), list(indicator(basis)));
    definitions.insert(SERIES.to_owned(), series(&basis.periods));
    definitions.insert(OWN_YEAR.to_owned(), series(&[]));
    for (index, table) in basis.form.tables.iter().enumerate() {
        definitions.extend(table.periods.as_ref().map(|periods| (series_of_table(index), series(periods))));
    }
    for (index, axis) in basis.form.axes.iter().enumerate() {
        definitions.insert(judgement_on(index), judgement(axis, &basis.periods));
    }
    definitions
}

/// The definition of a series in the 指標の表 at an index, where that has periods of its own.
fn series_of_table(index: usize) -> String {
    format!("series-{}", index + 1)
}

/// The definition of a judgement on the axis at an index.
fn judgement_on(index: usize) -> String {
    format!("judgement-{}", index + 1)
}

/// Everything a section, a 事業 or a 取組項目 carries.
pub(super) fn carried(carrier: Carrier, basis: &Basis) -> impl Iterator<Item = Field<'_>> {
    judgements(carrier, basis).chain(own_fields(carrier, &basis.form)).chain([indicators()])
}

/// The judgements of a node, each under the name of its axis.
pub(super) fn judgements(carrier: Carrier, basis: &Basis) -> impl Iterator<Item = Field<'_>> {
    let axes = basis.form.axes.iter().enumerate().filter(move |(_, axis)| axis.carrier == carrier);
    axes.map(|(index, axis)| {
        field(&axis.name, &format!("{}。空なら未記入です", axis.name), defined(&judgement_on(index)))
    })
}

/// 指標.
pub(super) fn indicators() -> Field<'static> {
    field(word::INDICATORS, "実績の指標。2つ書くと、上段・下段として並びます", defined("indicators"))
}

/// A node that has indicators.
pub(super) fn with_indicators() -> Value {
    json!({
        "required": [word::INDICATORS],
        "properties": { (word::INDICATORS): { "type": "array", "minItems": 1 } },
    })
}

/// 独自, where a node of that kind has own fields.
fn own_fields(carrier: Carrier, form: &Form) -> Option<Field<'_>> {
    form.fields_of(carrier).next()?;
    let fields = form.fields_of(carrier).map(|own| match own.kind {
        FieldKind::Text => field(&own.name, &own.name, text()),
        FieldKind::Number | FieldKind::Money => {
            let unit = own.unit.as_ref().map(|unit| format!("（{unit}）")).unwrap_or_default();
            field(&own.name, &format!("{}{unit}。数、または年度ごとの数", own.name), defined(SERIES))
        }
    });
    Some(field(word::OWN, "この計画だけの項目", or_blank(map(fields))))
}

/// An indicator.
fn indicator(basis: &Basis) -> Value {
    let form = &basis.form;
    let in_one = in_one_table(form);
    let fields = [
        required(word::NAME, "指標の名前", filled_text()),
        field(word::UNIT, "単位（部、回、人 など）。% は \"%\" と書きます", text()),
        field(word::DIRECTION, "増（書かないときも）か減。どちらに動くとよいか", keyword(&Direction::KEYWORDS)),
        field(word::BREAKDOWN, "この指標の内訳の指標", defined("indicators")),
        field(word::COMPUTATION, "内訳から求めるとき。合計か平均", keyword(&Aggregate::KEYWORDS)),
    ];
    let table = form
        .named_tables()
        .next()
        .map(|_| field(word::TABLE, "指標が載る表。書かないときは、名前のない表", one_of(form.named_tables())));
    let series = form.series.iter().map(|series| {
        let example = match series.year {
            SeriesYear::Shown => "{H30: 2300, H31: 2300} のように、年度ごとに書きます",
            SeriesYear::Own => "{R6: 2300} のように、その年度とともに書きます",
        };
        let values = match series.year {
            SeriesYear::Own => defined(OWN_YEAR),
            SeriesYear::Shown if in_one => defined(SERIES),
            SeriesYear::Shown => json!({}),
        };
        field(&series.name, &format!("{}の値。{example}", series.name), values)
    });
    let judgements = judgements(Carrier::Indicator, basis);
    let own = own_fields(Carrier::Indicator, form);
    let mut indicator = map(fields.into_iter().chain(table).chain(series).chain(judgements).chain(own));
    let mut rules = vec![together(word::COMPUTATION, word::BREAKDOWN)];
    rules.extend((!in_one).then(|| by_table(form)));
    indicator["allOf"] = json!(rules);
    indicator
}

/// Whether an indicator may have the same periods in whatever table it stands.
fn in_one_table(form: &Form) -> bool {
    form.tables.iter().all(|table| table.periods.is_none())
}

/// The periods of an indicator are those of the table that it names.
fn by_table(form: &Form) -> Value {
    let shown = || form.series.iter().filter(|series| series.year == SeriesYear::Shown);
    let in_table = |(index, table): (usize, &IndicatorTable)| {
        let definition = if table.periods.is_some() { series_of_table(index) } else { SERIES.to_owned() };
        let series: Map<String, Value> = shown().map(|series| (series.name.clone(), defined(&definition))).collect();
        json!({ "properties": series })
    };
    let tables = || form.tables.iter().enumerate();
    let unnamed = tables().find(|(_, table)| table.name.is_empty()).map(in_table);
    let unnamed = unnamed.unwrap_or_else(|| {
        let series: Map<String, Value> = shown().map(|series| (series.name.clone(), defined(SERIES))).collect();
        json!({ "properties": series })
    });
    tables().filter(|(_, table)| !table.name.is_empty()).fold(unnamed, |others, (index, table)| {
        let is_it = filled(one_of([table.name.as_str()].into_iter()));
        json!({
            "if": { "required": [word::TABLE], "properties": { (word::TABLE): is_it } },
            "then": in_table((index, table)),
            "else": others,
        })
    })
}

/// A series: one value for every period, or period → value; any period where none are known.
fn series(periods: &[Period]) -> Value {
    let reserved: Vec<Value> = word::RECORD.iter().map(|key| json!({ "required": [key] })).collect();
    json!({
        "type": ["string", "number", "boolean", "null", "object"],
        "if": { "type": "object", "anyOf": reserved },
        "then": record(),
        "else": by_period(periods, &defined("value")),
    })
}

/// Period → something; not yet said whether it must be a map.
fn by_period(periods: &[Period], value: &Value) -> Value {
    // The printed years are named so that an editor offers them; the rule itself is the pattern.
    let properties: Map<String, Value> = (periods.iter())
        .map(|period| {
            let label = |labels: PeriodLabels| labels.label(0, *period);
            (label(PeriodLabels::Initial), described(value.clone(), &label(PeriodLabels::Era)))
        })
        .collect();
    json!({ "propertyNames": year_key(periods), "properties": properties, "additionalProperties": value })
}

/// A number, a text or a record, or nothing.
fn value() -> Value {
    text_or(record())
}

/// A value with its parts.
fn record() -> Value {
    map([
        field(word::VALUE, "値。数、または文字", text()),
        field(word::SUFFIX, "値の後に印刷する言葉", text()),
        field(word::BREAKDOWN, "名前と値の組。1行ずつ印刷します", breakdown()),
        field(word::NOTE, "注。値に ※ が付き、表の下に印刷します", text()),
    ])
}

fn breakdown() -> Value {
    json!({
        "type": ["object", "string", "null"],
        "pattern": BLANK,
        "patternErrorMessage": "{理事会: 11, 定例会: 10} のように書いてください",
        "patternProperties": { (DIGITS): filled(text()) },
        "additionalProperties": text(),
    })
}

/// A judgement: an option for the reported year, or period → option; several where the axis allows it.
fn judgement(axis: &Axis, periods: &[Period]) -> Value {
    let one_or_several = if axis.multiple {
        one_of_or(options(axis), json!({ "type": "array", "items": option(axis) }))
    } else {
        option(axis)
    };
    let mut by_period = by_period(periods, &one_or_several);
    by_period["type"] = json!("object");
    json!({ "anyOf": [one_or_several, by_period] })
}

/// An option of an axis, or nothing.
pub(super) fn option(axis: &Axis) -> Value {
    one_of(options(axis))
}

/// The names and the symbols of the options of an axis.
pub(super) fn options(axis: &Axis) -> impl Iterator<Item = &str> + Clone {
    let symbols = axis.scale.options().iter().filter_map(|option| option.symbol.as_deref());
    axis.scale.names().chain(symbols)
}
