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
mod item_line;
pub mod missing;
mod opinions;
mod page;
pub mod row;
pub mod summary;
mod table;
pub mod tallies;
mod text;
mod words;

pub use grid::{Breaks, Grid, GridHead, GridRow};
pub use text::Text;
