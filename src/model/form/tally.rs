//! 集計: the tables of counts and of 推移 that the city asks for.

use super::axis::Axis;
use super::carrier::Carrier;
use super::condition::{Condition, Named};
use super::counting::{Counting, Stage};
use super::note::FixedNote;
use super::scale::OptionIndex;
use crate::model::Period;
use crate::vocabulary as word;

/// 集計. A table that counts judgements or follows values through the periods.
#[derive(Debug, Clone, PartialEq)]
pub struct TallyForm {
    /// 題名. The title, by which blocks of 配置 name it.
    pub title: String,
    /// 置く所. Where it is printed, beside the blocks that name it; each once.
    pub places: Vec<TallyPlace>,
    /// 注記. Sentences below it.
    pub notes: Vec<FixedNote>,
    /// Its content.
    pub table: TallyTable,
}

impl TallyForm {
    /// The conditions of its columns and rows.
    pub fn conditions(&self) -> Vec<&Condition> {
        match &self.table {
            TallyTable::Counts(table) => table.each_column().filter_map(|column| column.part.condition()).collect(),
            TallyTable::Mixed(table) => table.rows.iter().filter_map(|row| row.condition.as_ref()).collect(),
            TallyTable::Trend(_) => Vec::new(),
        }
    }

    /// The axes and own fields that it counts by or shows.
    pub fn counts_by(&self) -> Vec<&Named> {
        let tested = || self.conditions().into_iter().map(Condition::tested);
        match &self.table {
            TallyTable::Counts(table) => {
                let field = match &table.rows {
                    TallyRows::Field(field) => Some(field),
                    _ => None,
                };
                [&table.axis].into_iter().chain(field).chain(tested()).collect()
            }
            TallyTable::Mixed(_) => tested().collect(),
            TallyTable::Trend(TrendTable { of: TrendOf::Axis(axis), .. }) => vec![axis],
            TallyTable::Trend(_) => Vec::new(),
        }
    }

    /// Whether it uses the judgements on an axis for a period before the reported one.
    ///
    /// - `of_plan`: the periods that the plan shows
    pub fn uses_earlier(&self, axis: &Named, period: Period, of_plan: &[Period]) -> bool {
        match &self.table {
            TallyTable::Counts(counts) => counts.each_column().any(|column| {
                let tested = column.part.condition().map(Condition::tested);
                column.earlier() == Some(period) && [Some(&counts.axis), tested].contains(&Some(axis))
            }),
            TallyTable::Mixed(mixed) => {
                let tested = || mixed.rows.iter().filter_map(|row| row.condition.as_ref()).map(Condition::tested);
                mixed.each_column().any(|column| column.earlier() == Some(period))
                    && tested().any(|tested| tested == axis)
            }
            TallyTable::Trend(TrendTable { of: TrendOf::Axis(shown), periods }) => {
                shown == axis && periods.as_deref().unwrap_or(of_plan).contains(&period)
            }
            TallyTable::Trend(_) => false,
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

/// 置く所. Where a table that counts the whole paper is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TallyPlace {
    /// 総括表.
    Summary,
    /// 資料の終わり: on the last pages of the paper.
    PaperEnd,
}

impl TallyPlace {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 2] = [("総括表", Self::Summary), ("資料の終わり", Self::PaperEnd)];
}

/// The content of a 集計.
#[derive(Debug, Clone, PartialEq)]
pub enum TallyTable {
    /// 行 and 列: the number of nodes by judgement.
    Counts(CountTable),
    /// 行 with 数えるもの: the number of different things.
    Mixed(MixedTable),
    /// 推移表: judgements or values, period by period.
    Trend(TrendTable),
}

impl Named {
    /// Names an axis.
    pub fn axis(axis: &Axis) -> Self {
        Self { carrier: axis.carrier, name: axis.name.clone() }
    }
}

/// A table of counts.
#[derive(Debug, Clone, PartialEq)]
pub struct CountTable {
    /// 評価. The axis; the nodes that it judges are counted.
    pub axis: Named,
    /// 行.
    pub rows: TallyRows,
    /// 列, at least one.
    pub columns: Vec<TallyEntry>,
    /// 数え方.
    pub counting: Counting,
    /// 委員会評価. Whose judgement counts.
    pub stage: Stage,
    /// 合計. Where the row of the total stands.
    pub total: TotalRow,
}

impl CountTable {
    /// Its columns, also those under a common heading.
    pub fn each_column(&self) -> impl Iterator<Item = &TallyColumn> {
        self.columns.iter().flat_map(TallyEntry::columns)
    }
}

/// A table whose rows count different things.
#[derive(Debug, Clone, PartialEq)]
pub struct MixedTable {
    /// 行, at least one.
    pub rows: Vec<MixedRow>,
    /// 列, at least one: 件数, 割合 and 増減 without a condition.
    pub columns: Vec<TallyEntry>,
    /// 数え方.
    pub counting: Counting,
}

impl MixedTable {
    /// Its columns, also those under a common heading.
    pub fn each_column(&self) -> impl Iterator<Item = &TallyColumn> {
        self.columns.iter().flat_map(TallyEntry::columns)
    }
}

/// A row that counts something of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct MixedRow {
    /// 見出し.
    pub heading: String,
    /// 数えるもの.
    pub counted: Carrier,
    /// 選択肢, or 独自 and 値. What of them counts; `None` for all.
    pub condition: Option<Condition>,
    /// 委員会評価. Whose judgement counts, if they are counted by options.
    pub stage: Stage,
}

