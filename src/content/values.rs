//! What nodes carry: judgements, own fields, indicators with their series over periods, and the values in them.

use super::context::Context;
use super::periods;
use crate::content::faults;
use crate::content::misspelling::{nearest, twin};
use crate::content::yaml::{Cursor, Fields};
use crate::model::{
    Aggregate, Axis, Breakdown, Carried, Carrier, Direction, Field, FieldEntry, FieldKind, FieldValue, Indicator,
    Judgement, OptionIndex, Period, Placed, Record, Scalar, Series, SeriesForm, SeriesYear, Value,
};
use crate::vocabulary as word;

const SERIES_EXAMPLE: &str = "{H30: 2300, H31: 2300}";

/// Everything a section, a 事業 or a 取組項目 carries.
pub(super) fn carried(fields: &mut Fields, carrier: Carrier, context: &Context) -> Carried {
    Carried {
        judgements: judgements(fields, carrier, context),
        fields: own_fields(fields, carrier, context),
        indicators: fields.get(word::INDICATORS).map(|at| indicators(&at, carrier, context)).unwrap_or_default(),
    }
}

/// 指標, a list of indicators that a node carries.
pub(super) fn indicators(at: &Cursor, carrier: Carrier, context: &Context) -> Vec<Indicator> {
    let tables = &context.form.tables;
    // What a 取組項目 says of no table stands in its own row; other nodes have no row.
    let usual = match tables.first() {
        Some(first) if carrier != Carrier::Item && !tables.iter().any(|table| table.name.is_empty()) => &first.name,
        _ => "",
    };
    list(at, usual, context)
}

/// A list of indicators, which stand in the table `usual` where they do not name another.
fn list(at: &Cursor, usual: &str, context: &Context) -> Vec<Indicator> {
    let indicators = at.list("- {名称: 発行部数, 単位: 部, 実績: {H30: 2300}}");
    indicators.iter().filter_map(|at| indicator(at, usual, context)).collect()
}

fn indicator(at: &Cursor, usual: &str, context: &Context) -> Option<Indicator> {
    let mut fields = at.fields("{名称: 発行部数, 単位: 部, 実績: {H30: 2300}}");
    let name = fields.required(word::NAME);
    let unit = fields.text(word::UNIT);
    let table = table(&mut fields, context).unwrap_or_else(|| usual.to_owned());
    let periods = table_periods(context, &table);
    let series = (context.form.series.iter())
        .filter_map(|series| {
            let values = series_values(&fields.get(&series.name)?, series, &periods, context);
            Some(Series { name: series.name.clone(), values })
        })
        .collect();
    let direction = fields.written(word::DIRECTION);
    let direction = direction.and_then(|at| at.keyword(&Direction::KEYWORDS)).unwrap_or_default();
    let judgements = judgements(&mut fields, Carrier::Indicator, context);
    let own = own_fields(&mut fields, Carrier::Indicator, context);
    let breakdown = fields.written(word::BREAKDOWN);
    let computation = fields.written(word::COMPUTATION);
    if let (Some(at), None) = (&computation, &breakdown) {
        let message = "「計算」のもとになる「内訳」がありません";
        let hint = "「内訳:」に、足し合わせる指標を「- {名称: …, 実績: …}」のように並べるか、「計算」を消してください";
        at.fault_at(&at.place.of_key(), faults::MISSING_KEY, message, hint);
    }
    let parts = breakdown.map(|at| list(&at, &table, context)).unwrap_or_default();
    let aggregate = computation;
    let aggregate = aggregate.and_then(|at| at.keyword(&Aggregate::KEYWORDS));
    fields.finish();
    Some(Indicator {
        name: name?,
        unit,
        series,
        direction,
        table,
        judgements,
        fields: own,
        parts,
        aggregate,
        place: at.place.clone(),
    })
}

/// 表, where the form names any.
fn table(fields: &mut Fields, context: &Context) -> Option<String> {
    let names = context.form.named_tables();
    let words: Vec<(&str, String)> = names.map(|name| (name, name.to_owned())).collect();
    if words.is_empty() {
        return None;
    }
    fields.written(word::TABLE)?.keyword(&words)
}

/// The periods of the table an indicator stands in.
fn table_periods(context: &Context, table: &str) -> Vec<Period> {
    context.form.periods_of(table, &context.periods).to_vec()
}

