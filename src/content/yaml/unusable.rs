//! What a message says of a value that cannot stand under its key.

use std::fmt::Display;

use super::cursor::Cursor;

impl<'a> Cursor<'a> {
    /// Says that a value cannot stand here. The value comes first, because an advice replaces it.
    pub(crate) fn unusable(&self, value: &impl Display) -> String {
        match self.nearest_key() {
            Some(key) => format!("「{value}」は「{key}」には使えません"),
            None => format!("「{value}」は使えません"),
        }
    }

    /// The same of a name, with what it would be the name of.
    pub(crate) fn unusable_as(&self, what: &str, name: &str) -> String {
        match self.nearest_key() {
            Some(key) if key == what => self.unusable(&name),
            Some(key) => format!("「{name}」という{what}は、「{key}」には使えません"),
            None => format!("「{name}」という{what}は使えません"),
        }
    }

    /// The key under which this stands: its own, or that of the list that it is in.
    fn nearest_key(&self) -> Option<&'a str> {
        let root = self.source().root();
        let steps = &self.place.steps;
        let found = (1..=steps.len()).rev().find_map(|depth| {
            let (ordinal, parent) = steps[..depth].split_last()?;
            root.descendant(parent)?.entries()?.get(*ordinal)
        });
        found.map(|(key, _)| key.as_str())
    }
}
