//! `shinkan check`: everything there is to say of the content.

use anyhow::{Context as _, anyhow};

use super::arguments::{Check, Deny, Format};
use super::documents::Document;
use super::prepare::examine;
use super::{Arguments, Exit, preflight, press, report};
use crate::check;
use crate::finding::{self, Finding, Severity};

pub(super) fn run(arguments: &Arguments, options: &Check) -> anyhow::Result<Exit> {
    if let Some(code) = &options.explain {
        let rule = check::rule(code).ok_or_else(|| anyhow!("「{code}」という指摘はありません"))?;
        report::print(rule.page)?;
        return Ok(Exit::Clean);
    }
    let examined = examine(arguments.directory(), &options.edition)?;
    let of_pages = match press::project(&examined, &Document::Book)? {
        Some(project) if options.pages => {
            let pages = project.lay_out("").context("レイアウト（layouts/）に誤りがあります")?;
            preflight::findings(&pages, &examined)
        }
        _ => Vec::new(),
    };
    let findings = examined.findings(examined.check().into_iter().chain(of_pages));
    match options.format {
        Format::Text => {
            let shown = |finding: &&Finding| options.notes || finding.severity() < Severity::Note;
            let shown: Vec<Finding> = findings.iter().filter(shown).cloned().collect();
            report::print(&finding::render(&shown))?;
            report::counts(&findings, options.notes);
        }
        Format::Json => report::print(&finding::render_json(&findings))?,
        Format::Github => report::print(&finding::render_github(&findings))?,
    }
    let bar = match options.deny {
        None => Severity::Error,
        Some(Deny::Warning) => Severity::Warning,
        Some(Deny::Note) => Severity::Note,
    };
    let refused = findings.iter().any(|finding| finding.severity() <= bar);
    Ok(if refused { Exit::Faults } else { Exit::Clean })
}
