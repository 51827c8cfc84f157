//! Indicators and their values.

use super::above::Above;
use super::field::FieldEntry;
use super::in_charge::InCharge;
use super::in_tables::InTables;
use super::judgement::Judgement;
use super::period::Period;
use super::place::{Place, Placed};
use super::value::Value;

/// 実績の指標. What is counted, its unit and its values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Indicator {
    /// 名称.
    pub name: Placed<String>,
    /// 単位, as the author writes it.
    pub unit: Option<Placed<String>>,
    /// The series that the form declares; the default form declares 実績 only.
    pub series: Vec<Series>,
    /// 担当課.
    pub in_charge: InCharge,
    /// 向き. Whether more or less is better.
    pub direction: Direction,
    /// 名称の印刷: whether its name is left out of tables, as that of the second row under one name.
    pub is_unnamed: bool,
    /// 表. The tables in which it stands.
    pub tables: InTables,
    /// 評価 of the indicator.
    pub judgements: Vec<Judgement>,
    /// 独自.
    pub fields: Vec<FieldEntry>,
    /// 内訳. The indicators it consists of.
    pub parts: Vec<Indicator>,
    /// 計算. How it is computed from its parts if it has no value of its own.
    pub aggregate: Option<Aggregate>,
    /// What the nodes above say that decides what has to be filled in here.
    pub above: Above,
    /// Where the indicator was written.
    pub place: Place,
}

impl Indicator {
    /// The series with this name.
    pub fn series(&self, name: &str) -> Option<&Series> {
        self.series.iter().find(|series| series.name == name)
    }

    /// 単位: its own, or that of the innermost indicator that it is a part of and that says one.
    ///
    /// - `above`: the indicators it is a part of, outermost first
    pub fn unit_below<'a>(&'a self, above: &[&'a Self]) -> Option<&'a Placed<String>> {
        [self].into_iter().chain(above.iter().rev().copied()).find_map(|indicator| indicator.unit.as_ref())
    }

    /// Whether a value of its own is written without a year: directly under the key of its series.
    pub fn is_undated(&self, value: &Placed<Value>) -> bool {
        value.place.parent() == self.place
    }
}

/// 向き. Whether more or less is better.
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
    /// The name declared by the form.
    pub name: String,
    /// The values in the order of the content; each period at most once.
    pub values: Vec<(Period, Placed<Value>)>,
}

impl Series {
    /// The value of a period.
    pub fn at(&self, period: Period) -> Option<&Placed<Value>> {
        self.values.iter().find(|(at, _)| *at == period).map(|(_, value)| value)
    }
}
