//! 表紙, 目次 and 凡例のページ.

use std::fs;

use regex::Regex;

use crate::pdf::{Document, Element, Grid};
use crate::support::{PLANS, Workspace, copy, findings, root};

/// A plan of the repository whose form has these switches on.
fn switched(folder: &str, switches: &str) -> Workspace {
    let workspace = Workspace::empty();
    copy(&root().join(folder).join("content"), &workspace.path().join("content"));
    let edition = workspace.newest_edition();
    let plan = fs::read_to_string(edition.join("plan.yaml")).unwrap();
    let file = Regex::new("(?m)^様式: *(\\S+\\.yaml)").unwrap().captures(&plan).map(|found| found[1].to_owned());
    let own = Regex::new("(?m)^ *(表紙|目次|凡例のページ): あり\n").unwrap();
    match file {
        Some(file) => {
            let form = fs::read_to_string(edition.join(&file)).unwrap();
            fs::write(edition.join(file), format!("{switches}{form}")).unwrap();
        }
        None => {
            let plan = own.replace_all(&plan, "").into_owned();
            let indented: String = switches.lines().map(|line| format!("  {line}\n")).collect();
            let plan = match plan.contains("\n様式:\n") {
                true => plan.replacen("\n様式:\n", &format!("\n様式:\n{indented}"), 1),
                false => plan.replacen("\n体系:", &format!("\n様式:\n{indented}体系:"), 1),
            };
            fs::write(edition.join("plan.yaml"), plan).unwrap();
        }
    }
    workspace
}

/// The first paper of a workspace.
fn paper(workspace: &Workspace, folder: &str) -> Document {
    let run = workspace.run(&["build"]);
    assert_eq!(run.code, 0, "{folder}: {}", run.stderr);
    Document::read(&fs::read(workspace.path().join(run.stdout.lines().next().unwrap())).unwrap())
}

/// The entries of the 目次, each with the number of its page.
fn entries(document: &Document) -> Vec<(String, i64)> {
    let number = Regex::new("^(.*?)[ .]*([0-9]+)$").unwrap();
    let own = |element: &&Element| element.kind == "TOCI";
    let lines = document.elements().into_iter().filter(own).filter_map(|entry| entry.lines().first().cloned());
    let parted = lines.map(|line| {
        let found = number.captures(&line).unwrap_or_else(|| panic!("{line}"));
        (found[1].to_owned(), found[2].parse().unwrap())
    });
    parted.collect()
}

#[test]
fn the_contents_name_the_page_of_every_heading_in_every_plan() {
    for folder in PLANS {
        let document = paper(&switched(folder, "表紙: あり\n目次: あり\n凡例のページ: あり\n"), folder);
        let entries = entries(&document);
        assert!(!entries.is_empty(), "{folder}");
        let marks: Vec<(String, i64)> =
            document.bookmarks.iter().map(|mark| (mark.title.clone(), mark.page as i64)).collect();
        // The first page may have another number than 1.
        let first = entries[0].1 - marks.iter().find(|(title, _)| *title == entries[0].0).unwrap().1;
        for (title, page) in &entries {
            let stands = marks.iter().any(|(mark, at)| mark == title && at + first == *page);
            assert!(stands, "{folder}: {title} on page {page}, of {marks:?}");
        }
    }
}

#[test]
fn the_contents_name_the_pages_of_each_department() {
    let text = paper(&switched("", "目次: あり\n"), "").text();
    let of_department = Regex::new("障害福祉課[ .]*([0-9、～]+)").unwrap();
    assert!(of_department.is_match(&text), "{text}");
}

#[test]
fn the_title_page_has_what_the_plan_says_and_nothing_twice() {
    let document = paper(&switched("tests/fixtures/small", "表紙: あり\n"), "small");
    let lines: Vec<String> = document.roots.iter().flat_map(Element::lines).collect();
    let first: Vec<&str> = lines.iter().take(7).map(String::as_str).collect();
    // The title names the plan.
    let expected = [
        "資料1",
        "小さな計画の進行管理シート",
        "平成31年度",
        "小さな委員会",
        "令和2年7月1日",
        "小さな市",
        "小さな計画の進行管理シート",
    ];
    assert_eq!(first, expected);
    assert_eq!(document.pages[0].artifacts, [""; 0]);
}

