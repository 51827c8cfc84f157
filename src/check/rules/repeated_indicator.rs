//! One name twice among the indicators of one node, in the same unit.
//!
//! Nobody can tell the two rows apart. Forms that print a name once for 回 and once for 人 differ in the unit.

use crate::check::Context;
use crate::check::support::figure;
use crate::finding::{Finding, Rule};
use crate::model::{Indicator, IndicatorNode, Period, Placed, Unit, Value, without_whitespace};

pub(super) const RULE: &Rule =
    &Rule::warning("repeated-indicator", include_str!("../../../docs/checks/repeated-indicator.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let mut findings = Vec::new();
    for node in context.edition.nodes() {
        let all: Vec<IndicatorNode> = node.own_indicators().collect();
        for (index, here) in all.iter().enumerate() {
            let is_twin =
                |there: &&IndicatorNode| are_siblings(here, there) && are_alike(here.indicator, there.indicator);
            let earlier = all[..index].iter().find(is_twin);
            findings.extend(earlier.and_then(|there| finding(context, there.indicator, here.indicator)));
        }
    }
    findings
}

/// Whether two indicators are parts of the same one.
fn are_siblings(here: &IndicatorNode, there: &IndicatorNode) -> bool {
    match (here.above.last(), there.above.last()) {
        (Some(here), Some(there)) => std::ptr::eq(*here, *there),
        (here, there) => here.is_none() && there.is_none(),
    }
}

/// Whether two indicators have the same name, unit and table.
fn are_alike(here: &Indicator, there: &Indicator) -> bool {
    let name = |indicator: &Indicator| without_whitespace(&indicator.name.value);
    let unit = |indicator: &Indicator| indicator.unit.as_ref().map(|unit| Unit::parse(&unit.value));
    !name(here).is_empty() && name(here) == name(there) && unit(here) == unit(there) && here.table == there.table
}

/// Reports a later indicator if both have a value for some period of a series.
fn finding(context: &Context, there: &Indicator, here: &Indicator) -> Option<Finding> {
    let both: Vec<(Period, &Placed<Value>, &Placed<Value>)> = here
        .series
        .iter()
        .filter_map(|series| Some((series, there.series(&series.name)?)))
        .flat_map(|(series, other)| {
            series.values.iter().filter_map(|(period, value)| Some((*period, other.at(*period)?, value)))
        })
        .collect();
    let differing = both.iter().find(|(_, there, here)| !figure::same(&there.value, &here.value));
    let (period, before, now) = differing.or(both.first())?;
    let told = if differing.is_some() {
        format!("{}は「{}」と「{}」", figure::year(*period), figure::quoted(&before.value), figure::quoted(&now.value))
    } else {
        "値は同じ".to_owned()
    };
    let line = context.line_of(&there.name.place, &here.name.place);
    let message = format!("指標「{}」が2つあります（1つ目は{line}。{told}）", here.name.value);
    let hint = "同じものなら、片方を消してください。別のものなら、名称で区別できるようにしてください";
    Some(context.finding(RULE, &here.name.place, message).hint(hint))
}
