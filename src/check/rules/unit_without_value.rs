//! A 単位 without a value: of an indicator in any year up to the reported one, or of a single value.
//!
//! The row prints a unit without a figure: the figures were forgotten, or the indicator was given up. That of a single value is
//! not printed at all.

use crate::check::Context;
use crate::check::support::indicators::{self, IndicatorAt};
use crate::check::support::{example, figure};
use crate::finding::{Finding, Rule};
use crate::model::{Carrier, FieldEntry, Period, Placed, Record, SeriesForm, Value, blank, compute};
use crate::vocabulary as word;

pub(super) const RULE: &Rule =
    &Rule::warning("unit-without-value", include_str!("../../../docs/checks/unit-without-value.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let all = indicators::all(context);
    let of_indicators = all.iter().flat_map(|at| match of_indicator(context, at) {
        Some(finding) => vec![finding],
        None => of_values(context, at),
    });
    let of_fields = context.edition.nodes().filter(|node| !node.is_repeat()).flat_map(|node| {
        let fields = node.carried().fields.iter();
        fields.flat_map(|entry| of_field(context, node.carrier(), entry)).collect::<Vec<_>>()
    });
    of_indicators.chain(of_fields).collect()
}

fn of_indicator(context: &Context, IndicatorAt { indicator, carrier, .. }: &IndicatorAt) -> Option<Finding> {
    let form = &context.edition.plan.form;
    let unit = indicator.unit.as_ref()?;
    let is_empty = !indicators::is_filled_in(context, indicator) && indicators::are_read(context, indicator);
    // Nobody misses the figures of a table without any.
    let asked = form.asked_series(*carrier, &indicator.tables).chain(form.fillable_series(*carrier, &indicator.tables));
    let asked: Vec<&SeriesForm> = asked.collect();
    let series = asked.first().filter(|_| is_empty)?;
    let message = format!("「{}」に単位「{}」はありますが、値がありません", indicator.name.value, unit.value);
    let example = example::of(context, indicator, series, "1990");
    let hint = format!("{example}のように値を書いてください。数えるのをやめた指標なら、取り除いてください");
    let finding = context.finding(RULE, &unit.place, message).hint(hint);
    Some(finding.missing(&indicator.place, asked.iter().map(|series| series.name.as_str()).chain([word::BREAKDOWN])))
}

/// The units of single values of an indicator.
fn of_values(context: &Context, IndicatorAt { indicator, carrier, .. }: &IndicatorAt) -> Vec<Finding> {
    let plan = &context.edition.plan;
    let form = &plan.form;
    let periods = context.periods_of(indicator);
    let mut findings = Vec::new();
    for series in &indicator.series {
        let Some(of) = form.series(&series.name) else { continue };
        let mut asked = form.asked_series(*carrier, &indicator.tables);
        let is_asked = asked.any(|asked| asked.name == series.name) && blank::lacks_value(plan, indicator, of);
        for (period, value) in &series.values {
            // It goes with the figure that is computed. What is missing for the reported year, missing-value tells.
            let is_computed = || compute::result(form, indicator, of, *period, &periods).figure().is_some();
            if value.value.is_filled() || !(is_computed() || (is_asked && *period == plan.year)) {
                let of = format!(
                    "「{}」の{}の{}",
                    indicator.name.value,
                    figure::year(*period),
                    figure::series(form, series)
                );
                findings.extend(of_value(context, &of, value));
            }
        }
    }
    findings
}

/// The units of single values of an own field. A computed field has a figure of its own.
fn of_field(context: &Context, carrier: Carrier, entry: &FieldEntry) -> Vec<Finding> {
    let field = context.edition.plan.form.field(carrier, &entry.name);
    let values = entry.values().into_iter().filter(|_| field.is_some_and(|field| field.aggregate.is_none()));
    let of = |period: Option<Period>| {
        let year = period.map(|period| format!("{}の", figure::year(period))).unwrap_or_default();
        format!("{year}「{}」", entry.name)
    };
    values.flat_map(|(period, value)| of_value(context, &of(period), value)).collect()
}

/// The units in a value that belong to no figure: that of the whole, and those of the lines of its 内訳.
fn of_value(context: &Context, of: &str, value: &Placed<Value>) -> Vec<Finding> {
    let Value::Record(record) = &value.value else { return Vec::new() };
    let lines = record.breakdown.iter().filter(|line| line.record.value.is_none());
    let of_lines =
        lines.filter_map(|line| Some((format!("{of}の内訳「{}」", line.label.value), line.record.unit.as_deref()?)));
    let has_figure = |record: &Record| record.value.is_some();
    let is_bare = !has_figure(record) && !record.breakdown.iter().any(|line| has_figure(&line.record));
    let whole = record.unit.as_deref().filter(|_| is_bare).map(|unit| (of.to_owned(), unit));
    let finding = |(of, unit): (String, &Placed<String>)| {
        let message = format!("{of}に単位「{}」はありますが、値がありません（単位は印刷されません）", unit.value);
        let hint = format!(
            "「{{値: 12, 単位: {}}}」のように値を書いてください。値がなければ、単位を消してください",
            unit.value
        );
        context.finding(RULE, &unit.place, message).hint(hint)
    };
    of_lines.chain(whole).map(finding).collect()
}
