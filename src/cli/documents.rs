//! Makes documents, all of a run beside each other: pages, preflight, PDF, file.
//!
//! The committee's paper comes first, as the others tell its pages. Nothing is written before the content has been
//! looked through; after that every document stands for itself, and one that fails keeps no other from being made.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use anyhow::{Context as _, anyhow};
use rayon::ThreadPool;

use super::prepare::Examined;
use super::progress::{self, Progress};
use super::{Exit, beside, preflight, report};
use crate::finding::{Finding, Severity};
use crate::model::{Department, Edition};
use crate::typeset::{LayoutError, Pages, Project, forget, forget_unused};
use crate::view::anchor;
use crate::view::book::Book;
use crate::view::extract::{Collectives, Extract, RowPages};
use crate::view::missing::{self, Missing};
use crate::view::summary::{self, Summary};
use crate::{output, windows};

/// The folder of the extracts.
const EXTRACTS: &str = "課別";

/// After how many documents the layouts are looked through for what may be forgotten: more than most plans have.
const REMEMBERED: usize = 16;

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
    fn tells_pages(&self) -> bool {
        !matches!(self, Self::Summary)
    }
}

/// Where to, and how.
pub(super) struct Order {
    /// The folder of the papers of all years.
    pub out: PathBuf,
    /// How many threads work; `None` for one on every core.
    pub jobs: Option<usize>,
}

/// A document that was made.
struct Made {
    target: PathBuf,
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

/// Makes the documents, prints where they are, and says what is wrong with them.
pub(super) fn make(examined: &Examined, documents: &[Document], order: &Order) -> anyhow::Result<Exit> {
    forget();
    let Some(edition) = examined.sound() else {
        report::refusal(&examined.findings(examined.check()));
        return Ok(Exit::Faults);
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(order.jobs.unwrap_or_default()).build();
    Press { examined, edition }.run(documents, &order.out, &pool.context("スレッドを作れません")?)
}

/// The project that prints a document; `None` where faults keep it from being made.
pub(super) fn project(examined: &Examined, document: &Document) -> anyhow::Result<Option<Project>> {
    let Some(edition) = examined.sound() else { return Ok(None) };
    let press = Press { examined, edition };
    let paper = if matches!(document, Document::Book) { None } else { press.paper(std::slice::from_ref(document))? };
    press.project(document, paper.as_ref()).map(Some)
}

/// What the documents of a run are made from.
struct Press<'a> {
    examined: &'a Examined,
    edition: &'a Edition,
}

/// The committee's paper, laid out.
struct Paper {
    book: Book,
    pages: Result<Pages, LayoutError>,
    rows: RowPages,
    flaws: OnceLock<Vec<Finding>>,
}

impl Press<'_> {
    fn run(&self, documents: &[Document], out: &Path, pool: &ThreadPool) -> anyhow::Result<Exit> {
        let progress = Progress::new(documents.iter().map(|document| self.name(document)).collect());
        // What tells no pages of the paper is laid out beside it.
        let alone = |(index, document): (usize, &Document)| {
            Mutex::new((!document.tells_pages()).then(|| {
                progress.begin(index);
                self.lay_out(document, None)
            }))
        };
        let aside = || rayon::join(|| self.examined.check(), || documents.iter().enumerate().map(alone).collect());
        let (paper, (of_content, laid_out)): (_, (_, Vec<Mutex<_>>)) =
            pool.install(|| rayon::join(|| self.paper(documents), aside));
        let paper = paper?;
        if has_errors(&of_content) {
            progress.finish()?;
            report::refusal(&self.examined.findings(of_content));
            return Ok(Exit::Faults);
        }
        let make = |index: usize| {
            progress.begin(index);
            let pages = laid_out[index].lock().unwrap_or_else(PoisonError::into_inner).take();
            let made = self.document(&documents[index], pages, paper.as_ref(), out);
            progress.end(index, made.as_ref().ok().map(|made| self.outcome(&documents[index], made)));
            if (index + 1).is_multiple_of(REMEMBERED) {
                forget_unused();
            }
            made
        };
        let made = match documents.len() {
            1 => vec![pool.install(|| make(0))],
            count => beside::each(pool.current_num_threads(), count, make)?,
        };
        progress.finish()?;
        let of_paper = paper.as_ref().map(|paper| self.flaws(paper)).unwrap_or_default();
        let findings = self.examined.findings(of_content.into_iter().chain(of_paper.iter().cloned()));
        Ok(self.report(documents, made, &findings))
    }

