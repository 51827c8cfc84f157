//! Makes documents, and reports the progress and the outcome of each.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use super::exit::Exit;
use super::progress::Progress;
use super::{opening, report};
use crate::check;
use crate::documents::Document;
use crate::finding::Finding;
use crate::output;
use crate::press::{self, Cancel, Desk, Finished, LoadedEdition, Made, Material, Outcome, Refusal};
use crate::typeset::Standard;
use crate::windows::slashed;

/// The messages about a delivered document.
#[derive(Default)]
pub(super) struct Receipt {
    /// For scripts, on stdout.
    pub printed: String,
    /// For people, on stderr.
    pub said: String,
}

/// The outcome of a run.
pub(super) struct Run {
    /// The worst exit code of any document.
    pub exit: Exit,
    /// The PDFs that were written into a folder.
    pub written: Vec<PathBuf>,
    /// The number of pages of each finished document.
    pub pages: Vec<usize>,
    /// The findings in the content and on the committee's paper.
    pub findings: Vec<Finding>,
    /// Whether a layout has a fault.
    layout_fault: bool,
}

impl Run {
    /// Says what to do about a faulty layout of the workspace. In a bag, nobody repairs it.
    pub fn advise(&self) {
        if self.layout_fault {
            report::say(
                "対処: この行を直すか、このファイルを layouts/ から取り除いてください（組み込みのものを使います）\n",
            );
        }
    }

    fn without_documents(exit: Exit, findings: Vec<Finding>) -> Self {
        Self { exit, written: Vec::new(), pages: Vec::new(), findings, layout_fault: false }
    }

    /// Opens what was written, if that is wanted.
    pub fn open_if(&self, wanted: bool) {
        if wanted {
            opening::open_made(&self.written);
        }
    }
}

/// Borrows the documents of a list.
pub(super) fn all<'d>(documents: &'d [Box<dyn Document + 'd>]) -> Vec<&'d dyn Document> {
    documents.iter().map(Box::as_ref).collect()
}

/// Writes documents into a folder, and prints their paths.
pub(super) fn write(material: &Material, documents: &[&dyn Document], folder: &Path) -> anyhow::Result<Run> {
    let written = Mutex::new(Vec::new());
    let mut run = run(material, documents, Standard::Print, &|finished| {
        let target = folder.join(&finished.path);
        output::write(&target, finished.pdf)?;
        written.lock().unwrap_or_else(PoisonError::into_inner).push((finished.index, target.clone()));
        let path = format!("{}\n", slashed(&target));
        Ok(match finished.document.text() {
            Some(text) => Receipt { printed: text, said: path },
            None => Receipt { printed: path, said: String::new() },
        })
    })?;
    run.advise();
    let mut written = written.into_inner().unwrap_or_else(PoisonError::into_inner);
    written.sort();
    run.written = written.into_iter().map(|(_, path)| path).collect();
    Ok(run)
}

/// What follows when documents are written.
pub(super) struct Ending {
    /// When the work began.
    pub started: Instant,
    /// Whether to open what was written.
    pub open: bool,
    /// Whether the pages are those that `check --pages` looks at. Else their findings are printed at once.
    pub is_checked: bool,
}

/// Writes documents of an edition, and reports their findings, pages and time.
pub(super) fn write_papers(
    material: &Material,
    documents: &[&dyn Document],
    folder: &Path,
    ending: &Ending,
) -> anyhow::Result<Exit> {
    let mut run = write(material, documents, folder)?;
    run.open_if(ending.open);
    if !run.pages.is_empty() {
        if !ending.is_checked {
            let of_pages = run.findings.extract_if(.., |finding| check::is_of_pages(finding.rule));
            report::further(&of_pages.collect::<Vec<_>>(), &[]);
        }
        report::pointer(&run.findings, material.edition.and_then(LoadedEdition::older_year));
        let count = if documents.len() > 1 { format!("{}件、", run.pages.len()) } else { String::new() };
        report::remark(format_args!("{count}{}", report::pages_and_time(&run.pages, ending.started)));
    }
    Ok(run.exit)
}

/// Makes documents, and reports what was made and what was not.
pub(super) fn run(
    material: &Material,
    documents: &[&dyn Document],
    standard: Standard,
    take: &(dyn Fn(&Finished) -> anyhow::Result<Receipt> + Sync),
) -> anyhow::Result<Run> {
    let names: Vec<String> = documents.iter().map(|document| document.name()).collect();
    let counter = Counter { take, progress: Progress::new(names.clone()) };
    let outcome = press::make(material, documents, standard, &counter, &Cancel::default());
    counter.progress.finish()?;
    let (made, findings) = match outcome? {
        Outcome::Refused(findings) => {
            report::refusal(&findings);
            return Ok(Run::without_documents(Exit::Faults, findings));
        }
        Outcome::Cancelled => return Ok(Run::without_documents(Exit::Interrupted, Vec::new())),
        Outcome::Done { documents, findings } => (documents, findings),
    };
    let several = documents.len() > 1;
    let (mut exit, mut pages, mut layout_fault) = (Exit::Clean, Vec::new(), false);
    for (name, made) in names.iter().zip(made) {
        match made {
            Ok(made) => {
                pages.push(made.pages);
                report::say(&made.receipt.said);
                report::further(&made.findings, &findings);
            }
            Err(refusal) => {
                layout_fault |= refusal.is_of_layout();
                exit = exit.max(tell(name, refusal, several));
            }
        }
    }
    Ok(Run { exit, written: Vec::new(), pages, findings, layout_fault })
}

/// Reports why a document was not made.
///
/// - `several`: whether the run has other documents, so that the message must name this one
fn tell(name: &str, refusal: Refusal, several: bool) -> Exit {
    match refusal {
        Refusal::Findings(errors) => {
            if several {
                report::say(format_args!("{name} を作れません\n"));
            }
            report::refusal(&errors);
            Exit::Faults
        }
        Refusal::Environment(error) => {
            report::failure(&if several { error.context(format!("{name} を作れません")) } else { error });
            Exit::Environment
        }
        Refusal::Cancelled => Exit::Interrupted,
    }
}

/// Receives finished documents.
struct Counter<'a> {
    take: &'a (dyn Fn(&Finished) -> anyhow::Result<Receipt> + Sync),
    progress: Progress,
}

impl Desk for Counter<'_> {
    type Receipt = Receipt;

    fn begin(&self, document: usize) {
        self.progress.begin(document);
    }

    fn take(&self, finished: &Finished) -> anyhow::Result<Receipt> {
        (self.take)(finished)
    }

    fn end(&self, document: usize, made: &Result<Made<Receipt>, Refusal>) {
        self.progress.end(document, made.as_ref().ok().map(|made| (made.pages, made.receipt.printed.as_str())));
    }
}
