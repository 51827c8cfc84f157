//! The code page of a Windows console, which is 932 in Japan.
//!
//! Text for the console itself is written as Unicode. The output that a shell catches in a pipe is UTF-8; `more`, `findstr` and
//! PowerShell take it for text in the console's code page, so this is UTF-8 while a command runs.

// The system's own calls are the only way to it. Both take and give numbers alone.
#![allow(unsafe_code)]

use std::sync::atomic::{AtomicU32, Ordering};

use windows_sys::Win32::Globalization::CP_UTF8;
use windows_sys::Win32::System::Console::{GetConsoleOutputCP, SetConsoleOutputCP};

/// The code page to restore; 0 for none.
static BEFORE: AtomicU32 = AtomicU32::new(0);

/// Makes UTF-8 the code page of the console, if there is one.
pub(super) fn use_utf8() {
    // SAFETY: has no arguments.
    let before = unsafe { GetConsoleOutputCP() };
    if before != 0 && before != CP_UTF8 && set(CP_UTF8) {
        BEFORE.store(before, Ordering::SeqCst);
    }
}

/// Restores the code page that the console had.
pub(super) fn restore() {
    match BEFORE.swap(0, Ordering::SeqCst) {
        0 => {}
        before => {
            // The console may be closing; then there is nothing to restore.
            let _ = set(before);
        }
    }
}

fn set(code_page: u32) -> bool {
    // SAFETY: takes a number; the system refuses one that it does not know.
    unsafe { SetConsoleOutputCP(code_page) != 0 }
}

#[cfg(test)]
mod tests {
    use windows_sys::Win32::System::Console::AllocConsole;

    use super::*;

    /// The code page of a Japanese console.
    const SHIFT_JIS: u32 = 932;

    fn now() -> u32 {
        // SAFETY: has no arguments.
        unsafe { GetConsoleOutputCP() }
    }

    /// Wine has a console on a terminal only; without one, there is nothing to try.
    #[test]
    fn the_console_has_utf8_while_a_command_runs_and_its_own_code_page_after() {
        // SAFETY: has no arguments. It fails where the process has a console.
        unsafe { AllocConsole() };
        if now() == 0 {
            return;
        }
        assert!(set(SHIFT_JIS));
        use_utf8();
        assert_eq!(now(), CP_UTF8);
        restore();
        assert_eq!(now(), SHIFT_JIS);
        // A console of UTF-8 stays so, however often a command ends.
        assert!(set(CP_UTF8));
        use_utf8();
        restore();
        restore();
        assert_eq!(now(), CP_UTF8);
    }
}
