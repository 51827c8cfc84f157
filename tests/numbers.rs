//! 番号 that start again in every 事業: where no 事業 stands beside one, it has that of its 事業.

use std::fs;

use crate::pdf::Document;
use crate::support::{Workspace, copy};

/// Two 事業 with a No.1 each; the second one repeats that of the first, which has no points and no 成果.
fn workspace() -> Workspace {
    let workspace = Workspace::small();
    let form = "様式: {階層: [柱], 番号: 事業ごと, 空欄: [－], 独自: [{名称: 平均点, 種類: 数, 対象: 柱, 計算: 平均, もと: 進捗}], 評価: [{名称: 進捗, \
                委員会評価: あり, 選択肢: [{名称: 可, 点: 2}, {名称: 対象外, 集計: しない}]}], 集計: [{題名: 推移, 推移: 進捗}]}\n";
    let plan = fs::read_to_string(workspace.edition("plan.yaml")).unwrap();
    let (head, _) = plan.split_once("体系:").unwrap();
    workspace.write("plan.yaml", format!("{head}{form}体系:\n  - {{柱: 柱の一, 事業: [2-1, 2-2]}}\n"));
    let item = |name: &str, rest: &str| {
        format!(
            "  - {{番号: 1, 名称: {name}, 担当課: [社会福祉課], 取組内容: 行う。, {rest}, 指標: [{{名称: {name}の数, 単位: 件, 実績: {{H30: 1, H31: 2}}}}]}}\n"
        )
    };
    workspace.write("projects/2-1.yaml", format!("事業: 支出\n取組項目:\n{}", item("点検", "進捗: 対象外")));
    let second = item("収納", "進捗: 可, 成果: 納められた。");
    workspace.write("projects/2-2.yaml", format!("事業: 収入\n取組項目:\n{second}  - 再掲: 2-1/1\n"));
    fs::remove_file(workspace.edition("projects/1-1-1.yaml")).unwrap();
    workspace.write("opinions.yaml", "意見:\n  - {番号: 2-2/1, 意見: よい。, 委員会評価: 対象外}\n");
    workspace
}

fn said(workspace: &Workspace, arguments: &[&str]) -> String {
    let run = workspace.run(arguments);
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.stdout
}

fn document(workspace: &Workspace, file: &str) -> Document {
    Document::read(&fs::read(workspace.path().join("out/2019").join(file)).unwrap())
}

/// The first column of every table of a document, below its heading.
fn first_columns(document: &Document) -> Vec<(String, Vec<String>)> {
    let column = |grid: &crate::pdf::Grid| {
        let cells = (1..grid.rows()).map(|row| grid.at(row, 0).text()).collect();
        (grid.at(0, 0).text(), cells)
    };
    document.grids().iter().map(column).filter(|(head, _)| head == "No.").collect()
}

fn numbers(numbers: &[&str]) -> (String, Vec<String>) {
    ("No.".to_owned(), numbers.iter().map(|number| (*number).to_owned()).collect())
}

#[test]
fn a_number_has_that_of_its_project_where_that_does_not_stand_beside_it() {
    let workspace = workspace();
    let text = said(&workspace, &["history", "--format", "text"]);
    let titles: Vec<&str> = text.lines().filter(|line| line.starts_with("No.")).collect();
    assert_eq!(titles, ["No.2-1/1　点検", "No.2-2/1　収納"]);
    assert!(said(&workspace, &["extract", "--missing"]).contains("  No.2-1/1 点検: 成果\n"));
    assert_eq!(first_columns(&document(&workspace, "未記入一覧.pdf")), [numbers(&["2-1/1"])]);
    said(&workspace, &["extract", "社会福祉課"]);
    let extract = first_columns(&document(&workspace, "課別/社会福祉課.pdf"));
    assert_eq!(extract[0], numbers(&["2-1/1", "2-2/1", "2-1/1"]));
    said(&workspace, &["summary"]);
    let summary = first_columns(&document(&workspace, "総括表.pdf"));
    let (changed, trends) = (numbers(&["2-2/1"]), numbers(&["2-1/1", "2-2/1"]));
    assert_eq!(summary, [changed, trends.clone(), trends]);
}

#[test]
fn on_the_sheet_only_what_belongs_to_another_project_has_its_number() {
    let workspace = workspace();
    said(&workspace, &["build"]);
    let paper = document(&workspace, "資料1.pdf");
    let distinct = |cells: &[String]| {
        let mut cells: Vec<String> = cells.iter().filter(|cell| !cell.is_empty()).cloned().collect();
        cells.dedup();
        cells
    };
    let found: Vec<Vec<String>> = first_columns(&paper).iter().map(|(_, cells)| distinct(cells)).collect();
    assert_eq!(found, [vec!["1"], vec!["1", "2-1/1"], vec!["2-1/1", "2-2/1", "2-1/1"]]);
    let text = paper.text().replace('\n', "");
    assert!(text.contains("（No.2-1/1の「対象外」は含みません）"), "{text}");
}

#[test]
fn an_advice_to_look_at_a_former_item_names_one() {
    let workspace = workspace();
    let run = workspace.run(&["history", "99"]);
    assert_eq!(run.stderr, "エラー: 「99」は、どの年度の資料にもありません。いまあるのは 2-1/1、2-2/1 です\n");
    assert!(said(&workspace, &["history", "2-1/1", "--format", "text"]).starts_with("No.2-1/1　点検\n"));
}

/// 新旧対照 lists the changes of several 事業 in one table, which goes on over pages.
#[test]
fn a_comparison_names_the_project_of_each_number_that_others_have() {
    let workspace = workspace();
    copy(&workspace.path().join("content/2019"), &workspace.path().join("案"));
    for (file, from, to) in [
        ("2-1", "名称: 点検,", "名称: 検査,"),
        ("2-2", "名称: 収納,", "名称: 納付,"),
        ("2-2", "納められた。", "納めた。"),
    ] {
        workspace.edit(&format!("projects/{file}.yaml"), from, to);
    }
    assert_eq!(workspace.run(&["compare", "案", "2019"]).code, 0);
    let document = Document::read(&fs::read(workspace.path().join("out/新旧対照_案_2019.pdf")).unwrap());
    let places: Vec<String> = (document.grids().iter().skip(2))
        .flat_map(|grid| (1..grid.rows()).map(|row| grid.at(row, 0).text()).collect::<Vec<_>>())
        .filter(|place| place.contains("No.1"))
        .collect();
    assert_eq!(places.len(), 3, "{places:?}");
    assert!(places.iter().all(|place| place.contains("支出") || place.contains("収入")), "{places:?}");
}
