//! Indicators with values for years, for ends of months and for ranges.

use serde_json::Value as Json;

use crate::support::{Workspace, copy, root};

#[test]
fn only_values_of_one_kind_of_period_are_compared_and_a_note_says_so() {
    let workspace = Workspace::empty();
    copy(&root().join("tests/fixtures/periods"), workspace.path());
    let text = workspace.run(&["history", "1", "--format", "text"]).stdout;
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let row = lines.iter().find(|line| line.starts_with("発行部数")).unwrap();
    assert!(row.ends_with("＋100  ＋33.3%"), "{row}");
    assert_eq!(lines.last(), Some(&"指標「発行部数」の増減と折れ線は、年度の値だけのものです。"));
    // The 総括表 compares the same values.
    let summary: Json = serde_json::from_str(&workspace.run(&["summary", "--format", "json"]).stdout).unwrap();
    let indicators = summary["indicators"].as_array().unwrap();
    let found = indicators.iter().find(|indicator| indicator["indicator"][0] == "発行部数").unwrap();
    assert_eq!((&found["difference"], &found["change_percent"]), (&Json::from("100"), &Json::from("33.3")));
}
