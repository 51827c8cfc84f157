//! An item has the best judgement although every value is worse than in the previous period: lower, or higher if less
//! is better.
//!
//! Both may be right, but the committee will ask, so it is worth a look.

use crate::check::Context;
use crate::check::support::figure;
use crate::finding::{Finding, Rule};
use crate::model::{Carrier, Direction, Indicator, Initiative, Period, Role, Value};

pub(super) const RULE: &Rule = &Rule::note("falling-values", include_str!("../../../docs/checks/falling-values.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    context.items().iter().filter_map(|item| of_item(context, item)).collect()
}

fn of_item(context: &Context, item: &Initiative) -> Option<Finding> {
    let plan = &context.edition.plan;
    // A judgement that follows from figures cannot contradict them.
    let axis = plan.form.axes_of(Carrier::Item).find(|axis| axis.bands.is_none())?;
    let best = axis.scale.names().next()?;
    let judgement = item.carried.judgement(&axis.name)?;
    let (_, chosen) = judgement.choices.iter().find(|(period, _)| *period == plan.year)?;
    if axis.scale.name(chosen.value) != best {
        return None;
    }
    let series = &plan.form.series_of(Role::Actual)?.name;
    let pairs: Vec<Pair> = item.carried.indicators.iter().filter_map(|it| Pair::find(it, series, plan.year)).collect();
    if pairs.is_empty() || !pairs.iter().all(Pair::worsens) {
        return None;
    }
    let told = pairs.iter().map(Pair::told).collect::<Vec<_>>().join("、");
    let any_falls = pairs.iter().any(|pair| pair.indicator.direction == Direction::Up);
    let worse = if pairs.iter().all(|pair| pair.indicator.direction == Direction::Up) { "小さく" } else { "悪く" };
    let message = format!("{}は「{best}」ですが、数の指標はどれも前の年度より{worse}なっています（{told}）", axis.name);
    Some(context.finding(RULE, &chosen.place, message).hint(if any_falls {
        "小さくなる方がよい指標なら「向き: 減」と書いてください。そうでなければ、評価と数を確かめてください。理由が「成果」に書いてあれば、このままでかまいません"
    } else {
        "大きくなる方がよい指標なら「向き: 減」を消してください。そうでなければ、評価と数を確かめてください。理由が「成果」に書いてあれば、このままでかまいません"
    }))
}

/// The numbers of an indicator for the reported period and the previous one.
struct Pair<'a> {
    indicator: &'a Indicator,
    before: &'a Value,
    now: &'a Value,
}

impl<'a> Pair<'a> {
    fn find(indicator: &'a Indicator, series: &str, year: Period) -> Option<Self> {
        let series = indicator.series(series)?;
        let before = year.latest_before(series.values.iter().map(|(period, _)| *period))?;
        let before = &series.at(before)?.value;
        let now = &series.at(year)?.value;
        figure::number(before).zip(figure::number(now))?;
        Some(Self { indicator, before, now })
    }

    fn worsens(&self) -> bool {
        let pair = figure::number(self.before).zip(figure::number(self.now));
        pair.is_some_and(|(before, now)| match self.indicator.direction {
            Direction::Up => now < before,
            Direction::Down => now > before,
        })
    }

    fn told(&self) -> String {
        format!("{} {} → {}", self.indicator.name.value, figure::quoted(self.before), figure::quoted(self.now))
    }
}
