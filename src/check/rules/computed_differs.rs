//! A written value differs from the computed one, or a written judgement from that of its figure.
//!
//! The written one is printed. Usually a figure was corrected, but not what follows from it.

use crate::check::Context;
use crate::check::support::own_aggregates::{self, OwnAggregate};
use crate::check::support::{figure, indicators};
use crate::finding::{Finding, Rule};
use crate::model::aggregate::{Holder, Part, Said};
use crate::model::{
    Aggregate, Carrier, Computation, Exact, Figure, Form, Formula, Indicator, Minus, Number, Period, Placed, Role,
    Rounding, SeriesForm, SeriesYear, Value, compute,
};

pub(super) const RULE: &Rule =
    &Rule::warning("computed-differs", include_str!("../../../docs/checks/computed-differs.md"));
/// The maximum number of parts that a message names.
const PARTS: usize = 5;

const HINT: &str =
    "元の値が正しければ、この値を消してください（計算した値を印刷します）。元の値が違うなら、そちらを直してください";
const HINT_OF_INCOMPLETE: &str = "数のない内訳に数を書いてください。数えない内訳なら、様式の「空欄」の言葉を書いてください。この値が違うなら、消してください";

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let form = &context.edition.plan.form;
    let mut findings = Vec::new();
    for at in indicators::all(context) {
        let indicator = at.indicator;
        let periods = context.periods_of(indicator);
        let one = Computed { context, form, indicator, periods };
        for series in &form.series {
            let values = indicator.series(&series.name).map(|series| series.values.as_slice()).unwrap_or_default();
            findings.extend(values.iter().filter_map(|(period, value)| one.value(series, *period, value)));
        }
        findings.extend(one.judgements());
    }
    findings.extend(own_aggregates::all(context).iter().flat_map(|of| own_field(context, of)));
    findings
}

/// A written total or mean that differs from that of its parts.
struct Differing {
    /// What the parts make.
    computed: Number,
    /// The parts: 男 20 ＋ 女 25.
    from: String,
    /// Whether some part has no figure.
    incomplete: bool,
}

impl Differing {
    /// Compares a written value with the parts that have a figure; `None` if they agree or if none has one.
    fn between(written: &Figure, aggregate: Aggregate, parts: &[Part]) -> Option<Self> {
        let (computed, _) = aggregate.of_those_there(parts);
        let computed = computed?;
        if compute::as_exact(&computed, written) == written.exact {
            return None;
        }
        let incomplete = matches!(aggregate.of(parts), Said::Lacking(_));
        Some(Self { computed: computed.printed(Minus::default().char()), from: told(aggregate, parts), incomplete })
    }

    /// - `what`: the name of the value, with its year
    fn finding(&self, context: &Context, what: &str, value: &Placed<Value>) -> Finding {
        let (of, hint) = match self.incomplete {
            true => ("数のある内訳", HINT_OF_INCOMPLETE),
            false => ("計算", HINT),
        };
        let (quoted, computed) = (figure::quoted(&value.value), self.computed.grouped());
        let message = format!("{what}は{quoted}と書かれていますが、{of}では{computed}です（{}）", self.from);
        context.finding(RULE, &figure::place(value), message).hint(hint)
    }
}

/// The parts of an aggregate: 男 20 ＋ 女 25.
fn told(aggregate: Aggregate, parts: &[Part]) -> String {
    let mut sum = parts.iter().take(PARTS).map(part).collect::<Vec<_>>().join(" ＋ ");
    if parts.len() > PARTS {
        sum += " ＋ …";
    }
    let count = parts.iter().filter(|part| part.said.figure().is_some()).count();
    match aggregate {
        Aggregate::Sum => sum,
        Aggregate::Mean => format!("({sum}) ÷ {count}"),
    }
}

fn part(part: &Part) -> String {
    let name = match part.at.holder {
        Holder::Indicator(indicator) => indicator.name.value.clone(),
        Holder::Item(item) => format!("No.{}", item.key),
    };
    let figure = match &part.said {
        Said::Figure(figure) | Said::Partial(figure, _) => quoted(&figure.exact),
        Said::Absent(word) => (*word).to_owned(),
        Said::Blank => "未記入".to_owned(),
        Said::Lacking(_) => "数なし".to_owned(),
    };
    format!("{name} {figure}")
}

/// The entry of an own field that differs from what its parts make.
fn own_field(context: &Context, of: &OwnAggregate) -> Vec<Finding> {
    let Some(entry) = of.entry else { return Vec::new() };
    let differing = entry.values().into_iter().filter_map(|(period, value)| {
        let written = compute::number(&value.value).and_then(Figure::of)?;
        let (_, parts) = of.columns.iter().find(|(at, _)| *at == period)?;
        let differing = Differing::between(&written, of.aggregate, parts)?;
        let year = period.map(|period| format!("{}の", figure::year(period))).unwrap_or_default();
        Some(differing.finding(context, &format!("{year}「{}」", entry.name), value))
    });
    differing.collect()
}

