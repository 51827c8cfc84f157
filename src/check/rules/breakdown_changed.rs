//! The labels of a 内訳 differ from those of the period before.
//!
//! If a group is gone or new, the figures of the two years cannot be compared unless the paper says why.

use std::collections::BTreeSet;

use crate::check::Context;
use crate::check::support::figure;
use crate::finding::{Finding, Rule};
use crate::model::{Indicator, Period, Placed, Series, Value, without_whitespace};

pub(super) const RULE: &Rule =
    &Rule::warning("breakdown-changed", include_str!("../../../docs/checks/breakdown-changed.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let counterparts = context.counterparts();
    let mut findings = Vec::new();
    for (indicator, other) in counterparts.indicators() {
        for series in &indicator.series {
            let earlier = other.and_then(|other| other.series(&series.name));
            findings.extend(changes(context, indicator, series, earlier));
        }
    }
    findings
}

/// A value with a 内訳 and its period.
type Broken<'a> = (Period, &'a Placed<Value>);

/// Reports each value whose labels differ from those of the value before.
fn changes(context: &Context, indicator: &Indicator, series: &Series, earlier: Option<&Series>) -> Vec<Finding> {
    let values = broken_down(series);
    let Some(first) = values.first() else { return Vec::new() };
    // Compare the oldest value with the latest one of the edition before, up to the same period.
    let before = earlier.map(broken_down).unwrap_or_default();
    let before = before.into_iter().rfind(|(period, _)| *period <= first.0);
    let within = values.windows(2).map(|pair| (figure::year(pair[0].0), pair[0], pair[1]));
    let across = before.map(|before| (format!("前の年度版の{}", figure::year(before.0)), before, *first));
    let pairs = across.into_iter().chain(within);
    pairs.filter_map(|(then, before, now)| change(context, indicator, &then, before, now)).collect()
}

/// Reports the labels that came and went from one value to the next.
fn change(context: &Context, indicator: &Indicator, then: &str, before: Broken, now: Broken) -> Option<Finding> {
    if matches!(&now.1.value, Value::Record(record) if record.note.is_some()) {
        // The paper says why.
        return None;
    }
    let (old, new) = (labels(&before.1.value), labels(&now.1.value));
    let without = |labels: &[&str], others: &[&str]| {
        let others: BTreeSet<String> = others.iter().map(|label| without_whitespace(label)).collect();
        let left = labels.iter().filter(|label| !others.contains(&without_whitespace(label)));
        left.map(|label| format!("「{label}」")).collect::<String>()
    };
    let (gone, come) = (without(&old, &new), without(&new, &old));
    let told = match (gone.is_empty(), come.is_empty()) {
        (true, true) => return None,
        (false, true) => format!("{gone}がありません"),
        (true, false) => format!("{come}が加わっています"),
        (false, false) => format!("{gone}がなく、{come}が加わっています"),
    };
    let now_year = figure::year(now.0);
    let message = format!("指標「{}」の{now_year}の内訳は、{then}と比べて{told}", indicator.name.value);
    let hint = "書き漏れや名前の書き違いなら直してください。統合や新設なら、その理由をこの値の「注」に書いてください";
    Some(context.finding(RULE, &figure::place(now.1), message).hint(hint))
}

/// Lists the values with a 内訳, oldest first.
fn broken_down(series: &Series) -> Vec<Broken<'_>> {
    let values = series.values.iter().map(|(period, value)| (*period, value));
    let mut values: Vec<Broken> = values.filter(|(_, value)| !labels(&value.value).is_empty()).collect();
    values.sort_by_key(|(period, _)| *period);
    values
}

fn labels(value: &Value) -> Vec<&str> {
    match value {
        Value::Plain(_) => Vec::new(),
        Value::Record(record) => record.breakdown.iter().map(|line| line.label.value.as_str()).collect(),
    }
}
