//! 年度の表記: labels of periods.

use super::{Period, Span, YearInEra};

/// 年度の表記. How a paper labels periods.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum PeriodLabels {
    /// 数字: 30, 31, 2; 28～30; 27.3.
    #[default]
    Digits,
    /// 和暦: 平成30年度, 令和元年度; 平成28～30年度, 令和2年度～; 平成27年3月末.
    Era,
    /// 略記: H30, R1; H28～30, R2～; H27.3.
    Initial,
    /// 西暦: 2018年度; 2016～2018年度, 2020年度～; 2015年3月末.
    Western,
    /// A label for each period of 表示年度, in that order.
    Listed(Vec<String>),
    /// Labels for some periods, and a style for the others.
    Single(Vec<(Period, String)>, Box<PeriodLabels>),
}

impl PeriodLabels {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 4] =
        [("数字", Self::Digits), ("和暦", Self::Era), ("略記", Self::Initial), ("西暦", Self::Western)];

    /// The label of the period at position `index` in 表示年度.
    pub fn label(&self, index: usize, period: Period) -> String {
        match self {
            Self::Digits => spelled(period, Style { year: |year| year.of_era().to_string(), month: dotted, unit: "" }),
            Self::Era => spelled(period, Style { year: in_era, month: in_words, unit: "年度" }),
            Self::Initial => spelled(period, Style { year: initial, month: dotted, unit: "" }),
            Self::Western => {
                spelled(period, Style { year: |year| year.western.to_string(), month: in_words, unit: "年度" })
            }
            Self::Listed(labels) => labels[index].clone(),
            Self::Single(own, usual) => match own.iter().find(|(of, _)| *of == period) {
                Some((_, label)) => label.clone(),
                None => usual.label(index, period),
            },
        }
    }

    /// The label of a period, among those of 表示年度 or not.
    pub fn label_among(&self, shown: &[Period], period: Period) -> String {
        match shown.iter().position(|other| *other == period) {
            Some(index) => self.label(index, period),
            None => self.label_of_other(period),
        }
    }

    /// The style that names a period in full, in the calendar of the paper: 和暦 or 西暦.
    pub fn in_full(&self) -> Self {
        match self {
            Self::Western => Self::Western,
            Self::Listed(labels) if labels.iter().any(|label| names_a_western_year(label)) => Self::Western,
            Self::Single(_, usual) => usual.in_full(),
            Self::Digits | Self::Era | Self::Initial | Self::Listed(_) => Self::Era,
        }
    }

    /// The label of a period outside 表示年度; uses its full name if the style is bare numbers or own labels.
    pub fn label_of_other(&self, period: Period) -> String {
        match self {
            Self::Digits | Self::Listed(_) => self.in_full().label(0, period),
            Self::Single(_, usual) => usual.label_of_other(period),
            Self::Era | Self::Initial | Self::Western => self.label(0, period),
        }
    }
}

/// Whether a label has a number of four digits.
fn names_a_western_year(label: &str) -> bool {
    label.split(|c: char| !c.is_numeric()).any(|number| number.chars().count() == 4)
}

/// The parts of a label.
struct Style {
    year: fn(YearInEra) -> String,
    /// Joins year and month at the end of a month.
    month: fn(u8) -> String,
    /// Follows fiscal years.
    unit: &'static str,
}

fn spelled(period: Period, Style { year, month, unit }: Style) -> String {
    match period.0 {
        Span::Year(of) => format!("{}{unit}", year(of)),
        Span::Range(from, None) => format!("{}{unit}～", year(from)),
        Span::Range(from, Some(to)) => {
            let (first, last) = (year(from), year(to));
            // Do not repeat the era.
            let era: usize = first.chars().take_while(|c| !c.is_ascii_digit() && *c != '元').map(char::len_utf8).sum();
            let last = last.strip_prefix(&first[..era]).unwrap_or(&last);
            format!("{first}～{last}{unit}")
        }
        Span::MonthEnd(of, of_year) => format!("{}{}", year(of), month(of_year)),
    }
}

fn in_era(year: YearInEra) -> String {
    match year.of_era() {
        1 => format!("{}元", year.era.name()),
        number => format!("{}{number}", year.era.name()),
    }
}

fn initial(year: YearInEra) -> String {
    format!("{}{}", year.era.initial(), year.of_era())
}

fn dotted(month: u8) -> String {
    format!(".{month}")
}

