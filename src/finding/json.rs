//! Renders findings for programs: the JSON of `shinkan check --format json`.

use serde::Serialize;

use super::Finding;

/// One finding; the names are stable.
#[derive(Serialize)]
struct Entry<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    hint: Option<&'a str>,
    file: Option<&'a str>,
    /// Line and column count from 1; columns in characters.
    line: Option<usize>,
    column: Option<usize>,
    path: String,
}

/// Renders findings as a JSON array, followed by a line break.
pub fn render(findings: &[Finding]) -> String {
    let entries: Vec<Entry> = findings.iter().map(entry).collect();
    let json = serde_json::to_string_pretty(&entries).expect("texts and numbers are always JSON");
    json + "\n"
}

fn entry(finding: &Finding) -> Entry<'_> {
    let excerpt = finding.excerpt.as_ref();
    Entry {
        code: finding.rule.code,
        severity: finding.severity().name(),
        message: &finding.message,
        hint: finding.hint.as_deref(),
        file: excerpt.map(|excerpt| excerpt.file.as_str()),
        line: excerpt.map(|excerpt| excerpt.line),
        column: excerpt.map(|excerpt| excerpt.column),
        path: finding.path.to_string(),
    }
}
