//! 作成日: a calendar date, and what was meant by a text that is none.

use super::codec::{Codec, schema};
use super::yaml::Cursor;
use crate::characters::half_width;
use crate::content::faults;
use crate::model::Date;

const EXAMPLES: &str = "「2020-07-01」か「令和2年7月1日」のように書いてください";

/// A date.
pub(super) fn date<'a>() -> Codec<'a, Date> {
    let read = |at: &Cursor| {
        let text = at.text()?.value;
        let date = Date::parse(&text);
        if date.is_none() {
            at.fault(faults::BAD_DATE, format!("「{text}」は日付として読めません"), hint(&text));
        }
        date
    };
    Codec::new(read, schema::date, |date: &Date| date.in_era()).filled(schema::date)
}

/// The remedy for a text that is no date.
fn hint(text: &str) -> String {
    let Some((year, month, day)) = parts(text) else { return EXAMPLES.to_owned() };
    let of_day = |day: u32| Date::parse(&format!("{year}年{month}月{day}日"));
    if let Some(date) = of_day(day) {
        return format!("「{}」か「{}」と書いてください", date.iso(), date.in_era());
    }
    let days = of_day(1).and_then(|first| Date::days_in(month, Some(first.ymd().0.into())));
    match days {
        Some(days) if day > days => format!("{month}月は{days}日までです。日を確かめてください"),
        _ => EXAMPLES.to_owned(),
    }
}

/// The year as it is written with its era, the month and the day of a text with any signs between them: R7.8.20, 20250820.
fn parts(text: &str) -> Option<(String, u32, u32)> {
    let text: String = text.trim().chars().map(half_width).filter(|c| !c.is_whitespace()).collect();
    let text = text.replace('元', "1");
    let era: String = text.chars().take_while(|c| !c.is_ascii_digit()).filter(|c| *c != '.').collect();
    let numbers: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let (year, month, day) = match numbers.as_slice() {
        [year, month, day] => (*year, *month, *day),
        [all] if all.len() == 8 => (&all[..4], &all[4..6], &all[6..]),
        _ => return None,
    };
    Some((format!("{era}{year}"), month.parse().ok()?, day.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_with_other_signs_is_offered_as_it_is_read() {
        for text in
            ["R7.8.20", "2025.8.20", "令和7.8.20", "令和７．８．２０", "20250820", "R7-8-20", "令和 7年 8月20日作成"]
        {
            assert_eq!(hint(text), "「2025-08-20」か「令和7年8月20日」と書いてください", "{text}");
        }
        assert_eq!(hint("R元.5.1"), "「2019-05-01」か「令和元年5月1日」と書いてください");
    }

    #[test]
    fn a_day_that_does_not_exist_is_told_with_the_last_of_its_month() {
        for (text, said) in [
            ("2025-02-30", "2月は28日までです"),
            ("令和6年2月30日", "2月は29日までです"),
            ("R7.4.31", "4月は30日までです"),
        ] {
            assert!(hint(text).starts_with(said), "{text}: {}", hint(text));
        }
        for text in ["2025-13-01", "昨日", "2025", ""] {
            assert_eq!(hint(text), EXAMPLES, "{text}");
        }
    }
}
