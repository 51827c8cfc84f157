//! A written value differs from the computed one, or a written judgement from that of its figure.
//!
//! The written one is printed. Usually a figure was corrected, but not what follows from it.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::check::Context;
use crate::check::support::{figure, indicators};
use crate::finding::{Finding, Rule};
use crate::model::{
    Aggregate, Carrier, Computation, Form, Formula, Indicator, Minus, Number, Period, Placed, Role, SeriesForm,
    SeriesYear, Value, compute,
};

pub(super) const RULE: &Rule =
    &Rule::warning("computed-differs", include_str!("../../../docs/checks/computed-differs.md"));
/// The maximum number of parts that a message names.
const PARTS: usize = 5;

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
    findings
}

/// An indicator whose values may be computed.
struct Computed<'a> {
    context: &'a Context<'a>,
    form: &'a Form,
    indicator: &'a Indicator,
    periods: &'a [Period],
}

impl Computed<'_> {
    fn value(&self, series: &SeriesForm, period: Period, value: &Placed<Value>) -> Option<Finding> {
        let written = compute::number(&value.value)?;
        let number = compute::computed(self.form, self.indicator, series, period, self.periods)?;
        let computed = number.decimal()?;
        let (same, from) = match &series.computation {
            Some(computation) => {
                let rounded = compute::rounded(written, computation);
                (rounded == computed, self.operands(computation, period)?)
            }
            None => (as_exact(computed, written) == written, self.parts(series, period)?),
        };
        if same {
            return None;
        }
        let year = match series.year {
            SeriesYear::Shown if self.periods.len() > 1 => format!("{}の", figure::year(period)),
            _ => String::new(),
        };
        let message = format!(
            "{year}「{}」は{}と書かれていますが、計算では{}です（{from}）",
            series.name,
            figure::quoted(&value.value),
            number.grouped()
        );
        Some(self.context.finding(RULE, &figure::place(value), message).hint(
            "もとの値が正しければ、この値を消してください（計算した値を印刷します）。もとの値が違うなら、そちらを直してください",
        ))
    }

    /// The formula of a series with its operands: 実績 1,990 ÷ 目標 2,040.
    fn operands(&self, computation: &Computation, period: Period) -> Option<String> {
        let figure = |role: Role| compute::operand(self.form, self.indicator, role, period, self.periods);
        let told = |role: Role| figure(role).map(|(series, figure)| format!("{} {}", series.name, quoted(figure)));
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
                let (_, earlier) = compute::operand(self.form, self.indicator, Role::Actual, before, self.periods)?;
                format!("{} － {} {}", told(Role::Actual)?, figure::year(before), quoted(earlier))
            }
        })
    }

    /// The parts of an indicator: 男 20 ＋ 女 25.
    fn parts(&self, series: &SeriesForm, period: Period) -> Option<String> {
        let parts = &self.indicator.parts;
        let told = parts.iter().take(PARTS).map(|part| {
            let figure = compute::shown(self.form, part, series, period, self.periods)?;
            Some(format!("{} {}", part.name.value, quoted(figure)))
        });
        let mut sum = told.collect::<Option<Vec<_>>>()?.join(" ＋ ");
        if parts.len() > PARTS {
            sum += " ＋ …";
        }
        Some(match self.indicator.aggregate? {
            Aggregate::Sum => sum,
            Aggregate::Mean => format!("({sum}) ÷ {}", parts.len()),
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
                quoted(figure)
            );
            Some(self.context.finding(RULE, &option.place, message).hint(
                "値が正しければ、この評価を消してください（判定の結果を印刷します）。値が違うなら、そちらを直してください",
            ))
        });
        differing.collect()
    }
}

/// Spells a figure in a message.
fn quoted(figure: Decimal) -> String {
    Number::from_decimal(figure.normalize(), Minus::default().char()).grouped()
}

/// Rounds a computed figure to the decimals of the written one: a mean is often written as a whole number.
fn as_exact(computed: Decimal, written: Decimal) -> Decimal {
    computed.round_dp_with_strategy(written.scale(), RoundingStrategy::MidpointAwayFromZero)
}
