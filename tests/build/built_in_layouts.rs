//! The built-in layouts print everything that the data of a paper has, as it is written: each scalar of every plan in the
//! repository has a sign of its own, and each sign that the data has stands on the pages.

use std::fs;
use std::path::Path;

use shinkan::content::{self, Workspace};
use shinkan::documents::Document as _;
use shinkan::documents::book::CommitteePaper;
use shinkan::documents::printed::MarkedPaper;
use shinkan::model::{Edition, PaperId};
use shinkan::typeset::{Assets, TypstProject};

use crate::support::{PLANS, Workspace as TestWorkspace, root};

fn editions(workspace: &Path) -> Vec<Edition> {
    let dirs = Workspace::new(workspace).editions().unwrap();
    dirs.iter().map(|dir| content::load(dir).edition.unwrap()).collect()
}

/// What the data of a paper has and its pages do not, in the order of the edition.
fn lost(edition: &Edition, assets: Assets) -> Vec<String> {
    let paper = MarkedPaper::new(edition).unwrap();
    let layout = CommitteePaper::new(edition, PaperId::FIRST).layout();
    let project = TypstProject::from_json(layout, paper.data.clone().into_json(), assets);
    let pages = project.lay_out("").unwrap();
    paper.missing_in(&pages.text()).iter().map(|leaf| format!("{leaf:?}")).collect()
}

#[test]
fn every_scalar_of_the_data_of_every_plan_stands_on_the_pages() {
    let mut count = 0;
    for plan in PLANS {
        for edition in editions(&root().join(plan)) {
            assert_eq!(lost(&edition, Assets::built_in()), [""; 0], "{plan} {}", edition.plan.year);
            count += 1;
        }
    }
    assert!(count > PLANS.len(), "{count}");
}

#[test]
fn a_layout_that_leaves_something_out_does_lose_it() {
    let workspace = TestWorkspace::small();
    let cells =
        include_str!("../../layouts/lib/cells.typ").replacen("prose.lines(cell.texts, capacity: capacity)", "none", 1);
    fs::create_dir_all(workspace.path().join("layouts/lib")).unwrap();
    fs::write(workspace.path().join("layouts/lib/cells.typ"), cells).unwrap();
    let assets = Assets::load(workspace.path()).unwrap();
    let lost = lost(&editions(workspace.path())[0], assets);
    assert!(lost.iter().any(|leaf| leaf.contains("Outcome")), "{lost:?}");
}
