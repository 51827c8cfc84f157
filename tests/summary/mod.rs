//! `shinkan summary`: its counts against counts made here straight from the YAML, its PDF read back, its CSV against its
//! JSON.

mod cut_tallies;
mod different_rows;
mod fillings;
mod first_page;
mod headed_tallies;
mod pages;
mod rows;
pub mod tallies;
mod tally_notes;
mod totals;
mod words;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value as Json;

use self::rows::{Row, rows};
use crate::pdf::Document;
use crate::support::{Run, Workspace, root, shinkan};

const OPTIONS: [&str; 4] = ["順調に進んだ", "概ね進んだ", "一部遅れがある", "未実施"];

/// Compares the four tallies of an object with those of some rows.
fn assert_counts(found: &Json, rows: &[&Row], what: &str) {
    for (counting, gross) in [("net", false), ("gross", true)] {
        let rows: Vec<&&Row> = rows.iter().filter(|row| gross || !row.repeat).collect();
        for (stage, judged) in
            [("own", (|row| &row.own) as fn(&Row) -> &Option<String>), ("after_committee", |row| &row.after)]
        {
            let expected: BTreeMap<&str, u64> = OPTIONS
                .iter()
                .map(|option| {
                    (*option, rows.iter().filter(|row| judged(row).as_deref() == Some(option)).count() as u64)
                })
                .collect();
            let tally: BTreeMap<&str, u64> = found[counting][stage]
                .as_object()
                .unwrap()
                .iter()
                .map(|(option, count)| (option.as_str(), count.as_u64().unwrap()))
                .collect();
            assert_eq!(tally, expected, "{what}, {counting}, {stage}");
            let blank = rows.iter().filter(|row| judged(row).is_none()).count();
            assert_eq!(found[counting]["blank"][stage], blank, "{what}, {counting}");
            assert_eq!(found[counting]["counted"][stage], rows.len() - blank, "{what}, {counting}");
        }
        assert_eq!(found[counting]["nodes"], rows.len(), "{what}, {counting}");
    }
}

fn of_department<'a>(rows: &[&'a Row], department: &str) -> Vec<&'a Row> {
    rows.iter().copied().filter(|row| row.departments.iter().any(|name| name == department)).collect()
}

