//! Data and layouts → pages → PDF: everything that knows Typst.

mod ahead;
mod assets;
mod audit;
#[cfg(test)]
mod disk_world;
mod pdf;
mod project;
mod world;

pub use assets::{Assets, Coverage};
pub use audit::{Flaw, FlawKind};
pub use pdf::Standard;
pub use project::{LayoutError, Pages, Project, forget, forget_unused};

/// The version of Typst that sets the pages.
pub fn typst_version() -> &'static str {
    typst::utils::version().raw()
}
