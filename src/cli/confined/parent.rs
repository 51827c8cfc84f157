//! Starts the confined process, forwards its output, and explains why it did not finish.

use std::env;
use std::ffi::OsString;
use std::fmt;
use std::io::{self, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Context as _;

use crate::cli::exit::Exit;
use crate::cli::frames::{self, Frame};
use crate::cli::{opening, report};

/// The first argument of a confined process; its limit of memory in megabytes follows. No option, so that no help and no
/// completion shows it.
pub(super) const MARK: &str = "--confined";

/// The exit code of a confined process that reached its memory limit.
pub(super) const OUT_OF_MEMORY: i32 = 86;

/// The exit code that Windows gives to a process whose stack overflowed.
const STATUS_STACK_OVERFLOW: i32 = 0xC000_00FD_u32.cast_signed();

/// The most bytes of the runtime's crash message that are kept.
const HEARD: u64 = 1 << 14;

/// How long an interrupted process may take to finish the files it is writing.
const PATIENCE: Duration = Duration::from_secs(10);

/// The confined process, while there is one.
static RUNNING: Mutex<Option<Child>> = Mutex::new(None);

/// How a confined run ended.
#[derive(Debug)]
pub(in crate::cli) enum End {
    /// By itself.
    Ended(Exit),
    /// It had to be stopped, or crashed, while it was doing this (empty if it did not say what).
    Failed(Cause, String),
}

/// Why a confined run did not finish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) enum Cause {
    /// The time is up.
    Time,
    /// It asked for more memory than it may have.
    Memory,
    /// The stack overflowed.
    Depth,
    /// Anything else; holds what the runtime said of it.
    Crash(String),
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Time => write!(f, "時間切れになりました"),
            Self::Memory => write!(f, "メモリーを使いすぎました"),
            Self::Depth => write!(f, "異常終了しました（入れ子が深すぎます）"),
            Self::Crash(said) if said.is_empty() => write!(f, "異常終了しました"),
            Self::Crash(said) => write!(f, "異常終了しました（{said}）"),
        }
    }
}

