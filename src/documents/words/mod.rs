//! The printed words that several kinds of documents need to compose texts.
//!
//! The words of one kind are in its folder, the fixed words of a layout in `layouts/lib/labels.typ`.

pub mod tally_notes;

use crate::json::Named;
use crate::model::{Axis, Carrier, Counting, DepartmentKind, Section, Stage};

/// Why a document that quotes page numbers of the paper cannot be made.
pub const NEEDS_PAPER: &str = "資料のページが分からないので作れません";

/// Separates a figure from the number of its mark.
pub const MARK_BEHIND: &str = " ※";

/// A figure that does not exist.
pub const NONE: &str = "－";
/// Precedes a positive change.
pub const PLUS: char = '＋';
/// Follows the difference of two shares.
pub const POINTS: &str = "ポイント";

/// Not judged or written yet.
pub const BLANK: &str = "未記入";
/// Not judged, on an axis whose judgements follow from figures.
const NOT_JUDGEABLE: &str = "判定不可";
/// The total, before its parts.
pub const WHOLE: &str = "全体";
/// The name for 担当課 without a 部局.
pub const NO_BUREAU: &str = "部局の定めなし";
/// The heading of the labels of rows that count different things.
pub const KIND: &str = "区分";
/// The owner of an indicator that belongs to no 取組項目.
pub const NO_ITEM: &str = "取組項目以外";

// Headings of columns and of rows.
pub const COUNT: &str = "件数";
pub const SHARE: &str = "割合";
pub const CHANGE: &str = "増減";
pub const MEAN: &str = "平均";
pub const MEAN_OF_POINTS: &str = "平均点";
pub const AMONG: &str = "うち";
/// The denominator of shares.
pub const COUNTED: &str = "割合の分母";
/// The number of judged nodes, if several options may be chosen.
pub const NODES: &str = "対象の数";
/// The heading for owners of indicators of several kinds.
pub const OWNER: &str = "対象";
/// What the rows of a table of counts are.
pub const OPTIONS: &str = "選択肢";
pub const ROWS: &str = "行";
pub const NUMBER: &str = "No.";
pub const ITEM: &str = "取組項目";
pub const DEPARTMENTS: &str = "担当課";
pub const BUREAUS: &str = "部局";
pub const INDICATOR: &str = "指標";
pub const UNIT: &str = "単位";
pub const OUTCOME: &str = "成果";

/// 実数 or 延べ.
pub fn counting(counting: Counting) -> &'static str {
    match counting {
        Counting::Net => "実数",
        Counting::Gross => "延べ",
    }
}

/// What has no judgement on an axis. Where judgements follow from figures, nobody is asked for one.
pub fn unjudged(axis: &Axis) -> &'static str {
    if axis.bands.is_some() { NOT_JUDGEABLE } else { BLANK }
}

/// Whose judgement counts.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Own => "自己評価",
        Stage::AfterCommittee => "委員会評価後",
    }
}

/// A count with its counter.
pub fn cases(count: &str) -> String {
    format!("{count}件")
}

/// A name in a sentence.
pub fn quoted(text: &str) -> String {
    format!("「{text}」")
}

/// A column below a common heading, both quoted.
pub fn of_group(above: &str, heading: &str) -> String {
    format!("{above}の{heading}")
}

/// A name, indented by levels.
pub fn indented(depth: usize, name: &str) -> String {
    "　".repeat(depth) + name
}

/// Names side by side.
pub fn list(names: &[&str]) -> String {
    names.join("、")
}

/// The names in such a list.
pub fn listed_in(list: &str) -> impl Iterator<Item = &str> {
    list.split('、')
}

/// Which part of a table that is wider than a page: （1/2）, （2/2・続き）.
pub fn part_of_table(part: usize, count: usize) -> String {
    let continued = if part > 1 { "・続き" } else { "" };
    in_brackets(format_args!("{part}/{count}{continued}"))
}

/// The levels of a 体系 side by side.
pub fn levels(levels: &[String]) -> String {
    levels.join("・")
}

/// A remark in brackets.
pub fn in_brackets(text: impl std::fmt::Display) -> String {
    format!("（{text}）")
}

/// Two texts with a wide space between them.
pub fn apart(first: &str, second: &str) -> String {
    format!("{first}　{second}")
}

/// A path down through the 体系.
pub fn path<'a>(titles: impl Iterator<Item = &'a str>) -> String {
    titles.collect::<Vec<_>>().join("　／　")
}

/// The title of a 集計.
///
/// - `of`: whose judgement counts; `None` if the committee does not judge
pub fn counts_title(title: &str, countings: Counting, of: Option<Stage>) -> String {
    let stage = of.map(|of| format!("・{}", stage(of))).unwrap_or_default();
    format!("{title}（{}{stage}）", counting(countings))
}

/// The title of a 推移表 of judgements if the committee judges, too.
pub fn trend_title(title: &str) -> String {
    format!("{title}（{}）", stage(Stage::Own))
}

/// The heading of a 増減; `of` names the compared options if the rows are not options.
pub fn change(of: Option<&str>, since: &str) -> String {
    let of = of.map(|of| format!("{of}の")).unwrap_or_default();
    format!("{of}{CHANGE}（{since}比）")
}

/// The period before the heading of a column that counts an earlier one.
pub fn of_period(period: &str) -> String {
    format!("{period}の")
}

/// A page of the paper.
pub fn page(page: usize) -> String {
    format!("p.{page}")
}

/// A 担当課 in a list, with its 区分 unless it is a 課.
pub fn listed(name: &str, kind: Option<&str>) -> String {
    kind.map_or_else(|| name.to_owned(), |kind| format!("{name}〔{kind}〕"))
}

/// A section or 事業 by label and name.
pub fn node(label: &str, name: &str) -> String {
    format!("{label}「{name}」")
}

/// A missing entry of indicators.
pub fn values_of(what: &str, indicators: &[&str]) -> String {
    format!("{what}（{}）", indicators.join("、"))
}

/// The description of a line chart.
pub fn line(indicator: &str, unit: &str, figures: &[String]) -> String {
    let unit = if unit.is_empty() { String::new() } else { format!("（{unit}）") };
    format!("「{indicator}」{unit}の折れ線。{}。", figures.join("、"))
}

/// A figure in the description of a line chart.
pub fn figure_of(period: &str, figure: &str) -> String {
    format!("{period}は{figure}")
}

/// A kind of 担当課, for programs.
pub fn department_kind(kind: DepartmentKind) -> &'static str {
    match kind {
        DepartmentKind::Division => "division",
        DepartmentKind::Partner => "partner",
        DepartmentKind::Collective => "collective",
    }
}

/// A kind of node, for programs.
pub fn carrier(carrier: Carrier) -> &'static str {
    match carrier {
        Carrier::Section(_) => "section",
        Carrier::Project => "project",
        Carrier::Item => "item",
        Carrier::Indicator => "indicator",
    }
}

/// Sections as a path, for programs.
pub fn path_of(sections: &[&Section]) -> Vec<Named> {
    sections.iter().map(|section| Named::new(&section.label, &section.title.value)).collect()
}
