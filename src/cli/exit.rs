//! The exit codes.

use std::process::ExitStatus;

/// The exit codes of every command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Done.
    Clean = 0,
    /// The content has faults and nothing was written, or `--exit-code` found differences.
    Faults = 1,
    /// Wrong arguments, or a problem of the environment: a file cannot be written, a folder is missing.
    Environment = 2,
    /// Interrupted by Ctrl-C, as in shells.
    Interrupted = 130,
}

impl Exit {
    /// The exit code of a run of this program; `None` if it did not come to an end by itself.
    pub(super) fn of(status: ExitStatus) -> Option<Self> {
        let code = status.code()?;
        [Self::Clean, Self::Faults, Self::Environment, Self::Interrupted].into_iter().find(|exit| *exit as i32 == code)
    }
}
