//! What totals leave out: one that leaves out a part must not be compared with one that counts it.

use super::super::aggregate::{Holder, Lack, LeftOut, Part, Said, Why};
use super::super::form::{Form, Role, SeriesForm};
use super::super::indicator::Indicator;
use super::super::period::Period;
use super::{parts, said};

/// The parts that one operand of a formula leaves out, though another one counts them. A baseline is of another time, when
/// there may have been other parts.
///
/// - `operands`: each with its series
pub(super) fn of_formula<'a>(
    form: &'a Form,
    operands: &[(&'a SeriesForm, Part<'a>)],
    period: Period,
    periods: &[Period],
) -> Vec<Lack<'a>> {
    let compared = || operands.iter().filter(|(series, _)| series.role != Role::Baseline);
    let counts = |series: &'a SeriesForm, left_out: &LeftOut<'a>| match left_out.at.holder {
        Holder::Indicator(part) => said(form, part, series, period, periods).figure().is_some(),
        Holder::Item(_) | Holder::Project(_) => false,
    };
    let lacks = compared().flat_map(|(_, part)| part.said.left_out()).filter_map(|left_out| {
        let (by, _) = compared().find(|(series, _)| counts(series, left_out))?;
        Some(Lack { at: left_out.at.clone(), why: Why::LeftOut(left_out.word, &by.name) })
    });
    lacks.collect()
}

/// The parts that one of two indicators leaves out, though the other one counts what carries them.
pub(super) fn of_ratio<'a>(
    form: &'a Form,
    indicator: &'a Indicator,
    series: &'a SeriesForm,
    period: Period,
    periods: &[Period],
) -> Vec<Lack<'a>> {
    let of = |operand: &'a Indicator| (operand, parts(form, operand, series, period, periods));
    let operands: Vec<(&Indicator, Vec<Part>)> =
        indicator.operands().into_iter().map(|(operand, _)| of(operand)).collect();
    let mut lacks = Vec::new();
    for (index, (operand, parts)) in operands.iter().enumerate() {
        let is_partial = matches!(said(form, operand, series, period, periods), Said::Partial(..));
        let left_out = parts.iter().filter(|_| is_partial).filter_map(Part::left_out);
        lacks.extend(left_out.filter_map(|left_out| {
            let mut others = operands.iter().enumerate().filter(|(other, _)| *other != index);
            let (_, (by, _)) = others.find(|(_, (_, parts))| {
                parts.iter().any(|part| part.said.figure().is_some() && part.is_of(&left_out))
            })?;
            Some(Lack { at: left_out.at.clone(), why: Why::LeftOut(left_out.word, &by.name.value) })
        }));
    }
    lacks
}

impl<'a> Part<'a> {
    /// Itself, if it counts as nothing.
    fn left_out(&self) -> Option<LeftOut<'a>> {
        match self.said {
            Said::Absent(word) => Some(LeftOut { at: self.at.clone(), word }),
            _ => None,
        }
    }

    /// Whether it is carried by the same as another part; parts of indicators themselves go by their names.
    fn is_of(&self, other: &LeftOut) -> bool {
        let name = |holder: Holder| match holder {
            Holder::Indicator(indicator) => indicator.name.value.clone(),
            Holder::Item(_) | Holder::Project(_) => String::new(),
        };
        match (self.at.owner, other.at.owner) {
            ("", "") => name(self.at.holder) == name(other.at.holder),
            (one, other) => one == other,
        }
    }
}
