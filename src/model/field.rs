//! 独自: what is written in the own fields of a plan.

use super::period::Period;
use super::place::{Place, Placed};
use super::value::Value;

/// 独自. The entry of an own field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldEntry {
    /// The name of the field.
    pub name: String,
    /// Its content.
    pub value: FieldValue,
}

impl FieldEntry {
    /// Its place; `None` if it is empty.
    pub fn place(&self) -> Option<&Place> {
        match &self.value {
            FieldValue::Text(text) => Some(&text.place),
            FieldValue::Figure(value) => Some(&value.place),
            FieldValue::Years(values) => values.first().map(|(_, value)| &value.place),
        }
    }

    /// Its figures, each with its period if it has one.
    pub fn values(&self) -> Vec<(Option<Period>, &Placed<Value>)> {
        match &self.value {
            FieldValue::Text(_) => Vec::new(),
            FieldValue::Figure(value) => vec![(None, value)],
            FieldValue::Years(values) => values.iter().map(|(period, value)| (Some(*period), value)).collect(),
        }
    }

    /// Its figure of a period; one without a period is of the reported one.
    pub fn at(&self, period: Period, reported: Period) -> Option<&Placed<Value>> {
        let mut values = self.values().into_iter();
        values.find(|(of, _)| of.unwrap_or(reported) == period).map(|(_, value)| value)
    }

    /// Its text, if it has one.
    pub fn text(&self) -> Option<&Placed<String>> {
        match &self.value {
            FieldValue::Text(text) => Some(text),
            FieldValue::Figure(_) | FieldValue::Years(_) => None,
        }
    }
}

/// The content of an own field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldValue {
    /// A text.
    Text(Placed<String>),
    /// A figure.
    Figure(Placed<Value>),
    /// A figure for each period.
    Years(Vec<(Period, Placed<Value>)>),
}
