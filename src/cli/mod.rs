//! The command line: arguments, and one file per command.

mod arguments;
mod build;
mod check;
mod eject;
mod init;
mod preflight;
mod prepare;
mod report;
mod schema;
mod summary;
mod usage;

pub use arguments::{Arguments, parse};

use arguments::Command;

/// The exit codes of every command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Done.
    Clean = 0,
    /// The content has faults; nothing was written.
    Faults = 1,
    /// Wrong arguments, or something in the way: a file that cannot be written, a folder that is missing.
    Environment = 2,
}

/// Runs a command; results go to stdout, everything said to people to stderr.
pub fn run(arguments: &Arguments) -> Exit {
    let result = match &arguments.command {
        Command::Build(options) => build::run(arguments, options),
        Command::Check(options) => check::run(arguments, options),
        Command::Eject(options) => eject::run(arguments, options),
        Command::Init(options) => init::run(arguments, options),
        Command::Schema(options) => schema::run(arguments, options),
        Command::Summary(options) => summary::run(arguments, options),
    };
    result.unwrap_or_else(|error| {
        report::failure(&error);
        Exit::Environment
    })
}
