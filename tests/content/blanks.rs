//! What is written and left blank: as good as absent where it may be absent, and a fault where it must be there.

use crate::support::{self, Workspace};

const PLAN: &str = "plan.yaml";
const ITEM: &str = "projects/1-1-1.yaml";

/// The codes of the errors of a workspace, sorted.
fn errors(workspace: &Workspace) -> Vec<String> {
    let run = workspace.run(&["check", "--format", "json"]);
    let findings = support::findings(&run);
    let errors = findings.iter().filter(|finding| finding["severity"] == "error");
    let mut codes: Vec<String> = errors.map(|finding| finding["code"].as_str().unwrap().to_owned()).collect();
    codes.sort();
    codes
}

/// The errors of the small plan with a text of a file replaced.
fn edited(file: &str, from: &str, to: &str) -> Vec<String> {
    let workspace = Workspace::small();
    workspace.edit(file, from, to);
    errors(&workspace)
}

#[test]
fn a_blank_behind_a_key_that_must_be_there_is_a_fault() {
    for (file, from, to) in [
        (ITEM, "担当課: [社会福祉課, 関係課]", "担当課:"),
        (PLAN, "  - 社会福祉課\n  - {名称: 関係課, 区分: 総称}\n", ""),
        (
            PLAN,
            "  - 基本方針: (1)はじめの方針\n    施策の方向:\n      - 名称: ①はじめの施策\n        事業: [1-1-1]",
            "",
        ),
        (PLAN, "委員会:", "様式: {用紙: {余白: {上: 9, 下: 9, 左右: }}}\n委員会:"),
        (PLAN, "委員会:", "様式: {評価: [{名称: あ, 選択肢: }]}\n委員会:"),
        (
            PLAN,
            "委員会:",
            "様式: {評価: [{名称: あ, 対象: 指標, 選択肢: [い, う], 判定: {系列: , 段階: [{評価: い}]}}]}\n委員会:",
        ),
        (PLAN, "委員会:", "様式: {列: [名称, {内容: , 見出し: あ}]}\n委員会:"),
        (PLAN, "委員会:", "様式: {列: [名称, {年度ごと: }]}\n委員会:"),
        (PLAN, "委員会:", "様式: {意見: {列: [名称, {内容: , 幅: 3}]}}\n委員会:"),
    ] {
        assert_eq!(edited(file, from, to), ["blank-key"], "{from} → {to}");
    }
}

#[test]
fn a_blank_behind_a_key_of_the_form_never_stands_for_its_usual_value() {
    for key in [
        "用紙",
        "配置",
        "階層",
        "番号",
        "桁区切り",
        "負の数",
        "空欄",
        "見出し",
        "系列",
        "評価",
        "独自",
        "事業欄",
        "列",
        "指標の表",
        "意見",
        "集計",
        "注記",
    ] {
        for blank in ["", "~", "\"\"", "\"　\""] {
            let form = format!("様式:\n  {key}: {blank}\n委員会:");
            assert_eq!(edited(PLAN, "委員会:", &form), ["blank-key"], "{key}: {blank}");
        }
    }
    for form in [
        "{用紙: {余白: }}",
        "{見出し: {事業: }}",
        "{系列: [{名称: 実績, 年度: }]}",
        "{評価: [{名称: あ, 選択肢: [い, う], 印: }]}",
        "{列: [名称, {内容: 成果, 見出し: }]}",
        "{指標の表: [{列: }]}",
        "{指標の表: [{表示年度: }]}",
        "{意見: {題名: }}",
        "{集計: [{題名: あ, 行: 選択肢, 数え方: }]}",
    ] {
        assert_eq!(edited(PLAN, "委員会:", &format!("様式: {form}\n委員会:")), ["blank-key"], "{form}");
    }
    for (from, to) in [("表示年度: [H30, H31]", "表示年度:"), ("委員会:", "年度の表記:\n委員会:")] {
        assert_eq!(edited(PLAN, from, to).first().map(String::as_str), Some("blank-key"), "{to}");
    }
}

