//! `shinkan check`: everything there is to say of the content.

use std::io::{self, Write as _};

use anyhow::anyhow;

use super::arguments::{Check, Deny, Format};
use super::prepare::examine;
use super::{Arguments, Exit, report};
use crate::finding::{self, Finding, Rule, Severity};

pub(super) fn run(arguments: &Arguments, options: &Check) -> anyhow::Result<Exit> {
    if let Some(code) = &options.explain {
        let rule = Rule::find(code).ok_or_else(|| anyhow!("「{code}」という指摘はありません"))?;
        io::stdout().write_all(rule.page.as_bytes())?;
        return Ok(Exit::Clean);
    }
    let findings = examine(arguments.directory(), &options.edition)?.findings;
    match options.format {
        Format::Text => {
            let shown = |finding: &&Finding| options.notes || finding.severity < Severity::Note;
            let shown: Vec<Finding> = findings.iter().filter(shown).cloned().collect();
            io::stdout().write_all(finding::render(&shown).as_bytes())?;
            report::counts(&findings, options.notes);
        }
        Format::Json => io::stdout().write_all(finding::render_json(&findings).as_bytes())?,
        Format::Github => io::stdout().write_all(finding::render_github(&findings).as_bytes())?,
    }
    let bar = match options.deny {
        None => Severity::Error,
        Some(Deny::Warning) => Severity::Warning,
        Some(Deny::Note) => Severity::Note,
    };
    let refused = findings.iter().any(|finding| finding.severity <= bar);
    Ok(if refused { Exit::Faults } else { Exit::Clean })
}
