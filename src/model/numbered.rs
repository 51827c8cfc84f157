//! 番号 with the No. before it, as papers and messages name a 取組項目.

use crate::characters::half_width;

/// What may stand before a number and names it: of these, the longer ones first.
const SIGNS: [&str; 4] = ["no.", "no", "№.", "№"];

/// No.8 for 8; a number that is written with its sign keeps it.
pub fn numbered(number: &str) -> String {
    let has_sign = without_sign(number).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if has_sign { number.to_owned() } else { format!("No.{number}") }
}

/// A number without the sign before it, in half width; `None` if it has none.
pub fn without_sign(number: &str) -> Option<String> {
    let plain: String = number.trim().chars().map(half_width).collect();
    let lower = plain.to_lowercase();
    let sign = SIGNS.iter().find(|sign| lower.starts_with(**sign))?;
    Some(plain.get(sign.len()..)?.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_one_sign() {
        for (number, told) in [
            ("8", "No.8"),
            ("No.8", "No.8"),
            ("no. 8", "no. 8"),
            ("Ｎｏ．８", "Ｎｏ．８"),
            ("№8", "№8"),
            ("第8号", "No.第8号"),
            ("1-1-1/8", "No.1-1-1/8"),
            ("Nord", "No.Nord"),
            ("<3>-1", "No.<3>-1"),
        ] {
            assert_eq!(numbered(number), told);
        }
    }
}
