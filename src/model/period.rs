//! Periods: fiscal years, ranges of them, and ends of months.

mod labels;
pub(in crate::model) mod mention;
mod numbers;
mod spelling;
mod step;

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use super::year::{Era, FiscalYear};

pub use labels::PeriodLabels;
pub(in crate::model) use numbers::numbers;
pub use step::Step;

/// 期間. The period of a column of figures, with the eras in which the content names it: a fiscal year (平成30年度), a range
/// of fiscal years with or without an end (平成28～30年度, 令和2年度～), or the end of a month (平成27年3月末).
///
/// Two periods are equal if they mean the same, in whichever era and spelling. A fiscal year and its last month
/// differ: one counts what happened, the other what there was. Periods are ordered by their end; those without an end
/// come last.
#[derive(Debug, Clone, Copy)]
pub struct Period(Span);

/// The kinds of periods.
#[derive(Debug, Clone, Copy)]
enum Span {
    /// A fiscal year.
    Year(YearInEra),
    /// Fiscal years from the first to the last, inclusive; the last is later than the first.
    Range(YearInEra, Option<YearInEra>),
    /// The last day of a month (1–12) of a calendar year.
    MonthEnd(YearInEra, u8),
}

/// A year, with the era in which the content names it.
#[derive(Debug, Clone, Copy)]
struct YearInEra {
    western: u16,
    era: Era,
}

impl YearInEra {
    /// The year within its era: 31 for H31, 1 for R1.
    fn of_era(self) -> u16 {
        self.western + 1 - self.era.first_year()
    }

    /// This year, named by another era.
    fn by(self, era: Era) -> Self {
        Self { era, ..self }
    }
}

impl Period {
    /// The period of a western year, named by the era in which it begins.
    pub fn of_western(year: u16) -> Self {
        Self(Span::Year(YearInEra { western: year, era: Era::of_fiscal_year(year) }))
    }

    /// The fiscal year in which the period ends; for a range without an end, the one in which it begins.
    pub fn year(self) -> FiscalYear {
        FiscalYear::of_western(match self.0 {
            Span::Year(year) | Span::Range(_, Some(year)) | Span::Range(year, None) => year.western,
            // January to March belong to the previous fiscal year; the first supported year has none.
            Span::MonthEnd(year, month) if month < 4 => (year.western - 1).max(*FiscalYear::ALL.start()),
            Span::MonthEnd(year, _) => year.western,
        })
    }

    /// Whether it begins before another period ends.
    pub fn begins_by_end_of(self, other: Self) -> bool {
        self.meaning().2 <= other.meaning().0
    }

    /// Whether an edition can report this period: a fiscal year or the end of a month (基準日).
    pub fn is_reportable(self) -> bool {
        !matches!(self.0, Span::Range(..))
    }

    /// Whether an edition of this period can directly precede one of another period: fiscal years must be consecutive,
    /// ends of months only need to be earlier.
    pub fn precedes(self, other: Self) -> bool {
        match (self.0, other.0) {
            (Span::Year(year), Span::Year(other)) => year.western + 1 == other.western,
            (Span::MonthEnd(..), Span::MonthEnd(..)) => self < other,
            _ => false,
        }
    }

    /// The latest of `periods` that is before this one and of the same kind, so that figures can be compared.
    pub fn latest_before(self, periods: impl IntoIterator<Item = Self>) -> Option<Self> {
        periods.into_iter().filter(|other| other.is_like(self) && *other < self).max()
    }

    /// Those of `periods` that end with this one or before it, in the order of time, so that their figures can be added up:
    /// years and ranges of years, or ends of months; `None` if a year between two of them is missing or in both.
    pub fn up_to(self, periods: impl IntoIterator<Item = Self>) -> Option<Vec<Self>> {
        let is_moment = |period: Self| matches!(period.0, Span::MonthEnd(..));
        let ends = |period: &Self| period.meaning().0 <= self.meaning().0;
        let mut upto: Vec<Self> =
            periods.into_iter().filter(|period| is_moment(*period) == is_moment(self) && ends(period)).collect();
        upto.sort_unstable();
        upto.dedup();
        let follows = |pair: &[Self]| pair[0].meaning().0 + 1 == pair[1].meaning().2;
        (is_moment(self) || upto.windows(2).all(follows)).then_some(upto)
    }

