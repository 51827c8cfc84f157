//! Numbers that keep the spelling of the content.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::characters::is_minus;

/// The minus sign of a plain number.
pub(super) const PLAIN_MINUS: char = '-';

/// A decimal number that keeps its spelling: 1.10 stays 1.10, ▲5 stays ▲5.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number(String);

impl Number {
    /// Parses an optional sign (+, -, −, ▲, △), digits without separators or leading zeros, and optional decimals.
    ///
    /// Returns `None` for anything else: such a value is text.
    pub fn parse(text: &str) -> Option<Self> {
        let (_, integer, decimals) = split(text);
        let is_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        let leading_zero = integer.len() > 1 && integer.starts_with('0');
        let valid = is_digits(integer) && !leading_zero && decimals.is_none_or(is_digits);
        valid.then(|| Self(text.to_owned()))
    }

    /// The number as the content spells it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Spells a decimal, with `minus` before a negative one.
    pub fn from_decimal(decimal: Decimal, minus: char) -> Self {
        // −0.0 is 0.0.
        let decimal = if decimal.is_zero() { decimal.abs() } else { decimal };
        Self::from_plain(&decimal.to_string(), minus)
    }

    /// A number of digits that may have a plain minus, with `minus` in its place.
    pub fn from_plain(digits: &str, minus: char) -> Self {
        Self(digits.replace('-', &minus.to_string()))
    }

    /// The number as a decimal; `None` if it has too many digits for one (28).
    pub fn decimal(&self) -> Option<Decimal> {
        let (sign, integer, decimals) = split(&self.0);
        let sign = if matches!(sign, "" | "+") { "" } else { "-" };
        let point = if decimals.is_some() { "." } else { "" };
        Decimal::from_str_exact(&format!("{sign}{integer}{point}{}", decimals.unwrap_or_default())).ok()
    }

    /// The number with thousands separators.
    pub fn grouped(&self) -> String {
        let (sign, integer, decimals) = split(&self.0);
        let mut out = sign.to_owned();
        for (i, digit) in integer.chars().enumerate() {
            if i > 0 && (integer.len() - i) % 3 == 0 {
                out.push(',');
            }
            out.push(digit);
        }
        if let Some(decimals) = decimals {
            out.push('.');
            out.push_str(decimals);
        }
        out
    }
}

/// Rounds a figure to a number of decimals, halves away from zero; pads it with zeros if it has fewer.
pub(super) fn rounded(figure: Decimal, decimals: u32) -> Decimal {
    let mut figure = figure.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    figure.rescale(decimals);
    figure
}

/// Sign, integer part, decimals.
fn split(text: &str) -> (&str, &str, Option<&str>) {
    let digits = text.trim_start_matches(|c| c == '+' || is_minus(c));
    let sign = &text[..text.len() - digits.len()];
    let (sign, digits) = if sign.chars().count() > 1 { ("", text) } else { (sign, digits) };
    match digits.split_once('.') {
        Some((integer, decimals)) => (sign, integer, Some(decimals)),
        None => (sign, digits, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grouped(text: &str) -> Option<String> {
        Number::parse(text).map(|number| number.grouped())
    }

    #[test]
    fn digits_are_grouped_by_three() {
        for (text, expected) in [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1,000"),
            ("42320420", "42,320,420"),
            ("-1234.5678", "-1,234.5678"),
            ("▲1234", "▲1,234"),
            ("+5", "+5"),
            ("123456789012345678901234567890", "123,456,789,012,345,678,901,234,567,890"),
        ] {
            assert_eq!(grouped(text).as_deref(), Some(expected));
        }
    }

    #[test]
    fn the_spelling_is_kept() {
        for text in ["1.10", "85.0", "0.5", "▲5"] {
            assert_eq!(grouped(text).as_deref(), Some(text));
        }
    }

    #[test]
    fn what_only_looks_like_a_number_is_text() {
        for text in
            ["", "-", "2,300", "007", "1.", ".5", "1e3", "0x1F", "各11", "26/143", "１２", "1 2", "--5", "▲", "1.2.3"]
        {
            assert_eq!(grouped(text), None, "{text}");
        }
    }
}
