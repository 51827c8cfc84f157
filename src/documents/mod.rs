//! The contents of each kind of document: the data for its layout, and its JSON, CSV and text. This is the only bridge
//! from the plan to Typst.
//!
//! Each kind has a folder with its [`document::Document`]: [`book`], [`extract`], [`summary`], [`missing`],
//! [`comparison`], [`history`]; [`open_data`] has the values of an edition for programs. Shared parts are in [`words`],
//! [`page`], [`sheet`], [`figures`] and [`listing`]; each of these may use only those before it. [`printed`] finds what the
//! paper takes of an edition.

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
pub mod printed;
pub(crate) mod sheet;
pub mod summary;
mod words;

pub use document::Document;

use crate::model::{Edition, PaperId};

/// A paper of an edition, and its 分冊.
pub fn of_paper(edition: &Edition, paper: PaperId) -> Vec<Box<dyn Document + '_>> {
    let mut documents: Vec<Box<dyn Document + '_>> = vec![Box::new(book::CommitteePaper::new(edition, paper))];
    for volume in book::Volume::all(edition, paper) {
        documents.push(Box::new(volume));
    }
    documents
}

/// All documents of an edition: its papers with their 分冊, an extract for every 担当課, and the 総括表.
pub fn all(edition: &Edition) -> Vec<Box<dyn Document + '_>> {
    let mut documents: Vec<_> = edition.papers().flat_map(|paper| of_paper(edition, paper)).collect();
    for department in extract::recipients(edition) {
        let collectives = extract::Collectives::Apart;
        documents.push(Box::new(extract::DepartmentExtract::new(edition, department, collectives)));
    }
    documents.push(Box::new(summary::SummaryTables::new(edition)));
    documents
}
