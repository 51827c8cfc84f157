//! The fields of a map whose keys the format knows.

use std::cell::RefCell;

use serde_json::Value as Json;

use super::bare::split_at_colon;
use super::cursor::Cursor;
use crate::content::codec::schema::{self, Shape};
use crate::content::faults;
use crate::content::misspelling::{did_you_mean, meant, twin};
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
            self.fault(faults::BLANK_KEY, "内容がありません", format!("「{example}」のように書{or_delete}"));
        }
        Fields {
            at: self.clone(),
            entries: self.entries(example),
            known: Vec::new(),
            missing: RefCell::default(),
            examples: Vec::new(),
            before,
        }
    }
}

/// How many unknown keys of a map are told one by one.
const MOST_TOLD: usize = 20;

/// The fields of a map. Every field asked for is known; [`Fields::finish`] reports the rest.
pub(crate) struct Fields<'a> {
    at: Cursor<'a>,
    entries: Vec<(Placed<String>, Cursor<'a>)>,
    known: Vec<String>,
    /// The keys that must be there and are not, reported at the end: one of them may be misspelt.
    missing: RefCell<Vec<String>>,
    /// What to write under some keys: an example of a list.
    examples: Vec<(String, String)>,
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
        self.at.faults() > self.before || !self.missing.borrow().is_empty()
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
    /// - `takes_none`: whether an empty list is allowed
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
    ///
    /// - `example`: for a list, what to write: [H30, H31], or an element with its dash
    pub(crate) fn needed_like(&mut self, key: &str, example: Option<&str>) -> Option<Cursor<'a>> {
        self.examples.extend(example.map(|example| (key.to_owned(), example.to_owned())));
        self.needed(key)
    }

    /// The entry to write under a key, and its first element if that stands on a line of its own.
    fn entry(&self, key: &str) -> (String, Option<&str>) {
        match self.examples.iter().find(|(of, _)| of == key).map(|(_, example)| example.as_str()) {
            Some(example) if example.starts_with("- ") => (format!("{key}:"), Some(example)),
            Some(example) => (format!("{key}: {example}"), None),
            None => (format!("{key}: …"), None),
        }
    }

    /// A required field that must not be blank.
    pub(crate) fn needed(&mut self, key: &str) -> Option<Cursor<'a>> {
        match self.get(key) {
            Some(at) if at.is_blank() => {
                let hint = match self.entry(key) {
                    (_, Some(element)) => format!("次の行から、「{element}」のように書いてください"),
                    (entry, None) if entry.ends_with('…') => format!("「{key}: 」の後に書いてください"),
                    (entry, None) => format!("「{entry}」のように書いてください"),
                };
                at.fault_at(&at.place.of_key(), faults::BLANK_KEY, format!("「{key}」が空です"), hint);
                None
            }
            Some(at) => Some(at),
            None => {
                self.missing(key);
                None
            }
        }
    }

    /// Notes a missing required field; it is reported at the end.
    pub(crate) fn missing(&self, key: &str) {
        // Nothing could be read at all, which has been reported already.
        if !self.entries.is_empty() {
            self.missing.borrow_mut().push(key.to_owned());
        }
    }

    /// Whether there is a field that nobody has asked for so far.
    pub(crate) fn has_unknown(&self) -> bool {
        self.unknown().next().is_some()
    }

    /// The fields that nobody has asked for so far.
    pub(crate) fn unknown(&self) -> impl Iterator<Item = &(Placed<String>, Cursor<'a>)> {
        self.entries.iter().filter(|(key, _)| !self.known.contains(&key.value))
    }

    /// Reports every field that nobody asked for; then those that are missing, unless one of the others was meant.
    ///
    /// - `schema`: the schema of this map, in which a key is looked for that is written a level too high
    pub(crate) fn finish(self, schema: impl Fn() -> Json) {
        let mut described = None;
        let is_known = |word: &str| self.known.iter().any(|known| known == word);
        let mut missing = self.missing.take();
        for (told, (key, value)) in self.unknown().enumerate() {
            if told == MOST_TOLD {
                let more = self.unknown().count() - told;
                let message = format!("ここで使えない項目が、ほかに{more}個あります");
                self.at.fault_at(&key.place, faults::UNKNOWN_KEY, message, self.usable());
                break;
            }
            let told_as_bare = self.at.told_as_bare(key, faults::UNKNOWN_KEY, &is_known);
            let found = if told_as_bare { None } else { meant(&key.value, missing.iter().map(String::as_str)) };
            let found = found.map(str::to_owned).or_else(|| {
                let schema = described.get_or_insert_with(&schema);
                missing
                    .iter()
                    .filter(|_| !told_as_bare)
                    .find(|missing| holds_elements_of(value, missing, schema))
                    .cloned()
            });
            // A key without a colon, or one that is misspelt, is not missing.
            let bare = split_at_colon(&key.value).filter(|_| told_as_bare).map(|(word, _)| word.to_owned());
            missing.retain(|other| Some(other) != found.as_ref() && Some(other) != bare.as_ref());
            if told_as_bare {
                continue;
            }
            // What is written already is not meant, unless it only looks otherwise.
            let is_written = |known: &str| self.entries.iter().any(|(key, _)| key.value == known);
            let near = || {
                let known = || self.known.iter().map(String::as_str);
                let same = known().find(|known| twin(&key.value, known).is_some());
                same.or_else(|| meant(&key.value, known()).filter(|near| !is_written(near)))
            };
            let inside = if found.is_some() || self.at.is_full() {
                None
            } else {
                self.inside(key, described.get_or_insert_with(&schema))
            };
            let hint = match found.as_deref().or_else(near) {
                _ if inside.is_some() => inside.unwrap_or_default(),
                _ if key.value == "<<" => {
                    "「<<」でほかの場所の項目を取り込むことはできません。ここに項目を1つずつ書いてください".to_owned()
                }
                Some(known) => twin(&key.value, known).unwrap_or_else(|| did_you_mean(known)),
                None => self.usable(),
            };
            let before = self.at.faults();
            self.at.fault_at(&key.place, faults::UNKNOWN_KEY, format!("「{}」という項目はありません", key.value), hint);
            if found.is_none() && self.at.faults() > before {
                self.at.may_be_misplaced(key);
            }
        }
        self.missing.replace(missing);
        self.at.replace_misplaced(|key, steps| {
            let inner = self.entry_at(*steps.first()?)?;
            // In other lists, a key may be known in some elements only.
            let is_near = steps.len() == 2 || steps.len() == 3 && [word::INDICATORS, word::ITEMS].contains(&inner);
            let is_here = is_near && is_known(key) && inner != key;
            is_here.then(|| format!("「{key}」は、「{inner}」の中ではなく、「{inner}」と同じ並びに書きます"))
        });
    }

    /// The key of the entry at an index of the map.
    fn entry_at(&self, index: usize) -> Option<&str> {
        let found = self.entries.iter().find(|(key, _)| key.place.steps.last() == Some(&index));
        found.map(|(key, _)| key.value.as_str())
    }

    /// The remedy for a key that belongs into the map or the list under a key of this map.
    fn inside(&self, key: &Placed<String>, schema: &Json) -> Option<String> {
        let (parent, shape) = schema::parent_of(schema, &key.value)?;
        let written = self.entries.iter().find(|(other, _)| other.value == parent);
        let value = self.entries.iter().find(|(other, _)| other.place == key.place)?.1.word();
        let value = value.filter(|text| text.chars().count() <= 20 && !text.contains([',', '}', ']', ':', '\n']));
        let entry = format!("{{{}: {}}}", key.value, value.as_deref().unwrap_or("…"));
        Some(match (written, shape) {
            (Some((at, _)), _) => {
                let line = self.at.excerpt(&at.place).line;
                format!("「{}」は、{line}行目の「{parent}」の中に書きます", key.value)
            }
            (None, Shape::List) => {
                format!("「{}」は、「{parent}: [{entry}]」のように「{parent}」の中に書きます", key.value)
            }
            (None, Shape::Map) => {
                format!("「{}」は、「{parent}: {entry}」のように「{parent}」の中に書きます", key.value)
            }
        })
    }

    /// What is allowed here.
    fn usable(&self) -> String {
        format!("ここで使える項目は {} です", self.known.join("、"))
    }
}

