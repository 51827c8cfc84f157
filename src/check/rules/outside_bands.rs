//! A figure that no band of a 判定 contains. The paper leaves the judgement blank.

use crate::check::Context;
use crate::check::support::{figure, indicators};
use crate::finding::{Finding, Rule};
use crate::model::compute;

pub(super) const RULE: &Rule = &Rule::warning("outside-bands", include_str!("../../../docs/checks/outside-bands.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let (form, year) = (&context.edition.plan.form, context.edition.plan.year);
    let mut findings = Vec::new();
    for at in indicators::all(context) {
        let (indicator, periods) = (at.indicator, &*context.periods_of(at.indicator));
        for (axis, series) in at.judged_by_figures(form, year) {
            let Some(shown) = compute::shown(form, indicator, series, year, periods) else { continue };
            // A figure in another unit than that of the bands is told by mixed-units.
            if shown.unit.is_own || compute::judged(form, indicator, &axis.name, year, periods).is_some() {
                continue;
            }
            let message = format!(
                "「{}」の{}の「{}」の {} は、「{}」の判定のどの段階にも当たりません（空欄になります）",
                indicator.name.value,
                figure::year(year),
                series.name,
                shown.spelled(),
                axis.name,
            );
            let hint = format!(
                "様式の「判定」に、この値の当たる段階を加えてください。残りのすべてに当たる段階は「{{評価: {}}}」のように最後に書きます",
                axis.scale.short_words().last().unwrap_or_default(),
            );
            let place =
                compute::written_at(indicator, series, year).map_or(indicator.name.place.clone(), figure::place);
            findings.push(context.finding(RULE, &place, message).hint(hint));
        }
    }
    findings
}
