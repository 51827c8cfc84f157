//! `shinkan request`: the workbooks that ask each 担当課, read back.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use roxmltree::{Document as XmlDocument, Node};
use zip::ZipArchive;

use crate::support::{Workspace, copy, root};

/// The namespace of workbooks.
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// A sheet: its name, whether it is seen, and the texts of its cells.
struct Sheet {
    name: String,
    seen: bool,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    fn headings(&self) -> Vec<&str> {
        self.shown(1)
    }

    /// The cells of a row that are seen, before the hidden ones.
    fn shown(&self, row: usize) -> Vec<&str> {
        let columns = self.rows[0].iter().skip(1).filter(|key| !key.is_empty()).count();
        self.rows[row][1..=columns].iter().map(String::as_str).collect()
    }
}

/// The sheets of a workbook, read without the program: all cells are shared texts.
fn sheets(file: &Path) -> Vec<Sheet> {
    let mut archive = ZipArchive::new(fs::File::open(file).unwrap()).unwrap();
    let mut part = |name: &str| io::read_to_string(archive.by_name(name).unwrap()).unwrap();
    let (book, shared) = (part("xl/workbook.xml"), part("xl/sharedStrings.xml"));
    let shared = XmlDocument::parse(&shared).unwrap();
    let text =
        |of: Node| of.descendants().filter(|it| it.has_tag_name((MAIN, "t"))).filter_map(|it| it.text()).collect();
    let texts: Vec<String> = shared.root_element().children().filter(Node::is_element).map(text).collect();
    let book = XmlDocument::parse(&book).unwrap();
    let all = book.descendants().filter(|it| it.has_tag_name((MAIN, "sheet")));
    let sheet = |(index, of): (usize, Node)| {
        let xml = part(&format!("xl/worksheets/sheet{}.xml", index + 1));
        Sheet {
            name: of.attribute("name").unwrap().to_owned(),
            seen: of.attribute("state").is_none(),
            rows: rows(&XmlDocument::parse(&xml).unwrap(), &texts),
        }
    };
    all.enumerate().map(sheet).collect()
}

/// The texts of the cells of a sheet; all rows are equally long.
fn rows(sheet: &XmlDocument, texts: &[String]) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for cell in sheet.descendants().filter(|it| it.has_tag_name((MAIN, "c"))) {
        let place = cell.attribute("r").unwrap();
        let digits = place.find(|c: char| c.is_ascii_digit()).unwrap();
        let column = place[..digits].bytes().fold(0, |column, letter| column * 26 + usize::from(letter - b'A') + 1) - 1;
        let row = place[digits..].parse::<usize>().unwrap() - 1;
        let value = cell.descendants().find(|it| it.has_tag_name((MAIN, "v"))).and_then(|it| it.text());
        assert!(value.is_none() || cell.attribute("t") == Some("s"), "{place} is no text");
        rows.resize(rows.len().max(row + 1), Vec::new());
        let length = rows[row].len().max(column + 1);
        rows[row].resize(length, String::new());
        rows[row][column] = value.map(|at| texts[at.parse::<usize>().unwrap()].clone()).unwrap_or_default();
    }
    let longest = rows.iter().map(Vec::len).max().unwrap_or_default();
    rows.iter_mut().for_each(|row| row.resize(longest, String::new()));
    rows
}

/// The workbooks of a run, in its order.
fn workbooks(workspace: &Workspace, arguments: &[&str]) -> (Vec<Vec<Sheet>>, String) {
    let run = workspace.run(&[&["request"], arguments].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    (run.stdout.lines().map(|file| sheets(&workspace.path().join(file))).collect(), run.stderr)
}

/// The small plan with some things still to be written, among them by another 担当課.
fn workspace() -> Workspace {
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "  - 社会福祉課\n", "  - 社会福祉課\n  - 健康課\n");
    workspace.edit("projects/1-1-1.yaml", "担当課: [社会福祉課, 関係課]", "担当課: [社会福祉課, 健康課]");
    workspace.edit("projects/1-1-1.yaml", "    進捗状況: 概ね進んだ\n", "");
    workspace.edit("projects/1-1-1.yaml", "実績: {H30: 1895, H31: 1990}", "実績: {H30: 1895}");
    workspace.edit("projects/1-1-1.yaml", "名称: 冊子の発行", "名称: =1+2");
    workspace
}