/// An indicator whose values may be computed.
struct Computed<'c, 'a> {
    context: &'c Context<'a>,
    form: &'a Form,
    indicator: &'a Indicator,
    periods: &'a [Period],
}

impl<'a> Computed<'_, 'a> {
    fn value(&self, series: &'a SeriesForm, period: Period, value: &Placed<Value>) -> Option<Finding> {
        let written = compute::number(&value.value).and_then(Figure::of)?;
        let year = match series.year {
            SeriesYear::Shown if self.periods.len() > 1 => format!("{}の", figure::year(period)),
            _ => String::new(),
        };
        let what = format!("{year}「{}」", series.name);
        let Some(computation) = &series.computation else {
            let parts = compute::parts(self.form, self.indicator, series, period, self.periods);
            let differing = Differing::between(&written, self.indicator.aggregate?, &parts)?;
            return Some(differing.finding(self.context, &what, value));
        };
        let said = compute::result(self.form, self.indicator, series, period, self.periods);
        let computed = said.figure()?;
        if compute::rounded(&written, computation) == computed.rounded() {
            return None;
        }
        let from = self.operands(computation, period)?;
        let computed = computed.printed(Minus::default().char());
        let differing = Differing { computed, from, incomplete: false };
        Some(differing.finding(self.context, &what, value))
    }

    /// The formula of a series with its operands: 実績 1,990 ÷ 目標 2,040.
    fn operands(&self, computation: &Computation, period: Period) -> Option<String> {
        let exact = |role: Role, period: Period| {
            let (series, said) = compute::operand(self.form, self.indicator, role, period, self.periods)?;
            Some((series, quoted(&said.figure()?.exact)))
        };
        let told = |role: Role| exact(role, period).map(|(series, figure)| format!("{} {figure}", series.name));
        Some(match computation.formula {
            Formula::Achievement => format!("{} ÷ {}", told(Role::Actual)?, told(Role::Target)?),
            Formula::CumulativeAchievement => format!("{} ÷ {}", told(Role::Cumulative)?, told(Role::Target)?),
            Formula::Progress => {
                let from = told(Role::Baseline)?;
                format!("({} － {from}) ÷ ({} － {from})", told(Role::Actual)?, told(Role::Target)?)
            }
            Formula::Difference => format!("{} － {}", told(Role::Actual)?, told(Role::Target)?),
            Formula::Change => {
                let before = compute::before(period, self.periods)?;
                let (_, earlier) = exact(Role::Actual, before)?;
                format!("{} － {} {earlier}", told(Role::Actual)?, figure::year(before))
            }
        })
    }

    /// The judgements that differ from those of the figure.
    fn judgements(&self) -> Vec<Finding> {
        let judgements = self.indicator.judgements.iter().flat_map(|judgement| {
            judgement.choices.iter().map(move |(period, option)| (&judgement.axis, *period, option))
        });
        let differing = judgements.filter_map(|(name, period, option)| {
            let axis = self.form.axis(Carrier::Indicator, name)?;
            let bands = axis.bands.as_ref()?;
            let series = self.form.series(&bands.series)?;
            let judged = compute::judged(self.form, self.indicator, name, period, self.periods)?;
            if judged == option.value {
                return None;
            }
            let figure = compute::shown(self.form, self.indicator, series, period, self.periods)?;
            let message = format!(
                "「{name}」は「{}」と書かれていますが、判定では「{}」です（{} {}）",
                axis.scale.name(option.value),
                axis.scale.name(judged),
                series.name,
                quoted(&figure.exact)
            );
            Some(self.context.finding(RULE, &option.place, message).hint(
                "値が正しければ、この評価を消してください（判定の結果を印刷します）。値が違うなら、そちらを直してください",
            ))
        });
        differing.collect()
    }
}

/// Spells a figure in a message; of one that never ends, the first decimals.
fn quoted(exact: &Exact) -> String {
    const DECIMALS: u32 = 10;
    const SHOWN: u32 = 4;
    let spelled = |decimals| {
        let text = exact.spelled(decimals, Rounding::Down);
        Number::from_plain(&text, Minus::default().char()).grouped()
    };
    let (long, short) = (spelled(DECIMALS), spelled(SHOWN));
    let trimmed = long.trim_end_matches('0').trim_end_matches('.');
    if trimmed.len() <= short.len() { trimmed.to_owned() } else { short + "…" }
}
