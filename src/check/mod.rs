//! The checks: what is wrong with an edition as a whole. They know nothing of Typst or of files.

mod attach_paths;
mod context;
pub mod permissions;
mod rules;
mod support;

pub use attach_paths::attach_paths;
pub use context::Context;
pub use rules::characters;
pub use support::restated;

use crate::finding::Finding;

/// Everything the rules find, in no particular order.
pub fn run(context: &Context) -> Vec<Finding> {
    rules::CHECKS.iter().flat_map(|check| check(context)).collect()
}
