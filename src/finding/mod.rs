//! Findings: faults and doubts in the content, each with its place and its remedy.
//!
//! Findings are values. They are collected, sorted and rendered; nothing here prints.

mod choice;
mod github;
mod json;
mod path;
mod rule;
mod severity;
mod text;

pub use choice::{either, one_of};
pub use github::render as render_github;
pub use json::render as render_json;
pub use path::{DocumentPath, Step};
pub use rule::Rule;
pub use severity::Severity;
pub use text::render;

use crate::characters::revealed;
use crate::model::Place;

/// 指摘. A fault or a doubt found in the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule that the content breaks.
    pub rule: &'static Rule,
    /// What is wrong, in Japanese.
    pub message: String,
    /// What to do about it, in Japanese.
    pub hint: Option<String>,
    /// Its place in a file, or the file or folder that it is about; `None` if it is about a whole document.
    pub excerpt: Option<Excerpt>,
    /// The node of the content it is about; its path follows from it.
    pub place: Option<Place>,
    /// Its path in the document.
    pub path: DocumentPath,
    /// What it misses, if it is about something that is not there.
    pub missing: Option<Missing>,
}

/// Keys of a map that have no value, or not all of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The map.
    pub map: Place,
    /// The keys.
    pub keys: Vec<String>,
}

/// A place in a file, with its line; or a whole file or folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Excerpt {
    /// The file, relative to the workspace, with `/` between its parts.
    pub file: String,
    /// Line, counted from 1; 0 of a whole file or folder.
    pub line: usize,
    /// Column in characters, counted from 1; 0 of a whole file or folder.
    pub column: usize,
    /// Number of characters meant, at least 1.
    pub width: usize,
    /// The text of the line, or the part around the place if the line is long.
    pub text: String,
    /// The number of characters of the line before `text`.
    pub cut: usize,
}

impl Excerpt {
    /// A whole file or folder.
    pub fn whole(file: impl Into<String>) -> Self {
        Self { file: file.into(), line: 0, column: 0, width: 0, text: String::new(), cut: 0 }
    }

    /// The line and the column; `None` of a whole file or folder.
    pub fn position(&self) -> Option<(usize, usize)> {
        (self.line > 0).then_some((self.line, self.column))
    }

    /// Where this is, told at another place: the file only if it is another one, the column only if the line is the same.
    pub fn told_at(&self, other: &Self) -> String {
        if self.file != other.file {
            format!(" {} の{}行目", self.file, self.line)
        } else if self.line != other.line {
            format!("{}行目", self.line)
        } else {
            format!("この行の{}文字目", self.column)
        }
    }
}

impl Finding {
    /// Makes a finding: the content breaks a rule.
    pub fn new(rule: &'static Rule, message: impl Into<String>, excerpt: Option<Excerpt>) -> Self {
        Self {
            rule,
            message: revealed(&message.into()),
            hint: None,
            excerpt,
            place: None,
            path: DocumentPath::default(),
            missing: None,
        }
    }

    /// Returns the severity of the rule.
    pub fn severity(&self) -> Severity {
        self.rule.severity
    }

    /// Whether it stops a build.
    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }

    /// Adds a remedy.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(revealed(&hint.into()));
        self
    }

    /// Sets the node of the content that the finding is about.
    pub fn about(mut self, place: &Place) -> Self {
        self.place = Some(place.clone());
        self
    }

    /// Says which keys of a map have no value, so that this is not told if a fault keeps one from being read.
    pub fn missing<'k>(mut self, map: &Place, keys: impl IntoIterator<Item = &'k str>) -> Self {
        self.missing = Some(Missing { map: map.clone(), keys: keys.into_iter().map(str::to_owned).collect() });
        self
    }
}

/// Sorts by file, line and column, and removes duplicates.
pub fn sort(findings: &mut Vec<Finding>) {
    let key = |finding: &Finding| {
        (finding.excerpt.clone(), finding.severity(), finding.rule.code, finding.message.clone(), finding.hint.clone())
    };
    findings.sort_by_cached_key(key);
    findings.dedup_by_key(|finding| key(finding));
}
