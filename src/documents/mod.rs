//! What each kind of document holds: the data its layout prints, and its JSON, CSV and text. The only bridge from the
//! plan to Typst.
//!
//! Each kind has a folder with its [`document::Document`]: [`book`], [`extract`], [`summary`], [`missing`], [`comparison`],
//! [`history`]; and [`open_data`], the values of an edition for programs. What several kinds share stands beside them,
//! each folder knowing only those before it: [`words`], [`page`], [`sheet`], [`figures`], [`listing`].

pub mod book;
pub mod comparison;
pub mod document;
pub mod extract;
pub mod figures;
pub mod history;
mod identity;
mod listing;
pub mod missing;
pub mod open_data;
pub(crate) mod page;
pub(crate) mod sheet;
pub mod summary;
mod words;

pub use document::Document;

use crate::model::Edition;

/// Everything that is made of an edition: its paper, an extract for every 担当課, and the 総括表.
pub fn all(edition: &Edition) -> Vec<Box<dyn Document + '_>> {
    let mut documents: Vec<Box<dyn Document + '_>> = vec![Box::new(book::CommitteePaper::new(edition))];
    for department in extract::recipients(edition) {
        let collectives = extract::Collectives::Apart;
        documents.push(Box::new(extract::DepartmentExtract::new(edition, department, collectives)));
    }
    documents.push(Box::new(summary::SummaryTables::new(edition)));
    documents
}
