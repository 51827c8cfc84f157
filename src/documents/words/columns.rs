//! The headings of CSV files, and the words in their columns.

use crate::model::Form;

/// The columns of the CSV of a 総括表, with one for each possible level of a 体系.
pub const SUMMARY: [&str; 11 + Form::MOST_LEVELS] = [
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

/// The columns of the CSV of a 推移.
pub const HISTORY: [&str; 13] =
    ["西暦年度", "和暦年度", "No.", "対象", "名称", "種類", "指標", "系列", "単位", "値", "表記", "出典", "扱い"];

/// The columns of the CSV of the values of an edition, with one for each possible level of a 体系.
pub const VALUES: [&str; 19 + Form::MOST_LEVELS] = [
    "資料の西暦年度",
    "資料の和暦年度",
    "階層1",
    "階層2",
    "階層3",
    "階層4",
    "事業番号",
    "事業",
    "番号",
    "取組項目",
    "担当課",
    "種類",
    "名称",
    "系列",
    "委員",
    "内訳",
    "西暦",
    "和暦",
    "単位",
    "数値",
    "表記",
    "付記",
    "注",
];

/// The kind of value in a row.
pub const TEXT: &str = "文";
/// An own field.
pub const FIELD: &str = "独自";
/// An opinion.
pub const OPINION: &str = "意見";
/// A judgement.
pub const JUDGEMENT: &str = "評価";
/// A judgement of the committee.
pub const COMMITTEE_JUDGEMENT: &str = "委員会評価";
/// The name of the second text of an opinion.
pub const COOPERATION: &str = "連携・協力";
/// The name of its third text.
pub const ANSWER: &str = "回答";

/// The value that a 推移 uses.
pub const HOLDS: &str = "採用";
/// A different value in another paper.
pub const OTHER: &str = "異なる記載";

/// The figures of a section.
pub const OF_SECTION: &str = "体系";
/// The figures of a 担当課 in a section.
pub const OF_SECTION_AND_DEPARTMENT: &str = "体系と担当課";
/// A share, with its unit.
pub const SHARE: &str = "割合（％）";

/// Separates an indicator from the one it is a part of.
pub const PARTS: &str = "／";
