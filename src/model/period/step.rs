//! Moves periods from one edition to a later one, and rewrites them in the same spelling.

use super::numbers::{NumberWord, numbers};
use super::{Period, Span, YearInEra};
use crate::model::year::{Era, FiscalYear, with_width};

/// The distance from the periods of an edition to those of a later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Fiscal years.
    years: u16,
    /// Months, for an edition of the end of a month.
    months: u32,
    /// The era that names the fiscal year 2019, which has two.
    of_2019: Era,
}

impl Step {
    /// The step from a period to a later one of the same kind; `None` if it is not later or of another kind.
    ///
    /// - `written`: the periods as the content writes them. If it calls the fiscal year 2019 平成31, that name stays;
    ///   otherwise it is 令和元.
    pub fn between(from: Period, to: Period, written: impl IntoIterator<Item = Period>) -> Option<Self> {
        let is_later = from < to && from.is_like(to) && from.is_reportable();
        let (old, new) = (from.month()?, to.month()?);
        let is_old_name = |period: Period| match period.0 {
            Span::Year(year) => year.western == 2019 && year.era == Era::Heisei,
            Span::Range(from, to) => {
                [Some(from), to].into_iter().flatten().any(|year| year.western == 2019 && year.era == Era::Heisei)
            }
            Span::MonthEnd(..) => false,
        };
        let of_2019 = if written.into_iter().any(is_old_name) { Era::Heisei } else { Era::Reiwa };
        let years = to.year().western().checked_sub(from.year().western())?;
        is_later.then_some(Self { years, months: new - old, of_2019 })
    }

    /// Moves a period by this step; `None` if the result is out of range.
    pub fn from(self, period: Period) -> Option<Period> {
        let year = |year: YearInEra| {
            let western = year.western + self.years;
            let era = if western == 2019 { self.of_2019 } else { Era::of_fiscal_year(western) };
            FiscalYear::ALL.contains(&western).then_some(YearInEra { western, era })
        };
        Some(Period(match period.0 {
            Span::Year(of) => Span::Year(year(of)?),
            Span::Range(from, None) => Span::Range(year(from)?, None),
            Span::Range(from, Some(to)) => Span::Range(year(from)?, Some(year(to)?)),
            Span::MonthEnd(..) => {
                let month = period.month()? + self.months;
                let (western, month) = (u16::try_from(month / 12).ok()?, (month % 12 + 1) as u8);
                let is_known = FiscalYear::ALL.contains(&western);
                is_known.then_some(Span::MonthEnd(YearInEra { western, era: Era::of_month(western, month) }, month))?
            }
        }))
    }

    /// The step in calendar months.
    pub(in crate::model) fn months(self) -> u32 {
        self.months
    }
}

impl Period {
    /// The period one year later, which usually has the next edition.
    pub fn a_year_later(self) -> Option<Self> {
        let step = Step { years: 1, months: 12, of_2019: Era::Reiwa };
        step.from(self)
    }

    /// Rewrites a text that means this period so that it means another one of its kind, in the same spelling: 平成31年度
    /// becomes 令和2年度, H28～30 becomes H29～R1, Ｈ３１ becomes Ｒ２. `None` if that is impossible.
    pub fn rewrite(self, text: &str, other: Self) -> Option<String> {
        let words = numbers(text);
        let of_years = |year: YearInEra, word: &NumberWord, first: Option<(&NumberWord, YearInEra)>| {
            year_word(text, year, word, first)
        };
        let new: Vec<String> = match (self.0, other.0, words.as_slice()) {
            (Span::Year(_), Span::Year(year), [word]) => vec![of_years(year, word, None)],
            (Span::Range(_, None), Span::Range(year, None), [word]) => vec![of_years(year, word, None)],
            (Span::Range(_, Some(_)), Span::Range(from, Some(to)), [first, last]) => {
                vec![of_years(from, first, None), of_years(to, last, Some((first, from)))]
            }
            (Span::MonthEnd(..), Span::MonthEnd(year, number), [first, month]) => {
                let spelled = with_width(number.into(), &text[month.digits.clone()]);
                vec![of_years(year, first, None), spelled]
            }
            _ => return None,
        };
        let mut out = String::new();
        let mut from = 0;
        for (word, new) in words.iter().zip(new) {
            out.push_str(&text[from..word.from]);
            out.push_str(&new);
            from = word.digits.end;
        }
        out.push_str(&text[from..]);
        (Self::parse_loosely(&out) == Some(other)).then_some(out)
    }

    /// Rewrites a part of a text that names this period, with or without its era (31年度, 元年度, 30), so that it names
    /// another one of its kind. `None` if the part does not name this period.
    pub fn rewrite_part(self, text: &str, other: Self) -> Option<String> {
        if Self::parse_loosely(text) == Some(self) {
            return self.rewrite(text, other);
        }
        Era::ALL.into_iter().find_map(|era| {
            let whole = format!("{}{text}", era.name());
            let new = (Self::parse_loosely(&whole) == Some(self)).then(|| self.rewrite(&whole, other)).flatten()?;
            let bare = Era::ALL.into_iter().find_map(|era| new.strip_prefix(era.name()))?.to_owned();
            // The second year of a range needs its era if it differs from the first one.
            let has_era = Era::ALL.into_iter().any(|era| bare.contains(era.name()));
            // 元 is only used before 年.
            let number = if text.contains('年') { bare } else { bare.replace('元', "1") };
            (!has_era).then_some(number)
        })
    }
}

