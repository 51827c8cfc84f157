//! The words of a 推移.

use crate::documents::words::{self as common, cases, quoted};
use crate::model::{Stage, numbered};

/// 推移. The name of the document and of its file.
pub const NAME: &str = "推移";

/// The name of the file if many numbers were requested.
pub fn name_with_others(first: &str, others: usize) -> String {
    format!("{NAME}_{first}ほか{others}件")
}

/// The name of an edition's paper in notes and sources.
pub fn paper(year: &str) -> String {
    format!("{year}の資料")
}

/// The name of an archived paper whose year is in content/, too.
pub fn kept(year: &str) -> String {
    format!("{year}の資料（保存したもの）")
}

/// The title of a 推移.
pub fn title(plan: &str) -> String {
    format!("{plan}　{NAME}")
}

/// The papers from which it is made.
pub fn made_of(papers: &[String]) -> String {
    format!("{}から作りました。", papers.join("、"))
}

pub const HOLDS: &str = "同じ年度の値が資料によって違うときは、新しい資料の値を載せ、※で示しています。";
pub const LINES: &str = "折れ線は、数値が3つ以上ある指標に付けています。縦の目盛りはいつも0からです。両端の数は最初と最後の数値で、線は値のない年度のところで切れています。";
pub const CHANGE: &str =
    "増減は、最初の数値から最後の数値までの差、増減率は、最初の数値に対するその割合（小数第2位を四捨五入）です。";

/// The figures of an indicator that its change and its chart take, if it has others.
pub fn compared(indicator: &str, of_months: bool) -> String {
    let taken = if of_months { "月末" } else { "年度" };
    format!("指標{}の増減と折れ線は、{taken}の値だけのものです。", quoted(indicator))
}

/// The note on figures that are not compared.
pub fn several_units(indicator: &str) -> String {
    format!("指標{}には単位の違う値があるので、増減と折れ線はありません。", quoted(indicator))
}

/// The headings of difference and percentage.
pub const CHANGES: [&str; 2] = ["増減", "増減率"];
/// The heading of the series.
pub const SERIES: &str = "系列";
/// The heading of the subject of a row.
pub const SUBJECT: &str = "評価・指標";
/// The kind of a line of judgements.
pub const JUDGEMENT: &str = "評価";
/// There is nothing to show.
pub const NOTHING: &str = "評価も値も、まだ書かれていません。";

/// The heading of items that the newest paper no longer has.
pub fn ended(paper: &str) -> String {
    format!("{paper}にないもの")
}

/// A 取組項目 with its number.
pub fn item(number: Option<&str>, name: &str) -> String {
    number.map_or_else(|| name.to_owned(), |number| format!("{}　{name}", numbered(number)))
}

/// The 担当課.
pub fn in_charge(departments: &[&str]) -> String {
    format!("担当課：{}", departments.join("、"))
}

/// The former number, name or both, up to a paper: No.6, 「旧名」.
pub fn former(paper: &str, number: Option<&str>, name: Option<&str>) -> String {
    let number = number.map(numbered).unwrap_or_default();
    format!("{paper}までは{number}{}", name.map(quoted).unwrap_or_default())
}

/// The first paper that has an item.
pub fn since(paper: &str) -> String {
    format!("{paper}から")
}

/// The last paper that has an item.
pub fn until(paper: &str) -> String {
    format!("{paper}まで")
}

/// The former name of an indicator.
pub fn former_name(indicator: &str, paper: &str, name: &str) -> String {
    format!("指標{}は、{paper}までは{}です。", quoted(indicator), quoted(name))
}

/// Follows [`former_name`] if the names define the figures in different ways.
pub const OTHER_DEFINITION: &str = "数え方が違うことがあり、その前後の値は比べられません。";

/// An indicator continues in another unit, which may be blank.
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

/// The note of that mark: the paper that has the value, and the values of other papers.
pub fn differs(holds: &str, others: &[(String, String)]) -> String {
    let others: Vec<String> = others.iter().map(|(paper, value)| format!("{paper}では{}", quoted(value))).collect();
    format!("{holds}の値です。{}です。", others.join("、"))
}

/// A note of the content, followed by other words.
pub fn sentence(note: &str) -> String {
    let is_whole = note.ends_with(['。', '）', ')', '.']);
    if is_whole { note.to_owned() } else { format!("{note}。") }
}

/// A judgement of the node; names who judges if the committee's judgement differs.
pub fn axis(axis: &str, stage: Option<Stage>) -> String {
    stage.map_or_else(|| axis.to_owned(), |stage| format!("{axis}（{}）", common::stage(stage)))
}

/// The judgement of an indicator.
pub fn axis_of(indicator: &str, axis: &str) -> String {
    format!("{indicator}の{axis}")
}

/// The description of one series of a chart.
pub fn series_of_line(series: &str, figures: &[String]) -> String {
    format!("{series}は、{}。", figures.join("、"))
}

/// The description of a chart.
pub fn drawing(indicator: &str, unit: &str, series: &[String]) -> String {
    let unit = if unit.is_empty() { String::new() } else { format!("（{unit}）") };
    format!("{}{unit}の折れ線。{}", quoted(indicator), series.concat())
}

/// The heading of a chart: an indicator with its unit.
pub fn drawn(indicator: &str, unit: &str) -> String {
    if unit.is_empty() { indicator.to_owned() } else { format!("{indicator}（{unit}）") }
}

/// The number of items and values.
pub fn differing(count: usize) -> String {
    format!("資料によって違う値が{}あります", cases(&count.to_string()))
}

/// The columns of the CSV of a 推移.
pub const COLUMNS: [&str; 13] =
    ["西暦年度", "和暦年度", "No.", "対象", "名称", "種類", "指標", "系列", "単位", "値", "表記", "出典", "扱い"];

/// The value that a 推移 uses.
pub const USED: &str = "採用";
/// A different value in another paper.
pub const NOT_USED: &str = "異なる記載";
