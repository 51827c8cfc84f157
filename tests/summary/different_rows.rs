//! 集計 that count different things in their rows, or an earlier year in their columns.

use shinkan::documents::figures::grid::Grid;
use shinkan::documents::figures::tallies;
use shinkan::model::TallyPlace;

use super::tallies::edition;
use crate::support::{Workspace, findings};

/// A plan of three 取組項目 with this 集計.
fn workspace(tally: &str) -> Workspace {
    let workspace = Workspace::empty();
    let plan = format!(
        "計画: 計画\n題名: 題名\n資料番号: 資料1\n発行者: 市\n作成日: 2020-07-01\n年度: H31\n表示年度: [H29, H30, H31]\n\
         委員会: 委員会\n担当課: [総務課]\n様式:\n  階層: [柱]\n  評価: [{{名称: 進捗, 委員会評価: あり, 選択肢: [{{名称: 順調, 点: 3}}, {{名称: 遅れ, 点: 1}}]}}, \
         {{名称: 総合, 対象: 事業, 選択肢: [A, B]}}, {{名称: 判定, 対象: 指標, 選択肢: [可, 否]}}]\n  独自: [区分, {{名称: 種類, 対象: 柱}}]\n  \
         列: [番号, 名称, 進捗, 指標, 実績, 判定, 区分]\n  事業欄: [事業, 総合]\n  集計:\n    - {{題名: 表, {tally}}}\n\
         体系:\n  - {{柱: か, 独自: {{種類: 重点}}, 事業: [a]}}\n"
    );
    let project = "事業: き\n総合: A\n取組項目:\n\
                   \x20 - {番号: 1, 名称: あ, 担当課: [総務課], 進捗: {H30: 遅れ, H31: 順調}, 独自: {区分: 新規}, \
                   指標: [{名称: さ, 判定: 可, 実績: {H31: 1}, 内訳: [{名称: す, 実績: {H31: 1}}]}]}\n\
                   \x20 - {番号: 2, 名称: い, 担当課: [総務課], 進捗: {H30: 遅れ, H31: 遅れ}, 独自: {区分: 継続}, \
                   指標: [{名称: し, 判定: 否, 実績: {H31: 2}}]}\n\
                   \x20 - {番号: 3, 名称: う, 担当課: [総務課], 進捗: {H31: 順調}}\n  - 再掲: 1\n";
    workspace.write("plan.yaml", plan).write("projects/a.yaml", project);
    workspace
}

fn grid(tally: &str) -> Grid {
    tallies::own(&edition(workspace(tally).path()), TallyPlace::Summary).remove(0)
}

fn rows(grid: &Grid) -> Vec<Vec<&str>> {
    grid.rows.iter().map(|row| row.cells.iter().map(|cell| cell.as_str()).collect()).collect()
}

fn head(grid: &Grid) -> Vec<&str> {
    grid.head[0].iter().map(|cell| cell.text.as_str()).collect()
}

#[test]
fn each_row_counts_something_of_its_own() {
    let tally = "行: [{見出し: A評価の事業, 数えるもの: 事業, 選択肢: [A]}, {見出し: 新規, 数えるもの: 取組項目, 独自: 区分, 値: [新規]}, \
                 {見出し: 順調, 数えるもの: 取組項目, 評価: 進捗, 選択肢: [順調]}, {見出し: 可の指標, 数えるもの: 指標, 選択肢: [可]}, \
                 {見出し: 指標, 数えるもの: 指標}, {見出し: 重点の柱, 数えるもの: 柱, 独自: 種類, 値: [重点]}, {見出し: 取組, 数えるもの: 取組項目}], \
                 列: [件数, 割合, {内容: 件数, 年度: H30}, {内容: 割合, 年度: H30, 見出し: 前の割合}, {内容: 増減, 年度: H30}]";
    let grid = grid(tally);
    assert_eq!(grid.title.as_str(), "表（実数）");
    assert_eq!(head(&grid), ["区分", "件数", "割合", "平成30年度の件数", "前の割合", "増減（平成30年度比）"]);
    assert_eq!(
        rows(&grid),
        [
            ["A評価の事業", "1", "100.0%", "－", "－", "－"],
            ["新規", "1", "33.3%", "－", "－", "－"],
            ["順調", "2", "66.7%", "0", "0.0%", "＋2"],
            ["可の指標", "1", "50.0%", "－", "－", "－"],
            ["指標", "2", "100.0%", "－", "－", "－"],
            ["重点の柱", "1", "100.0%", "－", "－", "－"],
            ["取組", "3", "100.0%", "－", "－", "－"],
        ]
    );
    assert!(grid.notes.last().unwrap().as_str().starts_with("実数は、再掲（1件）を数えません"));
}

