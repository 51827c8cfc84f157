//! The words of a 総括表 that its figures are made up with: labels of its tables, notes, and what stands for a drawing.

use crate::model::{Counting, DepartmentKind, Stage};

/// What the document is called.
pub const SUMMARY: &str = "総括表";
pub const COUNT: &str = "件数";
pub const SHARE: &str = "割合";
pub const CHANGE: &str = "増減";
pub const BLANK: &str = "未記入";
pub const TOTAL: &str = "計";
pub const WHOLE: &str = "全体";
pub const COUNTED: &str = "割合の分母";
pub const MEAN: &str = "平均点";
pub const NODES: &str = "対象の数";
pub const STATUS: &str = "区分";
pub const OWNER: &str = "名称";
pub const ITEM: &str = "取組項目";
pub const DEPARTMENT: &str = "担当課";
pub const BUREAU: &str = "部局";
pub const INDICATORS: &str = "指標の推移";
/// Where there is nothing to say.
pub const NONE: &str = "－";

/// Whose judgement counts.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Own => "自己評価",
        Stage::AfterCommittee => "委員会評価後",
    }
}

/// How a 再掲 counts.
pub fn counting(counting: Counting) -> &'static str {
    match counting {
        Counting::Net => "実数",
        Counting::Gross => "延べ（再掲を含む）",
    }
}

/// What stands behind the name of a 担当課 that is no department of the city.
pub fn kind(kind: DepartmentKind) -> &'static str {
    match kind {
        DepartmentKind::Division => "",
        DepartmentKind::Partner => "（関係団体）",
        DepartmentKind::Collective => "（総称）",
    }
}

/// The title of a table; `None` where both ways of counting are the same.
pub fn by(what: &str, of: Option<Counting>) -> String {
    let counting = match of {
        Some(Counting::Net) => "実数",
        Some(Counting::Gross) => "延べ",
        None => "実数・延べ",
    };
    format!("{what}別（{counting}）")
}

pub const SEVERAL_DEPARTMENTS: &str =
    "担当課が2つ以上あるものは、それぞれの課に1件として数えています。このため、各課の件数の合計は計と一致しません。";

pub fn departments_without_any(count: usize) -> String {
    format!("対象のない担当課（{count}課）は表にありません。")
}

pub const ROUNDING: &str = "割合は、小数第2位を四捨五入したものです。このため、合計が100％にならないことがあります。";

/// What the share is of.
pub fn denominator<'a>(left_out: impl Iterator<Item = &'a str>) -> String {
    let left_out: String = left_out.map(|name| format!("「{name}」")).collect();
    let and =
        if left_out.is_empty() { String::new() } else { format!("と、集計しない選択肢（{left_out}）") };
    format!("割合の分母は、{BLANK}{and}を除いた件数です。")
}

pub const COUNTINGS: &str =
    "実数は再掲を除いた件数、延べは再掲を含む件数です。実数では、もとの掲載箇所で1件として数えています。";
pub const AFTER_COMMITTEE: &str =
    "委員会評価後は、委員会が評価を示したものはその評価で、ほかは自己評価で数えた件数です。";
pub const NOT_YET_JUDGED: &str = "委員会の評価は、まだありません。自己評価だけを示しています。";
pub const NOT_JUDGED: &str = "この評価は、委員会の評価の対象ではありません。自己評価だけを示しています。";
pub const COMPUTED: &str = "記入のないものは、様式の「判定」により、指標の値から決まる評価で数えています。";
pub const NO_REPEATS: &str = "再掲がないため、実数と延べは同じです。";
pub const MULTIPLE: &str = "2つ以上の選択肢を選べる評価です。選ばれた選択肢のそれぞれに1件として数えているので、割合の合計が100％を超えることがあります。";
pub const MEAN_NOTE: &str = "平均点は、点のある選択肢の点を平均し、小数第3位を四捨五入したものです。";
pub const NO_CHANGES: &str = "委員会の評価によって変わったものはありません。";
pub const CHANGES: &str = "委員会の評価によって変わったもの";
pub const BARS: &str = "評価の内訳（実数）";

/// What a bar says in words.
pub fn bar<'a>(stage: &str, parts: impl Iterator<Item = (&'a str, usize)>, nodes: usize) -> String {
    let parts: Vec<String> = parts.map(|(name, count)| format!("{name}{count}件")).collect();
    format!("{stage}は、{}、計{nodes}件。", parts.join("、"))
}

/// How many indicators cannot be compared.
pub fn others(count: usize) -> String {
    format!("数値が2つの年度以上にない指標（{count}件）は、表にありません。")
}

pub const TRENDS: &str =
    "数値が3つの年度以上にあるものは、最小から最大までを高さとした線で示します。2つのものは、差と増減率を示します。";
/// Behind the difference of two shares.
pub const POINTS: &str = "ポイント";

/// What a line shows in words.
pub fn line(indicator: &str, unit: &str, figures: &[String]) -> String {
    format!("「{indicator}」{unit}の折れ線。{}。", figures.join("、"))
}

/// What stands over the part of an axis.
pub fn axis(name: &str) -> String {
    format!("{name}の集計")
}

/// The title of the document.
pub fn title(paper: &str) -> String {
    format!("{paper}　{SUMMARY}")
}
