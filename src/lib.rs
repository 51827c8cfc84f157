//! shinkan (進管) turns YAML files about a municipal plan's 事業 and their indicators into the printed papers that are used
//! to manage the plan.
//!
//! This page is the map. A paper is made from left to right:
//!
//! ```text
//! YAML ─▶ content ─▶ model ─▶ check ─▶ documents ─▶ typeset ─▶ PDF bytes ─▶ output
//!         raw, with   resolved, all        what one    Typst world,  atomic
//!         positions   typed     findings   layout      export        rename
//!                                          prints
//! ```
//!
//! A module may use only modules to its left. `STAGES` in `tests/contracts/` has the exact arrows and checks them:
//!
//! ```text
//! vocabulary, characters ← model ← json ← finding ← content ← edit, history ← rollover, check, compare ← documents ← exchange,
//! press ← cli
//! ```
//!
//! [`typeset`], [`tagged`], [`archive`], [`output`] and [`windows`] know Typst, PDF, bags, the disk and Windows, but not the
//! content; `documents`, `press` and `cli` use them.
//!
//! Modules about the plan:
//!
//! - `vocabulary` has the words of the content that several files need.
//! - [`model`] is the resolved, typed plan: no I/O, no Typst, no serde. `walk` goes through an edition;
//!   [`model::identity`] finds which old item is which new one.
//! - [`content`] defines every key once; reading with positions, JSON Schemas and comparisons follow from the definition.
//! - `edit` changes YAML files and keeps every other byte.
//! - [`rollover`] plans next year's files from this year's.
//! - `json` has the envelope and the names that all JSON for programs shares.
//! - [`finding`] is a fault or doubt with its place and remedy; [`check`] has the rules, one file each.
//! - [`history`] follows each section, 事業 and 取組項目 through several years.
//! - [`compare`] finds the differences between two editions.
//!
//! Modules about its documents:
//!
//! - [`documents`] has one folder for each kind of document: its data for the layout, and its JSON, CSV and text.
//! - [`exchange`] asks each 担当課 for what is missing, as workbooks.
//! - [`typeset`] lays out that data and makes the PDF; only this module knows Typst.
//! - [`press`] runs the pipeline as a library. It never prints.
//! - [`archive`] stores a year as a BagIt bag and verifies it; [`tagged`] reads a finished PDF back.
//! - [`output`] writes files completely or not at all.
//! - [`characters`] and [`windows`] have the tables of characters and of forbidden file names.
//! - [`cli`] has the arguments and one file for each command.

pub mod archive;
pub mod characters;
pub mod check;
pub mod cli;
pub mod compare;
pub mod content;
pub mod documents;
mod edit;
pub mod exchange;
pub mod finding;
pub mod history;
mod json;
pub mod model;
pub mod output;
pub mod press;
pub mod rollover;
pub mod tagged;
pub mod typeset;
pub(crate) mod vocabulary;
pub mod windows;
