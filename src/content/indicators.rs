//! 指標: the indicators of a node, each with its series over periods.

use serde_json::{Value as Json, json};

use super::codec::schema::defined;
use super::codec::{Codec, Visitor, keyword, list, placed_text, record, switch, word};
use super::context::Context;
use super::derivations::derivation;
use super::in_charge;
use super::in_tables::{self, Usual, in_tables, own_list, periods_of_its_tables, show_the_same};
use super::judgements::judgements;
use super::own_fields::own_fields;
use super::values::{self, Allowed, SERIES, Values};
use crate::content::faults;
use crate::content::misspelling::nearest;
use crate::content::yaml::{Cursor, Fields};
use crate::model::{
    Carrier, Direction, Form, InTables, Indicator, Period, PeriodLabels, Placed, Role, Scalar, Series, SeriesForm,
    SeriesYear,
};
use crate::vocabulary::reserved::OF_INDICATORS;
use crate::vocabulary::{BREAKDOWN, COMPUTATION, DIRECTION, INDICATORS, NAME, NAME_PRINTED, TABLE, UNIT};

const EXAMPLE: &str = "{名称: 発行部数, 単位: 部, 実績: {H30: 2300}}";

/// The maximum length of a value that a message quotes, in characters.
const LONGEST: usize = 20;
/// The definition of 指標 in the schema.
const DEFINITION: &str = "indicators";
/// The definition of a series with a period of its own.
const OWN_YEAR: &str = "series-own-year";

/// The key 指標 of a node.
pub(super) fn indicators(d: &mut Visitor, carrier: Carrier, indicators: &mut Vec<Indicator>, context: &Context) {
    let mut read = None;
    optional(d, carrier, &mut read, context);
    if let Some(read) = read {
        *indicators = read;
    }
}

/// The key 指標 of a node; `None` if it is absent.
pub(super) fn optional(d: &mut Visitor, carrier: Carrier, indicators: &mut Option<Vec<Indicator>>, context: &Context) {
    let tables = &context.form.tables;
    // An indicator of a 取組項目 that names no table is in the row of the item; other nodes have no row.
    let has_row = carrier == Carrier::Item && context.form.prints_columns();
    let usual = match tables.first() {
        Some(first) if !has_row && !context.form.has_table("") => InTables::one(&first.name),
        _ => InTables::UNNAMED,
    };
    let usual = Usual { tables: usual, has_row };
    let about = "実績の指標。2つ書くと、上段・下段として並びます";
    d.even_blank(INDICATORS, about, indicators, self::list_in(&usual, context).defined(DEFINITION).some());
    if let Some(fields) = d.reading().filter(|_| !matches!(carrier, Carrier::Section(_))) {
        beside(fields, carrier, &context.form);
    }
}

/// Reports keys of an indicator that are written beside 指標 instead of in one.
fn beside(fields: &mut Fields, carrier: Carrier, form: &Form) {
    let is_axis = |key: &str| form.axis(carrier, key).is_some();
    let series = form.series.iter().map(|series| series.name.as_str());
    let keys: Vec<&str> = [UNIT, DIRECTION, BREAKDOWN, COMPUTATION].into_iter().chain(series).collect();
    let is_beside = |key: &str| keys.contains(&key) && !is_axis(key);
    let found: Vec<_> = fields.unknown().filter(|(key, _)| is_beside(&key.value)).cloned().collect();
    let line = fields.get(INDICATORS).map(|at| at.excerpt(&at.place.of_key()).line);
    for (key, at) in found {
        fields.take(&key.value);
        let word =
            at.word().filter(|text| text.chars().count() <= LONGEST && !text.contains([',', '}', ']', ':', '\n']));
        let hint = match line {
            Some(line) => format!("「{}」は、{line}行目の「{INDICATORS}」の中の、1つずつの指標に書きます", key.value),
            None => format!(
                "「{}」は、「{INDICATORS}: [{{{NAME}: …, {}: {}}}]」のように「{INDICATORS}」の中に書きます",
                key.value,
                key.value,
                word.as_deref().unwrap_or("…")
            ),
        };
        fields.at().fault_at(&key.place, faults::UNKNOWN_KEY, format!("「{}」という項目はありません", key.value), hint);
    }
}

