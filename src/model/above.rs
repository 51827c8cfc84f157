//! What the nodes above say, as far as the form asks for it.

use super::field::FieldEntry;
use super::form::{Carrier, Named};
use super::judgement::Judgement;

/// The judgements and own fields of the nodes above that conditions of 記入 test.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Above {
    judgements: Vec<(Carrier, Judgement)>,
    fields: Vec<(Carrier, FieldEntry)>,
}

impl Above {
    /// Nothing.
    pub const NOTHING: Self = Self { judgements: Vec::new(), fields: Vec::new() };

    /// What is above the nodes below a node.
    ///
    /// - `carrier`, `judgements`, `fields`: the node, and what it says
    /// - `tested`: what conditions test
    pub(super) fn below(
        &self,
        carrier: Carrier,
        judgements: &[Judgement],
        fields: &[FieldEntry],
        tested: &[Named],
    ) -> Self {
        let is_tested = |name: &str| tested.iter().any(|it| it.carrier == carrier && it.name == name);
        let judgements = judgements.iter().filter(|judgement| is_tested(&judgement.axis));
        let fields = fields.iter().filter(|field| is_tested(&field.name));
        let mut above = self.clone();
        above.judgements.extend(judgements.map(|judgement| (carrier, judgement.clone())));
        above.fields.extend(fields.map(|field| (carrier, field.clone())));
        above
    }

    /// The judgement on an axis.
    pub(super) fn judgement(&self, axis: &Named) -> Option<&Judgement> {
        let mut judgements = self.judgements.iter();
        judgements.find(|(of, judgement)| *of == axis.carrier && judgement.axis == axis.name).map(|(_, it)| it)
    }

    /// The own field of a name.
    pub(super) fn field(&self, field: &Named) -> Option<&FieldEntry> {
        self.fields.iter().find(|(of, entry)| *of == field.carrier && entry.name == field.name).map(|(_, it)| it)
    }
}
