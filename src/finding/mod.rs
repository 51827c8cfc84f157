//! What the reader and the checks report: a fault or a doubt in the content, with its place and its remedy.
//!
//! Findings are values. They are collected, sorted and rendered; nothing here prints.

mod text;

pub use text::render;

/// 指摘. One thing found in the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// A short ASCII name of the rule, for example `unknown-key`.
    pub code: &'static str,
    /// Whether it stops a build.
    pub severity: Severity,
    /// What is wrong, in Japanese.
    pub message: String,
    /// What to do about it, in Japanese.
    pub hint: Option<String>,
    /// Where it stands; absent only where a whole folder is meant.
    pub place: Option<Excerpt>,
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The paper cannot be made from this content.
    Error,
    /// The paper can be made, but is likely wrong.
    Warning,
    /// Worth a look.
    Note,
}

/// A place in a file, with the line that stands there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Excerpt {
    /// The file, relative to the workspace, with `/` between its parts.
    pub file: String,
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// Number of characters meant, at least 1.
    pub width: usize,
    /// The line's text.
    pub text: String,
}

impl Finding {
    /// A fault that stops a build.
    pub fn error(code: &'static str, message: impl Into<String>, place: Option<Excerpt>) -> Self {
        Self { code, severity: Severity::Error, message: message.into(), hint: None, place }
    }

    /// The same finding with a remedy.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Sorts by file, line and column and removes what is said twice.
pub fn sort(findings: &mut Vec<Finding>) {
    findings
        .sort_by(|a, b| (&a.place, a.severity, a.code, &a.message).cmp(&(&b.place, b.severity, b.code, &b.message)));
    findings.dedup();
}
