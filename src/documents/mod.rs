//! What one layout prints and nothing more, as data ready to be serialised. The only bridge from the plan to Typst.
//!
//! Each kind of document has a folder: [`book`], [`extract`], [`summary`], [`missing`], [`comparison`], [`history`]; and
//! [`open_data`], the values of an edition for programs. What several of them share stands beside them, each folder
//! knowing those before it: [`words`], [`page`], [`sheet`], [`figures`], [`listing`].

pub mod book;
pub mod comparison;
pub mod extract;
pub mod figures;
pub mod history;
mod listing;
pub mod missing;
pub mod open_data;
pub(crate) mod page;
pub(crate) mod sheet;
pub mod summary;
mod words;
