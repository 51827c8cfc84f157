//! `build --large`: the papers in large print.

use std::fs;

use crate::pdf::Document;
use crate::support::{PLANS, Workspace, copy, root};

/// Copies a plan of the repository.
fn plan(folder: &str) -> Workspace {
    let workspace = Workspace::empty();
    copy(&root().join(folder).join("content"), &workspace.path().join("content"));
    workspace
}

#[test]
fn every_plan_fits_large_paper_as_well_as_its_own() {
    for folder in PLANS {
        let workspace = plan(folder);
        let (usual, large) = (workspace.run(&["build"]), workspace.run(&["build", "--large"]));
        assert_eq!(large.code, 0, "{folder}: {}", large.stderr);
        for (usual, large) in usual.stdout.lines().zip(large.stdout.lines()) {
            assert!(large.contains("拡大"), "{large}");
            let read = |path: &str| Document::read(&fs::read(workspace.path().join(path)).unwrap());
            let (usual, large) = (read(usual), read(large));
            let tables = |document: &Document| document.of_kind("Table").len();
            assert_eq!(tables(&usual), tables(&large), "{folder}");
        }
        let checked = workspace.run(&["check", "--pages"]).stdout;
        // A heading may break within a word where the form wishes for many wide columns; a figure does not.
        for told in ["[text-overflow]", "[small-type]", "[blank-page]", "[split-item]", "数が途中で折れる"] {
            let count = |findings: &str| findings.matches(told).count();
            assert!(count(&large.stderr) <= count(&checked), "{folder}: {}", large.stderr);
        }
    }
}

#[test]
fn the_mark_of_a_draft_stays() {
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "年度: H31\n", "年度: H31\n版: 案\n");
    let run = workspace.run(&["build", "--large"]);
    assert_eq!(run.stdout, "out/2019/資料1（案・拡大）.pdf\n");
    let document = Document::read(&fs::read(workspace.path().join("out/2019/資料1（案・拡大）.pdf")).unwrap());
    assert!(document.text().contains("資料1（案・拡大）"));
}
