//! Makes documents: checks and lays out, then audits, exports and delivers each document.
//!
//! The papers are laid out first, because other documents quote their pages. Nothing is delivered before the
//! content has been checked. After that, documents are independent: if one fails, the others are still made.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use anyhow::Context as _;
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use super::cancel::Cancel;
use super::errors::has_errors;
use super::material::Material;
use super::pages::{Attachments, LaidOutPaper, lay_out, lay_out_paper};
use super::refusal::Refusal;
use super::{one_thread_per_document, page_findings};
use crate::documents::book::CommitteePaper;
use crate::documents::document::{Document, Relation};
use crate::finding::Finding;
use crate::model::PaperId;
use crate::typeset::{LayoutError, Pages, Standard, forget_unused};

/// After every this many documents, more than most plans have, unused entries of Typst's memo are dropped.
const REMEMBERED: usize = 16;

/// Implemented by the caller: follows the run and receives the finished PDFs. Methods are called from several threads.
pub trait Desk: Sync {
    /// What the caller records about a delivered PDF.
    type Receipt: Send;

    /// The work on a document begins.
    fn begin(&self, document: usize) {
        let _ = document;
    }

    /// Receives a finished document.
    ///
    /// # Errors
    /// If this fails, for example because a file cannot be written; the run continues with the other documents.
    fn take(&self, finished: &Finished) -> anyhow::Result<Self::Receipt>;

    /// A document was made and delivered, or failed.
    fn end(&self, document: usize, made: &Result<Made<Self::Receipt>, Refusal>) {
        let _ = (document, made);
    }
}

/// A finished document.
pub struct Finished<'a> {
    /// Its position among the documents of the run.
    pub index: usize,
    /// The document.
    pub document: &'a dyn Document,
    /// Its path in the output folder.
    pub path: PathBuf,
    /// The PDF.
    pub pdf: &'a [u8],
}

/// A document that was made and delivered.
#[derive(Debug)]
pub struct Made<R> {
    /// What the caller recorded.
    pub receipt: R,
    /// The number of pages.
    pub pages: usize,
    /// The findings on its pages.
    pub findings: Vec<Finding>,
}

/// The outcome of a run.
#[derive(Debug)]
pub enum Outcome<R> {
    /// The content has errors; nothing was made.
    Refused(Vec<Finding>),
    /// The run was cancelled.
    Cancelled,
    /// Every document was attempted.
    Done {
        /// The documents, in order.
        documents: Vec<Result<Made<R>, Refusal>>,
        /// The findings in the content and on the committee's paper.
        findings: Vec<Finding>,
    },
}

/// Makes documents and delivers each as soon as it is finished.
///
/// # Errors
/// If something stops the whole run.
pub fn make<D: Desk>(
    material: &Material,
    documents: &[&dyn Document],
    standard: Standard,
    desk: &D,
    cancel: &Cancel,
) -> anyhow::Result<Outcome<D::Receipt>> {
    if let Some(findings) = faults(material) {
        return Ok(Outcome::Refused(findings));
    }
    let attachments = &material.attachments(standard)?;
    let run = Run { material, documents, standard, attachments, desk, cancel };
    let (papers, (of_content, laid_out)) =
        rayon::join(|| run.papers(), || rayon::join(|| material.check(), || run.independent_documents()));
    let papers = &papers?;
    if has_errors(&of_content) {
        return Ok(Outcome::Refused(material.findings(of_content)));
    }
    let proofs = match documents.len() {
        1 => laid_out.into_iter().map(|pages| run.document(0, pages, papers)).collect(),
        _ => one_thread_per_document::each(rayon::current_num_threads(), laid_out, |index, pages| {
            let proof = run.document(index, pages, papers);
            if (index + 1).is_multiple_of(REMEMBERED) {
                forget_unused();
            }
            proof
        })?,
    };
    if proofs.iter().any(|(made, _)| matches!(made, Err(Refusal::Cancelled))) {
        return Ok(Outcome::Cancelled);
    }
    Ok(run.outcome(proofs, of_content, papers))
}

/// The errors that stop all documents of an edition; `None` if there are none.
fn faults(material: &Material) -> Option<Vec<Finding>> {
    let edition = material.edition.filter(|edition| edition.sound().is_none())?;
    Some(edition.findings(edition.check()))
}

/// The outcome of a document, with the findings of its audit that are not permitted.
type Proof<R> = (Result<Made<R>, Refusal>, Vec<Finding>);

/// The papers of a run, laid out.
type Papers = BTreeMap<PaperId, LaidOutPaper>;

/// The relation of the committee's paper.
const IS_FIRST: Relation = Relation::IsPaper(PaperId::FIRST);

/// The documents of a run with their input.
struct Run<'a, D> {
    material: &'a Material<'a>,
    documents: &'a [&'a dyn Document],
    standard: Standard,
    attachments: &'a Attachments<'a>,
    desk: &'a D,
    cancel: &'a Cancel,
}

