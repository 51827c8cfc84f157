//! Fiscal years, and how a paper prints them.

use std::fmt;
use std::ops::RangeInclusive;

/// 年度. A Japanese fiscal year, April to March, named by the western year in which it begins: 平成31年度 and
/// 令和元年度 are both 2019.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FiscalYear(u16);

impl FiscalYear {
    /// The years that exist, western: from the first of 昭和 to the 99th of 令和.
    pub const ALL: RangeInclusive<u16> = 1926..=2117;

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

    /// A regular expression for every spelling of every era.
    pub(super) fn pattern() -> String {
        format!("(?:{})", Self::ALL.map(Self::spellings).join("|"))
    }

    /// A regular expression for the era's name and initial.
    fn spellings(self) -> String {
        let initial = self.initial().to_string();
        let (upper, lower) = (fullwidth(&initial), fullwidth(&initial.to_lowercase()));
        format!("(?:{}|[{initial}{}{upper}{lower}])", self.name(), initial.to_lowercase())
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
        let year = FiscalYear(digits(text).filter(|year| FiscalYear::ALL.contains(year))?);
        Some(Self { year, era: Era::of(year) })
    }

    /// The period of a western year, named by the era in which it begins.
    pub fn of_western(year: u16) -> Self {
        let year = FiscalYear(year);
        Self { year, era: Era::of(year) }
    }

    /// A regular expression (ECMA-262, without flags) for every text that [`Period::parse`] reads.
    pub fn pattern() -> String {
        let digit = "[0-9０-９]";
        let western = format!(
            "[1１][9９](?:[2２][6-9６-９]|[3-9３-９]{digit})\
             |[2２](?:[0０]{digit}{digit}|[1１](?:[0０]{digit}|[1１][0-7０-７]))"
        );
        whole(&format!("{}(?:元|{})|{western}", Era::pattern(), two_digits()))
    }

    /// A regular expression (ECMA-262, without flags) for every text that reads as one of these periods.
    pub fn pattern_of(periods: &[Self]) -> String {
        whole(&periods.iter().map(|period| period.spellings()).collect::<Vec<_>>().join("|"))
    }

    /// A regular expression for the spellings of this period, without 年度.
    fn spellings(self) -> String {
        let in_eras = Era::ALL.into_iter().filter_map(|era| {
            let year = (self.year.0 + 1).checked_sub(era.first_year()).filter(|year| (1..=99).contains(year))?;
            let first = if year == 1 { "元|" } else { "" };
            let zeros = if year < 10 { 3 } else { 2 };
            Some(format!("{}(?:{first}[0０]{{0,{zeros}}}{})", era.spellings(), any_width(&year.to_string())))
        });
        [any_width(&self.year.to_string())].into_iter().chain(in_eras).collect::<Vec<_>>().join("|")
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

/// A regular expression for 1 to 99, spelled in up to four digits.
pub(super) fn two_digits() -> &'static str {
    "(?:[0０]{0,3}[1-9１-９]|[0０]{0,2}[1-9１-９][0-9０-９])"
}

/// A regular expression for digits in half or full width.
pub(super) fn any_width(digits: &str) -> String {
    digits.chars().map(|digit| format!("[{digit}{}]", fullwidth(&digit.to_string()))).collect()
}

/// ASCII text in full width.
fn fullwidth(text: &str) -> String {
    text.chars().filter_map(|c| char::from_u32(c as u32 + 0xFEE0)).collect()
}

/// A regular expression for a whole text that is a year, with or without 年度.
fn whole(years: &str) -> String {
    format!("^\\s*(?:{years})(?:年度?)?\\s*$")
}

#[cfg(test)]
mod tests {
    use regex::Regex;

    use super::*;

    /// Texts that are periods, nearly periods, and none.
    fn texts() -> Vec<String> {
        let wide = |text: &str| {
            text.chars().map(|c| if c.is_ascii() { fullwidth(&c.to_string()) } else { c.into() }).collect()
        };
        let mut texts: Vec<String> = (0..10_000).map(|year| year.to_string()).collect();
        for era in ["S", "s", "H", "h", "R", "r", "昭和", "平成", "令和", "T", "大正", "HH", ""] {
            for year in (0..=120).map(|year| year.to_string()).chain(["元", "元元", "1.0", "+1"].map(str::to_owned))
            {
                texts.extend(["", "0", "00", "000"].map(|zeros| format!("{era}{zeros}{year}")));
            }
        }
        let plain = texts.clone();
        texts.extend(plain.iter().map(|text| wide(text)));
        let some = plain.iter().step_by(7);
        texts.extend(some.flat_map(|text| {
            ["年", "年度", "年度年", " 年", "度", " ", "\u{3000}", "\n"].map(|behind| format!("{text}{behind}"))
        }));
        texts.extend(plain.iter().step_by(11).flat_map(|text| [format!(" {text} "), format!("\u{3000}{text}年度\t")]));
        texts.extend(["", " ", "年度", "元", "Ｈ3１", "ｈ３1年", "2０19", "平 成31", "31H"].map(str::to_owned));
        texts
    }

    #[test]
    fn the_pattern_takes_what_is_read_and_nothing_else() {
        let pattern = Regex::new(&Period::pattern()).unwrap();
        for text in texts() {
            assert_eq!(pattern.is_match(&text), Period::parse(&text).is_some(), "{text:?}");
        }
    }

    #[test]
    fn the_pattern_of_some_periods_takes_their_spellings_and_no_others() {
        for periods in
            [vec!["H30", "H31", "R2"], vec!["1989"], vec!["S1"], vec!["2117"], vec!["R7"], vec!["2018", "S99"]]
        {
            let periods: Vec<Period> = periods.into_iter().filter_map(Period::parse).collect();
            let pattern = Regex::new(&Period::pattern_of(&periods)).unwrap();
            for text in texts() {
                let expected = Period::parse(&text).is_some_and(|period| periods.contains(&period));
                assert_eq!(pattern.is_match(&text), expected, "{text:?} of {periods:?}");
            }
        }
    }

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
