//! 記入: whether a node needs a judgement or an own field.

use super::above::Above;
use super::carried::Carried;
use super::field::{FieldEntry, FieldValue};
use super::form::{Axis, Condition, Field, Named, Need, Unneeded};
use super::holder::Holder;
use super::indicator::Indicator;
use super::judgement::Judgement;
use super::period::Period;

/// What a node, or an indicator, says about itself.
#[derive(Debug, Clone, Copy)]
pub struct Entries<'a> {
    judgements: &'a [Judgement],
    fields: &'a [FieldEntry],
    above: &'a Above,
}

impl<'a> From<&'a Carried> for Entries<'a> {
    fn from(carried: &'a Carried) -> Self {
        Self { judgements: &carried.judgements, fields: &carried.fields, above: &carried.above }
    }
}

impl<'a> From<&'a Indicator> for Entries<'a> {
    fn from(indicator: &'a Indicator) -> Self {
        Self { judgements: &indicator.judgements, fields: &indicator.fields, above: &indicator.above }
    }
}

impl<'a> From<Holder<'a>> for Entries<'a> {
    fn from(holder: Holder<'a>) -> Self {
        match holder {
            Holder::Indicator(indicator) => indicator.into(),
            Holder::Item(item) => (&item.carried).into(),
            Holder::Project(project) => (&project.carried).into(),
            Holder::Section(section, _) => (&section.carried).into(),
        }
    }
}

impl<'a> Entries<'a> {
    /// The judgements and own fields of a node, and what those above it say.
    pub fn new(judgements: &'a [Judgement], fields: &'a [FieldEntry], above: &'a Above) -> Self {
        Self { judgements, fields, above }
    }

    /// Whether a judgement has to be made.
    pub fn need_judgement(self, axis: &Axis, year: Period) -> bool {
        self.unneeded(axis.need.as_ref(), year).is_none()
    }

    /// Whether the form asks for an own field here, and it is blank.
    pub fn lack_field(self, field: &Field, year: Period) -> bool {
        let entry = self.fields.iter().find(|entry| entry.name == field.name);
        let is_written = entry.is_some_and(|entry| match &entry.value {
            FieldValue::Text(text) => !text.value.trim().is_empty(),
            FieldValue::Figure(_) => true,
            FieldValue::Years(values) => values.iter().any(|(period, _)| *period == year),
        });
        field.need.is_some() && !is_written && self.unneeded(field.need.as_ref(), year).is_none()
    }

    /// How a blank is printed that need not be filled in; `None` if it has to be.
    pub fn unneeded(self, need: Option<&Need>, year: Period) -> Option<Unneeded> {
        need.filter(|need| !self.meet_need(need, year)).map(|need| need.otherwise)
    }

    fn meet_need(self, need: &Need, year: Period) -> bool {
        if need.is_above() {
            is_met(&need.condition, year, |axis| self.above.judgement(axis), |field| self.above.field(field))
        } else {
            self.meet(&need.condition, year)
        }
    }

    /// Whether the node itself meets a condition.
    pub(super) fn meet(self, condition: &Condition, year: Period) -> bool {
        is_met(
            condition,
            year,
            |axis| self.judgements.iter().find(|judgement| judgement.axis == axis.name),
            |field| self.fields.iter().find(|entry| entry.name == field.name),
        )
    }
}

/// Whether a condition is met by the judgements and own fields that are looked up.
fn is_met<'a>(
    condition: &Condition,
    year: Period,
    judgement: impl Fn(&Named) -> Option<&'a Judgement>,
    field: impl Fn(&Named) -> Option<&'a FieldEntry>,
) -> bool {
    match condition {
        Condition::Chosen { axis, options } => {
            judgement(axis).into_iter().flat_map(|judgement| judgement.all_at(year)).any(|it| options.contains(&it))
        }
        Condition::Written { field: of, values } => {
            let text = field(of).and_then(FieldEntry::text).map(|text| text.value.trim());
            text.is_some_and(|text| values.iter().any(|value| value == text))
        }
    }
}
