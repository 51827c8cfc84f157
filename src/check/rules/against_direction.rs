//! Less of an indicator is better, but its judgement follows from a figure that rises with it.
//!
//! Or that figure is printed as it is. 実績÷目標 of an indicator that is to fall is above 100 % where the target is missed.

use crate::check::Context;
use crate::check::support::{direction, formula, indicators};
use crate::finding::{Finding, Rule, one_of};
use crate::model::{Axis, Carrier, Direction, Exact, Formula, Indicator, Minus, SeriesForm, compute};
use crate::vocabulary as word;

pub(super) const RULE: &Rule =
    &Rule::warning("against-direction", include_str!("../../../docs/checks/against-direction.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let plan = &context.edition.plan;
    let of_indicator = |at: &indicators::IndicatorAt| {
        let judged = at.judged_by_figures(&plan.form, plan.year);
        let against = judged.filter(|(axis, _)| direction::is_against(&plan.form, at.indicator, axis));
        let of_axes = against.filter_map(|(axis, series)| finding(context, at, axis, series));
        let ratios = plan.form.series.iter().filter_map(|series| of_ratio(context, at, series));
        of_axes.chain(ratios).collect::<Vec<_>>()
    };
    indicators::all(context).iter().flat_map(of_indicator).collect()
}

/// A computed 達成率 that is printed without a word on how to read it. Where a judgement stands on it, that is told or written.
fn of_ratio(context: &Context, at: &indicators::IndicatorAt, series: &SeriesForm) -> Option<Finding> {
    let (plan, indicator) = (&context.edition.plan, at.indicator);
    let (form, year) = (&plan.form, plan.year);
    let formula = series.computation.as_ref()?.formula;
    let is_ratio = matches!(formula, Formula::Achievement | Formula::CumulativeAchievement);
    let printed = form.periods_printed(at.carrier, &indicator.tables, &series.name, &plan.periods, year);
    let is_judged = form.axes_of(Carrier::Indicator).any(|axis| {
        let is_base = axis.bands.as_ref().is_some_and(|bands| bands.series == series.name);
        is_base && form.judges(at.carrier, &indicator.tables, &axis.name)
    });
    let is_explained = compute::written(indicator, series, year).is_some();
    if indicator.direction != Direction::Down || !is_ratio || !printed.contains(&year) || is_judged || is_explained {
        return None;
    }
    let figure = told(context, indicator, series)?;
    // At the target, the ratio is right either way.
    if compute::shown(form, indicator, series, year, &context.periods_of(indicator))?.rounded()
        == Exact::from(100_usize)
    {
        return None;
    }
    let message = format!(
        "「{}」は「向き: 減」ですが、「{}」（{}）は、実績が多いほど高くなります（{figure}）",
        indicator.name.value,
        series.name,
        formula::spelled(formula),
    );
    let hint = format!(
        "様式の「{name}」を「計算: {}」にして、指標に基準の値を書くか、「{name}: {{{}: {{注: 少ない方がよいので、100%以下で達成}}}}」のように、読み方の注を書いてください。多い方がよい指標なら、「向き: 減」を消してください",
        formula::spelled(Formula::Progress),
        context.reported_year(),
        name = series.name,
    );
    let place = context.key_or(&indicator.place, word::DIRECTION, &indicator.name.place);
    Some(context.finding(RULE, &place, message).hint(hint))
}

/// A figure of the reported year, with its operands: 実績 9 ÷ 目標 3 ＝ 300.0%.
fn told(context: &Context, indicator: &Indicator, series: &SeriesForm) -> Option<String> {
    let (form, year) = (&context.edition.plan.form, context.edition.plan.year);
    let periods = &*context.periods_of(indicator);
    let shown = compute::shown(form, indicator, series, year, periods)?;
    let figure = shown.printed(Minus::default().char()).grouped() + series.unit.as_deref().unwrap_or_default();
    let operands = series
        .computation
        .as_ref()
        .and_then(|it| formula::with_operands(form, indicator, it, year, periods))
        .map(|it| format!("{it} ＝ "));
    Some(operands.unwrap_or_default() + &figure)
}

fn finding(context: &Context, at: &indicators::IndicatorAt, axis: &Axis, series: &SeriesForm) -> Option<Finding> {
    let (form, year, indicator) = (&context.edition.plan.form, context.edition.plan.year, at.indicator);
    let periods = &*context.periods_of(indicator);
    let option = compute::judged(form, indicator, &axis.name, year, periods)?;
    let figure = told(context, indicator, series)?;
    let spelled =
        series.computation.as_ref().map(|computation| format!("（{}）", formula::spelled(computation.formula)));
    let message = format!(
        "「{}」は「向き: 減」ですが、「{}」の元の「{}」{}は、実績が多いほど高くなります（{figure}で「{}」）",
        indicator.name.value,
        axis.name,
        series.name,
        spelled.unwrap_or_default(),
        axis.scale.name(option),
    );
    let names = one_of(axis.scale.short_words());
    let hint = format!(
        "この指標に「{}」を書いてください（{names}。書いたものを印刷します）。数から決めるなら、様式の「判定」の系列を「計算: {}」の系列にして、指標に基準の値を書いてください。多い方がよい指標なら、「向き: 減」を消してください",
        axis.name,
        formula::spelled(Formula::Progress),
    );
    let place = context.key_or(&indicator.place, word::DIRECTION, &indicator.name.place);
    Some(context.finding(RULE, &place, message).hint(hint))
}
