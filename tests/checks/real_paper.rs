//! The true findings of the real content: every trap of the paper is seen, where it stands, and none is an error.

use serde_json::Value;

use crate::support::{self, root, shinkan};

/// What the paper's authors left in it, with the rule and the line that shows it.
const TRAPS: &[(&str, &str, &str, u64)] = &[
    ("No.24 has two values and one unit", "missing-unit", "projects/3-3-1.yaml", 22),
    ("ふれあい会議開催数 of 30 is 18 in No.6 and 16 in No.12", "different-values", "projects/2-1-1.yaml", 15),
    ("全体計画の策定 of 31 is 1 in No.32 and 0 in No.35", "different-values", "projects/4-3-2.yaml", 17),
    ("… and 0 in No.36", "different-values", "projects/4-3-2.yaml", 28),
    ("the 再掲 of No.2 drops a sentence", "repeat-drift", "projects/1-2-1.yaml", 11),
    ("the 再掲 of No.6 rewords its outcome", "repeat-drift", "projects/3-3-1.yaml", 13),
    ("the 再掲 of No.10 rewords its outcome", "repeat-drift", "projects/3-2-2.yaml", 26),
    ("the 再掲 of No.9 has a slip in its name", "repeat-slip", "projects/3-2-1.yaml", 10),
    ("… and one in its outcome", "repeat-slip", "projects/3-2-1.yaml", 14),
    ("No.35 shares a text with No.32", "repeated-outcome", "projects/4-3-2.yaml", 13),
    ("… and so does No.36", "repeated-outcome", "projects/4-3-2.yaml", 24),
    ("市民参加 and 住民参加", "spelling-variants", "plan.yaml", 52),
    ("取り組み and 取組み", "spelling-variants", "projects/3-3-1.yaml", 7),
    ("障害者 and 障がい者", "spelling-variants", "projects/1-1-1.yaml", 5),
    ("適切に twice in a sentence", "doubled-word", "projects/1-2-1.yaml", 3),
    ("孤立化を防止をしていく", "doubled-word", "projects/5-3-2.yaml", 3),
    ("平成32年度 in No.24", "old-era-in-text", "projects/3-3-1.yaml", 18),
];

fn findings() -> Vec<Value> {
    let run = shinkan(&root(), &["check", "--pages", "--year", "H31", "--notes", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    support::findings(&run)
}

#[test]
fn every_trap_of_the_real_paper_is_found_where_it_stands() {
    let findings = findings();
    for (trap, code, file, line) in TRAPS {
        let file = format!("content/2019/{file}");
        let found = findings
            .iter()
            .any(|finding| finding["code"] == *code && finding["file"] == file.as_str() && finding["line"] == *line);
        assert!(found, "{trap}: {code} {file}:{line}");
    }
    let outcome = findings.iter().filter(|finding| finding["code"] == "repeated-outcome");
    assert!(outcome.clone().any(|finding| finding["path"].as_str().unwrap().ends_with("No.42")), "38 and 42");
    assert_eq!(outcome.count(), 3);
}

#[test]
fn the_real_paper_has_no_error_and_a_handful_of_warnings() {
    let findings = findings();
    let count = |severity: &str| findings.iter().filter(|finding| finding["severity"] == severity).count();
    assert_eq!((count("error"), count("warning")), (0, 13));
}
