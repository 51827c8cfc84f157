//! What stands over the columns of tables of figures, in the words of the form.

use crate::documents::words;
use crate::model::tally::Node;
use crate::model::{Edition, Form, Numbering, Part, Period};

/// The heading that the table of 取組項目 has for something, else the usual one.
pub fn of_part(form: &Form, part: &Part, usual: &str) -> String {
    form.heading(part).unwrap_or(usual).to_owned()
}

/// 番号 of the 取組項目; `None` where they have none.
pub fn of_numbers(form: &Form) -> Option<String> {
    (form.numbering != Numbering::None).then(|| of_part(form, &Part::Number, words::NUMBER))
}

/// What has these indicators, where that is of one kind.
pub fn of_owners<'n>(form: &Form, nodes: impl Iterator<Item = &'n Node<'n>> + Clone) -> Option<String> {
    if nodes.clone().all(|node| node.item.is_some()) {
        Some(of_part(form, &Part::Name, words::ITEM))
    } else if nodes.into_iter().all(|node| node.item.is_none() && node.project.is_some()) {
        Some(form.labels.name.clone())
    } else {
        None
    }
}

/// A period that stands alone, or over figures: a bare number says too little there.
pub fn of_period(edition: &Edition, period: Period) -> String {
    edition.plan.period_name(period)
}
