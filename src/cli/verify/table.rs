//! The table at the end: what was proved of a bag, and what was not.

use unicode_width::UnicodeWidthStr;

use crate::cli::exit::Exit;

/// The result of one line of the table, from good to bad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    /// It is as it should be.
    Proved,
    /// It was not checked, or cannot be proved. This alone is not a fault.
    Open,
    /// It is as it should be, but a person should know more.
    Noted,
    /// It is not as it should be.
    Broken,
}

impl Verdict {
    fn sign(self) -> char {
        match self {
            Self::Proved => '○',
            Self::Open => '－',
            Self::Noted => '△',
            Self::Broken => '×',
        }
    }
}

/// One line of the table.
#[derive(Debug)]
pub(super) struct Row {
    title: &'static str,
    verdict: Verdict,
    said: String,
    /// What differs, one line each.
    details: Vec<String>,
}

impl Row {
    pub fn new(title: &'static str, verdict: Verdict, said: impl Into<String>) -> Self {
        Self { title, verdict, said: said.into(), details: Vec::new() }
    }

    /// Names what differs.
    pub fn with(mut self, details: Vec<String>) -> Self {
        self.details = details;
        self
    }
}

/// Writes the table.
pub(super) fn render(rows: &[Row]) -> String {
    let width = rows.iter().map(|row| row.title.width()).max().unwrap_or_default();
    let mut out = "\n確かめたこと（○ 合っている、△ 注意、× 違う、－ 確かめていない）\n".to_owned();
    for row in rows {
        let gap = " ".repeat(width - row.title.width());
        out.push_str(&format!("{} {}{gap}  {}\n", row.verdict.sign(), row.title, row.said));
        row.details.iter().for_each(|line| out.push_str(&format!("{}{line}\n", " ".repeat(width + 5))));
    }
    out
}

/// The exit code of the table.
pub(super) fn exit(rows: &[Row]) -> Exit {
    match rows.iter().any(|row| row.verdict == Verdict::Broken) {
        true => Exit::Faults,
        false => Exit::Clean,
    }
}
