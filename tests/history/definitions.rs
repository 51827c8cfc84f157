//! Indicators whose names say something else in brackets from one paper to the next.

use crate::support::{Workspace, copy, root};

#[test]
fn a_name_that_says_something_else_in_brackets_marks_that_the_figures_cannot_be_compared() {
    let workspace = Workspace::small();
    copy(&root().join("tests/checks/changed-definition/bad"), workspace.path());
    let run = workspace.run(&["history", "--format", "text"]);
    let notes: Vec<&str> = run.stdout.lines().map(str::trim).filter(|line| line.starts_with("指標「")).collect();
    assert_eq!(
        notes,
        ["指標「受講者数（対象校のみ、平成31年度から）」は、平成30年度の資料までは「受講者数」です。\
          数え方が違うことがあり、その前後の値は比べられません。"]
    );
}
