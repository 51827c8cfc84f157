//! The values of series: a number, a text or a record for every period, or for all of them.

use serde_json::{Map, Value as Json, json};

use super::codec::schema::{self, BLANK, defined};
use super::codec::{Codec, Visitor, placed_text, record};
use super::context::Context;
use super::periods;
use crate::characters::is_digit;
use crate::content::faults;
use crate::content::misspelling::nearest;
use crate::content::yaml::{Cursor, entries_of_years};
use crate::model::{Breakdown, Period, PeriodLabels, Placed, Record, Scalar, Value};
use crate::vocabulary::{BREAKDOWN, NOTE, OWN, RECORD, SUFFIX, TABLES, UNIT, VALUE, YEAR};

/// The years of an example where none are known.
const USUAL_YEARS: [&str; 2] = ["H30", "H31"];

/// A key that consists of digits only. With a blank behind it, it is the second half of a number with a comma.
const DIGITS: &str = r"^[0-9]+$";

/// The definition of a series over the periods that the plan shows.
pub(super) const SERIES: &str = "series";

/// Values, each with its period and its place.
pub(super) type Values = Vec<(Period, Placed<Value>)>;

/// The periods for which something may be written, and what lists them.
#[derive(Clone, Copy)]
pub(super) struct Allowed<'a> {
    /// Any period if there are none.
    pub periods: &'a [Period],
    /// The 指標の表 that has 表示年度 of its own; `None` for those of plan.yaml.
    pub table: Option<&'a str>,
    /// The series of an aim, which may be meant for one year of its own.
    pub aim: Option<&'a str>,
}

impl<'a> Allowed<'a> {
    /// The periods that plan.yaml lists.
    pub(super) fn of_plan(periods: &'a [Period]) -> Self {
        Self { periods, table: None, aim: None }
    }

    /// Every period.
    pub(super) const ANY: Self = Self { periods: &[], table: None, aim: None };
}

/// A series: one value for `every` period, or period → value. A period that is not `allowed` is a fault.
pub(super) fn series<'a>(every: &'a [Period], allowed: Allowed<'a>, context: &'a Context) -> Codec<'a, Values> {
    Codec::new(
        move |at| Some(values(at, every, allowed, context)),
        move || {
            let reserved: Vec<Json> = RECORD.iter().map(|key| json!({ "required": [key] })).collect();
            json!({
                "type": ["string", "number", "boolean", "null", "object"],
                "if": { "type": "object", "anyOf": reserved },
                "then": map(context).schema(),
                "else": by_period_schema(allowed.periods, &defined(DEFINITION)),
            })
        },
        |_| String::new(),
    )
}

fn values(at: &Cursor, every: &[Period], allowed: Allowed, context: &Context) -> Values {
    if at.is_blank() {
        return Vec::new();
    }
    let for_every_period = |value: Value| {
        let value = Placed::new(value, at.place.clone());
        every.iter().map(|period| (*period, value.clone())).collect()
    };
    let shown = if allowed.periods.is_empty() { every } else { allowed.periods };
    if at.is_list() {
        let hint = format!("{}書いてください", by_year(at, shown));
        at.fault(faults::WRONG_TYPE, "ここには一覧ではなく、年度ごとの値を書きます", hint);
        return Vec::new();
    }
    if !at.is_map() {
        let word = at.word().unwrap_or_default();
        if let Some(entries) = entries_of_years(&word) {
            // What a comma has cut off is told with it.
            if !at.is_cut() {
                let period = entries.split(':').next().unwrap_or_default();
                let message = format!("「{period}」と値が分かれていないので、このまま文字として印刷されます");
                let hint = format!("「{{{entries}}}」のように {{ }} で囲み、コロンの後に半角の空白を入れてください");
                at.fault(faults::SPLIT_VALUE, message, hint);
            }
            return Vec::new();
        }
        return value(context).read(at).map(for_every_period).unwrap_or_default();
    }
    let example = example(shown, ["2300", "2300"]);
    let entries = at.entries(&example);
    let reserved = entries.iter().filter(|(key, _)| RECORD.contains(&key.value.as_str())).count();
    let halves = entries.iter().filter(|(key, _)| at.is_rest(key, &is_key)).count();
    if reserved > 0 && reserved + halves == entries.len() {
        return value(context).read(at).map(for_every_period).unwrap_or_default();
    }
    if reserved > 0 && entries.iter().any(|(key, _)| Period::parse(&key.value).is_some()) {
        let year = PeriodLabels::Initial.label(0, context.year);
        let hint = format!("年度ごとに {{{year}: {{値: 1295, 付記: (内障害者21)}}}} のように書いてください");
        at.fault(faults::MIXED_KEYS, "年度と、値の項目（値、単位、付記、内訳、注）が混ざっています", hint);
        return Vec::new();
    }
    let value = value(context);
    by_period(at, allowed, &example, &RECORD, |at| value.read(at).into_iter().collect())
}

