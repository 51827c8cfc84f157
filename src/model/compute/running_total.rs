//! 実績の累計: the sum of a series from the first period shown.

use super::super::aggregate::{Part, Said};
use super::super::exact::{Figure, Precision};
use super::super::figure_unit::FigureUnit;
use super::super::indicator::{Aggregate, DerivedFrom, Indicator};

/// The sum of the values up to a period. It is blank until that of its own is written; without one before that, it cannot be
/// made.
///
/// - `whole`: the unit that is written for it
/// - `precision`: with how many decimals it is printed, by those of the sum
pub(super) fn of<'a>(whole: &FigureUnit, parts: &[Part<'a>], precision: impl Fn(u32) -> Precision) -> Said<'a> {
    let can_add = |part: &Part| part.said.figure().is_none_or(|figure| figure.unit.adds_up());
    let is_blank = parts.last().is_none_or(|part| matches!(part.said, Said::Blank));
    if is_blank || !whole.adds_up() || !parts.iter().all(can_add) {
        return Said::Blank;
    }
    let sum = Aggregate::Sum.of(whole, parts);
    sum.with(|figure| Figure { precision: precision(figure.decimals()), ..figure })
}

/// Whether the figures of an indicator are means or quotients, which do not add up over the years.
pub(super) fn is_quotient(indicator: &Indicator) -> bool {
    indicator.derivation.as_ref().is_some_and(|derivation| match derivation.from {
        DerivedFrom::Parts(aggregate) | DerivedFrom::Below(aggregate, _) => aggregate == Aggregate::Mean,
        DerivedFrom::Ratio(_) => true,
    })
}
