//! shinkan (進管) turns YAML files that describe a municipal plan's 事業 and their indicators into the printed papers
//! that run the plan.
//!
//! The code is one flow; each stage may know the stages before it, never those behind it:
//!
//! ```text
//! YAML ─▶ content ─▶ model ─▶ check ─▶ documents ─▶ typeset ─▶ PDF bytes ─▶ output
//!         raw, with   resolved, all        what one    Typst world,  atomic
//!         positions   typed     findings   layout      export        rename
//!                                          prints
//! ```
//!
//! - [`content`] reads the files of an edition and builds the model; its words are those of `vocabulary`.
//! - [`model`] is the plan, resolved and typed: no I/O, no Typst, no serde.
//! - [`history`] puts together what the editions of several years say of the same things.
//! - [`check`] says what is wrong with it, as [`finding`]s.
//! - [`compare`] says where two editions differ, in the words of the paper; it knows the model alone.
//! - [`documents`] holds what each kind of document prints, as plain data.
//! - [`typeset`] lays that data out with the layouts and makes the PDF.
//! - [`archive`] is the bag in which a year is kept, and its proof.
//! - [`tagged`] reads a finished PDF back.
//! - [`output`] writes files whole or not at all.
//! - [`characters`] knows which characters are the same, unseen, or of which script.
//! - [`windows`] knows which names of files Windows refuses.
//! - [`cli`] is one file per command.

pub mod archive;
pub mod characters;
pub mod check;
pub mod cli;
pub mod compare;
pub mod content;
pub mod documents;
mod edit;
pub mod finding;
pub mod history;
pub mod model;
pub mod output;
pub mod press;
pub mod rollover;
pub mod tagged;
pub mod typeset;
pub(crate) mod vocabulary;
pub mod windows;
