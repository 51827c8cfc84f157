//! The notes of 集計.

use super::{NO_BUREAU, NODES, NONE, quoted};
use crate::model::Counting;

/// Why shares do not add up to 100%.
///
/// - `overlap`: what the rows are, if they count the same items so that the shares add up to more
fn rounded(overlap: Option<&str>) -> String {
    match overlap {
        None => "小数第2位を四捨五入しているので、合計が100%にならないことがあります。".to_owned(),
        Some(what) => {
            format!("小数第2位を四捨五入しています。1件を2つ以上の{what}に数えているため、合計は100%を超えます。")
        }
    }
}

/// The rows are only some of the options, or overlap.
///
/// - `total`: what the last row is called
/// - `unjudged`: the word for what has no option
pub fn unions(total: &str, unjudged: &str) -> String {
    format!("{total}は、行にない選択肢と{unjudged}も含む、全体の件数です。")
}

/// Rows that count the same options.
pub fn unions_overlap(total: &str) -> String {
    format!("2つ以上の行に入る選択肢があるので、行の件数の合計は、{total}と同じになりません。")
}

/// How 再掲 are counted.
pub fn repeats(of: Counting, count: usize) -> String {
    match of {
        Counting::Net => format!("実数は、再掲（{count}件）を数えません。"),
        Counting::Gross => format!("延べは、再掲（{count}件）もそれぞれ数えます。"),
    }
}

/// The denominator of the shares of options.
pub fn share_of_judged(counted: usize, left_out: &[String], overlap: Option<&str>) -> String {
    let left_out = match left_out {
        [] => String::new(),
        words => format!("{}を除いた", words.join("と")),
    };
    format!("割合は、{left_out}{counted}件に対するものです。{}", rounded(overlap))
}

/// The denominator of the shares of an earlier period.
pub fn share_of_earlier(period: &str, counted: usize) -> String {
    format!("{period}の割合は、{counted}件に対するものです。")
}

/// The denominators of rows that count different things.
pub fn share_of_each() -> String {
    "割合は、行ごとに、数えるもの（評価で数える行では、未記入などを除く）に対するもので、小数第2位を四捨五入しています。"
        .to_owned()
}

/// The denominator of the shares of groups.
pub fn share_of_all(total: &str, all: usize, overlap: Option<&str>) -> String {
    format!("割合は、{total}の{all}件に対するものです。{}", rounded(overlap))
}

/// The denominator of うち columns.
///
/// - `period`: the earlier period whose judgements are counted
pub fn share_of_row(headings: &[String], period: Option<&str>, left_out: &[String]) -> String {
    let of_period = period.map(|period| format!("{period}の")).unwrap_or_default();
    let left_out = match left_out {
        [] => String::new(),
        words => format!("（{}を除く）", words.join("と")),
    };
    let headings = headings.join("、");
    format!("{headings}の割合は、{of_period}行の件数{left_out}に対するもので、小数第2位を四捨五入しています。")
}

/// Options that are not counted stand beside others.
pub fn without_share(label: &str, uncounted: &[String]) -> String {
    format!("{label}は、割合の分母に入れない{}を含むので、割合は{NONE}としています。", uncounted.join("と"))
}

/// Some shares have nothing to divide by.
pub fn share_of_nothing() -> String {
    format!("分母が0件の割合は、{NONE}としています。")
}

/// Rows in which the judgement of the committee counts.
pub fn rows_after_committee(rows: &[String]) -> String {
    format!("{}は、委員会の評価があれば、その評価で数えています。", rows.join("、"))
}

/// Rows whose number in an earlier period is not known.
pub fn unknown_of_earlier(rows: &[String], period: &str) -> String {
    format!("{}は、{period}の数がこの資料にないので、{NONE}としています。", rows.join("、"))
}

/// Texts that are to be counted but occur nowhere.
pub fn written_nowhere(field: &str, values: &[&str]) -> String {
    let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
    format!("{field}が{}のものはありません。", values.join("、"))
}

/// Rows that count the same items.
pub fn several_in_each(total: &str, what: &str) -> String {
    format!("{what}が2つ以上あるものは、それぞれに1件と数えています。{total}では1件です。")
}

/// Rows of 部局 that count the same items, including the row of 課 without a 部局.
pub fn several_bureaus_in_each(total: &str, what: &str) -> String {
    let none = format!("{NO_BUREAU}も1つとします");
    format!("{what}が2つ以上あるもの（{none}）は、それぞれに1件と数えています。{total}では1件です。")
}

/// Several options may be chosen.
pub fn multiple(axis: &str) -> String {
    format!("{axis}は2つ以上選べるので、選択肢の件数の合計は、{NODES}と同じになりません。")
}

/// Nodes of a level above the rows are counted, too.
pub fn directly_above(total: &str, count: usize) -> String {
    format!("{total}と上の階層の行には、その階層に直接ある{count}件も含みます。")
}

/// A period without any judgement to compare with.
pub fn nothing_judged(since: &str) -> String {
    format!("{since}の評価はこの資料にないので、増減は{NONE}としています。")
}

/// A period without any judgement to count.
pub fn nothing_counted(period: &str) -> String {
    format!("{period}の評価はこの資料にないので、{period}の列は{NONE}としています。")
}

/// The committee does not judge this period.
pub fn change_is_of_own(since: &str) -> String {
    format!("{since}の件数は、自己評価によるものです。")
}

/// The options and points of a mean.
///
/// - `decimals`: how many decimals the mean has
pub fn points(points: &[(String, String)], left_out: &[String], decimals: u32) -> String {
    let points: Vec<String> = points.iter().map(|(option, points)| format!("{option}{points}点")).collect();
    let left_out = match left_out {
        [] => String::new(),
        words => format!("（{}を除く）", words.join("と")),
    };
    let points = points.join("、");
    format!("平均は、{points}とした平均{left_out}で、小数第{}位を四捨五入しています。", decimals + 1)
}

/// The meanings of symbols.
pub fn legend(options: &[(String, String)]) -> String {
    let options: Vec<String> = options.iter().map(|(symbol, name)| format!("{symbol}：{name}")).collect();
    options.join("　")
}
