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
    /// Returns `None` for anything else, for a range that does not end later than it begins, and for years outside 1926
    /// to
    /// 2117.
    pub fn parse(text: &str) -> Option<Self> {
        read(text).filter(|period| match period.0 {
            Span::Range(from, Some(to)) => from.western < to.western,
            _ => true,
        })
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
                let (month, eras) = (spelled(month.into()), in_eras(year).map(|(era, number)| era + &number));
                let western = any_width(&year.western.to_string());
                month_end(&western, &eras.collect::<Vec<_>>().join("|"), &month)
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
    text.strip_suffix("年度").or_else(|| text.strip_suffix('年')).unwrap_or(text)
}

/// The end of a month.
fn read_month_end(text: &str) -> Option<Span> {
    let (year, month) = match text.split_once('年') {
        Some((year, rest)) => (year, rest.strip_suffix('末').unwrap_or(rest).strip_suffix('月')?),
        None if Era::strip(text).is_some() => text.split_once(DOTS)?,
        None => text.split_once(STROKES)?,
    };
    let month = u8::try_from(digits(month)?).ok().filter(|month| (1..=12).contains(month))?;
    let year = year_in_era(year).or_else(|| {
        let western = western_year(year)?;
        Some(YearInEra { western, era: Era::of_month(western, month) })
    });
    Some(Span::MonthEnd(year?, month))
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
    format!("(?:{years})(?:年度?)?")
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
        Some(format!("{}{}{}", fiscal(&(era + &number)), one_of(&WAVES), fiscal(&last)))
    });
    [full].into_iter().chain(bare).collect::<Vec<_>>().join("|")
}

fn any_month_end() -> String {
    let month = "(?:[0０]{0,3}[1-9１-９]|[0０]{0,2}[1１][0-2０-２])";
    month_end(&any_western_year(), &any_year_in_era(), month)
}

/// A regular expression for the end of a month, built from those of its year and month.
fn month_end(western: &str, in_era: &str, month: &str) -> String {
    let (dot, stroke) = (one_of(&DOTS), one_of(&STROKES));
    let named = format!("(?:{in_era}|{western})年{month}月末?");
    format!("(?:{in_era}){dot}{month}|(?:{western}){stroke}{month}|{named}")
}

/// A regular expression for the spellings of a year, without 年度.
fn spellings(year: YearInEra) -> String {
    let western = any_width(&year.western.to_string());
    [western].into_iter().chain(in_eras(year).map(|(era, number)| era + &number)).collect::<Vec<_>>().join("|")
}

