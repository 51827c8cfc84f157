//! The keys of a YAML map.

use serde_yaml::{Mapping, Value};

use super::is_written;

/// A map that has no other keys than those its reader knows.
pub(super) struct Fields<'a> {
    map: &'a Mapping,
    place: &'a str,
}

impl<'a> Fields<'a> {
    /// The fields of a map.
    pub(super) fn of(value: &'a Value, place: &'a str, known: &[&str]) -> Result<Self, String> {
        let map = value.as_mapping().ok_or_else(|| format!("{place} is no map"))?;
        match map.keys().find(|key| key.as_str().is_none_or(|key| !known.contains(&key))) {
            Some(key) => Err(format!("{place}: this test does not know the key {key:?}")),
            None => Ok(Self { map, place }),
        }
    }

    /// The value of a key, if it is there.
    pub(super) fn get(&self, key: &str) -> Option<&'a Value> {
        self.map.get(key)
    }

    /// The text of a key, which must be there.
    pub(super) fn text(&self, key: &str) -> Result<String, String> {
        let value = self.get(key).ok_or_else(|| format!("{}: {key} is missing", self.place))?;
        text(value).map_err(|e| format!("{}: {key}: {e}", self.place))
    }

    /// The lines of a key, none if it is missing.
    pub(super) fn lines(&self, key: &str) -> Result<Vec<String>, String> {
        let text = if self.get(key).is_some() { self.text(key)? } else { String::new() };
        Ok(text.lines().filter(|line| is_written(line)).map(str::to_owned).collect())
    }

    /// The entries of a key, which must be there.
    pub(super) fn list(&self, key: &str) -> Result<&'a [Value], String> {
        let list = self.get(key).and_then(Value::as_sequence);
        list.map(Vec::as_slice).ok_or_else(|| format!("{}: {key} is no list", self.place))
    }
}

/// The text of a scalar. A fraction is refused: once read, it is no longer known how it was written.
pub(super) fn text(value: &Value) -> Result<String, String> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) if !number.is_f64() => Ok(number.to_string()),
        other => Err(format!("{other:?} is no text")),
    }
}
