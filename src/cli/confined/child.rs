//! The confined process: limits itself first, and ends when its parent does.

use std::ffi::OsString;
use std::io::{self, Read as _};
use std::process;
use std::thread;
use std::time::Duration;

use super::parent::{MARK, OUT_OF_MEMORY};
use crate::cli::exit::Exit;
use crate::cli::frames;
use crate::output;

/// How often memory is measured. A core cannot touch 100 MB of new memory within this time.
const INTERVAL: Duration = Duration::from_millis(20);

/// Takes the limit of memory, in megabytes, out of the arguments of a confined process; `None` for any other process.
pub(in crate::cli) fn take_limit(arguments: &mut Vec<OsString>) -> Option<u64> {
    let [_, mark, memory, ..] = arguments.as_slice() else { return None };
    let memory = memory.to_str()?.parse().ok().filter(|_| mark == MARK)?;
    arguments.drain(1..3);
    Some(memory)
}

/// Limits this process to this amount of memory, in megabytes.
pub(in crate::cli) fn enter(memory: u64) {
    frames::begin();
    system_limits(memory);
    thread::spawn(move || end_beyond(memory << 20));
    thread::spawn(end_with_parent);
}

/// Lets the system refuse huge requests, and write no core file. The allocator reserves addresses that it never uses, so
/// the limit of addresses is higher than that of memory.
#[cfg(unix)]
fn system_limits(memory: u64) {
    use rustix::process::{Resource, Rlimit, setrlimit};

    let addresses = (2 * memory + 4096) << 20;
    for (resource, most) in [(Resource::As, addresses), (Resource::Core, 0)] {
        // A lower limit may be set already, and some systems cannot limit addresses.
        let _ = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    }
}

#[cfg(not(unix))]
fn system_limits(_memory: u64) {}

/// Ends this process when it holds more memory than this.
fn end_beyond(bytes: u64) {
    loop {
        if memory_stats::memory_stats().is_some_and(|stats| stats.physical_mem as u64 > bytes) {
            end(OUT_OF_MEMORY);
        }
        thread::sleep(INTERVAL);
    }
}

/// Ends this process when the one that started it is gone: it holds the other end of stdin open.
fn end_with_parent() {
    let mut nothing = [0; 64];
    while io::stdin().read(&mut nothing).is_ok_and(|read| read > 0) {}
    end(Exit::Interrupted as i32);
}

fn end(code: i32) -> ! {
    output::settle();
    process::exit(code)
}
