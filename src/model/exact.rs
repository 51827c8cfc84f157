//! Figures in exact arithmetic: nothing is rounded before it is printed.

use std::iter::Sum;
use std::str::FromStr;

use num_rational::BigRational;
use rust_decimal::Decimal;

use super::figure_unit::FigureUnit;
use super::form::Rounding;
use super::number::Number;

/// An exact fraction.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(BigRational);

impl Exact {
    /// The sum of this and another figure.
    pub fn plus(&self, other: &Self) -> Self {
        Self(&self.0 + &other.0)
    }

    /// The difference of this and another figure.
    pub fn minus(&self, other: &Self) -> Self {
        Self(&self.0 - &other.0)
    }

    /// This figure divided by another; `None` if that is zero.
    pub fn over(&self, other: &Self) -> Option<Self> {
        (!other.is_zero()).then(|| Self(&self.0 / &other.0))
    }

    /// This figure in percent of another; `None` if that is zero.
    pub fn percent_of(&self, whole: &Self) -> Option<Self> {
        Some(Self(self.over(whole)?.0 * power_of_ten(2)))
    }

    /// The figure without its sign.
    pub fn abs(&self) -> Self {
        if self.is_negative() { Self(-&self.0) } else { self.clone() }
    }

    /// Whether the figure is zero.
    pub fn is_zero(&self) -> bool {
        self.0 == Self::from(0).0
    }

    fn is_negative(&self) -> bool {
        self.0 < Self::from(0).0
    }

    /// The figure with this many decimals, with a plain minus: -12.30.
    pub fn spelled(&self, decimals: u32, rounding: Rounding) -> String {
        let digits = self.shifted(decimals, rounding).to_integer().to_string();
        let (sign, digits) = digits.strip_prefix('-').map_or(("", digits.as_str()), |digits| ("-", digits));
        let decimals = decimals as usize;
        let digits = format!("{digits:0>width$}", width = decimals + 1);
        let (whole, part) = digits.split_at(digits.len() - decimals);
        let point = if decimals > 0 { "." } else { "" };
        format!("{sign}{whole}{point}{part}")
    }

    /// The whole number of units of the last decimal.
    fn shifted(&self, decimals: u32, rounding: Rounding) -> BigRational {
        let shifted = &self.0 * power_of_ten(decimals);
        match rounding {
            Rounding::Half => shifted.round(),
            Rounding::Down => shifted.trunc(),
            Rounding::Up if self.is_negative() => shifted.floor(),
            Rounding::Up => shifted.ceil(),
        }
    }

    /// The nearest decimal of 28 digits; `None` if the figure is larger.
    pub fn decimal(&self) -> Option<Decimal> {
        const DIGITS: u32 = 28;
        Decimal::from_str(&self.spelled(DIGITS, Rounding::Half)).ok().map(|decimal| decimal.normalize())
    }
}

impl From<Decimal> for Exact {
    fn from(decimal: Decimal) -> Self {
        Self(BigRational::from_integer(decimal.mantissa().into()) / power_of_ten(decimal.scale()))
    }
}

impl From<usize> for Exact {
    fn from(count: usize) -> Self {
        Self(BigRational::from_integer(count.into()))
    }
}

impl Sum for Exact {
    fn sum<I: Iterator<Item = Self>>(figures: I) -> Self {
        figures.fold(Self::from(0), |sum, figure| sum.plus(&figure))
    }
}

fn power_of_ten(exponent: u32) -> BigRational {
    BigRational::from_integer(10.into()).pow(exponent as i32)
}

/// An exact figure, and how it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What is computed with.
    pub exact: Exact,
    /// How it is printed.
    pub precision: Precision,
    /// In what unit it counts.
    pub unit: FigureUnit,
}

/// The decimals with which a figure is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// This number of decimals, with trailing zeros.
    Fixed(u32, Rounding),
    /// At most this number of decimals, rounding halves away from zero, without trailing zeros.
    UpTo(u32),
}

