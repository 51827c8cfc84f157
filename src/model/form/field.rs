//! 独自: fields that a city adds.

use super::axis::Axis;
use super::carrier::Carrier;
use super::need::Need;
use crate::model::Aggregate;

/// 独自. A field that only this plan has: 予算額, 根拠法令 ….
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// 名称. Its key under 独自, and its label.
    pub name: String,
    /// 対象. The kind of node that carries it.
    pub carrier: Carrier,
    /// 種類.
    pub kind: FieldKind,
    /// 単位, printed after a figure.
    pub unit: Option<String>,
    /// 計算. How it is computed if nothing is written; `None` if it is never computed.
    pub aggregate: Option<FieldAggregate>,
    /// 記入. Which nodes need it; `None` if nobody has to fill it in.
    pub need: Option<Need>,
}

/// 計算. Computes an own field from other figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldAggregate {
    /// 計算: 合計 or 平均.
    pub aggregate: Aggregate,
    /// もと.
    pub origin: FieldOrigin,
    /// 小数: with how many decimals it is printed; `None` for as many as the parts ask for.
    pub decimals: Option<u32>,
    /// ないとき: the word that is printed if no part has a figure.
    pub none: Option<String>,
}

/// もと of an own field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldOrigin {
    /// A name: an own field of what is below a section or 事業, each counted once, or an axis whose points are taken.
    Below(String),
    /// A list of names: own fields of the same node.
    Beside(Vec<String>),
}

impl FieldOrigin {
    /// The names under もと.
    pub fn names(&self) -> &[String] {
        match self {
            Self::Below(name) => std::slice::from_ref(name),
            Self::Beside(names) => names,
        }
    }

    /// Whether fields that are themselves computed from another one are taken with what is computed: those of the other
    /// kind, so that a total is never one of itself.
    pub fn takes_computed(&self, from: &Self) -> bool {
        matches!((self, from), (Self::Below(_), Self::Beside(_)) | (Self::Beside(_), Self::Below(_)))
    }
}

/// What もと of an own field names below.
#[derive(Debug, Clone, Copy)]
pub enum FieldSource<'a> {
    /// An own field of the 取組項目 or 事業 below.
    Field(Carrier),
    /// An axis, whose points are taken.
    Points(&'a Axis),
}

/// 種類. The type of an own field's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FieldKind {
    /// 文章: a text.
    #[default]
    Text,
    /// 数: a figure, or one per period.
    Number,
    /// 金額: an amount of money, always grouped by three digits.
    Money,
}

impl FieldKind {
    /// The keywords of the content.
    pub const KEYWORDS: [(&'static str, Self); 3] = [("文章", Self::Text), ("数", Self::Number), ("金額", Self::Money)];
}
