//! The one integration binary: every further one would link its own copy of whatever it uses.

#![allow(clippy::unwrap_used)]

mod blanks;
mod build;
mod check_command;
mod checks;
mod edits;
mod eject;
mod examples;
mod extract;
mod faults;
mod figures;
mod form_pages;
mod golden;
mod hostile;
mod init;
mod new_year;
mod periods;
#[cfg(unix)]
mod permissions;
mod random_forms;
mod schema;
mod summary;
mod support;
mod tallies;
mod traps;
mod usage;
