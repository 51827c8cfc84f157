//! Texts of content files that an editor holds and nobody has saved yet.

use std::collections::BTreeMap;

/// Unsaved texts, each by the name of its file as findings tell it: `content/2019/projects/1-1-1.yaml`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unsaved(BTreeMap<String, String>);

impl Unsaved {
    /// Holds the text of a file, in place of the one on disk.
    pub fn hold(&mut self, file: impl Into<String>, text: impl Into<String>) {
        self.0.insert(file.into(), text.into());
    }

    /// Releases the text of a file, so that the one on disk counts again.
    pub fn release(&mut self, file: &str) {
        self.0.remove(file);
    }

    /// The unsaved text of a file.
    pub fn get(&self, file: &str) -> Option<&str> {
        self.0.get(file).map(String::as_str)
    }
}
