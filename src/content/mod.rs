//! YAML → the resolved model. The only place that knows the Japanese keys.
//!
//! serde_yaml reads each file into an untyped tree ([`node`]); a cursor ([`reader`]) turns the tree into typed parts
//! and collects every fault on the way; [`edition`] joins the parts. Positions and the
//! spelling of numbers come from a second parser that must agree with the first ([`marks`]). What the readers take is
//! told to editors by a [`schema`] of each file. [`new_year`] makes the files of a later edition of them, by changes that
//! leave every other byte as it is ([`rewrite`]).

mod alike;
mod assemble;
mod edition;
mod encoding;
mod fields;
mod form;
pub(crate) mod keys;
mod lines;
mod listing;
mod marks;
pub mod new_year;
mod node;
mod opinions;
mod periods;
mod permissions;
mod plan;
mod project;
mod reader;
mod rewrite;
mod schema;
mod source;
mod stray;
mod syntax;
mod values;
mod workspace;

pub use edition::{Loaded, edition_at, load, load_plan};
pub use listing::Listing;
pub use marks::Style;
pub use permissions::{Permission, Scope};
pub(crate) use reader::nearest;
pub use schema::{Schema, schemas};
pub use source::Sources;
pub use stray::Stray;
pub use workspace::{EditionDir, Workspace, YearError};

use crate::model::{Form, Period};

/// What the files below plan.yaml are read against.
struct Context {
    form: Form,
    year: Period,
    /// 表示年度; empty where plan.yaml could not be read, and then not checked.
    periods: Vec<Period>,
    /// The names of the 担当課; empty where plan.yaml could not be read, and then not checked.
    departments: Vec<String>,
    /// Their 旧称, each with the name of today.
    former_names: Vec<(String, String)>,
}