#[test]
fn a_workbook_asks_for_what_is_blank_and_shows_the_rest() {
    let workspace = workspace();
    let (all, said) = workbooks(&workspace, &["社会福祉課", "--due", "2020-06-12"]);
    assert!(said.starts_with("1件、記入するところ 2か所\n"), "{said}");
    let [cover, items, values, options] = all[0].as_slice() else { panic!("{} sheets", all[0].len()) };
    let names: Vec<(&str, bool)> = all[0].iter().map(|sheet| (sheet.name.as_str(), sheet.seen)).collect();
    assert_eq!(names, [("はじめに", true), ("取組", true), ("実績", true), ("選択肢", false)]);
    let said: String = cover.rows.concat().join("|");
    for text in ["社会福祉課 への照会", "小さな計画", "令和2年6月12日", "「取組」に 1か所（1行のうち）"]
    {
        assert!(said.contains(text), "{text}: {said}");
    }
    assert_eq!(
        items.headings(),
        ["No.", "取組項目", "ほかの担当課", "取組内容", "進捗状況", "取組による成果、今後の課題や方針"]
    );
    // A text that looks like a formula is a text.
    assert_eq!(items.shown(3), ["1", "=1+2", "健康課", "冊子を発行する。", "", "発行した。"]);
    assert_eq!(items.shown(2)[4..], ["▼から1つ選んでください", ""]);
    assert_eq!(values.headings(), ["No.", "取組項目など", "指標", "単位", "平成30年度", "平成31年度"]);
    assert_eq!(values.shown(3), ["1", "=1+2", "発行部数", "部", "2,300", "2,300"]);
    assert_eq!(values.shown(4), ["1", "=1+2", "配布部数", "部", "1,895", ""]);
    assert!(options.rows.iter().any(|row| row[0] == "概ね進んだ"));
}

#[test]
fn a_shared_item_is_asked_of_each_department() {
    let (all, _) = workbooks(&workspace(), &["--all"]);
    let others: Vec<&str> = all.iter().map(|sheets| sheets[1].shown(3)[2]).collect();
    assert_eq!(others, ["健康課", "社会福祉課"]);
}

#[test]
fn every_row_and_column_has_a_key_and_every_sheet_says_what_it_is() {
    let workspace = Workspace::empty();
    copy(&root().join("content"), &workspace.path().join("content"));
    assert_eq!(workspace.run(&["new-year"]).code, 0);
    let (all, _) = workbooks(&workspace, &["--all"]);
    assert_eq!(all.len(), 11);
    for sheet in all.iter().flatten().filter(|sheet| ["取組", "実績"].contains(&sheet.name.as_str())) {
        let origin: serde_json::Value = serde_json::from_str(&sheet.rows[0][0]).unwrap();
        assert_eq!((origin["year"].as_str(), origin["shinkan"].as_u64()), (Some("2020"), Some(1)), "{origin}");
        let rows: BTreeSet<&str> = sheet.rows[3..].iter().map(|row| row[0].as_str()).collect();
        assert!(rows.len() == sheet.rows.len() - 3 && !rows.contains(""), "{}: {rows:?}", sheet.name);
    }
    // What was said apart last year is asked apart.
    let meetings: Vec<&str> = (all.iter().flatten().filter(|sheet| sheet.name == "実績"))
        .flat_map(|sheet| sheet.rows.iter().map(|row| row[0].as_str()))
        .filter(|key| key.contains("理事会・定例会開催回数"))
        .collect();
    assert_eq!(
        meetings,
        ["取組項目/3/理事会・定例会開催回数/実績/内訳/理事会", "取組項目/3/理事会・定例会開催回数/実績/内訳/定例会"]
    );
}

#[test]
fn what_no_department_can_be_asked_is_told() {
    let workspace = workspace();
    workspace.edit("projects/1-1-1.yaml", "担当課: [社会福祉課, 健康課]", "担当課: [関係課]");
    let run = workspace.run(&["request", "--all"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    let told = "照会を作る担当課がありません\n担当課がない（か、総称だけの）ために尋ねていないものが1件あります";
    assert!(run.stderr.starts_with(told), "{}", run.stderr);
}

#[test]
fn two_runs_write_the_same_bytes() {
    let workspace = workspace();
    let made = || {
        assert_eq!(workspace.run(&["request", "--all"]).code, 0);
        fs::read(workspace.path().join("out/2019/照会/社会福祉課.xlsx")).unwrap()
    };
    assert!(made() == made());
}

#[test]
fn nobody_is_asked_for_nothing() {
    let workspace = Workspace::small();
    let run = workspace.run(&["request", "--all"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    assert!(run.stderr.starts_with("どの担当課にも、まだ書いていないところはありません\n"), "{}", run.stderr);
    for (arguments, message) in [
        (&["社会福祉課"][..], "「社会福祉課」には、まだ書いていないところがありません"),
        (&["関係課"], "「関係課」は総称なので、照会を作りません"),
        (&[], "課名を指定してください。すべての課なら --all です"),
        (&["--all", "社会福祉課"], "課名と --all は、どちらか一方にしてください"),
    ] {
        let run = workspace.run(&[&["request"], arguments].concat());
        assert_eq!((run.code, run.stderr), (2, format!("エラー: {message}\n")));
    }
    let run = workspace.run(&["request", "--all", "--due", "2020-02-30"]);
    assert!(run.code == 2 && run.stderr.contains("2020-06-12"), "{}", run.stderr);
    assert_eq!(workspace.output(), [""; 0]);
}
