//! Indicators that stand in several 指標の表: their values are written once, counted once, and printed by each table.

use std::fs;

use crate::pdf::Document;
use crate::schema::forms::workspace;
use crate::support::{Workspace, copy};

const VISITS: &str = "表: [活動, 一覧], 単位: 回";

fn tables(workspace: &Workspace) -> Vec<Vec<Vec<String>>> {
    let run = workspace.run(&["build"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let document = Document::read(&fs::read(workspace.path().join("out/2019/資料6.pdf")).unwrap());
    let rows = |grid: &crate::pdf::Grid| {
        (0..grid.rows()).map(|row| (0..grid.columns()).map(|at| grid.at(row, at).text()).collect()).collect()
    };
    document.grids().iter().map(rows).collect()
}

/// The lines of a check that are errors, warnings or notes.
fn findings(workspace: &Workspace) -> Vec<String> {
    let run = workspace.run(&["check", "--color", "never"]);
    let is_told = |line: &&str| ["エラー[", "警告[", "注意["].iter().any(|start| line.starts_with(start));
    run.stdout.lines().filter(is_told).map(str::to_owned).collect()
}

#[test]
fn each_table_prints_an_indicator_by_its_own_columns() {
    let tables = tables(&workspace("choices"));
    let rows: Vec<&Vec<String>> = tables.iter().flatten().collect();
    let of = |name: &str| rows.iter().filter(|row| row[0] == name).collect::<Vec<_>>();
    let visits = of("訪問の回数");
    assert_eq!(visits.len(), 2, "{rows:?}");
    assert_eq!(visits[0][1..6], ["回", "900", "880", "950", "961"]);
    assert_eq!(visits[1][1..4], ["", "961", "回"]);
    assert_eq!(of("相談した人").len(), 0);
}

#[test]
fn a_value_may_have_the_periods_of_any_of_its_tables() {
    assert_eq!(findings(&workspace("choices")), [""; 0]);
    let workspace = workspace("choices");
    workspace.edit("projects/madoguchi.yaml", "表: [活動, 一覧]", "表: 活動");
    let found = findings(&workspace);
    assert!(found.iter().any(|it| it.starts_with("エラー[year-not-shown]: 「H29」")), "{found:?}");
}

#[test]
fn what_one_of_the_tables_prints_is_printed() {
    // The targets stand only in the first table, the judgement only in the second.
    let without = |column: &str, left: &str| {
        let workspace = workspace("choices");
        workspace.edit("plan.yaml", column, left);
        findings(&workspace)
    };
    assert_eq!(
        without("単位, 判断, 指標の課題]", "単位, 指標の課題]").iter().filter(|it| it.contains("not-printed")).count(),
        4
    );
    assert_eq!(without("単位, {年度ごと: [計画, 実績]}, 指標の課題]", "単位, {年度ごと: [計画, 実績]}]"), [""; 0]);
}

#[test]
fn what_is_missing_is_told_and_counted_once() {
    let workspace = workspace("choices");
    workspace.edit("projects/houmon.yaml", "R1: 961", "R1: ");
    let found = findings(&workspace);
    assert_eq!(found.iter().filter(|it| it.contains("missing-value")).count(), 1, "{found:?}");
    let run = workspace.run(&["extract", "--missing"]);
    assert_eq!(run.stdout.matches("訪問の回数").count(), 1, "{}", run.stdout);
}

#[test]
fn values_are_counted_and_stored_once() {
    let workspace = workspace("choices");
    let run = workspace.run(&["summary", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let axes = json["axes"].as_array().unwrap();
    let axis = axes.iter().find(|axis| axis["name"] == "判断").unwrap();
    assert_eq!(axis["total"]["net"]["nodes"], 4, "{axis}");
    assert_eq!(workspace.run(&["archive"]).code, 0);
    let values = find(workspace.path(), "values.csv");
    let values = fs::read_to_string(values).unwrap();
    assert_eq!(values.lines().filter(|line| line.contains(",961,")).count(), 1, "{values}");
}

fn find(dir: &std::path::Path, name: &str) -> std::path::PathBuf {
    let entries = fs::read_dir(dir).unwrap().flatten().map(|entry| entry.path());
    let mut found = entries.filter_map(|path| match path.is_dir() {
        true => Some(find(&path, name)).filter(|path| path.ends_with(name)),
        false => Some(path).filter(|path| path.ends_with(name)),
    });
    found.next().unwrap_or_default()
}

#[test]
fn the_names_of_tables_are_checked_one_by_one() {
    for (tables, expected) in [
        ("[活動, 一らん]", "「一らん」は「表」には使えません"),
        ("[活動, 活動]", "「活動」が2度書かれています"),
        ("[]", "表がありません"),
    ] {
        let workspace = workspace("choices");
        workspace.edit("projects/houmon.yaml", VISITS, &format!("表: {tables}, 単位: 回"));
        let found = findings(&workspace);
        assert!(found.iter().any(|it| it.contains(expected)), "{found:?}");
    }
    let workspace = workspace("choices");
    let indicators = "独自: {区分: 法定}\n指標: [{名称: 窓口の数, 表: [取組項目の表, 一覧], 単位: か所, 実績: 3}]\n";
    workspace.edit("projects/madoguchi.yaml", "独自: {区分: 法定}\n", indicators);
    let found = findings(&workspace);
    assert!(found.iter().any(|it| it.contains("「取組項目の表」は「表」には使えません")), "{found:?}");
}

#[test]
fn a_comparison_tells_in_which_tables_an_indicator_stands() {
    let workspace = workspace("choices");
    copy(&workspace.path().join("content/2019"), &workspace.path().join("content/2019-案"));
    workspace.edit("projects/houmon.yaml", VISITS, "表: 活動, 単位: 回");
    let run = workspace.run(&["compare", "content/2019-案", "content/2019", "--format", "text"]);
    assert!(run.stdout.contains("活動、一覧"), "{}{}", run.stdout, run.stderr);
    assert!(!run.stdout.contains("961"), "{}", run.stdout);
}

#[test]
fn a_new_year_keeps_the_tables_of_an_indicator() {
    let workspace = workspace("choices");
    let run = workspace.run(&["new-year", "--year", "2019"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let project = fs::read_to_string(workspace.path().join("content/2020/projects/houmon.yaml")).unwrap();
    assert!(project.contains("表: [取組項目の表, 一覧]") && project.contains("表: [活動, 一覧]"), "{project}");
    // The second table moves on to 平成30年度, which the first one shows no longer.
    assert!(project.contains("実績: {H30: 880, R1: 961}"), "{project}");
}
