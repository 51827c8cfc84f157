//! Texts.

use super::{Codec, schema};
use crate::content::faults;
use crate::content::yaml::Cursor;
use crate::model::Placed;

/// A text.
pub(crate) fn text<'a>() -> Codec<'a, String> {
    Codec::new(|at| Some(at.text()?.value), schema::text, String::clone).filled(schema::filled_text)
}

/// A text with its place.
pub(crate) fn placed_text<'a>() -> Codec<'a, Placed<String>> {
    Codec::new(|at| at.text(), schema::text, |text| text.value.clone()).filled(schema::filled_text)
}

/// A text other than these words, which have a meaning of their own here.
///
/// - `what`: what the text names
/// - `hint`: what these words mean
pub(crate) fn free_text<'a>(words: &'static [&'static str], what: &'a str, hint: &'a str) -> Codec<'a, String> {
    let free = || {
        let mut text = schema::text();
        text["not"] = schema::exactly(words);
        text
    };
    let is_free = move |at: &Cursor, text: &String| {
        let is_free = !words.contains(&text.as_str());
        if !is_free {
            at.fault(faults::UNKNOWN_WORD, format!("「{text}」は{what}の名前に使えません"), hint);
        }
        is_free
    };
    Codec::new(|at| Some(at.text()?.value), free, String::clone)
        .filled(|| schema::filled_text_except(words))
        .accepted(is_free)
}
