//! What every node of a plan may carry.

use super::indicator::{Indicator, Value};
use super::judgement::Judgement;
use super::period::Period;
use super::place::{Place, Placed};

/// What a section, a 事業 and a 取組項目 may carry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Carried {
    /// 評価, at most one for each axis of the form.
    pub judgements: Vec<Judgement>,
    /// 独自, at most one for each own field of the form.
    pub fields: Vec<FieldEntry>,
    /// 指標.
    pub indicators: Vec<Indicator>,
}

impl Carried {
    /// The judgement on an axis.
    pub fn judgement(&self, axis: &str) -> Option<&Judgement> {
        self.judgements.iter().find(|judgement| judgement.axis == axis)
    }

    /// The own field with this name.
    pub fn field(&self, name: &str) -> Option<&FieldValue> {
        self.fields.iter().find(|field| field.name == name).map(|field| &field.value)
    }
}

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
