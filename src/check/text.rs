//! A text of the content with its place.

use crate::model::{Place, Placed};

/// A text with its place, borrowed from the model or the files.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// The text.
    pub value: &'a str,
    /// Where it is written.
    pub place: &'a Place,
}

impl<'a> From<&'a Placed<String>> for Text<'a> {
    fn from(text: &'a Placed<String>) -> Self {
        Self { value: &text.value, place: &text.place }
    }
}
