//! 番号 of a 取組項目, and the references to it: 再掲, and 番号 of an opinion.

use super::codec::{Codec, placed_text, schema};
use super::yaml::Cursor;
use crate::characters::{half_width, is_digit};
use crate::content::faults;
use crate::model::{Numbering, Placed};

/// Signs between several numbers in one word. Others may be part of a number: 1-1-1/2.
const BETWEEN: [char; 4] = [',', '，', '、', '､'];
/// Words before a number that are printed anyway.
const SIGNS: [&str; 5] = ["no.", "no", "№.", "№", "第"];

/// A number under a key. A slip is reported, and the number is read as it is meant.
///
/// - `numbering`: if numbers are free, any text is one
pub(super) fn number(key: &str, numbering: Numbering) -> Codec<'_, Placed<String>> {
    if numbering == Numbering::Free {
        return placed_text().accepted_before(move |at| is_single(at, key));
    }
    let read = move |at: &Cursor| {
        if !is_single(at, key) {
            return None;
        }
        let text = at.text()?;
        let Some((meant, message)) = slip(&text.value) else { return Some(text) };
        at.fault(faults::BAD_ID, message, format!("半角で「{meant}」と書いてください"));
        Some(Placed::new(meant, text.place))
    };
    let strict = |mut text: serde_json::Value| {
        text["not"] = serde_json::json!({ "type": "string", "pattern": PATTERN_OF_SLIPS });
        text
    };
    Codec::new(read, move || strict(schema::text()), |text: &Placed<String>| text.value.clone())
        .filled(move || strict(schema::filled_text()))
}

/// What [`slip`] and [`is_single`] recognise, as a regular expression.
const PATTERN_OF_SLIPS: &str =
    r"[０-９]|^\s*(?:[NnＮｎ][OoＯｏ]|№|第)[.．]?\s*[0-9]|^\s*[0-9]+(?:\s*[,，、､]\s*[0-9]+)+\s*$";

/// Whether there is one number and no list of them.
fn is_single(at: &Cursor, key: &str) -> bool {
    let numbers = match at.is_list() {
        true => at.elements().iter().filter_map(Cursor::word).collect(),
        false => at.word().map(|text| several(&text)).unwrap_or_default(),
    };
    if !at.is_list() && numbers.is_empty() {
        return true;
    }
    let entry = |number: &String| format!("「- {key}: {number}」");
    let hint = match numbers.as_slice() {
        [] => format!("「{key}: 1」のように書いてください"),
        [number] => format!("「{key}: {number}」と書いてください"),
        _ => format!("{}と分けて書いてください", numbers.iter().map(entry).collect::<String>()),
    };
    at.fault(faults::WRONG_TYPE, format!("「{key}」には、番号を1つだけ書きます"), hint);
    false
}

/// The numbers of a word that holds several: 5、8.
fn several(text: &str) -> Vec<String> {
    let parts: Vec<&str> = text.split(BETWEEN).map(str::trim).collect();
    let are_numbers = parts.len() > 1 && parts.iter().all(|part| !part.is_empty() && part.chars().all(is_digit));
    if are_numbers { parts.into_iter().map(plain).collect() } else { Vec::new() }
}

/// The number that is meant by a word, and what is wrong with the word.
fn slip(text: &str) -> Option<(String, String)> {
    let meant = without_sign(text);
    if let Some(meant) = meant.filter(|meant| meant.starts_with(|c: char| c.is_ascii_digit())) {
        return Some((meant, format!("「{text}」は番号だけで書きます（「No.」は印刷するときに付きます）")));
    }
    text.contains(|c: char| is_digit(c) && !c.is_ascii()).then(|| (plain(text), format!("番号「{text}」が全角です")))
}

/// A number without the No. before it; `None` if it has none.
pub(super) fn without_sign(text: &str) -> Option<String> {
    let plain = plain(text);
    let lower = plain.to_lowercase();
    let sign = SIGNS.iter().find(|sign| lower.starts_with(**sign))?;
    Some(plain.get(sign.len()..)?.trim().to_owned())
}

/// A number without what is easily typed otherwise: １ is 1.
pub(super) fn plain(number: &str) -> String {
    number.trim().chars().map(half_width).collect()
}
