//! What can be made of an edition, and how it becomes files.

use std::path::Path;

use super::prepare::Examined;
use super::press::{self, Finished, Job, Receipt};
use super::{Exit, report};
use crate::documents::extract::Collectives;
use crate::documents::missing;
use crate::finding::Finding;
use crate::model::Department;
use crate::output;
use crate::typeset::Standard;

/// What is to be made.
pub(super) enum Document<'a> {
    /// 資料.
    Book,
    /// 抜粋 of a 担当課.
    Extract(&'a Department, Collectives),
    /// 総括表.
    Summary,
    /// 未記入一覧.
    Missing,
}

impl Document<'_> {
    /// Whether it is the committee's paper, or tells the pages of it.
    pub fn tells_pages(&self) -> bool {
        !matches!(self, Self::Summary)
    }
}

/// Everything that is made of an edition: its paper, an extract for every 担当課, and the 総括表.
pub(super) fn all(examined: &Examined) -> Vec<Document<'_>> {
    let extracts = examined.departments().map(|department| Document::Extract(department, Collectives::Apart));
    [Document::Book].into_iter().chain(extracts).chain([Document::Summary]).collect()
}

/// Makes the documents as files, prints where they are, and says what is wrong with them.
///
/// - `out`: the folder of the papers of all years
pub(super) fn make(examined: &Examined, documents: &[Document], out: &Path) -> anyhow::Result<Exit> {
    let folder = out.join(examined.dir.year.to_string());
    let write = |finished: &Finished| {
        let target = folder.join(&finished.path);
        output::write(&target, finished.pdf)?;
        let path = format!("{}\n", target.display());
        // Of a list a script wants the list itself.
        Ok(match (finished.document, &examined.edition) {
            (Document::Missing, Some(edition)) => Receipt { printed: missing::text(edition), said: path },
            _ => Receipt { printed: path, said: String::new() },
        })
    };
    let outcome = press::run(examined, documents, &Job { standard: Standard::Print, take: &write })?;
    if !outcome.pages.is_empty() {
        report::pointer(&outcome.findings);
        let count = if documents.len() > 1 { format!("{}件、", outcome.pages.len()) } else { String::new() };
        let seconds = examined.started.elapsed().as_secs_f64();
        report::say(format_args!("{count}{}ページ、{seconds:.2}秒\n", outcome.pages.iter().sum::<usize>()));
    }
    Ok(outcome.exit)
}

/// Whether any of these keeps a document from being made.
pub(super) fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(Finding::is_error)
}
