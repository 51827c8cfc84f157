//! Fiscal years, and how a paper prints them.

use std::fmt;

/// 年度. A Japanese fiscal year, April to March, named by the western year in which it begins: 平成31年度 and
/// 令和元年度 are both 2019.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FiscalYear(u16);

impl FiscalYear {
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

/// 元号. The eras in which a plan in force today can have begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Era {
    /// 昭和, from 1926.
    Showa,
    /// 平成, from 1989.
    Heisei,
    /// 令和, from 2019.
    Reiwa,
}

impl Era {
    const ALL: [Self; 3] = [Self::Showa, Self::Heisei, Self::Reiwa];

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
    fn first_year(self) -> u16 {
        match self {
            Self::Showa => 1926,
            Self::Heisei => 1989,
            Self::Reiwa => 2019,
        }
    }

    /// The era in which a fiscal year begins, on April 1: 2019 begins in 平成.
    fn of(year: FiscalYear) -> Self {
        match year.0 {
            ..=1988 => Self::Showa,
            1989..=2019 => Self::Heisei,
            2020.. => Self::Reiwa,
        }
    }

    /// The western year of a year of this era, or `None` where there is no such year.
    pub(super) fn western(self, year: u16) -> Option<u16> {
        (1..=99).contains(&year).then(|| self.first_year() + year - 1)
    }

    /// Splits an era's name or initial off the front of a text.
    pub(super) fn strip(text: &str) -> Option<(Self, &str)> {
        Self::ALL.into_iter().find_map(|era| {
            let rest = text.strip_prefix(era.name()).or_else(|| {
                let first = text.chars().next()?;
                (first.to_ascii_uppercase() == era.initial()).then(|| &text[1..])
            })?;
            Some((era, rest))
        })
    }
}

/// 期間. What a column of figures stands for: one fiscal year, and the era in which the content names it.
///
/// Two periods are the same when their years are, whatever era they were written in.
#[derive(Debug, Clone, Copy)]
pub struct Period {
    year: FiscalYear,
    era: Era,
}

impl Period {
    /// Reads 2019, H31, R1, 平成31, 令和元, each with or without 年度, in half or full width.
    ///
    /// Returns `None` for anything else; the years 1926 to 2117 exist.
    pub fn parse(text: &str) -> Option<Self> {
        let text: String = text.trim().chars().map(halfwidth).collect();
        let text = text.strip_suffix("年度").or_else(|| text.strip_suffix('年')).unwrap_or(&text);
        if let Some((era, rest)) = Era::strip(text) {
            let year = if rest == "元" { 1 } else { digits(rest)? };
            return Some(Self { year: FiscalYear(era.western(year)?), era });
        }
        let year = FiscalYear(digits(text).filter(|year| (1926..=2117).contains(year))?);
        Some(Self { year, era: Era::of(year) })
    }

    /// The period of a western year, named by the era in which it begins.
    pub fn of_western(year: u16) -> Self {
        let year = FiscalYear(year);
        Self { year, era: Era::of(year) }
    }

    /// The fiscal year.
    pub fn year(self) -> FiscalYear {
        self.year
    }

    /// The year within the era the content names: 31 for H31, 1 for R1.
    fn year_of_era(self) -> u16 {
        self.year.0 - self.era.first_year() + 1
    }
}

impl PartialEq for Period {
    fn eq(&self, other: &Self) -> bool {
        self.year == other.year
    }
}

impl Eq for Period {}

/// 年度の表記. How the periods of a paper are printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum PeriodLabels {
    /// 数字: 30, 31, 2.
    #[default]
    Digits,
    /// 和暦: 平成30年度, 令和元年度.
    Era,
    /// 略記: H30, R1.
    Initial,
    /// 西暦: 2018年度.
    Western,
    /// A label for each period of 表示年度, in its order.
    Listed(Vec<String>),
}

impl PeriodLabels {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 4] =
        [("数字", Self::Digits), ("和暦", Self::Era), ("略記", Self::Initial), ("西暦", Self::Western)];

    /// What is printed for the period that stands at `index` in 表示年度.
    pub fn label(&self, index: usize, period: Period) -> String {
        let year = period.year_of_era();
        match self {
            Self::Digits => year.to_string(),
            Self::Era if year == 1 => format!("{}元年度", period.era.name()),
            Self::Era => format!("{}{year}年度", period.era.name()),
            Self::Initial => format!("{}{year}", period.era.initial()),
            Self::Western => format!("{}年度", period.year),
            Self::Listed(labels) => labels[index].clone(),
        }
    }
}

/// A full-width digit or Latin letter in half width; any other character as it is.
pub(super) fn halfwidth(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// One to four ASCII digits as a number.
pub(super) fn digits(text: &str) -> Option<u16> {
    let plain = (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(text: &str) -> Option<u16> {
        Period::parse(text).map(|period| period.year().western())
    }

    #[test]
    fn every_spelling_of_2019_is_read() {
        for text in ["2019", "H31", "h31", "R1", "平成31", "令和元", "平成31年度", "令和元年度", "２０１９", "Ｈ３１"]
        {
            assert_eq!(year(text), Some(2019), "{text}");
        }
    }

    #[test]
    fn a_year_after_an_era_ended_is_read_and_kept() {
        let period = Period::parse("H32").unwrap();
        assert_eq!(period.year().western(), 2020);
        assert_eq!(PeriodLabels::Initial.label(0, period), "H32");
        assert_eq!(PeriodLabels::Era.label(0, period), "平成32年度");
    }

    #[test]
    fn what_is_no_year_is_refused() {
        for text in ["", "H", "H0", "31", "2019.5", "平成", "R元元", "T10", "20190", "H+1", "１９", "年度"] {
            assert_eq!(year(text), None, "{text}");
        }
    }

    #[test]
    fn h31_and_r1_are_the_same_period() {
        assert_eq!(Period::parse("H31"), Period::parse("R1"));
    }

    #[test]
    fn labels_follow_the_era_the_content_names() {
        let label = |text, labels: &PeriodLabels| labels.label(0, Period::parse(text).unwrap());
        assert_eq!(label("H31", &PeriodLabels::Digits), "31");
        assert_eq!(label("R1", &PeriodLabels::Digits), "1");
        assert_eq!(label("2019", &PeriodLabels::Digits), "31");
        assert_eq!(label("R1", &PeriodLabels::Era), "令和元年度");
        assert_eq!(label("2020", &PeriodLabels::Era), "令和2年度");
        assert_eq!(label("H30", &PeriodLabels::Western), "2018年度");
        assert_eq!(label("2020", &PeriodLabels::Initial), "R2");
    }
}
