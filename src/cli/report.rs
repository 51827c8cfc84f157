//! What the commands say to people, on stderr.

use std::io::{self, Write as _};
use std::path::Path;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::finding::{self, Finding, Severity};

/// Says what kept a command from its work, and why.
pub(super) fn failure(error: &anyhow::Error) {
    let mut causes = error.chain().map(ToString::to_string);
    eprintln!("エラー: {}", causes.next().unwrap_or_default());
    for cause in causes {
        eprintln!("  {cause}");
    }
}

/// Prints the errors that keep a paper from being made.
pub(super) fn refusal(findings: &[Finding]) {
    let errors: Vec<Finding> = findings.iter().filter(|finding| finding.severity == Severity::Error).cloned().collect();
    eprint!("{}", finding::render(&errors));
    eprintln!("\n{}件の誤りがあります。直してからやり直してください（ファイルは作っていません）", errors.len());
}

/// Points to `check` where it has something to say of a paper that was made.
pub(super) fn pointer(findings: &[Finding]) {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    match (count(Severity::Warning), count(Severity::Note)) {
        (0, 0) => {}
        (0, notes) => eprintln!("参考が{notes}件あります（shinkan check --notes で表示します）"),
        (warnings, notes) => eprintln!("警告が{warnings}件、参考が{notes}件あります（shinkan check で表示します）"),
    }
}

/// Counts findings below their list.
pub(super) fn counts(findings: &[Finding], notes_shown: bool) {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    let hidden = if notes > 0 && !notes_shown { "（--notes で表示します）" } else { "" };
    eprintln!("エラー {errors}件、警告 {warnings}件、参考 {notes}件{hidden}");
}

/// Prints the path of a file that was made, for people and scripts alike.
pub(super) fn made(path: &Path) -> io::Result<()> {
    writeln!(io::stdout(), "{}", path.display())
}

/// A line that moves while something is made; it shows on a terminal only and leaves nothing behind.
pub(super) fn progress(what: String) -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {msg}").expect("the template is correct");
    let bar = ProgressBar::new_spinner().with_style(style).with_message(what);
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}
