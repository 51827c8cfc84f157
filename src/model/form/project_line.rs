//! 事業欄: what may be printed of a 事業.

/// 事業欄. A line of the block above a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProjectLine {
    /// 事業. Its name.
    Name,
    /// 取り組み目標.
    Goal,
    /// 主な取り組み.
    MainActions,
    /// 担当課, of all its items.
    Departments,
    /// 評価. The judgement of the 事業 on the named axis.
    Judgement(String),
    /// 独自. The named own field.
    Field(String),
}
