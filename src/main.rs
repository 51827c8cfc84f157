//! Parses the arguments, runs the command and sets the exit code.

use std::process::ExitCode;

/// Typst allocates many small objects on every core. The system's allocator asks the kernel for each new page of a
/// thread's heap, which takes a fifth of the time of a large plan (docs/performance.md).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let exit = match shinkan::cli::parse(std::env::args_os()) {
        Ok(arguments) => shinkan::cli::run(arguments),
        Err(stop) => stop.print(),
    };
    ExitCode::from(exit as u8)
}
