//! The first page of a 総括表: how many, what changed, what is behind and whose it is.

use serde_json::Value as Json;

use super::{json, pdf, plan};
use crate::pdf::{Document, Element};
use crate::support::{Workspace, root};

const BEHIND: &str = "遅れのあるものの表。行の見出しは番号と名称です。";

/// The table with this summary.
fn table<'d>(document: &'d Document, summary: &str) -> Option<&'d Element> {
    document.of_kind("Table").into_iter().find(|table| table.summary.as_deref() == Some(summary))
}

/// A plan of one 事業 whose 取組項目 are judged as 進捗 says.
fn judged(axis: &str, items: &str) -> Workspace {
    let form = format!("  階層: [柱]\n  意見: なし\n  事業欄: [事業]\n  評価: [{{名称: 進捗, {axis}}}]\n");
    plan("担当課: [お]\n表示年度: [H30, H31]", &form, "  - {柱: か, 事業: [1-1-1]}\n", items)
}

#[test]
fn the_first_page_names_what_is_behind_and_whose_it_is() {
    let (document, _) = pdf(&root(), "2019/総括表.pdf");
    let list = table(&document, BEHIND).unwrap();
    assert_eq!(list.pages(), [0]);
    let rows = list.rows();
    assert_eq!(rows[0], ["No.", "取組項目", "担当課", "委員会評価後", "成果"]);
    let numbers: Vec<&str> = rows[1..].iter().map(|row| row[0].as_str()).collect();
    assert_eq!(numbers, ["2", "9", "31", "35", "36", "38", "42"]);
    let (own, others) = (&rows[2], &rows[4]);
    assert_eq!(own[1..4], ["地域福祉にかかわる担当職員の配置", "社会福祉課", "未実施（自己評価は一部遅れがある）"]);
    assert_eq!(
        others[3..],
        [
            "未実施",
            "令和2年1月に「白井市避難行動要支援者避難支援プラン」を策定したが、これに基づく避難訓練は未実施であった。"
        ]
    );
    assert!(document.text().contains("遅れのある取組項目　7件（一部遅れがある2件、未実施5件）"));
    let changes = table(&document, "委員会の評価によって変わったものの表。").unwrap();
    assert_eq!(changes.pages(), [0]);
}

#[test]
fn the_json_has_what_is_behind_with_its_whole_reason() {
    let behind = &json(&root())["axes"][0]["behind"];
    assert_eq!(behind["options"], serde_json::json!(["一部遅れがある", "未実施"]));
    let nodes = behind["nodes"].as_array().unwrap();
    assert_eq!(nodes.len(), 7);
    assert_eq!((&nodes[1]["number"], &nodes[1]["own"][0]), (&"9".into(), &"一部遅れがある".into()));
    assert_eq!(
        (&nodes[1]["after_committee"][0], &nodes[1]["departments"][0]),
        (&"未実施".into(), &"社会福祉課".into())
    );
    assert!(nodes[5]["reason"].as_str().unwrap().chars().count() > 80);
}

#[test]
fn only_the_form_says_what_is_behind() {
    let items = "  - {番号: 1, 名称: く, 担当課: [お], 進捗: 否, 成果: まだ。}\n";
    let behind = |axis: &str| {
        let workspace = judged(axis, items);
        let (document, _) = pdf(workspace.path(), "2019/総括表.pdf");
        (table(&document, BEHIND).map(Element::rows), document.text(), json(workspace.path()))
    };
    let (rows, text, json) = behind("選択肢: [可, 否]");
    assert_eq!((rows, &json["axes"][0]["behind"]["nodes"]), (None, &Json::Array(Vec::new())));
    assert!(!text.contains("遅れ"), "{text}");
    let (rows, text, _) = behind("選択肢: [可, 否], 遅れ: [否]");
    let expected = [["No.", "取組項目", "担当課", "進捗", "成果"], ["1", "く", "お", "否", "まだ。"]];
    assert_eq!(rows.unwrap(), expected);
    assert!(text.contains("遅れのある取組項目　1件（否1件）"), "{text}");
    let (rows, text, _) = behind("選択肢: [可, 否], 遅れ: [可]");
    assert_eq!(rows, None);
    assert!(text.contains("遅れのある取組項目はありません。"), "{text}");
}

