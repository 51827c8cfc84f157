//! The words of 様式.

pub(super) use crate::compare::words::entry;
pub(super) use crate::vocabulary::{
    ABSENCES, ARRANGEMENT, AXES, BANDS, CARRIER, COLUMNS, COMMITTEE_JUDGEMENT, COUNTING, DECIMALS, DESCRIPTION, DIGITS,
    EACH_PERIOD, FIELD_KIND, FIRST_PAGE, GROUPING, LEAST_SIZE, LEGEND, LEVELS, MARGINS, MARK, MINUS, MULTIPLE, NAME,
    NOTES, NUMBER as NUMBERING, NUMBER, OPTIONS, OUTCOME, OWN as FIELDS, PAGE, PAGE_NUMBERS, PROJECT_LINES, ROLE,
    ROUNDING, ROWS, SERIES, SHARE, SIZE, SOURCE, TABLES, TALLIES, TOTAL, TREND, WIDTH,
};

pub(super) const YES: &str = "あり";
pub(super) const NO: &str = "なし";
pub(super) const UNCOUNTED: &str = "集計しない";
pub(super) const OTHERWISE: &str = "ほか";
pub(super) const NET: &str = "実数";
pub(super) const GROSS: &str = "延べ";

pub(super) const SEVERAL: &str = "と";

/// A part of the form that has a name.
pub(super) fn named(what: &str, name: &str) -> String {
    if name.is_empty() { what.to_owned() } else { format!("{what}「{name}」") }
}

/// Type in points.
pub(super) fn points(size: f64) -> String {
    format!("{size}ポイント")
}

/// The margins in millimetres.
pub(super) fn margins(top: f64, bottom: f64, sides: f64) -> String {
    format!("{MARGINS} 上{top}、下{bottom}、左右{sides}ミリメートル")
}

/// 点 of an option.
pub(super) fn score(points: &str) -> String {
    format!("{points}点")
}

/// A band of figures and the option it stands for.
pub(super) fn at_least(bound: &str, option: &str) -> String {
    format!("{bound}以上 {option}")
}

/// A band of figures and the option it stands for.
pub(super) fn below(bound: &str, option: &str) -> String {
    format!("{bound}未満 {option}")
}

/// The columns that stand for every period.
pub(super) fn each_period(columns: &str) -> String {
    format!("{EACH_PERIOD}［{columns}］")
}

/// A heading.
pub(super) fn quoted(heading: &str) -> String {
    format!("「{heading}」")
}
