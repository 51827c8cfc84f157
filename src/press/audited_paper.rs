//! The paper whose pages are audited.

use std::borrow::Cow;

use crate::documents::document::{Document, Relation};
use crate::model::{Edition, FurtherPaper};

/// A paper of a plan, as findings on its pages need it.
pub(super) struct AuditedPaper<'a> {
    /// The further paper; `None` for the first one.
    pub further: Option<&'a FurtherPaper>,
    /// Its name in findings; empty for the first paper.
    pub name: String,
    /// What it prints.
    pub edition: Cow<'a, Edition>,
}

impl<'a> AuditedPaper<'a> {
    /// The paper that a document is; `None` for other documents, whose columns are those of a paper.
    pub fn of(document: &dyn Document, edition: &'a Edition) -> Option<Self> {
        let Relation::IsPaper(id) = document.relation() else { return None };
        Some(Self { further: edition.further_paper(id), name: document.name_in_findings(), edition: edition.paper(id) })
    }
}
