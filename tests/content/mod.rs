//! What is read from YAML, and what is said where it cannot be read.

mod blanks;
mod bounds;
mod column_slips;
pub mod faults;
mod form_faults;
mod line_slips;
mod periods;
mod random_edits;
mod remedies;
mod slips;
