//! What counts as an obstacle.

use crate::finding::Finding;

/// Whether any of these findings keeps a document from being made.
pub fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(Finding::is_error)
}
