//! Spellings of periods: parses them, and describes them as regular expressions for the schemas.

use super::{Period, Span, YearInEra};
use crate::model::year::{Era, FiscalYear, any_width, digits, halfwidth, spelled, two_digits};

/// Signs between the ends of a range.
const WAVES: [char; 3] = ['~', '～', '〜'];
/// A further sign, allowed only between two full years; otherwise it means a month, as in 2015-03.
const HYPHENS: [char; 2] = ['-', '－'];
/// Signs between the year of an era and a month.
const DOTS: [char; 2] = ['.', '．'];
/// Signs between a western year and a month.
const STROKES: [char; 4] = ['-', '－', '/', '／'];

impl Period {
    /// Parses a period, in half or full width:
    ///
    /// - a fiscal year: 2019, H31, R1, 平成31, 令和元, each with or without 年度
    /// - a range: two of them joined by ～, ~ or - ; the second may be bare if the first has an era (H28～30); without a second
    ///   one, the range has no end (R2～)
    /// - the end of a month: H27.3, 2015-03, 2015/3, 平成27年3月, 2015年3月末
    ///
    /// Returns `None` for anything else, for a range that does not end later than it begins, and for years outside 1926 to
    /// 2117; also for 2024年, which may mean the year from January, and for R1.4, which never came.
    pub fn parse(text: &str) -> Option<Self> {
        read(text).filter(|period| match period.0 {
            Span::Range(from, Some(to)) => from.western < to.western,
            _ => true,
        })
    }

    /// Parses a period in a sentence, where 令和2年 may mean 令和2年度.
    pub(super) fn parse_loosely(text: &str) -> Option<Self> {
        Self::parse(text).or_else(|| text.ends_with('年').then(|| Self::parse(&format!("{text}度"))).flatten())
    }

    /// The months that are meant by the end of a month before its era began: for R1.4, H31.4 and R2.4. `None` for any other
    /// text.
    pub fn before_its_era(text: &str) -> Option<[Self; 2]> {
        let text: String = text.trim().chars().map(halfwidth).collect();
        let (year, month) = split_month_end(&text)?;
        let year = year_in_era(year).filter(|year| !year.era.has_begun(year.western, month))?;
        let of_its_time = YearInEra { western: year.western, era: Era::of_month(year.western, month) };
        let next = YearInEra { western: year.western + 1, ..year };
        Some([of_its_time, next].map(|year| Self(Span::MonthEnd(year, month))))
    }

    /// A regular expression (ECMA-262, no flags) that matches every text that [`Period::parse`] accepts, and also
    /// ranges that run backwards.
    pub fn pattern() -> String {
        whole(&format!("{}|{}|{}", fiscal(&any_year()), any_range(), any_month_end()))
    }

    /// A regular expression (ECMA-262, no flags) for the spellings of periods that an edition can report.
    pub fn reportable_pattern() -> String {
        whole(&format!("{}|{}", fiscal(&any_year()), any_month_end()))
    }

    /// A regular expression (ECMA-262, no flags) for the spellings of these periods.
    pub fn pattern_of(periods: &[Self]) -> String {
        whole(&periods.iter().map(|period| period.spellings()).collect::<Vec<_>>().join("|"))
    }

    /// A regular expression for the spellings of this period.
    fn spellings(self) -> String {
        match self.0 {
            Span::Year(year) => fiscal(&spellings(year)),
            Span::Range(from, None) => format!("{}{}", fiscal(&spellings(from)), one_of(&WAVES)),
            Span::Range(from, Some(to)) => range_spellings(from, to),
            Span::MonthEnd(year, month) => {
                let begun = in_eras(year).filter(|(era, _)| era.has_begun(year.western, month));
                let eras: Vec<String> = begun.map(|(era, number)| era.spellings() + &number).collect();
                let month = spelled(month.into());
                let western = month_end_in_western_year(&any_width(&year.western.to_string()), &month);
                format!("{western}|{}", month_end_in_era(&eras.join("|"), &month))
            }
        }
    }
}

/// Parses a period; a range may run backwards.
fn read(text: &str) -> Option<Period> {
    let text: String = text.trim().chars().map(halfwidth).collect();
    if let Some((from, to)) = text.split_once(WAVES) {
        return range(from, to);
    }
    let span = read_month_end(&text).or_else(|| match text.split_once(HYPHENS) {
        Some((from, to)) => Some(Span::Range(fiscal_year(from)?, Some(fiscal_year(to)?))),
        None => fiscal_year(&text).map(Span::Year),
    });
    span.map(Period)
}

fn range(from: &str, to: &str) -> Option<Period> {
    let first = fiscal_year(from)?;
    let last = match to {
        "" => None,
        _ => Some(fiscal_year(to).or_else(|| year_of(Era::strip(from)?.0, digits(without_unit(to))?))?),
    };
    Some(Period(Span::Range(first, last)))
}

/// A fiscal year with or without 年度.
fn fiscal_year(text: &str) -> Option<YearInEra> {
    let text = without_unit(text);
    year_in_era(text).or_else(|| {
        let western = western_year(text)?;
        Some(YearInEra { western, era: Era::of_fiscal_year(western) })
    })
}

fn without_unit(text: &str) -> &str {
    text.strip_suffix("年度").unwrap_or(text)
}

/// The end of a month.
fn read_month_end(text: &str) -> Option<Span> {
    let (year, month) = split_month_end(text)?;
    let year = match year_in_era(year) {
        Some(year) => year.era.has_begun(year.western, month).then_some(year)?,
        None => {
            let western = western_year(year)?;
            YearInEra { western, era: Era::of_month(western, month) }
        }
    };
    Some(Span::MonthEnd(year, month))
}