/// How to write a list of values by year; if they are fewer than the years, it is not known to which they belong.
pub(super) fn by_year(at: &Cursor, shown: &[Period]) -> String {
    let values: Option<Vec<String>> = at.elements().iter().map(Cursor::word).collect();
    let values = values.filter(|values| values.len() <= shown.len() && !values.is_empty());
    let Some(values) = values else { return format!("{} のように", example(shown, ["2300", "2300"])) };
    let is_certain = values.len() == shown.len();
    let pair = |(period, value): (&Period, String)| format!("{}: {value}", PeriodLabels::Initial.label(0, *period));
    let pairs = shown.iter().zip(values).map(pair).collect::<Vec<_>>().join(", ");
    let which = if is_certain { "" } else { "、それぞれの値の年度を付けて" };
    format!("{{{pairs}}} のように{which}")
}

/// Two values by year as an example: for the first of the years shown.
pub(super) fn example(shown: &[Period], values: [&str; 2]) -> String {
    let years = shown.iter().map(|period| PeriodLabels::Initial.label(0, *period));
    let usual = USUAL_YEARS.map(str::to_owned).into_iter().filter(|_| shown.is_empty());
    let pairs: Vec<String> = years.chain(usual).zip(values).map(|(year, value)| format!("{year}: {value}")).collect();
    format!("{{{}}}", pairs.join(", "))
}

/// Whether a word is a key of values: a period, or part of a record.
fn is_key(word: &str) -> bool {
    RECORD.contains(&word) || Period::parse(word).is_some()
}

/// Whether a map is a value record rather than period → value.
pub(super) fn is_record(at: &Cursor) -> bool {
    RECORD.iter().any(|key| at.peek(key).is_some())
}

/// A map period → something. Blank periods are left out.
///
/// - `instead`: keys that the map may have instead of periods
pub(super) fn by_period<T>(
    at: &Cursor,
    allowed: Allowed,
    example: &str,
    instead: &[&str],
    read: impl Fn(&Cursor) -> Vec<T>,
) -> Vec<(Period, Placed<T>)> {
    let mut out: Vec<(Period, Placed<T>)> = Vec::new();
    let mut seen: Vec<(Period, Placed<String>)> = Vec::new();
    let map = at;
    for (key, at) in map.entries(example) {
        let Some(period) = period(map, &key, allowed, instead) else { continue };
        if let Some((_, first)) = seen.iter().find(|(other, _)| *other == period) {
            at.repeated_year(&key, first);
        } else {
            let values = read(&at);
            seen.extend((!values.is_empty()).then_some((period, key)));
            out.extend(values.into_iter().map(|value| (period, Placed::new(value, at.place.clone()))));
        }
    }
    out
}

/// The schema of the keys and values of period → something, without the type.
pub(super) fn by_period_schema(periods: &[Period], value: &Json) -> Json {
    // Names the printed years so that an editor offers them; the pattern is the actual rule.
    let properties: Map<String, Json> = (periods.iter())
        .map(|period| {
            let label = |labels: PeriodLabels| labels.label(0, *period);
            (label(PeriodLabels::Initial), schema::described(value.clone(), &label(PeriodLabels::Era)))
        })
        .collect();
    json!({ "propertyNames": schema::year_key(periods), "properties": properties, "additionalProperties": value })
}

fn period(map: &Cursor, key: &Placed<String>, allowed: Allowed, instead: &[&str]) -> Option<Period> {
    let text = key.value.trim();
    let Some(period) = Period::parse(text) else {
        if map.told_as_bare(key, faults::UNKNOWN_YEAR, &is_key) {
            return None;
        }
        let hint = match nearest(text, instead.iter().copied()) {
            Some(known) => format!("年度なら H31 のように書いてください。「{known}」ではありませんか"),
            None => {
                let usual = || "年度は H31、R1、2019、平成31 のように書いてください".to_owned();
                let spelling = periods::spelling(text).unwrap_or_else(usual);
                let of_values = instead.contains(&BREAKDOWN) && !text.contains(is_digit);
                let breakdown =
                    if of_values { "。値の内訳なら「{内訳: {…}}」の中に書きます" } else { "" };
                format!("{spelling}{breakdown}")
            }
        };
        map.fault_at(&key.place, faults::UNKNOWN_YEAR, format!("「{text}」は年度として読めません"), hint);
        return None;
    };
    if !allowed.periods.is_empty() && !allowed.periods.contains(&period) {
        let message = format!("「{text}」は表示年度にないので、印刷されません");
        map.fault_at(&key.place, faults::YEAR_NOT_SHOWN, message, not_shown(map, (text, period), allowed));
        return None;
    }
    Some(period)
}

