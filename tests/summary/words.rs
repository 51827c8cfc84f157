//! 総括表: its figures, periods and headings are in the form's own words wherever they stand.

use std::fmt::Write as _;

use serde_json::Value as Json;
use shinkan::documents::summary::Summary;

use super::tallies::{counted, edition};
use crate::support::{Workspace, root};

/// Every text that the 総括表 of a plan prints.
///
/// - `labels`: 年度の表記
/// - `items`: how many 取組項目 there are, each judged and with an indicator
fn of_form(labels: &str, items: usize) -> Vec<String> {
    let workspace = Workspace::empty();
    let plan = format!(
        "計画: あ\n題名: い\n資料番号: 資料1\n発行者: う\n作成日: 2020-07-01\n年度: H31\n表示年度: [H30, H31]\n年度の表記: {labels}\n\
         委員会: え\n担当課: [お]\n様式:\n  階層: [柱]\n  桁区切り: あり\n  負の数: ▲\n  意見: なし\n  評価: [{{名称: 評価, 選択肢: \
         [{{名称: 可, 点: 1}}, {{名称: 否, 点: -2}}]}}]\n  列: [{{内容: 番号, 見出し: 整理番号}}, {{内容: 名称, 見出し: 施策名}}, {{内容: 担当課, 見出し: \
         所管}}, 評価, 指標, 年度, 実績]\n  集計:\n    - {{題名: 評価別, 行: 選択肢, 列: [件数, 平均]}}\n    - {{題名: \
         評価の推移, 推移: 評価}}\n体系:\n  - {{柱: か, 事業: [a]}}\n"
    );
    let mut project = "事業: き\n取組項目:\n".to_owned();
    for number in 1..=items {
        writeln!(
            project,
            "  - {{番号: {number}, 名称: く{number}, 担当課: [お], 評価: 否, 指標: [{{名称: け, 実績: {{H30: 1, H31: 2}}}}]}}"
        )
        .unwrap();
    }
    workspace.write("plan.yaml", plan).write("projects/a.yaml", project);
    let mut texts = Vec::new();
    collect(&serde_json::to_value(Summary::new(&edition(workspace.path()))).unwrap(), &mut texts);
    texts
}

/// Every text that the 総括表 of a plan of the repository prints.
fn of_plan(plan: &str) -> Vec<String> {
    let mut texts = Vec::new();
    collect(&serde_json::to_value(Summary::new(&edition(&root().join(plan)))).unwrap(), &mut texts);
    texts
}

/// The texts of a view, in order.
fn collect(view: &Json, texts: &mut Vec<String>) {
    match view {
        Json::Object(fields) => {
            texts.extend(fields.get("text").and_then(Json::as_str).map(str::to_owned));
            fields.values().for_each(|field| collect(field, texts));
        }
        Json::Array(elements) => elements.iter().for_each(|element| collect(element, texts)),
        _ => {}
    }
}

fn count(texts: &[String], text: &str) -> usize {
    texts.iter().filter(|other| *other == text).count()
}

#[test]
fn every_count_has_the_commas_of_the_form() {
    let texts = of_form("数字", 1001);
    assert!(count(&texts, "1,001") > 0 && count(&texts, "1,001件") > 0);
    assert_eq!((count(&texts, "1001件"), count(&texts, "く1000")), (0, 2));
    // The number of the last 取組項目, in the list of indicators and in the 推移表, is no count.
    assert_eq!(count(&texts, "1001"), 2);
}

#[test]
fn every_mean_has_the_minus_of_the_form() {
    let texts = of_form("数字", 1);
    assert_eq!((count(&texts, "-2.00"), count(&texts, "▲2.00") > 2), (0, true));
}

