//! The values of an edition as CSV and JSON: all of them, each once, as they are written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;
use shinkan::content::{Workspace, load};
use shinkan::documents::open_data::{render_csv, render_json};
use shinkan::model::{Edition, Scalar};

use crate::support::root;

fn edition(folder: &Path) -> Edition {
    load(&Workspace::new(folder).edition(None).unwrap()).edition.unwrap()
}

/// The rows of the CSV, each by the headings.
fn rows(edition: &Edition) -> Vec<BTreeMap<String, String>> {
    let text = render_csv(edition).unwrap();
    let text = text.strip_prefix('\u{FEFF}').expect("Excel takes it for UTF-8");
    assert!(text.lines().count() > 1 && text.contains("\r\n"));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().unwrap().clone();
    let row = |row: csv::StringRecord| head.iter().map(str::to_owned).zip(row.iter().map(str::to_owned)).collect();
    reader.records().map(|record| row(record.unwrap())).collect()
}

/// Every entry of the JSON with the numbers of the items it is below.
fn entries<'a>(node: &'a Value, item: &'a str, out: &mut Vec<(&'a str, &'a Value)>) {
    let item = node["number"].as_str().unwrap_or(item);
    out.extend(node["data"].as_array().into_iter().flatten().map(|entry| (item, entry)));
    for below in ["sections", "projects", "rows"] {
        node[below].as_array().into_iter().flatten().for_each(|node| entries(node, item, out));
    }
}

#[test]
fn the_csv_holds_every_value_of_the_real_content_once() {
    let edition = edition(&root());
    let rows = rows(&edition);
    let of = |kind: &str, number: &str, name: &str| -> Vec<&BTreeMap<String, String>> {
        let is_it =
            |row: &&BTreeMap<String, String>| row["種類"] == kind && row["番号"] == number && row["名称"] == name;
        rows.iter().filter(is_it).collect()
    };
    let values = of("指標", "1", "配布部数");
    let told: Vec<[&str; 6]> = values
        .iter()
        .map(|row| ["系列", "西暦", "和暦", "単位", "数値", "表記"].map(|column| row[column].as_str()))
        .collect();
    assert_eq!(
        told,
        [["実績", "2018", "平成30年度", "部", "1895", "1895"], ["実績", "2019", "平成31年度", "部", "1990", "1990"],]
    );
    let first = values[0];
    assert_eq!(first["資料の西暦年度"], "2019");
    assert_eq!(first["階層1"], "(1)地域における福祉サービスの適切な利用の促進");
    assert_eq!((first["事業番号"].as_str(), first["取組項目"].as_str()), ("1-1-1", "保健福祉ガイドブックの発行"));
    assert_eq!(of("評価", "2", "進捗状況")[0]["表記"], "一部遅れがある");
    assert_eq!(of("委員会評価", "9", "進捗状況")[0]["表記"], "未実施");
    assert!(of("文", "2", "成果")[0]["表記"].starts_with("平成31年度より"));
    // Every item once, 再掲 not again; every value of every series.
    let items: BTreeSet<&str> =
        rows.iter().map(|row| row["番号"].as_str()).filter(|number| !number.is_empty()).collect();
    assert_eq!(items.len(), edition.initiatives.len());
    let counted = rows.iter().filter(|row| row["種類"] == "指標" && row["内訳"].is_empty()).count();
    let series = edition.initiatives.iter().flat_map(|item| &item.carried.indicators).flat_map(|it| &it.series);
    let with_figure = series.flat_map(|series| &series.values).filter(|(_, value)| match &value.value {
        shinkan::model::Value::Plain(_) => true,
        shinkan::model::Value::Record(record) => {
            record.value.is_some() || record.suffix.is_some() || record.note.is_some()
        }
    });
    assert_eq!(counted, with_figure.count());
}

/// No unit and no comma in a figure, the western year beside the era's, and numbers as numbers.
#[test]
fn figures_are_bare() {
    for folder in ["", "examples/card", "examples/care", "examples/list", "examples/reform", "examples/forecast"] {
        for row in rows(&edition(&root().join(folder))) {
            let number = &row["数値"];
            let is_bare = number.is_empty() || number.parse::<f64>().is_ok();
            assert!(is_bare, "{folder}: {row:?}");
            let is_number = matches!(Scalar::parse(&row["表記"]), Scalar::Number(_)) && row["種類"] == "指標";
            assert!(!is_number || !number.is_empty(), "{folder}: {row:?}");
            assert_eq!(row["西暦"].is_empty(), row["和暦"].is_empty());
        }
    }
}

#[test]
fn the_json_holds_what_the_csv_holds() {
    for folder in ["", "examples/card", "examples/care", "examples/list", "examples/reform", "examples/forecast"] {
        let edition = edition(&root().join(folder));
        let json: Value = serde_json::from_str(&render_json(&edition).unwrap()).unwrap();
        assert_eq!((&json["format"], &json["kind"]), (&1.into(), &"values".into()));
        let mut found = Vec::new();
        entries(&json, "", &mut found);
        let text = |entry: &Value, key: &str| entry[key].as_str().unwrap_or_default().to_owned();
        let found: Vec<[String; 6]> = found
            .iter()
            .map(|(item, entry)| {
                let [value, text_, part] = ["value", "text", "part"].map(|key| text(entry, key));
                let around = entry["indicator"].as_array().into_iter().flatten();
                let names = around.chain(["name", "axis", "field"].iter().filter_map(|key| entry.get(key)));
                let names: Vec<&str> = names.map(|name| name.as_str().unwrap()).collect();
                [(*item).to_owned(), names.join("／"), text(&entry["period"], "id"), value, text_, part]
            })
            .collect();
        let rows: Vec<[String; 6]> = rows(&edition)
            .iter()
            .map(|row| ["番号", "名称", "西暦", "数値", "表記", "内訳"].map(|column| row[column].clone()))
            .map(|row| row.map(|text| text.strip_prefix('\'').map_or(text.clone(), str::to_owned)))
            .collect();
        assert!(!rows.is_empty());
        let sorted = |mut list: Vec<[String; 6]>| {
            list.sort();
            list
        };
        assert_eq!(sorted(found), sorted(rows), "{folder}");
    }
}
