//! Ends the program in an orderly way when it is interrupted.

use std::sync::PoisonError;

use anyhow::Context as _;

use super::file::WRITING;
use super::folder;

/// Installs a handler for interruptions (Ctrl-C, end of the session): it waits until the files being written are
/// finished, blocks further ones, removes unfinished folders and calls `end`, which must end the program.
pub fn finish_before(end: impl Fn() + Send + 'static) -> anyhow::Result<()> {
    let on_signal = move || {
        let _nobody_writes = WRITING.write().unwrap_or_else(PoisonError::into_inner);
        folder::abandon();
        end();
    };
    ctrlc::set_handler(on_signal).context("中断の知らせを受け取れません")
}
