//! The JSON for programs: one envelope and one set of names for everything that the commands write. docs/json.md
//! describes it, `schema/output/` defines it.
//!
//! A document derives `Serialize` where its data says what the JSON says; where the JSON joins or computes something, its
//! `json.rs` has structs of its own.

mod envelope;
mod paper;
mod path;
mod period;

pub use envelope::{Kind, render};
pub use paper::Paper;
pub use path::{Named, Place};
pub use period::NamedPeriod;
