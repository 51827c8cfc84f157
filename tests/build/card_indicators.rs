//! A card has one line for each of its indicators, whatever is printed of them.

use std::fs;

use crate::pdf::Document;
use crate::support::Workspace;

#[test]
fn the_targets_of_several_indicators_keep_a_line_each() {
    let workspace = Workspace::small();
    let form = "様式: {配置: カード, 評価: [], 意見: なし, 系列: [{名称: 目標, 役割: 目標, 年度: 独自}, 実績], \
                列: [番号, 名称, 指標, 単位, 目標, 目標の年度, 年度, 実績]}\n体系:";
    workspace.edit("plan.yaml", "体系:", form);
    fs::remove_file(workspace.edition("opinions.yaml")).unwrap();
    workspace.write(
        "projects/1-1-1.yaml",
        "事業: 窓口\n取組項目:\n  - {番号: 1, 名称: 相談, 担当課: [社会福祉課], 取組内容: 受ける。, 指標: [{名称: 甲, 単位: 件, 目標: {R8: 7198}, \
         実績: {H31: 1}}, {名称: 乙, 単位: 人, 目標: {R8: 7231}, 実績: {H31: 2}}]}\n",
    );
    let run = workspace.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let document = Document::read(&fs::read(workspace.path().join(run.stdout.trim_end())).unwrap());
    let cells = document.grids().into_iter().flat_map(|grid| grid.texts(" ").concat());
    assert_eq!(cells.filter(|cell| cell.starts_with("7,198")).collect::<Vec<_>>(), ["7,198 7,231"]);
}
