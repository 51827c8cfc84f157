//! A validator for the part of JSON Schema draft-07 that the schemas are written in.
//!
//! It knows few keywords and panics at every other, so that none is passed over. A crate would bring features that make
//! Cargo build all of Typst a second time for the tests.

use std::cell::RefCell;
use std::collections::HashMap;

use regex::Regex;
use serde_json::{Map, Value};

/// What is wrong with a value, each with the place in it; nothing where the schema takes it.
pub fn errors(schema: &Value, value: &Value) -> Vec<String> {
    let mut errors = Vec::new();
    Validator { root: schema }.check(schema, value, "", &mut errors);
    errors
}

thread_local! {
    /// Compiling a pattern takes far longer than matching it.
    static PATTERNS: RefCell<HashMap<String, Regex>> = RefCell::default();
}

struct Validator<'a> {
    root: &'a Value,
}

impl Validator<'_> {
    fn takes(&self, schema: &Value, value: &Value) -> bool {
        let mut errors = Vec::new();
        self.check(schema, value, "", &mut errors);
        errors.is_empty()
    }

    fn matches(&self, pattern: &Value, text: &str) -> bool {
        let pattern = pattern.as_str().unwrap();
        PATTERNS.with_borrow_mut(|patterns| {
            patterns.entry(pattern.to_owned()).or_insert_with(|| Regex::new(pattern).unwrap()).is_match(text)
        })
    }

    fn check(&self, schema: &Value, value: &Value, place: &str, errors: &mut Vec<String>) {
        let schema = match schema {
            Value::Bool(true) => return,
            Value::Bool(false) => return errors.push(format!("{place}: nothing may stand here")),
            _ => schema.as_object().unwrap(),
        };
        if let Some(reference) = schema.get("$ref") {
            let pointer = reference.as_str().unwrap().strip_prefix('#').unwrap();
            return self.check(self.root.pointer(pointer).unwrap(), value, place, errors);
        }
        for (keyword, rule) in schema {
            match (keyword.as_str(), value) {
                ("$schema" | "title" | "description" | "definitions" | "patternErrorMessage", _) => {}
                ("then" | "else", _) => assert!(schema.contains_key("if")),
                ("if", _) => {
                    let branch = if self.takes(rule, value) { "then" } else { "else" };
                    schema.get(branch).into_iter().for_each(|rule| self.check(rule, value, place, errors));
                }
                ("allOf", _) => rules(rule).iter().for_each(|rule| self.check(rule, value, place, errors)),
                ("not", _) if !self.takes(rule, value) => {}
                ("anyOf", _) if rules(rule).iter().any(|rule| self.takes(rule, value)) => {}
                ("enum", _) if rules(rule).contains(value) => {}
                ("type", _) if is_of(rule, value) => {}
                ("not" | "anyOf" | "enum" | "type", _) => {
                    errors.push(format!("{place}: {value} is not of {keyword} {rule}"))
                }
                ("pattern", Value::String(text)) if !self.matches(rule, text) => {
                    errors.push(format!("{place}: {value} does not match"));
                }
                ("minimum", Value::Number(number)) if number.as_f64() < rule.as_f64() => {
                    errors.push(format!("{place}: {value} is too small"));
                }
                ("maximum", Value::Number(number)) if number.as_f64() > rule.as_f64() => {
                    errors.push(format!("{place}: {value} is too large"));
                }
                ("items", Value::Array(items)) => {
                    for (index, item) in items.iter().enumerate() {
                        self.check(rule, item, &format!("{place}/{index}"), errors);
                    }
                }
                ("minItems", Value::Array(items)) if (items.len() as u64) < rule.as_u64().unwrap() => {
                    errors.push(format!("{place}: too few items"));
                }
                ("maxItems", Value::Array(items)) if (items.len() as u64) > rule.as_u64().unwrap() => {
                    errors.push(format!("{place}: too many items"));
                }
                ("uniqueItems", Value::Array(items)) if (1..items.len()).any(|at| items[..at].contains(&items[at])) => {
                    errors.push(format!("{place}: an item stands twice"));
                }
                ("contains", Value::Array(items)) if !items.iter().any(|item| self.takes(rule, item)) => {
                    errors.push(format!("{place}: no item is as it must be"));
                }
                ("minProperties", Value::Object(entries)) if (entries.len() as u64) < rule.as_u64().unwrap() => {
                    errors.push(format!("{place}: too few entries"));
                }
                ("required", Value::Object(entries)) => {
                    let missing = rules(rule).iter().filter(|key| !entries.contains_key(key.as_str().unwrap()));
                    errors.extend(missing.map(|key| format!("{place}: {key} is missing")));
                }
                ("propertyNames", Value::Object(entries)) => {
                    let names = entries.keys().map(|key| Value::from(key.as_str()));
                    names.for_each(|name| self.check(rule, &name, place, errors));
                }
                ("properties" | "patternProperties" | "additionalProperties", Value::Object(entries)) => {
                    for (key, entry) in entries {
                        let place = format!("{place}/{key}");
                        self.rules_of(schema, keyword, key)
                            .iter()
                            .for_each(|rule| self.check(rule, entry, &place, errors));
                    }
                }
                (
                    "pattern" | "minimum" | "maximum" | "items" | "minItems" | "maxItems" | "contains" | "uniqueItems",
                    _,
                ) => {}
                ("minProperties" | "required" | "propertyNames", _) => {}
                ("properties" | "patternProperties" | "additionalProperties", _) => {}
                _ => panic!("the keyword {keyword} is not known"),
            }
        }
    }

    /// The rules that one of the three keywords for the entries of a map holds for a key.
    fn rules_of<'a>(&self, schema: &'a Map<String, Value>, keyword: &str, key: &str) -> Vec<&'a Value> {
        let named = schema.get("properties").and_then(|rules| rules.get(key));
        let patterns = schema.get("patternProperties").and_then(Value::as_object).into_iter().flatten();
        let matched: Vec<&Value> =
            patterns.filter(|(pattern, _)| self.matches(&pattern.as_str().into(), key)).map(|(_, rule)| rule).collect();
        match keyword {
            "properties" => named.into_iter().collect(),
            "patternProperties" => matched,
            _ if named.is_none() && matched.is_empty() => vec![&schema["additionalProperties"]],
            _ => Vec::new(),
        }
    }
}

