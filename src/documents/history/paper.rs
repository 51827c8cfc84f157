//! A 推移 as a document.

use std::path::PathBuf;

use super::pages::HistoryPages;
use super::selection::Selection;
use super::words;
use crate::documents::book::laid_out::LaidOutBook;
use crate::documents::document::{Data, Document};
use crate::windows::{self, slashed};

/// The maximum count of numbers in the file name; above it, the name has the first number and the count of the others.
const MOST_NUMBERS: usize = 5;

/// 推移 of the selected threads.
pub struct HistoryPaper<'s, 'h, 'a> {
    selection: &'s Selection<'h, 'a>,
    numbers: Vec<String>,
}

impl<'s, 'h, 'a> HistoryPaper<'s, 'h, 'a> {
    /// The 推移 of a selection.
    ///
    /// - `numbers`: the requested numbers; empty for everything
    pub fn new(selection: &'s Selection<'h, 'a>, numbers: Vec<String>) -> Self {
        Self { selection, numbers }
    }
}

impl Document for HistoryPaper<'_, '_, '_> {
    fn name(&self) -> String {
        words::NAME.to_owned()
    }

    fn path(&self) -> PathBuf {
        let stem = match self.numbers.as_slice() {
            [] => words::NAME.to_owned(),
            few if few.len() <= MOST_NUMBERS => format!("{}_{}", words::NAME, few.join("_")),
            [first, others @ ..] => words::name_with_others(first, others.len()),
        };
        windows::file_name(&stem, "pdf")
    }

    fn layout(&self) -> &'static str {
        "history"
    }

    fn identity(&self) -> String {
        let plan = &self.selection.newest().plan;
        format!("{} {} {}", plan.name.value, plan.year, slashed(&self.path()))
    }

    fn data(&self, _: Option<&LaidOutBook>) -> anyhow::Result<Data> {
        Ok(Data::new(&HistoryPages::new(self.selection))?)
    }
}