#[test]
fn no_period_is_a_bare_number_over_figures() {
    for labels in ["数字", "['30', '31']", "{H30: '30', H31: '31'}"] {
        let texts = of_form(labels, 1);
        assert_eq!((count(&texts, "30"), count(&texts, "31")), (0, 0), "{labels}");
        // The foot of the pages names the year, too.
        assert_eq!((count(&texts, "平成30年度"), count(&texts, "平成31年度")), (2, 3), "{labels}");
    }
    let texts = of_form("[前年度, 本年度]", 1);
    assert_eq!((count(&texts, "前年度"), count(&texts, "本年度")), (2, 2));
}

#[test]
fn what_the_form_calls_a_column_the_summary_calls_it() {
    let texts = of_form("数字", 1);
    assert_eq!((count(&texts, "No."), count(&texts, "取組項目"), count(&texts, "担当課")), (0, 0, 0));
    assert_eq!((count(&texts, "整理番号"), count(&texts, "施策名"), count(&texts, "所管")), (2, 2, 1));
    assert_eq!(count(&texts, "所管別（実数・延べ）"), 1);
}

#[test]
fn what_cannot_be_judged_is_not_called_blank() {
    let texts = of_plan("tests/fixtures/forms/tables");
    assert!(count(&texts, "判定不可") > 0);
    assert_eq!(count(&texts, "割合の分母は、判定不可を除いた件数です。"), 1);
    // Judged by people.
    let texts = of_plan("tests/fixtures/forms/plain");
    assert_eq!(count(&texts, "判定不可"), 0);
}

#[test]
fn a_collective_is_named_as_in_the_extracts() {
    let texts = of_plan("");
    assert!(count(&texts, "関係課〔総称〕") > 0);
    assert_eq!(count(&texts, "関係課（総称）"), 0);
}

#[test]
fn the_notes_on_indicators_say_what_is_compared() {
    const LINES: &str = "数値のある年度が3つ以上の指標は、0から最大までを高さとした線で示します。";
    const TWO: &str = "数値のある年度が2つの指標は、差と増減率（単位が％なら差だけ）を示します。";
    const MIXED: &str = "年度、月末、期間の値がまざる指標は、年度の値だけを比べています。";
    const OTHERS: &str = "数値のある年度が2つに満たない指標（9件）は、表にありません。";
    for (plan, expected) in
        [("examples/card", [1, 1, 0, 0]), ("tests/fixtures/periods", [0, 1, 1, 0]), ("", [0, 1, 0, 1])]
    {
        let texts = of_plan(plan);
        assert_eq!([LINES, TWO, MIXED, OTHERS].map(|note| count(&texts, note)), expected, "{plan}");
    }
}

#[test]
fn counts_are_printed_as_the_form_notes_them() {
    let tallies = counted(
        "    - {題名: ア, 行: 柱, 合計: 最初, 列: [件数, {内容: うち, 選択肢: [順調], かっこ: あり}, {内容: 増減, 年度: H30, 選択肢: [遅れ]}]}\n  \
         集計の表記: {計: 合計, 増加: なし, ゼロ: －}\n",
    );
    assert_eq!(
        tallies,
        ["## ア（実数・自己評価）\n\
          【柱】 | 【件数（うち順調）】 | 【遅れの増減（平成30年度比）】\n\
          ＝合計 | 6(2) | －\n一 | 3(1) | －\n二 | 3(1) | －\n\
          ※実数は、再掲（1件）を数えません。\n"]
    );
}

#[test]
fn only_what_the_form_names_is_printed() {
    let printed = |name: &str| of_plan(&format!("tests/fixtures/forms/{name}"));
    let has = |texts: &[String], text: &str| texts.iter().any(|other| other == text);
    let blocks = printed("blocks");
    assert!(
        ["一次評価の集計", "二次評価の集計", "全体", "取組の一次評価（実数）"].iter().all(|text| has(&blocks, text))
    );
    assert!(!["施策の評価の集計", "担当課別（実数・延べ）", "指標の推移"].iter().any(|text| has(&blocks, text)));
    let cards = printed("cards");
    assert!(has(&cards, "担当課別（実数・延べ）") && !has(&cards, "全体"));
}
