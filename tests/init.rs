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
fn content_that_is_there_is_left_alone() {
    let workspace = Workspace::small();
    let run = workspace.run(&["init"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert_eq!(run.stderr, "エラー: content がもうあります。別のフォルダーを指定してください\n");
}
