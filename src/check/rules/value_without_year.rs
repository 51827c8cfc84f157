//! A value of a series with a year of its own is written without it, and the paper prints the year.

use crate::check::Context;
use crate::check::support::{figure, indicators};
use crate::finding::{Finding, Rule};
use crate::model::{Scalar, SeriesForm, SeriesYear, Value, compute};

pub(super) const RULE: &Rule =
    &Rule::warning("value-without-year", include_str!("../../../docs/checks/value-without-year.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let form = &context.edition.plan.form;
    let own = || form.series.iter().filter(|series| series.year == SeriesYear::Own);
    let all = indicators::all(context);
    let of_indicator = |at: &indicators::IndicatorAt| {
        let is_printed = |series: &&SeriesForm| form.prints_year(at.carrier, &at.indicator.table, &series.name);
        own().filter(is_printed).filter_map(|series| finding(context, at, series)).collect::<Vec<_>>()
    };
    all.iter().flat_map(of_indicator).collect()
}

fn finding(context: &Context, at: &indicators::IndicatorAt, series: &SeriesForm) -> Option<Finding> {
    let indicator = at.indicator;
    let (period, value) = indicator.series(&series.name)?.values.first()?;
    let written = context.sources.entry(&indicator.place, &series.name)?;
    if value.place != written || matches!(value.value, Value::Plain(Scalar::Absent(_))) || !value.value.is_filled() {
        return None;
    }
    let message = format!(
        "「{}」の「{}」に年度がないので、その年度は{}と印刷されます",
        indicator.name.value,
        series.name,
        figure::year(*period)
    );
    let example = compute::number(&value.value).map_or("150", |number| number.as_str());
    let hint = format!("{{R8: {example}}} のように、年度とともに書いてください");
    Some(context.finding(RULE, &figure::place(value), message).hint(hint))
}
