//! Indicators that go on under another name.

use std::fs;

use super::years::{edition, item};
use crate::support::Workspace;

#[test]
fn an_indicator_without_a_unit_is_followed_by_its_figures_and_a_target_year_is_named_by_its_own_era() {
    let workspace = Workspace::empty();
    let content = workspace.path().join("content");
    let form = "様式: {系列: [目標, 実績], 列: [指標, 年度, 目標, 実績, 進捗状況]}\n体系:";
    for (year, number, shown, indicator) in [
        ("H30", "2018", "[H29, H30, H35]", "名称: 自殺率, 目標: {H35: 13}, 実績: {H29: 17.2, H30: 18.45}"),
        ("R1", "2019", "[H30, R1, R6]", "名称: 自殺死亡率, 目標: {R6: 12}, 実績: {H30: 18.45, R1: 16.9}"),
    ] {
        edition(&content.join(number), year, shown, &item("1", "相談", "未実施", &[indicator]));
        let path = content.join(number).join("plan.yaml");
        let plan = fs::read_to_string(&path).unwrap();
        fs::write(&path, plan.replace("体系:", form)).unwrap();
    }
    let run = workspace.run(&["history", "--format", "text"]);
    let told = run.stdout;
    assert!(told.contains("指標「自殺死亡率」は、平成30年度の資料までは「自殺率」です。"), "{told}{}", run.stderr);
    let head = told.lines().find(|line| line.starts_with("評価・指標")).unwrap();
    assert!(head.contains("令和5年度") && head.contains("令和6年度") && !head.contains("平成35年度"), "{head}");
    let csv = workspace.run(&["history", "--format", "csv"]).stdout;
    assert!(csv.contains("2023,令和5年度") && !csv.contains("平成35年度"), "{csv}");
}

/// Two candidates whose figures agree are told apart by nothing, so neither is joined.
#[test]
fn indicators_that_agree_with_several_others_are_not_joined() {
    let workspace = Workspace::empty();
    let content = workspace.path().join("content");
    let of = |names: [&str; 2], figures: &str| names.map(|name| format!("名称: {name}, 実績: {figures}"));
    let [old, other] = of(["甲の率", "乙の率"], "{H29: 17.2, H30: 18.45}");
    edition(&content.join("2018"), "H30", "[H29, H30]", &item("1", "相談", "未実施", &[&old, &other]));
    let [new, last] = of(["あいう", "かきく"], "{H30: 18.45, R1: 16.9}");
    edition(&content.join("2019"), "R1", "[H30, R1]", &item("1", "相談", "未実施", &[&new, &last, "名称: さしす"]));
    let told = workspace.run(&["history", "--format", "text"]).stdout;
    assert!(!told.contains("資料までは"), "{told}");
}
