//! The fields of a map whose keys the format knows.

use super::cursor::Cursor;
use crate::content::faults;
use crate::content::misspelling::{nearest, twin};
use crate::model::Placed;
use crate::vocabulary as word;

impl<'a> Cursor<'a> {
    /// The fields of a map whose keys the format knows.
    pub(crate) fn fields(&self, example: &str) -> Fields<'a> {
        let before = self.faults();
        if self.is_blank() || self.is_empty_map() {
            // A file is needed by what names it.
            let or_delete = if self.place.steps.is_empty() {
                "いてください"
            } else {
                "くか、要らないなら消してください"
            };
            self.fault(faults::BLANK_KEY, "内容がありません", format!("{example} のように書{or_delete}"));
        }
        Fields { at: self.clone(), entries: self.entries(example), known: Vec::new(), before }
    }
}

/// The fields of a map. Every field asked for is known; [`Fields::finish`] reports the rest.
pub(crate) struct Fields<'a> {
    at: Cursor<'a>,
    entries: Vec<(Placed<String>, Cursor<'a>)>,
    known: Vec<String>,
    /// How many faults the file had before.
    before: usize,
}

impl<'a> Fields<'a> {
    /// The map itself.
    pub(crate) fn at(&self) -> &Cursor<'a> {
        &self.at
    }

    /// Whether a fault has been found since this map was opened.
    pub(crate) fn has_faults(&self) -> bool {
        self.at.faults() > self.before
    }

    /// A field, blank or not.
    pub(crate) fn get(&mut self, key: &str) -> Option<Cursor<'a>> {
        if !self.known.iter().any(|known| known == key) {
            self.known.push(key.to_owned());
        }
        self.entries.iter().find(|(name, _)| name.value == key).map(|(_, at)| at.clone())
    }

    /// A field that must not be there and has its own message: it is not listed as known and not reported twice.
    pub(crate) fn take(&mut self, key: &str) -> Option<Cursor<'a>> {
        let found = self.entries.iter().position(|(name, _)| name.value == key)?;
        Some(self.entries.remove(found).1)
    }

    /// A field that is not blank; a blank field counts as absent.
    pub(crate) fn written(&mut self, key: &str) -> Option<Cursor<'a>> {
        self.get(key).filter(|at| !at.is_blank())
    }

    /// An optional field that must not be blank.
    ///
    /// - `takes_none`: whether an empty list may stand there
    pub(crate) fn filled(&mut self, key: &str, takes_none: impl FnOnce() -> bool) -> Option<Cursor<'a>> {
        let at = self.get(key)?;
        if !at.is_blank() {
            return Some(at);
        }
        let none = if takes_none() {
            format!("何もないなら「{key}: []」と書いてください。")
        } else {
            String::new()
        };
        at.fault_at(
            &at.place.of_key(),
            faults::BLANK_KEY,
            format!("「{key}」が空です"),
            format!("{none}書かないときの値でよければ、「{key}:」の行を消してください"),
        );
        None
    }

    /// A required field that must not be blank.
    pub(crate) fn needed(&mut self, key: &str) -> Option<Cursor<'a>> {
        match self.get(key) {
            Some(at) if at.is_blank() => {
                at.fault_at(
                    &at.place.of_key(),
                    faults::BLANK_KEY,
                    format!("「{key}」が空です"),
                    format!("「{key}: 」の後に書いてください"),
                );
                None
            }
            Some(at) => Some(at),
            None => {
                self.missing(key);
                None
            }
        }
    }

    /// Reports a missing required field.
    pub(crate) fn missing(&self, key: &str) {
        // Nothing could be read at all, which has been reported already.
        if !self.entries.is_empty() {
            self.at.fault(
                faults::MISSING_KEY,
                format!("「{key}」がありません"),
                format!("「{key}: …」の行を加えてください{}", or_empty(key)),
            );
        }
    }

    /// Whether there is a field that nobody has asked for so far.
    pub(crate) fn has_unknown(&self) -> bool {
        self.entries.iter().any(|(key, _)| !self.known.contains(&key.value))
    }

    /// Reports every field that nobody asked for.
    pub(crate) fn finish(self) {
        for (key, value) in &self.entries {
            if self.known.contains(&key.value) {
                continue;
            }
            if value.is_part_of_number(&key.value) {
                self.at.split_number(key);
                continue;
            }
            let hint = match nearest(&key.value, self.known.iter().map(String::as_str)) {
                _ if key.value == "<<" => {
                    "「<<」でほかの場所の項目を取り込むことはできません。ここに項目を1つずつ書いてください".to_owned()
                }
                Some(known) => twin(&key.value, known).unwrap_or_else(|| format!("「{known}」ではありませんか")),
                None => format!("ここで使える項目は {} です", self.known.join("、")),
            };
            self.at.fault_at(&key.place, faults::UNKNOWN_KEY, format!("「{}」という項目はありません", key.value), hint);
        }
    }
}

/// How to say that there is nothing yet, for a list that must be there but may be empty.
fn or_empty(key: &str) -> String {
    match key {
        word::ITEMS | word::OPINIONS => format!("。まだなければ「{key}: []」と書いてください"),
        _ => String::new(),
    }
}
