//! Values as a line of text, as the paper prints them.

use crate::model::{Breakdown, Field, FieldKind, Grouping, Number, Record, Scalar, Value};

use super::words;

/// A value: what is printed, and what is meant whatever the form does to numbers.
pub(super) struct Printed {
    pub text: String,
    pub meaning: String,
}

impl Printed {
    /// A value of a series, with the unit that the form puts behind it.
    pub fn of(value: &Value, grouping: Grouping, unit: Option<&str>) -> Self {
        Self { text: line(value, grouping, unit.unwrap_or_default()), meaning: line(value, Grouping::Plain, "") }
    }

    /// A value of an own field.
    pub fn of_field(value: &Value, field: Option<&Field>, grouping: Grouping) -> Self {
        let is_money = field.is_some_and(|field| field.kind == FieldKind::Money);
        let grouping = if is_money { Grouping::Grouped } else { grouping };
        Self::of(value, grouping, field.and_then(|field| field.unit.as_deref()))
    }

    /// A computed number.
    pub fn of_number(number: Number, grouping: Grouping, unit: Option<&str>) -> Self {
        Self::of(&Value::Plain(Scalar::Number(number)), grouping, unit)
    }
}

fn line(value: &Value, grouping: Grouping, unit: &str) -> String {
    match value {
        Value::Plain(value) => scalar(value, grouping, unit),
        Value::Record(Record { value, suffix, breakdown, note }) => {
            let figure = value.as_ref().map(|value| scalar(value, grouping, unit));
            let whole = [figure, suffix.clone()].into_iter().flatten().collect::<Vec<_>>().join(" ");
            let parts = breakdown.iter().map(|Breakdown { label, value }| match value {
                Some(value) => format!("{label} {}", scalar(value, grouping, unit)),
                None => label.clone(),
            });
            let lines = Some(whole).filter(|whole| !whole.is_empty()).into_iter().chain(parts);
            let note = note.as_ref().map(|note| words::note(note)).unwrap_or_default();
            lines.collect::<Vec<_>>().join("、") + &note
        }
    }
}

fn scalar(scalar: &Scalar, grouping: Grouping, unit: &str) -> String {
    match (scalar, grouping) {
        (Scalar::Number(number), Grouping::Grouped) => number.grouped() + unit,
        (Scalar::Number(number), Grouping::Plain) => number.as_str().to_owned() + unit,
        (Scalar::Text(text) | Scalar::Absent(text), _) => text.clone(),
    }
}
