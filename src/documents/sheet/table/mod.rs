//! Tables: what their columns are, and what stands in their rows.
//!
//! A table is groups of blocks of lines. In a table of 取組項目 a group is an item, and a block one of its periods or,
//! where periods stand side by side, one of its indicators; in a table of indicators a group is an indicator. A cell
//! spans the group, the block or the line it belongs to, which goes with its column.

mod column;
mod form;
mod indicator;
mod item;
mod lines;
mod maker;
mod rows;

pub use form::TableForm;
pub use maker::Maker;
pub use rows::Table;
