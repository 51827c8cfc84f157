//! `shinkan check` as a command: its formats, its exit codes, its explanations, and what is let stand.

mod advised;
mod consequences;
mod derived;
mod figures;
mod forgotten;
mod own_totals;
mod permissions;
mod real_paper;
mod remedies;
pub mod rules;
mod running_totals;
mod told;
mod units;
mod unwritten;
mod uses;
mod values;

use std::fs;

use crate::support::{Workspace, root};

/// The small plan with one warning: an indicator without its unit.
fn without_unit() -> Workspace {
    let workspace = Workspace::small();
    workspace.edit("projects/1-1-1.yaml", "{名称: 配布部数, 単位: 部,", "{名称: 配布部数,");
    workspace
}

#[test]
fn a_clean_edition_is_silent_in_every_format() {
    let workspace = Workspace::small();
    let json = "{\n  \"format\": 1,\n  \"kind\": \"check\",\n  \"counts\": {\n    \"error\": 0,\n    \"warning\": 0,\n    \"note\": 0\n  },\n  \"findings\": []\n}\n";
    for (format, stdout) in [("text", ""), ("json", json), ("github", "")] {
        let run = workspace.run(&["check", "--pages", "--deny", "note", "--format", format]);
        assert_eq!((run.code, run.stdout.as_str()), (0, stdout), "{format}");
    }
}

#[test]
fn text_is_for_people_and_counts_on_stderr() {
    let run = without_unit().run(&["check"]);
    let page = "\
警告[missing-unit]: 「配布部数」に値はありますが、単位がありません
  --> content/2019/projects/1-1-1.yaml:14:14
   |
14 |       - {名称: 配布部数, 実績: {H30: 1895, H31: 1990}}
   |                ^^^^^^^^
   = 場所: シート 1 / 事業 はじめの事業 / No.1 / 指標 2
   = 対処: 数えているものに合わせて、「単位: 回」のように書いてください
";
    assert_eq!((run.code, run.stderr.as_str()), (0, "エラー 0件、警告 1件、参考 0件\n"));
    assert_eq!(run.stdout, page);
}

#[test]
fn json_is_for_programs() {
    let run = without_unit().run(&["check", "--format", "json"]);
    let found: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let step = |label: &str, name: &str| serde_json::json!({ "label": label, "name": name });
    let path = [step("シート", "1"), step("事業", "はじめの事業"), step("No.", "1"), step("指標", "2")];
    assert_eq!(
        found,
        serde_json::json!({
            "format": 1,
            "kind": "check",
            "counts": { "error": 0, "warning": 1, "note": 0 },
            "findings": [{
                "code": "missing-unit",
                "severity": "warning",
                "message": "「配布部数」に値はありますが、単位がありません",
                "hint": "数えているものに合わせて、「単位: 回」のように書いてください",
                "place": { "file": "content/2019/projects/1-1-1.yaml", "line": 14, "column": 14, "path": path },
            }],
        })
    );
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

#[test]
fn every_format_shows_notes_only_when_asked() {
    let workspace = without_unit();
    workspace.edit("projects/1-1-1.yaml", "取組内容: 冊子を発行する。", "取組内容: 冊子を発行する。障がい者と障害者。");
    let count = |arguments: &[&str]| {
        let run = workspace.run(&[&["check", "--format", "json"], arguments].concat());
        let found: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        assert_eq!(found["counts"], serde_json::json!({ "error": 0, "warning": 1, "note": 1 }), "{}", run.stdout);
        found["findings"].as_array().unwrap().len()
    };
    assert_eq!((count(&[]), count(&["--notes"])), (1, 2));
    let github = |arguments: &[&str]| {
        workspace.run(&[&["check", "--format", "github"], arguments].concat()).stdout.lines().count()
    };
    assert_eq!((github(&[]), github(&["--notes"])), (1, 2));
}

#[test]
fn the_counts_point_to_notes_only_where_they_are_hidden() {
    let workspace = Workspace::small();
    let counts = |arguments: &[&str]| workspace.run(&[&["check"], arguments].concat()).stderr;
    assert_eq!(counts(&[]), "エラー 0件、警告 0件、参考 0件\n");
    workspace.edit("projects/1-1-1.yaml", "取組内容: 冊子を発行する。", "取組内容: 冊子を発行する。障がい者と障害者。");
    assert_eq!(counts(&[]), "エラー 0件、警告 0件、参考 1件（--notes で表示します）\n");
    assert_eq!(counts(&["--notes"]), "エラー 0件、警告 0件、参考 1件\n");
}

#[test]
fn github_gets_a_command_a_line() {
    let run = without_unit().run(&["check", "--format", "github"]);
    assert_eq!(
        run.stdout,
        "::warning file=content/2019/projects/1-1-1.yaml,line=14,col=14,title=missing-unit::「配布部数」に値はありますが、\
         単位がありません%0A対処: 数えているものに合わせて、「単位: 回」のように書いてください\n"
    );
}

#[test]
fn errors_fail_a_check_and_warnings_if_they_are_denied() {
    let workspace = without_unit();
    assert_eq!(workspace.run(&["check"]).code, 0);
    assert_eq!(workspace.run(&["check", "--deny", "warning"]).code, 1);
    workspace.edit("projects/1-1-1.yaml", "進捗状況: 概ね進んだ", "進捗状況: 概ね");
    assert_eq!(workspace.run(&["check"]).code, 1);
}

#[test]
fn what_is_let_stand_with_a_reason_is_not_said() {
    let line = "{名称: 配布部数, 単位: 部, 実績: {H30: 1895, H31: 1990}}";
    let without = "{名称: 配布部数, 実績: {H30: 1895, H31: 1990}}";
    let workspace = Workspace::small();
    workspace.edit("projects/1-1-1.yaml", line, &format!("{without}   # shinkan: 許可 missing-unit 原本のまま"));
    assert_eq!(workspace.run(&["check"]).stdout, "");
    for place in ["", ", 場所: No.1", ", 場所: No.1 / 指標 2", ", 場所: projects/1-1-1.yaml"] {
        let workspace = without_unit();
        let list = format!("許可:\n  - {{コード: missing-unit{place}, 理由: 原本のまま}}\n体系:");
        workspace.edit("plan.yaml", "体系:", &list);
        assert_eq!(workspace.run(&["check"]).stdout, "", "{place}");
    }
}

#[test]
fn a_rule_is_explained_by_its_page() {
    let workspace = Workspace::empty();
    let run = workspace.run(&["check", "--explain", "missing-unit"]);
    assert_eq!(run.code, 0);
    assert_eq!(run.stdout, fs::read_to_string(root().join("docs/checks/missing-unit.md")).unwrap());
    let run = workspace.run(&["check", "--explain", "missing"]);
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (
            2,
            "エラー: 「missing」という指摘はありません。近いのは missing-file、missing-glyph、missing-key、missing-period、missing-unit、missing-value です\n"
        )
    );
}

#[test]
fn a_build_points_to_check() {
    let run = without_unit().run(&["build"]);
    assert_eq!(run.code, 0);
    assert!(run.stderr.starts_with("警告が1件あります（shinkan check で表示します）\n1ページ、"), "{}", run.stderr);
}
