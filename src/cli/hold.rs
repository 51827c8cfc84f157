//! The end of a program whose console opened for it alone.

use std::io;

use super::report;

/// Keeps the console until its last message is read.
pub(super) fn hold() {
    if io::IsTerminal::is_terminal(&io::stdin()) {
        report::say("\nEnter を押すと終わります ");
        // The end of the input ends the program, too.
        let _ = io::stdin().read_line(&mut String::new());
    }
}
