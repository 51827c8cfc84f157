//! The rules that findings refer to.

use std::fmt;

use super::severity::Severity;

/// A rule for the content.
///
/// Each rule is a constant next to the code that applies it, so that a finding cannot name a rule that does not exist;
/// [`crate::check::rules()`] lists them all.
#[derive(PartialEq, Eq)]
pub struct Rule {
    /// Its ASCII name, stable over versions.
    pub code: &'static str,
    /// The severity of its findings.
    pub severity: Severity,
    /// Its page in Japanese: what it checks, why, an example and the remedy.
    pub page: &'static str,
}

impl Rule {
    /// What it finds, in a sentence: the first one of its page.
    pub fn summary(&self) -> &'static str {
        self.page.lines().skip(1).find(|line| !line.is_empty()).unwrap_or_default()
    }

    /// Makes a rule whose findings stop a build.
    pub const fn error(code: &'static str, page: &'static str) -> Self {
        Self { code, severity: Severity::Error, page }
    }

    /// Makes a rule whose findings are likely mistakes.
    pub const fn warning(code: &'static str, page: &'static str) -> Self {
        Self { code, severity: Severity::Warning, page }
    }

    /// Makes a rule whose findings are worth a look.
    pub const fn note(code: &'static str, page: &'static str) -> Self {
        Self { code, severity: Severity::Note, page }
    }
}

/// Shows only the code, as the page is a whole file.
impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "Rule({})", self.code)
    }
}