/// For each era that can name a year, regular expressions for the era and for the number of the year in it.
fn in_eras(year: YearInEra) -> impl Iterator<Item = (String, String)> {
    Era::ALL.into_iter().filter_map(move |era| {
        let number = (year.western + 1).checked_sub(era.first_year()).filter(|number| (1..=99).contains(number))?;
        let first = if number == 1 { "元|" } else { "" };
        Some((era.spellings(), format!("(?:{first}{})", spelled(number))))
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
mod tests {
    use regex::Regex;

    use super::*;
    use crate::model::year::fullwidth;

    fn wide(text: &str) -> String {
        text.chars().map(|c| if c.is_ascii() { fullwidth(&c.to_string()) } else { c.into() }).collect()
    }

    /// Texts that are years, almost years, and no years.
    fn years() -> Vec<String> {
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

    /// Ends of ranges and of months in various spellings.
    #[rustfmt::skip]
    const ENDS: [&str; 32] = [
        "", "H28", "H028年度", "平成28年", "h３０", "R1", "令和元年度", "R２", "H32", "S99", "H1", "平成元", "2016", "２０１８年度", "2019", "2020",
        "30", "030年度", "３２", "2", "元", "0", "03", "3", "12", "13", "3月末", "１２月", "0月", "19", "T10", "x",
    ];

    /// Texts that are ranges or ends of months, almost so, and neither.
    fn spans() -> Vec<String> {
        let mut texts = Vec::new();
        for first in ENDS {
            for last in ENDS {
                for between in ["~", "～", "〜", "-", "－", "/", "／", ".", "．", "年", "−", "~~", " ~ "] {
                    texts.push(format!("{first}{between}{last}"));
                }
            }
        }
        texts.extend(["\u{3000}H28～30年度 ", "H28~H29~H30", "R2~年度", "2015年3月末日", "H27.3月"].map(str::to_owned));
        texts
    }

    fn texts() -> Vec<String> {
        [years(), spans()].concat()
    }

    #[test]
    fn the_pattern_takes_what_is_read_ranges_that_run_backwards_and_nothing_else() {
        let pattern = Regex::new(&Period::pattern()).unwrap();
        let reportable = Regex::new(&Period::reportable_pattern()).unwrap();
        for text in texts() {
            assert_eq!(pattern.is_match(&text), read(&text).is_some(), "{text:?}");
            let expected = read(&text).is_some_and(Period::is_reportable);
            assert_eq!(reportable.is_match(&text), expected, "{text:?}");
        }
    }

    #[test]
    fn the_pattern_of_some_periods_takes_their_spellings_and_no_others() {
        for periods in [
            vec!["H30", "H31", "R2"],
            vec!["1989"],
            vec!["S1"],
            vec!["2117"],
            vec!["R7"],
            vec!["2018", "S99"],
            vec!["H28~H30", "R1~R2"],
            vec!["2016~2019", "H30", "R2~"],
            vec!["H1~H28"],
            vec!["H28.3", "2020-12"],
            vec!["R1年3月", "R1"],
        ] {
            let periods: Vec<Period> = periods.into_iter().filter_map(Period::parse).collect();
            let pattern = Regex::new(&Period::pattern_of(&periods)).unwrap();
            for text in texts() {
                let expected = Period::parse(&text).is_some_and(|period| periods.contains(&period));
                assert_eq!(pattern.is_match(&text), expected, "{text:?} of {periods:?}");
            }
        }
    }

    /// The plain name of the period that a text means.
    fn plain(text: &str) -> Option<String> {
        Period::parse(text).map(|period| period.to_string())
    }

    #[test]
    fn every_spelling_of_2019_is_read() {
        for text in ["2019", "H31", "h31", "R1", "平成31", "令和元", "平成31年度", "令和元年度", "２０１９", "Ｈ３１"]
        {
            assert_eq!(plain(text).as_deref(), Some("2019"), "{text}");
        }
    }

    #[test]
    fn every_spelling_of_a_range_is_read() {
        for text in [
            "H28~H30",
            "H28～H30",
            "H28〜H30",
            "H28-H30",
            "H28～30",
            "平成28～30年度",
            "平成28年度～平成30年度",
            "平成２８年度～３０年度",
            "2016~2018",
            "2016-2018",
            "2016～2018年度",
            "H28~2018",
            " 2016年度～H30 ",
        ] {
            assert_eq!(plain(text).as_deref(), Some("2016~2018"), "{text}");
        }
        for text in ["H30~R2", "H30~H32", "H30～32", "平成30～令和2年度"] {
            assert_eq!(plain(text).as_deref(), Some("2018~2020"), "{text}");
        }
        for text in ["R2~", "R2～", "令和2年度～", "2020〜"] {
            assert_eq!(plain(text).as_deref(), Some("2020~"), "{text}");
        }
    }

    #[test]
    fn every_spelling_of_a_month_end_is_read() {
        for text in [
            "H27.3",
            "h27.03",
            "平成27．3",
            "平成27年3月",
            "平成２７年３月末",
            "H27年3月",
            "2015-03",
            "2015-3",
            "2015/3",
            "2015年3月末",
        ] {
            assert_eq!(plain(text).as_deref(), Some("2015-03"), "{text}");
        }
        assert_eq!(plain("令和元年5月").as_deref(), Some("2019-05"));
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for text in [
            "",
            "H",
            "H0",
            "31",
            "2019.5",
            "平成",
            "R元元",
            "T10",
            "20190",
            "H+1",
            "１９",
            "年度",
            "28~30",
            "H28-30",
            "~H30",
            "H30~H28",
            "H30~H30",
            "H31~R1",
            "H28~H29~H30",
            "H28~x",
            "2016~18",
            "2015-13",
            "2015-0",
            "H27.13",
            "H27-3",
            "27.3",
            "3月",
            "H27.3~H28.3",
            "2015-03-31",
            "~",
        ] {
            assert_eq!(plain(text), None, "{text}");
        }
    }
}