#[test]
fn pages_that_others_quote_are_those_behind_the_front_pages() {
    let workspace = switched("tests/fixtures/small", "表紙: あり\n目次: あり\n");
    let run = workspace.run(&["extract", "社会福祉課"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let extract = Document::read(&fs::read(workspace.path().join(run.stdout.trim_end())).unwrap());
    let list = extract.of_kind("Table")[0].rows();
    let page = list[0].iter().position(|head| head.contains("ページ")).unwrap();
    assert_eq!(list[1][page], "p.3", "{list:?}");
}

#[test]
fn an_archive_of_a_paper_with_front_pages_can_be_proved() {
    let workspace = switched("tests/fixtures/small", "表紙: あり\n目次: あり\n");
    assert_eq!(workspace.run(&["archive"]).code, 0);
    let run = workspace.run(&["verify", "archive/2019"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
}

/// The form of a plan with these 評価.
fn judged(axes: &str) -> Workspace {
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "体系:\n", &format!("様式:\n  凡例のページ: あり\n  評価:\n{axes}体系:\n"));
    workspace
}

const PROGRESS: &str = "    - {名称: 進捗状況, 選択肢: [{名称: 順調に進んだ, 説明: 目標を達成した。}, 概ね進んだ, \
                        {名称: 未実施, 説明: \"始めて\\nいない。\"}], 委員会評価: あり}\n";

#[test]
fn the_legend_page_says_when_each_option_is_chosen() {
    let symbols = "    - {名称: 効果, 選択肢: [{名称: 高い, 記号: A, 説明: 大きな成果。}, {名称: 低い, 記号: B}], 印: 記号}\n\
                   \u{20}   - {名称: 継続, 選択肢: [する, しない]}\n";
    let document = Document::read(&judged(&format!("{PROGRESS}{symbols}")).paper());
    let tables = document.of_kind("Table").into_iter().map(|table| Grid::read(table).texts("/"));
    let tables: Vec<Vec<Vec<String>>> = tables.take(2).collect();
    let progress =
        [["選択肢", "説明"], ["順調に進んだ", "目標を達成した。"], ["概ね進んだ", ""], ["未実施", "始めて/いない。"]];
    assert_eq!(tables[0], progress);
    assert_eq!(tables[1], [["記号", "選択肢", "説明"], ["A", "高い", "大きな成果。"], ["B", "低い", ""]]);
    let marks: Vec<(&str, usize)> = document.bookmarks.iter().map(|mark| (mark.title.as_str(), mark.page)).collect();
    assert_eq!(marks[..3], [("凡例", 0), ("進捗状況", 0), ("効果", 0)]);
    assert_eq!(marks[3].1, 1, "the sheets begin a page: {marks:?}");
}

/// The first three bookmarks of a plan with these 評価, of which nothing is judged yet.
fn first_marks(axes: &str) -> Vec<String> {
    let workspace = judged(axes);
    workspace.edit("projects/1-1-1.yaml", "    進捗状況: 概ね進んだ\n", "");
    workspace.edit("opinions.yaml", "    委員会評価: 順調に進んだ\n", "");
    let document = Document::read(&workspace.paper());
    document.bookmarks.iter().take(3).map(|mark| mark.title.clone()).collect()
}

#[test]
fn axes_of_the_same_name_are_told_apart() {
    let axes = "    - {名称: 判定, 選択肢: [{名称: 良, 説明: よい。}, 否]}\n\
                \u{20}   - {名称: 判定, 対象: 事業, 選択肢: [{名称: 可, 説明: よろしい。}, 不可]}\n";
    let marks = first_marks(axes);
    assert_eq!(marks, ["凡例", "判定（取組項目）", "判定（事業）"]);
}

#[test]
fn a_legend_page_without_anything_to_explain_is_told() {
    let workspace = judged("    - {名称: 進捗状況, 選択肢: [順調に進んだ, 概ね進んだ, 未実施], 委員会評価: あり}\n");
    let told = findings(&workspace.run(&["check", "--format", "json"]));
    let told: Vec<&str> = told.iter().filter_map(|finding| finding["message"].as_str()).collect();
    assert!(told.contains(&"説明のある選択肢がないので、凡例のページは印刷されません"), "{told:?}");
    assert_eq!(Document::read(&workspace.paper()).pages.len(), Document::read(&Workspace::small().paper()).pages.len());
}

#[test]
fn an_explanation_higher_than_a_page_goes_on_over_the_next_ones() {
    let text = "目標を達成した。".repeat(700);
    let axes = format!(
        "    - {{名称: 進捗状況, 選択肢: [{{名称: 順調に進んだ, 説明: {text}}}, 概ね進んだ], 委員会評価: あり}}\n"
    );
    let document = Document::read(&judged(&axes).paper());
    let cells = document.of_kind("TD").into_iter();
    let cell = cells.max_by_key(|cell| cell.text().chars().count()).unwrap();
    assert_eq!(cell.text().chars().count(), text.chars().count());
    assert!(cell.pages().len() > 1 && cell.pages()[0] == 0, "{:?}", cell.pages());
}

#[test]
fn axes_with_the_same_options_are_explained_together() {
    let axes = "    - {名称: 一次, 選択肢: [{名称: 良, 説明: よい。}, 否]}\n\
                \u{20}   - {名称: 二次, 選択肢: [良, 否]}\n\
                \u{20}   - {名称: 三次, 選択肢: [{名称: 良, 説明: とてもよい。}, 否]}\n";
    let marks = first_marks(axes);
    assert_eq!(marks, ["凡例", "一次、二次", "三次"]);
}

#[test]
fn the_page_of_a_long_title_stands_behind_it() {
    for length in 50..64 {
        let workspace = switched("tests/fixtures/small", "目次: あり\n");
        let title = "あ".repeat(length);
        workspace.edit("projects/1-1-1.yaml", "事業: はじめの事業", &format!("事業: {title}"));
        let entries = entries(&paper(&workspace, "small"));
        assert!(entries.iter().any(|(entry, page)| *entry == title && *page == 2), "{length}: {entries:?}");
    }
}
