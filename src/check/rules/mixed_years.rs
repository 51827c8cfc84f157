//! A sum or a mean of values of different years: a target of 令和7年度 and one of 令和8年度.

use crate::check::Context;
use crate::check::support::figure;
use crate::finding::{Finding, Rule};
use crate::model::{Aggregate, Indicator, Period, Place, SeriesForm, SeriesYear, compute};

pub(super) const RULE: &Rule = &Rule::warning("mixed-years", include_str!("../../../docs/checks/mixed-years.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let form = &context.edition.plan.form;
    let own = || form.series.iter().filter(|it| it.year == SeriesYear::Own && it.computation.is_none());
    let mut findings = Vec::new();
    for node in context.edition.nodes() {
        for it in node.own_indicators() {
            findings.extend(own().filter_map(|series| finding(context, it.indicator, series)));
        }
    }
    findings
}

/// A figure with the year that is written for it.
struct Dated<'a> {
    indicator: &'a Indicator,
    year: Period,
    place: Place,
}

impl Dated<'_> {
    fn told(&self) -> String {
        format!("「{}」は{}", self.indicator.name.value, figure::year(self.year))
    }
}

fn finding(context: &Context, indicator: &Indicator, series: &SeriesForm) -> Option<Finding> {
    let aggregate = indicator.aggregate()?;
    let parts: Vec<Dated> =
        indicator.operands().into_iter().filter_map(|(part, _)| dated(context, part, series)).collect();
    let first = parts.first()?;
    let (name, series_name) = (&indicator.name.value, &series.name);
    let what = Aggregate::KEYWORDS.iter().find(|(_, other)| *other == aggregate).map_or("", |(word, _)| word);
    let written = compute::written(indicator, series, context.edition.plan.year).filter(|value| value.is_filled());
    let whole = written.and_then(|_| dated(context, indicator, series));
    if let Some(whole) = whole {
        let other = parts.iter().find(|part| part.year != whole.year)?;
        let line = context.line_of(&other.place, &whole.place);
        let message = format!(
            "「{name}」の「{series_name}」は{}ですが、その内訳は年度が違います: {}（{line}）",
            figure::year(whole.year),
            other.told(),
        );
        return Some(context.finding(RULE, &whole.place, message).hint(hint(what)));
    }
    if written.is_some() {
        return None;
    }
    let other = parts.iter().find(|part| part.year != first.year)?;
    let line = context.line_of(&first.place, &other.place);
    let message = format!(
        "「{name}」の「{series_name}」の{what}は、年度の違う数から計算します: {}、{}（{line}）",
        other.told(),
        first.told()
    );
    Some(context.finding(RULE, &other.place, message).hint(hint(what)))
}

/// The figure of an indicator in a series, if its year is written; a computed one has that of its parts.
fn dated<'a>(context: &Context, indicator: &'a Indicator, series: &SeriesForm) -> Option<Dated<'a>> {
    let (form, period, periods) =
        (&context.edition.plan.form, context.edition.plan.year, &context.periods_of(indicator));
    _ = compute::shown(form, indicator, series, period, periods)?;
    let year = compute::Years { form, series, period, periods }.written(indicator)?;
    let written = compute::written_at(indicator, series, period);
    let place = written.map_or_else(|| indicator.name.place.clone(), figure::place);
    Some(Dated { indicator, year, place })
}

fn hint(what: &str) -> String {
    format!(
        "年度を揃えてください。値も、揃えた年度の数に書き直してください。揃えられないなら、「計算: {what}」をやめて、全体の値を書いてください"
    )
}
