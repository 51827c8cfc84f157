//! The name of an indicator says something else in brackets than in the previous edition, and its older values stay.
//!
//! If the definition changed, the figures before and after cannot be compared.

use crate::check::Context;
use crate::check::support::figure;
use crate::finding::{Finding, Rule};
use crate::model::{Indicator, Period, Placed, Value, changes_definition};

pub(super) const RULE: &Rule =
    &Rule::note("changed-definition", include_str!("../../../docs/checks/changed-definition.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let pairs = context.counterparts().indicators();
    pairs.into_iter().filter_map(|(here, older)| finding(context, older?, here)).collect()
}

fn finding(context: &Context, older: &Indicator, here: &Indicator) -> Option<Finding> {
    let (period, value) = kept(context, older, here).filter(|_| changes_definition(older, here))?;
    let message = format!(
        "指標「{}」は、前の年度版では「{}」です。括弧の中が違うのに、{}の値（{}、{}）は前の年度版のままです",
        here.name.value,
        older.name.value,
        figure::year(period),
        figure::quoted(&value.value),
        context.line_of(&value.place, &here.name.place),
    );
    let hint = "数え方が変わったなら、前の年度の値を数え直すか、いつから変わったかを前の年度の値の「注」に書いてください。同じなら、名称を揃えてください";
    Some(context.finding(RULE, &here.name.place, message).hint(hint))
}

/// The latest value of an earlier period that the previous edition has, too.
fn kept<'a>(context: &Context, older: &Indicator, here: &'a Indicator) -> Option<(Period, &'a Placed<Value>)> {
    let written = context.edition.plan.form.series.iter().filter(|series| series.computation.is_none());
    let series = written.filter_map(|series| Some((here.series(&series.name)?, older.series(&series.name)?)));
    let kept = series.flat_map(|(here, older)| {
        let is_kept = |(period, value): &&'a (Period, Placed<Value>)| {
            let before = older.at(*period).filter(|_| *period < context.edition.plan.year);
            before.is_some_and(|before| {
                figure::figure(&value.value).is_some() && figure::same(&before.value, &value.value)
            })
        };
        here.values.iter().filter(is_kept).map(|(period, value)| (*period, value)).collect::<Vec<_>>()
    });
    // A note says that it changed.
    kept.filter(|(_, value)| !matches!(&value.value, Value::Record(record) if record.note.is_some()))
        .max_by_key(|kept| kept.0)
}
