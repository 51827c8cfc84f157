//! 系列.

use serde_json::{Value, json};

use super::name;
use crate::content::schema::numbers::count;
use crate::content::schema::parts::{BLANK, escaped, exactly, field, keyword, map, text, words};
use crate::model::{Formula, Role, Rounding, SeriesYear};
use crate::vocabulary as word;

/// The list of series, each a name or a map.
pub(super) fn series() -> Value {
    let series = map([
        name("系列の名前。指標の中に、この名前で値を書きます", &word::reserved::OF_INDICATORS),
        field(
            word::ROLE,
            "計算と検査での役割。名前が実績、目標、基準、累計なら、書かなくてもかまいません",
            keyword(&Role::KEYWORDS),
        ),
        field(
            word::YEAR,
            "表示年度（書かないときも）、独自（目標年度のような、1つだけの年度）",
            keyword(&SeriesYear::KEYWORDS),
        ),
        field(word::UNIT, "値の後に印刷する単位。指標の単位と違うとき", text()),
        field(word::COMPUTATION, "ほかの系列から計算するときの式", formula()),
        field(word::DECIMALS, "計算した値の小数の桁数", count(0..=6)),
        field(word::ROUNDING, "計算した値の端数", keyword(&Rounding::KEYWORDS)),
    ]);
    let mut name = text();
    name["not"] = exactly(&word::reserved::OF_INDICATORS);
    json!({ "type": "array", "minItems": 1, "items": { "anyOf": [name, series] } })
}

/// A formula, in full or half width, or nothing.
fn formula() -> Value {
    let any = words(&Formula::KEYWORDS).map(in_any_width).collect::<Vec<_>>().join("|");
    json!({ "anyOf": [
        { "enum": words(&Formula::KEYWORDS).collect::<Vec<_>>() },
        {
            "type": ["string", "null"],
            "pattern": format!(r"{BLANK}|^\s*(?:{any})$"),
            "patternErrorMessage": "一覧にある式のどれかを書いてください",
        },
    ] })
}

/// A regular expression for a formula, whatever signs and blanks it is written with.
fn in_any_width(formula: &str) -> String {
    let sign = |c: char| match c {
        '-' => "[-－−ー―]".to_owned(),
        '(' => "[(（]".to_owned(),
        ')' => "[)）]".to_owned(),
        '÷' => "[÷/／]".to_owned(),
        c => escaped(&c.to_string()),
    };
    formula.chars().map(|c| sign(c) + r"\s*").collect()
}
