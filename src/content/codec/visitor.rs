//! Visits the keys of a definition.

use std::fmt::Display;

use serde_json::{Value as Json, json};

use super::Codec;
use super::said::entry;
use super::schema::{self, Field};
use crate::content::yaml::{Cursor, Fields};

/// Visits the keys of a definition to read them, to describe them in a schema, or to say what they hold.
pub(crate) enum Visitor<'a> {
    /// Fills in the value from a file; `is_whole` stays true while no required part is missing.
    Read { fields: Fields<'a>, is_whole: bool },
    /// Collects the schema.
    Describe { fields: Vec<Field>, rules: Vec<Json> },
    /// Collects the words for what the value holds.
    Tell(Vec<Told>),
}

/// Whether the schema requires a key.
#[derive(Clone, Copy)]
enum Presence {
    /// The key may be absent.
    Optional,
    /// The key is required and may be blank.
    MayBeBlank,
    /// The key may be absent and must not be blank.
    AbsentOrFilled,
    /// The key is required and must not be blank.
    Filled,
}

/// The words of a value under a key.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    /// The key.
    pub key: String,
    /// Tells it apart from others under the same key; empty if there is only one.
    pub id: String,
    /// Its name; empty if it has none.
    pub name: String,
    /// The value in words.
    pub text: String,
    /// The value in words, with the key if the words are unclear without it.
    pub entry: String,
}

impl<'a> Visitor<'a> {
    /// Reads a map; `None` if a required part is missing.
    pub fn read<T: Clone>(fields: Fields<'a>, define: &dyn Fn(&mut Visitor, &mut T), usual: &T) -> Option<T> {
        let (value, is_whole) = Self::read_in_part(fields, define, usual);
        is_whole.then_some(value)
    }

    /// Reads as much of a map as possible, and whether no required part is missing.
    pub fn read_in_part<T: Clone>(fields: Fields<'a>, define: &dyn Fn(&mut Visitor, &mut T), usual: &T) -> (T, bool) {
        let mut value = usual.clone();
        let mut visitor = Visitor::Read { fields, is_whole: true };
        define(&mut visitor, &mut value);
        match visitor {
            Visitor::Read { fields, is_whole } => {
                fields.finish(|| Self::describe(define, usual));
                (value, is_whole)
            }
            _ => (value, false),
        }
    }

    /// The schema of a map.
    pub fn describe<T: Clone>(define: &dyn Fn(&mut Visitor, &mut T), usual: &T) -> Json {
        let mut visitor = Visitor::Describe { fields: Vec::new(), rules: Vec::new() };
        define(&mut visitor, &mut usual.clone());
        let Visitor::Describe { fields, rules } = visitor else { return json!({}) };
        let mut map = schema::map(fields);
        if !rules.is_empty() {
            map["allOf"] = json!(rules);
        }
        map
    }

    /// Says what a map holds, key by key.
    pub fn tell<T: Clone>(define: &dyn Fn(&mut Visitor, &mut T), value: &T) -> Vec<Told> {
        let mut visitor = Visitor::Tell(Vec::new());
        define(&mut visitor, &mut value.clone());
        match visitor {
            Visitor::Tell(told) => told,
            _ => Vec::new(),
        }
    }

    /// An optional key; if it is absent, the field keeps its value.
    ///
    /// - `about`: the description that an editor shows
    pub fn field<T>(&mut self, key: &str, about: impl Display, value: &mut T, codec: Codec<T>) {
        self.visit(key, about, value, codec, |fields| fields.written(key), Presence::Optional);
    }

    /// An optional key that must not be blank: a blank would read as the default, though somebody may mean that there is
    /// nothing.
    pub fn setting<T>(&mut self, key: &str, about: impl Display, value: &mut T, codec: Codec<T>) {
        let schema = codec.clone();
        let find = |fields: &mut Fields<'a>| fields.filled(key, || schema::takes_empty_list(&schema.filled_schema()));
        self.visit(key, about, value, codec, find, Presence::AbsentOrFilled);
    }

    /// An optional key for which a blank has a meaning, too.
    pub fn even_blank<T>(&mut self, key: &str, about: impl Display, value: &mut T, codec: Codec<T>) {
        self.visit(key, about, value, codec, |fields| fields.get(key), Presence::Optional);
    }

