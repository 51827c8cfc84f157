//! 集計: the tables of figures that a form asks for.

mod among;
mod apart;
mod columns;
mod counts;
mod entries;
mod entry;
mod mixed;
mod names;
mod places;
mod rows;
mod table;
mod trend;

pub(super) use table::{said, tallies};

use serde_json::Value as Json;

use super::scope::Scope;

/// The definitions that the schema of [`tallies`] refers to.
pub(super) fn definitions(scope: &Scope) -> impl Iterator<Item = (String, Json)> {
    names::definitions(&scope.form).chain([columns::definition(scope)])
}
