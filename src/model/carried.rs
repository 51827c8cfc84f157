//! What every node of a plan may carry.

use super::above::Above;
use super::field::{FieldEntry, FieldValue};
use super::in_charge::InCharge;
use super::indicator::Indicator;
use super::judgement::Judgement;

/// What a section, a 事業 and a 取組項目 may carry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Carried {
    /// 担当課.
    pub in_charge: InCharge,
    /// 評価, at most one for each axis of the form.
    pub judgements: Vec<Judgement>,
    /// 独自, at most one for each own field of the form.
    pub fields: Vec<FieldEntry>,
    /// 指標.
    pub indicators: Vec<Indicator>,
    /// What the nodes above say that decides what has to be filled in here.
    pub above: Above,
}

impl Carried {
    /// The judgement on an axis.
    pub fn judgement(&self, axis: &str) -> Option<&Judgement> {
        self.judgements.iter().find(|judgement| judgement.axis == axis)
    }

    /// The own field with this name.
    pub fn field(&self, name: &str) -> Option<&FieldValue> {
        self.fields.iter().find(|field| field.name == name).map(|field| &field.value)
    }
}
