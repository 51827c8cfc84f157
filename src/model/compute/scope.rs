//! What totals leave out: one that leaves out a part must not be compared with one that counts it.

use super::super::aggregate::{Lack, LeftOut, Part, Said, Why};
use super::super::form::{Role, SeriesForm};
use super::super::holder::Holder;
use super::super::indicator::Indicator;

/// The parts that one operand of a formula leaves out, though another one counts them. A baseline is of another time, when
/// there may have been other parts.
///
/// - `operands`: each with its series
/// - `has_figure`: whether an indicator has one in a series
pub(super) fn of_formula<'a>(
    operands: &[(&'a SeriesForm, Part<'a>)],
    has_figure: impl Fn(&'a Indicator, &'a SeriesForm) -> bool,
) -> Vec<Lack<'a>> {
    let compared = || operands.iter().filter(|(series, _)| series.role != Role::Baseline);
    // A year that a 累計 leaves out is not one of several parts.
    let is_year = |left_out: &LeftOut<'a>| operands.iter().any(|(_, part)| part.at.holder.is(left_out.at.holder));
    let counts = |series: &'a SeriesForm, left_out: &LeftOut<'a>| match left_out.at.holder {
        Holder::Indicator(part) => !is_year(left_out) && has_figure(part, series),
        Holder::Item(_) | Holder::Project(_) | Holder::Section(..) => false,
    };
    let lacks = compared().flat_map(|(_, part)| part.said.left_out()).filter_map(|left_out| {
        let (by, _) = compared().find(|(series, _)| counts(series, left_out))?;
        Some(Lack { at: left_out.at.clone(), why: Why::LeftOut(left_out.word, &by.name) })
    });
    lacks.collect()
}

/// The parts that one of two indicators leaves out, though the other one counts what carries them.
///
/// - `operands`: what the two say
/// - `sources`: the two, each with what it is computed from
pub(super) fn of_ratio<'a>(operands: &[Part<'a>], sources: &[(&'a Indicator, Vec<Part<'a>>)]) -> Vec<Lack<'a>> {
    let mut lacks = Vec::new();
    for (index, (operand, (_, parts))) in operands.iter().zip(sources).enumerate() {
        let is_partial = matches!(operand.said, Said::Partial(..));
        let left_out = parts.iter().filter(|_| is_partial).filter_map(Part::left_out);
        lacks.extend(left_out.filter_map(|left_out| {
            let counts = |parts: &[Part]| parts.iter().any(|it| it.said.figure().is_some() && it.is_of(&left_out));
            let mut others = sources.iter().enumerate().filter(|(other, _)| *other != index);
            let (_, (by, _)) = others.find(|(_, (_, parts))| counts(parts))?;
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
            Holder::Item(_) | Holder::Project(_) | Holder::Section(..) => String::new(),
        };
        match (self.at.owner, other.at.owner) {
            ("", "") => name(self.at.holder) == name(other.at.holder),
            (one, other) => one == other,
        }
    }
}
