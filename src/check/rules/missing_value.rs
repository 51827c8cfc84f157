//! Indicators without a value for the reported year, in items that are otherwise filled in.
//!
//! Later years are still empty, and an item without 進捗状況 is still being written. But a judgement without a figure has no
//! basis.

use crate::check::Context;
use crate::check::support::indicators::{self, IndicatorAt};
use crate::check::support::{absence, example, figure};
use crate::finding::{Finding, Rule};
use crate::model::{Indicator, SeriesForm, SeriesYear, Value, blank, compute};
use crate::vocabulary as word;

pub(in crate::check) const RULE: &Rule =
    &Rule::warning("missing-value", include_str!("../../../docs/checks/missing-value.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let is_looked_at = |IndicatorAt { indicator, judged, .. }: &IndicatorAt| {
        // The rule unit-without-value reports indicators without any value.
        let is_told = indicator.unit.is_some() && !indicators::is_filled_in(context, indicator);
        *judged && indicators::are_read(context, indicator) && !is_told
    };
    let of_indicator = |IndicatorAt { indicator, carrier, .. }| {
        let plan = &context.edition.plan;
        let asked = plan.form.asked_series(carrier, &indicator.table);
        let missing = asked.filter(move |series| blank::lacks_value(plan, indicator, series));
        missing.map(move |series| {
            finding(context, indicator, series).missing(&indicator.place, [series.name.as_str(), word::BREAKDOWN])
        })
    };
    indicators::all(context).into_iter().filter(is_looked_at).flat_map(of_indicator).collect()
}

fn finding(context: &Context, indicator: &Indicator, series: &SeriesForm) -> Finding {
    let form = &context.edition.plan.form;
    let (name, year) = (&indicator.name.value, context.reported_year());
    let place = context.key_or(&indicator.place, &series.name, &indicator.name.place);
    let message = match (series.year, form.series.len()) {
        (SeriesYear::Own | SeriesYear::Common, _) => format!("「{name}」に「{}」がありません", series.name),
        (SeriesYear::Shown, 1) => format!("「{name}」に {year} の値がありません"),
        (SeriesYear::Shown, _) => format!("「{name}」に {year} の「{}」がありません", series.name),
    };
    let first = if is_computed_from(context, series) { absence::declared_first(form) } else { String::new() };
    let written = compute::written(indicator, series, context.edition.plan.year);
    if let Some(record) = written.and_then(Value::annotation) {
        let message = format!("{message}（{}だけが書かれています）", figure::annotation(record));
        let hint = format!(
            "「値: 1990」のように、{{ }} の中に「値」を書いてください。値がなくて正しいなら、{first}「値: {}」のように書いてください",
            absence::word(form)
        );
        return context.finding(RULE, &place, message).hint(hint);
    }
    let hint = format!(
        "{}のように値を書いてください。値がなくて正しいなら、{first}{}のように書いてください",
        example::of(context, indicator, series, "1990"),
        example::of(context, indicator, series, &absence::word(form))
    );
    context.finding(RULE, &place, message).hint(hint)
}

/// Whether figures or judgements may be computed from the values of a series, which then must be words of the 空欄 where
/// they are no figures.
fn is_computed_from(context: &Context, series: &SeriesForm) -> bool {
    let form = &context.edition.plan.form;
    let is_operand =
        |other: &SeriesForm| other.computation.as_ref().is_some_and(|it| it.formula.operands().contains(&series.role));
    form.series.iter().any(is_operand)
        || form.axes.iter().any(|axis| axis.bands.as_ref().is_some_and(|bands| bands.series == series.name))
        || indicators::all(context).iter().any(|at| at.indicator.aggregate.is_some())
}
