//! Makes documents, all of a run beside each other: pages, preflight, PDF.
//!
//! The committee's paper comes first, as the others tell its pages. Nothing is handed over before the content has been
//! looked through; after that every document stands for itself, and one that fails keeps no other from being made.

use std::path::PathBuf;
use std::sync::{Mutex, OnceLock, PoisonError};

use anyhow::{Context as _, anyhow};

use super::documents::{Document, has_errors};
use super::prepare::Examined;
use super::progress::Progress;
use super::{Exit, one_thread_per_document, preflight, report};
use crate::documents::book::Book;
use crate::documents::extract::{self, Extract, RowPages};
use crate::documents::missing::{self, Missing};
use crate::documents::page::anchor;
use crate::documents::summary::{self, Summary};
use crate::finding::Finding;
use crate::model::Edition;
use crate::typeset::{LayoutError, Pages, Standard, TypstProject, forget_unused};
use crate::windows;

/// The folder of the extracts.
const EXTRACTS: &str = "課別";

/// After how many documents the layouts are looked through for what may be forgotten: more than most plans have.
const REMEMBERED: usize = 16;

/// How documents are made, and who takes them.
pub(super) struct Job<'a> {
    /// What they are for.
    pub standard: Standard,
    /// Takes a finished document.
    pub take: &'a (dyn Fn(&Finished) -> anyhow::Result<Receipt> + Sync),
}

/// A finished document.
pub(super) struct Finished<'a> {
    /// Which it is.
    pub document: &'a Document<'a>,
    /// Its path in the folder of the year's papers.
    pub path: PathBuf,
    /// The PDF.
    pub pdf: &'a [u8],
}

/// What there is to say of a document that has been taken.
#[derive(Default)]
pub(super) struct Receipt {
    /// To scripts, on stdout.
    pub printed: String,
    /// To people, on stderr.
    pub said: String,
}

/// What has become of a run.
pub(super) struct Outcome {
    /// The worst that happened.
    pub exit: Exit,
    /// How many pages each document has that was made.
    pub pages: Vec<usize>,
    /// What is wrong with the content and with the committee's paper.
    pub findings: Vec<Finding>,
}

/// A document that was made.
struct Made {
    receipt: Receipt,
    pages: usize,
    /// What is to be said of its pages.
    findings: Vec<Finding>,
}

/// Why a document was not made.
enum Refusal {
    /// Its pages have errors.
    Findings(Vec<Finding>),
    /// Something is in the way.
    Environment(anyhow::Error),
}

/// Makes the documents and hands each over.
pub(super) fn run(examined: &Examined, documents: &[Document], job: &Job) -> anyhow::Result<Outcome> {
    let Some(edition) = examined.sound() else {
        let findings = examined.findings(examined.check());
        report::refusal(&findings);
        return Ok(Outcome { exit: Exit::Faults, pages: Vec::new(), findings });
    };
    let sources = match job.standard {
        Standard::Print => Vec::new(),
        Standard::Keep => examined.files_read()?,
    };
    Press { examined, edition, sources }.run(documents, job)
}

/// The project that prints a document; `None` where faults keep it from being made.
pub(super) fn project(examined: &Examined, document: &Document) -> anyhow::Result<Option<TypstProject>> {
    let Some(edition) = examined.sound() else { return Ok(None) };
    let press = Press { examined, edition, sources: Vec::new() };
    let paper = if matches!(document, Document::Book) { None } else { press.paper(std::slice::from_ref(document))? };
    press.project(document, paper.as_ref()).map(Some)
}

/// What the documents of a run are made from.
struct Press<'a> {
    examined: &'a Examined,
    edition: &'a Edition,
    /// The files to attach, in the order in which they were read, each by its path in the edition.
    sources: Vec<(&'a str, Vec<u8>)>,
}

/// The committee's paper, laid out.
struct Paper {
    book: Book,
    pages: Result<Pages, LayoutError>,
    rows: RowPages,
    flaws: OnceLock<Vec<Finding>>,
}

