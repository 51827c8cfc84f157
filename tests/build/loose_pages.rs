//! A page that lies alone on a desk says where it belongs.

use std::fs;

use regex::Regex;

use crate::golden;
use crate::pdf::{Document, Page};
use crate::support::{PLANS, Workspace, copy, root, without_whitespace};

/// What a page shows at its head and foot.
fn margins(page: &Page) -> String {
    without_whitespace(&page.artifacts.concat())
}

#[test]
fn every_page_of_every_document_names_plan_and_year() {
    let year = Regex::new("([0-9]+|元)年").unwrap();
    for plan in PLANS {
        let workspace = Workspace::empty();
        copy(&root().join(plan).join("content"), &workspace.path().join("content"));
        let edition = fs::read_dir(workspace.path().join("content")).unwrap().next().unwrap().unwrap().path();
        let text = fs::read_to_string(edition.join("plan.yaml")).unwrap();
        let name = text.lines().find_map(|line| line.strip_prefix("計画: ")).unwrap().to_owned();
        let run = workspace.run(&["build", "--all"]);
        assert_eq!(run.code, 0, "{plan}\n{}", run.stderr);
        for file in run.stdout.lines() {
            let document = Document::read(&fs::read(workspace.path().join(file)).unwrap());
            for (page, number) in document.pages.iter().zip(1..) {
                // A title page has no head and no foot, and is nothing but this.
                let is_title_page = number == 1 && page.artifacts.is_empty();
                let found = if is_title_page { without_whitespace(&document.text()) } else { margins(page) };
                assert!(found.contains(&without_whitespace(&name)), "{plan} {file} page {number}: {found}");
                assert!(year.is_match(&found), "{plan} {file} page {number}: {found}");
            }
        }
    }
}

#[test]
fn a_page_that_goes_on_with_a_project_names_it() {
    let document = golden::document();
    let mut parted = 0;
    for table in document.of_kind("Table") {
        let pages = table.pages();
        let names: Vec<&Page> = pages.iter().skip(1).map(|page| &document.pages[*page]).collect();
        for page in names {
            assert!(margins(page).contains("（続き）"), "{:?}", page.artifacts);
            parted += 1;
        }
    }
    assert!(parted >= 2);
}
