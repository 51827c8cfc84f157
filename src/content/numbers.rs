//! 番号 of a 取組項目, and the references to it: 再掲, and 番号 of an opinion.

use super::codec::{Codec, placed_text, schema};
use super::yaml::Cursor;
use crate::characters::{half_width, is_digit};
use crate::content::faults;
use crate::model::{Numbering, Placed, without_sign};

/// Signs between several numbers in one word. Others may be part of a number: 1-1-1/2.
const BETWEEN: [char; 4] = [',', '，', '、', '､'];

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
        let Some(Slip { meant, message, remedy }) = Slip::of(&text.value) else { return Some(text) };
        at.fault(faults::BAD_ID, message, format!("半角で「{meant}」と書いてください{remedy}"));
        Some(Placed::new(meant, text.place))
    };
    let strict = |mut text: serde_json::Value| {
        text["not"] = serde_json::json!({ "type": "string", "pattern": PATTERN_OF_SLIPS });
        text
    };
    Codec::new(read, move || strict(schema::text()), |text: &Placed<String>| text.value.clone())
        .filled(move || strict(schema::filled_text()))
}

/// What [`Slip::of`] and [`is_single`] recognise, as a regular expression: a digit in full width, the No. before a number,
/// several numbers, a number with something behind it, a number in a circle.
const PATTERN_OF_SLIPS: &str = concat!(
    r"[０-９]|^\s*(?:[NnＮｎ][OoＯｏ]|№|第)[.．]?\s*[0-9]|^\s*[0-9]+(?:\s*[,，、､]\s*[0-9]+)+\s*$",
    r"|^\s*[0-9](?:[0-9/-]*[0-9])?(?:[.．。,，、:：)）]+|番目?|番号|号|[.．。,，、:：)）]*(?:\s*[←→]|\s+[^\s0-9/の-]).*)\s*$",
    r"|^\s*[①-⒛❶-❿㉑-㉟㊱-㊿]\s*$"
);

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

/// A slip in a number.
struct Slip {
    /// The number that is meant.
    meant: String,
    /// What is wrong.
    message: String,
    /// What else can be done.
    remedy: &'static str,
}

impl Slip {
    fn of(text: &str) -> Option<Self> {
        let plain = plain(text);
        let signed = without_sign(text).or_else(|| Some(plain.strip_prefix('第')?.trim().to_owned()));
        let slip = |meant: &str, message, remedy| Some(Self { meant: meant.to_owned(), message, remedy });
        if let Some(signed) = signed.filter(|signed| signed.starts_with(|c: char| c.is_ascii_digit())) {
            let meant = before_rest(&signed).map_or(signed.as_str(), |(meant, _)| meant);
            return slip(meant, format!("「{text}」は番号だけで書きます（「No.」は印刷するときに付きます）"), "");
        }
        if let Some((meant, is_memo)) = before_rest(&plain) {
            let remedy = if is_memo { "。覚え書きは、空白と「#」の後に書けます" } else { "" };
            return slip(meant, format!("「{text}」は番号だけで書きます"), remedy);
        }
        if let Some(number) = circled(&plain) {
            let remedy = "（丸や括弧の付いた番号を印刷するなら、様式に「番号: 自由」と書きます）";
            return slip(&number.to_string(), format!("番号「{text}」が数字ではありません"), remedy);
        }
        let is_wide = text.contains(|c: char| is_digit(c) && !c.is_ascii());
        is_wide.then(|| Self { meant: plain, message: format!("番号「{text}」が全角です"), remedy: "" })
    }
}

/// A number before something that is no part of it, and whether that is a memo: 2. and 2番, 2 ←新規.
fn before_rest(plain: &str) -> Option<(&str, bool)> {
    let is_inner = |c: char| c.is_ascii_digit() || c == '-' || c == '/';
    let end = plain.find(|c| !is_inner(c)).filter(|end| *end > 0)?;
    let (number, rest) = plain.split_at(end);
    if !number.starts_with(|c: char| c.is_ascii_digit()) || !number.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let unmarked = rest.trim_start_matches(['.', '。', ',', '、', ':', ')']);
    if ["番", "番目", "番号", "号"].contains(&rest) || unmarked.is_empty() {
        return Some((number, false));
    }
    let memo = unmarked.trim_start();
    let is_memo = memo.starts_with(['←', '→'])
        || memo != unmarked && !memo.starts_with(|c: char| c.is_ascii_digit() || ['-', '/', 'の'].contains(&c));
    is_memo.then_some((number, true))
}

/// The number in a circle or brackets that is a single character: ②, ⑵, ⒉, ❷.
fn circled(text: &str) -> Option<u32> {
    let mut chars = text.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else { return None };
    let ranges = [('①', '⑳', 1), ('⑴', '⒇', 1), ('⒈', '⒛', 1), ('❶', '❿', 1), ('㉑', '㉟', 21), ('㊱', '㊿', 36)];
    let range = ranges.into_iter().find(|(first, last, _)| (*first..=*last).contains(&c));
    range.map(|(first, _, number)| c as u32 - first as u32 + number)
}

/// A number without what is easily typed otherwise: １ is 1.
pub(super) fn plain(number: &str) -> String {
    number.trim().chars().map(half_width).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_told_the_number_meant_and_the_schema_knows_it() {
        let pattern = regex::Regex::new(PATTERN_OF_SLIPS).unwrap();
        for (text, meant) in [
            ("２", "2"),
            ("No.2", "2"),
            ("第2", "2"),
            ("第2号", "2"),
            ("№ 2.", "2"),
            ("2.", "2"),
            ("２．", "2"),
            ("2、", "2"),
            ("2)", "2"),
            ("2：", "2"),
            ("2番", "2"),
            ("2番目", "2"),
            ("2 ←新規", "2"),
            ("2←新規", "2"),
            ("2　新規", "2"),
            ("2. 相談", "2"),
            ("1-1-2 (新規)", "1-1-2"),
            ("1-1-1/2.", "1-1-1/2"),
            ("②", "2"),
            ("⑫", "12"),
            ("⒉", "2"),
            ("⑵", "2"),
            ("❷", "2"),
            ("㉑", "21"),
            ("㊿", "50"),
        ] {
            let told = Slip::of(text).map(|slip| slip.meant);
            assert_eq!((told.as_deref(), pattern.is_match(text)), (Some(meant), true), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_let_be() {
        let pattern = regex::Regex::new(PATTERN_OF_SLIPS).unwrap();
        for text in [
            "2",
            " 2 ",
            "1-1-2",
            "1-1-1/2",
            "<3>-1",
            "232-101-32",
            "4-1",
            "1.2",
            "A2",
            "2A",
            "(2)",
            "2(1)",
            "2 の 1",
            "2 - 1",
            "2-",
            "新2",
            "第二",
            "1-(2)-③",
            "2再",
            "2.1.3",
            "-",
        ] {
            assert_eq!((Slip::of(text).map(|slip| slip.meant), pattern.is_match(text)), (None, false), "{text}");
        }
    }
}
