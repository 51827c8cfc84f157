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
