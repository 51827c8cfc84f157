//! 推移: the same items in the editions of several years, side by side.

mod chart;
mod columns;
mod csv;
mod json;
mod pages;
mod paper;
pub mod selection;
mod table;
mod text;
mod words;

pub use csv::render as render_csv;
pub use json::render as render_json;
pub use paper::HistoryPaper;
pub use text::render as render_text;
pub use words::differing;
