//! The one integration binary: every further one would link its own copy of whatever it uses.

#![allow(clippy::unwrap_used)]

mod archive;
mod blanks;
mod build;
mod check_command;
mod checks;
mod compare;
mod edits;
mod eject;
mod examples;
mod extract;
mod faults;
mod figures;
mod form_pages;
#[cfg(unix)]
mod full_disk;
mod golden;
mod history;
mod hostile;
mod init;
mod kills;
mod new_year;
mod open_data;
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
mod verify;
