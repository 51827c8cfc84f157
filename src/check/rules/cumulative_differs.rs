//! A 累計 that decreases, or that is not the previous 累計 plus the value of the period.
//!
//! A 累計 that equals the value of its period has started from zero, for example with a new plan.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::check::Context;
use crate::check::support::timeline::{CUMULATIVE, Point, Timeline};
use crate::check::support::{figure, shares};
use crate::finding::{Finding, Rule};
use crate::model::{Role, without_whitespace};

pub(super) const RULE: &Rule =
    &Rule::warning("cumulative-differs", include_str!("../../../docs/checks/cumulative-differs.md"));

const HINT: &str = "累計とこの期間の値を確かめて、違う方を直してください。取り消しや数え直しで合わないなら、その理由を累計の「注」に書いてください";

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (_, timelines) in context.timelines_by_node() {
        let mut by_name: HashMap<String, Vec<&Timeline>> = HashMap::new();
        for timeline in timelines.iter().filter(|timeline| timeline.series.role == Role::Actual) {
            by_name.entry(without_words(&timeline.indicator.name.value)).or_default().push(timeline);
        }
        for total in timelines.iter().filter(|timeline| timeline.is_cumulative()) {
            let each = by_name.get(&without_words(&total.indicator.name.value)).into_iter().flatten();
            let each = each.copied().find(|timeline| adds_up_to(timeline, total));
            let steps = total.points.windows(2).filter(|pair| !pair[1].is_older && !pair[1].is_explained());
            findings.extend(steps.filter_map(|pair| step(context, total, each, pair[0], pair[1])));
        }
    }
    findings
}

/// Whether a timeline has the figures of each period that another one adds up: 実績 beside 累計, 登録者数 beside
/// 登録者数（累計）.
fn adds_up_to(each: &Timeline, total: &Timeline) -> bool {
    let is_beside = std::ptr::eq(each.indicator, total.indicator) && total.series.role == Role::Cumulative;
    let is_named = each.series.name == total.series.name
        && !each.is_cumulative()
        && without_words(&each.indicator.name.value) == without_words(&total.indicator.name.value)
        && each.indicator.tables == total.indicator.tables;
    each.series.role == Role::Actual && !std::ptr::eq(each, total) && each.unit == total.unit && (is_beside || is_named)
}

/// A name without the words for a 累計 and the brackets around them.
fn without_words(name: &str) -> String {
    let plain = CUMULATIVE.iter().fold(without_whitespace(name), |name, word| name.replace(word, ""));
    plain.chars().filter(|c| !"()（）・の".contains(*c)).collect()
}

/// Reports an impossible step from one 累計 to the next.
fn step(context: &Context, total: &Timeline, each: Option<&Timeline>, before: Point, now: Point) -> Option<Finding> {
    let (called, place) = (total.called(&context.edition.plan.form), figure::place(now.value));
    let line = |point: &Point| match point.is_older {
        true => String::new(),
        false => format!("（{}）", context.line_of(&point.value.place, &now.value.place)),
    };
    let added = each.and_then(|each| each.at(now.period)).filter(|_| before.period.precedes(now.period));
    // It has started from zero.
    if added.is_some_and(|added| added.figure == now.figure) {
        return None;
    }
    if let Some(added) = added {
        let sum = before.figure.checked_add(added.figure)?;
        if sum.checked_sub(now.figure)?.abs() <= tolerance(total, &[&before, &now, added]) {
            return None;
        }
        let message = format!(
            "{called}が、{}は{}{}の累計にこの年度の値を足した数と違います（「{}」＋「{}」{}は「{}」、書かれた累計は「{}」）",
            figure::year(now.period),
            edition(&before),
            figure::year(before.period),
            figure::quoted(&before.value.value),
            figure::quoted(&added.value.value),
            line(added),
            figure::grouped(sum),
            figure::quoted(&now.value.value),
        );
        return Some(context.finding(RULE, &place, message).hint(HINT));
    }
    // What adds up losses, too, may fall.
    let may_fall = shares::is_balance(&total.indicator.name.value)
        || total.points.iter().any(|point| point.figure < Decimal::ZERO);
    if now.figure >= before.figure || may_fall {
        return None;
    }
    let message = format!(
        "{called}が、累計なのに{}は{}{}{}より減っています（{}）",
        figure::year(now.period),
        edition(&before),
        figure::year(before.period),
        line(&before),
        [&before, &now].map(Point::told).join("、"),
    );
    Some(context.finding(RULE, &place, message).hint(HINT))
}

fn edition(point: &Point) -> &'static str {
    if point.is_older { "前の年度版の" } else { "" }
}

/// How much a sum of rounded figures may differ: one in the last place for decimals and for units such as 千円.
fn tolerance(timeline: &Timeline, points: &[&Point]) -> Decimal {
    let decimals = points.iter().map(|point| point.figure.scale()).max().unwrap_or_default();
    let is_rounded = decimals > 0 || timeline.unit.as_ref().is_some_and(|unit| unit.size() > Decimal::ONE);
    if is_rounded { Decimal::new(1, decimals) } else { Decimal::ZERO }
}
