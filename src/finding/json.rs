//! The JSON of `shinkan check`.

use serde::Serialize;

use super::{Excerpt, Finding, Severity};
use crate::json::{self, Kind, Place};

#[derive(Serialize)]
struct Check<'a> {
    counts: Counts,
    findings: Vec<Entry<'a>>,
}

/// How many findings there are of each severity, shown or not.
#[derive(Serialize)]
struct Counts {
    error: usize,
    warning: usize,
    note: usize,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    hint: Option<&'a str>,
    place: Place<'a>,
}

/// Renders findings as JSON, followed by a line break.
///
/// - `shown`: the findings to show; the others are only counted
///
/// # Errors
/// If serialisation fails, which texts and numbers never cause.
pub fn render(findings: &[Finding], shown: &[Finding]) -> serde_json::Result<String> {
    let count = |severity| findings.iter().filter(|finding| finding.severity() == severity).count();
    let counts =
        Counts { error: count(Severity::Error), warning: count(Severity::Warning), note: count(Severity::Note) };
    json::render(Kind::Check, &Check { counts, findings: shown.iter().map(entry).collect() })
}

fn entry(finding: &Finding) -> Entry<'_> {
    let excerpt = finding.excerpt.as_ref();
    let position = excerpt.and_then(Excerpt::position);
    Entry {
        code: finding.rule.code,
        severity: finding.severity().name(),
        message: &finding.message,
        hint: finding.hint.as_deref(),
        place: Place {
            file: excerpt.map(|excerpt| excerpt.file.as_str()),
            line: position.map(|(line, _)| line),
            column: position.map(|(_, column)| column),
            path: finding.path.named(),
        },
    }
}
