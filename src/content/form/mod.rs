//! 様式: what the nodes of a plan carry and how its sheets print it. The defaults are those of 白井市's sheet.
//!
//! Each file defines one part: how to read it, its schema, and its words in a comparison.

mod arrangement;
mod axis;
mod bands;
mod columns;
mod condition;
mod labels;
mod meant_columns;
mod names;
mod need;
mod notation;
mod note_mark;
mod notes;
mod opinions;
mod own;
mod page;
mod project_lines;
mod scope;
mod series;
mod summary;
mod tables;
mod tallies;
mod whole;
mod widths;

pub(super) use labels::labels;
pub(crate) use opinions::column_added as opinion_column_added;
pub(crate) use scope::Surroundings;
pub(crate) use whole::tell;
pub(super) use whole::{LOOKS, definitions, read, schema};
