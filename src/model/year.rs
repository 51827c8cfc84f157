//! Fiscal years, eras and their spellings.

use std::fmt;
use std::ops::RangeInclusive;

use crate::characters::{full_width, half_width};

/// 年度. A Japanese fiscal year, from April to March, identified by the western year in which it begins: 平成31年度 and
/// 令和元年度 are both 2019.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FiscalYear(u16);

impl FiscalYear {
    /// The supported western years: from 昭和元年 to 令和99年.
    pub const ALL: RangeInclusive<u16> = 1926..=2117;

    /// The fiscal year that begins in a western year.
    pub(super) fn of_western(year: u16) -> Self {
        Self(year)
    }

    /// The western year in which the fiscal year begins.
    pub fn western(self) -> u16 {
        self.0
    }
}

impl fmt::Display for FiscalYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// 元号. The eras that a plan of today may mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Era {
    /// 昭和, from 1926.
    Showa,
    /// 平成, from 1989.
    Heisei,
    /// 令和, from 2019.
    Reiwa,
}

impl Era {
    /// The eras, oldest first.
    pub const ALL: [Self; 3] = [Self::Showa, Self::Heisei, Self::Reiwa];

    /// The era's name in kanji.
    pub fn name(self) -> &'static str {
        match self {
            Self::Showa => "昭和",
            Self::Heisei => "平成",
            Self::Reiwa => "令和",
        }
    }

    /// The era's initial in Latin script.
    pub fn initial(self) -> char {
        match self {
            Self::Showa => 'S',
            Self::Heisei => 'H',
            Self::Reiwa => 'R',
        }
    }

    /// The western year of the era's first year.
    pub fn first_year(self) -> u16 {
        self.first_day().0
    }

    /// Its first day, as western year, month and day.
    pub fn first_day(self) -> (u16, u8, u8) {
        match self {
            Self::Showa => (1926, 12, 25),
            Self::Heisei => (1989, 1, 8),
            Self::Reiwa => (2019, 5, 1),
        }
    }

    /// Its last day; `None` if it has not ended.
    pub fn last_day(self) -> Option<(u16, u8, u8)> {
        match self {
            Self::Showa => Some((1989, 1, 7)),
            Self::Heisei => Some((2019, 4, 30)),
            Self::Reiwa => None,
        }
    }

    /// The era on April 1 of a fiscal year: 平成 for 2019.
    pub(super) fn of_fiscal_year(year: u16) -> Self {
        match year {
            ..=1988 => Self::Showa,
            1989..=2019 => Self::Heisei,
            2020.. => Self::Reiwa,
        }
    }

    /// The era on the last day of a month: 平成 for April 2019 and for January 1989.
    pub(super) fn of_month(year: u16, month: u8) -> Self {
        match (year, month) {
            (..=1988, _) => Self::Showa,
            (1989..=2018, _) | (2019, ..=4) => Self::Heisei,
            (2019.., _) => Self::Reiwa,
        }
    }

    /// Whether the era has begun by the end of a month.
    pub(super) fn has_begun(self, year: u16, month: u8) -> bool {
        let (first_year, first_month, _) = self.first_day();
        (year, month) >= (first_year, first_month)
    }

    /// Converts a year of this era to a western year; `None` if there is no such year.
    pub(super) fn western(self, year: u16) -> Option<u16> {
        (1..=99).contains(&year).then(|| self.first_year() + year - 1)
    }

    /// Splits the name or initial of an era off the front of a text.
    pub(super) fn strip(text: &str) -> Option<(Self, &str)> {
        Self::ALL.into_iter().find_map(|era| {
            let rest = text.strip_prefix(era.name()).or_else(|| {
                let first = text.chars().next()?;
                (first.to_ascii_uppercase() == era.initial()).then(|| &text[1..])
            })?;
            Some((era, rest))
        })
    }

    /// Writes the era as another one is written: by name, or by initial in the same case and width.
    pub(super) fn written_as(self, other: &str) -> String {
        if Self::ALL.iter().any(|era| era.name() == other) {
            return self.name().to_owned();
        }
        let plain: String = other.chars().map(halfwidth).collect();
        let is_lower = plain.chars().all(|c| c.is_ascii_lowercase());
        let initial = if is_lower { self.initial().to_ascii_lowercase() } else { self.initial() }.to_string();
        if plain == other { initial } else { fullwidth(&initial) }
    }

    /// A regular expression for every spelling of every era.
    pub(super) fn pattern() -> String {
        format!("(?:{})", Self::ALL.map(Self::spellings).join("|"))
    }

    /// A regular expression for the era's name and initial.
    pub(super) fn spellings(self) -> String {
        let initial = self.initial().to_string();
        let (upper, lower) = (fullwidth(&initial), fullwidth(&initial.to_lowercase()));
        format!("(?:{}|[{initial}{}{upper}{lower}])", self.name(), initial.to_lowercase())
    }
}

/// Converts a full-width digit or Latin letter to half width; keeps any other character.
pub(super) fn halfwidth(c: char) -> char {
    Some(half_width(c)).filter(char::is_ascii_alphanumeric).unwrap_or(c)
}

/// Parses one to four ASCII digits.
pub(super) fn digits(text: &str) -> Option<u16> {
    let plain = (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// A regular expression for 1 to 99 with up to four digits.
pub(super) fn two_digits() -> &'static str {
    "(?:[0０]{0,3}[1-9１-９]|[0０]{0,2}[1-9１-９][0-9０-９])"
}

/// A regular expression for digits in half or full width.
pub(super) fn any_width(digits: &str) -> String {
    digits.chars().map(|digit| format!("[{digit}{}]", fullwidth(&digit.to_string()))).collect()
}

/// A regular expression for a number below 100 with up to four digits.
pub(super) fn spelled(number: u16) -> String {
    format!("[0０]{{0,{}}}{}", if number < 10 { 3 } else { 2 }, any_width(&number.to_string()))
}

/// Converts ASCII text to full width.
pub(super) fn fullwidth(text: &str) -> String {
    text.chars().map(full_width).collect()
}

/// Writes a number in the width of another one's digits, padded with zeros if that one is.
pub(super) fn with_width(number: u16, digits: &str) -> String {
    let plain: String = digits.chars().map(halfwidth).collect();
    let length = if plain.starts_with('0') { plain.len() } else { 0 };
    let number = format!("{number:0>length$}");
    if plain == digits || plain == "元" { number } else { fullwidth(&number) }
}
