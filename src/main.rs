//! Parses the arguments, runs the command, prints what failed, and sets the exit code.

use std::process::ExitCode;

/// A layout makes and drops many small pieces on every core. The system's allocator asks the kernel for each further page
/// of a thread's heap, which costs a fifth of the time of a large plan (docs/performance.md).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let exit = match shinkan::cli::parse(std::env::args_os()) {
        Ok(arguments) => shinkan::cli::run(&arguments),
        Err(stop) => stop.print(),
    };
    ExitCode::from(exit as u8)
}
