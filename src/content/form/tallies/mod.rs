//! 集計: the tables of figures of the 総括表.

mod among;
mod apart;
mod columns;
mod counts;
mod names;
mod rows;
mod table;
mod trend;

pub(super) use names::definitions;
pub(super) use table::{said, tallies};
