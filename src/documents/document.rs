//! The interface of all kinds of documents, so that one pipeline makes them all.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde::Serialize;

use super::book::laid_out::LaidOutBook;
use crate::model::PaperId;

/// A document that can be made.
pub trait Document: Sync {
    /// Its name for people.
    fn name(&self) -> String;

    /// Its path in the output folder.
    fn path(&self) -> PathBuf;

    /// Its layout, `layouts/<layout>.typ`, whose function has the same name.
    fn layout(&self) -> &'static str;

    /// A text that is unique to this document, for the PDF's identifier.
    fn identity(&self) -> String;

    /// How it relates to the papers of the same edition.
    fn relation(&self) -> Relation {
        Relation::Independent
    }

    /// The data for its layout.
    ///
    /// - `paper`: the paper to which it relates; required for a document that quotes its page numbers
    ///
    /// # Errors
    /// If the data cannot be serialised, or the paper is missing.
    fn data(&self, paper: Option<&LaidOutBook>) -> anyhow::Result<Data>;

    /// The content files whose 事業 it shows, by their position in the edition; `None` for all of them. A PDF for the
    /// archive gets these attached, together with the files without a 事業.
    fn project_files(&self) -> Option<BTreeSet<usize>> {
        None
    }

    /// Its name in findings; empty for the first paper.
    fn name_in_findings(&self) -> String {
        if self.relation() == Relation::IsPaper(PaperId::FIRST) { String::new() } else { self.name() }
    }

    /// Whether it is a part of a paper that is made with it. What is told of the pages of that is not told again.
    fn is_part(&self) -> bool {
        false
    }

    /// The smallest type size that its 様式 allows, in points; `None` for that of the plan.
    fn least_size(&self) -> Option<f64> {
        None
    }

    /// The document as text, for scripts that need it instead of the path of the PDF.
    fn text(&self) -> Option<String> {
        None
    }
}

/// How a document relates to the papers of its edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// It is this paper.
    IsPaper(PaperId),
    /// It quotes page numbers of this paper.
    QuotesPages(PaperId),
    /// It depends on no paper.
    Independent,
}

impl Relation {
    /// The paper on which it depends.
    pub fn paper(self) -> Option<PaperId> {
        match self {
            Self::IsPaper(paper) | Self::QuotesPages(paper) => Some(paper),
            Self::Independent => None,
        }
    }
}

/// The data of a layout as JSON.
#[derive(Debug, Clone)]
pub struct Data(Vec<u8>);

impl Data {
    /// Serialises the data of a layout.
    ///
    /// # Errors
    /// If the data cannot be serialised.
    pub fn new(data: &impl Serialize) -> serde_json::Result<Self> {
        serde_json::to_vec(data).map(Self)
    }

    /// Takes the data as JSON.
    pub fn from_json(json: String) -> Self {
        Self(json.into_bytes())
    }

    /// The JSON.
    pub fn into_json(self) -> Vec<u8> {
        self.0
    }
}
