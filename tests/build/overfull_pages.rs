//! The audit looks at the pages of every document.

use std::fs;

use crate::support::{Workspace, copy, root, shinkan};

/// A text that is wider than its column, in a layout.
const OVERFULL: &str = "  table(columns: (1em, 1fr), stroke: 0.4pt, [WWW], [])\n}\n";
/// What is told of it.
const TOLD: &str = "[text-overflow]";

/// The small plan, whose layout of a kind of document sets an overfull table at its end.
fn overfull(layout: &str) -> Workspace {
    let workspace = Workspace::small();
    let path = format!("layouts/{layout}.typ");
    let text = fs::read_to_string(root().join(&path)).unwrap();
    let body = text.trim_end().strip_suffix('}').unwrap();
    fs::create_dir(workspace.path().join("layouts")).unwrap();
    fs::write(workspace.path().join(path), body.to_owned() + OVERFULL).unwrap();
    workspace
}

#[test]
fn a_check_of_the_pages_looks_at_every_document_of_the_edition() {
    for (layout, page) in [
        ("book", ": 1ページ目: 「WWW」"),
        ("extract", ": 社会福祉課 1ページ目: 「WWW」"),
        ("summary", ": 総括表 "),
        ("missing", ": 未記入一覧 1ページ目: 「WWW」"),
    ] {
        let run = overfull(layout).run(&["check", "--pages"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(run.stdout.contains(&format!("{TOLD}{page}")), "{layout}: {}", run.stdout);
    }
}

#[test]
fn documents_about_several_years_are_looked_at_when_they_are_made() {
    let history = overfull("history").run(&["history"]);
    assert!(history.stderr.contains(TOLD), "{}", history.stderr);
    let workspace = overfull("comparison");
    copy(&workspace.path().join("content/2019"), &workspace.path().join("案"));
    workspace.edit("projects/1-1-1.yaml", "成果: 発行した。", "成果: 発行できた。");
    let comparison = shinkan(workspace.path(), &["compare", "案", "2019"]);
    assert!(comparison.stderr.contains(TOLD), "{}", comparison.stderr);
}