#[test]
fn a_long_list_of_what_is_behind_goes_on_with_its_heading() {
    let items: String = (1..=80)
        .map(|number| format!("  - {{番号: {number}, 名称: く{number}, 担当課: [お], 進捗: 否, 成果: まだ。}}\n"))
        .collect();
    let workspace = judged("選択肢: [可, 否], 遅れ: [否]", &items);
    let (document, _) = pdf(workspace.path(), "2019/総括表.pdf");
    let list = table(&document, BEHIND).unwrap();
    assert_eq!((list.rows().len(), list.pages()[..2].to_vec()), (81, vec![0, 1]));
    let header = document.pages[1].artifacts.join(" ");
    assert!(header.contains("遅れのある取組項目　80件") && header.contains("（続き）"), "{header}");
}

#[test]
fn the_totals_show_what_changed_since_the_year_before() {
    let items = "  - {番号: 1, 名称: く, 担当課: [お], 進捗: {H30: 否, H31: 可}}\n  \
                 - {番号: 2, 名称: け, 担当課: [お], 進捗: {H31: 可}}\n";
    let workspace = judged("選択肢: [可, 否]", items);
    let rows = pdf(workspace.path(), "2019/総括表.pdf").0.of_kind("Table")[0].rows();
    let rows: Vec<String> = rows[2..].iter().map(|row| row.join(" ")).collect();
    let expected = [
        "可 0 0.0% 2 100.0% ＋2",
        "否 1 100.0% 0 0.0% ▲1",
        "未記入 1 － 0 － ▲1",
        "計 2 － 2 － 0",
        "割合の分母 1 － 2 － ＋1",
    ];
    assert_eq!(rows, expected);
    let earlier = &json(workspace.path())["axes"][0]["earlier"];
    assert_eq!(
        (&earlier["period"]["id"], &earlier["own"]["否"], &earlier["blank"]),
        (&"2018".into(), &1.into(), &1.into())
    );
    // Without judgements of that year there is nothing to compare.
    let workspace = judged("選択肢: [可, 否]", "  - {番号: 1, 名称: く, 担当課: [お], 進捗: 可}\n");
    assert_eq!(json(workspace.path())["axes"][0]["earlier"], Json::Null);
    let rows = pdf(workspace.path(), "2019/総括表.pdf").0.of_kind("Table")[0].rows();
    assert_eq!(rows[0], ["区分", "件数", "割合"]);
}

#[test]
fn an_option_that_does_not_exist_or_stands_twice_is_told() {
    let workspace =
        judged("選択肢: [順調, 遅れ], 遅れ: [遅延, 遅れ, 遅れ]", "  - {番号: 1, 名称: く, 担当課: [お], 進捗: 順調}\n");
    let run = workspace.run(&["check"]);
    let told: Vec<&str> =
        run.stdout.lines().filter(|line| line.starts_with("エラー[") || line.contains("対処")).collect();
    let expected = [
        "エラー[unknown-status]: 「遅延」は選択肢にありません",
        "   = 対処: 「遅れ」ではありませんか",
        "エラー[duplicate-name]: 「遅れ」が2度書かれています（1度目はこの行の41文字目）",
        "   = 対処: どちらか一方を消してください",
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_reader_who_looks_for_changes_in_vain_learns_it_on_the_first_page() {
    let (document, _) = pdf(&root().join("tests/fixtures/forms/judged"), "2019/総括表.pdf");
    let remark = "遅れのある取組項目はありません。";
    let found = document.elements().into_iter().find(|element| element.is_block() && element.text().ends_with(remark));
    assert_eq!(found.unwrap().page(), Some(0));
}
