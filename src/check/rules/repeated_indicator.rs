//! Two indicators of the same node with the same name and unit.
//!
//! Readers cannot tell the two rows apart. A name that is printed once for 回 and once for 人 is fine, because the units differ.

use std::collections::BTreeMap;

use crate::check::Context;
use crate::check::support::figure;
use crate::finding::{Finding, Rule};
use crate::model::{InTables, Indicator, IndicatorNode, Period, Place, Placed, Unit, Value, without_whitespace};

pub(super) const RULE: &Rule =
    &Rule::warning("repeated-indicator", include_str!("../../../docs/checks/repeated-indicator.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let mut findings = Vec::new();
    for node in context.edition.nodes() {
        let mut first: BTreeMap<Identity, &Indicator> = BTreeMap::new();
        for IndicatorNode { indicator, above, .. } in node.own_indicators() {
            let name = without_whitespace(&indicator.name.value);
            if name.is_empty() {
                continue;
            }
            let unit = indicator.unit.as_ref().map(|unit| Unit::parse(&unit.value));
            let identity = (above.last().map(|above| &above.place), name, unit, &indicator.tables);
            match first.get(&identity) {
                Some(there) => findings.extend(finding(context, there, indicator)),
                None => _ = first.insert(identity, indicator),
            }
        }
    }
    findings
}

/// What readers know an indicator by: the one it is a part of, its name, unit and tables.
type Identity<'a> = (Option<&'a Place>, String, Option<Unit>, &'a InTables);

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