#[test]
fn a_row_of_items_counts_a_repeat_again_if_the_table_does() {
    let rows_of = |counting: &str| {
        let grid = grid(&format!("行: [{{見出し: 取組, 数えるもの: 取組項目}}], 数え方: {counting}"));
        rows(&grid)[0][1].to_owned()
    };
    assert_eq!((rows_of("実数").as_str(), rows_of("延べ").as_str()), ("3", "4"));
}

#[test]
fn columns_count_an_earlier_year_beside_this_one() {
    let tally = "行: 選択肢, 列: [{内容: 件数, 年度: H30, 見出し: 前回}, {内容: 割合, 年度: H30}, {内容: 件数, 見出し: 今回}, 割合, {内容: 平均, 年度: H30}, 平均, {内容: 件数, 年度: H29}]";
    let grid = grid(tally);
    assert_eq!(
        head(&grid),
        ["進捗", "前回", "平成30年度の割合", "今回", "割合", "平成30年度の平均", "平均", "平成29年度の件数"]
    );
    assert_eq!(
        rows(&grid),
        [
            ["順調", "0", "0.0%", "2", "66.7%", "－", "3.00", "－"],
            ["遅れ", "2", "100.0%", "1", "33.3%", "1.00", "1.00", "－"],
            ["未記入", "1", "－", "0", "－", "－", "－", "－"],
            ["計", "3", "－", "3", "100.0%", "1.00", "2.33", "－"],
        ]
    );
    let notes: Vec<&str> = grid.notes.iter().map(|note| note.as_str()).collect();
    assert!(notes.contains(&"平成30年度の割合は、2件に対するものです。"), "{notes:?}");
    let absent = "平成29年度の評価はこの資料にないので、平成29年度の列は－としています。";
    assert!(notes.contains(&absent), "{notes:?}");
}

#[test]
fn rows_of_sections_count_an_earlier_year_by_options() {
    let among = "{内容: うち, 選択肢: [遅れ], 年度: H30, 割合: あり}, {内容: うち, 選択肢: [遅れ]}";
    let grid = grid(&format!("行: 柱, 列: [件数, {among}]"));
    assert_eq!(head(&grid), ["柱", "件数", "平成30年度のうち遅れ", "うち遅れ"]);
    assert_eq!(rows(&grid)[0], ["か", "3", "2", "100.0%", "1"]);
}

