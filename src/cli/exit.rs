//! The exit codes.

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
