//! Two indicators of different names have the same figures over several periods.
//!
//! One of them may have been copied and not filled in.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::check::Context;
use crate::check::support::figure;
use crate::check::support::telling::{COMPARED, are_telling, digits};
use crate::check::support::timeline::Timeline;
use crate::finding::{Finding, Rule};
use crate::model::{Period, Role, without_whitespace};

pub(super) const RULE: &Rule = &Rule::note("same-figures", include_str!("../../../docs/checks/same-figures.md"));

/// This many different figures …
const COUNT: usize = 3;
/// … of at least this many digits are not equal by chance.
const DIGITS: usize = 3;

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let is_of_results = |timeline: &&Timeline| !matches!(timeline.series.role, Role::Target | Role::Baseline);
    let timelines: Vec<&Timeline> = context.timelines().filter(is_of_results).collect();
    let mut first: HashMap<(Period, Decimal), Vec<usize>> = HashMap::new();
    let mut findings = Vec::new();
    for (index, here) in timelines.iter().enumerate() {
        let points = here.points.iter().filter(|point| !point.is_older && digits(point.figure) >= DIGITS);
        let keys: Vec<(Period, Decimal)> = points.map(|point| (point.period, point.figure.normalize())).collect();
        let mut others = keys
            .iter()
            .filter_map(|key| first.get(key))
            .flat_map(|others| others.iter().take(COMPARED))
            .copied()
            .collect::<Vec<usize>>();
        others.sort_unstable();
        others.dedup();
        let other = others.into_iter().map(|other| timelines[other]).find(|there| are_copies(there, here));
        findings.extend(other.and_then(|there| finding(context, there, here)));
        for key in keys {
            first.entry(key).or_default().push(index);
        }
    }
    findings
}

/// Whether two timelines have the same figures and should not. A total of one part equals it.
fn are_copies(there: &Timeline, here: &Timeline) -> bool {
    let name = |timeline: &Timeline| without_whitespace(&timeline.indicator.name.value);
    let contains = |timeline: &Timeline, other: &Timeline| {
        std::ptr::eq(timeline.indicator, other.indicator)
            || timeline.above.iter().any(|above| std::ptr::eq(*above, other.indicator))
    };
    if name(there) == name(here) || contains(there, here) || contains(here, there) || there.unit != here.unit {
        return false;
    }
    let common = here.points.iter().filter(|point| !point.is_older);
    let common: Vec<(Decimal, Decimal)> =
        common.filter_map(|point| Some((point.figure, there.at(point.period)?.figure))).collect();
    let figures: Vec<Decimal> = common.iter().map(|(figure, _)| *figure).collect();
    common.iter().all(|(here, there)| here == there) && are_telling(&figures, COUNT, DIGITS)
}

fn finding(context: &Context, there: &Timeline, here: &Timeline) -> Option<Finding> {
    let last = here.points.iter().rfind(|point| !point.is_older && there.at(point.period).is_some())?;
    let place = &there.at(last.period)?.value.place;
    let message = format!(
        "{}が、名前の違う指標「{}」（{}）とどの年度も同じです（{}）",
        here.called(&context.edition.plan.form),
        there.indicator.name.value,
        context.line_of(place, &last.value.place),
        last.told(),
    );
    let hint = "写したまま直していないかを確かめてください。同じものを数えているなら、名称を揃えてください";
    Some(context.finding(RULE, &figure::place(last.value), message).hint(hint))
}
