//! 集計: the tables that the forms of the examples and of the fixtures ask for, as figures, held against what was once
//! read and approved; and what is counted how, in plans made for the question.

use std::fmt::Write as _;
use std::fs;

use shinkan::content;
use shinkan::model::Edition;
use shinkan::view::{Grid, tallies};

use crate::support::root;

/// The workspaces whose forms have 集計.
const PLANS: [&str; 4] =
    ["examples/card", "examples/reform", "tests/fixtures/forms/cards", "tests/fixtures/forms/sheets"];

fn edition(workspace: &std::path::Path) -> Edition {
    let loaded = content::load(&content::Workspace::new(workspace).edition(None).unwrap());
    assert_eq!(loaded.findings.iter().map(|finding| &finding.message).collect::<Vec<_>>(), [""; 0]);
    loaded.edition.unwrap()
}

/// A table as text: a line for every row; what spans further columns or rows is followed by 〃.
fn dump(grid: &Grid) -> String {
    let mut out = format!("## {}\n", grid.title.as_str());
    for row in &grid.head {
        let cells = row.iter().map(|cell| {
            let below = if cell.rows > 1 { "↓" } else { "" };
            format!("【{}{below}】{}", cell.text.as_str(), "〃".repeat(cell.columns - 1))
        });
        writeln!(out, "{}", cells.collect::<Vec<_>>().join(" | ")).unwrap();
    }
    for row in &grid.rows {
        let cells: Vec<&str> = row.cells.iter().map(|cell| cell.as_str()).collect();
        let mark = if row.total { "＝" } else { "" };
        writeln!(out, "{}{mark}{}", "  ".repeat(row.depth), cells.join(" | ")).unwrap();
    }
    grid.notes.iter().for_each(|note| writeln!(out, "※{}", note.as_str()).unwrap());
    out
}

#[test]
fn every_plan_tallies_what_was_approved() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    for folder in PLANS {
        let grids = tallies::own(&edition(&root().join(folder)));
        grids.iter().for_each(assert_whole);
        let found = grids.iter().map(dump).collect::<Vec<_>>().join("\n");
        let name = folder.rsplit('/').next().unwrap();
        let golden = root().join("tests/tallies").join(format!("{name}.txt"));
        if update {
            fs::create_dir_all(golden.parent().unwrap()).unwrap();
            fs::write(&golden, &found).unwrap();
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        assert!(found == expected, "{folder} tallies something else than {}:\n{found}", golden.display());
    }
}

/// A cell for every column in every row, and in every row of the header, what spans rows counted in each.
fn assert_whole(grid: &Grid) {
    let columns: usize = grid.head[0].iter().map(|cell| cell.columns).sum();
    for (index, row) in grid.head.iter().enumerate().skip(1) {
        let above = grid.head[..index].iter().flatten().filter(|cell| cell.rows > index);
        let here: usize = row.iter().chain(above).map(|cell| cell.columns).sum();
        assert_eq!(here, columns, "{}", grid.title.as_str());
    }
    for row in &grid.rows {
        assert_eq!(row.cells.len(), columns, "{}", grid.title.as_str());
    }
    assert!(grid.labels < columns, "{}", grid.title.as_str());
}
