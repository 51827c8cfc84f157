//! Data and layouts → pages → PDF: everything that knows Typst.

mod assets;
#[cfg(test)]
mod disk_world;
mod pdf;
mod project;
mod world;

pub use assets::{Assets, Coverage};
pub use project::{LayoutError, Pages, Project};
