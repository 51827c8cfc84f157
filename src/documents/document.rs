//! What every kind of document says of itself, so that one pipeline makes them all.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde::Serialize;

use super::book::laid_out::LaidOutBook;

/// A document that can be made.
pub trait Document: Sync {
    /// What people call it.
    fn name(&self) -> String;

    /// Its path in the folder of the papers it belongs to.
    fn path(&self) -> PathBuf;

    /// The layout that sets it: `layouts/<layout>.typ`, whose function has the same name.
    fn layout(&self) -> &'static str;

    /// The text that tells its PDF from all others.
    fn identity(&self) -> String;

    /// How it relates to the committee's paper of the same edition.
    fn relation(&self) -> Relation {
        Relation::Independent
    }

    /// What its layout prints.
    ///
    /// - `paper`: the committee's paper; present for every document that quotes its pages
    ///
    /// # Errors
    /// Where the data cannot be serialised, or the paper is missing.
    fn data(&self, paper: Option<&LaidOutBook>) -> anyhow::Result<Data>;

    /// The content files whose 事業 it shows, by their position in the edition; `None` where it shows all of them. These
    /// are attached to a PDF that is to be kept, beside the files that hold no 事業.
    fn project_files(&self) -> Option<BTreeSet<usize>> {
        None
    }

    /// The document as text, where scripts want that rather than the path of the PDF.
    fn text(&self) -> Option<String> {
        None
    }
}

/// How a document relates to the committee's paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// It is the paper.
    IsPaper,
    /// It quotes page numbers of the paper.
    QuotesPages,
    /// It needs nothing of the paper.
    Independent,
}

/// The data of a layout as JSON.
#[derive(Debug, Clone)]
pub struct Data(Vec<u8>);

impl Data {
    /// Serialises the data of a layout.
    ///
    /// # Errors
    /// Where the data cannot be serialised.
    pub fn new(data: &impl Serialize) -> serde_json::Result<Self> {
        serde_json::to_vec(data).map(Self)
    }

    /// The JSON.
    pub fn into_json(self) -> Vec<u8> {
        self.0
    }
}