impl Press<'_> {
    fn run(&self, documents: &[Document], job: &Job) -> anyhow::Result<Outcome> {
        let progress = Progress::new(documents.iter().map(|document| self.name(document)).collect());
        // What tells no pages of the paper is laid out beside it.
        let alone = |(index, document): (usize, &Document)| {
            Mutex::new((!document.tells_pages()).then(|| {
                progress.begin(index);
                self.lay_out(document, None)
            }))
        };
        let aside = || rayon::join(|| self.examined.check(), || documents.iter().enumerate().map(alone).collect());
        let (paper, (of_content, laid_out)): (_, (_, Vec<Mutex<_>>)) = rayon::join(|| self.paper(documents), aside);
        let paper = paper?;
        if has_errors(&of_content) {
            progress.finish()?;
            let findings = self.examined.findings(of_content);
            report::refusal(&findings);
            return Ok(Outcome { exit: Exit::Faults, pages: Vec::new(), findings });
        }
        let make = |index: usize| {
            progress.begin(index);
            let pages = laid_out[index].lock().unwrap_or_else(PoisonError::into_inner).take();
            let made = self.document(&documents[index], pages, paper.as_ref(), job);
            progress.end(index, made.as_ref().ok().map(|made| (made.pages, made.receipt.printed.as_str())));
            if (index + 1).is_multiple_of(REMEMBERED) {
                forget_unused();
            }
            made
        };
        let made = match documents.len() {
            1 => vec![make(0)],
            count => one_thread_per_document::each(rayon::current_num_threads(), count, make)?,
        };
        progress.finish()?;
        let of_paper = paper.as_ref().map(|paper| self.flaws(paper)).unwrap_or_default();
        let findings = self.examined.findings(of_content.into_iter().chain(of_paper.iter().cloned()));
        let (exit, pages) = self.report(documents, made, &findings);
        Ok(Outcome { exit, pages, findings })
    }

    /// Lays the committee's paper out where a document needs it.
    fn paper(&self, documents: &[Document]) -> anyhow::Result<Option<Paper>> {
        if !documents.iter().any(Document::tells_pages) {
            return Ok(None);
        }
        let book = Book::new(self.edition);
        let project = self.attach(&Document::Book, self.examined.project("book", &book)?)?;
        // Beside other documents every core has enough to do.
        let project = if documents.len() == 1 { project.from_both_ends("sheets") } else { project };
        let pages = project.lay_out(self.ident(&Document::Book));
        // The number that is printed on a page, rather than its position.
        let first = self.edition.plan.form.page.first;
        let mut rows = RowPages::new();
        for (label, page) in pages.as_ref().map(Pages::labels).unwrap_or_default() {
            if let Some(row) = anchor::row(&label) {
                let number = rows.entry(row.to_owned()).or_insert(usize::MAX);
                *number = (page + first - 1).min(*number);
            }
        }
        Ok(Some(Paper { book, pages, rows, flaws: OnceLock::new() }))
    }

    /// What is wrong with the pages of the committee's paper.
    fn flaws<'p>(&self, paper: &'p Paper) -> &'p [Finding] {
        paper.flaws.get_or_init(|| match &paper.pages {
            Ok(pages) => preflight::findings(pages, self.examined),
            Err(_) => Vec::new(),
        })
    }

    /// The project that prints a document.
    ///
    /// - `paper`: the committee's paper, for a document that tells its pages
    fn project(&self, document: &Document, paper: Option<&Paper>) -> anyhow::Result<TypstProject> {
        let project = match document {
            Document::Book => self.examined.project("book", &Book::new(self.edition)),
            Document::Extract(department, collectives) => {
                let Paper { book, rows, .. } = self.laid_out(paper)?;
                let extract = Extract::new(self.edition, book, rows, department, *collectives);
                self.examined.project("extract", &extract)
            }
            Document::Summary => self.examined.project("summary", &Summary::new(self.edition)),
            Document::Missing => {
                let missing = Missing::new(self.edition, &self.laid_out(paper)?.rows);
                self.examined.project("missing", &missing)
            }
        };
        self.attach(document, project?)
    }

    /// A project with the files attached that its document is made from: of an extract those of the 事業 in it.
    fn attach(&self, document: &Document, project: TypstProject) -> anyhow::Result<TypstProject> {
        if self.sources.is_empty() {
            return Ok(project);
        }
        let shown = match document {
            Document::Extract(department, collectives) => extract::files(self.edition, department, *collectives),
            _ => (0..self.sources.len()).collect(),
        };
        let is_source = |file: usize| self.examined.sources.project(file).is_none() || shown.contains(&file);
        let sources = self.sources.iter().enumerate().filter(|(file, _)| is_source(*file));
        project.with_sources(sources.map(|(_, (path, bytes))| (*path, bytes.as_slice())))
    }

    /// Lays a document out.
    fn lay_out(&self, document: &Document, paper: Option<&Paper>) -> Result<Pages, Refusal> {
        Ok(self.project(document, paper)?.lay_out(self.ident(document))?)
    }

    /// Makes a document.
    ///
    /// - `pages`: its pages, where it has been laid out before
    fn document(
        &self,
        document: &Document,
        pages: Option<Result<Pages, Refusal>>,
        paper: Option<&Paper>,
        job: &Job,
    ) -> Result<Made, Refusal> {
        if let (Document::Book, Some(paper)) = (document, paper) {
            let pages = paper.pages.as_ref().map_err(|error| Refusal::from(error.clone()))?;
            return self.finish(document, pages, job, || self.flaws(paper).to_vec());
        }
        let pages = pages.unwrap_or_else(|| self.lay_out(document, paper))?;
        let name = self.name(document);
        self.finish(document, &pages, job, || preflight::findings_of(&name, &pages, self.examined))
    }

    /// The committee's paper, for a document that tells its pages.
    fn laid_out<'p>(&self, paper: Option<&'p Paper>) -> anyhow::Result<&'p Paper> {
        let number = &self.edition.plan.paper_number;
        let why = || format!("{number} を組めないので、そのページを示せません");
        paper.filter(|paper| paper.pages.is_ok()).with_context(why)
    }

    /// Looks the finished pages through and hands them over.
    fn finish(
        &self,
        document: &Document,
        pages: &Pages,
        job: &Job,
        flaws: impl FnOnce() -> Vec<Finding> + Send,
    ) -> Result<Made, Refusal> {
        let (pdf, flaws) = rayon::join(|| pages.pdf(job.standard), flaws);
        let findings = self.examined.findings_of_pages(flaws);
        if has_errors(&findings) {
            return Err(Refusal::Findings(findings));
        }
        let pdf = pdf.context("PDF にできません")?;
        let receipt = (job.take)(&Finished { document, path: self.path(document), pdf: &pdf })?;
        Ok(Made { receipt, pages: pages.count(), findings })
    }

    /// Says what was made and what was not; gives the worst that happened and the number of pages of what was made.
    ///
    /// - `findings`: what is wrong with the content and with the committee's paper
    fn report(
        &self,
        documents: &[Document],
        made: Vec<Result<Made, Refusal>>,
        findings: &[Finding],
    ) -> (Exit, Vec<usize>) {
        let mut exit = Exit::Clean;
        let mut pages = Vec::new();
        for (document, made) in documents.iter().zip(made) {
            let name = self.name(document);
            match made {
                Ok(made) => {
                    pages.push(made.pages);
                    report::say(&made.receipt.said);
                    report::further(&made.findings, findings);
                }
                Err(Refusal::Findings(errors)) => {
                    exit = exit.max(Exit::Faults);
                    if documents.len() > 1 {
                        report::say(format_args!("{name} を作れません\n"));
                    }
                    report::refusal(&errors);
                }
                Err(Refusal::Environment(error)) => {
                    exit = exit.max(Exit::Environment);
                    let several = documents.len() > 1;
                    report::failure(&if several { error.context(format!("{name} を作れません")) } else { error });
                }
            }
        }
        (exit, pages)
    }

    /// What people call a document.
    fn name(&self, document: &Document) -> String {
        match document {
            Document::Book => self.edition.plan.paper_number.clone(),
            Document::Extract(department, _) => department.name.value.clone(),
            Document::Summary => summary::NAME.to_owned(),
            Document::Missing => missing::NAME.to_owned(),
        }
    }

    /// What tells the PDF from all others.
    fn ident(&self, document: &Document) -> String {
        let plan = &self.edition.plan;
        let paper = format!("{} {} {}", plan.name, self.examined.dir.year, plan.paper_number);
        match document {
            Document::Book => paper,
            _ => format!("{paper} {}", self.name(document)),
        }
    }

    /// The path of a document in the folder of the year's papers.
    fn path(&self, document: &Document) -> PathBuf {
        match document {
            Document::Book => windows::file_name(&self.edition.plan.mark(), "pdf"),
            Document::Extract(department, _) => {
                PathBuf::from(EXTRACTS).join(windows::file_name(&department.name.value, "pdf"))
            }
            Document::Summary | Document::Missing => windows::file_name(&self.name(document), "pdf"),
        }
    }
}

impl From<anyhow::Error> for Refusal {
    fn from(error: anyhow::Error) -> Self {
        Self::Environment(error)
    }
}

impl From<LayoutError> for Refusal {
    fn from(error: LayoutError) -> Self {
        Self::Environment(anyhow!(error).context("レイアウト（layouts/）に誤りがあります"))
    }
}
