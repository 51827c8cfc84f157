//! What one layout prints and nothing more, as data ready to be serialised. The only bridge from the plan to Typst.

pub mod anchor;
mod bands;
pub mod book;
mod cell;
pub mod comparison;
mod document;
pub mod extract;
mod figure;
mod grid;
mod heading;
pub mod history;
mod item_line;
pub mod missing;
pub mod open_data;
mod opinions;
mod page;
pub mod row;
mod spreadsheet;
pub mod summary;
mod table;
pub mod tallies;
mod text;
mod words;

pub use grid::{Breaks, Grid, GridHead, GridRow};
pub use text::Text;