/// Whether a list holds what belongs into the list under a key of the map: most keys of its first element are known there.
///
/// - `schema`: that of the map
fn holds_elements_of(list: &Cursor, key: &str, schema: &Json) -> bool {
    let keys = list.elements().first().map(Cursor::keys).unwrap_or_default();
    let known = keys.iter().filter(|inner| schema::is_known_below(schema, key, inner)).count();
    2 * known > keys.len()
}

/// Where a map is given up before its end, what is missing is told all the same.
impl Drop for Fields<'_> {
    fn drop(&mut self) {
        for key in self.missing.take() {
            let hint = match self.entry(&key) {
                (entry, Some(element)) if self.at.is_flow() => {
                    let element = element.trim_start_matches("- ");
                    format!(
                        "括弧 {{ }} の中に、「{entry} [{element}]」を「,」で区切って加えてください{}",
                        or_empty(&key)
                    )
                }
                (entry, None) if self.at.is_flow() => {
                    format!("括弧 {{ }} の中に、「{entry}」を「,」で区切って加えてください{}", or_empty(&key))
                }
                (entry, Some(element)) => {
                    format!("「{entry}」の行を加え、次の行から「{element}」のように書いてください{}", or_empty(&key))
                }
                (entry, None) => format!("「{entry}」の行を加えてください{}", or_empty(&key)),
            };
            self.at.fault(faults::MISSING_KEY, format!("「{key}」がありません"), hint);
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
