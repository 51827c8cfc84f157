//! The committee's paper as a document.

use std::path::PathBuf;

use crate::documents::book::data::Book;
use crate::documents::book::laid_out::LaidOutBook;
use crate::documents::document::{Data, Document, Relation};
use crate::documents::identity;
use crate::model::Edition;
use crate::windows;

/// 資料. The committee's paper.
pub struct CommitteePaper<'a> {
    edition: &'a Edition,
}

impl<'a> CommitteePaper<'a> {
    /// The paper of an edition.
    pub fn new(edition: &'a Edition) -> Self {
        Self { edition }
    }
}

impl Document for CommitteePaper<'_> {
    fn name(&self) -> String {
        self.edition.plan.paper_number.clone()
    }

    fn path(&self) -> PathBuf {
        windows::file_name(&self.edition.plan.mark(), "pdf")
    }

    fn layout(&self) -> &'static str {
        "book"
    }

    fn identity(&self) -> String {
        identity::of_paper(&self.edition.plan)
    }

    fn relation(&self) -> Relation {
        Relation::IsPaper
    }

    fn data(&self, _: Option<&LaidOutBook>) -> anyhow::Result<Data> {
        Ok(Data::new(&Book::new(self.edition))?)
    }
}
