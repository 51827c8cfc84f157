//! The words of a comparison: those of the content, and the sentences made of them.

pub(super) use crate::content::codec::said::entry;
pub(super) use crate::content::codec::word;
pub(super) use crate::vocabulary::{
    COMPUTATION, DEPARTMENTS, DESCRIPTION, DIRECTION, FOCUS, GOAL, INDICATORS as INDICATOR, ITEMS as ITEM,
    MAIN_ACTIONS, NAME, OPINIONS, OUTCOME, PROJECT, REPEAT, SECTIONS, TABLE, UNIT,
};

/// 番号, where the form has no heading for it.
pub(super) const NUMBER: &str = "No.";

/// A fact in a list of them; `between` the label and the text where that has several lines.
pub(super) fn fact(label: &str, between: &str, text: &str) -> String {
    format!("{label}: {between}{text}")
}

/// A part of something, by its name where it has one.
pub(super) fn named(what: &str, name: &str) -> String {
    if name.is_empty() { what.to_owned() } else { format!("{what}「{name}」") }
}

/// The note of a value.
pub(super) fn note(note: &str) -> String {
    format!("（注: {note}）")
}

/// Names something with its owner; `owner` is empty if the owner is clear without it.
pub(super) fn owned(owner: &str, what: &str) -> String {
    if owner.is_empty() { what.to_owned() } else { format!("{owner}の{what}") }
}

/// What is said of a period.
pub(super) fn at(what: &str, period: &str) -> String {
    format!("{what}（{period}）")
}

/// The year of a series that has one of its own.
pub(super) fn year_of(series: &str) -> String {
    format!("{series}の年度")
}

/// An indicator, behind those that it is a part of.
pub(super) fn indicator(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("「{name}」")).collect();
    format!("{INDICATOR}{}", quoted.join("の内訳"))
}

/// The indicators of something, or one of them.
pub(super) fn indicators() -> String {
    INDICATOR.to_owned()
}

/// The symbol of an option, and its name.
pub(super) fn symbol(symbol: &str, name: &str) -> String {
    format!("{symbol} {name}")
}

/// 重点, as the paper has it over the text.
pub(super) fn focus(label: &str) -> String {
    format!("【{label}】")
}

/// What an opinion says, where a member of the committee holds it.
pub(super) fn held_by(what: &str, member: Option<&str>) -> String {
    member.map_or_else(|| what.to_owned(), |member| format!("{what}（{member}）"))
}

/// 委員会評価 on an axis.
pub(super) fn committee(heading: &str, axis: &str) -> String {
    format!("{heading}（{axis}）")
}

/// The order of some things.
pub(super) fn order_of(what: &str) -> String {
    format!("{what}の順")
}

/// One of several that are called alike.
pub(super) fn ranked(name: &str, rank: usize) -> String {
    format!("{name}（{}番目）", rank + 1)
}

/// Where something stands.
pub(super) fn place_of(what: &str) -> String {
    format!("{what}の場所")
}

/// A section or a 事業, by its label and its name.
pub(super) fn node(label: &str, name: &str) -> String {
    format!("{label}「{name}」")
}

/// A 取組項目 by its No. and its name.
pub(super) fn numbered(number: Option<&str>, name: &str) -> String {
    number.map_or_else(|| name.to_owned(), |number| format!("{NUMBER}{number} {name}"))
}

/// Numbers that moved along because something was added or removed before them.
pub(super) fn moved_along(heading: &str) -> String {
    format!("{heading}（順送り）")
}

/// Numbers that follow on each other.
pub(super) fn range(first: i64, last: i64) -> String {
    format!("{first}～{last}")
}

/// A way down through the 体系.
pub(super) fn path(titles: &[String]) -> String {
    titles.join(" ＞ ")
}

/// 上位の表記 of a level.
pub(super) fn above(level: &str) -> String {
    format!("上位の表記（{level}）")
}

/// 見出し of something.
pub(super) fn label_of(what: &str) -> String {
    format!("見出し（{what}）")
}