/// The remedy for a period that is not shown: perhaps it is a slip for the only one that is missing.
fn not_shown(map: &Cursor, (text, period): (&str, Period), allowed: Allowed) -> String {
    let written: Vec<Period> = map.keys().into_iter().filter_map(Period::parse).collect();
    let mut missing = allowed.periods.iter().filter(|shown| !written.contains(shown));
    let slip = match (missing.next(), missing.next()) {
        (Some(shown), None) => {
            let shown = period.rewrite(text, *shown).unwrap_or_else(|| PeriodLabels::Initial.label(0, *shown));
            format!("「{shown}」の打ち間違いなら、直してください。そうでなければ、")
        }
        _ => String::new(),
    };
    let own = match allowed.aim.filter(|_| written.len() == 1) {
        Some(series) => {
            format!("様式の系列「{series}」に「{YEAR}: {OWN}」と書く（表示年度にない年度の値も、1つ印刷できます）か、")
        }
        None => String::new(),
    };
    let list = match allowed.table {
        None => "plan.yaml の「表示年度」".to_owned(),
        Some("") => format!("様式の「{TABLES}」にある「表示年度」"),
        Some(table) => format!("様式の「{TABLES}」の「{table}」にある「表示年度」"),
    };
    format!(
        "{slip}{own}{list}に加えるか（値は、表の列に「年度」か「年度ごと」があれば印刷されます）、この年度を消してください"
    )
}

/// The definition of a value in the schema.
pub(super) const DEFINITION: &str = "value";

/// A value: a number, a text or a record.
pub(super) fn value<'a>(context: &'a Context) -> Codec<'a, Value> {
    let record = map(context);
    let schema = record.clone();
    let read = move |at: &Cursor| {
        if is_bare_breakdown(at) {
            let hint = match of_whole_and_parts(at) {
                Some((whole, parts)) => {
                    format!("「{{{VALUE}: {whole}, {BREAKDOWN}: {{{parts}}}}}」と書いてください")
                }
                None => {
                    let parts = at.in_brackets().unwrap_or("{…}");
                    format!("内訳なら「{{{BREAKDOWN}: {parts}}}」と書いてください")
                }
            };
            at.fault(faults::UNKNOWN_KEY, "値の項目（値、単位、付記、内訳、注）がありません", hint);
            return None;
        }
        if at.is_map() { record.read(at).map(Value::Record) } else { scalar(context).read(at).map(Value::Plain) }
    };
    Codec::new(read, move || schema::text_or(schema.schema()), |_| String::new())
}

/// Whether a map holds numbers under names, none of which is like a key of a value.
pub(super) fn is_bare_breakdown(at: &Cursor) -> bool {
    let keys = at.keys();
    let is_name = |key: &&str| nearest(key, RECORD.into_iter()).is_none() && Period::parse(key).is_none();
    let is_number = |key: &&str| {
        let word = at.peek(key).and_then(|at| at.word());
        word.is_some_and(|word| matches!(Scalar::parse(&word), Scalar::Number(_)))
    };
    !keys.is_empty() && keys.iter().all(|key| is_name(key) && is_number(key))
}

/// The figure of the whole and the entries of the parts, in a map that names both.
fn of_whole_and_parts(at: &Cursor) -> Option<(String, String)> {
    const WHOLES: [&str; 6] = ["合計", "計", "総計", "総数", "総額", "全体"];
    let keys = at.keys();
    let (wholes, parts): (Vec<&str>, Vec<&str>) = keys.into_iter().partition(|key| WHOLES.contains(key));
    let figure = |key: &str| at.peek(key)?.word();
    let [whole] = wholes.as_slice() else { return None };
    let parts: Option<Vec<String>> = parts.iter().map(|key| Some(format!("{key}: {}", figure(key)?))).collect();
    let parts = parts.filter(|parts| !parts.is_empty())?;
    Some((figure(whole)?, parts.join(", ")))
}

/// A value record.
fn map<'a>(context: &'a Context) -> Codec<'a, Record> {
    record("{値: 1295, 付記: (内障害者21)}", Record::default(), move |d: &mut Visitor, record: &mut Record| {
        figure(d, record, context);
        d.field(BREAKDOWN, "名前と値の組。1行ずつ印刷します", &mut record.breakdown, breakdown(context));
        note(d, record);
    })
}

/// The record of a part of a 内訳, which has no parts itself.
fn map_of_part<'a>(context: &'a Context) -> Codec<'a, Record> {
    record("{値: 45298, 単位: ㎡}", Record::default(), move |d: &mut Visitor, record: &mut Record| {
        figure(d, record, context);
        note(d, record);
    })
}