/// The end of a month in its year and its month.
fn split_month_end(text: &str) -> Option<(&str, u8)> {
    let (year, month) = match text.split_once('年') {
        Some((year, rest)) => (year, rest.strip_suffix('末').unwrap_or(rest).strip_suffix('月')?),
        None if Era::strip(text).is_some() => text.split_once(DOTS)?,
        None => text.split_once(STROKES)?,
    };
    Some((year, u8::try_from(digits(month)?).ok().filter(|month| (1..=12).contains(month))?))
}

fn western_year(text: &str) -> Option<u16> {
    digits(text).filter(|year| FiscalYear::ALL.contains(year))
}

fn year_in_era(text: &str) -> Option<YearInEra> {
    let (era, rest) = Era::strip(text)?;
    year_of(era, if rest == "元" { 1 } else { digits(rest)? })
}

fn year_of(era: Era, year: u16) -> Option<YearInEra> {
    Some(YearInEra { western: era.western(year)?, era })
}

/// A regular expression for years with or without 年度.
fn fiscal(years: &str) -> String {
    format!("(?:{years})(?:年度)?")
}

fn any_year() -> String {
    format!("{}|{}", any_year_in_era(), any_western_year())
}

fn any_year_in_era() -> String {
    format!("{}(?:元|{})", Era::pattern(), two_digits())
}

fn any_western_year() -> String {
    let digit = "[0-9０-９]";
    format!(
        "[1１][9９](?:[2２][6-9６-９]|[3-9３-９]{digit})|[2２](?:[0０]{digit}{digit}|[1１](?:[0０]{digit}|[1１][0-7０-７]))"
    )
}

fn any_range() -> String {
    let (year, in_era, bare) = (fiscal(&any_year()), fiscal(&any_year_in_era()), fiscal(two_digits()));
    let (wave, hyphen) = (one_of(&WAVES), one_of(&HYPHENS));
    format!("{year}{wave}(?:{year})?|{year}{hyphen}{year}|{in_era}{wave}{bare}")
}

/// A regular expression for the spellings of a range with an end.
fn range_spellings(from: YearInEra, to: YearInEra) -> String {
    let either = [&WAVES[..], &HYPHENS].concat();
    let full = format!("{}{}{}", fiscal(&spellings(from)), one_of(&either), fiscal(&spellings(to)));
    // After a year with an era, the second year may be a bare number.
    let bare = in_eras(from).filter_map(|(era, number)| {
        let (_, last) = in_eras(to).find(|(other, _)| *other == era)?;
        let last = last.replace("元|", "");
        Some(format!("{}{}{}", fiscal(&(era.spellings() + &number)), one_of(&WAVES), fiscal(&last)))
    });
    [full].into_iter().chain(bare).collect::<Vec<_>>().join("|")
}

fn any_month_end() -> String {
    const FROM_SECOND: &str = "(?:[0０]{0,3}[2-9２-９]|[0０]{0,2}[1-9１-９][0-9０-９])";
    let month = "(?:[0０]{0,3}[1-9１-９]|[0０]{0,2}[1１][0-2０-２])";
    let western = month_end_in_western_year(&any_western_year(), month);
    let later = month_end_in_era(&(Era::pattern() + FROM_SECOND), month);
    let first = Era::ALL.into_iter().map(|era| {
        let months = (1..=12).filter(|month| era.has_begun(era.first_year(), *month));
        let months = months.map(|month| spelled(month.into())).collect::<Vec<_>>().join("|");
        month_end_in_era(&format!("{}(?:元|{})", era.spellings(), spelled(1)), &format!("(?:{months})"))
    });
    [western, later].into_iter().chain(first).collect::<Vec<_>>().join("|")
}

/// A regular expression for the end of a month, built from those of its year in an era and its month.
fn month_end_in_era(year: &str, month: &str) -> String {
    format!("(?:{year})(?:{}{month}|年{month}月末?)", one_of(&DOTS))
}

/// Like [`month_end_in_era`], for a western year.
fn month_end_in_western_year(year: &str, month: &str) -> String {
    format!("(?:{year})(?:{}{month}|年{month}月末?)", one_of(&STROKES))
}

/// A regular expression for the spellings of a year, without 年度.
fn spellings(year: YearInEra) -> String {
    let western = any_width(&year.western.to_string());
    [western]
        .into_iter()
        .chain(in_eras(year).map(|(era, number)| era.spellings() + &number))
        .collect::<Vec<_>>()
        .join("|")
}

/// For each era that can name a year, regular expressions for the era and for the number of the year in it.
fn in_eras(year: YearInEra) -> impl Iterator<Item = (Era, String)> {
    Era::ALL.into_iter().filter_map(move |era| {
        let number = (year.western + 1).checked_sub(era.first_year()).filter(|number| (1..=99).contains(number))?;
        let first = if number == 1 { "元|" } else { "" };
        Some((era, format!("(?:{first}{})", spelled(number))))
    })
}

/// A regular expression for one of these characters; puts the hyphen first, where it is literal.
fn one_of(chars: &[char]) -> String {
    let (hyphens, others): (Vec<char>, Vec<char>) = chars.iter().partition(|c| **c == '-');
    format!("[{}]", hyphens.into_iter().chain(others).collect::<String>())
}

/// Anchors a regular expression at both ends.
fn whole(alternatives: &str) -> String {
    format!("^\\s*(?:{alternatives})\\s*$")
}

#[cfg(test)]
mod tests;