fn in_words(month: u8) -> String {
    format!("年{month}月末")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(text: &str, labels: &PeriodLabels) -> String {
        labels.label(0, Period::parse(text).unwrap())
    }

    #[test]
    fn labels_follow_the_era_the_content_names() {
        for (text, digits, era, initial, western) in [
            ("H31", "31", "平成31年度", "H31", "2019年度"),
            ("R1", "1", "令和元年度", "R1", "2019年度"),
            ("2019", "31", "平成31年度", "H31", "2019年度"),
            ("2020", "2", "令和2年度", "R2", "2020年度"),
            ("H32", "32", "平成32年度", "H32", "2020年度"),
            ("H28~H30", "28～30", "平成28～30年度", "H28～30", "2016～2018年度"),
            ("2016~2018", "28～30", "平成28～30年度", "H28～30", "2016～2018年度"),
            ("H30~R2", "30～2", "平成30～令和2年度", "H30～R2", "2018～2020年度"),
            ("H30~H32", "30～32", "平成30～32年度", "H30～32", "2018～2020年度"),
            ("R1~R3", "1～3", "令和元～3年度", "R1～3", "2019～2021年度"),
            ("S63~H1", "63～1", "昭和63～平成元年度", "S63～H1", "1988～1989年度"),
            ("R2~", "2～", "令和2年度～", "R2～", "2020年度～"),
            ("H27.3", "27.3", "平成27年3月末", "H27.3", "2015年3月末"),
            ("2015-03", "27.3", "平成27年3月末", "H27.3", "2015年3月末"),
            ("2019-04", "31.4", "平成31年4月末", "H31.4", "2019年4月末"),
            ("2019-05", "1.5", "令和元年5月末", "R1.5", "2019年5月末"),
        ] {
            assert_eq!(label(text, &PeriodLabels::Digits), digits, "{text}");
            assert_eq!(label(text, &PeriodLabels::Era), era, "{text}");
            assert_eq!(label(text, &PeriodLabels::Initial), initial, "{text}");
            assert_eq!(label(text, &PeriodLabels::Western), western, "{text}");
        }
    }

    #[test]
    fn every_label_but_the_bare_numbers_reads_as_its_period() {
        for text in ["H31", "R1", "H28~H30", "H30~R2", "H30~H32", "R1~R3", "R2~", "H27.3", "2019-05"] {
            let period = Period::parse(text);
            for labels in [PeriodLabels::Era, PeriodLabels::Initial, PeriodLabels::Western] {
                assert_eq!(Period::parse(&label(text, &labels)), period, "{text}");
            }
        }
    }

    #[test]
    fn a_single_period_may_have_a_label_of_its_own() {
        let own = vec![(Period::of_western(2019), "令和元年度".to_owned())];
        let labels = PeriodLabels::Single(own, Box::new(PeriodLabels::Era));
        assert_eq!(label("H31", &labels), "令和元年度");
        assert_eq!(label("H30", &labels), "平成30年度");
    }

    #[test]
    fn a_paper_names_periods_in_full_in_its_own_calendar() {
        let listed = |labels: &[&str]| PeriodLabels::Listed(labels.iter().map(|label| (*label).to_owned()).collect());
        let named = |labels: &PeriodLabels| labels.in_full().label(0, Period::of_western(2021));
        for labels in
            [PeriodLabels::Digits, PeriodLabels::Initial, listed(&["30", "31"]), listed(&["前年度", "今年度"])]
        {
            assert_eq!(named(&labels), "令和3年度", "{labels:?}");
        }
        for labels in [PeriodLabels::Western, listed(&["2018年度", "2019年度"]), listed(&["２０１９（今回）"])]
        {
            assert_eq!(named(&labels), "2021年度", "{labels:?}");
            assert_eq!(named(&PeriodLabels::Single(Vec::new(), Box::new(labels))), "2021年度");
        }
    }

    #[test]
    fn a_period_that_is_not_shown_is_named_in_full() {
        let other = |labels: PeriodLabels| labels.label_of_other(Period::of_western(2021));
        assert_eq!(other(PeriodLabels::Digits), "令和3年度");
        assert_eq!(other(PeriodLabels::Listed(vec!["30".to_owned()])), "令和3年度");
        assert_eq!(other(PeriodLabels::Initial), "R3");
        assert_eq!(other(PeriodLabels::Single(Vec::new(), Box::new(PeriodLabels::Digits))), "令和3年度");
    }
}