impl Figure {
    /// The figure of a number; `None` if it has too many digits to compute with (28).
    pub fn of(number: &Number) -> Option<Self> {
        number.decimal().map(Self::from)
    }

    /// A figure that counts nothing in particular.
    pub fn new(exact: Exact, precision: Precision) -> Self {
        Self { exact, precision, unit: FigureUnit::default() }
    }

    /// The same figure in a unit.
    pub fn counting(self, unit: FigureUnit) -> Self {
        Self { unit, ..self }
    }

    /// With how many decimals it is printed.
    pub fn decimals(&self) -> u32 {
        self.spelled().split_once('.').map_or(0, |(_, decimals)| decimals.len() as u32)
    }

    /// The figure as it is printed.
    ///
    /// - `minus`: precedes a negative one
    pub fn printed(&self, minus: char) -> Number {
        Number::from_plain(&self.spelled(), minus)
    }

    /// The figure as printed.
    pub fn rounded(&self) -> Exact {
        let (decimals, rounding) = match self.precision {
            Precision::Fixed(decimals, rounding) => (decimals, rounding),
            Precision::UpTo(decimals) => (decimals, Rounding::Half),
        };
        Exact(self.exact.shifted(decimals, rounding) / power_of_ten(decimals))
    }

    /// The figure as it is printed, with a plain minus.
    pub fn spelled(&self) -> String {
        match self.precision {
            Precision::Fixed(decimals, rounding) => self.exact.spelled(decimals, rounding),
            Precision::UpTo(decimals) => {
                let text = self.exact.spelled(decimals, Rounding::Half);
                match text.contains('.') {
                    true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
                    false => text,
                }
            }
        }
    }
}

impl From<Decimal> for Figure {
    fn from(decimal: Decimal) -> Self {
        Self::new(decimal.into(), Precision::Fixed(decimal.scale(), Rounding::Half))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        Exact::from(text.parse::<Decimal>().unwrap())
    }

    #[test]
    fn halves_are_rounded_away_from_zero_and_zero_has_no_sign() {
        for (text, half, down, up) in [
            ("2.25", "2.3", "2.2", "2.3"),
            ("-2.25", "-2.3", "-2.2", "-2.3"),
            ("2.24", "2.2", "2.2", "2.3"),
            ("2.35", "2.4", "2.3", "2.4"),
            ("-0.04", "0.0", "0.0", "-0.1"),
            ("97", "97.0", "97.0", "97.0"),
        ] {
            assert_eq!(exact(text).spelled(1, Rounding::Half), half, "{text}");
            assert_eq!(exact(text).spelled(1, Rounding::Down), down, "{text}");
            assert_eq!(exact(text).spelled(1, Rounding::Up), up, "{text}");
        }
        assert_eq!(exact("0.5").spelled(0, Rounding::Half), "1");
        assert_eq!(exact("-0.5").spelled(0, Rounding::Half), "-1");
        assert_eq!(exact("-0.05").spelled(2, Rounding::Half), "-0.05");
    }

    #[test]
    fn thirds_add_up() {
        let third = exact("1").over(&exact("3")).unwrap();
        assert_eq!([third.clone(), third.clone(), third.clone()].into_iter().sum::<Exact>(), exact("1"));
        assert_eq!(third.decimal().unwrap().to_string(), "0.3333333333333333333333333333");
        assert_eq!(exact("1").over(&exact("0")), None);
    }

    #[test]
    fn a_figure_is_printed_with_its_decimals() {
        let figure = |text: &str, precision| Figure::new(exact(text), precision);
        assert_eq!(figure("99.96", Precision::Fixed(1, Rounding::Half)).printed('▲').as_str(), "100.0");
        assert_eq!(figure("-99.96", Precision::UpTo(1)).printed('▲').as_str(), "▲100");
        assert_eq!(figure("1200", Precision::UpTo(0)).printed('▲').as_str(), "1200");
        assert_eq!(figure("99.96", Precision::Fixed(1, Rounding::Half)).rounded(), exact("100"));
        assert_eq!(figure("-1.24", Precision::UpTo(1)).rounded(), exact("-1.2"));
    }
}
