//! What documents are made from.

use super::loaded_edition::LoadedEdition;
use crate::content::Sources;
use crate::finding::Finding;
use crate::typeset::{Assets, Standard};

/// What documents are made from.
pub struct Material<'a> {
    /// The layouts and fonts.
    pub assets: &'a Assets,
    /// The files to which the labels on the pages lead.
    pub sources: &'a Sources,
    /// Type below this size, in points, is too small.
    pub least_size: f64,
    /// The edition whose documents these are; `None` for documents of several editions, which were checked before.
    pub edition: Option<&'a LoadedEdition>,
}

impl<'a> Material<'a> {
    /// What the documents of an edition are made from.
    pub fn of_edition(loaded: &'a LoadedEdition) -> Self {
        let page = loaded.edition.as_ref().map(|edition| edition.plan.form.page.clone()).unwrap_or_default();
        let LoadedEdition { assets, sources, .. } = loaded;
        Self { assets, sources, least_size: page.least_size, edition: Some(loaded) }
    }

    /// Checks the content.
    pub(super) fn check(&self) -> Vec<Finding> {
        self.edition.map(LoadedEdition::check).unwrap_or_default()
    }

    /// Everything there is to say of the content, sorted by place.
    pub(super) fn findings(&self, found: Vec<Finding>) -> Vec<Finding> {
        match self.edition {
            Some(edition) => edition.findings(found),
            None => found,
        }
    }

    /// Everything there is to say of the pages of a document.
    pub(super) fn findings_of_pages(&self, found: Vec<Finding>) -> Vec<Finding> {
        match self.edition {
            Some(edition) => edition.findings_of_pages(found),
            None => found,
        }
    }

    /// The content files that are attached to a PDF that is to be kept; none to one that is to be printed.
    pub(super) fn attachments(&self, standard: Standard) -> anyhow::Result<Vec<(&'a str, Vec<u8>)>> {
        match (standard, self.edition) {
            (Standard::Keep, Some(edition)) => edition.files_read(),
            _ => Ok(Vec::new()),
        }
    }
}
