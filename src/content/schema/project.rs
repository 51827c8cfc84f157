//! projects/*.yaml.

use serde_json::{Value, json};

use super::parts::{described, field, filled_list, filled_text, list, map, one_of, or_blank, required, text};
use super::{Basis, file, form, values};
use crate::model::{Carrier, Numbering};
use crate::vocabulary as word;

pub(super) fn schema(basis: &Basis) -> Value {
    let fields = [
        required(word::PROJECT, "事業の名前", filled_text()),
        field(word::GOAL, "事業の取り組み目標", text()),
        field(word::MAIN_ACTIONS, "主な取り組みの一覧", list(text())),
        field(word::LABELS, "この事業だけ変える、見出しの言葉", form::labels()),
        field(word::ITEMS, "取組項目と再掲の一覧", list(row(basis))),
    ];
    let mut project = map(fields.into_iter().chain(values::carried(Carrier::Project, basis)));
    project["allOf"] = json!([items_or_indicators()]);
    file("事業", project, Value::Object(values::definitions(basis)))
}

/// A 事業 has 取組項目, unless it is nothing but its indicators.
fn items_or_indicators() -> Value {
    json!({
        "if": values::with_indicators(),
        "else": { "required": [word::ITEMS], "properties": { (word::ITEMS): { "type": "array" } } },
    })
}

/// A 取組項目 or a 再掲.
fn row(basis: &Basis) -> Value {
    json!({
        "type": "object",
        "minProperties": 1,
        "if": { "required": [word::REPEAT] },
        "then": repeat(basis),
        "else": initiative(basis),
    })
}

fn initiative(basis: &Basis) -> Value {
    let fields = [
        required(word::NAME, "取組項目の名前", filled_text()),
        required(word::DEPARTMENTS, "担当課の一覧。plan.yaml の「担当課」から選びます", departments(basis)),
        field(word::DESCRIPTION, "取組の内容", text()),
        field(word::FOCUS, "【具体的な取り組み、重点的に行うこと】の下に印刷する文", text()),
        field(word::OUTCOME, "取組による成果、今後の課題や方針", text()),
    ];
    let meaning = match basis.form.numbering {
        Numbering::Through | Numbering::Free => Some("No. 同じ番号は一度しか使えません"),
        Numbering::Sheet | Numbering::Project => Some("No. 同じ事業の中では一度しか使えません"),
        Numbering::None => None,
    };
    let number = meaning.map(|meaning| required(word::NUMBER, meaning, filled_text()));
    map(number.into_iter().chain(fields).chain(values::carried(Carrier::Item, basis)))
}

fn departments(basis: &Basis) -> Value {
    let mut list = match basis.departments.as_slice() {
        [] => filled_list(text()),
        names => filled_list(one_of(names.iter().map(String::as_str))),
    };
    list["minItems"] = json!(1);
    list["uniqueItems"] = json!(true);
    list
}

fn repeat(basis: &Basis) -> Value {
    let overrides = [
        field(word::NAME, "この場所で印刷する、取組項目の名前", text()),
        field(word::DESCRIPTION, "この場所で印刷する、取組の内容", text()),
        field(word::FOCUS, "この場所で印刷する、重点の文", text()),
        field(word::OUTCOME, "この場所で印刷する、成果、今後の課題や方針", text()),
        values::indicators(),
    ];
    let overrides = or_blank(map(overrides.into_iter().chain(values::judgements(Carrier::Item, basis))));
    described(
        map([
            required(word::REPEAT, repeated(basis.form.numbering), filled_text()),
            field(word::OVERRIDES, "この場所だけ違う言葉。空にすると、印刷しません", overrides),
        ]),
        "ほかの場所にある取組項目を、もう一度印刷します",
    )
}

/// What a 再掲 says of the item it repeats.
fn repeated(numbering: Numbering) -> &'static str {
    match numbering {
        Numbering::Through | Numbering::Free => "もう一度印刷する取組項目の番号",
        Numbering::Sheet | Numbering::Project => "もう一度印刷する取組項目の、事業と番号。1-1-1/2 のように書きます",
        Numbering::None => "もう一度印刷する取組項目の、事業とその中の順番。1-1-1/2 のように書きます",
    }
}
