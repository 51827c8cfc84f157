//! Parses the arguments, runs the command, prints what failed, and sets the exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    let exit = match shinkan::cli::parse(std::env::args_os()) {
        Ok(arguments) => shinkan::cli::run(&arguments),
        Err(stop) => stop.print(),
    };
    ExitCode::from(exit as u8)
}