/// 合計. Where the row of the total stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TotalRow {
    /// あり: it is the last one.
    Last,
    /// 最初.
    First,
    /// なし: there is none.
    None,
}

impl TotalRow {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 3] =
        [(word::YES, Self::Last), ("最初", Self::First), (word::NO, Self::None)];
}

/// 行. The rows of a table of counts.
#[derive(Debug, Clone, PartialEq)]
pub enum TallyRows {
    /// 選択肢: every option of the axis.
    Options,
    /// Options of the axis, one or several per row.
    Unions(Vec<OptionUnion>),
    /// The sections of the level at this depth.
    Level(usize),
    /// 事業.
    Projects,
    /// 担当課.
    Departments,
    /// 部局.
    Bureaus,
    /// The values of an own field that holds text.
    Field(Named),
}

impl TallyRows {
    /// Whether the rows are options rather than groups of nodes.
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

/// 列. An element of the columns of a table of counts.
#[derive(Debug, Clone, PartialEq)]
pub enum TallyEntry {
    /// A column alone.
    One(TallyColumn),
    /// 見出し and 列: columns under a common heading.
    Headed {
        /// 見出し.
        heading: String,
        /// 列, at least one.
        columns: Vec<TallyColumn>,
    },
}

impl TallyEntry {
    /// A column alone, of the reported period, with its usual heading.
    pub fn usual(part: TallyPart) -> Self {
        Self::One(TallyColumn::usual(part))
    }

    /// Its columns.
    pub fn columns(&self) -> &[TallyColumn] {
        match self {
            Self::One(column) => std::slice::from_ref(column),
            Self::Headed { columns, .. } => columns,
        }
    }

    /// The common heading of its columns.
    pub fn heading(&self) -> Option<&str> {
        match self {
            Self::One(_) => None,
            Self::Headed { heading, .. } => Some(heading),
        }
    }
}

/// A column of a table of counts.
#[derive(Debug, Clone, PartialEq)]
pub struct TallyColumn {
    /// 見出し; `None` for the usual one.
    pub heading: Option<String>,
    /// 年度 of a column that counts an earlier period; `None` for the reported one.
    pub period: Option<Period>,
    /// 内容. What the column shows.
    pub part: TallyPart,
}

impl TallyColumn {
    /// A column of the reported period, with its usual heading.
    pub fn usual(part: TallyPart) -> Self {
        Self { heading: None, period: None, part }
    }

    /// The earlier period that it counts or compares with.
    pub fn earlier(&self) -> Option<Period> {
        match self.part {
            TallyPart::Change { since, .. } => Some(since),
            _ => self.period,
        }
    }
}

/// 内容. What a column of a table of counts shows.
#[derive(Debug, Clone, PartialEq)]
pub enum TallyPart {
    /// 件数.
    Count,
    /// 割合.
    Share,
    /// うち: the number of nodes that also meet a condition.
    Among {
        /// The condition.
        condition: Condition,
        /// 割合, かっこ. How it stands.
        style: AmongStyle,
    },
    /// 増減: the change of the count since an earlier period, for the options of the row or of a condition.
    Change {
        /// 選択肢, unless the row itself is one.
        condition: Option<Condition>,
        /// 年度. The earlier period.
        since: Period,
    },
    /// 平均 of the points.
    Mean,
}

impl TallyPart {
    /// The condition that counted nodes must meet.
    pub fn condition(&self) -> Option<&Condition> {
        match self {
            Self::Among { condition, .. } => Some(condition),
            Self::Change { condition, .. } => condition.as_ref(),
            Self::Count | Self::Share | Self::Mean => None,
        }
    }
}

/// How the count of a うち stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmongStyle {
    /// In a column of its own.
    Alone,
    /// 割合: with its share of the row beside it.
    WithShare,
    /// かっこ: in brackets behind the count before it, as in 2(1).
    InBrackets,
}

/// The keywords of the content for the columns of a table of counts.
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

/// 推移表.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendTable {
    /// 推移. What the table shows for every period.
    pub of: TrendOf,
    /// 年度. Its columns; `None` for the periods of the paper.
    pub periods: Option<Vec<Period>>,
}

/// 推移. What a 推移表 shows for every period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TrendOf {
    /// The judgements on an axis, with a row for every node that it judges.
    Axis(Named),
    /// The values of a series, with a row for every indicator that has it.
    Series(String),
}
