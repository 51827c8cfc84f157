//! 列: what a column of a table prints.

use super::{Axis, Carrier, Field, SeriesForm, SeriesYear};
use crate::model::Period;
use crate::vocabulary as word;

/// A column of a table, or a group of columns that is repeated for every period.
#[derive(Debug, Clone, PartialEq)]
pub enum ColumnEntry {
    /// A column.
    One(Column),
    /// 年度ごと: these columns once per period, under the label of the period.
    EachPeriod(Vec<Column>),
    /// 見出し over 列: these columns under a common heading.
    Headed {
        /// 見出し.
        heading: String,
        /// 列.
        columns: Vec<Column>,
    },
}

impl ColumnEntry {
    /// Its columns, each once.
    pub fn columns(&self) -> &[Column] {
        match self {
            Self::One(column) => std::slice::from_ref(column),
            Self::EachPeriod(columns) | Self::Headed { columns, .. } => columns,
        }
    }
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// 内容. What it prints.
    pub part: Part,
    /// 見出し. Its heading.
    pub heading: String,
    /// 幅. Its width in full-width characters; `None` to share the width that the others leave.
    pub width: Option<f64>,
    /// 年度. The period of what it prints; `None` for that of its place in the table, else the reported one.
    pub period: Option<Period>,
}

impl Column {
    /// Creates a column with the usual heading and no width of its own.
    pub fn usual(part: Part, kind: TableKind) -> Self {
        Self { heading: part.usual_heading(kind), part, width: None, period: None }
    }
}

/// 内容. What a column prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// 番号 of the 取組項目.
    Number,
    /// 名称 of the 取組項目.
    Name,
    /// 担当課.
    Departments,
    /// 部局 of the 担当課, each once.
    Bureaus,
    /// 取組内容 and 重点.
    Description,
    /// 成果.
    Outcome,
    /// 評価. The judgement of the 取組項目 on the named axis.
    Judgement(String),
    /// 独自. The named own field of the 取組項目.
    Field(String),
    /// 指標. The names of the indicators: all in one cell if the rows are periods, else one per row.
    Indicators,
    /// 担当課 of an indicator.
    IndicatorDepartments,
    /// 評価 of an indicator on the named axis.
    IndicatorJudgement(String),
    /// 独自. The named own field of an indicator.
    IndicatorField(String),
    /// 年度. The label of the row's period.
    Period,
    /// 系列. The values of these series, one below the other.
    Series(Vec<String>),
    /// The year of a series that has its own: 目標年度.
    SeriesYear(String),
    /// 単位.
    Unit,
    /// 系列. The names of the series of the columns of values, each of which has a row of its own.
    SeriesName,
}

/// What the text of a column belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartOwner {
    /// The 取組項目 as a whole.
    Item,
    /// The period of the row.
    Period,
    /// An indicator.
    Indicator,
}

/// What the rows of a table are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableKind {
    /// The table of 取組項目.
    Items,
    /// A 指標の表.
    Indicators,
}

impl Part {
    /// The heading of a column for which the form gives none.
    pub fn usual_heading(&self, kind: TableKind) -> String {
        let heading = match self {
            Self::Number => "No.",
            Self::Name => word::ITEMS,
            Self::Departments | Self::IndicatorDepartments => word::DEPARTMENTS,
            Self::Bureaus => word::BUREAU,
            Self::Description => word::DESCRIPTION,
            Self::Outcome => "取組による成果、今後の課題や方針",
            Self::Indicators if kind == TableKind::Items => "実績の指標",
            Self::Indicators => word::INDICATORS,
            Self::Period => word::YEAR,
            Self::Series(names) => match names.as_slice() {
                [name] if name == "実績" && kind == TableKind::Items => "実績値",
                names => return names.join("／"),
            },
            Self::SeriesYear(name) => return format!("{name}年度"),
            Self::Unit => word::UNIT,
            Self::SeriesName => word::SERIES,
            Self::Judgement(name) | Self::Field(name) | Self::IndicatorJudgement(name) | Self::IndicatorField(name) => {
                name
            }
        };
        heading.to_owned()
    }

    /// What its text belongs to.
    pub fn owner(&self) -> PartOwner {
        match self {
            Self::Number
            | Self::Name
            | Self::Departments
            | Self::Bureaus
            | Self::Description
            | Self::Outcome
            | Self::Judgement(_)
            | Self::Field(_) => PartOwner::Item,
            Self::Period => PartOwner::Period,
            Self::Indicators
            | Self::IndicatorDepartments
            | Self::IndicatorJudgement(_)
            | Self::IndicatorField(_)
            | Self::Series(_)
            | Self::SeriesYear(_)
            | Self::SeriesName
            | Self::Unit => PartOwner::Indicator,
        }
    }
}

/// The columns of a form that does not list any: those of 白井市's sheet, with the axes, own fields and series of this
/// form in place of 進捗状況 and 実績.
pub fn usual(axes: &[Axis], fields: &[Field], series: &[SeriesForm]) -> Vec<ColumnEntry> {
    let axes_of = |carrier| axes.iter().filter(move |axis| axis.carrier == carrier);
    let fields_of = |carrier| fields.iter().filter(move |field| field.carrier == carrier);
    let mut parts = vec![Part::Number, Part::Name, Part::Departments, Part::Description];
    parts.extend(fields_of(Carrier::Item).map(|field| Part::Field(field.name.clone())));
    parts.extend(axes_of(Carrier::Item).map(|axis| Part::Judgement(axis.name.clone())));
    // Without a series there are no figures to print.
    if !series.is_empty() {
        parts.extend([Part::Indicators, Part::Period]);
        for series in series {
            parts.push(Part::Series(vec![series.name.clone()]));
            parts.extend((series.year == SeriesYear::Own).then(|| Part::SeriesYear(series.name.clone())));
        }
        parts.push(Part::Unit);
    }
    parts.push(Part::Outcome);
    parts.into_iter().map(|part| ColumnEntry::One(Column::usual(part, TableKind::Items))).collect()
}
