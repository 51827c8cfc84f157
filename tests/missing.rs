//! `shinkan extract --missing`: what it says of sections and 事業, which are no 取組項目.

use std::fs;

use crate::pdf::Document;
use crate::support::Workspace;

#[test]
fn what_is_blank_above_the_items_is_not_counted_or_headed_as_an_item() {
    let workspace = Workspace::small();
    let axes = "[{名称: 進捗状況, 選択肢: [可, 否]}, {名称: 方向, 対象: 事業, 選択肢: [拡充, 縮小]}]";
    workspace.edit("plan.yaml", "体系:", &format!("様式: {{評価: {axes}, 事業欄: [事業, 方向], 意見: なし}}\n体系:"));
    fs::remove_file(workspace.edition("opinions.yaml")).unwrap();
    let blank = "事業: き\n取組項目:\n  - {番号: 1, 名称: く, 担当課: [社会福祉課], 取組内容: け, 進捗状況: 可}\n";
    let complete = blank.replace("進捗状況: 可}", "進捗状況: 可, 成果: こ}");
    for (project, heads, told) in [
        (
            blank,
            vec!["No.", "名称"],
            "取組項目 1件（再掲を除く）のうち、未記入のあるもの 1件。取組項目のほかに、未記入のあるもの 1件。担当課が複数の",
        ),
        (
            &complete,
            vec!["名称"],
            "取組項目 1件（再掲を除く）のうち、未記入のあるもの 0件。取組項目のほかに、未記入のあるもの 1件。",
        ),
        ("事業: き\n取組項目: []\n", vec!["名称"], "取組項目のほかに、未記入のあるもの 1件。"),
    ] {
        workspace.write("projects/1-1-1.yaml", project);
        let run = workspace.run(&["extract", "--missing"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let document = Document::read(&fs::read(workspace.path().join("out/2019/未記入一覧.pdf")).unwrap());
        let grids = document.grids();
        let found: Vec<String> = grids.iter().map(|grid| grid.at(0, 0).text()).collect();
        assert_eq!(found, heads);
        assert_eq!(grids.last().unwrap().at(1, 0).text(), "事業「き」");
        let text = document.text().replace('\n', "");
        assert!(text.contains(told), "{text}");
        assert_eq!(text.contains("担当課が複数"), project == blank, "{text}");
    }
}