/// The definitions that the schema of 指標 refers to.
pub(super) fn definitions(context: &Context) -> impl Iterator<Item = (String, Json)> {
    let series = |periods: &[Period]| values::series(&[], Allowed::of_plan(periods), context).schema();
    let usual = Usual { tables: InTables::UNNAMED, has_row: false };
    let fixed = [
        (values::DEFINITION.to_owned(), values::value(context).schema()),
        (DEFINITION.to_owned(), list_in(&usual, context).blank_schema()),
        (SERIES.to_owned(), series(&context.periods)),
        (OWN_YEAR.to_owned(), series(&[])),
    ];
    let own = in_tables::definitions(&context.form, &context.periods).into_iter();
    let own: Vec<_> = own.map(|(name, periods)| (name, series(&periods))).collect();
    fixed.into_iter().chain(own)
}

/// Indicators; those that name no table stand in the usual ones.
fn list_in<'a>(usual: &Usual, context: &'a Context) -> Codec<'a, Vec<Indicator>> {
    list(format!("- {EXAMPLE}"), indicator(usual, context)).codec()
}

fn indicator<'a>(usual: &Usual, context: &'a Context) -> Codec<'a, Indicator> {
    let none = Indicator { tables: usual.tables.clone(), ..Indicator::default() };
    let has_row = usual.has_row;
    record(EXAMPLE, none, move |d, indicator| define(d, indicator, has_row, context))
}

/// - `has_row`: whether it may stand in the row of a 取組項目
fn define(d: &mut Visitor, indicator: &mut Indicator, has_row: bool, context: &Context) {
    let form = &context.form;
    d.required(NAME, "指標の名前", &mut indicator.name, placed_text());
    let about = "あり（書かないときも）か、なし。すぐ上の指標と同じ名前の行として並べるとき、なし";
    let mut is_named = !indicator.is_unnamed;
    d.field(NAME_PRINTED, about, &mut is_named, switch());
    indicator.is_unnamed = !is_named;
    let about = "単位（部、回、人 など）。% は \"%\" と書きます";
    d.field(UNIT, about, &mut indicator.unit, placed_text().some());
    if form.named_tables().next().is_some() {
        let about = "指標が載る表の名前。2つ以上の表に載せるときは、名前の一覧。書かないときは、名前のない表";
        d.field(TABLE, about, &mut indicator.tables, in_tables(has_row, form));
    }
    let tables = indicator.tables.clone();
    let periods = form.periods_of_all(&tables, &context.periods);
    let own_list = own_list(&tables, form);
    for series in &form.series {
        let example = match series.year {
            SeriesYear::Shown => "{H30: 2300, H31: 2300} のように、年度ごとに書きます",
            SeriesYear::Own => "{R6: 2300} のように、その年度とともに書きます",
            SeriesYear::Common => "2300 のように、値だけを書きます",
        };
        let mut values = None;
        let about = format_args!("{}の値。{example}", series.name);
        d.even_blank(&series.name, about, &mut values, self::values(series, &periods, own_list, context).some());
        indicator.series.extend(values.map(|values| Series { name: series.name.clone(), values }));
    }
    in_charge::of_whole(d, &mut indicator.in_charge, context);
    let about = "増（書かないときも）か減。どちらに動くとよいか";
    d.field(DIRECTION, about, &mut indicator.direction, keyword(&Direction::KEYWORDS));
    judgements(d, Carrier::Indicator, &mut indicator.judgements, context);
    own_fields(d, Carrier::Indicator, &mut indicator.fields, context);
    if !d.reading().is_some_and(|fields| told_as_breakdown_of_value(fields, context)) {
        let parts = list_in(&Usual { tables, has_row }, context).defined(DEFINITION);
        d.field(BREAKDOWN, "この指標の内訳の指標", &mut indicator.parts, parts);
    }
    derivation(d, &mut indicator.derivation);
    if !show_the_same(form) {
        d.rule(|| periods_of_its_tables(form));
    }
    let Some(fields) = d.reading() else { return };
    indicator.place = fields.at().place.clone();
    several_years(fields, form);
    undeclared_series(fields, form);
}

