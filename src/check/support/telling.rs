//! How much a few equal figures prove.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

/// With how many other series that share a figure a series is compared, so that a plan of thousands is checked in time.
pub const COMPARED: usize = 50;

/// Whether some figures, each in its turn, are unlikely to be in two series by chance: `count` different ones of at least
/// `digits` digits, which do not rise or fall by equal steps as targets do.
pub fn are_telling(figures: &[Decimal], count: usize, digits: usize) -> bool {
    let telling: BTreeSet<Decimal> = figures.iter().copied().filter(|figure| self::digits(*figure) >= digits).collect();
    telling.len() >= count && !has_equal_steps(figures)
}

/// The number of digits of a figure, without zeros at its ends: 2 for 1200 and for 0.12.
pub fn digits(figure: Decimal) -> usize {
    figure.normalize().mantissa().unsigned_abs().to_string().trim_end_matches('0').len()
}

fn has_equal_steps(figures: &[Decimal]) -> bool {
    let steps: Option<BTreeSet<Decimal>> = figures.windows(2).map(|pair| pair[1].checked_sub(pair[0])).collect();
    figures.len() > 2 && steps.is_some_and(|steps| steps.len() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(texts: &[&str]) -> Vec<Decimal> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    #[test]
    fn zeros_at_the_ends_are_no_digits() {
        for (figure, expected) in [("1200", 2), ("0.12", 2), ("82.50", 3), ("34796", 5), ("0", 0), ("-15", 2)] {
            assert_eq!(digits(figure.parse().unwrap()), expected, "{figure}");
        }
    }

    #[test]
    fn constant_round_and_evenly_rising_figures_tell_nothing() {
        assert!(are_telling(&figures(&["34796", "33948"]), 2, 4));
        assert!(are_telling(&figures(&["151", "237", "194"]), 3, 3));
        assert!(!are_telling(&figures(&["34796", "34796"]), 2, 4));
        assert!(!are_telling(&figures(&["30000", "40000"]), 2, 4));
        assert!(!are_telling(&figures(&["151", "161", "171"]), 3, 3));
        assert!(!are_telling(&figures(&["1", "2", "12"]), 3, 3));
    }
}
