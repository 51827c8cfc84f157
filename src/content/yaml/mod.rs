//! Reads YAML files: text, tree with positions, and a cursor that turns the tree into typed values.
//!
//! Nothing here knows what a key means.

mod cursor;
mod encoding;
mod fields;
mod lines;
mod marks;
pub(crate) mod node;
mod read_text;
mod source;
mod syntax;
mod unsaved;

pub(crate) use cursor::{Cursor, Reader};
pub(crate) use fields::Fields;
pub use marks::Style;
pub(crate) use marks::{Mark, Marks};
pub(crate) use node::{Scalar, YamlNode};
pub(crate) use source::Source;
pub use source::Sources;
pub use unsaved::Unsaved;
