//! Indicators without a value for the reported year, in items that are otherwise filled in.
//!
//! Later years are still empty, and an item without 進捗状況 is still being written. But a judgement without a figure has no
//! basis.

use crate::check::Context;
use crate::check::support::indicators::{self, IndicatorAt};
use crate::check::support::{absence, example, figure};
use crate::finding::{Finding, Rule};
use crate::model::{Form, Indicator, SeriesForm, SeriesYear, Value, blank, compute};
use crate::vocabulary as word;

pub(in crate::check) const RULE: &Rule =
    &Rule::warning("missing-value", include_str!("../../../docs/checks/missing-value.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let is_looked_at = |IndicatorAt { indicator, judged, .. }: &IndicatorAt| {
        // The rule unit-without-value reports indicators without any value.
        let is_told = indicator.unit.is_some() && !indicators::is_filled_in(context, indicator);
        *judged && indicators::are_read(context, indicator) && !is_told
    };
    let all = indicators::all(context);
    let has_totals = all.iter().any(|at| at.indicator.derivation.is_some());
    let of_indicator = |IndicatorAt { indicator, carrier, .. }| {
        let plan = &context.edition.plan;
        let asked = plan.form.asked_series(carrier, &indicator.tables);
        let missing = asked.filter(move |series| blank::lacks_value(plan, indicator, series));
        missing.map(move |series| {
            let is_operand = has_totals || is_computed_from(&plan.form, series);
            finding(context, indicator, series, is_operand)
                .missing(&indicator.place, [series.name.as_str(), word::BREAKDOWN])
        })
    };
    all.into_iter().filter(is_looked_at).flat_map(of_indicator).collect()
}

/// - `is_operand`: whether figures or judgements may be computed from the values of the series, which then must be words of the
///   空欄 where they are no figures
fn finding(context: &Context, indicator: &Indicator, series: &SeriesForm, is_operand: bool) -> Finding {
    let form = &context.edition.plan.form;
    let (name, year) = (&indicator.name.value, context.reported_year());
    let place = context.key_or(&indicator.place, &series.name, &indicator.name.place);
    let message = match (series.year, form.series.len()) {
        (SeriesYear::Own | SeriesYear::Common, _) => format!("「{name}」に「{}」がありません", series.name),
        (SeriesYear::Shown, 1) => format!("「{name}」に {year} の値がありません"),
        (SeriesYear::Shown, _) => format!("「{name}」に {year} の「{}」がありません", series.name),
    };
    let first = if is_operand { absence::declared_first(form) } else { String::new() };
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

/// Whether the form computes figures or judgements from the values of a series.
fn is_computed_from(form: &Form, series: &SeriesForm) -> bool {
    let is_operand =
        |other: &SeriesForm| other.computation.as_ref().is_some_and(|it| it.formula.operands().contains(&series.role));
    form.series.iter().any(is_operand)
        || form.axes.iter().any(|axis| axis.bands.as_ref().is_some_and(|bands| bands.series == series.name))
}
