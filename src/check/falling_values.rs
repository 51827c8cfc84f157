//! The best option of the scale is chosen while every value of the item is lower than the period before.
//!
//! Both may well be right: some figures are meant to fall. The committee will ask, so that it is worth a look before.

use super::{Context, figure};
use crate::finding::Finding;
use crate::model::{Carrier, Direction, Indicator, Initiative, Period, Role, Value};

pub(super) fn check(context: &Context) -> Vec<Finding> {
    context.items().iter().filter_map(|item| of_item(context, item)).collect()
}

fn of_item(context: &Context, item: &Initiative) -> Option<Finding> {
    let plan = &context.edition.plan;
    let axis = plan.form.axes_of(Carrier::Item).next()?;
    let best = axis.scale.names().next()?;
    let judgement = item.carried.judgement(&axis.name)?;
    let (_, chosen) = judgement.choices.iter().find(|(period, _)| *period == plan.year)?;
    if axis.scale.name(chosen.value) != best {
        return None;
    }
    let series = &plan.form.series_of(Role::Actual)?.name;
    let indicators = item.carried.indicators.iter().filter(|indicator| indicator.direction == Direction::Up);
    let pairs: Vec<Pair> = indicators.filter_map(|it| Pair::of(it, series, plan.year)).collect();
    if pairs.is_empty() || !pairs.iter().all(Pair::falls) {
        return None;
    }
    let told = pairs.iter().map(Pair::told).collect::<Vec<_>>().join("、");
    let message = format!("{}は「{best}」で、数の指標はどれも前の年度より小さくなっています（{told}）", axis.name);
    Some(context.finding("falling-values", &chosen.place, message).hint(
        "小さくなる方がよい指標なら「向き: 減」と書いてください。そうでなければ、評価と数を確かめ、理由があれば「成果」に書いてください",
    ))
}

/// The values of an indicator for the reported period and the one before, both of them numbers.
struct Pair<'a> {
    indicator: &'a Indicator,
    before: &'a Value,
    now: &'a Value,
}

impl<'a> Pair<'a> {
    fn of(indicator: &'a Indicator, series: &str, year: Period) -> Option<Self> {
        let series = indicator.series(series)?;
        let before = year.latest_before(series.values.iter().map(|(period, _)| *period))?;
        let before = &series.at(before)?.value;
        let now = &series.at(year)?.value;
        figure::number(before).zip(figure::number(now))?;
        Some(Self { indicator, before, now })
    }

    fn falls(&self) -> bool {
        figure::number(self.before).zip(figure::number(self.now)).is_some_and(|(before, now)| now < before)
    }

    fn told(&self) -> String {
        format!("{} {} → {}", self.indicator.name.value, figure::quoted(self.before), figure::quoted(self.now))
    }
}
