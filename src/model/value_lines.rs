//! Values as text: the one place that says how a value reads.

use super::counted_text;
use super::form::Grouping;
use super::number::Number;
use super::place::Placed;
use super::value::{Breakdown, Record, Scalar, Value};

/// A line of a value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ValueLine<'a> {
    /// The label of a 内訳.
    pub label: Option<&'a str>,
    /// The figure, or the text in its place, without its unit.
    pub figure: Option<String>,
    /// What follows the figure directly; empty for none.
    pub unit: &'a str,
    /// Whether the unit is written for this figure alone.
    pub has_own_unit: bool,
    /// 付記.
    pub suffix: Option<&'a str>,
    /// 注 of a part of a 内訳.
    pub note: Option<&'a str>,
}

impl ValueLine<'_> {
    /// The parts of the line, one behind the other.
    pub fn text(&self) -> String {
        let figure = self.figure_with_unit();
        let parts = [self.label, figure.as_deref(), self.suffix];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// The figure with its unit.
    pub fn figure_with_unit(&self) -> Option<String> {
        self.figure.as_ref().map(|figure| format!("{figure}{}", self.unit))
    }
}

/// The lines of a value: its figure with 付記, then its 内訳; without a figure, 付記 comes last. None where nothing is
/// written. The 注 of the whole is not among them.
///
/// - `unit`: what follows every figure that has no unit of its own; empty for none
pub fn value_lines<'a>(value: &'a Value, grouping: Grouping, unit: &'a str) -> Vec<ValueLine<'a>> {
    let line = |scalar: &Scalar, own: Option<&'a Placed<String>>| {
        let (figure, unit) = match (scalar, own) {
            (Scalar::Absent(text), _) => (text.clone(), ""),
            (Scalar::Number(_) | Scalar::Text(_), Some(own)) => (scalar_text(scalar, grouping), own.value.as_str()),
            (Scalar::Number(number), None) => (number_text(number, grouping), unit),
            // A text that is a figure has the unit of the figures beside it: 約100.
            (Scalar::Text(text), None) if counted_text::is_counted(text) => (counted_text::with_unit(text, unit), ""),
            (Scalar::Text(text), None) => (text.clone(), ""),
        };
        let has_own_unit = own.is_some() && !matches!(scalar, Scalar::Absent(_));
        ValueLine { figure: Some(figure), unit, has_own_unit, ..ValueLine::default() }
    };
    let text = |text: &'a Option<Placed<String>>| text.as_ref().map(|text| text.value.as_str());
    match value {
        Value::Plain(scalar) => vec![line(scalar, None)],
        Value::Record(record) => {
            let of_all = record.unit.as_deref();
            let suffix = text(&record.suffix);
            let own = record.value.as_ref().map(|value| ValueLine { suffix, ..line(value, of_all) });
            // Without a figure, 付記 is about the whole 内訳.
            let last = suffix.filter(|_| own.is_none());
            let last = last.map(|suffix| ValueLine { suffix: Some(suffix), ..ValueLine::default() });
            let part = |part: &'a Breakdown| {
                let Record { value, unit, suffix, note, .. } = &part.record;
                let unit = unit.as_deref().or(of_all);
                let line = value.as_ref().map(|value| line(value, unit)).unwrap_or_default();
                ValueLine { label: Some(&part.label.value), suffix: text(suffix), note: text(note), ..line }
            };
            own.into_iter().chain(record.breakdown.iter().map(part)).chain(last).collect()
        }
    }
}

/// A number as a form groups its figures.
pub fn number_text(number: &Number, grouping: Grouping) -> String {
    match grouping {
        Grouping::Grouped => number.grouped(),
        Grouping::Plain => number.as_str().to_owned(),
    }
}

fn scalar_text(scalar: &Scalar, grouping: Grouping) -> String {
    match scalar {
        Scalar::Number(number) => number_text(number, grouping),
        Scalar::Text(text) | Scalar::Absent(text) => text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::placed;
    use super::*;

    fn texts(value: &Value, grouping: Grouping, unit: &str) -> Vec<String> {
        value_lines(value, grouping, unit).iter().map(ValueLine::text).collect()
    }

    #[test]
    fn a_value_reads_figure_first_and_then_part_by_part() {
        assert_eq!(texts(&Value::Plain(Scalar::parse("42320420")), Grouping::Grouped, "円"), ["42,320,420円"]);
        assert_eq!(texts(&Value::Plain(Scalar::parse("約100")), Grouping::Grouped, "円"), ["約100円"]);
        assert_eq!(texts(&Value::Plain(Scalar::parse("約100円")), Grouping::Grouped, "円"), ["約100円"]);
        assert_eq!(texts(&Value::Plain(Scalar::parse("未公表")), Grouping::Grouped, "円"), ["未公表"]);
        let part = |label: &str, value: Option<&str>| Breakdown {
            label: placed(label),
            record: Record { value: value.map(Scalar::parse), ..Record::default() },
        };
        let record = Value::Record(Record {
            value: Some(Scalar::parse("1295")),
            suffix: Some(placed("(内障害者21)")),
            breakdown: vec![part("理事会", Some("1100")), part("定例会", None)],
            note: Some(placed("見込み")),
            left_out: None,
            unit: None,
        });
        assert_eq!(texts(&record, Grouping::Plain, ""), ["1295 (内障害者21)", "理事会 1100", "定例会"]);
        let Value::Record(record) = record else { panic!("it is a record") };
        let whole = Value::Record(Record { value: None, ..record });
        assert_eq!(texts(&whole, Grouping::Plain, ""), ["理事会 1100", "定例会", "(内障害者21)"]);
        assert_eq!(texts(&Value::Record(Record::default()), Grouping::Plain, ""), [""; 0]);
    }

    #[test]
    fn a_unit_written_for_a_figure_stands_behind_it() {
        let part = |label: &str, value: &str, unit: Option<&str>| Breakdown {
            label: placed(label),
            record: Record { unit: unit.map(placed).map(Box::new), ..Record::of(Scalar::parse(value)) },
        };
        let breakdown =
            vec![part("延床面積", "45298", Some("㎡")), part("職員", "12", None), part("定員", "未定", None)];
        let value = |unit: Option<&str>| {
            Value::Record(Record {
                unit: unit.map(placed).map(Box::new),
                breakdown: breakdown.clone(),
                ..Record::default()
            })
        };
        assert_eq!(texts(&value(None), Grouping::Grouped, "人"), ["延床面積 45,298㎡", "職員 12人", "定員 未定"]);
        assert_eq!(texts(&value(Some("名")), Grouping::Grouped, ""), ["延床面積 45,298㎡", "職員 12名", "定員 未定名"]);
    }
}
