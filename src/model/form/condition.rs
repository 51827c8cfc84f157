//! Conditions on a node: what was chosen on an axis, or what is written in an own field.

use super::carrier::Carrier;
use super::scale::OptionIndex;

/// An axis or an own field, by its name and its carrier: two carriers may use the same name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// 対象. The kind of node that carries it.
    pub carrier: Carrier,
    /// 名称.
    pub name: String,
}

/// A condition that some nodes meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// One of these options was chosen on an axis.
    Chosen {
        /// 評価. The axis.
        axis: Named,
        /// 選択肢.
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
