//! The planned amount of money of an indicator equals an older result to the yen.
//!
//! The plan may be right; more often the wrong column was copied.

use crate::check::Context;
use crate::check::support::figure;
use crate::check::support::nodes;
use crate::check::support::telling::digits;
use crate::check::support::timeline::{self, Point, Timeline};
use crate::finding::{Finding, Rule};
use crate::model::{FieldEntry, FieldKind, FieldValue, Role, Unit};

pub(super) const RULE: &Rule =
    &Rule::note("plan-equals-result", include_str!("../../../docs/checks/plan-equals-result.md"));

/// Amounts with fewer digits, without zeros at the end, may be planned as they were.
const DIGITS: usize = 5;
/// Words in names of series and own fields for what is planned.
const PLANNED: [&str; 5] = ["計画", "予算", "見込", "目標", "予定"];
/// … and for what was spent.
const SPENT: [&str; 3] = ["決算", "実績", "執行"];

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (_, timelines) in context.timelines_by_node() {
        for plan in timelines.iter().filter(|timeline| is_money(timeline) && is_planned(timeline)) {
            let of_same = |other: &&Timeline| std::ptr::eq(other.indicator, plan.indicator) && is_spent(other);
            findings.extend(timelines.iter().filter(of_same).filter_map(|spent| of_indicator(context, plan, spent)));
        }
    }
    for node in nodes::all(context) {
        findings.extend(of_fields(context, node.fields));
    }
    findings
}

fn is_money(timeline: &Timeline) -> bool {
    timeline.unit.as_ref().is_some_and(|unit| unit.kind() == "円")
}

fn is_planned(timeline: &Timeline) -> bool {
    let name = &timeline.series.name;
    timeline.series.role == Role::Target || PLANNED.iter().any(|word| name.contains(word))
}

fn is_spent(timeline: &Timeline) -> bool {
    timeline.series.role == Role::Actual && !is_planned(timeline)
}

fn of_indicator(context: &Context, plan: &Timeline, spent: &Timeline) -> Option<Finding> {
    let (planned, result) = equal(&plan.points, &spent.points)?;
    let called = plan.called(&context.edition.plan.form);
    Some(finding(context, &called, &figure::named(&context.edition.plan.form, &spent.series.name), planned, result))
}

fn of_fields(context: &Context, fields: &[FieldEntry]) -> Vec<Finding> {
    let form = &context.edition.plan.form;
    let is_money = |entry: &FieldEntry| {
        form.fields.iter().any(|field| field.name == entry.name && field.kind == FieldKind::Money)
            || form.fields.iter().any(|field| {
                field.name == entry.name && field.unit.as_ref().is_some_and(|unit| Unit::parse(unit).kind() == "円")
            })
    };
    let named = |words: &'static [&str]| {
        let is_it = |entry: &&FieldEntry| is_money(entry) && words.iter().any(|word| entry.name.contains(word));
        fields.iter().filter(is_it).filter_map(|entry| match &entry.value {
            FieldValue::Years(values) => Some((entry.name.as_str(), timeline::points(values))),
            FieldValue::Text(_) | FieldValue::Figure(_) => None,
        })
    };
    let mut findings = Vec::new();
    for (plan, planned) in named(&PLANNED) {
        for (_, (spent, results)) in named(&SPENT).map(|it| (it.0, it)).filter(|(name, _)| *name != plan) {
            let found = equal(&planned, &results);
            findings.extend(found.map(|(planned, result)| {
                finding(context, &format!("「{plan}」"), &format!("「{spent}」"), planned, result)
            }));
        }
    }
    findings
}

/// The latest planned amount that equals an older result. An amount that was planned for the year of the result, too, is
/// the same every year.
fn equal<'a>(planned: &[Point<'a>], results: &[Point<'a>]) -> Option<(Point<'a>, Point<'a>)> {
    let is_constant = |result: &Point| {
        let plan = planned.iter().find(|plan| plan.period == result.period);
        plan.is_some_and(|plan| plan.figure == result.figure)
    };
    let latest = planned.iter().rev().filter(|plan| !plan.is_older && digits(plan.figure) >= DIGITS);
    latest.into_iter().find_map(|plan| {
        let mut older = results.iter().rev().filter(|result| result.period < plan.period);
        let result = older.find(|result| result.figure == plan.figure && !is_constant(result))?;
        Some((*plan, *result))
    })
}

fn finding(context: &Context, planned: &str, results: &str, plan: Point, result: Point) -> Finding {
    let edition = if result.is_older { "前の年度版の" } else { "" };
    let line = match result.is_older {
        true => String::new(),
        false => format!("（{}）", context.line_of(&result.value.place, &plan.value.place)),
    };
    let message = format!(
        "{planned}が、{}は{edition}{}の{results}{line}と1円まで同じです（「{}」）",
        figure::year(plan.period),
        figure::year(result.period),
        figure::quoted(&plan.value.value),
    );
    let hint = "列や年度を取り違えていないかを確かめてください。前の実績のとおりに計画したなら、このままでかまいません";
    context.finding(RULE, &figure::place(plan.value), message).hint(hint)
}
