//! Tables of figures, with their headings.

pub(in crate::documents) mod band;
pub(in crate::documents) mod figure;
pub(in crate::documents) mod fitted_tables;
pub mod grid;
pub(crate) mod heading;
mod heading_limits;
pub(in crate::documents) mod side_by_side;
mod signs;
pub(in crate::documents) mod spreadsheet;
pub mod tallies;
