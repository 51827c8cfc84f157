//! A judgement of the reported year stays as that of the earlier year where the form prints or counts such: nobody writes it
//! twice.

use std::fs;

use crate::support::Workspace;

/// The file of the 事業 in the next year's folder of the small plan with this 様式, and what is told.
fn rolled(form: &str) -> (String, String) {
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "委員会:", &format!("様式: {form}\n委員会:"));
    let run = workspace.run(&["new-year"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let check = workspace.run(&["check", "--year", "2020"]);
    assert_eq!(check.code, 0, "{}", check.stdout);
    (fs::read_to_string(workspace.path().join("content/2020/projects/1-1-1.yaml")).unwrap(), run.stderr)
}

#[test]
fn a_judgement_that_the_new_paper_counts_or_prints_stays() {
    for form in [
        "{集計: [{題名: あ, 行: 選択肢, 列: [件数, {内容: 増減, 年度: H30}]}]}",
        "{集計: [{題名: あ, 行: 選択肢, 列: [{内容: 件数, 年度: H30}, 件数]}]}",
        "{集計: [{題名: あ, 行: 選択肢, 列: [{見出し: 前回, 列: [{内容: 件数, 年度: H30, 見出し: 数}]}, 件数]}]}",
        "{集計: [{題名: あ, 推移: 進捗状況}]}",
        "{列: [番号, 名称, 指標, {年度ごと: [実績, 進捗状況]}, 成果]}",
    ] {
        let (project, told) = rolled(form);
        assert!(project.contains("進捗状況: {H31: 概ね進んだ}"), "{form}\n{project}");
        assert!(told.contains("進捗状況を、前の年度の評価にしました: 1件（No.1）"), "{form}\n{told}");
    }
}

#[test]
fn a_judgement_that_no_earlier_year_has_room_for_is_emptied() {
    for form in ["{用紙: A4}", "{集計: [{題名: あ, 行: 選択肢, 列: [件数]}]}"] {
        let (project, told) = rolled(form);
        assert!(project.contains("進捗状況:\n"), "{form}\n{project}");
        assert!(told.contains("進捗状況を空にしました: 1件（No.1）"), "{form}\n{told}");
    }
}
