//! What an indicator says, fact by fact, so that a message can name the one in which two indicators differ.

use crate::check::support::figure;
use crate::model::{
    Carrier, Direction, FieldValue, Form, Indicator, Judgement, Period, Placed, Value, without_whitespace,
};
use crate::vocabulary as word;

/// An indicator with its unit and its values on one line.
pub fn line(indicator: &Indicator) -> String {
    let unit = indicator.unit.as_ref().map(|unit| format!("（{}）", unit.value)).unwrap_or_default();
    let series = indicator.series.iter().flat_map(|series| {
        let mut values: Vec<_> = series.values.iter().collect();
        values.sort_by_key(|(period, _)| *period);
        values
    });
    let values = series.map(|(period, value)| format!(" {} {}", figure::year(*period), figure::quoted(&value.value)));
    format!("{}{unit}{}", without_whitespace(&indicator.name.value), values.collect::<String>())
}

/// The first fact in which two indicators differ: 「利用者」の向き: 「増」→「減」. `None` if no fact can be named.
pub fn first_difference(form: &Form, old: &Indicator, new: &Indicator) -> Option<String> {
    let (was, is) = (facts(form, old, ""), facts(form, new, ""));
    let of = |facts: &[Fact], what: &str| facts.iter().find(|fact| fact.what == what).map(|fact| fact.said.clone());
    let mut all = was.iter().chain(&is).map(|fact| fact.what.as_str());
    let what = all.find(|what| of(&was, what) != of(&is, what))?;
    let quoted = |said: Option<String>| said.map_or_else(|| word::NO.to_owned(), |said| format!("「{said}」"));
    Some(format!("「{}」の{what}: {}→{}", old.name.value, quoted(of(&was, what)), quoted(of(&is, what))))
}

struct Fact {
    /// What it is called.
    what: String,
    said: String,
}

/// - `of`: precedes each name: 1つ目の内訳の
fn facts(form: &Form, indicator: &Indicator, of: &str) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut add = |what: &str, said: String| facts.push(Fact { what: format!("{of}{what}"), said });
    add(word::NAME, indicator.name.value.clone());
    if let Some(unit) = &indicator.unit {
        add(word::UNIT, unit.value.clone());
    }
    add(word::DIRECTION, keyword(&Direction::KEYWORDS, &indicator.direction));
    add(word::TABLE, indicator.tables.said());
    if let Some(derivation) = &indicator.derivation {
        add(word::COMPUTATION, derivation.to_string());
    }
    for series in &indicator.series {
        series.values.iter().for_each(|(period, value)| of_value(&series.name, Some(*period), value, &mut add));
    }
    for judgement in &indicator.judgements {
        of_judgement(form, judgement, &mut add);
    }
    for field in &indicator.fields {
        match &field.value {
            FieldValue::Text(text) => add(&format!("「{}」", field.name), text.value.clone()),
            FieldValue::Figure(value) => of_value(&field.name, None, value, &mut add),
            FieldValue::Years(values) => {
                values.iter().for_each(|(period, value)| of_value(&field.name, Some(*period), value, &mut add));
            }
        }
    }
    for (index, part) in indicator.parts.iter().enumerate() {
        let named = format!("{of}{}つ目の{}", index + 1, word::BREAKDOWN);
        facts.extend(self::facts(form, part, &format!("{named}の")));
    }
    facts
}

fn of_value(name: &str, period: Option<Period>, value: &Placed<Value>, add: &mut impl FnMut(&str, String)) {
    let named = period.map_or_else(|| format!("「{name}」"), |period| format!("{}の「{name}」", figure::year(period)));
    add(&named, figure::quoted(&value.value));
    if let Value::Record(record) = &value.value
        && let Some(note) = &record.note
    {
        add(&format!("{named}の{}", word::NOTE), note.value.clone());
    }
}

fn of_judgement(form: &Form, judgement: &Judgement, add: &mut impl FnMut(&str, String)) {
    let Some(axis) = form.axis(Carrier::Indicator, &judgement.axis) else { return };
    let periods = judgement.choices.iter().map(|(period, _)| *period);
    for period in periods {
        let named: Vec<&str> = judgement.all_at(period).map(|option| axis.scale.name(option)).collect();
        add(&format!("{}の「{}」", figure::year(period), judgement.axis), named.join("」「"));
    }
}

fn keyword<T: PartialEq>(keywords: &[(&'static str, T)], value: &T) -> String {
    keywords.iter().find(|(_, of)| of == value).map(|(word, _)| (*word).to_owned()).unwrap_or_default()
}
