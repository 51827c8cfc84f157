//! What one layout prints and nothing more, as data ready to be serialised. The only bridge from the plan to Typst.

pub mod anchor;
mod bands;
pub mod book;
mod cell;
mod document;
mod grid;
mod opinions;
mod page;
pub mod summary;
mod table;
mod text;

pub use grid::{Grid, GridHead, GridRow};
pub use text::Text;
