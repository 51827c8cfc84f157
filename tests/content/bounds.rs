//! Small files that would take long to read or to set: each is refused at once.

use std::time::{Duration, Instant};

use shinkan::content::{self, Workspace as Folder};

use crate::support::Workspace;

const ITEM: &str = "projects/1-1-1.yaml";

/// What is said of the file of the 事業 with this content: code and message of the last finding, or of that which counts
/// the others.
fn said(content: &str) -> String {
    let workspace = Workspace::small();
    workspace.write(ITEM, content);
    let began = Instant::now();
    let findings = content::load(&Folder::new(workspace.path()).edition(None).unwrap()).findings;
    // Each took minutes.
    assert!(began.elapsed() < Duration::from_secs(30), "{:?}", began.elapsed());
    let count = findings.iter().find(|finding| finding.rule.code == "too-many");
    count.or(findings.last()).map(|finding| format!("{} {}", finding.rule.code, finding.message)).unwrap_or_default()
}

#[test]
fn aliases_that_stand_for_much_are_refused() {
    let list = format!("x: &x [{}]\ny: [{}]\n", "a, ".repeat(1000), "*x, ".repeat(60_000));
    assert_eq!(said(&list), "yaml-syntax 別名（*）の繰り返しが多すぎます");
    let doubled = (1..3000).map(|i| format!("k{i}: &a{i} [*a{0}, *a{0}]\n", i - 1));
    let doubled: String = std::iter::once("k0: &a0 x\n".to_owned()).chain(doubled).collect();
    assert_eq!(said(&doubled), "yaml-syntax 別名（*）の繰り返しが多すぎます");
}

#[test]
fn brackets_and_indents_without_end_are_refused() {
    const SAID: &str = "yaml-syntax 括弧か字下げが、深く重なりすぎています";
    assert_eq!(said(&format!("事業: {}\n", "[".repeat(100_000))), SAID);
    assert_eq!(said(&format!("事業: {}{}\n", "[".repeat(100_000), "]".repeat(100_000))), SAID);
    assert_eq!(said(&format!("事業: {}{}\n", "{a: ".repeat(50_000), "}".repeat(50_000))), SAID);
    assert_eq!(said(&(0..1000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect::<String>()), SAID);
}

#[test]
fn of_very_many_faults_the_first_are_told_and_the_others_counted() {
    let keys: String = (0..200_000).map(|i| format!("k{i}: 1\n")).collect();
    assert_eq!(
        said(&format!("事業: あ\n取組項目: []\n{keys}")),
        "unknown-key ここで使えない項目が、ほかに199980個あります"
    );
    let items = "  - 番: 1\n".repeat(20_000);
    assert_eq!(
        said(&format!("事業: あ\n取組項目:\n{items}")),
        "too-many このファイルには、ほかに59500件のエラーがあります"
    );
}

#[test]
fn a_text_that_cannot_be_set_in_time_is_refused() {
    let text = |outcome: &str| {
        format!("事業: あ\n取組項目:\n  - {{番号: 1, 名称: い, 担当課: [社会福祉課], 成果: {outcome}}}\n")
    };
    assert_eq!(said(&text(&"a".repeat(200_000))), "too-long 文が長すぎます（200000字）");
    assert_eq!(said(&text(&"a".repeat(501))), "too-long 空白のない英数字が、501字続いています");
    assert_eq!(said(&text(&"あ".repeat(10_001))), "too-long 文が長すぎます（10001字）");
    assert_eq!(said(&text(&"あ".repeat(10_000))), "");
}
