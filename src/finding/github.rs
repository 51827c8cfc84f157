//! Renders findings as workflow commands of GitHub Actions, which shows them next to the lines of a pull request.

use super::{Excerpt, Finding, Severity};

/// Renders one command per line.
pub fn render(findings: &[Finding]) -> String {
    findings.iter().map(command).collect()
}

fn command(finding: &Finding) -> String {
    let name = match finding.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut properties = Vec::new();
    if let Some(excerpt) = &finding.excerpt {
        properties.push(format!("file={}", property(&excerpt.file)));
    }
    if let Some((line, column)) = finding.excerpt.as_ref().and_then(Excerpt::position) {
        properties.push(format!("line={line}"));
        properties.push(format!("col={column}"));
    }
    properties.push(format!("title={}", finding.rule.code));
    let mut message = finding.message.clone();
    if let Some(hint) = &finding.hint {
        message.push_str(&format!("\n対処: {hint}"));
    }
    format!("::{name} {}::{}\n", properties.join(","), data(&message))
}

/// Escapes a message the way GitHub's runner unescapes it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property, in which colon and comma are separators.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Rule;

    const MISSING_UNIT: &Rule = &Rule::warning("missing-unit", "");

    #[test]
    fn what_would_end_a_command_is_escaped() {
        let excerpt = Excerpt { file: "a,b:c".into(), line: 3, column: 5, width: 1, text: String::new(), cut: 0 };
        let finding = Finding::new(MISSING_UNIT, "100%\nです", Some(excerpt)).hint("直す");
        assert_eq!(
            render(&[finding]),
            "::warning file=a%2Cb%3Ac,line=3,col=5,title=missing-unit::100%25%0Aです%0A対処: 直す\n"
        );
    }
}
