//! Years of content/ that cannot be used, and what is used in their place.

use std::fs;

use super::years::{edition, item, workspace};

#[test]
fn a_year_that_is_broken_in_content_is_taken_from_the_archive() {
    let workspace = workspace();
    let bag = workspace.path().join("archive/2021");
    let kept = item("1", "広報冊子の発行", "概ね進んだ", &["名称: 発行した部数, 単位: 部, 実績: {R2: 2400, R3: 2555}"]);
    edition(&bag.join("data/content/2021"), "R3", "[R2, R3]", &kept);
    fs::write(bag.join("bagit.txt"), "BagIt-Version: 1.0\n").unwrap();
    let run = workspace.run(&["history", "1", "--format", "text"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let told = "警告: content/2021 は、エラーが1件あるので使いません（shinkan check --year 2021 で表示します）。代わりに archive/2021/data/content/2021 を使います\n";
    assert!(run.stderr.contains(told), "{}", run.stderr);
    assert!(run.stdout.contains("2,555"), "{}", run.stdout);
}
