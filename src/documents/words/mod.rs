//! The words of what stands beside the paper: of tables of figures, and of lists of 取組項目.
//!
//! Here stand those that texts are composed of; those that a layout prints as they are stand in its labels.

pub mod columns;
pub mod comparison;
pub mod history;
pub mod notes;
pub mod tally_notes;

use crate::model::{Carrier, Counting, DepartmentKind, Stage};

/// 総括表. What the document is called, and its file.
pub const SUMMARY: &str = "総括表";
/// 未記入一覧. What the document is called, and its file.
pub const MISSING: &str = "未記入一覧";

/// Why a document cannot be made that quotes pages of the paper.
pub const NEEDS_PAPER: &str = "資料のページが分からないので作れません";

/// The folder of the extracts.
pub const EXTRACTS: &str = "課別";

/// What an 未記入一覧 says that has nothing to list.
pub const NOTHING_MISSING: &str = "未記入はありません";

/// Over what belongs to no 担当課.
pub const NO_DEPARTMENT: &str = "担当課のないもの";

/// Stands between a figure and the number of its mark.
pub const MARK_BEHIND: &str = " ※";

/// A figure that there is not.
pub const NONE: &str = "－";
/// Before a positive change.
pub const PLUS: char = '＋';
/// Behind the difference of two shares.
pub const POINTS: &str = "ポイント";

/// What is not judged or written yet.
pub const BLANK: &str = "未記入";
/// Everything, below its parts.
pub const TOTAL: &str = "計";
/// Everything, before its parts.
pub const WHOLE: &str = "全体";
/// What belongs to no 部局.
pub const NO_BUREAU: &str = "部局の定めなし";
/// What an indicator belongs to that belongs to no 取組項目.
pub const NO_ITEM: &str = "取組項目以外";

// Headings of columns and of rows.
pub const COUNT: &str = "件数";
pub const SHARE: &str = "割合";
pub const CHANGE: &str = "増減";
pub const MEAN: &str = "平均";
pub const MEAN_OF_POINTS: &str = "平均点";
pub const AMONG: &str = "うち";
/// What shares are parts of.
pub const COUNTED: &str = "割合の分母";
/// How many are judged, where they add up to less than what was chosen.
pub const NODES: &str = "対象の数";
/// Over what has the indicators, where that is of several kinds.
pub const OWNER: &str = "対象";
/// Over options.
pub const STATUS: &str = "区分";
pub const NUMBER: &str = "No.";
pub const ITEM: &str = "取組項目";
pub const DEPARTMENTS: &str = "担当課";
pub const BUREAUS: &str = "部局";
pub const INDICATOR: &str = "指標";
pub const UNIT: &str = "単位";
pub const OUTCOME: &str = "成果";

// Titles.
pub const BARS: &str = "評価の内訳（実数）";
pub const CHANGES: &str = "委員会の評価によって変わったもの";
pub const INDICATORS: &str = "指標の推移";

/// 実数 or 延べ.
pub fn counting(counting: Counting) -> &'static str {
    match counting {
        Counting::Net => "実数",
        Counting::Gross => "延べ",
    }
}

/// The same over figures that no note explains.
pub fn counting_in_full(of: Counting) -> String {
    match of {
        Counting::Net => counting(of).to_owned(),
        Counting::Gross => format!("{}（再掲を含む）", counting(of)),
    }
}

/// Whose judgement counts.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Own => "自己評価",
        Stage::AfterCommittee => "委員会評価後",
    }
}

/// What stands behind the name of a 担当課 that is no department of the city.
pub fn kind(kind: DepartmentKind) -> String {
    kind.unusual().map(|kind| format!("（{kind}）")).unwrap_or_default()
}

/// A count with its counter.
pub fn cases(count: &str) -> String {
    format!("{count}件")
}

/// A name in a sentence.
pub fn quoted(text: &str) -> String {
    format!("「{text}」")
}

/// The title of a 未記入一覧.
pub fn missing_title(paper: &str) -> String {
    format!("{MISSING}　{paper}")
}

