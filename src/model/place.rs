//! Places in the content.

/// A place in the content: a file and the path from its root to a node.
///
/// It is cheap to keep; [`crate::content::Sources`] finds line and column when a finding needs them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Index of the file in [`crate::content::Sources`].
    pub file: usize,
    /// For each level from the root, the index of the entry (in a map) or of the element (in a list).
    pub steps: Vec<usize>,
    /// Whether the place is the key of the last entry, not its value.
    pub key: bool,
}

impl Place {
    /// The root of a file.
    pub fn root(file: usize) -> Self {
        Self { file, steps: Vec::new(), key: false }
    }

    /// The node `ordinal` below this one.
    pub fn child(&self, ordinal: usize) -> Self {
        let mut steps = Vec::with_capacity(self.steps.len() + 1);
        steps.extend_from_slice(&self.steps);
        steps.push(ordinal);
        Self { file: self.file, steps, key: false }
    }

    /// The parent node.
    pub fn parent(&self) -> Self {
        let steps = self.steps[..self.steps.len().saturating_sub(1)].to_vec();
        Self { file: self.file, steps, key: false }
    }

    /// Whether this is `place`, or a place below it.
    pub fn is_in(&self, place: &Self) -> bool {
        self.file == place.file && self.steps.starts_with(&place.steps)
    }

    /// The node under this key.
    pub fn of_value(&self) -> Self {
        Self { key: false, ..self.clone() }
    }

    /// The key of this node.
    pub fn of_key(&self) -> Self {
        Self { key: true, ..self.clone() }
    }
}

/// A value with the place where it was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// The place.
    pub place: Place,
}

impl<T> Placed<T> {
    /// Joins a value with its place.
    pub fn new(value: T, place: Place) -> Self {
        Self { value, place }
    }
}