/// Reports values under a key that the form does not declare as a series, and how to declare it.
fn undeclared_series(fields: &mut Fields, form: &Form) {
    let is_value = |at: &Cursor| {
        let by_period = !at.is_empty_map()
            && at.is_map()
            && at.entries("").iter().all(|(key, _)| Period::parse(&key.value).is_some());
        let is_number = |word: String| matches!(Scalar::parse(&word), Scalar::Number(_));
        by_period || at.word().is_some_and(is_number)
    };
    let known: Vec<String> = form.series.iter().map(|series| series.name.clone()).collect();
    let keys = known.iter().map(String::as_str).chain(OF_INDICATORS);
    let is_near = |word: &str| nearest(word, keys.clone()).is_some();
    let undeclared: Vec<Placed<String>> = fields
        .unknown()
        .filter(|(name, at)| is_value(at) && !is_near(&name.value))
        .map(|(name, _)| name.clone())
        .collect();
    for name in undeclared {
        let figure = fields.take(&name.value).and_then(|at| at.word()).unwrap_or_else(|| "…".to_owned());
        let key = &name.value;
        if Period::parse(key).is_some() {
            let before = fields
                .at()
                .keys()
                .into_iter()
                .take_while(|other| other != key)
                .filter(|other| form.series(other).is_some());
            let series = before.last().or(known.first().map(String::as_str)).unwrap_or("実績");
            let message = format!("「{key}」は年度なので、指標の項目になりません");
            let hint = format!("「{series}: {{{key}: {figure}}}」のように、系列の値の括弧 {{ }} の中に書いてください");
            fields.at().fault_at(&name.place, faults::UNKNOWN_KEY, message, hint);
            continue;
        }
        let message = format!("「{key}」という系列は、様式にありません");
        // A list of names alone would drop what the form says of its series.
        let is_usual = form.series == Form::default().series;
        let declared = if is_usual {
            format!("plan.yaml の「様式」に「系列: [{}, {key}]」のように", known.join(", "))
        } else {
            format!("様式の「系列」に「{key}」を")
        };
        let hint = format!("{declared}加えるか、この項目を消してください");
        fields.at().fault_at(&name.place, faults::UNKNOWN_KEY, message, hint);
    }
}

/// Reports values of several years under a key that is no series, but near one that has a single year of its own.
fn several_years(fields: &mut Fields, form: &Form) {
    let own = || form.series.iter().filter(|series| series.year == SeriesYear::Own);
    let found: Vec<_> = fields.unknown().filter(|(_, at)| at.keys().len() > 1 && are_years(at)).cloned().collect();
    let keys = fields.at().keys();
    for (name, at) in found {
        let near = nearest(&name.value, own().map(|series| series.name.as_str()));
        if let Some(series) = near.and_then(|near| form.series(near)).filter(|it| !keys.contains(&it.name.as_str())) {
            fields.take(&name.value);
            let message = format!("「{}」という項目はありません", name.value);
            fields.at().fault_at(&name.place, faults::UNKNOWN_KEY, message, apart(&at, series, form, &keys));
        }
    }
}

/// Whether a map has periods for keys.
fn are_years(at: &Cursor) -> bool {
    !at.is_empty_map() && at.is_map() && at.keys().iter().all(|key| Period::parse(key).is_some())
}

/// How values of several years are written where each series has one.
///
/// - `series`: that under which they are written
/// - `keys`: what the indicator has already
fn apart(at: &Cursor, series: &SeriesForm, form: &Form, keys: &[&str]) -> String {
    let mut values: Vec<(Period, String)> = Vec::new();
    for key in at.keys() {
        let word = at.peek(key).and_then(|at| at.word()).filter(|word| word.chars().count() <= LONGEST);
        values.extend(
            Period::parse(key).map(|period| (period, format!("{{{key}: {}}}", word.as_deref().unwrap_or("…")))),
        );
    }
    values.sort_by_key(|(period, _)| *period);
    let is_free = |other: &&SeriesForm| other.name == series.name || !keys.contains(&other.name.as_str());
    let alike = |other: &&SeriesForm| other.year == SeriesYear::Own && other.role == series.role;
    let free: Vec<&SeriesForm> = form.series.iter().filter(alike).filter(is_free).collect();
    if free.len() >= values.len() {
        let entries = free.iter().zip(&values).map(|(series, (_, value))| format!("{}: {value}", series.name));
        let entries = entries.collect::<Vec<_>>().join(", ");
        return format!("「{entries}」のように、1つの系列に1つの年度の値を書いてください");
    }
    let role = match series.role {
        Role::None => String::new(),
        role => format!("役割: {}, ", word(&Role::KEYWORDS, &role)),
    };
    format!(
        "「{}」には1つの年度の値だけを書きます。ほかの値も印刷するなら、様式の「系列」に「{{名称: …, {role}年度: 独自}}」を加えて、その系列に書いてください",
        series.name
    )
}

