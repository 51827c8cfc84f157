//! 意見 as a block: opinions stand where the form wants them, once, and have no page of their own.

use std::fs;

use crate::pdf::{Document, Grid};
use crate::support::{Workspace, findings, without_whitespace};

const OPINIONS: &str = "意見:\n  - {番号: 1, 意見: 意見ア, 連携・協力: 連携イ}\n";

/// A plan of two 取組項目 with this 配置 and these settings of 意見.
fn workspace(arrangement: &str, opinions: &str, written: &str) -> Workspace {
    let workspace = Workspace::empty();
    let plan = format!(
        "計画: 計画\n題名: 題名\n資料番号: 資料1\n発行者: 市\n作成日: 2020-07-01\n年度: H31\n委員会: 委員会\n\
         担当課: [総務課, 企画課]\n様式:\n  階層: [柱]\n  系列: []\n  列: [番号, 名称, 担当課, 進捗状況]\n  \
         配置: {arrangement}\n  意見: {opinions}\n体系:\n  - {{柱: 柱ウ, 事業: [a]}}\n"
    );
    let item = |number, department| {
        format!("  - {{番号: {number}, 名称: 取組{number}, 担当課: [{department}], 進捗状況: 概ね進んだ}}\n")
    };
    let project = format!("事業: 事業エ\n取組項目:\n{}{}", item(1, "総務課"), item(2, "企画課"));
    workspace.write("plan.yaml", plan).write("projects/a.yaml", project).write("opinions.yaml", written);
    workspace
}

/// The tables of opinions of a document, without their header.
fn tables(document: &Document) -> Vec<Vec<Vec<String>>> {
    let grids = document.of_kind("Table").into_iter().map(Grid::read);
    let opinions = grids
        .filter(|grid| (0..grid.columns()).any(|column| grid.at(0, column).lines.concat().contains("行政等への要望")));
    opinions.map(|grid| grid.texts("/").into_iter().skip(1).collect()).collect()
}

fn count(document: &Document, text: &str) -> usize {
    without_whitespace(&document.text()).matches(text).count()
}

const SHEET: &str = "{シート: [題名, 事業, 意見]}";
const PROJECT: &str = "{シート: [題名, 事業], 事業: [事業欄, 取組項目, 意見]}";
const CARD: &str = "{シート: [題名, 事業], 取組項目: [題名, 列, 意見]}";

#[test]
fn opinions_stand_on_the_sheet_in_the_project_or_on_the_card_and_have_no_page() {
    let row = |number: &str, name: &str, department: &str, texts: [&str; 2]| {
        [number, name, department, texts[0], texts[1]].map(str::to_owned).to_vec()
    };
    let both = vec![row("1", "取組1", "総務課", ["意見ア", "連携イ"]), row("2", "取組2", "企画課", ["", ""])];
    for (arrangement, pages, expected) in [
        ("表", 1, vec![both.clone()]),
        (SHEET, 1, vec![both.clone()]),
        (PROJECT, 1, vec![both]),
        (CARD, 2, vec![vec![vec!["意見ア".to_owned(), "連携イ".to_owned()]], vec![vec![String::new(); 2]]]),
    ] {
        let document = Document::read(&workspace(arrangement, "{題名: 委員の声}", OPINIONS).paper());
        assert_eq!(document.pages.len(), pages, "{arrangement}");
        assert_eq!(tables(&document), expected, "{arrangement}");
        assert_eq!(count(&document, "意見ア"), 1, "{arrangement}");
        assert_eq!(count(&document, "委員の声"), expected.len(), "{arrangement}");
    }
}

#[test]
fn only_written_opinions_stand_in_a_block_that_asks_for_them() {
    for (arrangement, expected) in [(SHEET, 1), (CARD, 1)] {
        let arrangement = arrangement.replace("意見]", "{意見: 書いたもの}]");
        let document = Document::read(&workspace(&arrangement, "あり", OPINIONS).paper());
        assert_eq!(tables(&document).len(), expected, "{arrangement}");
        assert_eq!(tables(&document).concat().len(), 1, "{arrangement}");
        let document = Document::read(&workspace(&arrangement, "あり", "意見: []\n").paper());
        assert_eq!(count(&document, "の意見"), 0, "{arrangement}");
    }
}

#[test]
fn opinions_on_projects_and_on_sheets_stand_in_their_blocks() {
    for (arrangement, opinions, written, expected) in [
        (PROJECT, "{対象: 事業}", "意見: [{事業: a, 意見: 意見ア}]\n", vec!["意見ア", ""]),
        (SHEET, "{対象: 事業}", "意見: [{事業: a, 意見: 意見ア}]\n", vec!["事業エ", "意見ア", ""]),
        (SHEET, "{対象: シート, 列: [意見]}", "意見: [{シート: 1, 意見: 意見ア}]\n", vec!["意見ア"]),
    ] {
        let document = Document::read(&workspace(arrangement, opinions, written).paper());
        assert_eq!(tables(&document), [[expected]], "{arrangement}");
        assert_eq!(document.pages.len(), 1);
    }
}

#[test]
fn an_extract_has_the_opinions_on_what_is_its_own() {
    for arrangement in [SHEET, PROJECT, CARD] {
        let workspace = workspace(arrangement, "{列: [意見]}", OPINIONS);
        for (department, expected) in [("総務課", 1), ("企画課", 0)] {
            let run = workspace.run(&["extract", department]);
            assert_eq!(run.code, 0, "{}", run.stderr);
            let path = workspace.path().join(run.stdout.lines().last().unwrap());
            let document = Document::read(&fs::read(path).unwrap());
            assert_eq!(count(&document, "意見ア"), expected, "{arrangement} {department}");
            assert_eq!(tables(&document).len(), expected, "{arrangement} {department}");
        }
    }
}

