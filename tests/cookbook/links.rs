//! The links of all Markdown pages lead to files and headings that are there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::name;
use crate::support::{list, root};

#[test]
fn every_link_leads_to_a_file_and_a_heading() {
    let mut files = Vec::new();
    list(&root().join("docs"), "docs/", &mut files);
    files.extend(["README.md", "README.ja.md", "CONTRIBUTING.md", "layouts/data.md"].map(str::to_owned));
    let pages = files.iter().filter(|file| file.ends_with(".md")).map(|file| root().join(file));
    let dead: Vec<String> = pages.flat_map(|page| dead_links(&page)).collect();
    assert!(dead.is_empty(), "{}", dead.join("\n"));
}

#[test]
fn every_picture_of_the_guide_is_used() {
    let text: String = super::pages().iter().map(|page| fs::read_to_string(page).unwrap()).collect();
    let pictures = fs::read_dir(root().join("docs/images/form")).unwrap();
    for picture in pictures.map(|entry| entry.unwrap().file_name().into_string().unwrap()) {
        assert!(text.contains(&format!("images/form/{picture})")), "{picture}");
    }
}

fn dead_links(page: &Path) -> Vec<String> {
    let text = prose(page);
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target);
    targets
        .filter(|target| !target.contains(':') && !leads_somewhere(page, target))
        .map(|target| format!("{}: {target}", name(page)))
        .collect()
}

fn leads_somewhere(page: &Path, target: &str) -> bool {
    let (file, heading) = target.split_once('#').map_or((target, None), |(file, heading)| (file, Some(heading)));
    let file: PathBuf = if file.is_empty() { page.to_owned() } else { page.parent().unwrap().join(file) };
    file.exists() && heading.is_none_or(|heading| headings(&file).contains(heading))
}

/// The anchors of a page's headings, as GitHub makes them.
fn headings(page: &Path) -> BTreeSet<String> {
    let is_kept = |c: &char| c.is_alphanumeric() || "- _".contains(*c);
    let anchor = |line: &str| -> String {
        line.trim_start_matches('#').trim().to_lowercase().chars().filter(is_kept).collect::<String>().replace(' ', "-")
    };
    prose(page).lines().filter(|line| line.starts_with('#')).map(anchor).collect()
}

/// A page without its blocks of code.
fn prose(page: &Path) -> String {
    let text = fs::read_to_string(page).unwrap();
    text.split("```").step_by(2).collect()
}
