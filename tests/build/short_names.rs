//! A short name stays on one line as long as other columns have room.

use crate::pdf::Document;
use crate::support::Workspace;

#[test]
fn a_short_name_stays_on_one_line() {
    for name in ["見守り協定", "高齢者支援", "配食"] {
        for columns in
            ["番号, 名称, 取組内容, 進捗状況, 指標, 年度, 実績, 単位, 成果", "番号, 担当課, 名称, 進捗状況, 成果"]
        {
            let workspace = Workspace::small();
            let form = format!("様式: {{用紙: {{大きさ: A4, 向き: 縦, 文字: 12}}, 列: [{columns}]}}\n委員会:");
            workspace.edit("plan.yaml", "委員会:", &form);
            workspace.edit("projects/1-1-1.yaml", "名称: 冊子の発行", &format!("名称: {name}"));
            let document = Document::read(&workspace.paper());
            let runs: Vec<&String> = document.pages.iter().flat_map(|page| &page.runs).collect();
            assert!(runs.iter().any(|run| *run == name), "{name} {columns} {runs:?}");
        }
    }
}
