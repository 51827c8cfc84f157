//! The input of documents.

use super::loaded_edition::LoadedEdition;
use crate::content::Sources;
use crate::finding::Finding;
use crate::typeset::{Assets, Standard};

/// The input of documents.
pub struct Material<'a> {
    /// The layouts and fonts.
    pub assets: &'a Assets,
    /// The files to which labels on pages refer.
    pub sources: &'a Sources,
    /// The smallest type size that is not reported, in points.
    pub least_size: f64,
    /// The edition of the documents; `None` for documents about several editions, which were checked before.
    pub edition: Option<&'a LoadedEdition>,
}

impl<'a> Material<'a> {
    /// The input of the documents of an edition.
    pub fn of_edition(loaded: &'a LoadedEdition) -> Self {
        let page = loaded.edition.as_ref().map(|edition| edition.plan.form.page.clone()).unwrap_or_default();
        let LoadedEdition { assets, sources, .. } = loaded;
        Self { assets, sources, least_size: page.least_size, edition: Some(loaded) }
    }

    /// Checks the content.
    pub(super) fn check(&self) -> Vec<Finding> {
        self.edition.map(LoadedEdition::check).unwrap_or_default()
    }

    /// All findings in the content, sorted by place.
    pub(super) fn findings(&self, found: Vec<Finding>) -> Vec<Finding> {
        match self.edition {
            Some(edition) => edition.findings(found),
            None => found,
        }
    }

    /// All findings on the pages of a document.
    pub(super) fn findings_of_pages(&self, found: Vec<Finding>) -> Vec<Finding> {
        match self.edition {
            Some(edition) => edition.findings_of_pages(found),
            None => found,
        }
    }

    /// The content files to attach to a PDF for the archive; none for a PDF for printing.
    pub(super) fn attachments(&self, standard: Standard) -> anyhow::Result<Vec<(&'a str, Vec<u8>)>> {
        match (standard, self.edition) {
            (Standard::Keep, Some(edition)) => edition.files_read(),
            _ => Ok(Vec::new()),
        }
    }
}
