//! Edits YAML files and leaves every other byte as it is.
//!
//! A caller states [`Change`]s of nodes; [`plan_edits`] turns them into [`TextEdits`] and proves them: the edited text
//! is parsed again and must be the old tree with exactly these changes. [`NodeSpans`] are the places of nodes and
//! comments.
//!
//! Nothing here may know what a key means.

mod builder;
mod change;
mod plan;
mod spans;
mod spelling;
mod text;
mod text_edits;
mod tree;

pub(crate) use change::Change;
pub(crate) use plan::plan_edits;
pub(crate) use spans::NodeSpans;
pub(crate) use spelling::quoted;
pub(crate) use text_edits::TextEdits;
