//! Recognises findings that stop a document.

use crate::finding::Finding;

/// Whether any of these findings stops a document.
pub fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(Finding::is_error)
}
