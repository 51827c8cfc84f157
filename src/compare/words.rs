//! The words of a comparison: words of the content, and phrases made of them.

pub(super) use crate::content::codec::said::entry;
pub(super) use crate::content::codec::word;
pub(super) use crate::vocabulary::{
    ANCESTOR_TITLES, COMPUTATION, DEPARTMENTS, DESCRIPTION, DIRECTION, FOCUS, GOAL, INDICATORS as INDICATOR,
    ITEMS as ITEM, LABELS, MAIN_ACTIONS, NAME, NAME_PRINTED, NO, OPINIONS, OUTCOME, PROJECT, REPEAT, SECTIONS, TABLE,
    UNIT, YEAR,
};

/// 番号, for forms without a heading for it.
pub(super) const NUMBER: &str = "No.";

/// Formats a fact in a list; `between` separates the label from a text of several lines.
pub(super) fn fact(label: &str, between: &str, text: &str) -> String {
    format!("{label}: {between}{text}")
}

/// Names a part, by its own name if it has one.
pub(super) fn named(what: &str, name: &str) -> String {
    if name.is_empty() { what.to_owned() } else { format!("{what}「{name}」") }
}

/// Formats the note of a value.
pub(super) fn note(note: &str) -> String {
    format!("（注: {note}）")
}

/// Names something with its owner; `owner` is empty if the owner is clear without it.
pub(super) fn owned(owner: &str, what: &str) -> String {
    if owner.is_empty() { what.to_owned() } else { format!("{owner}の{what}") }
}

/// Names something of a period.
pub(super) fn at(what: &str, period: &str) -> String {
    format!("{what}（{period}）")
}

/// Names the year of a series that has its own.
pub(super) fn year_of(series: &str) -> String {
    format!("{series}の{YEAR}")
}

/// Names an indicator, after the indicators that contain it.
pub(super) fn indicator(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("「{name}」")).collect();
    format!("{INDICATOR}{}", quoted.join("の内訳"))
}

/// Formats an option: its symbol and its name.
pub(super) fn symbol(symbol: &str, name: &str) -> String {
    format!("{symbol} {name}")
}

/// Formats 重点 as printed above its text.
pub(super) fn focus(label: &str) -> String {
    format!("【{label}】")
}

/// Names a part of an opinion that a member of the committee holds.
pub(super) fn held_by(what: &str, member: Option<&str>) -> String {
    member.map_or_else(|| what.to_owned(), |member| format!("{what}（{member}）"))
}

/// Names 委員会評価 on an axis.
pub(super) fn committee(heading: &str, axis: &str) -> String {
    format!("{heading}（{axis}）")
}

/// Names the order of some things.
pub(super) fn order_of(what: &str) -> String {
    format!("{what}の順")
}

/// Numbers one of several things with the same name.
pub(super) fn ranked(name: &str, rank: usize) -> String {
    format!("{name}（{}番目）", rank + 1)
}

/// Describes a place.
pub(super) fn place_of(what: &str) -> String {
    format!("{what}の場所")
}

/// Names a section or a 事業 by its label and name.
pub(super) fn node(label: &str, name: &str) -> String {
    format!("{label}「{name}」")
}

/// Names a 取組項目 by its No. and name.
pub(super) fn numbered(number: Option<&str>, name: &str) -> String {
    number.map_or_else(|| name.to_owned(), |number| format!("{NUMBER}{number} {name}"))
}

/// Labels numbers that shifted because something was added or removed before them.
pub(super) fn moved_along(heading: &str) -> String {
    format!("{heading}（順送り）")
}

/// Formats a range of consecutive numbers.
pub(super) fn range(first: i64, last: i64) -> String {
    format!("{first}～{last}")
}

/// Formats a path down the 体系.
pub(super) fn path(titles: &[String]) -> String {
    titles.join(" ＞ ")
}

/// Names 上位の表記 of a level.
pub(super) fn above(level: &str) -> String {
    format!("{ANCESTOR_TITLES}（{level}）")
}

/// Names 見出し of something.
pub(super) fn label_of(what: &str) -> String {
    format!("{LABELS}（{what}）")
}
