//! Every kind of value in every place of an edition that uses every key: the schemas and the reader agree.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};
use shinkan::content::{self, EditionDir};

use super::is_expressible;
use crate::support::{Workspace, json_schema};

/// The files, each with its schema's name and content.
fn files() -> [(&'static str, &'static str, Value); 3] {
    let plan = json!({
        "計画": "あ", "題名": "い", "資料番号": "資料1", "発行者": "う", "作成日": "2020-07-01", "年度": "H31", "版": "案",
        "表示年度": ["H30", 2019], "年度の表記": "和暦", "委員会": "え",
        "担当課": ["社会福祉課", { "名称": "関係課", "区分": "総称" }, "12"],
        "様式": { "用紙": "A4" },
        "体系": [
            { "基本方針": "(1)", "施策の方向": [
                { "名称": "①", "事業": ["1-1-1"], "上位の表記": { "基本方針": "お" } },
                { "施策の方向": "②", "事業": ["1-1-1"] },
            ] },
            { "名称": "(2)", "事業": ["1-1-1"] },
        ],
        "許可": [{ "コード": "missing-unit", "場所": "No.1", "理由": "か" }],
    });
    let project = json!({
        "事業": "あ", "取り組み目標": "い", "主な取り組み": ["う"], "見出し": { "重点": "え" },
        "取組項目": [
            {
                "番号": 1, "名称": "あ", "担当課": ["社会福祉課", 12], "取組内容": "い", "重点": "う",
                "進捗状況": { "H30": "概ね進んだ", "R1": "未実施" },
                "指標": [
                    { "名称": "え", "単位": "部", "実績": {
                        "2018": 2300, "H31": { "値": 1, "付記": "お", "内訳": { "か": 1 }, "注": "き" },
                    } },
                    { "名称": "く", "実績": { "値": 3, "付記": "け" } },
                ],
                "成果": "こ",
            },
            { "再掲": 1, "上書き": { "成果": "", "名称": "さ", "進捗状況": "未実施", "指標": [{ "名称": "し" }] } },
            { "番号": 2, "名称": "す", "担当課": [] },
        ],
    });
    let opinions = json!({ "意見": [{ "番号": 1, "意見": "あ", "連携・協力": "い", "委員会評価": "未実施" }] });
    [("plan.yaml", "plan", plan), ("projects/1-1-1.yaml", "project", project), ("opinions.yaml", "opinions", opinions)]
}

/// What is put into every place.
fn values() -> Vec<Value> {
    let texts = [
        "",
        "\u{3000}",
        "あ",
        "H31",
        "2019",
        "12",
        "概ね進んだ",
        "未実施\n",
        "和暦\n",
        "A3",
        "総称",
        "1/1",
        ".1",
        "2020-02-30",
    ];
    let others = json!([
        null, true, 12, 31, 2019, 1.5, [], [null], [""], ["あ"], ["H31", null], ["社会福祉課"], [[]], [{}],
        {}, { "あ": null }, { "あ": 1 }, { "300": null }, { "300": 1 }, { "2019": null }, { "2019": 1 }, { "H29": 1 },
        { "H31": null }, { "H31": 1 }, { "H31": "未実施" }, { "H31": [1] }, { "値": 1 }, { "値": [1] }, { "値": 1, "H31": 1 },
        { "値": 1, "300": null }, { "内訳": { "300": null } }, { "名称": "あ" }, { "名称": "" }, { "番号": 9 }, { "再掲": 1 },
        { "再掲": null }, { "基本方針": "あ" }, { "施策の方向": "あ", "事業": ["1-1-1"] }, { "用紙": "A3" },
    ]);
    texts.map(Value::from).into_iter().chain(others.as_array().cloned().unwrap()).collect()
}

/// The ways to every place below a value, as JSON pointers; the value itself first.
fn places(value: &Value) -> Vec<String> {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(entries) => entries.iter().map(|(key, entry)| (key.clone(), entry)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(index, item)| (index.to_string(), item)).collect(),
        _ => Vec::new(),
    };
    let below =
        children.iter().flat_map(|(step, child)| places(child).into_iter().map(move |way| format!("/{step}{way}")));
    [String::new()].into_iter().chain(below).collect()
}

/// A content with each place filled otherwise, and with each key renamed or left out.
fn variants(content: &Value) -> Vec<Value> {
    let mut variants = Vec::new();
    for place in places(content) {
        for value in values() {
            let mut variant = content.clone();
            *variant.pointer_mut(&place).unwrap() = value;
            variants.push(variant);
        }
        let Some((above, key)) = place.rsplit_once('/') else { continue };
        let mut without = content.clone();
        let removed = match without.pointer_mut(above).unwrap() {
            Value::Object(entries) => entries.remove(key).unwrap(),
            other => other.as_array_mut().unwrap().remove(key.parse().unwrap()),
        };
        let mut renamed = without.clone();
        if let Value::Object(entries) = renamed.pointer_mut(above).unwrap() {
            entries.insert(format!("{key}あ"), removed);
            variants.push(renamed);
        }
        variants.push(without);
    }
    variants
}

#[test]
fn the_schemas_and_the_reader_agree_on_every_value_in_every_place() {
    let workspace = Workspace::small();
    for (file, _, content) in files() {
        workspace.write(file, content.to_string());
    }
    let dir = content::Workspace::new(workspace.path()).edition(None).unwrap();
    let (mut taken, mut refused, mut disagreements) = (0, 0, Vec::new());
    for (file, name, content) in files() {
        let known = schema(&dir, name);
        for variant in variants(&content) {
            workspace.write(file, variant.to_string());
            let findings = findings(&dir, file, name);
            // A schema is made from plan.yaml.
            let made = (name == "plan").then(|| schema(&dir, name));
            let errors = json_schema::errors(made.as_ref().unwrap_or(&known), &variant);
            *if errors.is_empty() { &mut taken } else { &mut refused } += 1;
            if findings.is_empty() != errors.is_empty() {
                disagreements.push(format!("{file}: {variant}\n  reader: {findings:?}\n  schema: {errors:?}"));
            }
        }
        fs::write(workspace.edition(file), content.to_string()).unwrap();
    }
    assert!(disagreements.is_empty(), "{}", disagreements.join("\n"));
    assert!(taken > 1000 && refused > 3000, "{taken} taken, {refused} refused");
}

fn findings(dir: &EditionDir, file: &str, schema: &str) -> BTreeSet<&'static str> {
    let of_file = content::load(dir).findings.into_iter().filter(|finding| {
        finding.excerpt.as_ref().is_some_and(|excerpt| excerpt.file.strip_prefix("content/2019/") == Some(file))
    });
    of_file.map(|finding| finding.code).filter(|code| is_expressible(code, schema)).collect()
}

fn schema(dir: &EditionDir, name: &str) -> Value {
    let schemas = content::schemas(content::load_plan(dir).as_ref());
    let schema = schemas.iter().find(|schema| schema.file == format!("{name}.json")).unwrap();
    serde_json::from_str(&schema.text).unwrap()
}
