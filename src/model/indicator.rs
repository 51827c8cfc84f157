//! Indicators and the values they take.

use super::carried::FieldEntry;
use super::judgement::Judgement;
use super::number::Number;
use super::period::Period;
use super::place::{Place, Placed};

/// 実績の指標. What is counted, in which unit, and its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// 名称.
    pub name: Placed<String>,
    /// 単位, as the author writes it.
    pub unit: Option<Placed<String>>,
    /// The named series of the form; the default form has 実績 alone.
    pub series: Vec<Series>,
    /// 向き. Whether more or less is better.
    pub direction: Direction,
    /// 表. The name of the 指標の表 it stands in; empty for the one without a name.
    pub table: String,
    /// 評価 of the indicator.
    pub judgements: Vec<Judgement>,
    /// 独自.
    pub fields: Vec<FieldEntry>,
    /// 内訳: the indicators it is made of.
    pub parts: Vec<Indicator>,
    /// 計算. What it is of its parts, where it has no value of its own.
    pub aggregate: Option<Aggregate>,
    /// Where the indicator was written.
    pub place: Place,
}

impl Indicator {
    /// The series of that name.
    pub fn series(&self, name: &str) -> Option<&Series> {
        self.series.iter().find(|series| series.name == name)
    }
}

/// 向き. Whether more or less of it is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// 増.
    #[default]
    Up,
    /// 減.
    Down,
}

impl Direction {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 2] = [("増", Self::Up), ("減", Self::Down)];
}

/// 計算 of an indicator over its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aggregate {
    /// 合計.
    Sum,
    /// 平均.
    Mean,
}

impl Aggregate {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 2] = [("合計", Self::Sum), ("平均", Self::Mean)];
}

/// A named series of values over periods: 実績, 目標 ….
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// The name under which the form declares it.
    pub name: String,
    /// The values, in the order of the content, each period at most once.
    pub values: Vec<(Period, Placed<Value>)>,
}

impl Series {
    /// The value of a period.
    pub fn at(&self, period: Period) -> Option<&Placed<Value>> {
        self.values.iter().find(|(at, _)| *at == period).map(|(_, value)| value)
    }
}

/// 実績値. One value of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A number or a text alone.
    Plain(Scalar),
    /// A record of parts.
    Record(Record),
}

/// A number, or a text that is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scalar {
    /// A number.
    Number(Number),
    /// A text such as 22/655 (延件数).
    Text(String),
    /// A word that the form declares to stand for an absent value: －, 未公表 ….
    Absent(String),
}

impl Scalar {
    /// A number where the text is one, else a text.
    pub fn parse(text: &str) -> Self {
        Number::parse(text).map_or_else(|| Self::Text(text.to_owned()), Self::Number)
    }
}

/// A value with more to it than one figure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// 値. The figure itself; absent where only a breakdown is given.
    pub value: Option<Scalar>,
    /// 付記. Printed behind the figure, for example (内障害者21).
    pub suffix: Option<String>,
    /// 内訳. Label and figure, in the order of the content.
    pub breakdown: Vec<Breakdown>,
    /// 注. Printed as a ※ and a footnote under the table.
    pub note: Option<String>,
}

/// One line of a 内訳.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breakdown {
    /// What the figure counts.
    pub label: String,
    /// The figure; absent where nothing is written yet.
    pub value: Option<Scalar>,
}