impl<D: Desk> Run<'_, D> {
    /// Lays out each paper that is requested, or of which a document quotes pages.
    fn papers(&self) -> anyhow::Result<Papers> {
        let needed: BTreeSet<PaperId> =
            self.documents.iter().filter_map(|document| document.relation().paper()).collect();
        let Some(edition) = self.material.edition.and_then(|edition| edition.sound()) else {
            return Ok(Papers::new());
        };
        let alone = self.documents.len() == 1;
        let laid_out = |id| Ok((id, lay_out_paper(self.material, edition, id, self.attachments, alone)?));
        needed.into_par_iter().map(laid_out).collect()
    }

    /// Lays out the documents that do not depend on the paper, in parallel with it; `None` for each of the others.
    fn independent_documents(&self) -> Vec<Option<Result<Pages, Refusal>>> {
        let documents = self.documents.iter().enumerate();
        let lay_out = documents.map(|(index, document)| {
            (document.relation() == Relation::Independent && !self.cancel.is_requested()).then(|| {
                self.desk.begin(index);
                lay_out(self.material, *document, None, self.attachments)
            })
        });
        lay_out.collect()
    }

    /// Makes a document and delivers it.
    ///
    /// - `laid_out`: its pages, if it is laid out already
    fn document(&self, index: usize, laid_out: Option<Result<Pages, Refusal>>, papers: &Papers) -> Proof<D::Receipt> {
        let document = self.documents[index];
        let relation = document.relation();
        let paper = relation.paper().and_then(|id| papers.get(&id));
        self.desk.begin(index);
        let of_paper = paper.filter(|_| matches!(relation, Relation::IsPaper(_)));
        let proof = if self.cancel.is_requested() {
            (Err(Refusal::Cancelled), Vec::new())
        } else if let Some(paper) = of_paper {
            self.proof(index, paper.pages.as_deref().map_err(|error| error.clone().into()))
        } else {
            let pages = laid_out.unwrap_or_else(|| lay_out(self.material, document, paper, self.attachments));
            match pages {
                Ok(pages) => self.proof(index, Ok(&pages)),
                Err(refusal) => (Err(refusal), Vec::new()),
            }
        };
        self.desk.end(index, &proof.0);
        proof
    }

    /// Exports the PDF while auditing the pages, and delivers it if the audit finds no errors.
    fn proof(&self, index: usize, pages: Result<&Pages, Refusal>) -> Proof<D::Receipt> {
        let pages = match pages {
            Ok(pages) => pages,
            Err(refusal) => return (Err(refusal), Vec::new()),
        };
        let audit = || page_findings::audit(self.documents[index], pages, self.material);
        let (pdf, found) = rayon::join(|| pages.pdf(self.standard), audit);
        let findings = self.material.findings_of_pages(found.clone());
        let made = if has_errors(&findings) {
            Err(Refusal::Findings(findings))
        } else if self.cancel.is_requested() {
            Err(Refusal::Cancelled)
        } else {
            self.hand_over(index, pdf).map(|receipt| Made { receipt, pages: pages.count(), findings })
        };
        (made, found)
    }

    /// Delivers a PDF.
    fn hand_over(&self, index: usize, pdf: Result<Vec<u8>, LayoutError>) -> Result<D::Receipt, Refusal> {
        let pdf = pdf.context("PDF にできません")?;
        let document = self.documents[index];
        Ok(self.desk.take(&Finished { index, document, path: document.path(), pdf: &pdf })?)
    }

    /// Joins the documents with the findings in the content and on the committee's paper.
    fn outcome(
        &self,
        proofs: Vec<Proof<D::Receipt>>,
        of_content: Vec<Finding>,
        papers: &Papers,
    ) -> Outcome<D::Receipt> {
        let is_paper = |(document, _): &(&&dyn Document, &Proof<_>)| document.relation() == IS_FIRST;
        let of_paper = match self.documents.iter().zip(&proofs).find(is_paper) {
            Some((_, (_, found))) => found.clone(),
            None => self.on_first_paper(papers),
        };
        let findings = self.material.findings(of_content.into_iter().chain(of_paper).collect());
        Outcome::Done { documents: proofs.into_iter().map(|(made, _)| made).collect(), findings }
    }

    /// The findings on the committee's paper, if it is laid out because others quote its pages.
    fn on_first_paper(&self, papers: &Papers) -> Vec<Finding> {
        let pages = papers.get(&PaperId::FIRST).and_then(|paper| paper.pages.as_ref().ok());
        let edition = self.material.edition.and_then(|edition| edition.sound());
        let paper = edition.map(|edition| CommitteePaper::new(edition, PaperId::FIRST));
        let audited = pages.zip(paper).map(|(pages, paper)| page_findings::audit(&paper, pages, self.material));
        audited.unwrap_or_default()
    }
}
