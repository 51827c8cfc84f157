//! plan.yaml.

use serde_json::{Value, json};

use super::parts::{
    date, described, field, filled_text, list, map, one_of, one_of_or, optional_year, required, single_label_key, text,
    year,
};
use super::{Basis, file, keys};
use crate::finding::{RULES, Severity};
use crate::model::{DepartmentKind, Paper, PeriodLabels};

pub(super) fn schema(basis: &Basis) -> Value {
    let plan = map([
        required(keys::PLAN, "計画の名前", filled_text()),
        required(keys::TITLE, "資料の題名", filled_text()),
        required(keys::PAPER_NUMBER, "資料の右上の枠に入る番号。PDF のファイル名にもなります", filled_text()),
        required(keys::PUBLISHER, "発行者。PDF の作成者になります", filled_text()),
        required(keys::DATE, "PDF に入る日付。2020-07-01 か 令和2年7月1日", date()),
        required(
            keys::YEAR,
            "この資料が報告する年度。基準日のある資料なら月（H19.6）。フォルダーの名前と同じにします",
            year(),
        ),
        field(keys::REVISION, "確定、案、差替 など。確定でなければ、資料番号とファイル名に付きます", text()),
        field(
            keys::PERIODS,
            "表に出す年度と、その順。範囲（H28～H30、R2～）や月末（H27.3）も書けます",
            list(optional_year()),
        ),
        field(
            keys::PERIOD_LABELS,
            "年度の印刷のしかた。または、表示年度と同じ数の言葉の一覧か、{表記: 和暦, H31: 令和元年度}",
            period_labels(),
        ),
        required(keys::COMMITTEE, "委員会の名前", filled_text()),
        required(keys::DEPARTMENTS, "取組項目に書ける課の一覧", list(department())),
        field(keys::FORM, "資料の形", form()),
        required(
            keys::SECTIONS,
            "計画の体系。いちばん下の階層が1枚のシートになります",
            sections(&[], &basis.form.levels),
        ),
        field(keys::PERMISSIONS, "調べたうえで、そのままにする指摘の一覧", list(permission())),
    ]);
    file("計画と資料の設定", plan, json!({}))
}

fn words<T, const N: usize>(keywords: &'static [(&'static str, T); N]) -> impl Iterator<Item = &'static str> + Clone {
    keywords.iter().map(|(word, _)| *word)
}

/// 年度の表記.
fn period_labels() -> Value {
    let style = described(one_of(words(&PeriodLabels::KEYWORDS)), "ほかの年度の印刷のしかた");
    let single = json!({
        "type": "object",
        "propertyNames": single_label_key(keys::LABEL_STYLE),
        "properties": { (keys::LABEL_STYLE): style },
        "additionalProperties": text(),
    });
    let listed = json!({ "type": "array", "items": text() });
    one_of_or(words(&PeriodLabels::KEYWORDS), json!({ "anyOf": [listed, single] }))
}

/// An entry of 担当課: a name, or a name and its kind.
fn department() -> Value {
    let mut department = map([
        required(keys::NAME, "課や団体の名前", filled_text()),
        field(keys::KIND, "課（書かないときも）、関係団体、総称", one_of(words(&DepartmentKind::KEYWORDS))),
    ]);
    department["type"] = json!(["string", "number", "boolean", "null", "object"]);
    department
}

/// 様式.
fn form() -> Value {
    map([field(keys::form::PAGE, "用紙の大きさ。どちらも横", one_of(words(&Paper::KEYWORDS)))])
}

/// The entries of one level of the 体系.
fn sections(above: &[String], levels: &[String]) -> Value {
    match levels.split_first() {
        Some((label, below)) => list(section(above, label, below)),
        None => json!({}),
    }
}

fn section(above: &[String], label: &str, below: &[String]) -> Value {
    let child = below.first();
    let title = format!("{label}の題名");
    let mut fields = vec![
        field(keys::NAME, &title, filled_text()),
        field(label, &title, filled_text()),
        field(keys::PROJECT, "事業の番号の一覧。1-1-1 は projects/1-1-1.yaml を読みます", list(id())),
    ];
    if let Some(child) = child {
        let above = [above, &[label.to_owned()]].concat();
        fields.push(field(child, &format!("{child}の一覧"), sections(&above, below)));
    }
    if !above.is_empty() {
        fields.push(field(keys::ANCESTOR_TITLES, "このシートだけ違う、上の階層の題名", ancestor_titles(above)));
    }
    let mut section = map(fields);
    section["allOf"] = json!([named(label), parts_below(child)]);
    section
}

/// A section has its title under 名称 or under the label of its level.
fn named(label: &str) -> Value {
    json!({
        "if": { "required": [keys::NAME] },
        "then": { "properties": { (label): false } },
        "else": { "required": [label] },
    })
}

/// A section has either sections below it or 事業.
fn parts_below(child: Option<&String>) -> Value {
    let projects = json!({
        "required": [keys::PROJECT],
        "properties": { (keys::PROJECT): { "type": "array", "minItems": 1, "contains": filled_text() } },
    });
    match child {
        Some(child) => json!({
            "if": { "required": [child], "properties": { (child): { "type": "array", "minItems": 1 } } },
            "then": { "properties": { (keys::PROJECT): false } },
            "else": projects,
        }),
        None => projects,
    }
}

/// 上位の表記.
fn ancestor_titles(above: &[String]) -> Value {
    map(above.iter().map(|label| field(label, "代わりに印刷する題名", text())))
}

/// The id of a 事業, or nothing.
fn id() -> Value {
    let mut id = text();
    id["pattern"] = json!(r#"^(?:\s*|[^\s\\/:*?"<>|.][^\s\\/:*?"<>|]*[\r\n]*)$"#);
    id["patternErrorMessage"] = json!("1-1-1 のように、ファイル名に使える文字で書いてください");
    id
}

/// An entry of 許可.
fn permission() -> Value {
    let codes: Vec<&str> = RULES.iter().filter(|rule| rule.severity > Severity::Error).map(|rule| rule.code).collect();
    // The codes are offered; whether one exists is for the check of the permissions to say.
    let code = json!({ "anyOf": [{ "enum": codes }, filled_text()] });
    map([
        required(keys::CODE, "指摘のコード。shinkan check が [ ] の中に示します", code),
        field(keys::SCOPE, "シート 6、No.24 など、またはファイル名。書かないと、この年度版の全体", text()),
        field(keys::REASON, "そのままにする理由。必ず書きます", text()),
    ])
}
