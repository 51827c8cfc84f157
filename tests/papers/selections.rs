//! What a paper counts and tells of which it prints a part.

use std::fs;

use super::{PLAN, built, papers, told};
use crate::support::Workspace;

/// The plan with a paper of the 事業 that prints No.2 only as a 再掲.
///
/// - `overrides`: 上書き of the 再掲
/// - `form`: 様式 of the paper
fn of_repeat(overrides: &str, form: &str) -> Workspace {
    let workspace = papers();
    workspace.edit(PLAN, "範囲: {事業: [kenshin]}", &format!("範囲: {{事業: [mimamori]}}, 様式: {{{form}}}"));
    if !overrides.is_empty() {
        workspace.edit(
            "projects/mimamori.yaml",
            "  - 再掲: 2\n",
            &format!("  - {{再掲: 2, 上書き: {{{overrides}}}}}\n"),
        );
    }
    workspace
}

#[test]
fn an_item_of_which_a_paper_has_only_the_repeat_counts_there() {
    let form = "集計: [{題名: 件数, 数え方: 実数, 行: 選択肢, 列: [件数], 置く所: 資料の終わり}], 資料の注記: [\"実数{実数}、延べ{延べ}、再掲{再掲}。\"]";
    for (overrides, late) in [("", 1), ("進捗: 順調", 0)] {
        let [paper] = built(&of_repeat(overrides, form), &["--paper", "資料9"], ["資料9"]);
        let text = paper.text();
        assert!(text.contains("実数2、延べ2、再掲0。"), "{text}");
        let counted: Vec<&str> = text.split("件数").last().unwrap_or_default().split_whitespace().collect();
        let expected = format!("順調{}遅れ{late}", 2 - late);
        let rows: String = counted.concat();
        assert!(rows.contains(&expected), "{expected} in {rows}");
    }
    // In a paper of both places, it counts once.
    let workspace = of_repeat("", form);
    workspace.edit(PLAN, "{事業: [mimamori]}", "{基本目標: 1 健康}");
    let [paper] = built(&workspace, &["--paper", "資料9"], ["資料9"]);
    assert!(paper.text().contains("実数3、延べ4、再掲1。"), "{}", paper.text());
}

/// What is told of the file of No.2 if only a paper of its 再掲 prints the indicators by year.
fn told_of_original(overrides: &str) -> Vec<String> {
    let workspace = of_repeat(overrides, "列: [番号, 名称, 指標, 単位, {年度ごと: [目標, 実績]}]");
    workspace.edit(PLAN, "進捗, 指標, 単位, {年度ごと: [目標, 実績]}, 成果]", "進捗, 指標, 単位, 実績, 成果]").edit(
        PLAN,
        "[{列: [指標, 単位, {年度ごと: 実績}]}]",
        "[{列: [指標, 単位]}]",
    );
    let all = told(&workspace);
    let run = workspace.run(&["check", "--format", "json"]);
    assert!(run.code < 2, "{}", run.stderr);
    all.into_iter()
        .map(|(code, line, message)| format!("{code}:{line} {message}"))
        .filter(|it| it.contains("目標"))
        .collect()
}

#[test]
fn what_a_repeat_prints_of_its_original_is_printed_and_nothing_else() {
    // The targets of No.2 stand below its 再掲.
    assert!(!told_of_original("").iter().any(|it| it.contains(":21")), "{:?}", told_of_original(""));
    // The 再掲 has indicators of its own, so those of the original are printed nowhere.
    let own = told_of_original("指標: [{名称: 医院, 単位: か所, 目標: {H31: 12}, 実績: {H31: 9}}]");
    assert!(own.iter().any(|it| it.contains("「目標」")), "{own:?}");
    assert_ne!(own, told_of_original(""));
}

#[test]
fn a_wrong_name_in_a_selection_is_told_once() {
    for (selection, expected) in [
        ("{部局: [福社部]}", "unknown-word 「福社部」は「部局」には使えません"),
        ("{部局: [福祉部, 福社部]}", "unknown-word 「福社部」は「部局」には使えません"),
        ("{担当課: 健康果}", "unknown-word 「健康果」は「担当課」には使えません"),
        ("{担当課: []}", "option-count 担当課がありません"),
        ("{事業: []}", "option-count 事業がありません"),
        ("{基本目標: []}", "option-count 基本目標がありません"),
        ("{基本目標: [3 文化]}", "unknown-word 「3 文化」は「基本目標」には使えません"),
        ("{事業: [kenshinn]}", "unknown-word 「kenshinn」は「事業」には使えません"),
        ("{評価: 進歩, 選択肢: [遅れ]}", "unknown-part 「進歩」は「評価」には使えません"),
        ("{評価: 進捗, 選択肢: [遅延]}", "unknown-part 「遅延」は「選択肢」には使えません"),
        ("{独自: 財原, 値: [市単独]}", "unknown-part 「財原」という独自の項目は、「独自」には使えません"),
        ("{独自: 財源, 値: []}", "option-count 値がありません"),
    ] {
        let workspace = papers();
        workspace.edit(PLAN, "範囲: {部局: 福祉部}", &format!("範囲: {selection}"));
        let told: Vec<String> =
            told(&workspace).into_iter().map(|(code, _, message)| format!("{code} {message}")).collect();
        assert_eq!(told, [expected], "{selection}");
    }
}

#[test]
fn the_next_year_keeps_the_judgements_that_a_further_paper_prints_or_counts() {
    for form in [
        "列: [番号, 名称, {年度ごと: [実績, 進捗]}]",
        "集計: [{題名: 増減, 行: 選択肢, 列: [件数, {内容: 増減, 年度: H30}], 置く所: 資料の終わり}]",
        "集計: [{題名: 推移, 推移: 進捗, 置く所: 資料の終わり}]",
    ] {
        let workspace = papers();
        workspace.edit(PLAN, "範囲: {部局: 福祉部}", &format!("様式: {{{form}}}"));
        let run = workspace.run(&["new-year", "--to", "R2"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let project = fs::read_to_string(workspace.path().join("content/2020/projects/dokusho.yaml")).unwrap();
        assert!(project.contains("進捗: {H31: 順調}"), "{form}\n{project}");
    }
    let workspace = papers();
    assert_eq!(workspace.run(&["new-year", "--to", "R2"]).code, 0);
    let project = fs::read_to_string(workspace.path().join("content/2020/projects/dokusho.yaml")).unwrap();
    assert!(project.contains("進捗:\n"), "{project}");
}
