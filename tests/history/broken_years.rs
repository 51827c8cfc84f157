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

#[test]
fn a_year_by_a_name_that_is_not_read_is_said_to_be_left_out() {
    let workspace = workspace();
    let content = workspace.path().join("content");
    for (name, year) in [("R4", "R4"), ("2023年", "R5"), ("案", "R6"), ("2020 - コピー", "R2")] {
        edition(&content.join(name), year, &format!("[{year}]"), &item("1", "広報冊子の発行", "概ね進んだ", &[]));
    }
    let not_read = |name: &str, year: &str| {
        format!(
            "警告: content/{name} は、名前が年度ではないので使いません。推移に載せるなら、名前を「{year}」に変えてください\n"
        )
    };
    let all = [not_read("2023年", "2023"), not_read("R4", "2022"), not_read("案", "2024")].concat();
    let run = workspace.run(&["history", "1", "--format", "text"]);
    assert!(run.code == 0 && run.stderr.contains(&all), "{}", run.stderr);
    assert!(!run.stderr.contains("コピー"), "{}", run.stderr);
    // Those after the last year asked for would not be used by any name.
    let run = workspace.run(&["history", "1", "--year", "2020", "--format", "text"]);
    assert!(run.code == 0 && !run.stderr.contains("名前が年度ではない"), "{}", run.stderr);
    let run = workspace.run(&["history", "1", "--year", "2023"]);
    let said = "content/2023年 は、年度のフォルダーとして読まれません。名前を「2023」に変えてください\n";
    assert!(run.code == 2 && run.stderr.ends_with(said), "{}", run.stderr);
    fs::rename(content.join("R4"), content.join("2022")).unwrap();
    let run = workspace.run(&["history", "1", "--year", "2022", "--format", "text"]);
    assert!(run.code == 0 && !run.stderr.contains("content/2022"), "{}", run.stderr);
}