fn summary(dir: &Path, format: &str) -> String {
    let run = shinkan(dir, &["summary", "--format", format]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.stdout
}

fn json(dir: &Path) -> Json {
    serde_json::from_str(&summary(dir, "json")).unwrap()
}

#[test]
fn every_count_is_that_of_the_content() {
    let rows = rows();
    let all: Vec<&Row> = rows.iter().collect();
    let found = json(&root());
    assert_eq!(found["axes"].as_array().unwrap().len(), 1);
    let axis = &found["axes"][0];
    assert_counts(&axis["total"], &all, "total");
    let mut sections = 0;
    let mut walk = vec![(Vec::new(), &axis["sections"])];
    while let Some((above, list)) = walk.pop() {
        for (index, section) in list.as_array().unwrap().iter().enumerate() {
            let path: Vec<usize> = above.iter().copied().chain([index]).collect();
            let inside: Vec<&Row> = all.iter().copied().filter(|row| row.path.starts_with(&path)).collect();
            let title = section["name"].as_str().unwrap();
            assert_counts(section, &inside, title);
            let mut departments: Vec<&String> = inside.iter().flat_map(|row| &row.departments).collect();
            departments.sort();
            departments.dedup();
            let told = section["departments"].as_array().unwrap();
            assert_eq!(told.len(), departments.len(), "{title}");
            for department in told {
                let name = department["name"].as_str().unwrap();
                assert_counts(department, &of_department(&inside, name), &format!("{title}, {name}"));
            }
            sections += 1;
            walk.push((path, &section["sections"]));
        }
    }
    assert_eq!(sections, 20);
    let departments = axis["departments"].as_array().unwrap();
    assert_eq!(departments.len(), 12);
    for department in departments {
        let name = department["name"].as_str().unwrap();
        assert_counts(department, &of_department(&all, name), name);
    }
}

#[test]
fn what_the_committee_changed_is_listed() {
    let found = json(&root());
    let changes: Vec<(&str, &Json, &Json)> = found["axes"][0]["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| (change["number"].as_str().unwrap(), &change["own"][0], &change["after_committee"][0]))
        .collect();
    let texts = |from: &str, to: &str| (Json::from(from), Json::from(to));
    let [(a, b), (c, d)] = [texts("順調に進んだ", "概ね進んだ"), texts("一部遅れがある", "未実施")];
    assert_eq!(changes, [("7", &a, &b), ("9", &c, &d), ("12", &a, &b)]);
}

#[test]
fn the_options_stand_in_the_order_of_the_scale() {
    let text = summary(&root(), "json");
    let tally = text.split("\"own\": {").nth(1).unwrap().split('}').next().unwrap();
    let places: Vec<usize> = OPTIONS.iter().map(|option| tally.find(option).unwrap()).collect();
    assert!(places.is_sorted(), "{tally}");
}

/// The finished 総括表 of a workspace.
fn pdf(dir: &Path, file: &str) -> (Document, Run) {
    let out = tempfile::tempdir().unwrap();
    let run = shinkan(dir, &["summary", "--out", out.path().to_str().unwrap()]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let document = Document::read(&fs::read(out.path().join(file)).unwrap());
    for (page, rest) in document.pages.iter().enumerate() {
        assert!(rest.lost.is_empty(), "page {}: {:?}", page + 1, rest.lost);
    }
    (document, run)
}

/// The rows of a CSV, by the names of its columns.
fn csv_rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.strip_prefix('\u{FEFF}').unwrap().as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

#[test]
fn the_csv_agrees_with_the_json() {
    let text = summary(&root(), "csv");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    let rows = csv_rows(&text);
    let found = json(&root());
    let count = |json: &Json, scope: &str, section: &str, department: &str| {
        for (counting, japanese) in [("net", "実数"), ("gross", "延べ")] {
            for (stage, whose) in [("own", "自己評価"), ("after_committee", "委員会評価後")] {
                for option in OPTIONS {
                    let is = |row: &&BTreeMap<String, String>| {
                        row["範囲"] == scope
                            && [&row["階層1"], &row["階層2"]]
                                .into_iter()
                                .rfind(|title| !title.is_empty())
                                .map_or("", |it| it)
                                == section
                            && row["担当課"] == department
                            && row["数え方"] == japanese
                            && row["段階"] == whose
                            && row["種類"] == "件数"
                            && row["選択肢"] == option
                    };
                    let values: Vec<&str> = rows.iter().filter(is).map(|row| row["値"].as_str()).collect();
                    assert_eq!(values, [json[counting][stage][option].to_string()], "{scope} {section} {department}");
                }
            }
        }
    };
    let axis = &found["axes"][0];
    count(&axis["total"], "全体", "", "");
    for department in axis["departments"].as_array().unwrap() {
        count(department, "担当課", "", department["name"].as_str().unwrap());
    }
    for section in axis["sections"].as_array().unwrap() {
        count(section, "体系", section["name"].as_str().unwrap(), "");
    }
    assert!(rows.iter().all(|row| row["西暦年度"] == "2019" && row["和暦年度"] == "平成31年度"));
}

/// A plan of one 事業 with a form of its own.
fn plan(head: &str, form: &str, sections: &str, items: &str) -> Workspace {
    let workspace = Workspace::empty();
    workspace
        .write(
            "plan.yaml",
            format!(
                "計画: あ\n題名: い\n資料番号: 資料1\n発行者: う\n作成日: 2020-07-01\n年度: H31\n委員会: え\n{head}\n様式:\n{form}\
                 体系:\n{sections}"
            ),
        )
        .write("projects/1-1-1.yaml", format!("事業: き\n取組項目:\n{items}"));
    workspace
}

#[test]
fn what_does_not_count_is_out_of_the_denominator_and_said_so() {
    let items = "  - {番号: 1, 名称: く, 担当課: [お], 評価: 可}\n  - {番号: 2, 名称: け, 担当課: [お], 評価: 外}\n  \
                 - {番号: 3, 名称: こ, 担当課: [お]}\n  - {番号: 4, 名称: さ, 担当課: [お], 評価: 否}\n  \
                 - {番号: 5, 名称: し, 担当課: [お], 評価: 否}\n";
    let form = "  階層: [柱]\n  意見: なし\n  事業欄: [事業]\n  評価: [{名称: 評価, 選択肢: [{名称: 可, 点: 2}, {名称: 否, 点: 1}, \
                {名称: 外, 集計: しない}]}]\n";
    let workspace = plan("担当課: [お]", form, "  - {柱: か, 事業: [1-1-1]}\n", items);
    let run = workspace.run(&["summary", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let found: Json = serde_json::from_str(&run.stdout).unwrap();
    let net = &found["axes"][0]["total"]["net"];
    assert_eq!((&net["nodes"], &net["blank"]["own"], &net["counted"]["own"]), (&5.into(), &1.into(), &3.into()));
    assert_eq!(net["mean"]["own"], "1.33");
    let (document, _) = pdf(workspace.path(), "2019/総括表.pdf");
    let rows: Vec<String> = document.of_kind("Table")[0].rows()[1..].iter().map(|row| row.join(" ")).collect();
    assert_eq!(
        rows,
        ["可 1 33.3%", "否 2 66.7%", "外 1 －", "未記入 1 －", "計 5 －", "割合の分母 3 －", "平均点 1.33 －"]
    );
    let text: String = document.text();
    assert!(text.contains("割合の分母は、未記入と、集計しない選択肢（「外」）を除いた件数です。"), "{text}");
}

#[test]
fn where_the_committee_agrees_the_summary_says_so() {
    let workspace = Workspace::small();
    let printed = |workspace: &Workspace| -> String { pdf(workspace.path(), "2019/総括表.pdf").0.text() };
    let agreed = "委員会の評価によって変わったものはありません。";
    assert!(!printed(&workspace).contains(agreed));
    workspace.edit("opinions.yaml", "委員会評価: 順調に進んだ", "委員会評価: 概ね進んだ");
    assert!(printed(&workspace).contains(agreed));
    fs::remove_file(workspace.edition("opinions.yaml")).unwrap();
    let text = printed(&workspace);
    assert!(text.contains("委員会の評価は、まだありません。") && !text.contains("委員会評価後"), "{text}");
}

#[test]
fn the_committee_judges_what_its_opinions_are_about() {
    let axes = "  評価:\n    - {名称: 進捗, 選択肢: [可, 否], 委員会評価: あり}\n    \
                - {名称: 方向, 対象: 事業, 選択肢: [拡充, 縮小], 委員会評価: あり}\n";
    let form = format!("  階層: [柱]\n  事業欄: [事業, 方向]\n  意見: {{対象: 事業}}\n{axes}");
    let items = "  - {番号: 1, 名称: く, 担当課: [お], 進捗: 可}\n方向: 拡充\n";
    let workspace = plan("担当課: [お]", &form, "  - {柱: か, 事業: [1-1-1]}\n", items);
    workspace.write("opinions.yaml", "意見:\n  - {事業: 1-1-1, 意見: け, 委員会評価: {進捗: 否, 方向: 縮小}}\n");
    let found: Json = serde_json::from_str(&workspace.run(&["summary", "--format", "json"]).stdout).unwrap();
    let total = |axis: usize| {
        let net = &found["axes"][axis]["total"]["net"];
        (net["own"].to_string(), net["after_committee"].to_string())
    };
    // What is said of the 事業 as a whole judges none of its 取組項目.
    let told = |own: &str, after: &str| (own.to_owned(), after.to_owned());
    assert_eq!(total(0), told(r#"{"可":1,"否":0}"#, r#"{"可":1,"否":0}"#));
    assert_eq!(total(1), told(r#"{"拡充":1,"縮小":0}"#, r#"{"拡充":0,"縮小":1}"#));
    let text: String = pdf(workspace.path(), "2019/総括表.pdf").0.text();
    assert!(text.contains("委員会の評価は、ここで数えるもの一つひとつへのものではない"), "{text}");
    assert!(!text.contains("まだありません"), "{text}");
}

#[test]
fn a_repeat_that_prints_no_judgement_does_not_count() {
    let workspace = Workspace::small();
    let text = fs::read_to_string(workspace.edition("projects/1-1-1.yaml")).unwrap();
    workspace.write("projects/1-1-1.yaml", text + "  - {再掲: 1, 上書き: {進捗状況: \"\"}}\n");
    let found: Json = serde_json::from_str(&workspace.run(&["summary", "--format", "json"]).stdout).unwrap();
    let gross = &found["axes"][0]["total"]["gross"];
    assert_eq!((&gross["nodes"], &gross["blank"]["own"]), (&2.into(), &0.into()));
    assert_eq!(gross["own"]["概ね進んだ"], 2);
    // The paper has as many marks as the table counts.
    let paper = Document::read(&workspace.paper());
    assert_eq!(paper.text().matches('☑').count(), 2);
    assert_eq!(paper.text().matches('☐').count(), 2 * 3);
    let run = workspace.run(&["extract", "社会福祉課"]);
    let extract = Document::read(&fs::read(workspace.path().join(run.stdout.trim_end())).unwrap());
    let list = extract.of_kind("Table")[0].rows();
    assert!(!list[0].iter().any(|head| head == "未記入"), "nothing is blank: {list:?}");
}

#[test]
fn a_part_has_the_unit_of_its_whole() {
    let workspace = Workspace::small();
    let parts = "[{名称: 窓口, 実績: {H30: 1800, H31: 1900}}, {名称: 割合, 単位: \"%\", 実績: {H30: 95, H31: 90}}]";
    let whole = format!("{{名称: 配布部数, 単位: 部, 実績: {{H30: 1895, H31: 1990}}, 内訳: {parts}}}");
    workspace.edit("projects/1-1-1.yaml", "{名称: 配布部数, 単位: 部, 実績: {H30: 1895, H31: 1990}}", &whole);
    let indicators = json(workspace.path())["indicators"].clone();
    let units: Vec<&str> = indicators.as_array().unwrap().iter().map(|it| it["unit"].as_str().unwrap()).collect();
    assert_eq!(units, ["部", "部", "部", "%"]);
    let (document, _) = pdf(workspace.path(), "2019/総括表.pdf");
    let rows = document.of_kind("Table").last().unwrap().rows();
    let printed: Vec<String> = rows[1..].iter().map(|row| row[2..4].join(" ").trim().to_owned()).collect();
    assert_eq!(printed, ["発行部数 部", "配布部数 部", "窓口 部", "割合 %"]);
    let history = workspace.run(&["history", "--format", "csv"]).stdout;
    assert!(history.contains("指標,窓口,実績,部,1800"), "{history}");
}

#[test]
fn a_series_with_a_unit_of_its_own_prints_it_once() {
    let form = "  階層: [柱]\n  評価: []\n  意見: なし\n  系列: [{名称: 率, 役割: 実績, 単位: \"%\"}]\n";
    let items = "  - {番号: 1, 名称: く, 担当課: [お], 指標: [{名称: 受講, 単位: 人, 率: {H30: 10, H31: 20}}]}\n";
    let workspace = plan("担当課: [お]\n表示年度: [H30, H31]", form, "  - {柱: か, 事業: [1-1-1]}\n", items);
    let indicators = json(workspace.path())["indicators"].clone();
    assert_eq!((&indicators[0]["unit"], &indicators[0]["change_percent"]), (&"%".into(), &Json::Null));
    let (document, _) = pdf(workspace.path(), "2019/総括表.pdf");
    let rows = document.of_kind("Table").last().unwrap().rows();
    assert_eq!(rows[1][2..], ["受講", "", "10%", "20%", "＋10ポイント"]);
}

#[test]
fn hostile_names_print_as_themselves_and_are_no_formulas() {
    for hostile in ["=1+1", "@SUM(A1)", "#panic()", "$x$", "\"引用\",<b>", "- 一覧", "+5"] {
        let quoted = serde_json::to_string(hostile).unwrap();
        let form =
            format!("  階層: [柱]\n  意見: なし\n  事業欄: [事業]\n  評価: [{{名称: 評価, 選択肢: [{quoted}, 否]}}]\n");
        let items = format!("  - {{番号: 1, 名称: {quoted}, 担当課: [{quoted}], 評価: {quoted}}}\n");
        let workspace =
            plan(&format!("担当課: [{quoted}]"), &form, &format!("  - {{柱: {quoted}, 事業: [1-1-1]}}\n"), &items);
        let run = workspace.run(&["summary", "--format", "json"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let found: Json = serde_json::from_str(&run.stdout).unwrap();
        let axis = &found["axes"][0];
        assert_eq!(axis["total"]["net"]["own"][hostile], 1);
        assert_eq!((&axis["sections"][0]["name"], &axis["departments"][0]["name"]), (&hostile.into(), &hostile.into()));
        let rows = csv_rows(&workspace.run(&["summary", "--format", "csv"]).stdout);
        for cell in rows.iter().flat_map(BTreeMap::values) {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
        }
        let (document, _) = pdf(workspace.path(), "2019/総括表.pdf");
        let text: String = document.text();
        assert!(text.contains(hostile), "{text}");
    }
}

#[test]
fn a_plan_with_nothing_to_count_says_so() {
    let items = "  - {番号: 1, 名称: く, 担当課: [お]}\n";
    let form = "  階層: [柱]\n  意見: なし\n  事業欄: [事業]\n  評価: []\n";
    let workspace = plan("担当課: [お]", form, "  - {柱: か, 事業: [1-1-1]}\n", items);
    let (document, _) = pdf(workspace.path(), "2019/総括表.pdf");
    let text: String = document.text();
    assert!(text.contains("集計する評価も、年度の間で比べられる数値もありません。"), "{text}");
}

#[test]
fn faults_of_the_content_keep_every_format_from_being_made() {
    let workspace = Workspace::small();
    workspace.edit("projects/1-1-1.yaml", "進捗状況: 概ね進んだ", "進捗状況: だいたい進んだ");
    for format in ["pdf", "json", "csv"] {
        let run = workspace.run(&["summary", "--format", format]);
        assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{format}");
    }
    assert_eq!(workspace.output(), Vec::<String>::new());
}

#[test]
fn the_guide_shows_what_the_small_plan_gives() {
    let guide = fs::read_to_string(root().join("docs/json.md")).unwrap();
    let example =
        guide.split("\n## summary\n").nth(1).unwrap().split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    let expected: Json = serde_json::from_str(example).unwrap();
    let workspace = Workspace::small();
    assert_eq!(json(workspace.path()), expected);
}