/// Reports a 内訳 of names and numbers, which belongs into a value.
fn told_as_breakdown_of_value(fields: &mut Fields, context: &Context) -> bool {
    let Some(at) = fields.get(BREAKDOWN).filter(values::is_bare_breakdown) else { return false };
    let form = &context.form;
    let series = form.series.iter().find(|series| series.year == SeriesYear::Shown);
    let series = series.map_or("実績", |series| series.name.as_str());
    let [year, label] = [PeriodLabels::Initial, PeriodLabels::Era].map(|style| style.label(0, context.year));
    let entries: Vec<String> =
        at.keys().iter().filter_map(|key| Some(format!("{key}: {}", at.peek(key)?.word()?))).collect();
    let message = format!("指標の「{BREAKDOWN}」には、指標の一覧を書きます（名前と数の組になっています）");
    let hint = format!(
        "{label}の値の内訳なら、この「{BREAKDOWN}」を消して、「{series}: {{{year}: {{{BREAKDOWN}: {{{}}}}}}}」と書いてください",
        entries.join(", ")
    );
    at.fault_at(&at.place.of_key(), faults::WRONG_TYPE, message, hint);
    true
}

/// The values of a series.
///
/// - `periods`, `own_list`: what the tables of its indicator show, and the name of the first one if each has a list of its own
fn values<'a>(
    series: &'a SeriesForm,
    periods: &'a [Period],
    own_list: Option<&'a str>,
    context: &'a Context,
) -> Codec<'a, Values> {
    let is_aim = matches!(series.role, Role::Target | Role::Baseline | Role::None) && series.computation.is_none();
    let aim = Some(series.name.as_str()).filter(|_| is_aim);
    let allowed = Allowed { periods, table: own_list, aim };
    match series.year {
        SeriesYear::Shown => {
            let codec = values::series(periods, allowed, context);
            // Otherwise the rule of the indicator says which periods a series may have.
            if show_the_same(&context.form) {
                codec.defined(SERIES)
            } else {
                Codec::new(move |at| codec.read(at), || json!({}), |_| String::new())
            }
        }
        SeriesYear::Own => {
            let read = move |at: &Cursor| {
                // A value without a year belongs to the latest year shown, whatever their order.
                let last = periods.iter().max().copied().unwrap_or(context.year);
                let mut values = values::series(&[last], Allowed::ANY, context).read(at)?;
                if values.len() > 1 {
                    let message = format!("「{}」に値が{}個あります", series.name, values.len());
                    let hint = apart(at, series, &context.form, &at.keys_around());
                    at.fault(faults::DUPLICATE_YEAR, message, hint);
                }
                values.truncate(1);
                Some(values)
            };
            Codec::new(read, || defined(OWN_YEAR), |_| String::new())
        }
        SeriesYear::Common => {
            let read = move |at: &Cursor| {
                if at.is_list() || at.is_map() && !values::is_record(at) {
                    let name = &series.name;
                    let message = format!("「{name}」は、年度ごとの値を持ちません（年度: 共通）");
                    let by_year = match at.is_list() {
                        true => format!("消して、{}書いて", values::by_year(at, periods)),
                        false => "消して".to_owned(),
                    };
                    let hint = format!(
                        "「{name}: 900」のように値だけを書いてください。年度ごとに書くなら、様式の系列「{name}」の「年度: 共通」を{by_year}ください"
                    );
                    at.fault(faults::WRONG_TYPE, message, hint);
                    return None;
                }
                let last = periods.iter().max().copied().unwrap_or(context.year);
                values::series(&[last], Allowed::of_plan(&[last]), context).read(at)
            };
            Codec::new(read, || defined(values::DEFINITION), |_| String::new())
        }
    }
}

/// The schema rule of a node that has indicators.
pub(super) fn are_written() -> Json {
    json!({
        "required": [INDICATORS],
        "properties": { (INDICATORS): { "type": "array", "minItems": 1 } },
    })
}
