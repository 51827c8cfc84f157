//! Reads YAML files: text, tree with positions, and a cursor that turns the tree into typed values.
//!
//! Nothing here knows what a key means.

mod bare;
mod bounds;
mod cursor;
mod dash;
mod encoding;
mod entries;
mod fields;
mod joined;
mod lines;
mod lists;
mod marks;
mod meant_lists;
mod meant_texts;
pub(crate) mod node;
mod read_text;
mod slips;
mod source;
mod syntax;
mod unsaved;
mod unusable;

pub(crate) use bare::entries_of_years;
pub(crate) use cursor::{Cursor, Reader};
pub(crate) use dash::Dash;
pub(crate) use fields::Fields;
pub(crate) use lists::{elements_in, words_in};
pub use marks::Style;
pub(crate) use marks::{Mark, Marks};
pub(crate) use node::{Scalar, YamlNode};
pub(crate) use source::Source;
pub use source::Sources;
pub use unsaved::Unsaved;
