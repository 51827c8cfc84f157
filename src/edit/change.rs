//! Changes of single nodes, as a caller asks for them.

/// A change of one node of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Change {
    /// Removes the value and leaves its key with a blank value.
    Clear,
    /// Removes an entry of a map with its key, or an element of a list.
    Remove,
    /// Replaces these words by others wherever they occur in a scalar.
    ReplaceWords(Vec<(String, String)>),
    /// Does the same in the key of the node.
    ReplaceWordsInKey(Vec<(String, String)>),
    /// Replaces the value by YAML that fits on one line.
    SetValue(String),
    /// Replaces the value by a text.
    #[cfg_attr(not(test), expect(dead_code, reason = "answers that come back are written with it"))]
    SetText(String),
    /// Adds an entry at the end of a map; the place is that of the map.
    #[cfg_attr(not(test), expect(dead_code, reason = "answers that come back are written with it"))]
    Add(String, NewValue),
}

/// The value of an added entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NewValue {
    /// YAML that fits on one line.
    #[cfg_attr(not(test), expect(dead_code, reason = "answers that come back are written with it"))]
    Yaml(String),
    /// A text. One of several lines has a line break at its end where it is written below a `|`.
    #[cfg_attr(not(test), expect(dead_code, reason = "answers that come back are written with it"))]
    Text(String),
}

/// A file is written in such a way that a change would also change something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CannotEdit {
    /// The byte of the text near which the change fails.
    pub at: usize,
}