fn series_values(
    at: &Cursor,
    series: &SeriesForm,
    periods: &[Period],
    context: &Context,
) -> Vec<(Period, Placed<Value>)> {
    match series.year {
        SeriesYear::Shown => values(at, periods, context),
        SeriesYear::Own => {
            // Without a year it stands for the latest one shown, whatever their order.
            let last = periods.iter().max().copied().unwrap_or(context.year);
            let values = values_of(at, &[last], &[], context);
            if values.len() > 1 {
                at.fault(
                    faults::DUPLICATE_YEAR,
                    format!("「{}」に値が{}個あります", series.name, values.len()),
                    "この系列は、独自の年度の値を1つだけ持ちます",
                );
            }
            values.into_iter().take(1).collect()
        }
    }
}

/// 独自.
fn own_fields(fields: &mut Fields, carrier: Carrier, context: &Context) -> Vec<FieldEntry> {
    let declared: Vec<&Field> = context.form.fields_of(carrier).collect();
    if declared.is_empty() {
        return Vec::new();
    }
    let Some(at) = fields.written(word::OWN) else { return Vec::new() };
    let mut fields = at.fields(&format!("{{{}: …}}", declared[0].name));
    let entries = declared.iter().filter_map(|field| {
        let at = fields.written(&field.name)?;
        let value = match field.kind {
            FieldKind::Text => FieldValue::Text(at.text()?),
            FieldKind::Number | FieldKind::Money if at.is_map() && !is_record(&at) => {
                FieldValue::Years(values(&at, &context.periods, context))
            }
            FieldKind::Number | FieldKind::Money => {
                FieldValue::Figure(Placed::new(value(&at, context)?, at.place.clone()))
            }
        };
        Some(FieldEntry { name: field.name.clone(), value })
    });
    let entries = entries.collect();
    fields.finish();
    entries
}

/// Whether a map is a value record rather than period → value.
fn is_record(at: &Cursor) -> bool {
    word::RECORD.iter().any(|key| at.peek(key).is_some())
}

/// A series: one value for every period, or period → value; other periods are not allowed.
fn values(at: &Cursor, periods: &[Period], context: &Context) -> Vec<(Period, Placed<Value>)> {
    values_of(at, periods, periods, context)
}

/// A series: one value for `every` period, or period → value; periods beside the `allowed` are faults, unless all are.
fn values_of(at: &Cursor, every: &[Period], allowed: &[Period], context: &Context) -> Vec<(Period, Placed<Value>)> {
    if at.is_blank() {
        return Vec::new();
    }
    let for_every_period = |value: Value| {
        let value = Placed::new(value, at.place.clone());
        every.iter().map(|period| (*period, value.clone())).collect()
    };
    if !at.is_map() {
        return value(at, context).map(for_every_period).unwrap_or_default();
    }
    let entries = at.entries(SERIES_EXAMPLE);
    let reserved = entries.iter().filter(|(key, _)| word::RECORD.contains(&key.value.as_str())).count();
    let halves = entries.iter().filter(|(key, at)| is_half_of_number(&key.value, at)).count();
    if reserved > 0 && reserved + halves == entries.len() {
        return value(at, context).map(for_every_period).unwrap_or_default();
    }
    if reserved > 0 && entries.iter().any(|(key, _)| Period::parse(&key.value).is_some()) {
        at.fault(
            faults::MIXED_KEYS,
            "年度と、値の項目（値、付記、内訳、注）が混ざっています",
            "年度ごとに {H31: {値: 1295, 付記: (内障害者21)}} のように書いてください",
        );
        return Vec::new();
    }
    let read = |at: &Cursor| value(at, context).into_iter().collect();
    by_period(at, allowed, SERIES_EXAMPLE, read)
}

/// A map period → something; a period that is blank is left out.
fn by_period<T>(
    at: &Cursor,
    allowed: &[Period],
    example: &str,
    read: impl Fn(&Cursor) -> Vec<T>,
) -> Vec<(Period, Placed<T>)> {
    let mut out: Vec<(Period, Placed<T>)> = Vec::new();
    for (key, at) in at.entries(example) {
        let Some(period) = period(&key, &at, allowed) else { continue };
        if out.iter().any(|(other, _)| *other == period) {
            at.repeated_year(&key);
        } else {
            out.extend(read(&at).into_iter().map(|value| (period, Placed::new(value, at.place.clone()))));
        }
    }
    out
}

/// Whether a key and the blank behind it are the second half of a number; a year behind which nothing is written yet is
/// none.
fn is_half_of_number(key: &str, at: &Cursor) -> bool {
    at.is_part_of_number(key) && Period::parse(key).is_none()
}

