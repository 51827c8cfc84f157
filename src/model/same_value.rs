//! Compares two values of an indicator by what they mean.

use super::number::Number;
use super::unit::Unit;
use super::value::{Breakdown, Record, Scalar, Value};
use super::without_whitespace;
use crate::characters::is_minus;

/// Whether two values mean the same. Ignores spelling (85.0 and 85), notes, and parts that only one of them has.
pub fn same(a: &Value, b: &Value) -> bool {
    let (Some(left), Some(right)) = (figure(a), figure(b)) else { return true };
    let unit = |value: &Value| value.unit().map(|unit| Unit::parse(&unit.value));
    if unit(a).zip(unit(b)).is_some_and(|(a, b)| a != b) {
        return false;
    }
    let both_say = match (a, b) {
        (Value::Record(a), Value::Record(b)) => {
            let suffixes = a.suffix.as_ref().zip(b.suffix.as_ref());
            let broken_down = !a.breakdown.is_empty() && !b.breakdown.is_empty();
            suffixes.is_none_or(|(a, b)| without_whitespace(&a.value) == without_whitespace(&b.value))
                && (!broken_down || lines(&a.breakdown) == lines(&b.breakdown))
        }
        _ => true,
    };
    left == right && both_say
}

/// A normalised value: its figure, or its 内訳 if it has no figure. `None` if it is blank or deliberately absent.
pub fn figure(value: &Value) -> Option<String> {
    match value {
        Value::Plain(Scalar::Absent(_)) | Value::Record(Record { value: Some(Scalar::Absent(_)), .. }) => None,
        Value::Plain(scalar) | Value::Record(Record { value: Some(scalar), .. }) => Some(plain(scalar)),
        Value::Record(Record { breakdown, .. }) => match breakdown.as_slice() {
            [] => None,
            [line] => line.record.value.as_ref().map(plain),
            several => Some(lines(several).join(" ")),
        },
    }
}

/// The lines of a 内訳, in any order.
fn lines(breakdown: &[Breakdown]) -> Vec<String> {
    let mut lines: Vec<String> = breakdown
        .iter()
        .map(|line| {
            let figure = line.record.value.as_ref().map(plain).unwrap_or_default();
            without_whitespace(&line.label.value) + &figure
        })
        .collect();
    lines.sort();
    lines
}

/// A number with a plain minus sign, without commas and trailing zeros; or a text.
pub fn plain(scalar: &Scalar) -> String {
    let text = match scalar {
        Scalar::Number(number) => number.as_str().to_owned(),
        Scalar::Text(text) | Scalar::Absent(text) => without_whitespace(text),
    };
    let bare = text.replace(',', "");
    if Number::parse(&bare).is_none() {
        return text;
    }
    let digits = bare.trim_start_matches(|c| c == '+' || is_minus(c));
    let digits = if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.') } else { digits };
    let minus = if bare.starts_with(is_minus) && digits != "0" { "-" } else { "" };
    format!("{minus}{digits}")
}

#[cfg(test)]
mod tests {
    use super::*;
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
    fn spelling_makes_no_other_value() {
        for (a, b) in [("85.0", "85"), ("+5", "5"), ("▲5", "-5"), ("2,300", "2300"), ("22 / 655", "22/655")] {
            assert!(same(&value(a), &value(b)), "{a} {b}");
        }
        for (a, b) in [("85.5", "85"), ("▲5", "5"), ("100", "1"), ("各11", "11")] {
            assert!(!same(&value(a), &value(b)), "{a} {b}");
        }
    }

    #[test]
    fn parts_count_where_both_values_have_them() {
        let with = |suffix| record(Some("1295"), Some(suffix), &[]);
        assert!(same(&with("(内障害者21)"), &value("1295")));
        assert!(!same(&with("(内障害者21)"), &with("(内障害者22)")));
        let meetings = record(None, None, &[("理事会", "11"), ("定例会", "10")]);
        assert!(same(&meetings, &record(None, None, &[("定例会", "10"), ("理事会", "11")])));
        assert!(!same(&meetings, &record(None, None, &[("理事会", "11"), ("定例会", "9")])));
        assert!(same(&record(None, None, &[("研修会", "6")]), &value("6")));
    }
}
