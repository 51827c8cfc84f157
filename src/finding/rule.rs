//! What all findings of one kind share.

use std::fmt;

use super::Severity;

/// A rule by which content is judged.
///
/// Each is a constant beside the code that applies it, so that a finding cannot name a rule that does not exist;
/// [`crate::check::rules()`] lists them all.
#[derive(PartialEq, Eq)]
pub struct Rule {
    /// Its ASCII name, stable over versions.
    pub code: &'static str,
    /// How much its findings weigh.
    pub severity: Severity,
    /// Its page for people, in Japanese: what it looks at, why, an example, the remedy.
    pub page: &'static str,
}

impl Rule {
    /// A rule whose findings stop a build.
    pub const fn error(code: &'static str, page: &'static str) -> Self {
        Self { code, severity: Severity::Error, page }
    }

    /// A rule about what is likely wrong.
    pub const fn warning(code: &'static str, page: &'static str) -> Self {
        Self { code, severity: Severity::Warning, page }
    }

    /// A rule about what is worth a look.
    pub const fn note(code: &'static str, page: &'static str) -> Self {
        Self { code, severity: Severity::Note, page }
    }
}

/// Shows the code alone: the page is a whole file.
impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "Rule({})", self.code)
    }
}
