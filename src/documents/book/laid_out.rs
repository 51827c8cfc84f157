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
    /// The number printed on its first page.
    first: usize,
    /// The number of its pages.
    count: usize,
}

impl LaidOutBook {
    /// Finds the rows of a paper by the labels on its pages.
    ///
    /// - `labels`: the labels, each with the position of its first page, from 1
    /// - `first`: the number printed on the first page
    /// - `count`: the number of pages
    pub fn new(book: Book, labels: impl IntoIterator<Item = (String, usize)>, first: usize, count: usize) -> Self {
        let mut rows = RowPages::new();
        for (label, page) in labels {
            if let Some(row) = anchor::row(&label) {
                let number = rows.entry(row.to_owned()).or_insert(usize::MAX);
                *number = (page + first - 1).min(*number);
            }
        }
        Self { book, rows, first, count }
    }

    /// The number of the page on which a sheet begins, by its position; `None` if nothing on it has a place.
    pub fn page_of_sheet(&self, sheet: usize) -> Option<usize> {
        let start = format!("{sheet}-");
        let of_sheet = self.rows.range(start.clone()..).take_while(|(id, _)| id.starts_with(&start));
        let Book { title_page, contents, legend_page, .. } = &self.book;
        let is_first = sheet == 0 && title_page.is_none() && contents.is_none() && legend_page.is_none();
        of_sheet.map(|(_, page)| *page).min().or_else(|| is_first.then_some(self.first))
    }

    /// The number of its last page.
    pub fn last_page(&self) -> usize {
        self.first + self.count - 1
    }
}
