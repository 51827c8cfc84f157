//! The exit codes.

/// The exit codes of every command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Done.
    Clean = 0,
    /// The content has faults, and nothing was written; or there are differences, and the exit code was to tell.
    Faults = 1,
    /// Wrong arguments, or something in the way: a file that cannot be written, a folder that is missing.
    Environment = 2,
    /// Ctrl-C, as shells tell it.
    Interrupted = 130,
}
