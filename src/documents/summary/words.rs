//! The words of a 総括表.

use crate::documents::words::{cases, counting, quoted, stage, unjudged};
use crate::model::{Axis, Counting, Form, Stage};

/// 総括表. The name of the document and of its file.
pub const NAME: &str = "総括表";

/// The title of a 総括表.
pub fn title(paper: &str) -> String {
    format!("{paper}　{NAME}")
}

// Headings.
pub const BARS: &str = "評価の内訳（実数）";
pub const CHANGES: &str = "委員会の評価によって変わったもの";
pub const INDICATORS: &str = "指標の推移";
/// The heading of options.
pub const STATUS: &str = "区分";

/// The end of a text that is cut.
pub const CUT: &str = "…";

/// The heading of what is behind: how many nodes in all, and how many with each option.
pub fn behind<'a>(what: &str, count: &str, options: impl Iterator<Item = (&'a str, String)>) -> String {
    let options: Vec<String> = options.map(|(name, count)| format!("{name}{}", cases(&count))).collect();
    format!("遅れのある{what}　{}（{}）", cases(count), options.join("、"))
}

/// A judgement after the committee, with the one before.
pub fn judged_before(after: &str, own: &str) -> String {
    format!("{after}（{}は{own}）", stage(Stage::Own))
}

/// Nothing is behind.
pub fn nothing_behind(what: &str) -> String {
    format!("遅れのある{what}はありません。")
}

/// The heading of the part about an axis.
pub fn axis(name: &str) -> String {
    format!("{name}の集計")
}

/// The title of a table, by what its rows are; `of` is `None` if both ways of counting are equal.
pub fn by(what: &str, of: Option<Counting>) -> String {
    let countings = match of {
        Some(of) => counting(of).to_owned(),
        None => [Counting::Net, Counting::Gross].map(counting).join("・"),
    };
    format!("{what}別（{countings}）")
}

/// 実数 or 延べ with an explanation, above figures without a note.
pub fn counting_in_full(of: Counting) -> String {
    match of {
        Counting::Net => counting(of).to_owned(),
        Counting::Gross => format!("{}（再掲を含む）", counting(of)),
    }
}

/// The heading of the bars of sections.
pub fn bars_by(level: &str) -> String {
    format!("{level}別の内訳（{}）", counting(Counting::Net))
}

/// The heading of a difference to the judgements of an earlier period.
pub fn since(is_year_before: bool) -> &'static str {
    if is_year_before { "前年度比" } else { "前回比" }
}

/// The description of the bars of a group.
pub fn bars_of(title: &str, bars: &str) -> String {
    format!("{title}。{bars}")
}

/// The description of a bar.
pub fn bar<'a>(stage: &str, parts: impl Iterator<Item = (&'a str, String)>, (total, nodes): (&str, &str)) -> String {
    let parts: Vec<String> = parts.map(|(name, count)| format!("{name}{}", cases(&count))).collect();
    format!("{stage}は、{}、{total}{}。", parts.join("、"), cases(nodes))
}

/// The columns of the CSV of a 総括表, with one for each possible level of a 体系.
pub const COLUMNS: [&str; 11 + Form::MOST_LEVELS] = [
    "西暦年度",
    "和暦年度",
    "評価",
    "対象",
    "範囲",
    "階層1",
    "階層2",
    "階層3",
    "階層4",
    "担当課",
    "数え方",
    "段階",
    "種類",
    "選択肢",
    "値",
];

/// The figures of a section.
pub const OF_SECTION: &str = "体系";
/// The figures of a 担当課 in a section.
pub const OF_SECTION_AND_DEPARTMENT: &str = "体系と担当課";
/// A share, with its unit.
pub const SHARE_IN_PERCENT: &str = "割合（％）";

// Notes.
pub const COUNTINGS: &str =
    "実数は再掲を除いた件数、延べは再掲を含む件数です。実数では、元の掲載箇所で1件として数えています。";
pub const NO_REPEATS: &str = "再掲がないため、実数（再掲を除いた件数）と延べ（再掲を含む件数）は同じです。";
pub const ROUNDING: &str = "割合は、小数第2位を四捨五入したものです。このため、合計が100%にならないことがあります。";
pub const AFTER_COMMITTEE: &str =
    "委員会評価後は、委員会が評価を示したものはその評価で、ほかは自己評価で数えた件数です。";
pub const NOT_YET_JUDGED: &str = "委員会の評価は、まだありません。自己評価だけを示しています。";
pub const JUDGED_AS_A_WHOLE: &str =
    "委員会の評価は、ここで数えるもの一つひとつへのものではないので、数えていません。自己評価だけを示しています。";
pub const NOT_JUDGED: &str = "この評価は、委員会の評価の対象ではありません。自己評価だけを示しています。";
pub const NO_CHANGES: &str = "委員会の評価によって変わったものはありません。";
pub const COMPUTED: &str = "記入のないものは、様式の「判定」により、指標の値から決まる評価で数えています。";
pub const NOT_JUDGEABLE: &str = "目標や実績の数値がないために決まらないものは、「判定不可」としています。";
pub const MULTIPLE: &str = "2つ以上の選択肢を選べる評価です。選ばれた選択肢のそれぞれに1件として数えているので、割合の合計が100%を超えることがあります。";
pub const MEAN: &str = "平均点は、点のある選択肢の点を平均し、小数第3位を四捨五入したものです。";
pub const DRAWN: &str = "数値のある年度が3つ以上の指標は、0から最大までを高さとした線で示します。";
pub const TWO_FIGURES: &str = "数値のある年度が2つの指標は、差と増減率（単位が％なら差だけ）を示します。";
pub const SEVERAL_UNITS: &str = "単位の違う数値のある指標は、比べていません。";
pub const MIXED: &str = "年度、月末、期間の値がまざる指標は、年度の値だけを比べています。";
pub const MIXED_WITHOUT_YEARS: &str = "そのうち、年度の値が2つに満たない指標は、月末の値だけを比べています。";

/// The denominator of the shares.
pub fn denominator(axis: &Axis) -> String {
    let left_out = axis.scale.options().iter().filter(|option| !option.counted);
    let left_out: String = left_out.map(|option| quoted(&option.name)).collect();
    let and =
        if left_out.is_empty() { String::new() } else { format!("と、集計しない選択肢（{left_out}）") };
    format!("割合の分母は、{}{and}を除いた件数です。", unjudged(axis))
}

/// Rows of 担当課 that count the same items.
pub fn several_departments(total: &str) -> String {
    format!(
        "担当課が2つ以上あるものは、それぞれの課に1件として数えています。このため、各課の件数の合計は{total}と一致しません。"
    )
}

/// The number of 担当課 without any item.
pub fn departments_without_any(count: usize) -> String {
    format!("対象のない担当課（{count}課）は表にありません。")
}

/// The number of indicators that cannot be compared.
pub fn others(count: usize) -> String {
    format!("数値のある年度が2つに満たない指標（{count}件）は、表にありません。")
}
