//! An option of the axis that is being read.

use super::scale::names_in;
use super::scope::Scope;
use crate::content::codec::schema::offered;
use crate::content::codec::{Codec, text};
use crate::content::faults;
use crate::content::misspelling::nearest;
use crate::content::yaml::Cursor;
use crate::finding::one_of;
use crate::model::{OptionIndex, Scale};

/// An option of the axis that is being read. One whose declaration could not be read is not reported.
///
/// - `declared`: where the options of the axis are written
pub(super) fn option_of<'a>(
    scale: &'a Scale,
    declared: Option<&'a Cursor<'a>>,
    scope: &'a Scope,
) -> Codec<'a, OptionIndex> {
    let read = move |at: &Cursor| {
        let name = at.text()?.value;
        let found = scale.find(&name);
        let is_declared = || declared.is_some_and(|at| !at.is_list() || names_in(at).contains(&name));
        if found.is_none() && !is_declared() {
            let hint = match nearest(&name, scale.words()) {
                Some(option) => format!("「{option}」ではありませんか"),
                None => format!("{}を書いてください", one_of(scale.short_words())),
            };
            at.fault(faults::UNKNOWN_STATUS, format!("「{name}」は選択肢にありません"), hint);
        }
        found
    };
    let names = move || scope.form.axes.iter().flat_map(|axis| axis.scale.words());
    let schema = move || offered(names(), text().filled_schema());
    Codec::new(read, schema, |option| scale.name(*option).to_owned()).filled(schema)
}
