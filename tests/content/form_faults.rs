//! Faults of a 様式 that hide behind blanks, or behind other faults.

use crate::support::Workspace;

/// The codes and places of what `check` says of the small plan with this 様式 in its first line.
fn faults(form: &str) -> Vec<String> {
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "計画: 小さな計画", &format!("様式: {form}\n計画: 小さな計画"));
    let said = workspace.run(&["check", "--format", "json"]).stdout;
    let findings: Vec<serde_json::Value> = serde_json::from_str(&said).unwrap();
    let errors = findings.iter().filter(|finding| finding["severity"] == "error");
    errors.map(|it| format!("{} {}", it["code"].as_str().unwrap(), it["message"].as_str().unwrap())).collect()
}

#[test]
fn a_list_of_blanks_is_as_good_as_none() {
    for (form, message) in [
        (r#"{集計: [{題名: あ, 行: 選択肢, 列: [" "]}]}"#, "列がありません"),
        ("{集計: [{題名: あ, 行: [~]}]}", "行がありません"),
        (r#"{集計: [{題名: あ, 行: [順調に進んだ, {見出し: い, 選択肢: [" "]}]}]}"#, "選択肢がありません"),
        (r#"{集計: [{題名: あ, 行: 選択肢, 列: [{内容: うち, 選択肢: [""]}]}]}"#, "選択肢がありません"),
        (
            r#"{独自: [財源], 集計: [{題名: あ, 行: 選択肢, 列: [{内容: うち, 独自: 財源, 値: [" "]}]}]}"#,
            "値がありません",
        ),
    ] {
        assert_eq!(faults(form), [format!("option-count {message}")], "{form}");
    }
}

#[test]
fn an_own_field_without_a_source_is_told_beside_a_fault_of_another() {
    let computed = "{名称: 計, 対象: 事業, 種類: 数, 計算: 合計, もと: ない}";
    assert_eq!(
        faults(&format!("{{独自: [{{名称: 額, 種類: 金額, 単: 円}}, {computed}]}}")),
        [
            "unknown-key 「単」という項目はありません",
            "unknown-part 「もと」の「ない」は、取組項目の数の項目でも、点のある評価でもありません",
        ]
    );
    // The source may be the one with the fault.
    assert_eq!(
        faults(&format!("{{独自: [{{名称: ない, 種類: かず}}, {computed}]}}")),
        ["unknown-word 「かず」は使えません"]
    );
}

#[test]
fn many_own_columns_are_read_in_no_time() {
    let names: Vec<String> = (0..2000).map(|index| format!("独{index}")).collect();
    let names = names.join(", ");
    let began = std::time::Instant::now();
    assert_eq!(faults(&format!("{{独自: [{names}], 列: [番号, 名称, {names}]}}")), [] as [&str; 0]);
    // Reading took half a minute when every column looked its word up in a list made anew.
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
}
