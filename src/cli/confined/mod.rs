//! Runs the program in a process of its own, within limits of time and memory.
//!
//! Layouts are code. Typst cannot be stopped while it runs, and neither a stack that overflows nor memory that runs out
//! can be caught. So layouts that come from elsewhere run in a second process, and whatever happens there becomes one
//! sentence here (docs/decisions/0011-layouts-of-others-run-apart.md).

mod child;
mod limits;
mod parent;

pub(super) use child::{enter, take_limit};
pub(super) use limits::{Limits, parse};
pub(super) use parent::{Cause, End, run, stop};
