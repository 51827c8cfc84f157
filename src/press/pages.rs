//! Lays out documents.

use std::sync::Arc;

use anyhow::{Context as _, anyhow};

use super::material::Material;
use super::refusal::Refusal;
use crate::documents::book::laid_out::LaidOutBook;
use crate::documents::book::{Book, CommitteePaper};
use crate::documents::document::{Data, Document, Relation};
use crate::model::{Edition, PaperId};
use crate::typeset::{LayoutError, Pages, TypstProject};

/// The content files to attach, in the order of reading: path in the edition and bytes.
pub(super) type Attachments<'a> = [(&'a str, Vec<u8>)];

/// A paper, laid out.
pub(super) struct LaidOutPaper {
    pub pages: Result<Arc<Pages>, LayoutError>,
    pub book: LaidOutBook,
}

/// Lays out a paper of an edition.
///
/// - `alone`: whether nothing else is laid out at the same time, so that a second core can help
pub(super) fn lay_out_paper(
    material: &Material,
    edition: &Edition,
    id: PaperId,
    attachments: &Attachments,
    alone: bool,
) -> anyhow::Result<LaidOutPaper> {
    let document = CommitteePaper::new(edition, id);
    let (book, first) = (Book::new(document.edition()), document.edition().plan.form.page.first);
    let project = project(material, &document, Data::new(&book)?, attachments)?;
    let project = if alone { project.from_both_ends("sheets") } else { project };
    let pages = project.lay_out(document.identity());
    let labels = pages.as_ref().map(Pages::labels).unwrap_or_default();
    let count = pages.as_ref().map(Pages::count).unwrap_or_default();
    let pages = pages.map(Arc::new);
    Ok(LaidOutPaper { book: LaidOutBook::new(book, labels, first, count), pages })
}

/// Lays out a document.
pub(super) fn lay_out(
    material: &Material,
    document: &dyn Document,
    paper: Option<&LaidOutPaper>,
    attachments: &Attachments,
) -> Result<Pages, Refusal> {
    let paper = match (document.relation(), paper) {
        (Relation::QuotesPages(_), Some(paper)) if paper.pages.is_ok() => Some(&paper.book),
        (Relation::QuotesPages(id), _) => return Err(unknown_pages(material, id).into()),
        (Relation::IsPaper(_) | Relation::Independent, _) => None,
    };
    let project = project(material, document, document.data(paper)?, attachments)?;
    Ok(project.lay_out(document.identity())?)
}

/// Lays out a single document.
///
/// # Errors
/// If its layout has a fault, or the environment causes one.
pub fn pages_of(material: &Material, document: &dyn Document) -> anyhow::Result<Pages> {
    let project = project_of(material, document)?;
    project.lay_out(document.identity()).context("レイアウト（layouts/）に誤りがあります")
}

/// The Typst project of a document.
///
/// # Errors
/// If it quotes pages of a paper, and that cannot be laid out.
pub fn project_of(material: &Material, document: &dyn Document) -> anyhow::Result<TypstProject> {
    let paper = match (document.relation(), material.edition.and_then(|edition| edition.sound())) {
        (Relation::QuotesPages(id), Some(edition)) => Some(lay_out_paper(material, edition, id, &[], true)?),
        _ => None,
    };
    let quoted = paper.as_ref().filter(|paper| paper.pages.is_ok()).map(|paper| &paper.book);
    if let Relation::QuotesPages(id) = document.relation()
        && quoted.is_none()
    {
        return Err(unknown_pages(material, id));
    }
    project(material, document, document.data(quoted)?, &[])
}

/// Attaches the source files of a document to its project: those of the 事業 it shows, and all files without a 事業.
fn project(
    material: &Material,
    document: &dyn Document,
    data: Data,
    attachments: &Attachments,
) -> anyhow::Result<TypstProject> {
    let project = TypstProject::from_json(document.layout(), data.into_json(), material.assets.clone());
    if attachments.is_empty() {
        return Ok(project);
    }
    let shown = document.project_files();
    let is_attached = |file: usize| {
        material.sources.project(file).is_none() || shown.as_ref().is_none_or(|shown| shown.contains(&file))
    };
    let attached = attachments.iter().enumerate().filter(|(file, _)| is_attached(*file));
    project.with_sources(attached.map(|(_, (path, bytes))| (*path, bytes.as_slice())))
}

/// Why a document that quotes the pages of a paper cannot be made.
fn unknown_pages(material: &Material, paper: PaperId) -> anyhow::Error {
    let edition = material.edition.and_then(|loaded| loaded.edition.as_ref());
    let number = edition.map(|edition| CommitteePaper::new(edition, paper).name()).unwrap_or_default();
    anyhow!("{number} を組めないので、そのページを示せません")
}
