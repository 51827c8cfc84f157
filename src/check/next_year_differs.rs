//! The next year's edition prints another value for the same year, the same No. and the same indicator.
//!
//! Whoever lays the two papers side by side cannot tell which of the two holds.

use super::{Context, figure};
use crate::finding::Finding;
use crate::model::{Counterparts, Indicator, Period, Placed, Series, Value};

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let Some(next) = context.next else { return Vec::new() };
    let counterparts = Counterparts::of(Some(next));
    let edition = format!("次の年度版（content/{}）", next.plan.year);
    let mut findings = Vec::new();
    for (indicator, other) in counterparts.pairs(context.edition) {
        let Some(other) = other.filter(|other| comparable(indicator, other)) else { continue };
        let pairs = indicator.series.iter().filter_map(|series| Some((series, other.series(&series.name)?)));
        findings.extend(pairs.flat_map(|(here, there)| differing(context, indicator, here, there, &edition)));
    }
    findings
}

/// Whether the two count in the same unit, as far as they say.
fn comparable(a: &Indicator, b: &Indicator) -> bool {
    a.unit.as_ref().zip(b.unit.as_ref()).is_none_or(|(a, b)| a.value == b.value)
}

/// A finding for each value that the next edition states otherwise.
fn differing(context: &Context, indicator: &Indicator, here: &Series, there: &Series, edition: &str) -> Vec<Finding> {
    let named = figure::series(&context.edition.plan.form, here);
    let pairs = here.values.iter().filter_map(|(period, value)| Some((*period, value, there.at(*period)?)));
    let differing = pairs.filter(|(_, here, there)| !figure::same(&here.value, &there.value));
    let finding = |(period, here, there): (Period, &Placed<Value>, &Placed<Value>)| {
        let message = format!(
            "指標「{}」の{}の{named}は「{}」ですが、{edition}では「{}」です",
            indicator.name.value,
            figure::year(period),
            figure::quoted(&here.value),
            figure::quoted(&there.value)
        );
        context.finding("next-year-differs", &figure::place(here), message).hint(
            "どちらが正しいかを確かめて、違う方を直してください。後で確定した数なら、次の年度版の「注」にそう書いてください",
        )
    };
    differing.map(finding).collect()
}
