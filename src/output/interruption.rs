//! Ends the program in an orderly way when it is interrupted.

use std::mem;
use std::sync::PoisonError;

use anyhow::Context as _;

use super::file::WRITING;
use super::temporary;

/// Installs a handler for interruptions (Ctrl-C, end of the session), which must call [`settle`] and end the program.
///
/// # Errors
/// If the system refuses.
pub fn on_interruption(handler: impl Fn() + Send + 'static) -> anyhow::Result<()> {
    ctrlc::set_handler(handler).context("中断の知らせを受け取れません")
}

/// Waits until the files being written are finished, blocks further ones and removes temporaries. The program must
/// end then.
pub fn settle() {
    let nobody_writes = WRITING.write().unwrap_or_else(PoisonError::into_inner);
    temporary::abandon();
    mem::forget(nobody_writes);
}
