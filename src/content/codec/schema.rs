//! The building blocks of schemas: texts, words, years, lists and maps. Each accepts what [`Cursor`](crate::content::yaml::Cursor)
//! reads.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::model::{Date, FiscalYear, Period};

/// Nothing written, or only blanks.
pub(crate) const BLANK: &str = r"^\s*$";

/// Tells people how to write a year.
const SPELLINGS: &str = "H31、R1、2019、平成31、令和元 のように書いてください";

/// A text, a number or a truth value, or nothing.
pub(crate) fn text() -> Value {
    json!({ "type": ["string", "number", "boolean", "null"] })
}

/// A text that must not be blank.
pub(crate) fn filled_text() -> Value {
    json!({
        "type": ["string", "number", "boolean"],
        "pattern": r"\S",
        "patternErrorMessage": "ここは空にできません",
    })
}

/// Excludes blanks from a schema.
pub(crate) fn filled(schema: Value) -> Value {
    let filled = json!({
        "type": ["string", "number", "boolean", "array", "object"],
        "pattern": r"\S",
        "patternErrorMessage": "ここは空にできません",
    });
    json!({ "allOf": [schema, filled] })
}

/// A text that is not blank and none of these words, which have a meaning of their own.
pub(crate) fn filled_text_except(words: &[&str]) -> Value {
    let mut text = filled_text();
    text["not"] = exactly(words);
    text
}

/// One of these words, as a text.
pub(crate) fn exactly(words: &[&str]) -> Value {
    let words = words.iter().map(|word| escaped(word)).collect::<Vec<_>>().join("|");
    json!({ "type": "string", "pattern": format!(r"^(?:{words})[\r\n]*$") })
}

/// Lets editors offer these words where a schema accepts more.
pub(crate) fn offered<'a>(words: impl Iterator<Item = &'a str>, schema: Value) -> Value {
    json!({ "anyOf": [{ "enum": words.collect::<BTreeSet<_>>() }, schema] })
}

/// One of these words, or nothing.
pub(crate) fn one_of<'a>(words: impl Iterator<Item = &'a str> + Clone) -> Value {
    json!({ "anyOf": alternatives(words) })
}

/// One of these words, or nothing, or what another schema accepts.
pub(crate) fn one_of_or<'a>(words: impl Iterator<Item = &'a str> + Clone, other: Value) -> Value {
    let mut alternatives = alternatives(words);
    alternatives.push(other);
    json!({ "anyOf": alternatives })
}

fn alternatives<'a>(words: impl Iterator<Item = &'a str> + Clone) -> Vec<Value> {
    let listed: Vec<Value> = words.clone().flat_map(values).collect();
    // A block of text ends with a line break.
    let block = words.map(escaped).collect::<Vec<_>>().join("|");
    vec![
        json!({ "enum": listed }),
        json!({ "type": ["string", "null"], "pattern": format!(r"^(?:\s*|(?:{block})[\r\n]+)$") }),
    ]
}

/// A word as YAML resolves it: 1 may stand for the text "1".
fn values(word: &str) -> Vec<Value> {
    let resolved = serde_yaml::from_str(word).ok().filter(|value: &Value| value.is_number() || value.is_boolean());
    [json!(word)].into_iter().chain(resolved).collect()
}

/// A text as a regular expression that matches it.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if r"\^$.*+?()[]{}|".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A required date.
pub(crate) fn date() -> Value {
    json!({
        "type": "string",
        "pattern": Date::pattern(),
        "patternErrorMessage": "日付は 2020-07-01 か 令和2年7月1日 のように書いてください",
    })
}

/// The required period of an edition.
pub(crate) fn year() -> Value {
    year_or(&[], Period::reportable_pattern())
}

/// A period, or nothing.
pub(crate) fn optional_year() -> Value {
    year_or(&["null"], format!("{BLANK}|{}", Period::pattern()))
}

fn year_or(types: &[&str], pattern: String) -> Value {
    let types = [&["string", "integer"], types].concat();
    json!({
        "type": types,
        "pattern": pattern,
        "patternErrorMessage": format!("年度は {SPELLINGS}"),
        "minimum": FiscalYear::ALL.start(),
        "maximum": FiscalYear::ALL.end(),
    })
}

/// The name of a year as a key: one of these periods, or any period if none are known.
pub(crate) fn year_key(periods: &[Period]) -> Value {
    let (pattern, message) = match periods {
        [] => (Period::pattern(), format!("年度は {SPELLINGS}")),
        _ => (Period::pattern_of(periods), format!("表示年度にある年度を {SPELLINGS}")),
    };
    json!({ "pattern": pattern, "patternErrorMessage": message })
}

