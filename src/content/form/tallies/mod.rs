//! 集計: the tables of figures that a form asks for.

mod among;
mod apart;
mod columns;
mod counts;
mod mixed;
mod names;
mod places;
mod rows;
mod table;
mod trend;

pub(super) use names::definitions;
pub(super) use table::{said, tallies};
