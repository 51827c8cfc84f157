//! The checks: one file per rule. They know nothing of Typst or of files.

pub mod characters;
mod context;
mod path;
pub mod permissions;

pub use context::{Context, RowAt};
pub use path::tell;

use crate::finding::Finding;

/// A rule: looks at an edition and says what it finds.
type Check = fn(&Context) -> Vec<Finding>;

/// Every rule about an edition as a whole; the faults of single files are reported by the reader.
const CHECKS: &[Check] = &[];

/// Everything the rules find, in no particular order.
pub fn run(context: &Context) -> Vec<Finding> {
    CHECKS.iter().flat_map(|check| check(context)).collect()
}