#[test]
fn opinions_stand_in_one_place_at_what_they_are_about_or_above_it() {
    let faults = |arrangement: &str, opinions: &str| -> Vec<String> {
        let workspace = workspace(arrangement, opinions, "意見: []\n");
        let findings = findings(&workspace.run(&["check", "--format", "json"]));
        let errors = findings.iter().filter(|finding| finding["severity"] == "error");
        errors.map(|it| format!("{} {}", it["code"].as_str().unwrap(), it["message"].as_str().unwrap())).collect()
    };
    assert_eq!(faults(CARD, "なし"), ["unknown-key 様式に「意見: なし」とあるので、「意見」は置けません"]);
    assert_eq!(
        faults(CARD, "{対象: 事業}"),
        ["unknown-key 「意見」の「対象」が事業なので、「取組項目」には置けません"]
    );
    assert_eq!(faults(SHEET, "{対象: 資料}"), ["unknown-key 「意見」の「対象」が資料なので、「シート」には置けません"]);
    let both = "{シート: [題名, 事業, 意見], 取組項目: [題名, {意見: 書いたもの}]}";
    assert_eq!(faults(both, "あり"), ["duplicate-name 「意見」が、「シート」と「取組項目」の両方にあります"]);
    let twice = "{シート: [題名, 事業, 意見, {意見: 書いたもの}]}";
    assert_eq!(faults(twice, "あり").len(), 1);
}

#[test]
fn a_sheet_without_its_projects_and_a_project_without_its_items_are_told() {
    let told = |arrangement: &str| -> Vec<String> {
        let workspace = workspace(arrangement, "あり", OPINIONS);
        let findings = findings(&workspace.run(&["check", "--format", "json"]));
        let unprinted = findings.iter().filter(|finding| finding["code"] == "not-printed");
        unprinted.map(|finding| finding["message"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(told("{シート: [題名]}"), ["「事業」は、この様式ではどこにも印刷されません"]);
    assert_eq!(
        told("{シート: [題名, 事業], 事業: [事業欄]}"),
        ["「取組項目」は、この様式ではどこにも印刷されません（このファイルに2か所）"]
    );
}

#[test]
fn opinions_on_the_paper_share_their_page_with_its_notes() {
    for (length, count, pages) in [(150, 3, 2), (600, 40, 2), (1_200, 40, 3), (1_600, 3, 2), (1_900, 50, 3)] {
        let notes = vec!["この資料の注記。"; count].join(", ");
        let form = format!("{{対象: 資料, 列: [意見]}}\n  資料の注記: [{notes}]");
        let written = format!("意見:\n  - 意見: {}\n", "よ".repeat(length));
        let document = Document::read(&workspace("表", &form, &written).paper());
        for page in &document.pages {
            let lines = page.runs.iter().zip(&page.heights);
            let own = lines.filter(|(run, _)| run.contains("よよ") || run.contains("注記"));
            let mut heights: Vec<f64> = own.map(|(_, height)| *height).collect();
            heights.sort_by(f64::total_cmp);
            let close = heights.windows(2).find(|pair| pair[1] - pair[0] > 0.5 && pair[1] - pair[0] < 8.0);
            assert_eq!(close, None, "{length} {count}: lines run into each other");
        }
        assert_eq!(document.pages.len(), pages, "{length} {count}");
    }
}

#[test]
fn names_of_subjects_stand_under_the_word_of_the_form() {
    for (opinions, expected) in [
        ("{対象: 事業}", "事業"),
        ("{対象: シート, 列: [名称, 意見]}", "柱"),
        ("{対象: 事業, 列: [{内容: 名称, 見出し: 事務事業}, 意見]}", "事務事業"),
    ] {
        let document = Document::read(&workspace("表", opinions, "意見: []\n").paper());
        let heads: Vec<String> = document.of_kind("TH").iter().map(|cell| cell.text()).collect();
        assert!(heads.iter().any(|head| head == expected), "{opinions}: {heads:?}");
    }
}

#[test]
fn columns_that_hold_nothing_are_refused() {
    for (opinions, expected) in [
        ("{対象: 資料, 列: [番号, 意見]}", "「対象」が資料なので、「番号」の列には何も入りません"),
        ("{対象: シート, 列: [担当課, 意見]}", "「対象」がシートなので、「担当課」の列には何も入りません"),
        ("{対象: 事業, 列: [番号, 意見]}", "「対象」が事業なので、「番号」の列には何も入りません"),
    ] {
        let told = findings(&workspace("表", opinions, "意見: []\n").run(&["check", "--format", "json"]));
        let errors: Vec<&str> = told.iter().filter_map(|finding| finding["message"].as_str()).collect();
        assert!(errors.contains(&expected), "{errors:?}");
    }
}

#[test]
fn a_judgement_on_the_paper_that_no_column_prints_is_told() {
    let written = "意見: [{意見: よい。, 委員会評価: 概ね進んだ}]\n";
    for (columns, count) in [("意見", 1), ("意見, 委員会評価", 0)] {
        let workspace = workspace("表", &format!("{{対象: 資料, 列: [{columns}]}}"), written);
        let told = findings(&workspace.run(&["check", "--format", "json"]));
        let unprinted = told.iter().filter(|finding| finding["code"] == "not-printed");
        assert_eq!(unprinted.count(), count, "{columns}: {told:?}");
    }
}
