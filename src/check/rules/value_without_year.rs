//! A value of a series with a year of its own is written without it, and the paper prints the year.

use crate::check::Context;
use crate::check::support::absence::{in_yaml, quoted};
use crate::check::support::{figure, indicators};
use crate::finding::{Finding, Rule};
use crate::model::{Placed, Record, Scalar, SeriesForm, SeriesYear, Value};
use crate::vocabulary as word;

pub(super) const RULE: &Rule =
    &Rule::warning("value-without-year", include_str!("../../../docs/checks/value-without-year.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let form = &context.edition.plan.form;
    let own = || form.series.iter().filter(|series| series.year == SeriesYear::Own);
    let all = indicators::all(context);
    let of_indicator = |at: &indicators::IndicatorAt| {
        let is_printed = |series: &&SeriesForm| form.prints_year(at.carrier, &at.indicator.tables, &series.name);
        own().filter(is_printed).filter_map(|series| finding(context, at, series)).collect::<Vec<_>>()
    };
    all.iter().flat_map(of_indicator).collect()
}

fn finding(context: &Context, at: &indicators::IndicatorAt, series: &SeriesForm) -> Option<Finding> {
    let indicator = at.indicator;
    let (period, value) = indicator.series(&series.name)?.values.first()?;
    let is_absent = matches!(value.value.figure(), Some(Scalar::Absent(_)));
    if !indicator.is_undated(value) || is_absent || !value.value.is_filled() {
        return None;
    }
    let message = format!(
        "「{}」の「{}」に年度がないので、その年度は「{}」と印刷されます",
        indicator.name.value,
        series.name,
        context.label_of(indicator, *period)
    );
    let hint = format!("{{R8: {}}} のように、年度とともに書いてください", example(&value.value));
    Some(context.finding(RULE, &figure::place(value), message).hint(hint))
}

/// The value as it is to be written behind the year.
fn example(value: &Value) -> String {
    let record = match value {
        Value::Plain(scalar) => return plain(scalar),
        Value::Record(record) => record,
    };
    let breakdown = record.breakdown.iter().map(|part| {
        let of_part = Value::Record(part.record.clone());
        let is_alone = part.record == part.record.value.clone().map(Record::of).unwrap_or_default();
        let figure = part.record.value.as_ref().map(plain).unwrap_or_default();
        format!("{}: {}", in_yaml(&part.label.value), if is_alone { figure } else { example(&of_part) })
    });
    let breakdown: Vec<String> = breakdown.collect();
    let entry = |key: &str, text: &Placed<String>| format!("{key}: {}", in_yaml(&text.value));
    let entries = [
        record.value.as_ref().map(|scalar| format!("{}: {}", word::VALUE, plain(scalar))),
        record.unit.as_deref().map(|text| entry(word::UNIT, text)),
        record.suffix.as_ref().map(|text| entry(word::SUFFIX, text)),
        (!breakdown.is_empty()).then(|| format!("{}: {{{}}}", word::BREAKDOWN, breakdown.join(", "))),
        record.note.as_ref().map(|text| entry(word::NOTE, text)),
    ];
    format!("{{{}}}", entries.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

fn plain(scalar: &Scalar) -> String {
    match scalar {
        Scalar::Number(number) => number.as_str().to_owned(),
        Scalar::Text(text) if matches!(Scalar::parse(text), Scalar::Number(_)) => quoted(text),
        Scalar::Text(text) | Scalar::Absent(text) => in_yaml(text),
    }
}
