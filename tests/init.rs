//! `shinkan init`: a workspace that builds at once.

use crate::support::{self, Workspace};

#[test]
fn the_sample_is_without_findings_and_builds() {
    for (year, folder) in [("R7", "2025"), ("2019", "2019"), ("令和元", "2019"), ("H28", "2016")] {
        let workspace = Workspace::empty();
        let made = workspace.run(&["init", "--year", year]);
        assert_eq!(made.code, 0, "{}", made.stderr);
        let checked = workspace.run(&["check", "--pages", "--notes", "--format", "json"]);
        let findings = support::findings(&checked);
        // The name of the city is still to be written.
        assert!(!findings.is_empty(), "{year}");
        assert!(findings.iter().all(|finding| finding["code"] == "placeholder"), "{year}: {}", checked.stdout);
        assert_eq!(checked.code, 0, "{year}");
        let built = workspace.run(&["build"]);
        assert_eq!(built.code, 0, "{}", built.stderr);
        assert_eq!(built.stdout, format!("out/{folder}/資料1（案）.pdf\n"));
    }
}

#[test]
fn the_next_step_can_be_typed_as_it_is_told() {
    let workspace = Workspace::empty();
    for (folder, told) in [("見本", "「shinkan -C 見本 build」"), ("私の 計画", "「shinkan -C \"私の 計画\" build」")]
    {
        let run = workspace.run(&["init", folder]);
        assert!(run.stderr.contains(told), "{}", run.stderr);
        assert_eq!(workspace.run(&["-C", folder, "build"]).code, 0);
    }
    let run = workspace.run(&["init"]);
    assert!(run.stderr.contains("「shinkan build」"), "{}", run.stderr);
}

#[test]
fn the_help_says_what_is_made() {
    let workspace = Workspace::empty();
    let help = workspace.run(&["init", "--help"]).stdout;
    assert_eq!(workspace.run(&["init"]).code, 0);
    let mut made = Vec::new();
    support::list(&workspace.path().join("content"), "content/", &mut made);
    assert_eq!(made.len(), 3);
    assert!(made.iter().all(|file| help.contains(&format!("  {file} "))), "{help}");
}

#[test]
fn an_empty_content_is_filled() {
    let workspace = Workspace::empty();
    std::fs::create_dir(workspace.path().join("content")).unwrap();
    let run = workspace.run(&["init"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "content/2025\n"), "{}", run.stderr);
}

#[test]
fn content_that_is_there_is_left_alone() {
    let workspace = Workspace::small();
    let run = workspace.run(&["init"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert_eq!(run.stderr, "エラー: content がもうあります。別のフォルダーを指定してください\n");
}
