//! One definition per key: reading, the schema and the words of a comparison follow from it.
//!
//! A [`Codec`] defines a value: how to read it, its schema, and how to say it. A [`record()`] defines a map: a function names
//! each key once to a [`Visitor`], which reads the values from a file, describes them in a schema, or says what they hold.
//! Checks that only the reader makes, such as whether two fields fit together, are in the same function, under [`Visitor::reading`].

mod keyword;
mod list;
mod number;
mod record;
pub(crate) mod said;
pub(crate) mod schema;
mod text;
mod value;
mod visitor;

pub(crate) use keyword::{keyword, name_of, switch, word};
pub(crate) use list::{Elements, list};
pub(crate) use number::{count, decimal, measure};
pub(crate) use record::{lines, record};
pub(crate) use text::{free_text, placed_text, text};
pub(crate) use value::Codec;
pub(crate) use visitor::{Told, Visitor};