    /// This period in the eras of its time, if the content names it by an era that had ended: R2 for H32.
    pub fn of_its_time(self) -> Option<Self> {
        let fiscal = |year: YearInEra| year.by(year.era.max(Era::of_fiscal_year(year.western)));
        let renamed = match self.0 {
            Span::Year(year) => Span::Year(fiscal(year)),
            Span::Range(from, to) => Span::Range(fiscal(from), to.map(fiscal)),
            Span::MonthEnd(year, month) => {
                Span::MonthEnd(year.by(year.era.max(Era::of_month(year.western, month))), month)
            }
        };
        let eras = |span: &Span| match *span {
            Span::Year(year) | Span::MonthEnd(year, _) => (year.era, None),
            Span::Range(from, to) => (from.era, to.map(|to| to.era)),
        };
        (eras(&renamed) != eras(&self.0)).then_some(Self(renamed))
    }

    /// This period in the eras in which its years begin, even if the content names others: 平成31年度 for R1.
    #[must_use]
    pub fn in_usual_eras(self) -> Self {
        let fiscal = |year: YearInEra| year.by(Era::of_fiscal_year(year.western));
        Self(match self.0 {
            Span::Year(year) => Span::Year(fiscal(year)),
            Span::Range(from, to) => Span::Range(fiscal(from), to.map(fiscal)),
            Span::MonthEnd(year, month) => Span::MonthEnd(year.by(Era::of_month(year.western, month)), month),
        })
    }

    /// The month in which it ends, counted from the year 0; `None` for a range.
    pub fn month(self) -> Option<u32> {
        self.is_reportable().then(|| self.meaning().0)
    }

    /// The month in which it ends, counted like [`Period::month`]; `None` for a range without an end.
    pub fn month_of_end(self) -> Option<u32> {
        Some(self.meaning().0).filter(|month| *month < u32::MAX)
    }

    /// The western year in which a range begins; `None` if it is no range.
    pub fn first_year(self) -> Option<u16> {
        match self.0 {
            Span::Range(from, _) => Some(from.western),
            Span::Year(_) | Span::MonthEnd(..) => None,
        }
    }

    /// The western year that it is or with which it ends, for the end of a month the calendar year; `None` for a range
    /// without an end.
    pub fn last_year(self) -> Option<u16> {
        match self.0 {
            Span::Year(year) | Span::Range(_, Some(year)) | Span::MonthEnd(year, _) => Some(year.western),
            Span::Range(_, None) => None,
        }
    }

    /// The month (1–12) at whose end it is; `None` for years.
    pub fn month_of_year(self) -> Option<u8> {
        match self.0 {
            Span::MonthEnd(_, month) => Some(month),
            Span::Year(_) | Span::Range(..) => None,
        }
    }

    /// Whether both are years, both are ranges, or both are ends of months.
    pub fn is_like(self, other: Self) -> bool {
        self.meaning().1 == other.meaning().1
    }

    /// The key for comparison: the month in which it ends, its kind, and the month in which it begins.
    fn meaning(self) -> (u32, u8, u32) {
        let april = |year: u16| u32::from(year) * 12 + 3;
        let march = |year: YearInEra| april(year.western) + 11;
        match self.0 {
            Span::MonthEnd(year, month) => {
                let month = u32::from(year.western) * 12 + u32::from(month) - 1;
                (month, 0, month)
            }
            Span::Year(year) => (march(year), 1, april(year.western)),
            Span::Range(from, to) => (to.map_or(u32::MAX, march), 2, april(from.western)),
        }
    }
}

/// Writes western years and months, as in the names of edition folders: 2019, 2007-06; a range is 2016~2018 or 2020~.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Span::Year(year) => write!(f, "{}", year.western),
            Span::Range(from, Some(to)) => write!(f, "{}~{}", from.western, to.western),
            Span::Range(from, None) => write!(f, "{}~", from.western),
            Span::MonthEnd(year, month) => write!(f, "{}-{month:02}", year.western),
        }
    }
}

impl PartialEq for Period {
    fn eq(&self, other: &Self) -> bool {
        self.meaning() == other.meaning()
    }
}

impl Eq for Period {}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> Ordering {
        self.meaning().cmp(&other.meaning())
    }
}

