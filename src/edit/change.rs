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
}

/// A file is written in such a way that a change would also change something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CannotEdit {
    /// The byte of the text near which the change fails.
    pub at: usize,
}
