//! The widths of columns are held against the page that is printed.

use crate::support::Workspace;

#[test]
fn columns_wider_than_the_page_between_its_margins_are_a_fault() {
    // Between its margins a page is 96.7 characters wide on A4, 104.7 on A3.
    for (paper, width, fits) in [("A4", 96, true), ("A4", 97, false), ("A3", 104, true), ("A3", 105, false)] {
        let workspace = Workspace::small();
        let form = format!("様式: {{用紙: {paper}, 列: [番号, {{内容: 名称, 幅: {width}}}]}}\n委員会:");
        workspace.edit("plan.yaml", "委員会:", &form);
        let found = workspace.run(&["check", "--format", "json"]).stdout.contains("\"too-wide\"");
        assert_eq!(found, !fits, "{paper}: {width}");
    }
}