/// The name of a label of a single period, beside a key for all.
pub(crate) fn single_label_key(all: &str) -> Value {
    json!({ "pattern": format!("^{all}$|{}", Period::pattern()), "patternErrorMessage": format!("年度は {SPELLINGS}") })
}

/// The rule that one key of a map requires another one.
pub(crate) fn together(key: &str, other: &str) -> Value {
    let written = |key: &str| json!({ "required": [key], "properties": { (key): filled(json!({})) } });
    json!({ "if": written(key), "then": written(other) })
}

/// A list, or nothing.
pub(crate) fn list(items: Value) -> Value {
    json!({
        "type": ["array", "string", "null"],
        "items": items,
        "pattern": BLANK,
        "patternErrorMessage": "ここには一覧を書きます",
    })
}

/// A required list, which may be empty.
pub(crate) fn filled_list(items: Value) -> Value {
    json!({ "type": "array", "items": items })
}

/// Whether a schema is one of lists, and takes one without elements.
pub(crate) fn takes_empty_list(schema: &Value) -> bool {
    schema["type"] == "array" && ["minItems", "contains"].iter().all(|rule| schema.get(rule).is_none())
}

/// Also allows a schema of lists or maps to be blank.
pub(crate) fn or_blank(mut schema: Value) -> Value {
    schema["type"] = json!([schema["type"], "string", "null"]);
    schema["pattern"] = json!(BLANK);
    schema["patternErrorMessage"] = json!("ここには文字だけを書くことはできません");
    schema
}

/// A text, or what a schema of maps accepts, or nothing.
pub(crate) fn text_or(mut map: Value) -> Value {
    map["type"] = json!(["string", "number", "boolean", "null", "object"]);
    map
}

/// A key that the format knows.
pub(crate) struct Field {
    key: String,
    schema: Value,
    required: bool,
}

/// An optional key and its description.
pub(crate) fn field(key: &str, description: &str, schema: Value) -> Field {
    Field { key: key.to_owned(), schema: described(schema, description), required: false }
}

/// A required key and its description.
pub(crate) fn required(key: &str, description: &str, schema: Value) -> Field {
    Field { required: true, ..field(key, description, schema) }
}

/// A schema with the description that an editor shows.
pub(crate) fn described(mut schema: Value, description: &str) -> Value {
    // draft-07 ignores everything beside a reference.
    if schema.get("$ref").is_some() {
        schema = json!({ "allOf": [schema] });
    }
    schema["description"] = json!(description);
    schema
}

/// A map with these keys and no others, and at least one of them.
pub(crate) fn map(fields: impl IntoIterator<Item = Field>) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for field in fields {
        if field.required {
            required.push(field.key.clone());
        }
        properties.insert(field.key, field.schema);
    }
    json!({
        "type": "object",
        "minProperties": 1,
        "required": required,
        "properties": properties,
        "additionalProperties": false,
    })
}

/// A reference to a definition of the same file.
pub(crate) fn defined(name: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{name}") })
}

/// What is under a key: a map, or a list of maps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Map,
    List,
}

/// The key of a map under which another key is known, by the schema of the map.
pub(crate) fn parent_of<'a>(map: &'a Value, key: &str) -> Option<(&'a str, Shape)> {
    let entries = map.get("properties")?.as_object()?;
    entries.iter().find_map(|(parent, schema)| Some((parent.as_str(), shape_of(schema, key)?)))
}

/// Whether the list or map under a key of a map knows another key, by the schema of the map.
pub(crate) fn is_known_below(map: &Value, key: &str, inner: &str) -> bool {
    map.get("properties")
        .and_then(|properties| properties.get(key))
        .is_some_and(|schema| shape_of(schema, inner).is_some())
}

/// The shape in which a schema knows a key; `None` if it does not know it.
fn shape_of(schema: &Value, key: &str) -> Option<Shape> {
    let entries = schema.as_object()?;
    if entries.get("properties").is_some_and(|properties| properties.get(key).is_some_and(|it| *it != json!(false))) {
        return Some(Shape::Map);
    }
    entries.iter().find_map(|(keyword, rule)| match keyword.as_str() {
        "items" => shape_of(rule, key).map(|_| Shape::List),
        "then" | "else" => shape_of(rule, key),
        "anyOf" | "allOf" => rule.as_array()?.iter().find_map(|rule| shape_of(rule, key)),
        _ => None,
    })
}
