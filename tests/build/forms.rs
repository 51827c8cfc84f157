//! The example plans, and the plans with forms of their own: each is built, read back from its finished PDF, and held
//! against what was once read and approved.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use crate::golden::printed::{Block, blocks};
use crate::golden::tag_tree::{Element, Grid, TaggedPdf};
use crate::support::{Workspace, copy, root, shinkan};

/// The plans: their workspaces, the files of their papers.
const PLANS: [(&str, &str); 7] = [
    ("examples/card", "2024/資料3.pdf"),
    ("examples/forecast", "2024/資料1.pdf"),
    ("examples/reform", "2024/資料1-2（案）.pdf"),
    ("tests/fixtures/forms/cards", "2019/資料2.pdf"),
    ("tests/fixtures/forms/plain", "2019/資料4.pdf"),
    ("tests/fixtures/forms/sheets", "2019/資料3.pdf"),
    ("tests/fixtures/forms/tables", "2019/資料1.pdf"),
];

/// The last part of a path.
fn name(folder: &str) -> &str {
    folder.rsplit('/').next().unwrap()
}

/// The finished paper of a plan.
fn paper(folder: &str, file: &str) -> TaggedPdf {
    let out = tempfile::tempdir().unwrap();
    let run = shinkan(&root().join(folder), &["build", "--out", out.path().to_str().unwrap()]);
    assert_eq!(run.code, 0, "{folder}: {}", run.stderr);
    TaggedPdf::read(&fs::read(out.path().join(file)).unwrap()).unwrap()
}

/// A document as text: a line for every block and for every row of a table, header cells in 【】.
fn dump(document: &TaggedPdf) -> String {
    let mut out = String::new();
    for block in blocks(document) {
        match block {
            Block::Text(text) => writeln!(out, "{text}").unwrap(),
            Block::Heading(level, heading) => writeln!(out, "{} {}", "#".repeat(level), heading.text()).unwrap(),
            Block::Table(table) => out.push_str(&dump_table(table)),
        }
    }
    out
}

fn dump_table(table: &Element) -> String {
    let grid = Grid::read(table).unwrap();
    let mut out = format!("\n〈{}〉\n", table.attributes.summary.as_deref().unwrap_or_default());
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
fn every_plan_prints_what_was_approved() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    for (folder, file) in PLANS {
        let found = dump(&paper(folder, file));
        let golden = root().join("tests/build/forms").join(format!("{}.txt", name(folder)));
        if update {
            fs::create_dir_all(golden.parent().unwrap()).unwrap();
            fs::write(&golden, &found).unwrap();
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        assert!(found == expected, "{folder} prints something else than {}:\n{found}", golden.display());
    }
}

#[test]
fn every_plan_is_listed_and_every_approved_text_has_its_plan() {
    let names = |folder: &str| {
        let entries = fs::read_dir(root().join(folder)).unwrap().flatten();
        let stems = entries.map(|entry| entry.path().file_stem().unwrap().to_str().unwrap().to_owned());
        stems.collect::<BTreeSet<String>>()
    };
    let listed: BTreeSet<String> = PLANS.iter().map(|(folder, _)| name(folder).to_owned()).collect();
    assert_eq!(&names("examples") | &names("tests/fixtures/forms"), listed);
    assert_eq!(names("tests/build/forms"), listed);
}

#[test]
fn no_text_of_a_plan_is_lost_to_a_screen_reader() {
    for (folder, file) in PLANS {
        for (page, rest) in paper(folder, file).pages.iter().enumerate() {
            assert!(rest.lost.is_empty(), "{folder}, page {}: {:?}", page + 1, rest.lost);
        }
    }
}

#[test]
fn every_cell_of_a_plan_belongs_to_a_header() {
    for (folder, file) in PLANS {
        let document = paper(folder, file);
        for block in blocks(&document) {
            let Block::Table(table) = block else { continue };
            let grid = Grid::read(table).unwrap();
            for cell in grid.cells().iter().filter(|cell| !cell.header) {
                assert!(!cell.headers.is_empty(), "{folder}: {:?} of {}", cell.lines, table.text());
            }
        }
    }
}

#[test]
fn the_examples_have_no_faults_and_no_warnings() {
    for (folder, _) in PLANS {
        // In a workspace of its own: without the output of earlier runs.
        let workspace = Workspace::empty();
        copy(&root().join(folder).join("content"), &workspace.path().join("content"));
        let run = workspace.run(&["check", "--pages", "--deny", "warning"]);
        assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{folder}");
    }
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
    let document = TaggedPdf::read(&fs::read(workspace.path().join("out/2024/資料1.pdf")).unwrap()).unwrap();
    let rows = [
        "【番号】 | 【取組】 | 【担当課】 | 【令和5年度】 | 〃 | 〃 | 【令和6年度】 | 〃 | 〃 | 【評価】 | 【今後の方針】",
        "〃 | 〃 | 〃 | 【計画】 | 【実績】 | 【達成率】 | 【計画】 | 【実績】 | 【達成率】 | 〃 | 〃",
        "【1】 | 【見守りの協定】 | 福祉課 | 10 | 9 | 90.0% | 20 | 20 | 100.0% | B | 協定を増やす。",
    ];
    assert!(dump(&document).contains(&rows.join("\n")), "{}", dump(&document));
}
