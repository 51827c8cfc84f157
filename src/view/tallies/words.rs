//! What the tables of figures say besides the content.

use crate::model::{Counting, Stage};

/// A figure that there is not.
pub(super) const NONE: &str = "－";
pub(super) const COUNT: &str = "件数";
pub(super) const SHARE: &str = "割合";
pub(super) const MEAN: &str = "平均";
pub(super) const AMONG: &str = "うち";
pub(super) const TOTAL: &str = "計";
pub(super) const BLANK: &str = "未記入";
pub(super) const NO_BUREAU: &str = "部局の定めなし";
/// What an indicator belongs to that belongs to no 取組項目.
pub(super) const NO_ITEM: &str = "取組項目以外";
pub(super) const NUMBER: &str = "No.";
pub(super) const ITEM: &str = "取組項目";
pub(super) const DEPARTMENTS: &str = "担当課";
pub(super) const BUREAUS: &str = "部局";
pub(super) const INDICATOR: &str = "指標";
pub(super) const UNIT: &str = "単位";
/// What indicators belong to, where that is of several kinds.
pub(super) const OWNER: &str = "対象";
/// A positive change.
pub(super) const PLUS: char = '＋';

/// The title of a table of counts; `staged` where the committee judges, too.
pub(super) fn title(title: &str, counting: Counting, stage: Option<Stage>) -> String {
    let counting = match counting {
        Counting::Net => "実数",
        Counting::Gross => "延べ",
    };
    let stage = match stage {
        Some(Stage::Own) => "・自己評価",
        Some(Stage::AfterCommittee) => "・委員会評価後",
        None => "",
    };
    format!("{title}（{counting}{stage}）")
}

/// The title of a 推移表 of judgements where the committee judges, too.
pub(super) fn trend(title: &str) -> String {
    format!("{title}（自己評価）")
}

/// The heading of a change; `of` names the options that are compared, where the rows are none.
pub(super) fn change(of: Option<&str>, since: &str) -> String {
    let of = of.map(|of| format!("{of}の")).unwrap_or_default();
    format!("{of}増減（{since}比）")
}

/// What becomes of shares that are rounded.
const ROUNDED: &str = "小数第2位を四捨五入しているので、合計が100%にならないことがあります";

pub(super) fn repeats(counting: Counting, count: usize) -> String {
    match counting {
        Counting::Net => format!("実数は、再掲（{count}件）を数えません。"),
        Counting::Gross => format!("延べは、再掲（{count}件）もそれぞれ数えます。"),
    }
}

/// The denominator of the shares of options.
pub(super) fn share_of_judged(counted: usize, left_out: &[String]) -> String {
    let left_out = match left_out {
        [] => String::new(),
        words => format!("{}を除いた", words.join("と")),
    };
    format!("割合は、{left_out}{counted}件に対するものです。{ROUNDED}。")
}

/// The denominator of the shares of groups.
pub(super) fn share_of_all(all: usize) -> String {
    format!("割合は、計の{all}件に対するものです。{ROUNDED}。")
}

/// The denominator of the shares of those that fulfil a condition.
pub(super) fn share_of_row(headings: &[String], left_out: &[String]) -> String {
    let left_out = match left_out {
        [] => String::new(),
        words => format!("（{}を除く）", words.join("と")),
    };
    format!("{}の割合は、行の件数{left_out}に対するもので、小数第2位を四捨五入しています。", headings.join("、"))
}

/// A text that is counted and that nobody has written.
pub(super) fn written_nowhere(field: &str, value: &str) -> String {
    format!("{field}が「{value}」のものはありません。")
}

pub(super) fn quoted(text: &str) -> String {
    format!("「{text}」")
}

pub(super) fn several_in_each(what: &str) -> String {
    format!("{what}が2つ以上あるものは、それぞれに1件と数えています。計では1件です。")
}

pub(super) fn multiple(axis: &str) -> String {
    format!("{axis}は2つ以上選べるので、選択肢の件数の合計は、計と同じになりません。")
}

/// Rows that are some of the options, or overlap.
pub(super) const UNIONS: &str = "計は、行にない選択肢と未記入も含む、全体の件数です。";

pub(super) fn directly_above(count: usize) -> String {
    format!("計と上の階層の行には、その階層に直接ある{count}件も含みます。")
}

pub(super) fn nothing_judged(since: &str) -> String {
    format!("{since}の評価はこの資料にないので、増減は{NONE}としています。")
}

pub(super) fn change_is_of_own(since: &str) -> String {
    format!("{since}の件数は、自己評価によるものです。")
}

pub(super) fn points(points: &[(String, String)]) -> String {
    let points: Vec<String> = points.iter().map(|(option, points)| format!("{option}{points}点")).collect();
    format!("平均は、{}とした平均で、小数第3位を四捨五入しています。", points.join("、"))
}

pub(super) fn legend(options: &[(String, String)]) -> String {
    let options: Vec<String> = options.iter().map(|(symbol, name)| format!("{symbol}：{name}")).collect();
    options.join("　")
}
