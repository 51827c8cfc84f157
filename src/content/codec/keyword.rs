//! Words of a fixed set, and names that the form declares.

use super::{Codec, schema};
use crate::content::yaml::Cursor;
use crate::vocabulary::{NO, YES};

/// One of the words of a table.
pub(crate) fn keyword<'a, T: Clone + PartialEq + 'a>(words: &'a [(&'a str, T)]) -> Codec<'a, T> {
    Codec::new(
        |at| at.keyword(words),
        || schema::one_of(words.iter().map(|(word, _)| *word)),
        |value| word(words, value).to_owned(),
    )
}

/// あり or なし.
pub(crate) fn switch<'a>() -> Codec<'a, bool> {
    keyword(&[(YES, true), (NO, false)])
}

/// One of the names that the form declares. An editor offers these and accepts any text.
///
/// - `unread`: names whose declarations could not be read; using one is not reported
pub(crate) fn name_of<'a, T: Clone + PartialEq + 'a>(words: Vec<(&'a str, T)>, unread: &'a [String]) -> Codec<'a, T> {
    let names: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    let (filled, said) = (names.clone(), words.clone());
    let is_unread = |at: &Cursor, words: &[(&str, T)]| {
        let is_unread = |name: String| unread.contains(&name) && words.iter().all(|(word, _)| *word != name);
        at.word().is_some_and(is_unread)
    };
    Codec::new(
        move |at| if is_unread(at, &words) { None } else { at.keyword(&words) },
        move || schema::offered(names.iter().copied(), schema::text()),
        move |value| word(&said, value).to_owned(),
    )
    .filled(move || schema::offered(filled.iter().copied(), schema::filled_text()))
}

/// The word for a value; empty if it has none.
pub(crate) fn word<'a, T: PartialEq>(words: &[(&'a str, T)], value: &T) -> &'a str {
    words.iter().find(|(_, other)| other == value).map_or("", |(word, _)| word)
}
