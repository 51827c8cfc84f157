//! The command line: arguments, and one file per command.

mod all_editions;
mod archive;
mod arguments;
mod build;
mod check;
mod compare;
mod documents;
mod eject;
mod extract;
mod history;
mod init;
mod new_year;
mod one_thread_per_document;
mod preflight;
mod prepare;
mod press;
mod progress;
mod report;
mod resolve_edition;
mod schema;
mod standalone_document;
mod summary;
mod usage;
mod verify;

pub use arguments::{Arguments, parse};

use anyhow::Context as _;
use arguments::Command;

use crate::output;

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

/// Runs a command; results go to stdout, everything said to people to stderr.
pub fn run(arguments: &Arguments) -> Exit {
    let interrupted = || {
        report::say("中断しました。書きかけのファイルはありません\n");
        std::process::exit(Exit::Interrupted as i32);
    };
    if let Err(error) = output::finish_before(interrupted) {
        report::failure(&error);
        return Exit::Environment;
    }
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(arguments.jobs().unwrap_or_default())
        // As much as the program's first thread has.
        .stack_size(8 << 20)
        .build();
    let result = pool.context("スレッドを作れません").and_then(|pool| pool.install(|| command(arguments)));
    result.unwrap_or_else(|error| {
        report::failure(&error);
        Exit::Environment
    })
}

fn command(arguments: &Arguments) -> anyhow::Result<Exit> {
    match &arguments.command {
        Command::Archive(options) => archive::run(arguments, options),
        Command::Build(options) => build::run(arguments, options),
        Command::Check(options) => check::run(arguments, options),
        Command::Compare(options) => compare::run(arguments, options),
        Command::Extract(options) => extract::run(arguments, options),
        Command::Eject(options) => eject::run(arguments, options),
        Command::History(options) => history::run(arguments, options),
        Command::Init(options) => init::run(arguments, options),
        Command::NewYear(options) => new_year::run(arguments, options),
        Command::Schema(options) => schema::run(arguments, options),
        Command::Summary(options) => summary::run(arguments, options),
        Command::Verify(options) => verify::run(options),
    }
}
