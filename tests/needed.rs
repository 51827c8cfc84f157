//! 記入: what need not be filled in, and how it is printed.

use std::fs;

use crate::pdf::Document;
use crate::schema::forms::workspace;
use crate::support::Workspace;

/// The fixture with one judgement and one own field left out that its conditions ask for.
fn incomplete() -> Workspace {
    let workspace = workspace("departments");
    workspace.edit("projects/kenshin.yaml", ", 二次評価: 継続", "");
    workspace.edit("projects/tsunagari.yaml", ", 見直しの内容: 学校に広げる。", "");
    workspace
}

#[test]
fn what_need_not_be_filled_in_is_printed_without_boxes() {
    let workspace = workspace("departments");
    let run = workspace.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let document = Document::read(&fs::read(workspace.path().join("out/2019/資料3.pdf")).unwrap());
    let grids = document.grids();
    let rows: Vec<Vec<String>> = (grids.iter())
        .filter(|grid| grid.at(0, 0).text() == "No.")
        .flat_map(|grid| {
            (1..grid.rows()).map(|row| [1, 4, 6].map(|at| grid.at(row, at).text()).to_vec()).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(
        rows,
        [["集団健診", "", ""], ["個別健診", "医院を増やす。", "☑継続☐縮小☐廃止"], ["見守り", "学校に広げる。", ""],]
    );
}

#[test]
fn only_what_is_needed_is_missing() {
    let workspace = incomplete();
    let run = workspace.run(&["check", "--color", "never"]);
    let told: Vec<&str> = run.stdout.lines().filter(|line| line.starts_with("警告")).collect();
    assert_eq!(
        told,
        [
            "警告[blank-status]: No.2 の「二次評価」が未記入です",
            "警告[blank-status]: No.3 の「見直しの内容」が未記入です",
        ]
    );
    let run = workspace.run(&["extract", "--missing"]);
    assert_eq!(
        run.stdout.lines().filter(|line| !line.starts_with('/')).collect::<Vec<_>>(),
        [
            "健康課（1件）",
            "  No.2 個別健診: 二次評価",
            "福祉課（2件）",
            "  No.2 個別健診: 二次評価",
            "  No.3 見守り: 見直しの内容",
        ]
    );
}

#[test]
fn what_need_not_be_judged_is_not_counted() {
    let workspace = incomplete();
    let run = workspace.run(&["summary", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let axes = json["axes"].as_array().unwrap();
    let second = axes.iter().find(|axis| axis["name"] == "二次評価").unwrap();
    assert_eq!((&second["total"]["net"]["nodes"], &second["total"]["net"]["blank"]["own"]), (&1.into(), &1.into()));
}

#[test]
fn a_condition_names_something_of_the_same_nodes() {
    for (from, to, told) in [
        (
            "見直しの内容, 記入: {独自: 区分, 値: [任意]",
            "見直しの内容, 記入: {独自: 概要, 値: [任意]",
            "「概要」は節の独自の項目で、取組項目の独自の項目ではありません",
        ),
        (
            "廃止], 記入: {評価: 一次評価, 選択肢: [遅れ]",
            "廃止], 記入: {評価: 一次評価, 選択肢: [遅い]",
            "「遅い」は「選択肢」には使えません",
        ),
        (
            "廃止], 記入: {評価: 一次評価, 選択肢: [遅れ]",
            "廃止], 記入: {評価: 二次評価, 選択肢: [縮小]",
            "「二次評価」が、自分を条件にしています",
        ),
        ("見直しの内容, 記入: {独自: 区分, 値: [任意], ", "見直しの内容, 記入: {", "「記入」に条件がありません"),
        (
            "見直しの内容, 記入: {独自: 区分, 値: [任意]",
            "見直しの内容, 記入: {独自: 区分, 値: [任意], 評価: 一次評価, 選択肢: [遅れ]",
            "「記入」に条件が2つあります",
        ),
    ] {
        let workspace = workspace("departments");
        workspace.edit("plan.yaml", from, to);
        let run = workspace.run(&["check", "--color", "never"]);
        let first = run.stdout.lines().find(|line| line.starts_with("エラー")).unwrap_or_default();
        assert!(first.contains(told), "{first}\n{}", run.stdout);
    }
}

#[test]
fn a_comparison_tells_a_changed_condition() {
    let workspace = workspace("departments");
    crate::support::copy(&workspace.path().join("content/2019"), &workspace.path().join("content/2019-案"));
    workspace.edit("plan.yaml", "値: [任意], 不要のとき: 網かけ", "値: [任意, 法定], 不要のとき: 空欄");
    let run = workspace.run(&["compare", "content/2019-案", "content/2019", "--format", "text"]);
    assert!(run.stdout.contains("取組項目の区分 任意・法定"), "{}{}", run.stdout, run.stderr);
}
