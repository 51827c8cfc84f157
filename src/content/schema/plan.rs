//! plan.yaml.

use serde_json::{Value, json};

use super::parts::{
    date, described, field, filled_list, filled_text, keyword, list, map, one_of, one_of_or, optional_year, or_blank,
    required, single_label_key, text, text_or, words, year,
};
use super::{Basis, file, form, values};
use crate::model::{Carrier, DepartmentKind, PeriodLabels};
use crate::vocabulary as word;

pub(super) fn schema(basis: &Basis) -> Value {
    let plan = map([
        required(word::PLAN, "計画の名前", filled_text()),
        required(word::TITLE, "資料の題名", filled_text()),
        required(word::PAPER_NUMBER, "資料の右上の枠に入る番号。PDF のファイル名にもなります", filled_text()),
        required(word::PUBLISHER, "発行者。PDF の作成者になります", filled_text()),
        required(word::DATE, "PDF に入る日付。2020-07-01 か 令和2年7月1日", date()),
        required(
            word::YEAR,
            "この資料が報告する年度。基準日のある資料なら月（H19.6）。フォルダーの名前と同じにします",
            year(),
        ),
        field(word::REVISION, "確定、案、差替 など。確定でなければ、資料番号とファイル名に付きます", text()),
        field(
            word::PERIODS,
            "表に出す年度と、その順。範囲（H28～H30、R2～）や月末（H27.3）も書けます",
            list(optional_year()),
        ),
        field(
            word::PERIOD_LABELS,
            "年度の印刷のしかた。または、表示年度と同じ数の言葉の一覧か、{表記: 和暦, H31: 令和元年度}",
            period_labels(),
        ),
        required(word::COMMITTEE, "委員会の名前", filled_text()),
        required(word::DEPARTMENTS, "取組項目に書ける課の一覧", filled_list(department())),
        field(
            word::FORM,
            "資料の形。ここに書くか、plan.yaml と同じフォルダーのファイルの名前（youshiki.yaml など）",
            form_or_file(basis),
        ),
        required(word::SECTIONS, "計画の体系。いちばん下の階層が1枚のシートになります", filled_list(sections(basis))),
        field(word::PERMISSIONS, "調べたうえで、そのままにする指摘の一覧", list(permission(&basis.permitted))),
    ]);
    let mut definitions = values::definitions(basis);
    definitions.extend(form::definitions(&basis.form));
    file("計画と資料の設定", plan, Value::Object(definitions))
}

/// 年度の表記.
pub(super) fn period_labels() -> Value {
    let style = described(one_of(words(&PeriodLabels::KEYWORDS)), "ほかの年度の印刷のしかた");
    let single = json!({
        "type": "object",
        "propertyNames": single_label_key(word::LABEL_STYLE),
        "properties": { (word::LABEL_STYLE): style },
        "additionalProperties": text(),
    });
    let listed = json!({ "type": "array", "items": text() });
    one_of_or(words(&PeriodLabels::KEYWORDS), json!({ "anyOf": [listed, single] }))
}

/// An entry of 担当課: a name, or a name and its kind.
fn department() -> Value {
    text_or(map([
        required(word::NAME, "課や団体の名前", filled_text()),
        field(word::KIND, "課（書かないときも）、関係団体、総称", keyword(&DepartmentKind::KEYWORDS)),
        field(word::BUREAU, "課が属する部局", text()),
        field(word::FORMER_NAME, "前の名前", text()),
    ]))
}

/// 様式, or the name of the file that holds it.
fn form_or_file(basis: &Basis) -> Value {
    let mut form = or_blank(form::form(&basis.form));
    form["pattern"] = json!(r"^(?:\s*|[^./\\][^/\\]*\.yaml[\r\n]*)$");
    form["patternErrorMessage"] =
        json!("youshiki.yaml のような、plan.yaml と同じフォルダーのファイルの名前を書いてください");
    form
}

/// An entry of the 体系.
fn sections(basis: &Basis) -> Value {
    let levels = &basis.form.levels;
    levels.split_first().map_or(json!({}), |(outermost, below)| section(&[], outermost, below, basis))
}

/// An entry of the level `label` of the 体系, with the levels above and below it.
fn section(above: &[String], label: &str, below: &[String], basis: &Basis) -> Value {
    let child = below.first();
    let title = format!("{label}の題名");
    let mut fields = vec![
        field(word::NAME, &title, filled_text()),
        field(label, &title, filled_text()),
        field(word::PROJECT, "事業の番号の一覧。1-1-1 は projects/1-1-1.yaml を読みます", list(id())),
    ];
    if let Some(child) = child {
        let above = [above, &[label.to_owned()]].concat();
        fields.push(field(child, &format!("{child}の一覧"), list(section(&above, child, &below[1..], basis))));
    }
    if !above.is_empty() {
        fields.push(field(word::ANCESTOR_TITLES, "このシートだけ違う、上の階層の題名", ancestor_titles(above)));
    }
    fields.extend(values::carried(Carrier::Section(above.len()), basis));
    let mut section = map(fields);
    section["allOf"] = json!([named(label), parts_below(child)]);
    section
}

/// A section has its title under 名称 or under the label of its level.
fn named(label: &str) -> Value {
    json!({
        "if": { "required": [word::NAME] },
        "then": { "properties": { (label): false } },
        "else": { "required": [label] },
    })
}

/// A section has either sections below it or 事業 or, at least, indicators.
fn parts_below(child: Option<&String>) -> Value {
    let content = json!({ "anyOf": [
        {
            "required": [word::PROJECT],
            "properties": { (word::PROJECT): { "type": "array", "minItems": 1, "contains": filled_text() } },
        },
        values::with_indicators(),
    ] });
    match child {
        Some(child) => json!({
            "if": { "required": [child], "properties": { (child): { "type": "array", "minItems": 1 } } },
            "then": { "properties": { (word::PROJECT): false } },
            "else": content,
        }),
        None => content,
    }
}

/// 上位の表記.
fn ancestor_titles(above: &[String]) -> Value {
    or_blank(map(above.iter().map(|label| field(label, "代わりに印刷する題名", text()))))
}

/// The id of a 事業, or nothing.
fn id() -> Value {
    let mut id = text();
    id["pattern"] = json!(r#"^(?:\s*|[^\s\\/:*?"<>|.][^\s\\/:*?"<>|]*[\r\n]*)$"#);
    id["patternErrorMessage"] = json!("1-1-1 のように、ファイル名に使える文字で書いてください");
    id
}

/// An entry of 許可.
fn permission(codes: &[&str]) -> Value {
    // The codes are offered; whether one exists is for the check of the permissions to say.
    let code = json!({ "anyOf": [{ "enum": codes }, filled_text()] });
    map([
        required(word::CODE, "指摘のコード。shinkan check が [ ] の中に示します", code),
        field(word::SCOPE, "シート 6、No.24 など、またはファイル名。書かないと、この年度版の全体", text()),
        field(word::REASON, "そのままにする理由。必ず書きます", text()),
    ])
}
