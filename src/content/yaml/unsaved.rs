//! Texts of content files that are open in an editor and not saved yet.

use std::collections::BTreeMap;

/// Unsaved texts by the name of their file as in findings: `content/2019/projects/1-1-1.yaml`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unsaved(BTreeMap<String, String>);

impl Unsaved {
    /// Sets the text that replaces a file.
    pub fn hold(&mut self, file: impl Into<String>, text: impl Into<String>) {
        self.0.insert(file.into(), text.into());
    }

    /// Removes the unsaved text of a file, so that the file on disk is read again.
    pub fn release(&mut self, file: &str) {
        self.0.remove(file);
    }

    /// The unsaved text of a file.
    pub fn get(&self, file: &str) -> Option<&str> {
        self.0.get(file).map(String::as_str)
    }
}