fn period(key: &Placed<String>, at: &Cursor, allowed: &[Period]) -> Option<Period> {
    let text = key.value.trim();
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if text.is_empty() || text == "~" || is_half_of_number(text, at) || (digits && text.starts_with('0')) {
        at.split_number(key);
        return None;
    }
    let Some(period) = Period::parse(text) else {
        let hint = match nearest(text, word::RECORD.into_iter()) {
            Some(known) => format!("年度なら H31 のように書いてください。「{known}」ではありませんか"),
            None => {
                let spelling = periods::spelling(text).unwrap_or("年度は H31、R1、2019、平成31 のように書いてください");
                format!("{spelling}。値の内訳なら {{内訳: {{…}}}} の中に書きます")
            }
        };
        at.fault_at(&key.place, faults::UNKNOWN_YEAR, format!("「{text}」は年度として読めません"), hint);
        return None;
    };
    if !allowed.is_empty() && !allowed.contains(&period) {
        at.fault_at(
            &key.place,
            faults::YEAR_NOT_SHOWN,
            format!("「{text}」は表示年度にないので、印刷されません"),
            "plan.yaml の「表示年度」に加えるか、この年度を消してください",
        );
        return None;
    }
    Some(period)
}

/// A number, a text or a record.
fn value(at: &Cursor, context: &Context) -> Option<Value> {
    if !at.is_map() {
        return Some(Value::Plain(scalar(at, context)?));
    }
    let mut fields = at.fields("{値: 1295, 付記: (内障害者21)}");
    let record = Record {
        value: fields.get(word::VALUE).and_then(|at| scalar(&at, context)),
        suffix: fields.text(word::SUFFIX),
        breakdown: fields.get(word::BREAKDOWN).map(|at| breakdown(&at, context)).unwrap_or_default(),
        note: fields.text(word::NOTE),
    };
    fields.finish();
    Some(Value::Record(record))
}

/// A number, a text, or a word that stands for an absent value.
fn scalar(at: &Cursor, context: &Context) -> Option<Scalar> {
    Some(match at.scalar()? {
        Scalar::Text(text) if context.form.absences.contains(&text) => Scalar::Absent(text),
        scalar => scalar,
    })
}

fn breakdown(at: &Cursor, context: &Context) -> Vec<Breakdown> {
    let mut parts = Vec::new();
    for (label, at) in at.entries("{理事会: 11, 定例会: 10}") {
        if at.is_part_of_number(&label.value) {
            at.split_number(&label);
        } else {
            parts.push(Breakdown { label, value: scalar(&at, context) });
        }
    }
    parts
}

/// The judgements of a node, each under the name of its axis.
pub(super) fn judgements(fields: &mut Fields, carrier: Carrier, context: &Context) -> Vec<Judgement> {
    let read = |axis: &Axis| Some(judgement(&fields.get(&axis.name)?, axis, context));
    context.form.axes_of(carrier).filter_map(read).collect()
}

/// A judgement: an option for the reported year, or period → option.
fn judgement(at: &Cursor, axis: &Axis, context: &Context) -> Judgement {
    let choices = if at.is_map() {
        by_period(at, &context.periods, "{H30: 概ね進んだ, H31: 順調に進んだ}", |at| options(at, axis))
    } else {
        let options = options(at, axis).into_iter();
        options.map(|option| (context.year, Placed::new(option, at.place.clone()))).collect()
    };
    Judgement { axis: axis.name.clone(), choices }
}

/// The option of an axis or, where it allows several, a list of them.
fn options(at: &Cursor, axis: &Axis) -> Vec<OptionIndex> {
    if axis.multiple && at.is_list() {
        return at.list("[拡充, 改善]").iter().filter_map(|at| option(at, axis)).collect();
    }
    option(at, axis).into_iter().collect()
}

/// An option of an axis.
pub(super) fn option(at: &Cursor, axis: &Axis) -> Option<OptionIndex> {
    let text = at.text()?.value;
    let found = axis.scale.find(&text);
    if found.is_none() {
        let hint = match nearest(&text, axis.scale.names()) {
            Some(option) => twin(&text, option).unwrap_or_else(|| format!("「{option}」ではありませんか")),
            None => format!("{} のどれかを書いてください", axis.scale.names().collect::<Vec<_>>().join("、")),
        };
        at.fault(faults::UNKNOWN_STATUS, format!("「{text}」は{}の選択肢にありません", axis.name), hint);
    }
    found
}
