//! 担当課 of sections, 事業 and indicators, which what is below inherits.

use std::fs;

use crate::pdf::Document;
use crate::schema::forms::workspace;

/// A document of the fixture.
fn document(arguments: &[&str], file: &str) -> Document {
    let workspace = workspace("departments");
    let run = workspace.run(arguments);
    assert_eq!(run.code, 0, "{}", run.stderr);
    Document::read(&fs::read(workspace.path().join("out/2019").join(file)).unwrap())
}

/// The first two columns of each table.
fn tables(document: &Document) -> Vec<Vec<[String; 2]>> {
    let grids = document.grids();
    let rows = |grid: &crate::pdf::Grid| (0..grid.rows()).map(|row| [0, 1].map(|at| grid.at(row, at).text())).collect();
    grids.iter().map(rows).collect()
}

fn pair(first: &str, second: &str) -> [String; 2] {
    [first.to_owned(), second.to_owned()]
}

#[test]
fn what_has_no_department_prints_that_of_the_nearest_node_above() {
    let tables = tables(&document(&["build"], "資料3.pdf"));
    let rows: Vec<&[String; 2]> = tables.iter().flatten().collect();
    for (name, departments) in [
        ("健康寿命", "企画課"),
        ("満足度", "企画課"),
        ("受診者数", "健康課、福祉課"),
        ("男性の受診者数", "健康課、福祉課"),
        ("女性の受診者数", "福祉課"),
        ("健診の会場数", "健康課"),
        ("図書館での健診", "図書館"),
        ("教室の回数", "企画課"),
        ("貸出冊数", "図書館"),
    ] {
        assert!(rows.contains(&&pair(name, departments)), "{name}\n{rows:?}");
    }
}

#[test]
fn an_extract_has_the_sections_and_indicators_of_its_department() {
    let library = tables(&document(&["extract", "図書館"], "課別/図書館.pdf"));
    let names: Vec<Vec<&str>> = library.iter().map(|rows| rows.iter().map(|row| row[0].as_str()).collect()).collect();
    assert_eq!(
        names,
        [
            vec!["名称", "事業「健診」", "節「第2節 読書」"],
            vec!["事業", "担当課", "事業の評価"],
            vec!["指標", "指標", "図書館での健診"],
            vec!["担当課", "概要"],
            vec!["指標", "指標", "貸出冊数"],
        ]
    );
    let planning = tables(&document(&["extract", "企画課"], "課別/企画課.pdf"));
    let names: Vec<&str> = planning.iter().flatten().map(|row| row[0].as_str()).collect();
    for name in ["章「第1章 健康」", "健康寿命", "満足度", "教室の回数"] {
        assert!(names.contains(&name), "{names:?}");
    }
    for name in ["受診者数", "健診の会場数", "貸出冊数", "事業「健診」"] {
        assert!(!names.contains(&name), "{names:?}");
    }
}

#[test]
fn an_item_inherits_for_extracts_and_for_what_is_missing() {
    let workspace = workspace("departments");
    workspace.edit("projects/kenshin.yaml", ", 成果: 会場を1か所増やした。", "");
    workspace.edit("plan.yaml", "実績: {H30: 250, H31: 310}", "実績: {H30: 250}");
    workspace.edit("projects/undo.yaml", "事業の評価: 遅れ\n", "");
    let run = workspace.run(&["extract", "--missing"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(
        run.stdout.lines().filter(|line| !line.starts_with('/')).collect::<Vec<_>>(),
        [
            "企画課（1件）",
            "  事業「運動」: 事業の評価",
            "健康課（1件）",
            "  No.1 集団健診: 成果",
            "福祉課（1件）",
            "  節「第1節 健診」: 実績（女性の受診者数）",
        ]
    );
}

#[test]
fn an_item_needs_a_department_where_no_node_above_has_one() {
    let workspace = workspace("departments");
    workspace.edit("plan.yaml", "        担当課: [福祉課]\n        事業: [tsunagari]", "        事業: [tsunagari]");
    let run = workspace.run(&["check", "--color", "never"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stdout.contains("エラー[missing-key]: 「担当課」がありません"), "{}", run.stdout);
    assert!(run.stdout.contains("projects/tsunagari.yaml:5"), "{}", run.stdout);
}

#[test]
fn a_comparison_tells_the_change_once_where_it_is_written() {
    let workspace = workspace("departments");
    crate::support::copy(&workspace.path().join("content/2019"), &workspace.path().join("content/2019-案"));
    workspace.edit("plan.yaml", "  - 章: 第1章 健康\n    担当課: [企画課]", "  - 章: 第1章 健康\n    担当課: [図書館]");
    workspace.edit("plan.yaml", "            担当課: [健康課, 福祉課]\n", "            担当課: [健康課]\n");
    let run = workspace.run(&["compare", "content/2019-案", "content/2019", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let text = json.to_string();
    assert_eq!(text.matches("\"topic\":\"departments\"").count(), 2, "{text}");
}

#[test]
fn the_new_year_keeps_them() {
    let workspace = workspace("departments");
    let run = workspace.run(&["new-year", "--to", "2020"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let count = |year: &str, file: &str| {
        fs::read_to_string(workspace.path().join("content").join(year).join(file)).unwrap().matches("担当課").count()
    };
    for file in ["plan.yaml", "projects/kenshin.yaml"] {
        assert_eq!(count("2020", file), count("2019", file), "{file}");
    }
}
