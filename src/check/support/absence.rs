//! The word for a value that does not exist, as advices offer it.

use crate::characters::{is_dash, is_japanese};
use crate::model::Form;

/// Characters that look like a dash and are typed for one.
pub const NO_DASHES: [&str; 3] = ["ー", "ｰ", "一"];
/// The usual word, for a form without 空欄.
const USUAL: &str = "－";

/// The word to write for a value that does not exist, as it can be written in YAML.
pub fn word(form: &Form) -> String {
    in_yaml(form.absences.first().map_or(USUAL, String::as_str))
}

/// What has to be written first where nothing is computed from a value that does not exist, so that the form knows its word.
pub fn declared_first(form: &Form) -> String {
    match form.absences.as_slice() {
        [] => format!("様式に「空欄: [{}]」と書いたうえで", word(form)),
        _ => String::new(),
    }
}

/// Whether a text may be a word for a value that does not exist, not a slip or what a program shows.
pub fn is_word(text: &str) -> bool {
    text.chars().any(is_japanese)
}

/// Whether a text is a dash, or only looks like one.
pub fn is_like_dash(text: &str) -> bool {
    let text = text.trim();
    NO_DASHES.contains(&text) || !text.is_empty() && text.chars().all(is_dash)
}

/// The remedy for a dash in place of a figure that the form does not know.
pub fn for_dash(form: &Form) -> String {
    let word = word(form);
    match form.absences.as_slice() {
        [] => format!("値がないことを示す横線なら「{word}」と書き、様式の「空欄」に加えてください"),
        _ => format!("値がないことを示す横線なら「{word}」と書いてください"),
    }
}

/// A text as it can be written in YAML, also within { } and [ ].
pub fn in_yaml(text: &str) -> String {
    let is_sign = |c: char| c.is_control() || ",:#[]{}\"'\\".contains(c);
    let is_plain = !text.is_empty() && text.trim() == text && !text.contains(is_sign);
    if is_plain && !text.starts_with(|c| "*&!|>%@`-?~=".contains(c)) { text.to_owned() } else { quoted(text) }
}

/// A text in quotation marks, as YAML reads it.
pub fn quoted(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("\"{text}\"")
}
