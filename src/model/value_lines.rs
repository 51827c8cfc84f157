//! Values as text: the one place that says how a value reads.

use super::form::Grouping;
use super::number::Number;
use super::value::{Scalar, Value};

/// A line of a value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ValueLine<'a> {
    /// The label of a 内訳.
    pub label: Option<&'a str>,
    /// The figure, or the text in its place.
    pub figure: Option<String>,
    /// 付記.
    pub suffix: Option<&'a str>,
}

impl ValueLine<'_> {
    /// The parts of the line, one behind the other.
    pub fn text(&self) -> String {
        let parts = [self.label, self.figure.as_deref(), self.suffix];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// The lines of a value: its figure with 付記, then its 内訳; without a figure, 付記 comes last. None where nothing is
/// written. The 注 is not among them.
///
/// - `unit`: what follows every number directly; empty for none
pub fn value_lines<'a>(value: &'a Value, grouping: Grouping, unit: &str) -> Vec<ValueLine<'a>> {
    let figure = |scalar: &Scalar| scalar_text(scalar, grouping, unit);
    match value {
        Value::Plain(scalar) => vec![ValueLine { figure: Some(figure(scalar)), ..ValueLine::default() }],
        Value::Record(record) => {
            let suffix = record.suffix.as_ref().map(|suffix| suffix.value.as_str());
            let own = record.value.as_ref().map(|value| ValueLine { label: None, figure: Some(figure(value)), suffix });
            // Without a figure, 付記 is about the whole 内訳.
            let last = suffix.filter(|_| own.is_none());
            let last = last.map(|suffix| ValueLine { suffix: Some(suffix), ..ValueLine::default() });
            let parts = record.breakdown.iter().map(|part| ValueLine {
                label: Some(&part.label.value),
                figure: part.value.as_ref().map(figure),
                suffix: None,
            });
            own.into_iter().chain(parts).chain(last).collect()
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

fn scalar_text(scalar: &Scalar, grouping: Grouping, unit: &str) -> String {
    match scalar {
        Scalar::Number(number) => number_text(number, grouping) + unit,
        Scalar::Text(text) | Scalar::Absent(text) => text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::placed;
    use super::super::value::{Breakdown, Record};
    use super::*;

    fn texts(value: &Value, grouping: Grouping, unit: &str) -> Vec<String> {
        value_lines(value, grouping, unit).iter().map(ValueLine::text).collect()
    }

    #[test]
    fn a_value_reads_figure_first_and_then_part_by_part() {
        assert_eq!(texts(&Value::Plain(Scalar::parse("42320420")), Grouping::Grouped, "円"), ["42,320,420円"]);
        assert_eq!(texts(&Value::Plain(Scalar::parse("未公表")), Grouping::Grouped, "円"), ["未公表"]);
        let part =
            |label: &str, value: Option<&str>| Breakdown { label: placed(label), value: value.map(Scalar::parse) };
        let record = Value::Record(Record {
            value: Some(Scalar::parse("1295")),
            suffix: Some(placed("(内障害者21)")),
            breakdown: vec![part("理事会", Some("1100")), part("定例会", None)],
            note: Some(placed("見込み")),
        });
        assert_eq!(texts(&record, Grouping::Plain, ""), ["1295 (内障害者21)", "理事会 1100", "定例会"]);
        let Value::Record(record) = record else { panic!("it is a record") };
        let whole = Value::Record(Record { value: None, ..record });
        assert_eq!(texts(&whole, Grouping::Plain, ""), ["理事会 1100", "定例会", "(内障害者21)"]);
        assert_eq!(texts(&Value::Record(Record::default()), Grouping::Plain, ""), [""; 0]);
    }
}
