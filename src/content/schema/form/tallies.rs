//! 集計.

use serde_json::{Value, json};

use super::carrier;
use crate::content::schema::defined;
use crate::content::schema::parts::{
    Field, exactly, field, filled, filled_text, keyword, list, map, offered, one_of, optional_year, or_blank, required,
    text,
};
use crate::model::{Carrier, Counting, FieldKind, Form, SeriesYear};
use crate::vocabulary as word;

/// The definition of an option of any axis.
const OPTION: &str = "option-of-tally";

/// The definition to which [`tallies`] refers.
pub(super) fn definitions(form: &Form) -> impl Iterator<Item = (String, Value)> {
    let options = form.axes.iter().flat_map(|axis| axis.scale.names());
    [(OPTION.to_owned(), offered(options, text()))].into_iter()
}

/// The list of tables: of counts, or 推移表.
pub(super) fn tallies(form: &Form) -> Value {
    let title = || required(word::TITLE, "表の題名。数え方は、後に付けて印刷します", filled_text());
    let of = || field(word::CARRIER, "評価するもの。同じ名前の評価が2つあるとき", carrier(form));
    let counts = map([
        title(),
        of(),
        field(word::CHOICE, "数える評価の名前。書かないときは、取組項目の最初の評価", axes(form)),
        required(
            word::ROWS,
            "行にするもの。選択肢、事業、担当課、部局、階層、独自の項目、または選択肢の一覧",
            rows(form),
        ),
        field(word::COLUMNS, "表の列。書かないときは、件数と割合", or_blank(columns(form))),
        field(word::COUNTING, "実数（書かないときも）、延べ。再掲の数え方", keyword(&Counting::KEYWORDS)),
        field(word::COMMITTEE_JUDGEMENT, "あり、なし（書かないときも）。委員会の評価で数えるかどうか", switch()),
        field(word::TOTAL, "あり（書かないときも）、なし。最後の行に計を置くかどうか", switch()),
    ]);
    let series = form.series.iter().filter(|series| series.year == SeriesYear::Shown);
    let names = form.axes.iter().map(|axis| axis.name.as_str()).chain(series.map(|series| series.name.as_str()));
    let trend = map([
        title(),
        of(),
        required(word::TREND, "年度ごとに並べる、評価か系列の名前", offered(names, filled_text())),
        field(word::YEAR, "並べる年度。書かないときは、表示年度", list(optional_year())),
    ]);
    list(json!({ "anyOf": [counts, trend] }))
}

fn switch() -> Value {
    one_of(["あり", "なし"].into_iter())
}

fn axes(form: &Form) -> Value {
    offered(form.axes.iter().map(|axis| axis.name.as_str()), text())
}

/// The own fields that hold a text.
fn fields(form: &Form) -> impl Iterator<Item = &str> {
    let fields = form.fields.iter().filter(|field| field.kind == FieldKind::Text);
    let fields = fields.filter(|field| !matches!(field.carrier, Carrier::Section(_)));
    fields.map(|field| field.name.as_str())
}

/// 行: a word, or options.
fn rows(form: &Form) -> Value {
    let fixed = [word::OPTIONS, word::PROJECT, word::DEPARTMENTS, word::BUREAU].into_iter();
    let words = fixed.chain(form.levels.iter().map(String::as_str)).chain(fields(form));
    let union = map([
        required(word::LABELS, "行の見出し", filled_text()),
        required(word::OPTIONS, "行にまとめる選択肢", filled(options())),
    ]);
    let unions = json!({ "type": "array", "minItems": 1, "items": { "anyOf": [defined(OPTION), union] } });
    json!({ "anyOf": [offered(words, filled_text()), unions] })
}

fn options() -> Value {
    json!({ "type": "array", "minItems": 1, "items": defined(OPTION) })
}

/// 列.
fn columns(form: &Form) -> Value {
    let plain = ["件数", "割合", "平均"];
    let part = |words: &[&str]| {
        let schema = json!({ "anyOf": [{ "enum": words }, exactly(words)] });
        required(word::PART, "件数、割合、うち、増減、平均", schema)
    };
    let heading = || field(word::LABELS, "列の見出し", text());
    let axis = || field(word::CHOICE, "条件にする評価の名前。書かないときは、数える評価", axes(form));
    let share = || field(word::SHARE, "あり、なし（書かないときも）。行に対する割合も印刷するかどうか", switch());
    let chosen = || -> Field {
        required(word::OPTIONS, "この中のどれかを選んだものを数えます", filled(options()))
    };
    let values = json!({ "type": "array", "minItems": 1, "items": text() });
    let among = ["うち"];
    let columns = [
        one_of(plain.into_iter()),
        map([part(&plain), heading()]),
        map([part(&among), heading(), share(), axis(), chosen()]),
        map([
            part(&among),
            heading(),
            share(),
            required(word::OWN, "条件にする独自の項目（文章）の名前", offered(fields(form), filled_text())),
            required(word::VALUE, "この中のどれかが書いてあるものを数えます", filled(values)),
        ]),
        map([
            part(&["増減"]),
            heading(),
            required(word::YEAR, "比べる、前の年度", filled(optional_year())),
            axis(),
            field(word::OPTIONS, "行が選択肢でないとき、どの選択肢の件数を比べるか", or_blank(options())),
        ]),
    ];
    json!({ "type": "array", "minItems": 1, "items": { "anyOf": columns } })
}
