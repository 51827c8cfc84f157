//! The words of the values of an edition as CSV.

use crate::model::Form;

/// The columns of the CSV of the values of an edition, with one for each possible level of a 体系.
pub const COLUMNS: [&str; 19 + Form::MOST_LEVELS] = [
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

/// Separates an indicator from the one it is a part of.
pub const PARTS: &str = "／";
