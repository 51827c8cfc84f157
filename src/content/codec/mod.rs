//! One definition per concept: the reader, the schema and the words of a comparison follow from it.
//!
//! A [`Codec`] defines a value: how it is read, what an editor is told of it, how it is said. A [`record`] defines a map:
//! a function names each of its keys once to a [`Visitor`], which reads them from a file, describes them in a schema, or
//! tells what they hold. What the three have in common stands in the definition; what only the reader asks (whether two
//! fields fit together) stands beside it, under [`Visitor::reading`].

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
pub(crate) use list::list;
pub(crate) use number::{count, decimal, measure};
pub(crate) use record::{lines, record};
pub(crate) use text::{free_text, placed_text, text};
pub(crate) use value::Codec;
pub(crate) use visitor::{Told, Visitor};
