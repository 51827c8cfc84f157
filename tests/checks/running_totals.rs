//! 実績の累計: a missing year is told once, and a value that is written otherwise than it is computed.

use serde_json::Value as Json;

use crate::support::{Workspace, findings};

/// A plan of three years with one indicator, and 累計 by year, in a share and in a 推移.
fn plan(indicator: &str) -> Workspace {
    let workspace = Workspace::empty();
    workspace.write(
        "plan.yaml",
        "計画: あ\n題名: い\n資料番号: 資料1\n発行者: う\n作成日: 2020-07-01\n年度: H31\n表示年度: [H29, H30, H31]\n委員会: え\n担当課: [お]\n\
         様式:\n  階層: [柱]\n  意見: なし\n  評価: []\n  空欄: [－]\n  系列: [{名称: 目標, 年度: 独自}, 実績, {名称: 計, 計算: 実績の累計}, {名称: 率, 計算: 累計÷目標}]\n  \
         列: [番号, 名称, 指標, 単位, 目標, {年度ごと: [実績, 計]}, 率]\n  集計: [{題名: 推移, 推移: 計}]\n体系:\n  - {柱: か, 事業: [a]}\n",
    );
    let item = "事業: き\n取組項目:\n  - 番号: 1\n    名称: く\n    担当課: [お]\n    指標:\n      - ";
    workspace.write("projects/a.yaml", format!("{item}{{名称: 配食, 単位: 食, 目標: {{R4: 100}}, {indicator}}}\n"));
    workspace
}

/// The messages of a rule.
fn told(workspace: &Workspace, code: &str) -> Vec<String> {
    let all = findings(&workspace.run(&["check", "--format", "json"]));
    let of_rule = all.iter().filter(|finding| finding["code"] == code);
    of_rule.map(|finding| finding["message"].as_str().unwrap().to_owned()).collect()
}

/// The cells of the 推移 of the 累計.
fn trend(workspace: &Workspace) -> Vec<String> {
    let summary: Json = serde_json::from_str(&workspace.run(&["summary", "--format", "json"]).stdout).unwrap();
    let cells = summary["tables"][0]["rows"][0]["cells"].as_array().unwrap();
    cells[cells.len() - 3..].iter().map(|cell| cell.as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_missing_year_leaves_all_behind_it_blank_and_is_told_once() {
    let workspace = plan("実績: {H29: 10, H31: 30}");
    assert_eq!(trend(&workspace), ["10", "", ""]);
    let told = told(&workspace, "not-computed");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("「配食」の平成30年度の「実績」がないので、"), "{told:?}");
}

#[test]
fn parts_add_up_year_by_year() {
    let part = |name: &str, values: &str| format!("{{名称: {name}, 実績: {{{values}}}}}");
    let parts = [part("東", "H29: 1, H30: 2, H31: 3"), part("西", "H29: 10, H30: 20, H31: 30")].join(", ");
    let workspace = plan(&format!("計算: 合計, 内訳: [{parts}]"));
    assert_eq!(trend(&workspace), ["11", "33", "66"]);
    assert_eq!(told(&workspace, "not-computed"), [""; 0]);
}

#[test]
fn a_written_累計_that_differs_is_told_with_its_years() {
    let workspace = plan("実績: {H29: 10, H30: 20, H31: 30}, 計: {H31: 70}");
    assert_eq!(trend(&workspace), ["10", "30", "70"]);
    let told = told(&workspace, "computed-differs");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("平成29年度 10 ＋ 平成30年度 20 ＋ 平成31年度 30"), "{told:?}");
}
