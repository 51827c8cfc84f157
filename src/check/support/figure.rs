//! Compares and quotes the values of indicators.

pub use crate::model::same_value::{figure, same};

use rust_decimal::Decimal;

use crate::model::same_value::plain;
use crate::model::{
    Exact, Form, Grouping, Minus, Number, Period, PeriodLabels, Place, Placed, Record, Rounding, Scalar, Series, Value,
    ValueLine, value_lines,
};
use crate::vocabulary as word;

/// Names a period in a message: 平成30年度.
pub fn year(period: Period) -> String {
    PeriodLabels::Era.label(0, period)
}

/// Names the values of a series in a message: 値 if the form has no other series.
pub fn series(form: &Form, series: &Series) -> String {
    named(form, &series.name)
}

/// Names the values of the series with this name.
pub fn named(form: &Form, series: &str) -> String {
    match form.series.as_slice() {
        [_] => "値".to_owned(),
        _ => format!("「{series}」"),
    }
}

/// Returns the place to show for a value: the value itself, or its key if the value has parts.
pub fn place(value: &Placed<Value>) -> Place {
    match value.value {
        Value::Plain(_) => value.place.clone(),
        Value::Record(_) => value.place.of_key(),
    }
}

/// Quotes a value as it is printed, on one line.
pub fn quoted(value: &Value) -> String {
    let lines = value_lines(value, Grouping::Grouped, "").iter().map(ValueLine::text).collect::<Vec<_>>().join(" ");
    lines.lines().collect::<Vec<_>>().join(" ")
}

/// Names what is written without a figure.
pub fn annotation(record: &Record) -> String {
    let parts = [
        (record.unit.is_some(), word::UNIT),
        (record.suffix.is_some(), word::SUFFIX),
        (!record.breakdown.is_empty(), "内訳の名前"),
        (record.note.is_some(), word::NOTE),
    ];
    parts.into_iter().filter(|(is_there, _)| *is_there).map(|(_, word)| word).collect::<Vec<_>>().join("と")
}

/// Spells a figure in a message; of one that never ends, the first decimals.
pub fn spelled(exact: &Exact) -> String {
    const DECIMALS: u32 = 10;
    const SHOWN: u32 = 4;
    let with = |decimals| {
        let text = exact.spelled(decimals, Rounding::Down);
        Number::from_plain(&text, Minus::default().char()).grouped()
    };
    let (long, short) = (with(DECIMALS), with(SHOWN));
    let trimmed = long.trim_end_matches('0').trim_end_matches('.');
    if trimmed.len() <= short.len() { trimmed.to_owned() } else { short + "…" }
}

/// Writes a figure with separators of thousands.
pub fn grouped(figure: Decimal) -> String {
    Number::from_decimal(figure.normalize(), '-').grouped()
}

/// Returns the figure of a value if it is a number, ignoring the 付記.
pub fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Plain(scalar @ Scalar::Number(_))
        | Value::Record(Record { value: Some(scalar @ Scalar::Number(_)), .. }) => plain(scalar).parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Breakdown;
    use crate::model::sample::placed;

    fn value(text: &str) -> Value {
        Value::Plain(Scalar::parse(text))
    }

    fn record(value: Option<&str>, suffix: Option<&str>, breakdown: &[(&str, &str)]) -> Value {
        let breakdown = breakdown
            .iter()
            .map(|(label, value)| Breakdown { label: placed(label), record: Record::of(Scalar::parse(value)) });
        Value::Record(Record {
            value: value.map(Scalar::parse),
            suffix: suffix.map(placed),
            breakdown: breakdown.collect(),
            ..Record::default()
        })
    }

    #[test]
    fn values_are_quoted_as_they_are_printed() {
        assert_eq!(quoted(&value("42320420")), "42,320,420");
        assert_eq!(quoted(&record(Some("1295"), Some("(内障害者21)"), &[])), "1,295 (内障害者21)");
        assert_eq!(quoted(&record(None, None, &[("理事会", "11"), ("定例会", "10")])), "理事会 11 定例会 10");
    }
}