    /// Lays the committee's paper out where a document needs it.
    fn paper(&self, documents: &[Document]) -> anyhow::Result<Option<Paper>> {
        if !documents.iter().any(Document::tells_pages) {
            return Ok(None);
        }
        let book = Book::new(self.edition);
        let pages = self.examined.project("book", &book)?.lay_out(self.ident(&Document::Book));
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
    fn project(&self, document: &Document, paper: Option<&Paper>) -> anyhow::Result<Project> {
        match document {
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
        }
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
        out: &Path,
    ) -> Result<Made, Refusal> {
        if let (Document::Book, Some(paper)) = (document, paper) {
            let pages = paper.pages.as_ref().map_err(|error| Refusal::from(error.clone()))?;
            return self.finish(document, pages, out, || self.flaws(paper).to_vec());
        }
        let pages = pages.unwrap_or_else(|| self.lay_out(document, paper))?;
        let name = self.name(document);
        self.finish(document, &pages, out, || preflight::findings_of(&name, &pages, self.examined))
    }

    /// The committee's paper, for a document that tells its pages.
    fn laid_out<'p>(&self, paper: Option<&'p Paper>) -> anyhow::Result<&'p Paper> {
        let number = &self.edition.plan.paper_number;
        let why = || format!("{number} を組めないので、そのページを示せません");
        paper.filter(|paper| paper.pages.is_ok()).with_context(why)
    }

    /// Looks the finished pages through and writes them.
    fn finish(
        &self,
        document: &Document,
        pages: &Pages,
        out: &Path,
        flaws: impl FnOnce() -> Vec<Finding> + Send,
    ) -> Result<Made, Refusal> {
        let (pdf, flaws) = rayon::join(|| pages.pdf(), flaws);
        let findings = self.examined.findings_of_pages(flaws);
        if has_errors(&findings) {
            return Err(Refusal::Findings(findings));
        }
        let target = self.target(document, out);
        output::write(&target, &pdf.context("PDF にできません")?)?;
        Ok(Made { target, pages: pages.count(), findings })
    }

    /// What a script wants of a document: where it is, or the list itself.
    fn outcome(&self, document: &Document, made: &Made) -> progress::Outcome {
        let text = match document {
            Document::Missing => missing::text(self.edition),
            _ => format!("{}\n", made.target.display()),
        };
        progress::Outcome { pages: made.pages, text }
    }

    /// Says what was made and what was not.
    ///
    /// - `findings`: what is wrong with the content and with the committee's paper
    fn report(&self, documents: &[Document], made: Vec<Result<Made, Refusal>>, findings: &[Finding]) -> Exit {
        let mut exit = Exit::Clean;
        let mut pages = Vec::new();
        for (document, made) in documents.iter().zip(made) {
            let name = self.name(document);
            match made {
                Ok(made) => {
                    pages.push(made.pages);
                    if let Document::Missing = document {
                        report::say(format_args!("{}\n", made.target.display()));
                    }
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
        if !pages.is_empty() {
            report::pointer(findings);
            let count = if documents.len() > 1 { format!("{}件、", pages.len()) } else { String::new() };
            let seconds = self.examined.started.elapsed().as_secs_f64();
            report::say(format_args!("{count}{}ページ、{seconds:.2}秒\n", pages.iter().sum::<usize>()));
        }
        exit
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

    /// Where a document is written.
    fn target(&self, document: &Document, out: &Path) -> PathBuf {
        let folder = out.join(self.examined.dir.year.to_string());
        match document {
            Document::Book => folder.join(windows::file_name(&self.edition.plan.mark(), "pdf")),
            Document::Extract(department, _) => {
                folder.join(EXTRACTS).join(windows::file_name(&department.name.value, "pdf"))
            }
            Document::Summary | Document::Missing => folder.join(windows::file_name(&self.name(document), "pdf")),
        }
    }
}

/// Whether any of these keeps a document from being made.
pub(super) fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
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
