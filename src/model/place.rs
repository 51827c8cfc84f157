//! Where in the content something was written.

/// A place in the content: a file and the way from its root to one node.
///
/// It costs nothing on the good path; [`crate::content::Sources`] turns it into a line and a column when a finding
/// needs them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Index of the file in [`crate::content::Sources`].
    pub file: usize,
    /// For each level from the root, the ordinal of the entry (of a map) or of the element (of a list).
    pub steps: Vec<usize>,
    /// Whether the key of the last map entry is meant rather than its value.
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

    /// The node that holds this one.
    pub fn parent(&self) -> Self {
        let steps = self.steps[..self.steps.len().saturating_sub(1)].to_vec();
        Self { file: self.file, steps, key: false }
    }

    /// Whether this is a place or stands somewhere below it.
    pub fn is_in(&self, place: &Self) -> bool {
        self.file == place.file && self.steps.starts_with(&place.steps)
    }

    /// The key under which this node stands.
    pub fn of_key(&self) -> Self {
        Self { key: true, ..self.clone() }
    }
}

/// A value and the place it was written at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed<T> {
    /// The value itself.
    pub value: T,
    /// Where it was written.
    pub place: Place,
}

impl<T> Placed<T> {
    /// Joins a value with its place.
    pub fn new(value: T, place: Place) -> Self {
        Self { value, place }
    }
}
