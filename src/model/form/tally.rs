//! 集計: the tables of figures of the 総括表 that the form asks for.

use super::axis::{Axis, OptionIndex};
use super::carrier::Carrier;
use super::counting::{Counting, Stage};
use crate::model::Period;
use crate::vocabulary as word;

/// 集計. A table of figures that are counted from what is judged.
#[derive(Debug, Clone, PartialEq)]
pub struct TallyForm {
    /// 題名. What stands over it.
    pub title: String,
    /// What it shows.
    pub table: TallyTable,
}

impl TallyForm {
    /// The axes and own fields by which it counts, or which it shows.
    pub fn counts_by(&self) -> Vec<&Named> {
        match &self.table {
            TallyTable::Counts(table) => {
                let field = match &table.rows {
                    TallyRows::Field(field) => Some(field),
                    _ => None,
                };
                let conditions = table.columns.iter().filter_map(|column| column.part.condition());
                [&table.axis].into_iter().chain(field).chain(conditions.map(Condition::tested)).collect()
            }
            TallyTable::Trend(TrendTable { of: TrendOf::Axis(axis), .. }) => vec![axis],
            TallyTable::Trend(_) => Vec::new(),
        }
    }

    /// The series that it shows.
    pub fn series(&self) -> Option<&str> {
        match &self.table {
            TallyTable::Trend(TrendTable { of: TrendOf::Series(name), .. }) => Some(name),
            _ => None,
        }
    }
}

/// What a 集計 shows.
#[derive(Debug, Clone, PartialEq)]
pub enum TallyTable {
    /// 行 and 列: how many were judged how.
    Counts(CountTable),
    /// 推移表: everything of one kind, period by period.
    Trend(TrendTable),
}

/// The name of an axis or of an own field, and what carries it: names may repeat between carriers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// 対象. What carries it.
    pub carrier: Carrier,
    /// 名称.
    pub name: String,
}

impl Named {
    /// The name of an axis.
    pub fn axis(axis: &Axis) -> Self {
        Self { carrier: axis.carrier, name: axis.name.clone() }
    }
}

/// A table of counts.
#[derive(Debug, Clone, PartialEq)]
pub struct CountTable {
    /// 評価. The axis by which is counted; what it judges is counted.
    pub axis: Named,
    /// 行.
    pub rows: TallyRows,
    /// 列, at least one.
    pub columns: Vec<TallyColumn>,
    /// 数え方.
    pub counting: Counting,
    /// 委員会評価. Whose judgement counts.
    pub stage: Stage,
    /// 合計. Whether the last row sums up.
    pub total: bool,
}

/// 行. What has a row.
#[derive(Debug, Clone, PartialEq)]
pub enum TallyRows {
    /// 選択肢: every option of the axis.
    Options,
    /// Options of the axis, one or several in a row.
    Unions(Vec<OptionUnion>),
    /// The sections of the level at this depth.
    Level(usize),
    /// 事業.
    Projects,
    /// 担当課.
    Departments,
    /// 部局.
    Bureaus,
    /// The values of an own field that holds a text.
    Field(Named),
}

impl TallyRows {
    /// Whether a row is what was chosen, rather than where it belongs.
    pub fn are_options(&self) -> bool {
        matches!(self, Self::Options | Self::Unions(_))
    }
}

/// Options that share a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionUnion {
    /// 見出し.
    pub heading: String,
    /// 選択肢, each once.
    pub options: Vec<OptionIndex>,
}

/// A column of a table of counts.
#[derive(Debug, Clone, PartialEq)]
pub struct TallyColumn {
    /// 見出し; `None` for the usual one.
    pub heading: Option<String>,
    /// 内容. What it counts.
    pub part: TallyPart,
}

/// 内容. What a column of a table of counts holds.
#[derive(Debug, Clone, PartialEq)]
pub enum TallyPart {
    /// 件数.
    Count,
    /// 割合.
    Share,
    /// うち: those that fulfil a condition, too.
    Among {
        /// Which these are.
        condition: Condition,
        /// 割合. Whether their share of the row stands beside it.
        share: bool,
    },
    /// 増減: the count against that of an earlier period; of the row's own options, or of those that a condition names.
    Change {
        /// 選択肢, where the row is none of its own.
        condition: Option<Condition>,
        /// 年度. The earlier period.
        since: Period,
    },
    /// 平均 of the points.
    Mean,
}

impl TallyPart {
    /// What it asks of those that it counts.
    pub fn condition(&self) -> Option<&Condition> {
        match self {
            Self::Among { condition, .. } => Some(condition),
            Self::Change { condition, .. } => condition.as_ref(),
            Self::Count | Self::Share | Self::Mean => None,
        }
    }
}

/// The words of the content for what a column of a table of counts holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TallyWord {
    /// 件数.
    Count,
    /// 割合.
    Share,
    /// うち.
    Among,
    /// 増減.
    Change,
    /// 平均.
    Mean,
}

impl TallyWord {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 5] = [
        ("件数", Self::Count),
        (word::SHARE, Self::Share),
        (word::AMONG, Self::Among),
        (word::CHANGE, Self::Change),
        ("平均", Self::Mean),
    ];
}

/// What some of the counted are besides.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// Judged so on an axis.
    Chosen {
        /// 評価. The axis.
        axis: Named,
        /// 選択肢, one of which was chosen.
        options: Vec<OptionIndex>,
    },
    /// 独自 and 値: an own field holds one of these texts.
    Written {
        /// The field.
        field: Named,
        /// 値.
        values: Vec<String>,
    },
}

impl Condition {
    /// The axis or the own field that it tests.
    pub fn tested(&self) -> &Named {
        match self {
            Self::Chosen { axis, .. } => axis,
            Self::Written { field, .. } => field,
        }
    }
}

/// 推移表.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendTable {
    /// 推移. What is shown for every period.
    pub of: TrendOf,
    /// 年度. Its columns; `None` for those that the paper shows.
    pub periods: Option<Vec<Period>>,
}

/// 推移. What a 推移表 shows for every period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TrendOf {
    /// The judgements on an axis; a row for everything that it judges.
    Axis(Named),
    /// The values of a series; a row for every indicator that has it.
    Series(String),
}
