//! The words of a 推移: how the years of a plan are told side by side.

use super::{cases, quoted};
use crate::model::Stage;

/// 推移. What the document is called, and its file.
pub const NAME: &str = "推移";

/// The name of the file where many numbers were asked for.
pub fn name_with_others(first: &str, others: usize) -> String {
    format!("{NAME}_{first}ほか{others}件")
}

/// What the years are those of, in a note or a source.
pub fn paper(year: &str) -> String {
    format!("{year}の資料")
}

/// The same of the copy in the archive of a year that content/ holds, too.
pub fn kept(year: &str) -> String {
    format!("{year}の資料（保存したもの）")
}

/// The title of a 推移.
pub fn title(plan: &str) -> String {
    format!("{plan}　{NAME}")
}

/// From which papers it is made.
pub fn made_of(papers: &[String]) -> String {
    format!("{}から作りました。", papers.join("、"))
}

pub const HOLDS: &str = "同じ年度の値が資料によって違うときは、新しい資料の値を載せ、※で示しています。";
pub const LINES: &str = "折れ線の縦の目盛りは指標ごとに最小から最大までで、値のない年度のところで切れています。数値が3つ以上ある指標に付けています。";
pub const CHANGE: &str =
    "増減は、最初の数値から最後の数値までの差、増減率は、最初の数値に対するその割合（小数第2位を四捨五入）です。";

/// The headings of the differences, and of what part of the first figure they are.
pub const CHANGES: [&str; 2] = ["増減", "増減率"];
/// The heading of the series.
pub const SERIES: &str = "系列";
/// The heading of what a row is about.
pub const SUBJECT: &str = "評価・指標";
/// What kind of line one of judgements is.
pub const JUDGEMENT: &str = "評価";
/// Nothing is said of something.
pub const NOTHING: &str = "評価も値も、まだ書かれていません。";

/// What stands over what the newest paper no longer has.
pub fn ended(paper: &str) -> String {
    format!("{paper}にないもの")
}

/// 取組項目 with its number.
pub fn item(number: Option<&str>, name: &str) -> String {
    number.map_or_else(|| name.to_owned(), |number| format!("No.{number}　{name}"))
}

/// Who is in charge.
pub fn in_charge(departments: &[&str]) -> String {
    format!("担当課：{}", departments.join("、"))
}

/// What it was called before, up to a paper: No.6, 「旧名」, or both.
pub fn former(paper: &str, number: Option<&str>, name: Option<&str>) -> String {
    let number = number.map(|number| format!("No.{number}")).unwrap_or_default();
    format!("{paper}までは{number}{}", name.map(quoted).unwrap_or_default())
}

/// From which paper on there is something.
pub fn since(paper: &str) -> String {
    format!("{paper}から")
}

/// Up to which paper there was something.
pub fn until(paper: &str) -> String {
    format!("{paper}まで")
}

/// What an indicator was called before.
pub fn former_name(indicator: &str, paper: &str, name: &str) -> String {
    format!("指標{}は、{paper}までは{}です。", quoted(indicator), quoted(name))
}

/// That an indicator goes on in another unit; blank where it has none.
pub fn next_unit(indicator: &str, unit: &str, paper: &str, next: &str) -> String {
    let named = |unit: &str| if unit.is_empty() { "なし".to_owned() } else { quoted(unit) };
    format!(
        "指標{}の単位は、{paper}から{}です。それより前の{}の値は、別の行にしています。",
        quoted(indicator),
        named(next),
        named(unit)
    )
}

/// The mark of a value that papers state differently.
pub fn mark(number: usize) -> String {
    format!("※{number}")
}

/// What that mark says: in which paper the value stands, and what others say.
pub fn differs(holds: &str, others: &[(String, String)]) -> String {
    let others: Vec<String> = others.iter().map(|(paper, value)| format!("{paper}では{}", quoted(value))).collect();
    format!("{holds}の値です。{}です。", others.join("、"))
}

/// A note of the content before other words.
pub fn sentence(note: &str) -> String {
    let is_whole = note.ends_with(['。', '）', ')', '.']);
    if is_whole { note.to_owned() } else { format!("{note}。") }
}

/// A judgement of the node, with whose it is where the committee's differs.
pub fn axis(axis: &str, stage: Option<Stage>) -> String {
    stage.map_or_else(|| axis.to_owned(), |stage| format!("{axis}（{}）", super::stage(stage)))
}

/// The judgement of an indicator.
pub fn axis_of(indicator: &str, axis: &str) -> String {
    format!("{indicator}の{axis}")
}

/// What a drawing shows of one series.
pub fn series_of_line(series: &str, figures: &[String]) -> String {
    format!("{series}は、{}。", figures.join("、"))
}

/// What a drawing shows.
pub fn drawing(indicator: &str, unit: &str, series: &[String]) -> String {
    let unit = if unit.is_empty() { String::new() } else { format!("（{unit}）") };
    format!("{}{unit}の折れ線。{}", quoted(indicator), series.concat())
}

/// An indicator and its unit over a drawing.
pub fn drawn(indicator: &str, unit: &str) -> String {
    if unit.is_empty() { indicator.to_owned() } else { format!("{indicator}（{unit}）") }
}

/// How many things and how many values are told.
pub fn differing(count: usize) -> String {
    format!("資料によって違う値が{}あります", cases(&count.to_string()))
}
