//! The data of an edition for programs: every value of its own, beside what it is of.

mod csv;
mod datum;
mod json;

pub use csv::render as render_csv;
pub use json::render as render_json;
