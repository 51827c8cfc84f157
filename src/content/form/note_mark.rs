//! 注の印: the sign of the notes of values.

use serde_json::json;

use crate::content::codec::schema::BLANK;
use crate::content::codec::{Codec, Visitor, keyword, record};
use crate::content::faults;
use crate::content::yaml::Cursor;
use crate::model::{NoteMark, NoteNumbering};
use crate::vocabulary::NUMBER;

/// The most characters of a sign.
const LONGEST: usize = 8;
/// A character of a sign that is no digit, in a pattern.
const OTHER: &str = r"[^0-9０-９\r\n]";
/// The same before a 1, where a sign or a point would make it a number.
const BEFORE_ONE: &str = r"[^0-9０-９\r\n+.-]";
const SIGN: &str = "印";
const EXAMPLE: &str = "「※1」「（注1）」「※」のように書いてください。「1」が注の番号になります";

/// 注の印: the sign alone, or a map.
pub(super) fn note_mark<'a>() -> Codec<'a, NoteMark> {
    let short = |at: &Cursor| Some(NoteMark { sign: sign().read(at)?, ..NoteMark::default() });
    record("{印: （注1）, 番号: シートごと}", NoteMark::default(), define)
        .or(short, |map| json!({ "anyOf": [sign().schema(), map] }))
}

fn define(d: &mut Visitor, mark: &mut NoteMark) {
    let about = "注の印。※1（書かないときも）、（注1）、*1、※ など。1 が注の番号";
    d.setting(SIGN, about, &mut mark.sign, sign().bare());
    let about = "表ごと（書かないときも）、シートごと、通し。番号を1から始めるところ";
    d.setting(NUMBER, about, &mut mark.count, keyword(&NoteNumbering::KEYWORDS));
}

/// 印. As a YAML number it can only be 1.
fn sign<'a>() -> Codec<'a, String> {
    let read = |at: &Cursor| {
        let sign = at.text()?.value;
        if sign.chars().count() > LONGEST {
            let message = format!("注の印「{sign}」が長すぎます");
            at.fault(faults::UNKNOWN_WORD, message, format!("印は{LONGEST}文字までです。{EXAMPLE}"));
            return None;
        }
        if !NoteMark::is_clear(&sign) || ["+1", "-1", ".1"].iter().any(|number| sign.starts_with(number)) {
            at.fault(faults::UNKNOWN_WORD, format!("「{sign}」では、注の番号の場所が決まりません"), EXAMPLE);
            return None;
        }
        Some(sign)
    };
    let schema = || {
        // With the number at each of its places, since a pattern cannot bound the length of the whole.
        let numbered = (0..LONGEST).map(|before| match before {
            1 => format!("{BEFORE_ONE}[1１]{OTHER}{{0,{}}}", LONGEST - 2),
            _ => format!("{OTHER}{{{before}}}[1１]{OTHER}{{0,{}}}", LONGEST - 1 - before),
        });
        let alone = format!("{OTHER}{{1,{LONGEST}}}");
        let signs = numbered.chain([alone]).collect::<Vec<_>>().join("|");
        let pattern = format!(r"{BLANK}|^(?:{signs})[\r\n]*$");
        json!({
            "type": ["string", "number", "null"],
            "minimum": 1,
            "maximum": 1,
            "pattern": pattern,
            "patternErrorMessage": EXAMPLE,
        })
    };
    Codec::new(read, schema, String::clone)
}