#[test]
fn a_blank_list_of_the_form_is_told_with_how_to_write_none() {
    let hint = |key: &str| {
        let workspace = Workspace::small();
        workspace.edit(PLAN, "委員会:", &format!("様式: {{{key}: }}\n委員会:"));
        let findings = support::findings(&workspace.run(&["check", "--notes", "--format", "json"]));
        findings[0]["hint"].as_str().unwrap().to_owned()
    };
    let usual = "書かないときの値でよければ、「評価:」の行を消してください";
    assert_eq!(hint("評価"), format!("何もないなら「評価: []」と書いてください。{usual}"));
    assert_eq!(hint("列"), usual.replace("評価", "列"));
    assert_eq!(hint("事業欄"), usual.replace("評価", "事業欄"));
}

#[test]
fn a_form_without_axes_asks_for_no_judgement() {
    let workspace = Workspace::small();
    workspace.edit(PLAN, "委員会:", "様式: {評価: []}\n委員会:").edit(ITEM, "    進捗状況: 概ね進んだ\n", "");
    let said = workspace.run(&["check", "--format", "json"]).stdout;
    assert!(!said.contains("進捗状況"), "{said}");
}

#[test]
fn a_blank_behind_a_key_that_may_be_absent_is_as_good_as_absent() {
    for (file, from, to) in [
        (PLAN, "委員会:", "様式:\n委員会:"),
        (PLAN, "        事業: [1-1-1]", "        事業: [1-1-1]\n        上位の表記:"),
        (ITEM, "取組項目:\n", "見出し:\n取組項目:\n"),
        (ITEM, "  - 再掲: 1\n", "  - 再掲: 1\n    上書き:\n"),
        (ITEM, "{H30: 1895, H31: 1990}", "{2018: 1895, 2019: }"),
    ] {
        assert_eq!(edited(file, from, to), [""; 0], "{from} → {to}");
    }
    let form = "様式: {独自: [予算額]}\n委員会:";
    let workspace = Workspace::small();
    workspace.edit(PLAN, "委員会:", form).edit(ITEM, "番号: 1\n", "番号: 1\n    独自:\n");
    assert_eq!(errors(&workspace), [""; 0]);
}

#[test]
fn a_blank_behind_digits_that_are_no_year_is_half_a_number() {
    assert_eq!(edited(ITEM, "{H30: 1895, H31: 1990}", "{H30: 1,895}"), ["split-number"]);
    assert_eq!(edited(ITEM, "{H30: 1895, H31: 1990}", "{値: 1,895}"), ["split-number"]);
}

#[test]
fn there_is_nothing_above_the_outermost_level_to_be_worded_otherwise() {
    let worded = "  - 基本方針: (1)はじめの方針\n    上位の表記: {基本方針: あ}\n";
    assert_eq!(edited(PLAN, "  - 基本方針: (1)はじめの方針\n", worded), ["unknown-key"]);
}

#[test]
fn an_axis_cannot_have_the_name_of_what_stands_beside_it() {
    for axis in ["{名称: 実績, 対象: 指標, 選択肢: [あ, い]}", "{名称: 施策の方向, 対象: 基本方針, 選択肢: [あ, い]}"]
    {
        let form = format!("様式: {{評価: [{axis}]}}\n委員会:");
        let workspace = Workspace::small();
        workspace.edit(PLAN, "委員会:", &form);
        assert!(errors(&workspace).contains(&"duplicate-name".to_owned()), "{axis}");
    }
}

#[test]
fn a_list_that_must_hold_something_is_not_empty() {
    for form in [
        "{評価: [{名称: あ, 選択肢: [い, う], 判定: {系列: 実績, 段階: []}}]}",
        "{列: [名称, {年度ごと: []}]}",
        "{列: [名称, {内容: []}]}",
    ] {
        let workspace = Workspace::small();
        workspace.edit(PLAN, "委員会:", &format!("様式: {form}\n委員会:"));
        assert!(errors(&workspace).contains(&"option-count".to_owned()), "{form}");
    }
}

#[test]
fn a_slip_in_one_place_of_a_form_makes_no_level_unknown() {
    let workspace = Workspace::small();
    let text = "様式: {階層: [目標, 柱], 用紙: A5}\n委員会:";
    workspace.edit(PLAN, "委員会:", text).edit(PLAN, "基本方針:", "目標:").edit(PLAN, "施策の方向:", "柱:");
    assert_eq!(errors(&workspace), ["unknown-word"]);
}
