//! How the rules compare and quote the values of indicators.

use crate::model::{
    Breakdown, Form, Number, Period, PeriodLabels, Place, Placed, Record, Scalar, Series, Value, squeezed,
};

/// A period in a message: 平成30年度.
pub(super) fn year(period: Period) -> String {
    PeriodLabels::Era.label(0, period)
}

/// What a message calls the values of a series: 値 where the form has no other series.
pub(super) fn series(form: &Form, series: &Series) -> String {
    match form.series.as_slice() {
        [_] => "値".to_owned(),
        _ => format!("「{}」", series.name),
    }
}

/// Where to show a value: the value itself, or the key it stands under where it has parts.
pub(super) fn place(value: &Placed<Value>) -> Place {
    match value.value {
        Value::Plain(_) => value.place.clone(),
        Value::Record(_) => value.place.of_key(),
    }
}

/// A value as it is printed, on one line.
pub(super) fn quoted(value: &Value) -> String {
    match value {
        Value::Plain(scalar) => quoted_scalar(scalar),
        Value::Record(Record { value, suffix, breakdown, .. }) => {
            let lines = breakdown
                .iter()
                .map(|line| format!("{} {}", line.label, line.value.as_ref().map(quoted_scalar).unwrap_or_default()));
            let parts = value.iter().map(quoted_scalar).chain(suffix.clone()).chain(lines);
            parts.collect::<Vec<_>>().join(" ")
        }
    }
}

fn quoted_scalar(scalar: &Scalar) -> String {
    match scalar {
        Scalar::Number(number) => number.grouped(),
        Scalar::Text(text) | Scalar::Absent(text) => text.lines().collect::<Vec<_>>().join(" "),
    }
}

/// Whether two values say the same. Spelling (85.0 and 85), notes, and parts that only one of them has do not count.
pub(super) fn same(a: &Value, b: &Value) -> bool {
    let (Some(left), Some(right)) = (figure(a), figure(b)) else { return true };
    let both_say = match (a, b) {
        (Value::Record(a), Value::Record(b)) => {
            let suffixes = a.suffix.as_ref().zip(b.suffix.as_ref());
            let broken_down = !a.breakdown.is_empty() && !b.breakdown.is_empty();
            suffixes.is_none_or(|(a, b)| squeezed(a) == squeezed(b))
                && (!broken_down || lines(&a.breakdown) == lines(&b.breakdown))
        }
        _ => true,
    };
    left == right && both_say
}

/// What a value says, in one spelling: its figure, or its 内訳 where it has none. `None` where it says nothing, or that
/// there is none on purpose.
pub(super) fn figure(value: &Value) -> Option<String> {
    match value {
        Value::Plain(Scalar::Absent(_)) | Value::Record(Record { value: Some(Scalar::Absent(_)), .. }) => None,
        Value::Plain(scalar) | Value::Record(Record { value: Some(scalar), .. }) => Some(plain(scalar)),
        Value::Record(Record { breakdown, .. }) => match breakdown.as_slice() {
            [] => None,
            [line] => line.value.as_ref().map(plain),
            several => Some(lines(several).join(" ")),
        },
    }
}

/// The number a value is: its figure where that is one, whatever is printed behind it.
pub(super) fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Plain(scalar @ Scalar::Number(_))
        | Value::Record(Record { value: Some(scalar @ Scalar::Number(_)), .. }) => plain(scalar).parse().ok(),
        _ => None,
    }
}

/// The lines of a 内訳, whatever their order.
fn lines(breakdown: &[Breakdown]) -> Vec<String> {
    let mut lines: Vec<String> = breakdown
        .iter()
        .map(|line| squeezed(&line.label) + &line.value.as_ref().map(plain).unwrap_or_default())
        .collect();
    lines.sort();
    lines
}

/// A number without commas, with a minus sign or none, and without zeros at the end of its decimals; or a text.
fn plain(scalar: &Scalar) -> String {
    let text = match scalar {
        Scalar::Number(number) => number.as_str().to_owned(),
        Scalar::Text(text) | Scalar::Absent(text) => squeezed(text),
    };
    let bare = text.replace(',', "");
    if Number::parse(&bare).is_none() {
        return text;
    }
    let digits = bare.trim_start_matches(['+', '-', '−', '▲', '△']);
    let digits = if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.') } else { digits };
    let minus = if bare.starts_with(['-', '−', '▲', '△']) && digits != "0" { "-" } else { "" };
    format!("{minus}{digits}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Value {
        Value::Plain(Scalar::parse(text))
    }

    fn record(value: Option<&str>, suffix: Option<&str>, breakdown: &[(&str, &str)]) -> Value {
        let breakdown = breakdown
            .iter()
            .map(|(label, value)| Breakdown { label: (*label).to_owned(), value: Some(Scalar::parse(value)) });
        Value::Record(Record {
            value: value.map(Scalar::parse),
            suffix: suffix.map(str::to_owned),
            breakdown: breakdown.collect(),
            note: None,
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

    #[test]
    fn values_are_quoted_as_they_are_printed() {
        assert_eq!(quoted(&value("42320420")), "42,320,420");
        assert_eq!(quoted(&record(Some("1295"), Some("(内障害者21)"), &[])), "1,295 (内障害者21)");
        assert_eq!(quoted(&record(None, None, &[("理事会", "11"), ("定例会", "10")])), "理事会 11 定例会 10");
    }
}