fn rules(rule: &Value) -> &[Value] {
    rule.as_array().unwrap()
}

fn is_of(types: &Value, value: &Value) -> bool {
    let is = |name: &Value| match name.as_str().unwrap() {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        name => panic!("the type {name} is not known"),
    };
    types.as_array().map_or_else(|| is(types), |types| types.iter().any(is))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_keyword_takes_and_refuses() {
        for (schema, taken, refused) in [
            (json!(true), json!(1), None),
            (json!({ "type": "string" }), json!("a"), Some(json!(1))),
            (json!({ "type": ["integer", "null"] }), json!(null), Some(json!(1.5))),
            (json!({ "enum": ["a", 1] }), json!(1), Some(json!("1"))),
            (json!({ "pattern": "^a$" }), json!(1), Some(json!("b"))),
            (json!({ "minimum": 2, "maximum": 3 }), json!(3), Some(json!(4))),
            (json!({ "minimum": 2, "maximum": 3 }), json!("9"), Some(json!(1))),
            (json!({ "items": { "type": "null" } }), json!([null]), Some(json!([null, 1]))),
            (json!({ "minItems": 1 }), json!([1]), Some(json!([]))),
            (json!({ "maxItems": 1 }), json!([1]), Some(json!([1, 2]))),
            (json!({ "uniqueItems": true }), json!([1, 2]), Some(json!([1, 2, 1]))),
            (json!({ "not": { "type": "null" } }), json!(1), Some(json!(null))),
            (json!({ "contains": { "type": "null" } }), json!([1, null]), Some(json!([1]))),
            (json!({ "minProperties": 1 }), json!({ "a": 1 }), Some(json!({}))),
            (json!({ "required": ["a"] }), json!({ "a": null }), Some(json!({ "b": 1 }))),
            (json!({ "propertyNames": { "pattern": "^a" } }), json!({ "ab": 1 }), Some(json!({ "ba": 1 }))),
            (json!({ "properties": { "a": false } }), json!({ "b": 1 }), Some(json!({ "a": 1 }))),
            (json!({ "patternProperties": { "^a": false } }), json!({ "b": 1 }), Some(json!({ "ab": 1 }))),
            (
                json!({ "properties": { "a": true }, "patternProperties": { "^b": true }, "additionalProperties": false }),
                json!({ "a": 1, "bc": 2 }),
                Some(json!({ "c": 1 })),
            ),
            (json!({ "allOf": [{ "minimum": 1 }, { "maximum": 2 }] }), json!(2), Some(json!(3))),
            (json!({ "anyOf": [{ "type": "null" }, { "minimum": 2 }] }), json!(null), Some(json!(1))),
            (json!({ "if": { "minimum": 5 }, "then": { "maximum": 6 }, "else": false }), json!(5), Some(json!(7))),
            (json!({ "if": { "minimum": 5 }, "then": { "maximum": 6 }, "else": false }), json!(6), Some(json!(4))),
            (
                json!({ "definitions": { "a": false }, "items": { "$ref": "#/definitions/a" } }),
                json!([]),
                Some(json!([1])),
            ),
        ] {
            assert!(errors(&schema, &taken).is_empty(), "{schema} takes {taken}");
            if let Some(refused) = refused {
                assert_eq!(errors(&schema, &refused).len(), 1, "{schema} refuses {refused}");
            }
        }
    }
}
