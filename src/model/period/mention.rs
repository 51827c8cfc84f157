//! Finds and rewrites years and dates within texts: 平成31年度より, （H31）, 2019年4月1日, 31年度, 今年度.

use std::ops::Range;

use super::Period;
use crate::characters::is_range_sign;
use crate::model::year::{Era, FiscalYear, halfwidth};

/// Words for a year relative to that of the text.
const RELATIVE: [&str; 5] = ["今年度", "本年度", "来年度", "昨年度", "次年度"];

/// The byte ranges of a text that mention a year or a day, in order. A bare number is not a mention.
pub fn mentions(text: &str) -> Vec<Range<usize>> {
    let chars = Chars::new(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.plain.len() {
        match chars.mention(at).filter(|end| *end > at) {
            Some(end) => {
                found.push(chars.byte(at)..chars.byte(end));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Replaces every mention of the first period of a pair by the second one. `None` if the text mentions none of them;
/// other years stay.
pub fn rename(text: &str, periods: &[(Period, Period)]) -> Option<String> {
    let mut out = String::new();
    let mut from = 0;
    for place in mentions(text) {
        let word = &text[place.clone()];
        if let Some(new) = periods.iter().find_map(|(old, new)| old.rewrite_part(word, *new)) {
            out.push_str(&text[from..place.start]);
            out.push_str(&new);
            from = place.end;
        }
    }
    out.push_str(&text[from..]);
    (from > 0).then_some(out)
}

/// The characters of a text, converted to half width.
struct Chars<'a> {
    text: &'a str,
    /// The byte offset of each character.
    starts: Vec<usize>,
    plain: Vec<char>,
}

impl<'a> Chars<'a> {
    fn new(text: &'a str) -> Self {
        let (starts, plain) = text.char_indices().map(|(at, c)| (at, halfwidth(c))).unzip();
        Self { text, starts, plain }
    }

    fn byte(&self, at: usize) -> usize {
        self.starts.get(at).copied().unwrap_or(self.text.len())
    }

    fn get(&self, at: usize) -> char {
        self.plain.get(at).copied().unwrap_or(' ')
    }

    fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or(' ', |at| self.get(at))
    }

    fn begins(&self, at: usize, word: &str) -> Option<usize> {
        let length = word.chars().count();
        word.chars().enumerate().all(|(i, c)| self.get(at + i) == c).then_some(at + length)
    }

    /// Reads digits; returns them with their end.
    fn digits(&self, at: usize) -> Option<(u32, usize)> {
        let digits: String = self.plain[at.min(self.plain.len())..].iter().take_while(|c| c.is_ascii_digit()).collect();
        Some((digits.parse().ok().filter(|_| digits.len() <= 4)?, at + digits.len()))
    }

    /// The end of a mention of a year or a day that begins here.
    fn mention(&self, at: usize) -> Option<usize> {
        let relative = || RELATIVE.iter().find_map(|word| self.begins(at, word));
        self.year(at).or_else(|| self.bare_year(at)).or_else(|| self.day(at)).or_else(relative)
    }

    /// The end of a year written in full, with its month and day, or with the end of its range.
    fn year(&self, at: usize) -> Option<usize> {
        let in_era = self.year_of_era(at);
        let (end, is_era) = match in_era {
            Some(end) => (end, true),
            None => (self.western(at)?, false),
        };
        let behind = self.unit(end);
        if let Some(month) = self.month(end, behind) {
            return Some(month);
        }
        if let Some(last) = self.end_of_range(behind) {
            return Some(last);
        }
        // A bare number of four digits is not a year; a letter with a number is one only if nothing adjoins it.
        (behind > end || is_era).then_some(behind)
    }

    fn year_of_era(&self, at: usize) -> Option<usize> {
        let (number, is_letter) = Era::ALL.into_iter().find_map(|era| {
            let letter = || {
                let is_it = self.get(at).to_ascii_uppercase() == era.initial();
                (is_it && !self.before(at).is_ascii_alphanumeric()).then_some((at + 1, true))
            };
            self.begins(at, era.name()).map(|end| (end, false)).or_else(letter)
        })?;
        if self.get(number) == '元' {
            return Some(number + 1);
        }
        let (year, end) = self.digits(number)?;
        let is_apart = !is_letter || !self.get(end).is_ascii_alphabetic();
        ((1..=99).contains(&year) && is_apart).then_some(end)
    }

    fn western(&self, at: usize) -> Option<usize> {
        let (year, end) = self.digits(at)?;
        let is_apart =
            !self.before(at).is_ascii_alphanumeric() && !matches!(self.before(at), '.' | ',' | '第' | '-' | '/');
        let is_year = u16::try_from(year).is_ok_and(|year| FiscalYear::ALL.contains(&year));
        (is_year && is_apart && end == at + 4).then_some(end)
    }

    /// Skips 年度 or 年.
    fn unit(&self, at: usize) -> usize {
        self.begins(at, "年度").or_else(|| self.begins(at, "年")).unwrap_or(at)
    }

    /// Skips a month, and its day, at `at`; otherwise skips 年.
    fn month(&self, at: usize, behind: usize) -> Option<usize> {
        let number = |at: usize, most: u32| {
            self.digits(at).filter(|(number, _)| (1..=most).contains(number)).map(|(_, end)| end)
        };
        if let Some(end) = number(behind, 12).filter(|_| behind > at)
            && let Some(end) = self.begins(end, "月")
        {
            let day = number(end, 31).and_then(|end| self.begins(end, "日"));
            return Some(day.or_else(|| self.begins(end, "末")).unwrap_or(end));
        }
        let sign = self.get(at);
        let month = number(at + 1, 12).filter(|_| behind == at && matches!(sign, '-' | '/' | '.'))?;
        let day = (self.get(month) == sign).then(|| number(month + 1, 31)).flatten();
        Some(day.unwrap_or(month)).filter(|end| !self.get(*end).is_ascii_digit())
    }

    /// Skips the sign and the second year of a range.
    fn end_of_range(&self, at: usize) -> Option<usize> {
        if !is_range_sign(self.get(at)) {
            return None;
        }
        if let Some(end) = self.year_of_era(at + 1) {
            return Some(self.unit(end));
        }
        let (_, end) = self.digits(at + 1)?;
        let behind = self.unit(end);
        // 28-35 may mean something else.
        (behind > end).then_some(behind)
    }

    /// The end of a year without an era: 31年度, 元年度, 28～30年度.
    fn bare_year(&self, at: usize) -> Option<usize> {
        let before = self.before(at);
        if before.is_ascii_alphanumeric() || matches!(before, '第' | '.' | ',' | '全') {
            return None;
        }
        let number = |at: usize| match self.get(at) {
            '元' => Some(at + 1),
            _ => self.digits(at).filter(|(year, _)| (1..=99).contains(year)).map(|(_, end)| end),
        };
        let end = number(at)?;
        let range = || {
            let last = number(end + 1).filter(|_| is_range_sign(self.get(end)))?;
            self.begins(last, "年度")
        };
        self.begins(end, "年度").map(|end| self.end_of_range(end).unwrap_or(end)).or_else(range)
    }

    /// The end of a day without a year: 7月1日.
    fn day(&self, at: usize) -> Option<usize> {
        let (month, end) = self.digits(at).filter(|_| !self.before(at).is_ascii_digit())?;
        let (day, end) = self.digits(self.begins(end, "月")?)?;
        ((1..=12).contains(&month) && (1..=31).contains(&day)).then(|| self.begins(end, "日")).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        mentions(text).into_iter().map(|place| &text[place]).collect()
    }

    #[test]
    fn years_and_days_are_found_in_every_spelling() {
        for (text, words) in [
            ("進行管理シート(平成31年度)", vec!["平成31年度"]),
            ("平成３２年度からの、平成31年4月から", vec!["平成３２年度", "平成31年4月"]),
            ("令和元年度、元年度、31年度も", vec!["令和元年度", "元年度", "31年度"]),
            ("（H31）、R2.3、Ｒ２", vec!["H31", "R2.3", "Ｒ２"]),
            ("2019年、2019年度、2019/7/1、2020-07-01", vec!["2019年", "2019年度", "2019/7/1", "2020-07-01"]),
            (
                "平成28～30年度、H28～R2、28～30年度、2016-2018年度",
                vec!["平成28～30年度", "H28～R2", "28～30年度", "2016-2018年度"],
            ),
            ("令和2年7月1日、平成19年6月末、7月14日に", vec!["令和2年7月1日", "平成19年6月末", "7月14日"]),
            ("今年度は見送り、来年度に", vec!["今年度", "来年度"]),
            ("平成31年度実績・令和2年度計画", vec!["平成31年度", "令和2年度"]),
        ] {
            assert_eq!(found(text), words, "{text}");
        }
    }

    #[test]
    fn other_numbers_are_no_years() {
        for text in [
            "2300部",
            "2019人",
            "H1N1",
            "第2年度",
            "3月末",
            "午前7時30分",
            "5か年",
            "R2D2",
            "No.31",
            "1-1-1",
            "100年度",
            "平成の大合併",
            "65歳",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn the_period_meant_is_renamed_and_others_stay() {
        let period = |text| Period::parse(text).unwrap();
        let year = [(period("H31"), period("R2"))];
        for (text, new) in [
            ("進行管理シート(平成31年度)", Some("進行管理シート(令和2年度)")),
            ("令和元年度・2019年度・３１年度（R1）", Some("令和2年度・2020年度・２年度（R2）")),
            ("第4次計画（平成31～令和5年度） 平成31年度分", Some("第4次計画（平成31～令和5年度） 令和2年度分")),
            ("平成30年度", None),
            ("31人", None),
        ] {
            assert_eq!(rename(text, &year).as_deref(), new, "{text}");
        }
        let month = [(period("H19.6"), period("H20.6")), (period("H19"), period("H20"))];
        assert_eq!(rename("平成19年度（平成19年6月末）", &month).as_deref(), Some("平成20年度（平成20年6月末）"));
    }
}
