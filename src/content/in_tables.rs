//! 表: the tables in which an indicator stands, and the periods that its values may have there.

use serde_json::{Map, Value as Json, json};

use super::codec::Codec;
use super::codec::schema::{defined, filled, one_of, one_of_or};
use super::values::SERIES;
use crate::content::faults;
use crate::content::yaml::Cursor;
use crate::model::{Form, InTables, IndicatorTable, Period, SeriesYear};
use crate::vocabulary::{ITEM_ROWS, TABLE};

/// The definition of a series of an indicator that stands in several tables, which may show different periods.
const OF_SEVERAL: &str = "series-of-several-tables";

/// Where an indicator stands that names no table, and whether it may name the rows of 取組項目.
#[derive(Debug, Clone)]
pub(super) struct Usual {
    pub tables: InTables,
    pub has_row: bool,
}

/// 表: the name of a 指標の表, or a list of names, each once.
pub(super) fn in_tables<'a>(has_row: bool, form: &'a Form) -> Codec<'a, InTables> {
    let named = || form.named_tables().map(|name| (name, name));
    // A table of that name is meant as soon as there is one.
    let row = move || Some((ITEM_ROWS, "")).filter(|_| form.named_tables().all(|name| name != ITEM_ROWS));
    let words = move || named().chain(row().filter(|_| has_row)).collect::<Vec<_>>();
    let read = move |at: &Cursor| {
        let words = words();
        if !at.is_list() {
            return at.keyword(&words).map(InTables::one);
        }
        let elements = at.elements();
        if elements.is_empty() {
            let hint = format!("「{TABLE}: [{}]」のように、1つ以上書いてください", words[0].0);
            at.fault_at(&at.place.of_key(), faults::OPTION_COUNT, "表がありません", hint);
        }
        let mut names: Vec<(&str, Cursor)> = Vec::new();
        for at in elements {
            if at.is_blank() {
                at.fault(faults::BLANK_KEY, "表の名前が空です", "名前を書くか、要らないなら消してください");
            }
            let Some(name) = at.keyword(&words) else { continue };
            match names.iter().find(|(other, _)| *other == name) {
                Some((_, first)) => {
                    let first = at.excerpt(&first.place).told_at(&at.excerpt(&at.place));
                    let word = at.word().unwrap_or_default();
                    let message = format!("「{word}」が2度書かれています（1度目は{first}）");
                    at.fault(faults::DUPLICATE_NAME, message, "どちらか一方を消してください");
                }
                None => names.push((name, at)),
            }
        }
        (!names.is_empty()).then(|| InTables::new(names.iter().map(|(name, _)| *name)))
    };
    // Indicators of every kind of node have the same schema.
    let offered = move || named().chain(row().filter(|_| form.prints_columns())).map(|(word, _)| word);
    let list =
        move || json!({ "type": "array", "items": filled(one_of(offered())), "minItems": 1, "uniqueItems": true });
    Codec::new(read, move || one_of_or(offered(), list()), |_| String::new())
}

/// Whether all tables have the same periods.
pub(super) fn show_the_same(form: &Form) -> bool {
    form.tables.iter().all(|table| table.periods.is_none())
}

/// The name of the table that says by its own 表示年度 which periods the values of an indicator may have; `None` if that of the
/// plan says it, too.
pub(super) fn own_list<'t>(tables: &'t InTables, form: &Form) -> Option<&'t str> {
    let has_own = |name: &str| form.tables.iter().any(|table| table.name == name && table.periods.is_some());
    tables.names().all(has_own).then(|| tables.first())
}

/// The schema rule that the periods of an indicator are those of the table it names.
pub(super) fn periods_of_its_tables(form: &Form) -> Json {
    let shown = || form.series.iter().filter(|series| series.year == SeriesYear::Shown);
    let all = |definition: &str| {
        let series: Map<String, Json> = shown().map(|series| (series.name.clone(), defined(definition))).collect();
        json!({ "properties": series })
    };
    let in_table = |(index, table): (usize, &IndicatorTable)| {
        if table.periods.is_some() { all(&series_of_table(index)) } else { all(SERIES) }
    };
    let tables = || form.tables.iter().enumerate();
    let unnamed = tables().find(|(_, table)| table.name.is_empty()).map_or_else(|| all(SERIES), in_table);
    let in_one = tables().filter(|(_, table)| !table.name.is_empty()).fold(unnamed, |others, (index, table)| {
        let is_it = filled(one_of([table.name.as_str()].into_iter()));
        json!({
            "if": { "required": [TABLE], "properties": { (TABLE): is_it } },
            "then": in_table((index, table)),
            "else": others,
        })
    });
    json!({
        "if": { "required": [TABLE], "properties": { (TABLE): { "type": "array" } } },
        "then": all(OF_SEVERAL),
        "else": in_one,
    })
}

/// The periods of the definitions to which [`periods_of_its_tables`] refers, beside that of the plan.
pub(super) fn definitions<'a>(form: &'a Form, of_plan: &'a [Period]) -> Vec<(String, Vec<Period>)> {
    let tables = form.tables.iter().enumerate();
    let own = tables.filter_map(|(index, table)| Some((series_of_table(index), table.periods.clone()?)));
    let mut definitions: Vec<(String, Vec<Period>)> = own.collect();
    if !show_the_same(form) {
        let names = form.tables.iter().map(|table| table.name.as_str()).chain([""]);
        let all = form.periods_of_all(&InTables::new(names), of_plan).into_owned();
        definitions.push((OF_SEVERAL.to_owned(), all));
    }
    definitions
}

/// The definition of a series in the 指標の表 at an index that has its own periods.
fn series_of_table(index: usize) -> String {
    format!("series-{}", index + 1)
}
