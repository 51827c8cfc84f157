//! The words of a comparison: every label that is not content.

// What is said of the plan and its paper.
pub(super) const PLAN: &str = "計画";
pub(super) const TITLE: &str = "題名";
pub(super) const PAPER_NUMBER: &str = "資料番号";
pub(super) const REVISION: &str = "版";
pub(super) const FINAL: &str = "確定";
pub(super) const PUBLISHER: &str = "発行者";
pub(super) const DATE: &str = "作成日";
pub(super) const YEAR: &str = "年度";
pub(super) const PERIODS: &str = "表示年度";
pub(super) const PERIOD_LABELS: &str = "年度の表記";
pub(super) const COMMITTEE: &str = "委員会";
pub(super) const DEPARTMENTS: &str = "担当課";
pub(super) const BUREAU: &str = "部局";
pub(super) const FORMER_NAME: &str = "旧称";

// What is said of its parts, where the form has no heading for it.
pub(super) const SECTIONS: &str = "体系";
pub(super) const PROJECT: &str = "事業";
pub(super) const GOAL: &str = "取り組み目標";
pub(super) const MAIN_ACTIONS: &str = "主な取り組み";
pub(super) const FOCUS: &str = "重点";
pub(super) const NUMBER: &str = "No.";
pub(super) const ITEM: &str = "取組項目";
pub(super) const DESCRIPTION: &str = "取組内容";
pub(super) const OUTCOME: &str = "成果";
pub(super) const REPEAT: &str = "再掲";
pub(super) const OPINIONS: &str = "意見";

// What is said of an indicator.
pub(super) const INDICATOR: &str = "指標";
pub(super) const NAME: &str = "名称";
pub(super) const TABLE: &str = "表";
pub(super) const UNIT: &str = "単位";
pub(super) const DIRECTION: &str = "向き";
pub(super) const COMPUTATION: &str = "計算";

/// The word of the content for something that has one.
pub(super) fn word<T: PartialEq>(keywords: &[(&'static str, T)], value: &T) -> &'static str {
    keywords.iter().find(|(_, other)| other == value).map_or("", |(word, _)| word)
}

/// A fact in a list of them; `between` the label and the text where that has several lines.
pub(super) fn fact(label: &str, between: &str, text: &str) -> String {
    format!("{label}: {between}{text}")
}

/// Something and what is said of it, in a list.
pub(super) fn entry(what: &str, text: &str) -> String {
    format!("{what} {text}")
}

/// A name with what it has besides.
pub(super) fn with(name: &str, more: impl Iterator<Item = String>) -> String {
    let more: Vec<String> = more.collect();
    if more.is_empty() { name.to_owned() } else { format!("{name}（{}）", more.join("、")) }
}

/// The note of a value.
pub(super) fn note(note: &str) -> String {
    format!("（注: {note}）")
}

/// What is said of something that has a name; `owner` is empty where that goes without saying.
pub(super) fn of(owner: &str, what: &str) -> String {
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
