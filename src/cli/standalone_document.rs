//! A document that is not one edition's: made by itself, and written.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context as _, anyhow};

use super::{Exit, documents, preflight, report};
use crate::content::Sources;
use crate::finding::Finding;
use crate::output;
use crate::typeset::{Standard, TypstProject, forget};

/// A document that is not one edition's.
pub(super) struct Single<'a> {
    pub project: TypstProject,
    /// What people call it.
    pub name: &'a str,
    /// What tells its PDF from all others.
    pub ident: String,
    /// The files to which the labels of its pages lead.
    pub sources: &'a Sources,
    /// Type below this size, in points, is too small.
    pub least_size: f64,
    /// When the work on it began.
    pub started: Instant,
}

impl Single<'_> {
    /// Lays it out, looks it through, writes it and says so.
    ///
    /// - `further`: what people are told of it beside its pages, with a line break at its end
    pub fn make(self, target: &Path, further: &str) -> anyhow::Result<Exit> {
        forget();
        let pages = self.project.lay_out(&self.ident).context("レイアウト（layouts/）に誤りがあります")?;
        let look = || preflight::findings_in(self.name, &pages, self.sources, self.least_size);
        let (pdf, findings): (_, Vec<Finding>) = rayon::join(|| pages.pdf(Standard::Print), look);
        if documents::has_errors(&findings) {
            report::refusal(&findings);
            return Ok(Exit::Faults);
        }
        output::write(target, &pdf.map_err(|error| anyhow!(error).context("PDF にできません"))?)?;
        report::print(&format!("{}\n", target.display()))?;
        report::further(&findings, &[]);
        report::say(further);
        report::say(format_args!("{}ページ、{:.2}秒\n", pages.count(), self.started.elapsed().as_secs_f64()));
        Ok(Exit::Clean)
    }
}
