//! Indicators and their values.

use std::fmt;

use super::above::Above;
use super::field::FieldEntry;
use super::form::SeriesForm;
use super::in_charge::InCharge;
use super::in_tables::InTables;
use super::judgement::Judgement;
use super::period::Period;
use super::place::{Place, Placed};
use super::value::Value;
use crate::vocabulary::OVER;

/// 実績の指標. What is counted, its unit and its values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Indicator {
    /// 名称.
    pub name: Placed<String>,
    /// 単位, as the author writes it.
    pub unit: Option<Placed<String>>,
    /// 単位 in which its figures count, as [`Edition::link_indicators`](super::Edition::link_indicators) finds it: its own, or
    /// that of the innermost indicator that it is a part of and that says one.
    pub counts_in: Option<Placed<String>>,
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
    /// 計算. How it is computed where it has no value of its own.
    pub derivation: Option<Derivation>,
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

    /// 単位 of its values in a series, unless one is written for a value alone; that of the series has no place.
    pub fn usual_unit(&self, series: &SeriesForm) -> Option<Placed<String>> {
        let of_series = series.unit.clone().map(|unit| Placed::new(unit, Place::default()));
        let is_ratio = series.computation.as_ref().is_some_and(|computation| computation.formula.is_ratio());
        let of_all = || self.counts_in.as_ref().or(self.unit.as_ref()).filter(|_| !is_ratio);
        of_series.or_else(|| of_all().cloned())
    }

    /// 合計 or 平均, if it is computed so: of its parts, or of indicators below.
    pub fn aggregate(&self) -> Option<Aggregate> {
        match self.derivation.as_ref()?.from {
            DerivedFrom::Parts(aggregate) | DerivedFrom::Below(aggregate, _) => Some(aggregate),
            DerivedFrom::Ratio(_) => None,
        }
    }

    /// The indicators from which it is computed, each with what carries it; empty words for its own parts, and for those beside
    /// it.
    pub fn operands(&self) -> Vec<(&Self, &str)> {
        match &self.derivation {
            Some(Derivation { from: DerivedFrom::Below(..) | DerivedFrom::Ratio(_), operands, .. }) => {
                operands.iter().map(|operand| (&operand.indicator, operand.owner.as_str())).collect()
            }
            Some(Derivation { from: DerivedFrom::Parts(_), .. }) | None => {
                self.parts.iter().map(|part| (part, "")).collect()
            }
        }
    }

    /// The indicator with its parts and with all from which it or they are computed, step by step.
    pub fn with_sources(&self) -> Vec<&Self> {
        let operands = self.derivation.iter().flat_map(|derivation| &derivation.operands);
        let others = self.parts.iter().chain(operands.map(|operand| &operand.indicator));
        [self].into_iter().chain(others.flat_map(Self::with_sources)).collect()
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

/// 計算 of an indicator: how its values follow from those of others in the same series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derivation {
    /// What is computed, and from what.
    pub from: DerivedFrom,
    /// 小数: with how many decimals it is printed; `None` for as many as the computation asks for.
    pub decimals: Option<u32>,
    /// The indicators that are not its own parts, as [`Edition::link_indicators`](super::Edition::link_indicators) finds
    /// them. Each is a copy, so that every step of a computation goes down in a tree.
    pub operands: Vec<Operand>,
}

impl fmt::Display for Derivation {
    /// The words of the content.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match &self.from {
            DerivedFrom::Parts(aggregate) => write!(f, "{aggregate}")?,
            DerivedFrom::Below(aggregate, name) => write!(f, "{aggregate}（もと: {}）", name.value)?,
            DerivedFrom::Ratio(names) => write!(f, "{}{OVER}{}", names.value[0], names.value[1])?,
        }
        self.decimals.map_or(Ok(()), |decimals| write!(f, "、小数 {decimals}"))
    }
}

/// What an indicator is computed from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DerivedFrom {
    /// The total or mean of its 内訳.
    Parts(Aggregate),
    /// もと: the total or mean of the indicators of this name below the node that carries it, the nearest on each way down.
    Below(Aggregate, Placed<String>),
    /// 相談件数÷開催回数: an indicator of the same list, or a part of one, divided by another; in percent if its unit is %.
    Ratio(Placed<[String; 2]>),
}

/// The pairs of names that a ratio may be of: a name may have the sign between them itself.
pub fn ratio_names(text: &str) -> impl Iterator<Item = [&str; 2]> {
    let pair = |(at, sign): (usize, &str)| [text[..at].trim(), text[at + sign.len()..].trim()];
    text.match_indices(OVER).map(pair).filter(|pair| pair.iter().all(|name| !name.is_empty()))
}

/// An indicator from which another one is computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operand {
    /// The indicator.
    pub indicator: Indicator,
    /// What carries it, in words; empty if it stands beside the computed one.
    pub owner: String,
}

/// 合計 or 平均.
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

impl fmt::Display for Aggregate {
    /// The keyword of the content.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let word = Self::KEYWORDS.iter().find(|(_, other)| other == self).map_or("", |(word, _)| word);
        f.write_str(word)
    }
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
