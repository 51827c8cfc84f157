//! The definition of a value.

use std::rc::Rc;

use serde_json::Value as Json;

use super::schema;
use crate::content::yaml::Cursor;
use crate::finding::Rule;

/// The definition of a value: how to read it, its schema, and how to describe it in words.
pub(crate) struct Codec<'a, T> {
    read: Read<'a, T>,
    schema: Schema<'a>,
    blank: Option<Schema<'a>>,
    filled: Option<Schema<'a>>,
    say: Rc<dyn Fn(&T) -> String + 'a>,
    bare: bool,
    example: Option<String>,
}

type Read<'a, T> = Rc<dyn Fn(&Cursor) -> Option<T> + 'a>;
type Schema<'a> = Rc<dyn Fn() -> Json + 'a>;

impl<T> Clone for Codec<'_, T> {
    fn clone(&self) -> Self {
        let Self { read, schema, blank, filled, say, bare, example } = self;
        Self {
            read: read.clone(),
            schema: schema.clone(),
            blank: blank.clone(),
            filled: filled.clone(),
            say: say.clone(),
            bare: *bare,
            example: example.clone(),
        }
    }
}

impl<'a, T: 'a> Codec<'a, T> {
    /// Builds a definition from its parts.
    ///
    /// - `read`: reads the value; `None` if it cannot be read, after reporting why
    /// - `schema`: what an editor accepts
    /// - `say`: describes the value; empty if there is nothing to say
    pub fn new(
        read: impl Fn(&Cursor) -> Option<T> + 'a,
        schema: impl Fn() -> Json + 'a,
        say: impl Fn(&T) -> String + 'a,
    ) -> Self {
        Self {
            read: Rc::new(read),
            schema: Rc::new(schema),
            blank: None,
            filled: None,
            say: Rc::new(say),
            bare: false,
            example: None,
        }
    }

    /// Reads the value at a cursor; `None` if it cannot be read, after reporting why.
    pub fn read(&self, at: &Cursor) -> Option<T> {
        (self.read)(at)
    }

    /// The schema of an element of a list.
    pub fn schema(&self) -> Json {
        (self.schema)()
    }

    /// The schema behind a key that may be blank.
    pub fn blank_schema(&self) -> Json {
        self.blank.as_ref().map_or_else(|| self.schema(), |schema| schema())
    }

    /// The schema behind a key that must not be blank.
    pub fn filled_schema(&self) -> Json {
        self.filled.as_ref().map_or_else(|| schema::filled(self.schema()), |schema| schema())
    }

    /// Describes a value in words; empty if there is nothing to say.
    pub fn say(&self, value: &T) -> String {
        (self.say)(value)
    }

    /// Whether the words are clear without the key.
    pub fn is_bare(&self) -> bool {
        self.bare
    }

    /// An example of a list, as it is written: [H30, H31], or an element with its dash.
    pub fn example(&self) -> Option<&str> {
        self.example.as_deref()
    }

    /// Sets the example of a list.
    pub fn shown(self, example: impl Into<String>) -> Self {
        Self { example: Some(example.into()), ..self }
    }

    /// Sets the schema behind a key that may be blank.
    pub fn blank(self, schema: impl Fn() -> Json + 'a) -> Self {
        Self { blank: Some(Rc::new(schema)), ..self }
    }

    /// Sets the schema behind a key that must not be blank.
    pub fn filled(self, schema: impl Fn() -> Json + 'a) -> Self {
        Self { filled: Some(Rc::new(schema)), ..self }
    }

    /// Uses this schema of lists or maps behind a key that must not be blank, and also allows a blank behind other keys.
    pub fn of_lists_or_maps(self) -> Self {
        let (blank, filled) = (self.schema.clone(), self.schema.clone());
        self.blank(move || schema::or_blank(blank())).filled(move || filled())
    }

    /// Refers to a definition of the same schema file instead of repeating it.
    pub fn defined(self, name: &'a str) -> Self {
        self.defined_as(move || name.to_owned())
    }

    /// Refers to a definition of that name in the same schema file instead of repeating it.
    pub fn defined_as(self, name: impl Fn() -> String + 'a) -> Self {
        Self { schema: Rc::new(move || schema::defined(&name())), blank: None, filled: None, ..self }
    }

    /// Changes the schema, which is of lists or maps.
    pub fn with_schema(self, change: impl Fn(&mut Json) + 'a) -> Self {
        let schema = self.schema.clone();
        let changed = move || {
            let mut schema = schema();
            change(&mut schema);
            schema
        };
        Self { schema: Rc::new(changed), blank: None, filled: None, ..self }.of_lists_or_maps()
    }

    /// Replaces the words.
    pub fn said(self, say: impl Fn(&T) -> String + 'a) -> Self {
        Self { say: Rc::new(say), ..self }
    }

    /// Describes the value without naming its key.
    pub fn bare(self) -> Self {
        Self { bare: true, ..self }
    }

    /// Says nothing about the value, because other words already contain it.
    pub fn unsaid(self) -> Self {
        self.said(|_| String::new())
    }

    /// Drops a value that `accepts` refuses after reporting why.
    pub fn accepted(self, accepts: impl Fn(&Cursor, &T) -> bool + 'a) -> Self {
        let read = self.read;
        Self { read: Rc::new(move |at| read(at).filter(|value| accepts(at, value))), ..self }
    }

    /// Reads only what `accepts` does not refuse after reporting why.
    pub fn accepted_before(self, accepts: impl Fn(&Cursor) -> bool + 'a) -> Self {
        let read = self.read;
        Self { read: Rc::new(move |at| accepts(at).then(|| read(at)).flatten()), ..self }
    }

    /// Reads nothing, because something this depends on could not be read.
    pub fn unread(self) -> Self {
        Self { read: Rc::new(|_| None), ..self }
    }

    /// Reads without reporting the faults of these rules.
    pub fn silent(self, rules: &'static [&'static Rule]) -> Self {
        let read = self.read;
        Self { read: Rc::new(move |at| read(&at.without(rules))), ..self }
    }

    /// A map, or a short form of it.
    ///
    /// - `short`: reads the short form
    /// - `either`: makes the schema of both forms from that of the map
    pub fn or(self, short: impl Fn(&Cursor) -> Option<T> + 'a, either: impl Fn(Json) -> Json + 'a) -> Self {
        let Self { read, schema, say, bare, example, .. } = self;
        Self {
            read: Rc::new(move |at| if at.is_map() { read(at) } else { short(at) }),
            schema: Rc::new(move || either(schema())),
            blank: None,
            filled: None,
            say,
            bare,
            example,
        }
    }

    /// Converts the definition to another type.
    pub fn map<U: 'a>(self, into: impl Fn(T) -> U + 'a, from: impl Fn(&U) -> T + 'a) -> Codec<'a, U> {
        let Self { read, schema, blank, filled, say, bare, example } = self;
        Codec {
            read: Rc::new(move |at| read(at).map(&into)),
            schema,
            blank,
            filled,
            say: Rc::new(move |value| say(&from(value))),
            bare,
            example,
        }
    }

    /// A value that may be absent.
    pub fn some(self) -> Codec<'a, Option<T>> {
        let Self { read, schema, blank, filled, say, bare, example } = self;
        Codec {
            read: Rc::new(move |at| read(at).map(Some)),
            schema,
            blank,
            filled,
            say: Rc::new(move |value| value.as_ref().map(|value| say(value)).unwrap_or_default()),
            bare,
            example,
        }
    }
}

impl<'a, T: PartialEq + 'a> Codec<'a, T> {
    /// Says nothing about the default value.
    pub fn unless(self, usual: T) -> Self {
        let say = self.say;
        Self { say: Rc::new(move |value| if *value == usual { String::new() } else { say(value) }), ..self }
    }
}
