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

/// 印. The schema cannot check a YAML number; the reader does.
fn sign<'a>() -> Codec<'a, String> {
    let read = |at: &Cursor| {
        let sign = at.text()?.value;
        if sign.chars().count() > LONGEST {
            let message = format!("注の印「{sign}」が長すぎます");
            at.fault(faults::UNKNOWN_WORD, message, format!("印は{LONGEST}文字までです。{EXAMPLE}"));
            return None;
        }
        if !NoteMark::is_clear(&sign) {
            at.fault(faults::UNKNOWN_WORD, format!("「{sign}」では、注の番号の場所が決まりません"), EXAMPLE);
            return None;
        }
        Some(sign)
    };
    let schema = || {
        json!({
            "type": ["string", "number", "null"],
            "pattern": format!("{BLANK}|^(?=.{{1,{LONGEST}}}[\\r\\n]*$)[^0-9０-９]*[1１]?[^0-9０-９]*$"),
            "patternErrorMessage": EXAMPLE,
        })
    };
    Codec::new(read, schema, String::clone)
}
