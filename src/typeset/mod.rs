//! Turns data and layouts into pages, and pages into PDF. The only module that knows Typst.
//!
//! It must not know the plan: a document arrives as plain data with the name of its layout.

mod areas;
mod assets;
mod audit;
#[cfg(test)]
mod disk_world;
mod font_file;
mod memo_warmup;
mod pdf;
mod typst_project;
mod world;

pub use areas::Area;
pub use assets::{Assets, Coverage};
pub use audit::{Flaw, FlawKind};
pub use font_file::FontFault;
pub use pdf::Standard;
pub use typst_project::{LayoutError, Pages, TypstProject, forget, forget_unused};

/// The version of Typst built into this program.
pub fn typst_version() -> &'static str {
    typst::utils::version().raw()
}
