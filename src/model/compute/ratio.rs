//! A figure divided by another.

use super::super::aggregate::{Counted, Lack, Mixed, Part, Said, Why};
use super::super::exact::{Figure, Precision};
use super::super::figure_unit::FigureUnit;
use super::super::form::Rounding;

/// How many decimals it has, unless the content says.
const DECIMALS: u32 = 1;

/// The quotient of two figures, in percent if that is its unit.
///
/// - `whole`: the unit that is written for it
/// - `scope`: what one of the two leaves out, and the other does not
pub(super) fn of<'a>(
    whole: &FigureUnit,
    parts: &[Part<'a>],
    decimals: Option<u32>,
    scope: impl FnOnce() -> Vec<Lack<'a>>,
) -> Said<'a> {
    let [dividend, divisor] = parts else { return Said::Blank };
    let is_blank = |part: &&Part| matches!(part.said, Said::Blank);
    let is_absent = |part: &Part| matches!(part.said, Said::Absent(_));
    if parts.iter().all(|part| is_blank(&part)) || parts.iter().any(is_absent) {
        return Said::Blank;
    }
    let of_blank = parts.iter().filter(is_blank).map(|part| Lack { at: part.at.clone(), why: Why::Blank });
    let mut lacks: Vec<Lack> = parts.iter().flat_map(|part| part.said.lacks().to_vec()).chain(of_blank).collect();
    if lacks.is_empty() {
        lacks = scope();
    }
    if !lacks.is_empty() {
        return Said::Lacking(lacks);
    }
    if let Some(part) = parts.iter().find(|part| matches!(part.said, Said::Mixed(_))) {
        return part.said.clone();
    }
    let Some((of, by)) = dividend.said.figure().zip(divisor.said.figure()) else { return Said::Blank };
    let unit = match FigureUnit::of_quotient(whole, &of.unit, &by.unit) {
        Ok(unit) => unit,
        Err(misfit) => {
            let counted: Vec<Counted> = parts.iter().filter_map(Part::counted).collect();
            return Said::Mixed(Box::new(Mixed::of(misfit, whole, &counted)));
        }
    };
    let exact = match unit.is_percent() {
        true => of.exact.percent_of(&by.exact),
        false => of.exact.over(&by.exact),
    };
    let precision = Precision::Fixed(decimals.unwrap_or(DECIMALS), Rounding::Half);
    exact.map_or(Said::Blank, |exact| Said::Figure(Figure::new(exact, precision).counting(unit)))
}
