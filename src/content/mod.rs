//! From YAML to the resolved model.
//!
//! [`yaml`] reads each file into an untyped tree with positions. The definitions here name every key once ([`codec`]);
//! they turn the tree into typed parts and collect every fault. [`edition`] joins the parts. The same definitions give
//! the [`schema`] of each file for editors.

mod absences;
mod assemble;
mod carried;
pub(crate) mod codec;
mod context;
mod dates;
pub(crate) mod departments;
mod derivations;
mod edition;
mod fallen_in;
pub(crate) mod faults;
mod file_names;
pub(crate) mod form;
mod form_files;
mod form_place;
mod form_source;
mod in_charge;
mod in_tables;
mod indicators;
mod judgements;
mod listing;
mod misnamed;
mod misspelling;
mod numbers;
mod opinions;
mod other_levels;
mod own_fields;
pub(crate) mod periods;
mod permissions;
pub(crate) mod plan;
mod project;
mod project_folder;
mod schema;
mod sections;
mod stray;
mod unlinked;
mod unnamed_form;
mod values;
mod workspace;
pub(crate) mod yaml;

pub use edition::{Loaded, edition_at, load, load_plan, load_unsaved};
pub(crate) use form_place::{form_entry, form_place};
pub use listing::Listing;
pub use misnamed::{Misnamed, misnamed_content, misnamed_editions};
pub(crate) use misspelling::{did_you_mean, meant, nearest, suggest};
pub use permissions::{Permission, Scope};
pub use schema::{Schema, schemas};
pub use stray::Stray;
pub use workspace::{EditionDir, Workspace, YearError, is_empty};
pub use yaml::{Sources, Style, Unsaved};
