//! What the reader and the checks report: a fault or a doubt in the content, with its place and its remedy.
//!
//! Findings are values. They are collected, sorted and rendered; nothing here prints.

mod github;
mod json;
mod path;
mod rule;
mod text;

pub use github::render as render_github;
pub use json::render as render_json;
pub use path::{DocumentPath, Step};
pub use rule::Rule;
pub use text::render;

use crate::model::Place;

/// 指摘. One thing found in the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule that the content breaks.
    pub rule: &'static Rule,
    /// What is wrong, in Japanese.
    pub message: String,
    /// What to do about it, in Japanese.
    pub hint: Option<String>,
    /// Where it stands; absent only where a whole folder is meant.
    pub excerpt: Option<Excerpt>,
    /// The node of the content it is about, from which its path in the document is told.
    pub place: Option<Place>,
    /// Where in the document it stands.
    pub path: DocumentPath,
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

impl Severity {
    /// Its name in the content, in JSON and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }

    /// Its name for people.
    pub fn label(self) -> &'static str {
        match self {
            Self::Error => "エラー",
            Self::Warning => "警告",
            Self::Note => "参考",
        }
    }
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
    /// The line's text; of a long line what stands around the place.
    pub text: String,
    /// How many characters of the line are left out before `text`.
    pub cut: usize,
}

impl Finding {
    /// Reports that the content breaks a rule.
    pub fn new(rule: &'static Rule, message: impl Into<String>, excerpt: Option<Excerpt>) -> Self {
        Self { rule, message: message.into(), hint: None, excerpt, place: None, path: DocumentPath::default() }
    }

    /// How much it weighs.
    pub fn severity(&self) -> Severity {
        self.rule.severity
    }

    /// Whether it stops a build.
    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }

    /// The same finding with a remedy.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same finding about a node of the content.
    pub fn about(mut self, place: &Place) -> Self {
        self.place = Some(place.clone());
        self
    }
}

/// Sorts by file, line and column and removes what is said twice.
pub fn sort(findings: &mut Vec<Finding>) {
    let key = |finding: &Finding| {
        (finding.excerpt.clone(), finding.severity(), finding.rule.code, finding.message.clone(), finding.hint.clone())
    };
    findings.sort_by_cached_key(key);
    findings.dedup_by_key(|finding| key(finding));
}
