//! Headings of tables of figures, in the words of the form.

use crate::documents::words;
use crate::model::tally::JudgedNode;
use crate::model::{Carrier, Form, Numbering, Part};

/// The heading that the table of 取組項目 uses; otherwise the default one.
pub fn of_part(form: &Form, part: &Part, usual: &str) -> String {
    form.heading(part).unwrap_or(usual).to_owned()
}

/// What the form calls 取組項目.
pub fn of_items(form: &Form) -> String {
    of_part(form, &Part::Name, words::ITEM)
}

/// What the form calls the nodes that an axis judges.
pub fn of_carrier(form: &Form, carrier: Carrier) -> String {
    match carrier {
        Carrier::Item => of_items(form),
        Carrier::Indicator => words::INDICATOR.to_owned(),
        Carrier::Project => form.labels.name.text.clone(),
        Carrier::Section(depth) => form.levels.get(depth).cloned().unwrap_or_default(),
    }
}

/// What the form calls 成果, in short if it is a longer heading with this word.
pub fn of_outcome(form: &Form) -> &str {
    form.heading(&Part::Outcome).filter(|heading| !heading.contains(words::OUTCOME)).unwrap_or(words::OUTCOME)
}

/// The heading of 番号; `None` if 取組項目 have none.
pub fn of_numbers(form: &Form) -> Option<String> {
    (form.numbering != Numbering::None).then(|| of_part(form, &Part::Number, words::NUMBER))
}

/// The heading for the owners of indicators, if all are of one kind.
pub fn of_owners<'n>(form: &Form, nodes: impl Iterator<Item = &'n JudgedNode<'n>> + Clone) -> Option<String> {
    if nodes.clone().all(|node| node.item.is_some()) {
        Some(of_items(form))
    } else if nodes.into_iter().all(|node| node.item.is_none() && node.project.is_some()) {
        Some(form.labels.name.text.clone())
    } else {
        None
    }
}