/// Writes a year in the spelling of another one.
///
/// - `first`: the first year of the range that it ends, old and new
fn year_word(text: &str, year: YearInEra, word: &NumberWord, first: Option<(&NumberWord, YearInEra)>) -> String {
    let digits = &text[word.digits.clone()];
    let prefix = &text[word.from..word.digits.start];
    let (prefix, is_bare) = match first {
        // A bare year after a year with an era.
        Some((first, from)) if prefix.is_empty() && digits.chars().count() < 4 => {
            (&text[first.from..first.digits.start], from.era == year.era)
        }
        _ => (prefix, false),
    };
    if prefix.is_empty() {
        return with_width(year.western, digits);
    }
    let is_name = Era::ALL.iter().any(|era| era.name() == prefix);
    let number = match year.of_era() {
        1 if is_name && !is_bare => "元".to_owned(),
        number => with_width(number, digits),
    };
    if is_bare { number } else { year.era.written_as(prefix) + &number }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        Period::parse(text).unwrap_or_else(|| panic!("{text} is no period"))
    }

    fn step(from: &str, to: &str, written: &[&str]) -> Step {
        Step::between(period(from), period(to), written.iter().map(|text| period(text))).unwrap()
    }

    fn moved(text: &str, step: Step) -> Option<String> {
        period(text).rewrite(text, step.from(period(text))?)
    }

    #[test]
    fn a_period_is_written_in_the_way_of_the_one_before() {
        let year = step("H31", "R2", &[]);
        for (text, next) in [
            ("H31", "R2"),
            ("h31", "r2"),
            ("Ｈ３１", "Ｒ２"),
            ("平成31", "令和2"),
            ("平成31年度", "令和2年度"),
            ("平成３１年度", "令和２年度"),
            ("令和元年度", "令和2年度"),
            ("2019", "2020"),
            ("２０１９年度", "２０２０年度"),
            ("R9", "R10"),
            ("R09", "R10"),
            ("R07", "R08"),
            ("H32", "R3"),
            ("平成30", "令和元"),
            ("H30", "R1"),
            ("H28～30", "H29～R1"),
            ("H29～30年度", "H30～R1年度"),
            ("H30～32", "R1～3"),
            ("平成28年度～平成30年度", "平成29年度～令和元年度"),
            ("平成28～30年度", "平成29～令和元年度"),
            ("2016-2018", "2017-2019"),
            ("R2～", "R3～"),
            ("H27.3", "H28.3"),
            ("H31.3", "R2.3"),
            ("2015-03", "2016-03"),
            ("平成30年5月末", "令和元年5月末"),
        ] {
            assert_eq!(moved(text, year).as_deref(), Some(next), "{text}");
        }
    }

    #[test]
    fn who_names_2019_by_heisei_keeps_to_that() {
        for written in ["H31", "平成31年度", "H28～31"] {
            let step = step("H30", "2019", &[written]);
            assert_eq!(moved("H30", step).as_deref(), Some("H31"));
            assert_eq!(moved("H28～30", step).as_deref(), Some("H29～31"));
        }
    }

    #[test]
    fn an_edition_of_a_month_moves_by_months_and_its_years_by_fiscal_years() {
        let step = step("2007-06", "2007-12", &[]);
        assert_eq!(moved("H19.6", step).as_deref(), Some("H19.12"));
        assert_eq!(moved("平成19年12月末", step).as_deref(), Some("平成20年6月末"));
        assert_eq!(moved("H19", step).as_deref(), Some("H19"));
        assert_eq!(period("2007-06").a_year_later(), Some(period("2008-06")));
    }

    #[test]
    fn there_is_no_step_to_an_earlier_period_or_one_of_another_kind() {
        for (from, to) in [("H31", "H31"), ("H31", "H30"), ("2007-06", "2008"), ("2007", "2008-06")] {
            assert_eq!(Step::between(period(from), period(to), []), None, "{from} {to}");
        }
        assert_eq!(period("2117").a_year_later(), None);
    }

    #[test]
    fn a_part_of_a_text_may_leave_the_era_out() {
        let (old, new) = (period("H31"), period("R2"));
        for (text, next) in
            [("31年度", Some("2年度")), ("元年度", Some("2年度")), ("31", Some("2")), ("３１年度", Some("２年度"))]
        {
            assert_eq!(old.rewrite_part(text, new).as_deref(), next, "{text}");
        }
        for text in ["30年度", "第31", "2019人", ""] {
            assert_eq!(old.rewrite_part(text, new), None, "{text}");
        }
        assert_eq!(period("H30").rewrite_part("30", period("R1")).as_deref(), Some("1"));
        assert_eq!(period("H27～H29").rewrite_part("27～29", period("H28～H30")).as_deref(), Some("28～30"));
    }
}
