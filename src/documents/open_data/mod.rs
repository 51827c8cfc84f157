//! The values of an edition as open data: one record for each value.

mod csv;
mod datum;
mod json;
mod words;

pub use csv::render as render_csv;
pub use json::render as render_json;
