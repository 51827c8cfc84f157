//! Maps whose keys the format knows.

use std::rc::Rc;

use super::{Codec, Visitor};

/// A map, described in one line.
///
/// - `example`: what the reader shows if the map is empty
/// - `usual`: the values of absent keys
/// - `define`: names every key
pub(crate) fn record<'a, T: Clone + 'a>(
    example: impl Into<String>,
    usual: T,
    define: impl Fn(&mut Visitor, &mut T) + 'a,
) -> Codec<'a, T> {
    joined("、", example.into(), usual, define)
}

/// A map, described in one line per key.
pub(crate) fn lines<'a, T: Clone + 'a>(
    example: impl Into<String>,
    usual: T,
    define: impl Fn(&mut Visitor, &mut T) + 'a,
) -> Codec<'a, T> {
    joined("\n", example.into(), usual, define)
}

fn joined<'a, T: Clone + 'a>(
    between: &'a str,
    example: String,
    usual: T,
    define: impl Fn(&mut Visitor, &mut T) + 'a,
) -> Codec<'a, T> {
    let define = Rc::new((define, usual));
    let (described, told) = (define.clone(), define.clone());
    let say = move |value: &T| {
        let entries = Visitor::tell(&told.0, value).into_iter().map(|told| told.entry);
        entries.collect::<Vec<_>>().join(between)
    };
    Codec::new(
        move |at| Visitor::read(at.fields(&example), &define.0, &define.1),
        move || Visitor::describe(&described.0, &described.1),
        say,
    )
    .of_lists_or_maps()
}
