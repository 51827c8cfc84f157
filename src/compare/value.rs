//! Values as the comparison shows them.

use crate::model::{Field, FieldKind, Grouping, Value, ValueLine, value_lines};

use super::words;

/// A value as printed, and what it means regardless of how the form prints numbers.
pub(super) struct Printed {
    pub text: String,
    pub meaning: String,
}

impl Printed {
    /// A value of a series, with the unit that the form prints after it.
    pub fn with_unit(value: &Value, grouping: Grouping, unit: Option<&str>) -> Self {
        Self { text: line(value, grouping, unit.unwrap_or_default()), meaning: line(value, Grouping::Plain, "") }
    }

    /// A value of an own field.
    pub fn of_field(value: &Value, field: Option<&Field>, grouping: Grouping) -> Self {
        let is_money = field.is_some_and(|field| field.kind == FieldKind::Money);
        let grouping = if is_money { Grouping::Grouped } else { grouping };
        Self::with_unit(value, grouping, field.and_then(|field| field.unit.as_deref()))
    }
}

fn line(value: &Value, grouping: Grouping, unit: &str) -> String {
    let lines = value_lines(value, grouping, unit);
    let note = match value {
        Value::Record(record) => record.remark().map(|note| words::note(&note)),
        Value::Plain(_) => None,
    };
    let told = |line: &ValueLine| line.text() + &line.note.map(words::note).unwrap_or_default();
    lines.iter().map(told).collect::<Vec<_>>().join("、") + &note.unwrap_or_default()
}
