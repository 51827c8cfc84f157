//! A test per example plan and per plan with a form of its own: each is built, read back from its finished PDF, and held
//! against what was once read and approved (`forms/` beside this file).

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use crate::golden::printed::{self, Block};
use crate::pdf::{Document, Element, Grid};
use crate::support::approved::assert_approved;
use crate::support::{Workspace, copy, root, shinkan};

/// Makes a test of every plan: its name, the folder of its workspace, the file of its paper.
macro_rules! plans {
    ($($name:ident($folder:literal, $paper:literal)),* $(,)?) => {
        const PLANS: &[&str] = &[$(stringify!($name)),*];

        $(#[test]
        fn $name() {
            assert_plan(stringify!($name), concat!($folder, "/", stringify!($name)), $paper);
        })*
    };
}

plans!(
    card("examples", "2024/資料3.pdf"),
    care("examples", "2024/資料2.pdf"),
    evaluation("examples", "2024/資料5.pdf"),
    forecast("examples", "2024/資料1.pdf"),
    list("examples", "2024/資料1.pdf"),
    reform("examples", "2024/資料1-2（案）.pdf"),
    blocks("tests/fixtures/forms", "2019/資料4.pdf"),
    cards("tests/fixtures/forms", "2019/資料2.pdf"),
    choices("tests/fixtures/forms", "2019/資料6.pdf"),
    departments("tests/fixtures/forms", "2019/資料3.pdf"),
    judged("tests/fixtures/forms", "2019/資料6.pdf"),
    papers("tests/fixtures/forms", "2019/資料1.pdf"),
    plain("tests/fixtures/forms", "2019/資料4.pdf"),
    sheets("tests/fixtures/forms", "2019/資料3.pdf"),
    tables("tests/fixtures/forms", "2019/資料1.pdf"),
    values("tests/fixtures/forms", "2019/資料6.pdf"),
);

fn assert_plan(name: &str, folder: &str, paper: &str) {
    assert_has_no_faults_and_no_warnings(folder);
    let out = tempfile::tempdir().unwrap();
    let run = shinkan(&root().join(folder), &["build", "--out", out.path().to_str().unwrap()]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let document = Document::read(&fs::read(out.path().join(paper)).unwrap());
    assert_approved(&format!("tests/build/forms/{name}.txt"), &dump(&document));
    for (page, rest) in document.pages.iter().enumerate() {
        assert_eq!(rest.lost, [""; 0], "a screen reader never reads this of page {}", page + 1);
    }
    for table in document.of_kind("Table") {
        for cell in Grid::read(table).cells().iter().filter(|cell| !cell.header) {
            assert!(!cell.headers.is_empty(), "{:?} belongs to no header of {}", cell.lines, table.text());
        }
    }
}

fn assert_has_no_faults_and_no_warnings(folder: &str) {
    // In a workspace of its own: without the output of earlier runs.
    let workspace = Workspace::empty();
    copy(&root().join(folder).join("content"), &workspace.path().join("content"));
    let run = workspace.run(&["check", "--pages", "--deny", "warning"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
}

/// A document as text: a line for every block and for every row of a table, header cells in 【】.
pub fn dump(document: &Document) -> String {
    let mut out = String::new();
    for block in printed::blocks(document) {
        match block {
            Block::Text(text) => writeln!(out, "{text}").unwrap(),
            Block::Heading(level, heading) => writeln!(out, "{} {}", "#".repeat(level), heading.text()).unwrap(),
            Block::Table(table) => out.push_str(&dump_table(table)),
        }
    }
    out
}

fn dump_table(table: &Element) -> String {
    let grid = Grid::read(table);
    let mut out = format!("\n〈{}〉\n", table.summary.as_deref().unwrap_or_default());
    for row in 0..grid.rows() {
        let cells = (0..grid.columns()).map(|column| {
            let cell = grid.at(row, column);
            // A cell is told where it begins.
            if (cell.row, cell.column) != (row, column) {
                return "〃".to_owned();
            }
            let text = cell.lines.join("⏎");
            if cell.header { format!("【{text}】") } else { text }
        });
        writeln!(out, "{}", cells.collect::<Vec<_>>().join(" | ")).unwrap();
    }
    out.push('\n');
    out
}

#[test]
fn every_plan_and_every_approved_text_has_its_test() {
    let names = |folder: &str| {
        let entries = fs::read_dir(root().join(folder)).unwrap().flatten();
        let stems = entries.map(|entry| entry.path().file_stem().unwrap().to_str().unwrap().to_owned());
        stems.collect::<BTreeSet<String>>()
    };
    let listed: BTreeSet<String> = PLANS.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(&names("examples") | &names("tests/fixtures/forms"), listed);
    assert_eq!(names("tests/build/forms"), listed);
}

#[test]
fn the_form_of_the_guide_makes_the_sheet_it_shows() {
    let guide = fs::read_to_string(root().join("docs/form.md")).unwrap();
    let behind = guide.split("様式はこうなります。").nth(1).unwrap();
    let form = behind.split("```yaml\n").nth(1).unwrap().split("```").next().unwrap();
    let plan = format!(
        "計画: 計画\n題名: 題名\n資料番号: 資料1\n発行者: 市\n作成日: 2025-07-01\n年度: R6\n表示年度: [R5, R6]\n\
         年度の表記: 和暦\n委員会: 委員会\n担当課: [福祉課]\n{form}\
         体系:\n  - 施策の柱: 1 地域で支え合うしくみ\n    事業: [a]\n"
    );
    let project = "事業: 見守り\n取組項目:\n  - 番号: 1\n    名称: 見守りの協定\n    担当課: [福祉課]\n    評価: B\n    \
                   指標: [{名称: 協定, 単位: 件, 計画: {R5: 10, R6: 20}, 実績: {R5: 9, R6: 20}}]\n    \
                   成果: 協定を増やす。\n";
    let workspace = Workspace::empty();
    let edition = workspace.path().join("content/2024");
    fs::create_dir_all(edition.join("projects")).unwrap();
    fs::write(edition.join("plan.yaml"), plan).unwrap();
    fs::write(edition.join("projects/a.yaml"), project).unwrap();
    let run = workspace.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let document = Document::read(&fs::read(workspace.path().join("out/2024/資料1.pdf")).unwrap());
    let rows = [
        "【番号】 | 【取組】 | 【担当課】 | 【令和5年度】 | 〃 | 〃 | 【令和6年度】 | 〃 | 〃 | 【評価】 | 【今後の方針】",
        "〃 | 〃 | 〃 | 【計画】 | 【実績】 | 【達成率】 | 【計画】 | 【実績】 | 【達成率】 | 〃 | 〃",
        "【1】 | 【見守りの協定】 | 福祉課 | 10 | 9 | 90.0% | 20 | 20 | 100.0% | B | 協定を増やす。",
    ];
    assert!(dump(&document).contains(&rows.join("\n")), "{}", dump(&document));
}
