//! The checks: one file per rule. They know nothing of Typst or of files.

mod breakdown_changed;
pub mod characters;
mod context;
mod counterpart;
mod different_values;
mod elsewhere;
mod falling_values;
mod figure;
mod next_year_differs;
mod path;
pub mod permissions;
mod repeat_drift;
mod repeated_outcome;
mod same_outcome_as_last_year;
mod wording;

pub use context::{Context, RowAt};
pub use path::tell;

use crate::finding::Finding;

/// A rule: looks at an edition and says what it finds.
type Check = fn(&Context) -> Vec<Finding>;

/// Every rule about an edition as a whole; the faults of single files are reported by the reader.
const CHECKS: &[Check] = &[
    breakdown_changed::check,
    different_values::check,
    falling_values::check,
    next_year_differs::check,
    repeat_drift::check,
    repeated_outcome::check,
    same_outcome_as_last_year::check,
];

/// Everything the rules find, in no particular order.
pub fn run(context: &Context) -> Vec<Finding> {
    CHECKS.iter().flat_map(|check| check(context)).collect()
}
