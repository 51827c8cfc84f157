//! Writes files. No other module writes to the disk.
//!
//! A file is written beside its target and then renamed, so that no reader sees half a file and a failure leaves the
//! old file intact. A [`Folder`] does the same for files that belong together.

mod file;
mod folder;
mod interruption;
mod scratch;
mod temporary;

pub use file::{Draft, rename, write};
pub use folder::Folder;
pub use interruption::{on_interruption, settle};
pub use scratch::Scratch;
pub use temporary::sweep;
