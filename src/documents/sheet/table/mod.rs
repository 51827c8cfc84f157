//! The tables of a sheet: their columns and rows.
//!
//! A table consists of groups of blocks of lines. In a table of 取組項目, a group is an item, and a block is one of its
//! periods or, if periods are side by side, one of its indicators. In a table of indicators, a group is an indicator. A
//! cell spans the group, the block or the line to which its column belongs.

mod column;
mod form;
mod head;
mod indicator;
mod item;
mod lines;
mod maker;
mod rows;

pub use column::{longest_part, longest_word};
pub use form::TableForm;
pub use maker::{Maker, number_of};
pub use rows::Table;
