//! projects/*.yaml.

use serde_json::{Value, json};

use super::parts::{Field, described, field, filled_text, list, map, one_of, required, text};
use super::{Basis, defined, file, keys, values};

pub(super) fn schema(basis: &Basis) -> Value {
    let project = map([
        required(keys::PROJECT, "事業の名前", filled_text()),
        field(keys::GOAL, "事業の取り組み目標", text()),
        field(keys::MAIN_ACTIONS, "主な取り組みの一覧", list(text())),
        field(keys::LABELS, "この事業だけ変える、見出しの言葉", labels()),
        required(keys::ITEMS, "取組項目と再掲の一覧", list(row(basis))),
    ]);
    file("事業", project, values::definitions(basis))
}

/// 見出し.
fn labels() -> Value {
    let labels = [keys::PROJECT, keys::GOAL, keys::MAIN_ACTIONS, keys::FOCUS];
    map(labels.map(|key| field(key, "代わりに印刷する見出し", text())))
}

/// A 取組項目 or a 再掲.
fn row(basis: &Basis) -> Value {
    json!({
        "type": "object",
        "minProperties": 1,
        "if": { "required": [keys::REPEAT] },
        "then": repeat(),
        "else": initiative(basis),
    })
}

fn initiative(basis: &Basis) -> Value {
    map([
        required(keys::NUMBER, "No. 同じ番号は一度しか使えません", filled_text()),
        required(keys::NAME, "取組項目の名前", filled_text()),
        required(keys::DEPARTMENTS, "担当課の一覧。plan.yaml の「担当課」から選びます", departments(basis)),
        field(keys::DESCRIPTION, "取組の内容", text()),
        field(keys::FOCUS, "【具体的な取り組み、重点的に行うこと】の下に印刷する文", text()),
        progress(),
        indicators(),
        field(keys::OUTCOME, "取組による成果、今後の課題や方針", text()),
    ])
}

fn departments(basis: &Basis) -> Value {
    match basis.departments.as_slice() {
        [] => list(text()),
        names => list(one_of(names.iter().map(String::as_str))),
    }
}

fn repeat() -> Value {
    let overrides = map([
        field(keys::NAME, "この場所で印刷する、取組項目の名前", text()),
        field(keys::DESCRIPTION, "この場所で印刷する、取組の内容", text()),
        field(keys::FOCUS, "この場所で印刷する、重点の文", text()),
        field(keys::OUTCOME, "この場所で印刷する、成果、今後の課題や方針", text()),
        progress(),
        indicators(),
    ]);
    described(
        map([
            required(keys::REPEAT, "もう一度印刷する取組項目の番号", filled_text()),
            field(keys::OVERRIDES, "この場所だけ違う言葉。空にすると、印刷しません", overrides),
        ]),
        "ほかの場所にある取組項目を、もう一度印刷します",
    )
}

fn progress() -> Field<'static> {
    field("進捗状況", "進捗状況。空なら未記入です", defined("judgement"))
}

fn indicators() -> Field<'static> {
    field(keys::INDICATORS, "実績の指標。2つ書くと、上段・下段として並びます", defined("indicators"))
}
