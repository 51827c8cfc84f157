//! 様式, within plan.yaml or in a file of its own.
//!
//! What a 様式 declares itself (階層, 評価, 独自, 系列) it may name elsewhere: these names are offered as far as they are
//! known, and whether one is declared is for the check to say.

mod axis;
mod columns;
mod page;
mod series;
mod tallies;

use serde_json::{Value, json};

use super::parts::{
    Field, exactly, field, filled, filled_list, filled_text, filled_text_except, keyword, list, map, offered,
    one_of_or, or_blank, required, text, text_or, together,
};
use super::{Basis, file};
use crate::model::{
    Aggregate, Arrangement, Carrier, FieldKind, Form, Grouping, Minus, Numbering, OpinionPart, OpinionSubject,
};
use crate::vocabulary as word;

/// The schema of a file of its own.
pub(super) fn schema(basis: &Basis) -> Value {
    file("様式", form(&basis.form), Value::Object(definitions(&basis.form).collect()))
}

/// The definitions to which [`form`] refers.
pub(super) fn definitions(form: &Form) -> impl Iterator<Item = (String, Value)> {
    columns::definitions(form).chain(tallies::definitions(form))
}

/// 様式.
pub(super) fn form(form: &Form) -> Value {
    map([
        field(word::PAGE, "用紙の大きさ（A4 か A3）。または、大きさ、向き、書体、文字、余白、ページ番号", page::page()),
        field(word::LEVELS, "事業の上の階層の名前。外側から順に1段から4段", or_blank(levels())),
        field(word::LABELS, "見出しの言葉。事業ごとに変えることもできます", labels()),
        field(
            word::ARRANGEMENT,
            "表（書かないときも）、カード（取組項目ごとに1ページ）",
            keyword(&Arrangement::KEYWORDS),
        ),
        field(word::NUMBER, "取組項目の番号の付け方", keyword(&Numbering::KEYWORDS)),
        field(word::AXES, "評価の軸の一覧。[] なら評価はありません", list(axis::axis(form))),
        field(word::OWN, "この計画だけの項目の一覧", list(own_field(form))),
        field(word::SERIES, "指標が持つ値の系列の一覧", or_blank(series::series())),
        field(word::ABSENCES, "値がないことを表す言葉の一覧（－、未公表 など）", list(text())),
        field(
            word::GROUPING,
            "あり（書かないときも）、なし。3桁ごとの「,」を印刷するかどうか",
            keyword(&Grouping::KEYWORDS),
        ),
        field(word::MINUS, "計算した負の数の前に付けるもの。▲（書かないときも）、△、−", keyword(&Minus::KEYWORDS)),
        field(word::COLUMNS, "取組項目の表の列", or_blank(columns::of_items())),
        field(word::PROJECT_LINES, "表の上に印刷する、事業の欄の行", or_blank(project_lines(form))),
        field(word::TABLES, "取組項目の表の外に置く、指標の表の一覧", list(columns::table())),
        field(word::OPINIONS, "委員会の意見のページ。なし、または対象、題名、列", opinions()),
        field(word::TALLIES, "総括表に加える、市だけの集計の表の一覧", tallies::tallies(form)),
        field(word::NOTES, "すべてのシートの下に印刷する注記の一覧", list(text())),
    ])
}

/// 階層.
fn levels() -> Value {
    let mut label = text();
    label["not"] = exactly(&word::reserved::OF_SECTIONS);
    json!({ "type": "array", "items": label, "minItems": 1, "maxItems": Form::MOST_LEVELS })
}

/// 見出し, of a 様式 or of a 事業.
pub(super) fn labels() -> Value {
    let labels = [word::PROJECT, word::GOAL, word::MAIN_ACTIONS, word::FOCUS];
    or_blank(map(labels.map(|key| field(key, "代わりに印刷する見出し", text()))))
}

/// 対象: 取組項目, 指標, 事業, or the label of a level.
fn carrier(form: &Form) -> Value {
    let fixed = [word::ITEMS, word::INDICATORS, word::PROJECT].into_iter();
    offered(fixed.chain(form.levels.iter().map(String::as_str)), text())
}

/// An entry of 独自: a name, or a map.
fn own_field(form: &Form) -> Value {
    let mut field = map([
        required(word::NAME, "項目の名前。「独自」の中に書きます", filled_text()),
        field(word::CARRIER, "取組項目（書かないときも）、指標、事業、または階層の名前", carrier(form)),
        field(word::FIELD_KIND, "文章（書かないときも）、数、金額", keyword(&FieldKind::KEYWORDS)),
        field(word::UNIT, "数の後に印刷する単位", text()),
        field(word::COMPUTATION, "下の取組項目から求めるとき。合計か平均", keyword(&Aggregate::KEYWORDS)),
        field(word::SOURCE, "計算のもとにする、取組項目の独自の項目か、点のある評価の名前", text()),
    ]);
    field["allOf"] = json!([together(word::COMPUTATION, word::SOURCE), together(word::SOURCE, word::COMPUTATION)]);
    text_or(field)
}

/// 事業欄.
fn project_lines(form: &Form) -> Value {
    let fixed = [word::PROJECT, word::GOAL, word::MAIN_ACTIONS, word::DEPARTMENTS].into_iter();
    let axes = form.axes_of(Carrier::Project).map(|axis| axis.name.as_str());
    let fields = form.fields_of(Carrier::Project).map(|field| field.name.as_str());
    let mut lines = filled_list(offered(fixed.chain(axes).chain(fields), text()));
    lines["contains"] = exactly(&[word::PROJECT]);
    lines
}

/// 意見: あり, なし, or a map.
fn opinions() -> Value {
    let column = text_or_column(keyword(&OpinionPart::KEYWORDS));
    let columns = json!({ "type": "array", "minItems": 1, "items": column });
    let pages = map([
        field(word::CARRIER, "意見の対象", keyword(&OpinionSubject::KEYWORDS)),
        field(word::TITLE, "ページの題名", text()),
        field(word::COLUMNS, "意見のページの列", or_blank(columns)),
    ]);
    one_of_or(["あり", NONE].into_iter(), pages)
}

/// A column: what it prints, or a map with its heading and its width, too.
fn text_or_column(part: Value) -> Value {
    let filled = filled(part.clone());
    json!({ "anyOf": [part, columns::column(filled)] })
}

/// What is written where there is to be nothing.
const NONE: &str = "なし";

/// A name that must be there and must be none of these words.
fn name(description: &'static str, reserved: &[&str]) -> Field<'static> {
    required(word::NAME, description, filled_text_except(reserved))
}
