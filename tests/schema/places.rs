//! Every kind of value in every place of an edition that uses every key: the schemas and the reader agree.

use std::fs;

use serde_json::{Value, json};
use shinkan::content;

use super::forms::{self, FORMS};
use super::verdict::{self, Verdict};
use crate::support::{Workspace, number_from_env};

/// A file of an edition: its schema's name and its content.
type File = (String, &'static str, Value);

/// An edition in 白井市's form.
fn usual() -> Vec<File> {
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
            { "番号": 2, "名称": "す", "担当課": ["関係課"] },
        ],
    });
    let opinions = json!({ "意見": [{ "番号": 1, "意見": "あ", "連携・協力": "い", "委員会評価": "未実施" }] });
    vec![
        ("plan.yaml".to_owned(), "plan", plan),
        ("projects/1-1-1.yaml".to_owned(), "project", project),
        ("opinions.yaml".to_owned(), "opinions", opinions),
    ]
}

/// The edition of a fixture, its 様式 in a file of its own.
fn fixture(name: &str) -> Vec<File> {
    let workspace = forms::workspace(name);
    let path = workspace.path().to_owned();
    let read = |file: &str| verdict::read(&fs::read_to_string(workspace.edition(file)).unwrap());
    let form = forms::form(&workspace.edition("plan.yaml"));
    let files = super::files(&path, "2019").into_iter().filter(|(_, name)| *name != "form").map(|(file, name)| {
        let file = file.strip_prefix("content/2019/").unwrap().to_owned();
        let mut content = read(&file);
        if name == "plan" {
            content["様式"] = json!("form.yaml");
        }
        (file, name, content)
    });
    [("form.yaml".to_owned(), "form", form)].into_iter().chain(files).collect()
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
        "6",
        "+7.50",
        "なし",
        "名称",
        "実績",
        "事業",
        "(実績 － 基準) / （目標ー基準）",
        "form.yaml",
        "sub/form.yaml",
    ];
    let others = json!([
        null, true, 12, 31, 2019, 1.5, [], [null], [""], ["あ"], ["H31", null], ["社会福祉課"], [[]], [{}],
        {}, { "あ": null }, { "あ": 1 }, { "300": null }, { "300": 1 }, { "2019": null }, { "2019": 1 }, { "H29": 1 },
        { "H31": null }, { "H31": 1 }, { "H31": "未実施" }, { "H31": [1] }, { "値": 1 }, { "値": [1] }, { "値": 1, "H31": 1 },
        { "値": 1, "300": null }, { "内訳": { "300": null } }, { "名称": "あ" }, { "名称": "" }, { "番号": 9 }, { "再掲": 1 },
        { "再掲": null }, { "基本方針": "あ" }, { "施策の方向": "あ", "事業": ["1-1-1"] }, { "用紙": "A3" },
    ]);
    let of_forms = json!([
        0, -1, 6, 250, ["い", "う"], ["い", null, "え", "お", "か", "き"], [{ "内容": "指標" }], { "内容": "指標", "幅": 3 },
        { "内容": ["実績"] }, { "内容": null }, { "内容": [] }, { "年度ごと": "実績" }, { "年度ごと": null }, { "年度ごと": [] },
        { "年度ごと": [{ "内容": "実績" }, "計画"] }, { "名称": "あ", "選択肢": ["い", { "名称": "う", "点": "▲1" }] },
        { "対象": "事業" }, { "系列": "実績", "段階": [{ "以上": "x", "評価": "い" }] }, { "上": 5, "下": 5.5, "左右": null },
        { "R6": 1 }, { "R6": 1, "R7": 2 }, { "H31": ["拡充", "継続"] }, ["拡充", null], { "達成度": "◎" }, { "進み具合": "A" },
    ]);
    let lists = [others, of_forms].into_iter().flat_map(|list| list.as_array().cloned().unwrap());
    texts.map(Value::from).into_iter().chain(lists).collect()
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
///
/// Of the values, every place gets one in `stride`, the next place the ones behind these.
fn variants(content: &Value, stride: usize) -> Vec<Value> {
    let (mut variants, values) = (Vec::new(), values());
    for (index, place) in places(content).into_iter().enumerate() {
        for value in values.iter().skip(index % stride).step_by(stride) {
            let mut variant = content.clone();
            *variant.pointer_mut(&place).unwrap() = value.clone();
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

/// Compares the two on the variants of every file of an edition; gives how many they take and refuse.
fn compare(files: &[File], stride: usize) -> (usize, usize) {
    let workspace = Workspace::empty();
    for (file, _, content) in files {
        workspace.write(file, content.to_string());
    }
    let dir = content::Workspace::new(workspace.path()).edition(None).unwrap();
    let plan = content::load_plan(&dir).expect("plan.yaml is without faults");
    let schema = |name: &str, plan| {
        let schemas = content::schemas(plan, shinkan::check::permitted_codes());
        let schema = schemas.iter().find(|schema| schema.file == format!("{name}.json")).unwrap();
        serde_json::from_str::<Value>(&schema.text).unwrap()
    };
    let (mut taken, mut refused, mut disagreements) = (0, 0, Vec::new());
    for (file, name, content) in files {
        let mut schemas = vec![schema(name, Some(&plan))];
        // What a 様式 may hold, no plan needs to say.
        schemas.extend((*name == "form").then(|| schema(name, None)));
        for variant in variants(content, stride) {
            workspace.write(file, variant.to_string());
            // Without its 様式 a plan is another one.
            if *name == "plan" && content["様式"].is_string() && variant["様式"] != content["様式"] {
                continue;
            }
            let Some(findings) = verdict::findings(&dir, file) else { continue };
            for schema in &schemas {
                let verdict = Verdict::new(&findings, &variant, name, schema);
                *if verdict.errors.is_empty() { &mut taken } else { &mut refused } += 1;
                if !verdict.is_agreed() {
                    let Verdict { findings, errors, .. } = verdict;
                    disagreements.push(format!("{file}: {variant}\n  reader: {findings:?}\n  schema: {errors:?}"));
                }
            }
        }
        workspace.write(file, content.to_string());
    }
    assert!(disagreements.is_empty(), "{} of them\n{}", disagreements.len(), disagreements.join("\n"));
    (taken, refused)
}

#[test]
fn the_schemas_and_the_reader_agree_on_every_value_in_every_place() {
    let (taken, refused) = compare(&usual(), 1);
    assert!(taken > 1500 && refused > 4000, "{taken} taken, {refused} refused");
}

/// There are many places in these, and most are like others: no place gets every value, but every kind of place does.
/// `SHINKAN_STRIDE=1` tries them all, which takes minutes.
#[test]
fn so_they_do_in_every_form() {
    let stride = number_from_env("SHINKAN_STRIDE", 9);
    for name in FORMS {
        let (taken, refused) = compare(&fixture(name), stride);
        assert!(taken > 200 && refused > 700, "{name}: {taken} taken, {refused} refused");
    }
}