/// What the bars of a group show.
pub fn bars_of(title: &str, bars: &str) -> String {
    format!("{title}。{bars}")
}

/// A name so many levels below another.
pub fn indented(depth: usize, name: &str) -> String {
    "　".repeat(depth) + name
}

/// Names side by side.
pub fn list(names: &[&str]) -> String {
    names.join("、")
}

/// The levels of a 体系 side by side.
pub fn levels(levels: &[String]) -> String {
    levels.join("・")
}

/// What is said beside something else.
pub fn in_brackets(text: impl std::fmt::Display) -> String {
    format!("（{text}）")
}

/// Two texts with a wide space between them.
pub fn apart(first: &str, second: &str) -> String {
    format!("{first}　{second}")
}

/// A way down through the 体系.
pub fn path<'a>(titles: impl Iterator<Item = &'a str>) -> String {
    titles.collect::<Vec<_>>().join("　／　")
}

/// The title of a 総括表.
pub fn summary_title(paper: &str) -> String {
    format!("{paper}　{SUMMARY}")
}

/// What stands over the part of an axis.
pub fn axis(name: &str) -> String {
    format!("{name}の集計")
}

/// The title of a table by what has a row; `of` is `None` where both ways of counting are the same.
pub fn by(what: &str, of: Option<Counting>) -> String {
    let countings = match of {
        Some(of) => counting(of).to_owned(),
        None => [Counting::Net, Counting::Gross].map(counting).join("・"),
    };
    format!("{what}別（{countings}）")
}

/// The title of a form's own table of counts; `of` where the committee judges, too.
pub fn counts_title(title: &str, countings: Counting, of: Option<Stage>) -> String {
    let stage = of.map(|of| format!("・{}", stage(of))).unwrap_or_default();
    format!("{title}（{}{stage}）", counting(countings))
}

/// The title of a 推移表 of judgements where the committee judges, too.
pub fn trend_title(title: &str) -> String {
    format!("{title}（{}）", stage(Stage::Own))
}

/// The heading of a change; `of` names the options that are compared, where the rows are none.
pub fn change(of: Option<&str>, since: &str) -> String {
    let of = of.map(|of| format!("{of}の")).unwrap_or_default();
    format!("{of}{CHANGE}（{since}比）")
}

/// The page of the paper on which a row stands.
pub fn page(page: usize) -> String {
    format!("p.{page}")
}

/// The other 担当課 of what is one's own, too.
pub fn shared_with(others: &[String]) -> String {
    format!("共管：{}", others.join("、"))
}

/// The 担当課 of what is not one's own.
pub fn in_charge(others: &[String]) -> String {
    format!("担当：{}", others.join("、"))
}

/// A 担当課 in a list, with what it is where it is no 課.
pub fn listed(name: &str, kind: Option<&str>) -> String {
    kind.map_or_else(|| name.to_owned(), |kind| format!("{name}〔{kind}〕"))
}

/// A section or a 事業, by its label and its name.
pub fn node(label: &str, name: &str) -> String {
    format!("{label}「{name}」")
}

/// What some indicators lack.
pub fn values_of(what: &str, indicators: &[&str]) -> String {
    format!("{what}（{}）", indicators.join("、"))
}

/// What a bar says in words.
pub fn bar<'a>(stage: &str, parts: impl Iterator<Item = (&'a str, String)>, nodes: &str) -> String {
    let parts: Vec<String> = parts.map(|(name, count)| format!("{name}{}", cases(&count))).collect();
    format!("{stage}は、{}、{TOTAL}{}。", parts.join("、"), cases(nodes))
}

/// What a line shows in words.
pub fn line(indicator: &str, unit: &str, figures: &[String]) -> String {
    let unit = if unit.is_empty() { String::new() } else { format!("（{unit}）") };
    format!("「{indicator}」{unit}の折れ線。{}。", figures.join("、"))
}

/// A figure of such a line.
pub fn figure_of(period: &str, figure: &str) -> String {
    format!("{period}は{figure}")
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
