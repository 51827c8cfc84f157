//! Tells what a form has a place for.

use crate::model::leaves::{IndicatorLeaf, LeafKind};
use crate::model::{Carrier, ColumnEntry, Form, Named, Part, ProjectLine};

/// Whether the form has a column or a line for a leaf, or uses the series to which it belongs.
pub(in crate::press) fn has_place(form: &Form, kind: &LeafKind) -> bool {
    match kind {
        LeafKind::AncestorTitle | LeafKind::SectionNote | LeafKind::Label(_) => true,
        LeafKind::Goal => form.prints_line(&ProjectLine::Goal),
        LeafKind::MainAction => form.prints_line(&ProjectLine::MainActions),
        LeafKind::Description | LeafKind::Focus => form.prints_part(&Part::Description),
        LeafKind::Outcome => form.prints_part(&Part::Outcome),
        LeafKind::Field(carrier, name) => form.prints_field(*carrier, name),
        LeafKind::OfIndicator(IndicatorLeaf { of, table, part: Part::Series(names), .. }) => {
            names.iter().any(|name| form.uses_series(*of, table, name))
        }
        LeafKind::OfIndicator(leaf) => form.prints(leaf.of, &leaf.table, &leaf.part),
        LeafKind::Opinion(part) => {
            form.opinions.as_ref().is_some_and(|pages| pages.columns.iter().any(|column| column.part == *part))
        }
    }
}

/// Whether the form has a column or a line for the judgements on an axis.
pub(in crate::press) fn has_place_of_judgement(form: &Form, axis: &Named) -> bool {
    match axis.carrier {
        Carrier::Indicator => form.prints_judgements(&axis.name),
        carrier => form.prints_judgement(carrier, &axis.name),
    }
}

/// Whether the table that contains an indicator has columns or rows of periods.
pub(super) fn has_periods(form: &Form, leaf: &IndicatorLeaf) -> bool {
    form.columns_of_table(leaf.of, &leaf.table).iter().any(|entry| match entry {
        ColumnEntry::EachPeriod(_) => true,
        ColumnEntry::One(_) | ColumnEntry::Headed { .. } => {
            entry.columns().iter().any(|column| column.part == Part::Period)
        }
    })
}
