//! 重さ: what a finding means for a build.

/// The severity of a finding.
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
