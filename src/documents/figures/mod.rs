//! Tables of figures, and the figures and headings in them.

pub(in crate::documents) mod figure;
pub(in crate::documents) mod fitted_tables;
pub mod grid;
pub(in crate::documents) mod heading;
pub(in crate::documents) mod spreadsheet;
pub mod tallies;