impl Hash for Period {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.meaning().hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        Period::parse(text).unwrap_or_else(|| panic!("{text} is no period"))
    }

    #[test]
    fn periods_are_the_same_by_what_they_mean() {
        for (a, b) in [
            ("H31", "R1"),
            ("H28~H30", "2016～2018"),
            ("H28〜30", "平成28年度～30年度"),
            ("H31~H33", "R1~R3"),
            ("R2~", "2020～"),
            ("H27.3", "2015-03"),
            ("S64.1", "平成元年1月末"),
        ] {
            assert_eq!(period(a), period(b), "{a} {b}");
        }
        for (a, b) in [("H28~H30", "H30"), ("R2~", "R2"), ("H27.3", "H26"), ("H28~H30", "H29~H30")] {
            assert_ne!(period(a), period(b), "{a} {b}");
        }
    }

    #[test]
    fn periods_are_ordered_by_their_end() {
        let ordered = ["S1", "H18", "2007-06", "H19.7", "2008-03", "H19", "H28~H30", "R1", "R1~"].map(period);
        assert!(ordered.is_sorted(), "{ordered:?}");
    }

    #[test]
    fn the_fiscal_year_is_the_one_in_which_a_period_ends() {
        for (text, year) in [
            ("H30", 2018),
            ("H28~H30", 2018),
            ("R2~", 2020),
            ("H27.3", 2014),
            ("H27.4", 2015),
            ("2007-06", 2007),
            ("1926-01", 1926),
        ] {
            assert_eq!(period(text).year().western(), year, "{text}");
        }
    }

    #[test]
    fn a_range_has_begun_in_each_of_its_years() {
        for (text, other) in [("H30", "H30"), ("H28~H30", "H28"), ("R2~", "R2"), ("H19.6", "H19.6"), ("H31.4", "H31")] {
            assert!(period(text).begins_by_end_of(period(other)), "{text} {other}");
        }
        for (text, other) in [("H31", "H30"), ("H28~H30", "H27"), ("H19.7", "H19.6"), ("H32.4", "H31")] {
            assert!(!period(text).begins_by_end_of(period(other)), "{text} {other}");
        }
    }

    #[test]
    fn what_comes_before_is_of_the_same_kind() {
        let all = ["H29", "H31", "H28~H30", "H27.3", "H26.9", "H28.3"].map(period);
        assert_eq!(period("R2").latest_before(all), Some(period("H31")));
        assert_eq!(period("H27.3").latest_before(all), Some(period("H26.9")));
        assert_eq!(period("H28~H30").latest_before(all), None);
    }

    #[test]
    fn years_and_ranges_up_to_one_add_up_if_none_is_missing_or_in_two() {
        let up_to = |it: &str, all: &[&str]| {
            let found = period(it).up_to(all.iter().map(|text| period(text)));
            found.map(|found| found.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
        };
        assert_eq!(up_to("H31", &["R2", "H31", "H30", "H30.9"]).as_deref(), Some("2018 2019"));
        assert_eq!(up_to("H31", &["H29~H30", "H31"]).map(|it| it.matches(' ').count()), Some(1));
        assert_eq!(up_to("H31", &["H29~H30", "H30", "H31"]), None);
        assert_eq!(up_to("H31", &["H29", "H31"]), None);
        assert_eq!(up_to("H27.3", &["H26", "H26.9", "H27.3", "H27.9"]).map(|it| it.matches(' ').count()), Some(1));
    }

    #[test]
    fn an_edition_comes_before_that_of_the_next_year_or_of_a_later_month() {
        for (a, b) in [("H30", "R1"), ("2007-06", "2008-06"), ("H19.6", "2019-03")] {
            assert!(period(a).precedes(period(b)), "{a} {b}");
        }
        for (a, b) in [("R1", "H30"), ("H30", "R2"), ("H30", "H30"), ("2007-06", "2007-06"), ("2007-06", "H20")] {
            assert!(!period(a).precedes(period(b)), "{a} {b}");
        }
    }

    #[test]
    fn what_is_named_by_an_era_that_had_ended_has_another_name() {
        let named = |text| period(text).of_its_time().map(|period| PeriodLabels::Era.label(0, period));
        for text in ["H31", "R1", "S63", "2020", "H31.4", "H28~H31", "H31~R2", "H31~"] {
            assert_eq!(named(text), None, "{text}");
        }
        for (text, name) in [
            ("H32", "令和2年度"),
            ("S64", "平成元年度"),
            ("H30~H32", "平成30～令和2年度"),
            ("H30～32", "平成30～令和2年度"),
            ("H32~H34", "令和2～4年度"),
            ("H32~", "令和2年度～"),
            ("H31.5", "令和元年5月末"),
            ("平成32年3月末", "令和2年3月末"),
        ] {
            assert_eq!(named(text).as_deref(), Some(name), "{text}");
        }
    }

    #[test]
    fn the_plain_name_of_a_period_reads_as_the_same_one() {
        for (text, name) in [("H31", "2019"), ("H19.6", "2007-06"), ("H28~H30", "2016~2018"), ("令和2年度～", "2020~")]
        {
            assert_eq!(period(text).to_string(), name);
            assert_eq!(period(name), period(text));
        }
    }
}
