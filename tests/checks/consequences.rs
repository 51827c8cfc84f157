//! One slip is told once, and what does not follow from it is told beside it.

use super::rules::findings;
use crate::support::Workspace;

const ITEM: &str = "projects/1-1-1.yaml";
const WHOLE: &str = "{名称: 配布部数, 単位: 部, 実績: {H30: 1895, H31: 1990}}";

/// The codes of what is told after these edits.
fn told(edits: &[(&str, &str, &str)]) -> Vec<String> {
    let workspace = Workspace::small();
    for (file, old, new) in edits {
        workspace.edit(file, old, new);
    }
    let code = |finding: &serde_json::Value| finding["code"].as_str().unwrap().to_owned();
    let mut codes: Vec<String> = findings(&workspace).iter().map(code).collect();
    codes.sort();
    codes
}

#[test]
fn a_fault_of_another_key_hides_no_missing_value() {
    for (slip, codes) in [
        ("{名称: 配布部数, 単位: 部, 向き: 上, 実績: {H30: 1895}}", vec!["missing-value", "unknown-word"]),
        ("{名称: 配布部数, 単位: 部, 備考: 何か, 実績: {H30: 1895}}", vec!["missing-value", "unknown-key"]),
        ("{名称: 配布部数, 備考: 何か, 実績: {H30: 1895, H31: 1990}}", vec!["missing-unit", "unknown-key"]),
        ("{名称: 配布部数, 単位: 部, 向き: 上}", vec!["unit-without-value", "unknown-word"]),
        ("{名称: 配布部数, 単位: 部, 実積: {H30: 1895}}", vec!["unknown-key"]),
        ("{名称: 配布部数, 単位: 部, 実績: {H30: 1895, H31: [1]}}", vec!["wrong-type"]),
        ("{名称: 配布部数, 単位: 部, H31: 1990}", vec!["unknown-key"]),
        ("{名称: 配布部数, 実績（単位）: 部, 実績: {H30: 1895, H31: 1990}}", vec!["unknown-key"]),
    ] {
        assert_eq!(told(&[(ITEM, WHOLE, slip)]), codes, "{slip}");
    }
}

#[test]
fn a_fault_of_the_sections_hides_the_files_that_they_would_name() {
    for (old, new, code) in [("    施策の方向:\n", "    施策:\n", "unknown-key"), ("[1-1-1]", "1-1-1", "wrong-type")]
    {
        let codes = told(&[("plan.yaml", old, new)]);
        assert!(codes.contains(&code.to_owned()) && !codes.contains(&"unlisted-project".to_owned()), "{codes:?}");
    }
    let workspace = Workspace::small();
    workspace.write("projects/１-１-１.yaml", std::fs::read(workspace.edition(ITEM)).unwrap());
    std::fs::remove_file(workspace.edition(ITEM)).unwrap();
    let codes: Vec<_> = findings(&workspace).iter().map(|it| it["code"].clone()).collect();
    assert_eq!(codes, ["missing-file"]);
}

#[test]
fn only_a_similar_key_may_hold_what_is_blank() {
    let outcome = "    成果: 発行した。\n";
    let status = "    進捗状況: 概ね進んだ\n";
    let blank = ["blank-outcome", "blank-status", "unknown-key"];
    assert_eq!(told(&[(ITEM, outcome, "    備考: 何か\n"), (ITEM, status, "")]), blank);
    assert_eq!(told(&[(ITEM, outcome, "    成果と課題: 発行した。\n")]), ["unknown-key"]);
    assert_eq!(told(&[(ITEM, status, "    進捗情況: 概ね進んだ\n")]), ["unknown-key"]);
    assert_eq!(
        told(&[(ITEM, outcome, ""), (ITEM, status, "    進捗情況: 概ね進んだ\n")]),
        ["blank-outcome", "unknown-key"]
    );
}

#[test]
fn an_error_outside_of_the_form_hides_none_of_its_unused_parts() {
    let form = (
        "plan.yaml",
        "体系:",
        "様式:\n  見出し: {重点: 力点}\n  列: [番号, 名称, 進捗状況, 指標, 単位, {年度ごと: 実績}, 成果]\n体系:",
    );
    let item = (ITEM, "    取組内容: 冊子を発行する。\n    重点: 冊子を配る。\n", "");
    assert_eq!(told(&[form, item]), ["unused-form-part"]);
    let slip = (ITEM, WHOLE, "{名称: 配布部数, 単位: 部, 備考: 何か, 実績: {H30: 1895, H31: 1990}}");
    assert_eq!(told(&[form, item, slip]), ["unknown-key", "unused-form-part"]);
}

