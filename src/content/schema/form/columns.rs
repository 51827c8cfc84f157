//! 列 and 指標の表.

use serde_json::{Value, json};

use crate::content::schema::defined;
use crate::content::schema::numbers::measure;
use crate::content::schema::parts::{field, filled, list, map, offered, optional_year, or_blank, required, text};
use crate::content::schema::plan::period_labels;
use crate::model::{Carrier, Form, SeriesYear};
use crate::vocabulary as word;

/// The definition of a word for what a column of 取組項目 prints, and of such a column.
const OF_ITEMS: [&str; 2] = ["part-of-items", "column-of-items"];
/// The same of indicators.
const OF_INDICATORS: [&str; 2] = ["part-of-indicators", "column-of-indicators"];

/// The definitions to which [`of_items`] and [`table`] refer.
pub(super) fn definitions(form: &Form) -> impl Iterator<Item = (String, Value)> {
    let kinds = [(OF_ITEMS, words_of_items(form)), (OF_INDICATORS, words_of_indicators(form))];
    kinds.into_iter().flat_map(|([part, one], words)| {
        let stacked = json!({ "type": "array", "minItems": 1, "items": defined(part) });
        let map = column(json!({ "anyOf": [filled(defined(part)), stacked] }));
        let word = offered(words.iter().map(String::as_str), text());
        [(part, word), (one, json!({ "anyOf": [defined(part), map] }))].map(|(name, schema)| (name.to_owned(), schema))
    })
}

/// The columns of the table of 取組項目.
pub(super) fn of_items() -> Value {
    columns(OF_ITEMS)
}

/// An entry of 指標の表.
pub(super) fn table() -> Value {
    map([
        field(word::NAME, "表の名前。指標の「表」に書きます。書かない表は1つだけです", text()),
        field(word::COLUMNS, "表の列", or_blank(columns(OF_INDICATORS))),
        field(word::PERIODS, "この表に出す年度と、その順。書かないときは、資料の表示年度", list(optional_year())),
        field(word::PERIOD_LABELS, "この表の年度の印刷のしかた。書かないときは、資料と同じ", period_labels()),
    ])
}

/// What a column of 取組項目 may print.
fn words_of_items(form: &Form) -> Vec<String> {
    let fixed = [word::NUMBER, word::NAME, word::DEPARTMENTS, word::BUREAU, word::DESCRIPTION, word::OUTCOME];
    let fixed = fixed.map(str::to_owned);
    let axes = form.axes_of(Carrier::Item).map(|axis| axis.name.clone());
    let fields = form.fields_of(Carrier::Item).map(|field| field.name.clone());
    fixed.into_iter().chain(axes).chain(fields).chain(words_of_indicators(form)).collect()
}

/// What a column of indicators may print.
fn words_of_indicators(form: &Form) -> Vec<String> {
    let own = form.series.iter().filter(|series| series.year == SeriesYear::Own);
    let fixed = [word::INDICATORS, word::YEAR, word::UNIT].map(str::to_owned);
    (fixed.into_iter())
        .chain(form.series.iter().map(|series| series.name.clone()))
        .chain(own.map(|series| format!("{}の年度", series.name)))
        .chain(form.axes_of(Carrier::Indicator).map(|axis| axis.name.clone()))
        .chain(form.fields_of(Carrier::Indicator).map(|field| field.name.clone()))
        .collect()
}

/// A list of columns.
fn columns([_, one]: [&str; 2]) -> Value {
    let several = json!({ "type": "array", "minItems": 1, "items": defined(one) });
    let each_period = json!({ "anyOf": [filled(defined(one)), several] });
    let group = map([required(word::EACH_PERIOD, "表示年度のそれぞれに、ここの列を並べます", each_period)]);
    json!({ "type": "array", "minItems": 1, "items": { "anyOf": [defined(one), group] } })
}

/// A column as a map, where `part` is what it prints.
pub(super) fn column(part: Value) -> Value {
    map([
        required(word::PART, "列に印刷するもの", part),
        field(word::LABELS, "列の見出し。書かないときは、内容の名前", text()),
        field(word::WIDTH, "列の幅。全角で何字分か。書かないときは、残りを分けます", measure(1..=200)),
    ])
}
