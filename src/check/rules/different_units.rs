//! Two indicators of one name count in units of different kinds: 件 here and 人 there.
//!
//! Only names that say what they count are compared. 出前講座 may be counted in 回 and in 人; 出前講座の受講者数 may not.

use std::collections::HashMap;

use crate::check::Context;
use crate::check::support::counters;
use crate::check::support::names::is_distinctive;
use crate::finding::{Finding, Rule};
use crate::model::{Indicator, Placed, Unit, without_whitespace};

pub(super) const RULE: &Rule = &Rule::note("different-units", include_str!("../../../docs/checks/different-units.md"));

/// How names end that say what they count.
const COUNTED: &[&str] = &["数", "額", "量", "率", "割合", "費", "時間", "面積", "延長", "残高"];

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let mut first: HashMap<String, Vec<Counted>> = HashMap::new();
    for node in context.edition.nodes() {
        for indicator in node.own_indicators().map(|node| node.indicator) {
            let Some(unit) = &indicator.unit else { continue };
            let name = without_whitespace(&indicator.name.value);
            let base = name.split(['(', '（']).next().unwrap_or_default();
            if !COUNTED.iter().any(|end| base.ends_with(end)) {
                continue;
            }
            let counted = Counted { indicator, unit, kind: Unit::parse(&unit.value).kind().to_owned() };
            first.entry(name).or_default().push(counted);
        }
    }
    let mut findings: Vec<Finding> =
        first.iter().flat_map(|(name, all)| all.iter().filter_map(|here| finding(context, name, all, here))).collect();
    crate::finding::sort(&mut findings);
    findings
}

/// An indicator with a unit.
struct Counted<'a> {
    indicator: &'a Indicator,
    unit: &'a Placed<String>,
    kind: String,
}

/// Reports an indicator whose unit differs from that of the first of its name.
fn finding(context: &Context, name: &str, all: &[Counted], here: &Counted) -> Option<Finding> {
    let there = all.first().filter(|there| there.kind != here.kind)?;
    let counter = counters::of_name(name);
    let contradicts_name = counter.is_some_and(|counter| [&here.kind, &there.kind].iter().any(|kind| *kind == counter));
    if !contradicts_name && !is_distinctive(name) {
        return None;
    }
    let line = context.line_of(&there.unit.place, &here.unit.place);
    let message = format!(
        "指標「{}」の単位が「{}」ですが、同じ名前の指標（{line}）では「{}」です",
        here.indicator.name.value, here.unit.value, there.unit.value
    );
    let hint = "数えているものに合う単位に揃えてください。別のものを数えているなら、名称で区別できるようにしてください";
    Some(context.finding(RULE, &here.unit.place, message).hint(hint))
}
