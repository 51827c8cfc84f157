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

/// Prints findings and counts them.
pub(super) fn findings(findings: &[Finding]) {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    eprint!("{}", finding::render(findings));
    eprintln!("\n{errors}件の誤りがあります。直してからやり直してください（ファイルは作っていません）");
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
