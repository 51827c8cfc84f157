//! The number that stands for a whole bag, beside the one that was written down when it was made.

use std::path::Path;

use super::table::{Row, Verdict};
use crate::archive;
use crate::characters::half_width;

/// The hexadecimal digits of a number.
const DIGITS: usize = 32;

/// Reads a number as people write it down: in either case and width, with or without hyphens and spaces.
pub(super) fn parse(text: &str) -> Result<String, String> {
    let is_between = |c: &char| c.is_whitespace() || ['-', '‐', '–', '—', '−', 'ー'].contains(c);
    let digits: String =
        text.chars().map(half_width).filter(|c| !is_between(c)).map(|c| c.to_ascii_lowercase()).collect();
    match digits.len() == DIGITS && digits.chars().all(|c| c.is_ascii_hexdigit()) {
        true => Ok(digits),
        false => Err("照合番号は 57f1-… のように、0から9とaからfの4文字ずつを8組で書いてください".to_owned()),
    }
}

/// Compares the number of a bag with the one written down, if there is one.
///
/// - `noted`: as [`parse`] returns it
pub(super) fn row(bag: &Path, noted: Option<&str>) -> Row {
    let title = "照合番号";
    let number = archive::fingerprint(bag).unwrap_or_default();
    match noted {
        Some(noted) if noted == number.replace('-', "") => {
            Row::new(title, Verdict::Proved, format!("{number} は、控えと同じです"))
        }
        Some(_) => Row::new(title, Verdict::Broken, format!("{number} は、控えと違います"))
            .with(vec!["控えの写し間違いでなければ、保存し直されたものです".to_owned()]),
        None => Row::new(title, Verdict::Open, number).with(vec![
            "内容から目録まで、まとめて作り直されたものでないかは、保存したときの控えと比べないと分かりません"
                .to_owned(),
        ]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_people_write_it_down() {
        let number = "0123-4567-89ab-cdef-0123-4567-89ab-cdef";
        for text in [number, &number.to_uppercase(), &number.replace('-', " "), &number.replace("0123", "０１２３")]
        {
            assert_eq!(parse(text).unwrap(), number.replace('-', ""), "{text}");
        }
        for text in ["", "abc", &number[..19], "g123-4567-89ab-cdef-0123-4567-89ab-cdef", &format!("{number}0")] {
            assert!(parse(text).unwrap_err().starts_with("照合番号は"), "{text}");
        }
    }
}
