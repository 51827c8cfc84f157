//! Formulas in words.

use super::figure;
use crate::model::aggregate::Part;
use crate::model::{Computation, Form, Formula, Indicator, Period, Role, compute};

/// A formula as the form spells it: 実績÷目標.
pub fn spelled(formula: Formula) -> &'static str {
    let mut words = Formula::KEYWORDS.iter().filter(|(_, other)| *other == formula);
    words.next().map_or("", |(word, _)| word)
}

/// A formula with its operands: 実績 1,990 ÷ 目標 2,040. `None` if an operand has no figure.
pub fn with_operands(
    form: &Form,
    indicator: &Indicator,
    computation: &Computation,
    period: Period,
    periods: &[Period],
) -> Option<String> {
    let formula = computation.formula;
    let exact = |role: Role, period: Period| {
        let (series, said) = compute::operand(form, indicator, (formula, role), period, periods)?;
        Some((series, figure::spelled(&said.figure()?.exact)))
    };
    let told = |role: Role| exact(role, period).map(|(series, figure)| format!("{} {figure}", series.name));
    Some(match formula {
        Formula::Achievement => format!("{} ÷ {}", told(Role::Actual)?, told(Role::Target)?),
        Formula::CumulativeAchievement => format!("{} ÷ {}", told(Role::Cumulative)?, told(Role::Target)?),
        Formula::Progress => {
            let from = told(Role::Baseline)?;
            format!("({} － {from}) ÷ ({} － {from})", told(Role::Actual)?, told(Role::Target)?)
        }
        Formula::Difference => format!("{} － {}", told(Role::Actual)?, told(Role::Target)?),
        Formula::Change => {
            let before = compute::before(period, periods)?;
            let (_, earlier) = exact(Role::Actual, before)?;
            format!("{} － {} {earlier}", told(Role::Actual)?, figure::year(before))
        }
        Formula::RunningTotal => {
            let parts = compute::parts_of_running_total(form, indicator, period, periods);
            let year = |part: &Part| {
                let year = part.at.period.map(figure::year).unwrap_or_default();
                Some(format!("{year} {}", figure::spelled(&part.said.figure()?.exact)))
            };
            parts.iter().filter_map(year).collect::<Vec<_>>().join(" ＋ ")
        }
    })
}
