//! An edition that stays open while it is edited.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use anyhow::Context as _;

use super::anchors::Anchors;
use super::cancel::Cancel;
use super::loaded_edition::LoadedEdition;
use super::material::Material;
use super::page_findings::audit;
use super::pages::{LaidOutPaper, lay_out, lay_out_paper};
use super::pipeline::{Desk, Finished, Made, Outcome, make};
use super::refusal::Refusal;
use super::workbench::Workbench;
use crate::content::{EditionDir, Unsaved};
use crate::documents::document::{Document, Relation};
use crate::finding::Finding;
use crate::model::{Edition, PaperId};
use crate::typeset::{Pages, Standard, forget_unused};

/// An edition that stays open while it is edited. Keeps fonts, layouts and Typst's memo between edits; drops entries of
/// the memo that the pages of the last two edits did not use.
pub struct Session {
    bench: Workbench,
    unsaved: Unsaved,
    loaded: LoadedEdition,
    findings: OnceLock<Vec<Finding>>,
    paper: OnceLock<LaidOutPaper>,
    /// Whether the content has changed since pages were last laid out.
    edited: AtomicBool,
}

/// The pages of a document.
pub struct Sheets {
    pages: Arc<Pages>,
    anchors: Anchors,
    findings: Vec<Finding>,
}

impl Session {
    /// Opens an edition.
    pub fn open(bench: Workbench, dir: EditionDir) -> Self {
        let loaded = bench.load(dir);
        Self {
            bench,
            unsaved: Unsaved::default(),
            loaded,
            findings: OnceLock::new(),
            paper: OnceLock::new(),
            edited: AtomicBool::new(false),
        }
    }

    /// Takes the unsaved text of a file, named as findings name it: `content/2019/projects/1-1-1.yaml`.
    pub fn edit(&mut self, file: impl Into<String>, text: impl Into<String>) {
        self.unsaved.hold(file, text);
        self.read_again();
    }

    /// Takes the text of a file from disk again.
    pub fn release(&mut self, file: &str) {
        self.unsaved.release(file);
        self.read_again();
    }

    /// Reads again what may have changed on disk: content, layouts and fonts.
    ///
    /// # Errors
    /// If a layout or font of the workspace cannot be read; the session stays unchanged.
    pub fn refresh(&mut self) -> anyhow::Result<()> {
        self.bench.reload()?;
        self.read_again();
        Ok(())
    }

    fn read_again(&mut self) {
        self.loaded = self.bench.load_unsaved(self.loaded.dir.clone(), &self.unsaved);
        self.findings = OnceLock::new();
        self.paper = OnceLock::new();
        *self.edited.get_mut() = true;
    }

    /// The edition with its files and faults.
    pub fn loaded(&self) -> &LoadedEdition {
        &self.loaded
    }

    /// The edition, if no fault stops its documents.
    pub fn edition(&self) -> Option<&Edition> {
        self.loaded.sound()
    }

    /// All findings in the content, sorted by place.
    pub fn findings(&self) -> &[Finding] {
        self.findings.get_or_init(|| self.loaded.findings(self.loaded.check()))
    }

    /// Lays out a document of the edition.
    ///
    /// # Errors
    /// If the content or the layout has faults, or the call is cancelled.
    pub fn sheets(&self, document: &dyn Document, cancel: &Cancel) -> Result<Sheets, Refusal> {
        let Some(edition) = self.edition() else { return Err(Refusal::Findings(self.findings().to_vec())) };
        if self.edited.swap(false, Ordering::Relaxed) {
            forget_unused();
        }
        let material = Material::of_edition(&self.loaded);
        let relation = document.relation();
        let further;
        let paper = match relation.paper() {
            None => None,
            Some(PaperId::FIRST) => Some(self.paper(&material, edition, cancel)?),
            Some(id) => {
                further = lay_out_paper(&material, edition, id, &[], true)?;
                Some(&further)
            }
        };
        stop_where(cancel)?;
        let pages = match paper.filter(|_| matches!(relation, Relation::IsPaper(_))) {
            Some(paper) => paper.pages.clone()?,
            None => Arc::new(lay_out(&material, document, paper, &[])?),
        };
        stop_where(cancel)?;
        let found = audit(document, &pages, &material);
        let findings = self.loaded.findings_of_pages(found);
        let anchors = Anchors::new(pages.areas(), &self.loaded.sources);
        Ok(Sheets { pages, anchors, findings })
    }

