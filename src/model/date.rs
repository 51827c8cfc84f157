//! Calendar dates of the content.

use super::period::{Step, numbers};
use super::year::{Era, digits, halfwidth, spelled, two_digits, with_width};

/// A calendar date. Dates are text in the content and are parsed here, so that no YAML parser reinterprets them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// Parses `2020-07-01`, `2020/7/1`, `2020年7月1日` or `令和2年7月1日`.
    ///
    /// Returns `None` if the text has another form or the day does not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let text: String = text.trim().chars().map(halfwidth).collect();
        let (year, rest) = match Era::strip(&text) {
            Some((era, rest)) => {
                let (year, rest) = rest.split_once('年')?;
                (era.western(if year == "元" { 1 } else { digits(year)? })?, rest)
            }
            None => {
                let (year, rest) = text.split_once(['-', '/', '年'])?;
                (digits(year).filter(|year| *year >= 1900)?, rest)
            }
        };
        let (month, day) = rest.split_once(['-', '/', '月'])?;
        let (month, day) = (digits(month)?, digits(day.strip_suffix('日').unwrap_or(day))?);
        Self::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// A regular expression (ECMA-262, no flags) that matches every text that [`Date::parse`] accepts, and also
    /// February 29 of any year.
    pub fn pattern() -> String {
        let digit = "[0-9０-９]";
        let western = format!("(?:[1１][9９]|[2-9２-９]{digit}){digit}{digit}[-/年]");
        let era = format!("{}(?:元|{})年", Era::pattern(), two_digits());
        let days = [(31, vec![1, 3, 5, 7, 8, 10, 12]), (30, vec![4, 6, 9, 11]), (29, vec![2])].map(|(days, months)| {
            let of = |numbers: &mut dyn Iterator<Item = u8>| {
                numbers.map(|number| spelled(number.into())).collect::<Vec<_>>().join("|")
            };
            format!("(?:{})[-/月](?:{})", of(&mut months.into_iter()), of(&mut (1..=days)))
        });
        format!("^\\s*(?:{western}|{era})(?:{})日?\\s*$", days.join("|"))
    }

    fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let days = Self::days_in(month.into(), Some(year.into()))?;
        (1..=days).contains(&day.into()).then_some(Self { year, month, day })
    }

    /// The number of days of a month, 29 for February of an unknown year; `None` if there is no such month.
    pub fn days_in(month: u32, year: Option<u32>) -> Option<u32> {
        let is_leap = |year: u32| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        Some(match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if year.is_none_or(is_leap) => 29,
            2 => 28,
            _ => return None,
        })
    }

    /// The date with its era: 令和2年7月1日.
    pub fn in_era(self) -> String {
        let era = Era::of_month(self.year, self.month);
        let year = match (self.year + 1).saturating_sub(era.first_year()) {
            // Earlier than the known eras.
            0 => self.year.to_string(),
            1 => format!("{}元", era.name()),
            year => format!("{}{year}", era.name()),
        };
        format!("{year}年{}月{}日", self.month, self.day)
    }

    /// Moves the date by a step; uses the last day of the month if the month is too short.
    pub fn later(self, step: Step) -> Option<Self> {
        let months = u32::from(self.year) * 12 + u32::from(self.month) - 1 + step.months();
        let (year, month) = (u16::try_from(months / 12).ok()?, (months % 12 + 1) as u8);
        (28..=self.day).rev().chain([self.day]).find_map(|day| Self::new(year, month, day))
    }

    /// Rewrites a text that means this date so that it means another one, in the same spelling: 令和元年7月1日 becomes
    /// 令和2年7月1日. `None` if that is impossible.
    pub fn rewrite(self, text: &str, other: Self) -> Option<String> {
        let words = numbers(text);
        let [year, month, day] = words.as_slice() else { return None };
        let word = &text[year.from..year.digits.start];
        let new_year = if word.is_empty() {
            with_width(other.year, &text[year.digits.clone()])
        } else {
            let era = Era::of_month(other.year, other.month);
            match other.year + 1 - era.first_year() {
                1 if Era::ALL.iter().any(|era| era.name() == word) => format!("{}元", era.written_as(word)),
                number => era.written_as(word) + &with_width(number, &text[year.digits.clone()]),
            }
        };
        let part = |number: u8, digits: &std::ops::Range<usize>| with_width(number.into(), &text[digits.clone()]);
        let out = [
            &text[..year.from],
            &new_year,
            &text[year.digits.end..month.digits.start],
            &part(other.month, &month.digits),
            &text[month.digits.end..day.digits.start],
            &part(other.day, &day.digits),
            &text[day.digits.end..],
        ]
        .concat();
        (Self::parse(&out) == Some(other)).then_some(out)
    }

    /// Western year, month (1–12) and day (1–31).
    pub fn ymd(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }

    /// The date in ISO 8601: 2019-09-02.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pattern_takes_what_is_read_and_february_29_of_every_year() {
        let pattern = regex::Regex::new(&Date::pattern()).unwrap();
        let years = [
            "2020-",
            "2019/",
            "２０１９年",
            "1899-",
            "1900-",
            "9999年",
            "999-",
            "令和2年",
            "R元年",
            "ｓ６４年",
            "H0年",
            "令和2-",
        ];
        let mut texts: Vec<String> = ["", "昨日", "2020", "2020-07", "R2", "令和2年7月"].map(str::to_owned).into();
        for year in years {
            for month in
                (0..=13).map(|month| month.to_string()).chain(["07", "0007", "00007", "１２"].map(str::to_owned))
            {
                for day in (0..=32).map(|day| day.to_string()).chain(["01", "０１", "0031", "3 1"].map(str::to_owned))
                {
                    texts.extend(["-", "月", "."].map(|between| format!("{year}{month}{between}{day}")));
                    texts.push(format!("\u{3000}{year}{month}/{day}日 "));
                }
            }
        }
        for text in texts {
            let leap = text.replace("2019", "2020").replace("２０１９", "2020").replace("1900", "2020");
            let leap = leap.replace("9999", "2020").replace("R元", "R2").replace("ｓ６４", "R2");
            assert_eq!(pattern.is_match(&text), Date::parse(&leap).is_some(), "{text:?}");
        }
    }

    #[test]
    fn western_and_era_dates_are_the_same_day() {
        for text in ["2020-07-01", "2020/7/1", "2020年7月1日", "令和2年7月1日", "R2年7月1日", "令和２年７月１日"]
        {
            assert_eq!(Date::parse(text).map(Date::ymd), Some((2020, 7, 1)), "{text}");
        }
    }

    #[test]
    fn the_first_year_of_an_era_is_gannen() {
        for (text, date) in [
            ("令和元年5月1日", (2019, 5, 1)),
            ("R元年５月１日", (2019, 5, 1)),
            ("令和1年12月31日", (2019, 12, 31)),
            ("平成元年1月8日", (1989, 1, 8)),
            ("平成31年4月30日", (2019, 4, 30)),
        ] {
            assert_eq!(Date::parse(text).map(Date::ymd), Some(date), "{text}");
        }
    }

    #[test]
    fn a_day_is_written_in_the_way_of_the_one_a_year_before() {
        use crate::model::Period;

        let step = Step::between(Period::of_western(2019), Period::of_western(2020), []).unwrap();
        for (text, later) in [
            ("2020-07-01", "2021-07-01"),
            ("2020/7/1", "2021/7/1"),
            ("令和２年７月１日", "令和３年７月１日"),
            ("平成30年7月1日", "令和元年7月1日"),
            ("R1年12月31日", "R2年12月31日"),
            ("2020-02-29", "2021-02-28"),
            ("2019年4月30日", "2020年4月30日"),
        ] {
            let day = Date::parse(text).unwrap();
            assert_eq!(day.rewrite(text, day.later(step).unwrap()).as_deref(), Some(later), "{text}");
        }
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in [
            "2019-02-29",
            "2020-04-31",
            "2020-13-01",
            "2020-00-10",
            "2020-1-0",
            "2020-07",
            "令和元年2月29日",
            "令和2年6月31日",
            "令和0年1月1日",
            "令和2年13月1日",
            "2020-1-100",
            "昨日",
            "",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
        assert!(Date::parse("2020-02-29").is_some());
        assert!(Date::parse("2100-02-29").is_none());
    }
}
