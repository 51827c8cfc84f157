//! The numbers in a text: 83,202 and ９２．２.

use rust_decimal::Decimal;

use crate::characters::{digit, half_width};

/// A number in a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NumberInText {
    /// The position of its first character.
    pub start: usize,
    /// The position behind its last character.
    pub end: usize,
    /// The number.
    pub figure: Decimal,
}

/// Lists the numbers in the characters of a text. A comma belongs to a number if three digits follow it, a point if a digit
/// does; a number of too many digits is left out.
pub fn numbers(text: &[char]) -> Vec<NumberInText> {
    let (mut out, mut at) = (Vec::new(), 0);
    while at < text.len() {
        if digit(text[at]).is_none() {
            at += 1;
            continue;
        }
        let (start, mut plain, mut has_point) = (at, String::new(), false);
        while at < text.len() {
            match half_width(text[at]) {
                c if c.is_ascii_digit() => plain.push(c),
                ',' if !has_point && digits_from(text, at + 1) == 3 => {}
                '.' if !has_point && digits_from(text, at + 1) > 0 => {
                    has_point = true;
                    plain.push('.');
                }
                _ => break,
            }
            at += 1;
        }
        out.extend(Decimal::from_str_exact(&plain).ok().map(|figure| NumberInText { start, end: at, figure }));
    }
    out
}

/// The number of digits from a position on.
fn digits_from(text: &[char], at: usize) -> usize {
    text.get(at..).unwrap_or_default().iter().take_while(|c| digit(**c).is_some()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_both_widths_with_commas_and_points() {
        let text: Vec<char> = "延べ83,202人、９２．２％、1,2と3. 平成31年".chars().collect();
        let found: Vec<String> = numbers(&text).iter().map(|number| number.figure.to_string()).collect();
        assert_eq!(found, ["83202", "92.2", "1", "2", "3", "31"]);
        let first = numbers(&text)[0];
        assert_eq!(text[first.start..first.end].iter().collect::<String>(), "83,202");
    }
}