fn figure(d: &mut Visitor, record: &mut Record, context: &Context) {
    d.field(VALUE, "値。数、または文字", &mut record.value, whole(context).some());
    let about = "この値だけの単位。指標の単位と違うとき";
    let mut unit = record.unit.take().map(|unit| *unit);
    d.field(UNIT, about, &mut unit, placed_text().some());
    record.unit = unit.map(Box::new);
    d.field(SUFFIX, "値の後に印刷する言葉", &mut record.suffix, placed_text().some());
}

fn note(d: &mut Visitor, record: &mut Record) {
    d.field(NOTE, "注。値に ※ が付き、表の下に印刷します", &mut record.note, placed_text().some());
}

/// A part of a 内訳: a number, a text or a record.
fn part<'a>(context: &'a Context) -> Codec<'a, Record> {
    let (record, described) = (map_of_part(context), map_of_part(context));
    let read = move |at: &Cursor| match at.is_map() {
        true => record.read(at),
        false => Some(Record { value: scalar(context).read(at), ..Record::default() }),
    };
    Codec::new(read, move || schema::text_or(described.schema()), |_| String::new())
}

/// 値. The parts of a value have a key of their own.
fn whole<'a>(context: &'a Context) -> Codec<'a, Scalar> {
    let (scalar, described) = (scalar(context), scalar(context));
    let read = move |at: &Cursor| {
        let is_of_parts = at.is_map() && !is_record(at) && !at.is_empty_map();
        if is_of_parts {
            let message = format!("「{VALUE}」には、数か文字を1つだけ書きます（名前と値の組になっています）");
            let hint = format!("名前ごとの値なら、「{VALUE}」を「{BREAKDOWN}」に替えてください");
            at.fault(faults::WRONG_TYPE, message, hint);
            return None;
        }
        scalar.read(at)
    };
    Codec::new(read, move || described.schema(), |_| String::new())
}

/// A number, a text, or a word for an absent value.
fn scalar<'a>(context: &'a Context) -> Codec<'a, Scalar> {
    let read = move |at: &Cursor| {
        Some(match at.scalar()? {
            Scalar::Text(text) if context.form.absences.contains(&text) => Scalar::Absent(text),
            scalar => scalar,
        })
    };
    Codec::new(read, schema::text, |_| String::new())
}

/// 内訳 of a value: label → number.
fn breakdown<'a>(context: &'a Context) -> Codec<'a, Vec<Breakdown>> {
    const EXAMPLE: &str = "{理事会: 11, 定例会: 10}";
    let (part, described) = (part(context), part(context));
    let read = move |at: &Cursor| {
        let mut parts = Vec::new();
        let map = at;
        for (label, at) in map.entries(EXAMPLE) {
            let is_rest = map.is_rest(&label, &|_| false) && label.value.starts_with(|c: char| c.is_ascii_digit());
            if is_rest && map.told_as_bare(&label, faults::UNKNOWN_KEY, &|_| false) {
                continue;
            }
            if at.is_blank() && !label.value.is_empty() && label.value.bytes().all(|b| b.is_ascii_digit()) {
                let message = format!("「{}」の値がありません。「,」で数が分かれているようです", label.value);
                let hint = "数は「,」なしで書いてください。この数が内訳の名前なら、値を書いてください";
                map.fault_at(&label.place, faults::SPLIT_NUMBER, message, hint);
                continue;
            }
            if is_key(&label.value) {
                let message = format!("「{}」は、内訳の名前に使えません", label.value);
                let hint = "年度や、値の項目（値、単位、付記、内訳、注）と同じ言葉です。内訳の外に書くか、別の名前にしてください";
                map.fault_at(&label.place, faults::MIXED_KEYS, message, hint);
            } else if at.is_list() || at.peek(BREAKDOWN).is_some() || at.is_map() && !is_record(&at) {
                let message = "内訳の値には、数、文字、または値の項目（値、単位、付記、注）を書きます";
                let figure = at.elements().first().and_then(Cursor::word).unwrap_or_else(|| "11".to_owned());
                let hint = format!(
                    "「{}: {figure}」のように書いてください（もっと分けるなら、指標の「{BREAKDOWN}」に書きます）",
                    label.value
                );
                at.fault(faults::WRONG_TYPE, message, hint);
            } else {
                parts.extend(part.read(&at).map(|record| Breakdown { label, record }));
            }
        }
        Some(parts)
    };
    let schema = move || {
        json!({
            "type": ["object", "string", "null"],
            "pattern": BLANK,
            "patternErrorMessage": format!("{EXAMPLE} のように書いてください"),
            "propertyNames": { "not": { "anyOf": [
                { "enum": RECORD },
                { "type": "string", "pattern": Period::pattern() },
            ] } },
            "patternProperties": { (DIGITS): described.filled_schema() },
            "additionalProperties": described.schema(),
        })
    };
    Codec::new(read, schema, |_| String::new())
}
