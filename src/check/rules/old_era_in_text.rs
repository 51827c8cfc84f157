//! A year after the end of its era in a text: 平成32年度.
//!
//! It is printed as written; the rule names the actual year.

use crate::characters::{digit, is_range_sign};
use crate::check::Context;
use crate::check::support::figure;
use crate::check::support::texts::printed;
use crate::finding::{Finding, Rule};
use crate::model::Period;

pub(super) const RULE: &Rule = &Rule::note("old-era-in-text", include_str!("../../../docs/checks/old-era-in-text.md"));

/// The eras with their last years.
const ERAS: [(&str, u16); 2] = [("平成", 31), ("昭和", 64)];

/// A year or a range of years in a text.
#[derive(Debug, PartialEq, Eq)]
struct OldYear {
    start: usize,
    length: usize,
    /// The length of 年 or 年度 at its end.
    unit: usize,
    period: Period,
}

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let mut findings = Vec::new();
    for text in printed(context) {
        for OldYear { start, length, unit, period } in years(text.value) {
            let words: String = text.value.chars().skip(start).take(length).collect();
            let unit: String = words.chars().skip(length - unit).collect();
            let real = figure::year(period.of_its_time().unwrap_or(period));
            // Keep what follows the number: 年, 年度 or neither.
            let real = real.trim_end_matches("年度").to_owned() + &unit;
            let message = format!("「{words}」は{real}のことです");
            let finding = context.finding_in(RULE, text, start, length, message);
            let hint = format!("文はこのまま印刷します。今の元号にするなら「{real}」に直してください");
            findings.push(finding.hint(hint));
        }
    }
    findings
}

/// Finds the years after the end of their era, and the ranges that end in one.
fn years(text: &str) -> Vec<OldYear> {
    let mut out = Vec::new();
    for (era, last) in ERAS {
        for (at, _) in text.match_indices(era) {
            let chars: Vec<char> = text[at..].chars().collect();
            let Some((first, end, unit)) = number(&chars, era.chars().count()) else { continue };
            let second = chars.get(end).filter(|c| is_range_sign(**c)).and_then(|_| number(&chars, end + 1));
            // 平成28-35 may be another kind of number.
            let range = second.filter(|(second, _, unit)| *second > first && *unit > 0);
            let (latest, length, unit) = range.unwrap_or((first, end, unit));
            let name = if latest > first { format!("{era}{first}～{latest}") } else { format!("{era}{first}") };
            let Some(period) = Period::parse(&name).filter(|_| latest > last) else { continue };
            out.push(OldYear { start: text[..at].chars().count(), length, unit, period });
        }
    }
    out.sort_by_key(|year| year.start);
    out
}

/// Reads the year of an era at a position; returns it with its end, and the length of 年 or 年度. A number of three digits is
/// not a year of an era.
fn number(chars: &[char], at: usize) -> Option<(u16, usize, usize)> {
    let digits: String = chars.get(at..)?.iter().copied().map_while(digit).collect();
    let year = digits.parse().ok().filter(|year| (1..100).contains(year))?;
    let behind = at + digits.len();
    let unit = chars[behind..].iter().zip("年度".chars()).take_while(|(c, expected)| **c == *expected).count();
    Some((year, behind + unit, unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each with where it starts and what it is.
    fn found(text: &str) -> Vec<(usize, usize, String)> {
        let real = |year: OldYear| (year.start, year.length, figure::year(year.period.of_its_time().unwrap()));
        years(text).into_iter().map(real).collect()
    }

    #[test]
    fn a_year_after_the_change_of_era_is_found() {
        assert_eq!(found("令和、平成32年度から"), [(3, 6, "令和2年度".to_owned())]);
        assert_eq!(found("平成３５年"), [(0, 5, "令和5年度".to_owned())]);
        assert_eq!(found("昭和65年"), [(0, 5, "平成2年度".to_owned())]);
    }

    #[test]
    fn a_range_that_ends_after_the_change_of_era_is_found_as_a_whole() {
        assert_eq!(found("平成28～32年度の計画"), [(0, 9, "平成28～令和2年度".to_owned())]);
        assert_eq!(found("平成28年度-３２年度"), [(0, 11, "平成28～令和2年度".to_owned())]);
        assert_eq!(found("平成32～34年"), [(0, 8, "令和2～4年度".to_owned())]);
        assert_eq!(found("平成32-1"), [(0, 4, "令和2年度".to_owned())]);
        assert!(found("平成28～31年度、平成28～100、平成28-35号").is_empty());
    }

    #[test]
    fn a_year_within_its_era_is_none() {
        assert!(years("平成31年度、平成元年、昭和64年1月、平成の大合併").is_empty());
    }
}