#[test]
fn a_value_that_is_no_number_is_told_once_with_the_number_meant() {
    let parts = "{名称: 配布部数, 単位: 部, 計算: 合計, 内訳: [{名称: 男, 実績: {H30: 1, H31: 2}}, {名称: 女, 実績: {H30: 1, H31: 2部}}]}";
    assert_eq!(told(&[(ITEM, WHOLE, parts)]), ["not-a-number"]);
    // Where that is permitted, the total is blank all the same.
    let permitted = "\n許可:\n  - {コード: not-a-number, 理由: 原本のまま}\n";
    let sections = "        事業: [1-1-1]\n";
    let plan = ("plan.yaml", sections, &*format!("{}{permitted}", sections.trim_end()));
    assert_eq!(told(&[(ITEM, WHOLE, parts), plan]), ["not-computed"]);
    // In a value with a note, and a value that is a text on purpose.
    let noted = parts.replace("H31: 2部", "H31: {値: 2部, 注: 見込み}");
    assert_eq!(told(&[(ITEM, WHOLE, &noted)]), ["not-a-number"]);
    assert_eq!(told(&[(ITEM, WHOLE, &parts.replace("H31: 2部", "H31: 約2"))]), ["not-computed"]);
    // A blank year beside it is another fact.
    let blank = parts.replace("H30: 1, H31: 2}", "H30: 1}");
    let codes = told(&[(ITEM, WHOLE, &blank)]);
    assert!(codes.contains(&"not-a-number".to_owned()) && codes.contains(&"not-computed".to_owned()), "{codes:?}");
}

#[test]
fn a_number_that_stands_twice_is_told_once_with_the_one_that_is_missing() {
    let item = |number: &str, name: &str| {
        format!("  - {{番号: {number}, 名称: {name}, 担当課: [関係課], 進捗状況: 未実施, 成果: なし。}}\n")
    };
    let items = |numbers: [&str; 3]| numbers.map(|number| item(number, &format!("項目{number}"))).concat();
    assert_eq!(
        told(&[(ITEM, "  - 再掲: 1\n", &items(["2", "2", "4"]).replacen("項目2", "項目に", 1))]),
        ["duplicate-number"]
    );
    assert_eq!(told(&[(ITEM, "  - 再掲: 1\n", &items(["2", "4", "5"]))]), ["number-gap"]);
    let workspace = Workspace::small();
    workspace.edit(ITEM, "  - 再掲: 1\n", &items(["2", "2", "2"]));
    let hints: Vec<_> = findings(&workspace).iter().map(|it| it["hint"].as_str().unwrap().to_owned()).collect();
    let hint = |number: u8| {
        format!("別の番号にする（{number} は使われていません）か、同じ取組項目なら「再掲: 2」にしてください")
    };
    assert_eq!(hints, [hint(3), hint(4)]);
}

#[test]
fn a_number_with_its_sign_has_no_second_one() {
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "体系:", "様式: {番号: 自由}\n体系:");
    workspace.edit(ITEM, "番号: 1", "番号: No.8").edit(ITEM, "再掲: 1", "再掲: No.8");
    workspace.edit("opinions.yaml", "番号: 1", "番号: No.8");
    assert_eq!(findings(&workspace), [""; 0]);
    workspace.edit(ITEM, "    成果: 発行した。\n", "").edit("opinions.yaml", "番号: No.8", "番号: No.9");
    let said: Vec<_> =
        findings(&workspace).iter().map(|it| format!("{} / {} / {}", it["message"], it["path"], it["hint"])).collect();
    assert!(said.len() > 1 && said.iter().all(|said| said.contains("No.8") && !said.contains("No.No")), "{said:#?}");
    // A permission finds it.
    workspace.edit("opinions.yaml", "番号: No.9", "番号: No.8");
    workspace.edit("plan.yaml", "体系:", "許可: [{コード: blank-outcome, 場所: No.8, 理由: 原本のまま}]\n体系:");
    assert_eq!(findings(&workspace), [""; 0]);
    let run = workspace.run(&["check", "--format", "text"]);
    assert!(!(run.stdout + &run.stderr).contains("No.No"));
}
