//! A year of an era that had ended, in a text: 平成32年度.
//!
//! It is printed as it is; the rule says which year is meant, for the reader who has to look it up.

use super::Context;
use super::old_era::name;
use super::texts::{digit, printed};
use crate::finding::Finding;

/// The eras with the western year before their first, and their last year.
const ERAS: [(&str, u16, u16); 2] = [("平成", 1988, 31), ("昭和", 1925, 64)];

/// A year in a text.
#[derive(Debug, PartialEq, Eq)]
struct OldYear {
    start: usize,
    length: usize,
    western: u16,
}

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let mut findings = Vec::new();
    for text in printed(context) {
        for OldYear { start, length, western } in years(&text.value) {
            let words: String = text.value.chars().skip(start).take(length).collect();
            let real = name(western).long;
            // What stands behind the number stays: 年, 年度, or neither.
            let real = real.trim_end_matches("年度").to_owned() + words.trim_start_matches(|c| !"年度".contains(c));
            let message = format!("「{words}」は{real}のことです");
            let finding = context.finding_in("old-era-in-text", &text, start, length, message);
            let hint = format!("文はこのまま印刷します。今の元号にするなら「{real}」に直してください");
            findings.push(finding.hint(hint));
        }
    }
    findings
}

/// The years after the end of their era.
fn years(text: &str) -> Vec<OldYear> {
    let mut out = Vec::new();
    for (era, before, last) in ERAS {
        for (at, _) in text.match_indices(era) {
            let behind = &text[at + era.len()..];
            let digits: String = behind.chars().map_while(digit).collect();
            // A number of three digits is no year of an era.
            let Some(year) = digits.parse().ok().filter(|year: &u16| (last + 1..100).contains(year)) else { continue };
            let rest = behind.chars().skip(digits.len());
            let unit = rest.zip("年度".chars()).take_while(|(c, expected)| c == expected).count();
            let start = text[..at].chars().count();
            out.push(OldYear { start, length: era.chars().count() + digits.len() + unit, western: before + year });
        }
    }
    out.sort_by_key(|year| year.start);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_after_the_change_of_era_is_found() {
        assert_eq!(years("令和、平成32年度から"), [OldYear { start: 3, length: 6, western: 2020 }]);
        assert_eq!(years("平成３５年"), [OldYear { start: 0, length: 5, western: 2023 }]);
        assert_eq!(years("昭和65年"), [OldYear { start: 0, length: 5, western: 1990 }]);
    }

    #[test]
    fn a_year_within_its_era_is_none() {
        assert!(years("平成31年度、平成元年、昭和64年1月、平成の大合併").is_empty());
    }
}
