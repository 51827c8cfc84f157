//! The committee's paper as it was laid out, for the documents that quote its pages.

use crate::documents::book::data::Book;
use crate::documents::page::anchor;
use crate::documents::sheet::row::RowPages;

/// The committee's paper and the pages of its rows.
#[derive(Debug)]
pub struct LaidOutBook {
    /// Its data.
    pub book: Book,
    /// The page on which each row begins.
    pub rows: RowPages,
}

impl LaidOutBook {
    /// Finds the rows of a paper by the labels on its pages.
    ///
    /// - `labels`: the labels, each with the position of its first page, from 1
    /// - `first`: the number printed on the first page
    pub fn new(book: Book, labels: impl IntoIterator<Item = (String, usize)>, first: usize) -> Self {
        let mut rows = RowPages::new();
        for (label, page) in labels {
            if let Some(row) = anchor::row(&label) {
                let number = rows.entry(row.to_owned()).or_insert(usize::MAX);
                *number = (page + first - 1).min(*number);
            }
        }
        Self { book, rows }
    }
}