/// Runs the program with these arguments in a process of its own.
///
/// - `memory`: the limit of memory in megabytes
/// - `time`: the time limit, if there is one
///
/// # Errors
/// If the process cannot be started, or its output cannot be forwarded.
pub(in crate::cli) fn run(arguments: &[OsString], memory: u64, time: Option<Duration>) -> anyhow::Result<End> {
    let started = || -> io::Result<Child> {
        let mut command = Command::new(env::current_exe()?);
        command.args([MARK, &memory.to_string()]).args(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()
    };
    let mut child = started().context("レイアウトを動かすプロセスを始められません")?;
    let (output, errors) = (child.stdout.take().context("stdout")?, child.stderr.take().context("stderr")?);
    *running() = Some(child);
    let (told, wait) = mpsc::channel();
    thread::spawn(move || {
        let mut doing = String::new();
        let result = pass_on(output, &mut doing);
        // Nobody waits any more if the time is up.
        let _ = told.send((result, doing));
    });
    let heard = thread::spawn(move || hear(errors));
    let in_time = match time {
        Some(time) => wait.recv_timeout(time),
        None => wait.recv().map_err(|_| RecvTimeoutError::Disconnected),
    };
    let mut running = running();
    let child = running.as_mut().context("the process is there until it is waited for")?;
    let is_late = matches!(in_time, Err(RecvTimeoutError::Timeout));
    if is_late {
        child.kill().context("時間切れのプロセスを止められません")?;
    }
    let status = child.wait().context("プロセスの終わりを待てません")?;
    *running = None;
    drop(running);
    // A process that was killed has closed its end, so that this comes at once.
    let (result, doing) = in_time.or_else(|_| wait.recv()).context("プロセスの結果を受け取れません")?;
    result?;
    let heard = heard.join().unwrap_or_default();
    if Exit::of(status) == Some(Exit::Interrupted) {
        // The system interrupts both processes. The handler in this one ends it, and says so.
        thread::sleep(Duration::from_secs(1));
    }
    Ok(match Exit::of(status) {
        _ if is_late => End::Failed(Cause::Time, doing),
        Some(exit) => End::Ended(exit),
        None => End::Failed(cause(status.code(), &heard), doing),
    })
}

/// Stops the confined process, if there is one. Closing its stdin makes it finish the files it is writing. The lock is kept,
/// so that the thread that waits for the process reports nothing more.
pub(in crate::cli) fn stop() {
    let mut running = running();
    if let Some(child) = running.as_mut() {
        drop(child.stdin.take());
        let since = Instant::now();
        while matches!(child.try_wait(), Ok(None)) && since.elapsed() < PATIENCE {
            thread::sleep(Duration::from_millis(5));
        }
        // It has ended already, or hangs.
        let _ = child.kill();
    }
    std::mem::forget(running);
}

fn running() -> MutexGuard<'static, Option<Child>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Forwards the output of the process until it ends; `doing` becomes its last activity.
fn pass_on(mut output: impl Read, doing: &mut String) -> anyhow::Result<()> {
    while let Some((frame, text)) = frames::receive(&mut output) {
        match frame {
            Frame::Printed => report::print(&text)?,
            Frame::Said => report::say(text),
            Frame::Doing => *doing = text,
            Frame::Made => opening::open(text.as_ref()),
        }
    }
    Ok(())
}

/// The beginning of what the runtime says.
fn hear(mut errors: impl Read) -> String {
    let mut heard = Vec::new();
    let _ = errors.by_ref().take(HEARD).read_to_end(&mut heard);
    // The rest is read, so that the process does not wait for it.
    let _ = io::copy(&mut errors, &mut io::sink());
    String::from_utf8_lossy(&heard).into_owned()
}

/// Why a process did not come to an end, judged by its exit code and by what Rust's runtime says in such a case.
///
/// - `code`: the exit code; `None` if a signal ended the process
fn cause(code: Option<i32>, heard: &str) -> Cause {
    let is_memory = ["memory allocation of ", "capacity overflow", "unable to allocate"];
    if code == Some(OUT_OF_MEMORY) || is_memory.iter().any(|said| heard.contains(said)) {
        return Cause::Memory;
    }
    if code == Some(STATUS_STACK_OVERFLOW) || heard.contains("has overflowed its stack") {
        return Cause::Depth;
    }
    let said = heard.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    Cause::Crash(said.chars().map(|c| if c.is_control() { ' ' } else { c }).take(200).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The code of Windows for a process that ended itself, as Rust's runtime does after an error.
    const STATUS_STACK_BUFFER_OVERRUN: i32 = 0xC000_0409_u32.cast_signed();

    #[test]
    fn the_end_of_a_process_is_told_by_its_code_or_its_last_words() {
        for (code, heard, expected) in [
            (Some(OUT_OF_MEMORY), "", Cause::Memory),
            (None, "memory allocation of 80 bytes failed", Cause::Memory),
            (None, "\nthread 'main' has overflowed its stack\n", Cause::Depth),
            (Some(STATUS_STACK_OVERFLOW), "", Cause::Depth),
            (Some(STATUS_STACK_OVERFLOW), "\nthread '<unknown>' has overflowed its stack\n", Cause::Depth),
            (Some(STATUS_STACK_BUFFER_OVERRUN), "memory allocation of 80 bytes failed", Cause::Memory),
            (
                Some(STATUS_STACK_BUFFER_OVERRUN),
                "\nthread 'main' panicked\tat a",
                Cause::Crash("thread 'main' panicked at a".to_owned()),
            ),
            (Some(101), "", Cause::Crash(String::new())),
        ] {
            assert_eq!(cause(code, heard), expected, "{code:?} {heard}");
        }
    }
}
