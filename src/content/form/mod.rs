//! 様式: what the nodes of a plan carry and how its sheets print it. The defaults are those of 白井市's sheet.
//!
//! Each file defines one part: how to read it, its schema, and its words in a comparison.

mod arrangement;
mod axis;
mod bands;
mod behind;
mod columns;
mod condition;
mod headed;
mod labels;
mod mark;
mod meant_columns;
mod names;
mod need;
mod notation;
mod note_mark;
mod notes;
mod of_plan;
mod opinions;
mod option;
mod own;
mod own_sources;
mod page;
mod papers;
mod project_lines;
mod scale;
mod scope;
mod selection;
mod series;
mod shared_keys;
mod summary;
mod tables;
mod tallies;
mod whole;

pub(super) use labels::labels;
pub(super) use of_plan::OfPlan;
pub(crate) use opinions::column_added as opinion_column_added;
pub(crate) use papers::tell_papers;
pub(super) use papers::{ABOUT_VOLUMES, papers, volumes};
pub(super) use scope::Surroundings;
pub(crate) use scope::surroundings_of;
pub(super) use series::decimals;
pub(crate) use whole::tell;
pub(super) use whole::{LOOKS, definitions, read, schema};
