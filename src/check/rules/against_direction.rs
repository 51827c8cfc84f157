//! Less of an indicator is better, but its judgement follows from a figure that rises with it.
//!
//! 実績÷目標 of an indicator that is to fall is above 100 % where the target is missed.

use crate::check::Context;
use crate::check::support::{direction, formula, indicators};
use crate::finding::{Finding, Rule, one_of};
use crate::model::{Axis, Formula, Minus, SeriesForm, compute};
use crate::vocabulary as word;

pub(super) const RULE: &Rule =
    &Rule::warning("against-direction", include_str!("../../../docs/checks/against-direction.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let plan = &context.edition.plan;
    let of_indicator = |at: &indicators::IndicatorAt| {
        let judged = at.judged_by_figures(&plan.form, plan.year);
        let against = judged.filter(|(axis, _)| direction::is_against(&plan.form, at.indicator, axis));
        against.filter_map(|(axis, series)| finding(context, at, axis, series)).collect::<Vec<_>>()
    };
    indicators::all(context).iter().flat_map(of_indicator).collect()
}

fn finding(context: &Context, at: &indicators::IndicatorAt, axis: &Axis, series: &SeriesForm) -> Option<Finding> {
    let (form, year, indicator) = (&context.edition.plan.form, context.edition.plan.year, at.indicator);
    let periods = context.periods_of(indicator);
    let option = compute::judged(form, indicator, &axis.name, year, periods)?;
    let shown = compute::shown(form, indicator, series, year, periods)?;
    let figure = shown.printed(Minus::default().char()).grouped() + series.unit.as_deref().unwrap_or_default();
    let computation = series.computation.as_ref();
    let spelled = computation.map(|computation| format!("（{}）", formula::spelled(computation.formula)));
    let operands = computation
        .and_then(|it| formula::with_operands(form, indicator, it, year, periods))
        .map(|it| format!("{it} ＝ "));
    let message = format!(
        "「{}」は「向き: 減」ですが、「{}」の元の「{}」{}は、実績が多いほど高くなります（{}{figure}で「{}」）",
        indicator.name.value,
        axis.name,
        series.name,
        spelled.unwrap_or_default(),
        operands.unwrap_or_default(),
        axis.scale.name(option),
    );
    let names = one_of(axis.scale.names());
    let hint = format!(
        "この指標に「{}」を書いてください（{names}。書いたものを印刷します）。数から決めるなら、様式の「判定」の系列を「計算: {}」の系列にして、指標に基準の値を書いてください。多い方がよい指標なら、「向き: 減」を消してください",
        axis.name,
        formula::spelled(Formula::Progress),
    );
    let place = context.key_or(&indicator.place, word::DIRECTION, &indicator.name.place);
    Some(context.finding(RULE, &place, message).hint(hint))
}
