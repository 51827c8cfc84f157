//! 用紙.

use serde_json::{Value, json};

use super::NONE;
use crate::content::schema::numbers::{count, measure};
use crate::content::schema::parts::{BLANK, field, filled, keyword, map, one_of_or, or_blank, required, words};
use crate::model::{DigitWidth, Orientation, Paper, Typeface};
use crate::vocabulary as word;

/// 用紙: the size alone, or a map.
pub(super) fn page() -> Value {
    let page = map([
        field(word::PAPER, "A4（8ポイント）か A3（10.5ポイント）", keyword(&Paper::KEYWORDS)),
        field(word::ORIENTATION, "横（書かないときも）か縦", keyword(&Orientation::KEYWORDS)),
        field(word::TYPEFACE, "ゴシック（書かないときも）か明朝", keyword(&Typeface::KEYWORDS)),
        field(word::DIGITS, "プロポーショナル（書かないときも）、半角、全角", keyword(&DigitWidth::KEYWORDS)),
        field(word::SIZE, "文字の大きさ。5から20までのポイント", measure(5..=20)),
        field(
            word::LEAST_SIZE,
            "これより小さい文字を知らせます。4から20までのポイント。書かないときは6",
            measure(4..=20),
        ),
        field(word::MARGINS, "余白。ミリメートル", or_blank(margins())),
        field(
            word::PAGE_NUMBERS,
            "1 がページの番号、N が全体のページ数。「1 / N」「- 1 -」など。または、なし",
            page_numbers(),
        ),
        field(word::FIRST_PAGE, "最初のページの番号", count(1..=9999)),
    ]);
    one_of_or(words(&Paper::KEYWORDS), page)
}

/// 余白.
fn margins() -> Value {
    let side = |key, description| required(key, description, filled(measure(5..=60)));
    map([
        side(word::TOP, "上の余白。5から60までのミリメートル"),
        side(word::BOTTOM, "下の余白。5から60までのミリメートル"),
        side(word::SIDES, "左右の余白。5から60までのミリメートル"),
    ])
}

/// ページ番号. Whether a number holds a 1 is for the check to say.
fn page_numbers() -> Value {
    json!({
        "type": ["string", "number", "null"],
        "pattern": format!(r"{BLANK}|1|^{NONE}[\r\n]*$"),
        "patternErrorMessage": "「1」をページの番号として「1 / N」のように書くか、「なし」と書いてください",
    })
}
