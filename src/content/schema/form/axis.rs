//! 評価: the axes of judgement.

use serde_json::{Value, json};

use super::carrier;
use crate::content::schema::numbers::decimal;
use crate::content::schema::parts::{
    BLANK, exactly, field, filled_text, keyword, map, offered, one_of, or_blank, required, text, text_or,
};
use crate::model::{Form, Mark};
use crate::vocabulary as word;

/// An axis.
pub(super) fn axis(form: &Form) -> Value {
    let mut axis = map([
        required(word::NAME, "評価の名前。取組項目などに、この名前で書きます", filled_text()),
        field(word::CARRIER, "評価するもの。取組項目（書かないときも）、指標、事業、または階層の名前", carrier(form)),
        required(word::OPTIONS, "選択肢の一覧。2個から10個", options()),
        field(word::MARK, "選択肢の印刷のしかた", keyword(&Mark::KEYWORDS)),
        field(word::LEGEND, "シートの下の説明。あり、なし、または印刷する文", text()),
        field(word::MULTIPLE, "2つ以上選べるかどうか。可、不可（書かないときも）", one_of(["可", "不可"].into_iter())),
        field(
            word::COMMITTEE_JUDGEMENT,
            "委員会も評価するかどうか。あり、なし（書かないときも）",
            one_of(["あり", "なし"].into_iter()),
        ),
        field(word::BANDS, "値から評価を決めるときの段階", or_blank(bands(form))),
    ]);
    axis["allOf"] = json!([free_names()]);
    axis
}

/// The keys beside which a judgement is written are no names of an axis.
fn free_names() -> Value {
    use word::reserved::{OF_INDICATORS, OF_ITEMS, OF_PROJECTS, OF_SECTIONS};
    let free = |reserved: &[&str]| json!({ "properties": { (word::NAME): { "not": exactly(reserved) } } });
    let of = |word| json!({ "required": [word::CARRIER], "properties": { (word::CARRIER): exactly(&[word]) } });
    let blank = json!({ "type": ["string", "null"], "pattern": BLANK });
    let item = json!({ "properties": { (word::CARRIER): { "anyOf": [blank, exactly(&[word::ITEMS])] } } });
    json!({
        "if": item,
        "then": free(&OF_ITEMS),
        "else": {
            "if": of(word::PROJECT),
            "then": free(&OF_PROJECTS),
            "else": { "if": of(word::INDICATORS), "then": free(&OF_INDICATORS), "else": free(&OF_SECTIONS) },
        },
    })
}

/// 選択肢.
fn options() -> Value {
    let option = map([
        required(word::NAME, "選択肢の名前", filled_text()),
        field(word::SYMBOL, "記号だけを印刷するときの記号（◎、A など）", text()),
        field(word::POINTS, "平均するときの点", decimal()),
        field(
            word::COUNTED,
            "割合の母数に入れるかどうか。する（書かないときも）、しない",
            one_of(["する", "しない"].into_iter()),
        ),
    ]);
    json!({ "type": "array", "minItems": 2, "maxItems": 10, "items": text_or(option) })
}

/// 判定.
fn bands(form: &Form) -> Value {
    let series = form.series.iter().map(|series| series.name.as_str());
    let options = form.axes.iter().flat_map(|axis| axis.scale.names());
    let step = map([
        field(word::AT_LEAST, "この値以上のとき", decimal()),
        field(word::BELOW, "この値未満のとき", decimal()),
        required(word::CHOICE, "そのときの選択肢", offered(options, filled_text())),
    ]);
    map([
        required(word::SERIES, "評価を決める系列", offered(series, filled_text())),
        required(word::STEPS, "上から順に見る段階", json!({ "type": "array", "minItems": 1, "items": step })),
    ])
}
