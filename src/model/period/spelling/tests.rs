//! Spellings of periods, and the expressions that describe them.

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
        for year in (0..=120).map(|year| year.to_string()).chain(["元", "元元", "1.0", "+1"].map(str::to_owned)) {
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
    for (text, month) in [
        ("令和元年5月", "2019-05"),
        ("H31.4", "2019-04"),
        ("R2.4", "2020-04"),
        ("H1.1", "1989-01"),
        ("1926-3", "1926-03"),
    ] {
        assert_eq!(plain(text).as_deref(), Some(month), "{text}");
    }
}

#[test]
fn a_month_before_its_era_is_one_of_the_era_before_or_of_the_next_year() {
    let meant = |text| Period::before_its_era(text).map(|meant| meant.map(|period| period.to_string()));
    for text in ["R1.4", "Ｒ１．４", "令和元年4月末"] {
        assert_eq!(meant(text), Some(["2019-04", "2020-04"].map(str::to_owned)), "{text}");
    }
    for text in ["R1.5", "H31.4", "2019-04", "R1", "R2.4", "H1.1"] {
        assert_eq!(meant(text), None, "{text}");
    }
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
        "2024年",
        "R2年",
        "２０２４年",
        "平成28年～30年",
        "R1.4",
        "令和元年4月末",
        "Ｒ１．４",
        "S1.11",
        "2015-03-31",
        "~",
    ] {
        assert_eq!(plain(text), None, "{text}");
    }
}
