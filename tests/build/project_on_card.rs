//! What a 事業 carries, on the cards of its 取組項目: fields that are written and computed, and a 年度の表.

use crate::pdf::{Document, Grid};
use crate::support::{Workspace, without_whitespace};

/// The lines of the tables of the paper: the cells of each, without blanks.
fn lines() -> Vec<String> {
    let workspace = Workspace::empty();
    workspace.write(
        "plan.yaml",
        "計画: あ\n題名: い\n資料番号: 資料1\n発行者: う\n作成日: 2020-07-01\n年度: H31\n表示年度: [H30, H31]\n委員会: え\n担当課: [お]\n様式:\n  \
         階層: [柱]\n  意見: なし\n  系列: []\n  桁区切り: あり\n  評価:\n    - {名称: 進捗, 選択肢: [良, 悪], 印: 文字}\n    \
         - {名称: 総合, 対象: 事業, 選択肢: [A, B], 印: 文字}\n  独自:\n    - {名称: 費用, 種類: 金額, 単位: 千円}\n    \
         - {名称: 予算, 種類: 金額, 単位: 千円, 対象: 事業}\n    - {名称: 人件費, 種類: 金額, 単位: 千円, 対象: 事業}\n    \
         - {名称: 総額, 種類: 金額, 単位: 千円, 対象: 事業, 計算: 合計, もと: [予算, 人件費]}\n    \
         - {名称: 費用の計, 種類: 金額, 単位: 千円, 対象: 事業, 計算: 合計, もと: 費用}\n  配置:\n    取組項目:\n      - 題名\n      \
         - {欄: [進捗, 総額, 費用の計]}\n      - {年度の表: [費用, 予算, 人件費, 総額, 費用の計, 総合]}\n体系:\n  - {柱: か, 事業: [a]}\n",
    );
    let item = |number: u32, before: u32, now: u32| {
        format!(
            "  - {{番号: {number}, 名称: く, 担当課: [お], 進捗: 良, 独自: {{費用: {{H30: {before}, H31: {now}}}}}}}\n"
        )
    };
    let project =
        "事業: き\n総合: {H30: B, H31: A}\n独自: {予算: {H30: 100, H31: 2000}, 人件費: {H30: 5, H31: 7}}\n取組項目:\n";
    workspace.write("projects/a.yaml", format!("{project}{}{}", item(1, 10, 20), item(2, 30, 40)));
    let check = workspace.run(&["check"]);
    assert!(!check.stdout.contains("[not-printed]"), "{}", check.stdout);
    let grids = Document::read(&workspace.paper()).of_kind("Table").into_iter().map(Grid::read).collect::<Vec<_>>();
    let line = |grid: &Grid, row| {
        let cells = (0..grid.columns()).map(|column| without_whitespace(&grid.at(row, column).text()));
        cells.collect::<Vec<_>>().join(" ")
    };
    grids.iter().flat_map(|grid| (0..grid.rows()).map(|row| line(grid, row)).collect::<Vec<_>>()).collect()
}

#[test]
fn a_card_prints_what_the_item_and_its_project_carry() {
    let lines = lines();
    let count = |line: &str| lines.iter().filter(|other| *other == line).count();
    for (line, cards) in [
        ("費用 千円 10 20", 1),
        ("費用 千円 30 40", 1),
        ("予算 千円 100 2,000", 2),
        ("人件費 千円 5 7", 2),
        ("総額 千円 105 2,007", 2),
        ("費用の計 千円 40 60", 2),
    ] {
        assert_eq!(count(line), cards, "{line}: {lines:#?}");
    }
    let judged = lines.iter().filter(|line| line.starts_with("総合 ") && line.ends_with("B A")).count();
    assert_eq!(judged, 2, "{lines:#?}");
    let fields = lines.iter().filter(|line| line.starts_with("総額 ") && line.contains("2,007千円")).count();
    assert_eq!(fields, 2, "{lines:#?}");
}
