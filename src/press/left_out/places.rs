//! Where the form has a place for something.

use crate::model::leaves::{IndicatorLeaf, LeafKind};
use crate::model::{
    Carrier, ColumnEntry, Form, Indicator, Indicators, Named, Part, Period, Place, Plan, ProjectLine, Series,
};

/// Whether the form has a column or a line for a leaf, or uses the series to which it belongs.
pub(in crate::press) fn has_place(form: &Form, kind: &LeafKind) -> bool {
    match kind {
        LeafKind::AncestorTitle | LeafKind::SectionNote | LeafKind::Label(_) => true,
        LeafKind::Goal => form.prints_line(&ProjectLine::Goal),
        LeafKind::MainAction => form.prints_line(&ProjectLine::MainActions),
        LeafKind::Description | LeafKind::Focus => form.prints_part(&Part::Description),
        LeafKind::Outcome => form.prints_part(&Part::Outcome),
        LeafKind::Field(carrier, name) => form.prints_field(*carrier, name),
        LeafKind::OfIndicator(IndicatorLeaf { of, tables, part: Part::Series(names), .. }) => {
            names.iter().any(|name| form.uses_series(*of, tables, name))
        }
        LeafKind::OfIndicator(leaf) => form.prints(leaf.of, &leaf.tables, &leaf.part),
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

/// Whether a value is the record of an earlier paper: its series has one that is printed, or nothing has been filled in for
/// the reported year yet.
pub(super) fn is_record(plan: &Plan, root: &Indicator, value: &Place, printed: &[Period]) -> bool {
    let mut indicators = Indicators::of_list(std::slice::from_ref(root)).map(|node| node.indicator);
    let has_value = |series: &&Series| series.values.iter().any(|(_, other)| other.place == *value);
    let found = indicators.find_map(|it| Some((it, it.series.iter().find(has_value)?)));
    found.is_some_and(|(indicator, series)| {
        // A target may happen to be for the reported year.
        let is_of_years = |name: &str| plan.form.series(name).is_some_and(|series| !series.year.is_single());
        let mut of_years = indicator.series.iter().filter(|series| is_of_years(&series.name));
        let is_filled_in = of_years.any(|series| series.at(plan.year).is_some());
        !printed.is_empty() && (!is_filled_in || series.values.iter().any(|(period, _)| printed.contains(period)))
    })
}

/// Whether a table with indicators of a kind of node has columns or rows of periods.
pub(super) fn has_periods(form: &Form, of: Carrier, table: &str) -> bool {
    form.columns_of_table(of, table).iter().any(|entry| match entry {
        ColumnEntry::EachPeriod(_) => true,
        ColumnEntry::One(_) | ColumnEntry::Headed { .. } => {
            entry.columns().iter().any(|column| column.part == Part::Period)
        }
    })
}