    /// The committee's paper, laid out once after each edit.
    fn paper(&self, material: &Material, edition: &Edition, cancel: &Cancel) -> Result<&LaidOutPaper, Refusal> {
        stop_where(cancel)?;
        if let Some(paper) = self.paper.get() {
            return Ok(paper);
        }
        let paper = lay_out_paper(material, edition, PaperId::FIRST, &[], true)?;
        Ok(self.paper.get_or_init(|| paper))
    }

    /// Makes documents like [`make`], but delivers them only after all are made: a cancelled run writes nothing.
    ///
    /// # Errors
    /// If something stops the whole run.
    pub fn write<D: Desk>(
        &self,
        documents: &[&dyn Document],
        standard: Standard,
        desk: &D,
        cancel: &Cancel,
    ) -> anyhow::Result<Outcome<D::Receipt>> {
        let held = Held { desk, pdfs: Mutex::default() };
        let outcome = make(&Material::of_edition(&self.loaded), documents, standard, &held, cancel)?;
        let mut pdfs = held.pdfs.into_inner().unwrap_or_else(PoisonError::into_inner);
        Ok(match outcome {
            Outcome::Refused(findings) => Outcome::Refused(findings),
            Outcome::Cancelled => Outcome::Cancelled,
            Outcome::Done { .. } if cancel.is_requested() => Outcome::Cancelled,
            Outcome::Done { documents: made, findings } => {
                let hand_over = |(index, made): (usize, Result<Made<()>, Refusal>)| {
                    let made = made.and_then(|Made { pages, findings, .. }| {
                        let (path, pdf) = pdfs.remove(&index).context("PDF がありません")?;
                        let finished = Finished { index, document: documents[index], path, pdf: &pdf };
                        Ok(Made { receipt: desk.take(&finished)?, pages, findings })
                    });
                    desk.end(index, &made);
                    made
                };
                Outcome::Done { documents: made.into_iter().enumerate().map(hand_over).collect(), findings }
            }
        })
    }
}

impl Sheets {
    /// The number of pages.
    pub fn count(&self) -> usize {
        self.pages.count()
    }

    /// The findings on the pages.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The places on the pages with their places in the content.
    pub fn anchors(&self) -> &Anchors {
        &self.anchors
    }

    /// The pages as a PDF without attachments.
    ///
    /// # Errors
    /// If the pages cannot conform to the standard.
    pub fn pdf(&self, standard: Standard) -> anyhow::Result<Vec<u8>> {
        self.pages.pdf(standard).context("PDF にできません")
    }
}

fn stop_where(cancel: &Cancel) -> Result<(), Refusal> {
    if cancel.is_requested() { Err(Refusal::Cancelled) } else { Ok(()) }
}

/// A desk that holds finished PDFs back.
struct Held<'d, D> {
    desk: &'d D,
    pdfs: Mutex<BTreeMap<usize, (PathBuf, Vec<u8>)>>,
}

impl<D: Desk> Desk for Held<'_, D> {
    type Receipt = ();

    fn begin(&self, document: usize) {
        self.desk.begin(document);
    }

    fn take(&self, finished: &Finished) -> anyhow::Result<()> {
        let mut pdfs = self.pdfs.lock().unwrap_or_else(PoisonError::into_inner);
        pdfs.insert(finished.index, (finished.path.clone(), finished.pdf.to_vec()));
        Ok(())
    }
}