    /// A required key that may be blank.
    pub fn there<T>(&mut self, key: &str, about: impl Display, value: &mut T, codec: Codec<T>) {
        let find = |fields: &mut Fields<'a>| {
            let found = fields.get(key);
            if found.is_none() {
                fields.missing(key);
            }
            found
        };
        self.visit(key, about, value, codec, find, Presence::MayBeBlank);
    }

    /// A required key; if it is missing, the rest of the map is still a value.
    pub fn needed<T>(&mut self, key: &str, about: impl Display, value: &mut T, codec: Codec<T>) {
        self.visit_needed(key, about, value, codec);
    }

    /// A required key; if it is missing, there is no value.
    pub fn required<T>(&mut self, key: &str, about: impl Display, value: &mut T, codec: Codec<T>) {
        if !self.visit_needed(key, about, value, codec) {
            self.refuse();
        }
    }

    fn visit_needed<T>(&mut self, key: &str, about: impl Display, value: &mut T, codec: Codec<T>) -> bool {
        let example = codec.example().map(str::to_owned);
        let find = |fields: &mut Fields<'a>| fields.needed_like(key, example.as_deref());
        self.visit(key, about, value, codec, find, Presence::Filled)
    }

    /// Visits a key; `false` if it has no readable value.
    ///
    /// - `find`: looks the key up in a file
    fn visit<T>(
        &mut self,
        key: &str,
        about: impl Display,
        value: &mut T,
        codec: Codec<T>,
        find: impl FnOnce(&mut Fields<'a>) -> Option<Cursor<'a>>,
        presence: Presence,
    ) -> bool {
        match self {
            Self::Read { fields, .. } => {
                let Some(read) = find(fields).and_then(|at| codec.read(&at)) else { return false };
                *value = read;
            }
            Self::Describe { fields, .. } => {
                let about = about.to_string();
                fields.push(match presence {
                    Presence::Optional => schema::field(key, &about, codec.blank_schema()),
                    Presence::MayBeBlank => schema::required(key, &about, codec.blank_schema()),
                    Presence::AbsentOrFilled => schema::field(key, &about, codec.filled_schema()),
                    Presence::Filled => schema::required(key, &about, codec.filled_schema()),
                });
            }
            Self::Tell(_) => self.told(key, value, &codec),
        }
        true
    }

    /// Describes an optional key that must not be blank.
    pub fn describe_filled<T>(&mut self, key: &str, about: impl Display, codec: Codec<T>) {
        if let Self::Describe { fields, .. } = self {
            fields.push(schema::field(key, &about.to_string(), codec.filled_schema()));
        }
    }

    fn told<T>(&mut self, key: &str, value: &T, codec: &Codec<T>) {
        let text = codec.say(value);
        let entry = if codec.is_bare() { text.clone() } else { entry(key, &text) };
        self.add(Told { key: key.to_owned(), id: String::new(), name: String::new(), text, entry });
    }

    /// A list whose elements are described one by one: what tells the element apart, its name, and its words.
    pub fn field_told<T>(
        &mut self,
        key: &str,
        about: &str,
        list: &mut Vec<T>,
        codec: Codec<Vec<T>>,
        tell: impl Fn(&T) -> [String; 3],
    ) {
        if !matches!(self, Self::Tell(_)) {
            return self.setting(key, about, list, codec);
        }
        for [id, name, text] in list.iter().map(tell) {
            self.add(Told { key: key.to_owned(), id, name, entry: text.clone(), text });
        }
    }

    /// A map whose keys are described one by one.
    pub fn parts<T: Clone>(
        &mut self,
        key: &str,
        about: &str,
        value: &mut T,
        codec: Codec<T>,
        define: &dyn Fn(&mut Visitor, &mut T),
    ) {
        if !matches!(self, Self::Tell(_)) {
            return self.setting(key, about, value, codec);
        }
        for Told { key: part, text, entry, .. } in Visitor::tell(define, value) {
            self.add(Told { key: key.to_owned(), id: part.clone(), name: part, text, entry });
        }
    }

    fn add(&mut self, what: Told) {
        if let Self::Tell(told) = self
            && !what.text.is_empty()
        {
            told.push(what);
        }
    }

    /// The keys as written, if this visitor reads; for checks that concern several fields.
    pub fn reading(&mut self) -> Option<&mut Fields<'a>> {
        match self {
            Self::Read { fields, .. } => Some(fields),
            _ => None,
        }
    }

    /// Sets the order in which the reader lists these keys when it finds an unknown one.
    pub fn knows(&mut self, keys: &[&str]) {
        if let Self::Read { fields, .. } = self {
            keys.iter().for_each(|key| _ = fields.get(key));
        }
    }

    /// Drops the value, if this visitor reads, after its fault has been reported.
    pub fn refuse(&mut self) {
        if let Self::Read { is_whole, .. } = self {
            *is_whole = false;
        }
    }

    /// Adds a rule about several keys to the schema.
    pub fn rule(&mut self, rule: impl FnOnce() -> Json) {
        if let Self::Describe { rules, .. } = self {
            rules.push(rule());
        }
    }
}
