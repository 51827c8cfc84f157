//! The pipeline as a library: load → check → documents → pages → audit → PDF → write.
//!
//! A [`Workbench`] holds the layouts and fonts of a workspace and loads editions ([`LoadedEdition`]); [`make`] makes
//! their documents. Each stage is one function, and every result is a value. Nothing here prints or exits. The caller
//! follows the run and receives the finished PDFs through a [`Desk`], and can stop it with a [`Cancel`].
//!
//! A long-running program, such as a preview, opens a [`Session`]: it accepts edits of single files, returns findings,
//! pages and [`Anchor`]s, and keeps between calls everything that an edit did not change.

mod all_editions;
mod anchors;
mod audited_paper;
mod cancel;
mod errors;
mod left_out;
mod loaded_edition;
mod material;
mod narrow_columns;
mod one_thread_per_document;
mod page_findings;
mod pages;
mod pipeline;
mod printed_elsewhere;
mod refusal;
mod resolve_edition;
mod session;
mod workbench;

pub use all_editions::{AllEditions, Volume};
pub use anchors::{Anchor, Anchors};
pub use cancel::Cancel;
pub use errors::has_errors;
pub use loaded_edition::LoadedEdition;
pub use material::Material;
pub use page_findings::audit;
pub use pages::{pages_of, project_of};
pub use pipeline::{Desk, Finished, Made, Outcome, make};
pub use refusal::Refusal;
pub use resolve_edition::ResolvedEdition;
pub use session::{Session, Sheets};
pub use workbench::{Workbench, explain, load_printable};