#[test]
fn what_such_a_table_cannot_count_is_told() {
    let faults = |tally: &str| -> Vec<String> {
        let findings = findings(&workspace(tally).run(&["check", "--format", "json"]));
        let errors = findings.iter().filter(|finding| finding["severity"] == "error");
        errors.map(|it| format!("{} {}", it["code"].as_str().unwrap(), it["message"].as_str().unwrap())).collect()
    };
    let row = |more: &str| format!("行: [{{見出し: あ, 数えるもの: 取組項目{more}}}]");
    assert_eq!(faults(&row("")), [""; 0]);
    for (tally, fault) in [
        (row(", 評価: 進捗"), "missing-key 「選択肢」がありません"),
        (row(", 独自: 区分"), "missing-key 「値」がありません"),
        (row(", 値: [新規]"), "missing-key 「独自」がありません"),
        (row(", 選択肢: [順調], 独自: 区分, 値: [新規]"), "mixed-keys 「選択肢」と「独自」の両方があります"),
        (row(", 独自: ない, 値: [新規]"), "unknown-part "),
        (row(", 選択肢: [ない]"), "unknown-status "),
        (
            "行: [{見出し: あ, 数えるもの: 柱, 選択肢: [A]}]".to_owned(),
            "unknown-part 「数えるもの」に書いたものの評価がありません",
        ),
        ("行: [{見出し: あ, 数えるもの: 人}]".to_owned(), "unknown-"),
        (row(", 委員会評価: あり"), "unknown-part 「委員会評価」で数える行に、「選択肢」がありません"),
        (
            "行: [{見出し: あ, 数えるもの: 事業, 選択肢: [A], 委員会評価: あり}]".to_owned(),
            "unknown-part 「総合」は、委員会が評価しません",
        ),
        (row("") + ", 列: [平均]", "unknown-part 行ごとに数えるものが違う表に、「平均」の列は書けません"),
        (row("") + ", 合計: あり", "unknown-key 「合計」という項目はありません"),
        (
            "行: 柱, 列: [{内容: 件数, 年度: H30}]".to_owned(),
            "unknown-part 行が選択肢でないので、この列に「年度」を書けません",
        ),
        (
            "行: 選択肢, 列: [{内容: 件数, 年度: H31}]".to_owned(),
            "unknown-year 「H31」は、この資料の年度より前ではありません",
        ),
        ("行: 選択肢, 列: [{内容: 件数, 年度: H28}]".to_owned(), "year-not-shown "),
        (
            "行: 選択肢, 列: [{内容: 件数, 年度: H30}, {内容: 件数, 年度: H30, 見出し: い}]".to_owned(),
            "duplicate-name 「件数」が2度書かれています",
        ),
    ] {
        let found = faults(&tally);
        assert!(found.len() == 1 && found[0].starts_with(fault), "{tally} {found:?}");
    }
}

#[test]
fn rows_without_a_number_of_an_earlier_year_say_why() {
    let tally = "行: [{見出し: 新規, 数えるもの: 取組項目, 独自: 区分, 値: [新規]}, {見出し: 順調, 数えるもの: 取組項目, 選択肢: [順調]}, \
                 {見出し: 可, 数えるもの: 指標, 選択肢: [可]}], 列: [件数, {内容: 件数, 年度: H30}, {内容: 増減, 年度: H29}]";
    let notes: Vec<String> = grid(tally).notes.iter().map(|note| note.as_str().to_owned()).collect();
    assert_eq!(
        notes,
        [
            "「新規」、「順調」、「可」は、平成29年度の数がこの資料にないので、－としています。",
            "「新規」、「可」は、平成30年度の数がこの資料にないので、－としています。",
            "実数は、再掲（1件）を数えません。",
        ]
    );
}

#[test]
fn the_judgement_of_the_committee_counts_in_the_rows_that_ask_for_it() {
    let row = |heading: &str, more: &str| {
        format!("{{見出し: {heading}, 数えるもの: 取組項目, 評価: 進捗, 選択肢: [順調]{more}}}")
    };
    let rows_of = format!("行: [{}, {}], 列: [件数, 割合]", row("自己評価", ""), row("委員会", ", 委員会評価: あり"));
    let workspace = workspace(&rows_of);
    workspace.write("opinions.yaml", "意見:\n  - {番号: 1, 意見: あ, 委員会評価: {進捗: 遅れ}}\n");
    let grid = tallies::own(&edition(workspace.path()), TallyPlace::Summary).remove(0);
    assert_eq!(rows(&grid), [["自己評価", "2", "66.7%"], ["委員会", "1", "33.3%"]]);
    let notes: Vec<&str> = grid.notes.iter().map(|note| note.as_str()).collect();
    assert_eq!(notes[1], "「委員会」は、委員会の評価があれば、その評価で数えています。");
}
