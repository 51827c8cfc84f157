//! By how much a sum may differ from the written total because every figure is rounded.

use rust_decimal::Decimal;

use crate::model::{Exact, Figure, Unit};

/// Units of what is measured rather than counted; those that are a multiple of another one are known as such.
const MEASURES: &[&str] = &["g", "m", "m2", "m3", "L", "l", "ℓ", "kWh", "kL", "GJ", "MJ"];
/// How units of emissions begin: t-CO2.
const EMISSIONS: &[&str] = &["t-", "kg-", "tCO", "kgCO"];

/// The margin of a total and its parts: half of the last decimal for each figure, if their unit or their decimals say that
/// they are rounded. It is nothing for counts.
pub fn of_sum<'a>(unit: Option<&str>, figures: impl Iterator<Item = &'a Figure>) -> Exact {
    let (mut count, mut decimals) = (0, 0);
    for figure in figures {
        count += 1;
        decimals = decimals.max(figure.decimals());
    }
    match decimals > 0 || unit.is_some_and(is_rounded) {
        true => Exact::from(Decimal::new(5 * count, decimals + 1)),
        false => Exact::from(0),
    }
}

/// Whether figures of a unit are rounded ones: 千円, %, m, t-CO2.
fn is_rounded(unit: &str) -> bool {
    let parsed = Unit::parse(unit).without_bracket();
    let kind = parsed.kind();
    parsed.size() > Decimal::ONE
        || kind == "%"
        || MEASURES.contains(&kind)
        || EMISSIONS.iter().any(|emission| kind.starts_with(emission))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounded_figures_have_a_margin() {
        let margin = |unit: &str, figures: &[Decimal]| {
            let figures: Vec<Figure> = figures.iter().map(|figure| Figure::from(*figure)).collect();
            of_sum(Some(unit), figures.iter())
        };
        let (whole, decimal) = (Decimal::new(333, 0), Decimal::new(333, 1));
        for unit in ["千円", "%", "t", "t-CO2", "ｔ－CO2", "㎡"] {
            assert_eq!(margin(unit, &[whole; 4]), Exact::from(2), "{unit}");
        }
        for unit in ["円", "人", "件", ""] {
            assert_eq!(margin(unit, &[whole; 4]), Exact::from(0), "{unit}");
        }
        assert_eq!(margin("人", &[whole, decimal]), Exact::from(Decimal::new(1, 1)));
    }
}
