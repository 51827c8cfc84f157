//! Figures that need more than one line of their cell.

use crate::pdf::Document;
use crate::support::Workspace;

/// A plan with a 取組項目 whose 成果 makes its row several lines high, and whose figures stand in narrow columns.
fn plan(form: &str, values: &str) -> Workspace {
    let workspace = Workspace::empty();
    let plan = "計画: あ\n題名: い\n資料番号: 資料1\n発行者: う\n作成日: 2020-07-01\n年度: H31\n表示年度: [H30, H31]\n委員会: え\n\
                担当課: [お]\n体系:\n  - {柱: か, 事業: [a]}\n";
    let form = format!("様式:\n  階層: [柱]\n  意見: なし\n  評価: []\n  桁区切り: あり\n  系列: [目標, 実績]\n{form}");
    let project = format!(
        "事業: き\n取組項目:\n  - {{番号: 1, 名称: く, 担当課: [お], 成果: {}, 指標: [{{名称: け, {values}}}]}}\n",
        "長い文を書きます。".repeat(30)
    );
    workspace.write("plan.yaml", format!("{plan}{form}")).write("projects/a.yaml", &project);
    workspace
}

/// The lines of its pages, each with its height.
fn lines(workspace: &Workspace) -> Vec<(String, f64)> {
    let document = Document::read(&workspace.paper());
    let mut lines: Vec<(String, f64)> = Vec::new();
    for (run, height) in document.pages.iter().flat_map(|page| page.runs.iter().zip(&page.heights)) {
        match lines.last_mut() {
            Some((line, above)) if above == height => line.push_str(run),
            _ => lines.push((run.clone(), *height)),
        }
    }
    lines
}

/// The heights of the lines with this text.
fn heights(lines: &[(String, f64)], text: &str) -> Vec<f64> {
    lines.iter().filter(|(line, _)| line.contains(text)).map(|(_, height)| *height).collect()
}

#[test]
fn a_figure_on_two_lines_stands_in_the_middle_of_its_row_in_every_column() {
    let value = "{H31: {値: 12345, 付記: （うち市外の人）}}";
    for columns in
        ["{内容: 目標, 幅: 5}, {内容: 実績, 幅: 5}", "{年度ごと: [{内容: 目標, 幅: 5}, {内容: 実績, 幅: 5}]}"]
    {
        let form = format!("  列: [番号, 名称, {{内容: 成果, 幅: 20}}, 指標, {columns}]\n");
        let lines = lines(&plan(&form, &format!("目標: {value}, 実績: {value}")));
        let of_figures = heights(&lines, "12,345");
        let below = heights(&lines, "人）");
        assert!(of_figures.windows(2).all(|pair| pair[0] == pair[1]), "{columns} {lines:?}");
        assert!(below.windows(2).all(|pair| pair[0] == pair[1]), "{columns} {lines:?}");
        // The last line is two lines below the figure.
        assert!((of_figures[0] - below[0]).abs() < 3.0 * 8.0, "{columns} {lines:?}");
    }
}

#[test]
fn the_mark_of_a_note_is_whole() {
    let form = "  注の印: （注1）\n  列: [番号, 名称, 指標, 目標, {内容: 実績, 幅: 3}, 成果]\n";
    // Each 付記 ends elsewhere in the line.
    let figure = |length: usize| format!("{{値: 12345, 付記: （うち{}）, 注: 速報}}", "1".repeat(length));
    let parts: Vec<String> = (1..10).map(|length| format!("け{length}: {}", figure(length))).collect();
    let lines = lines(&plan(form, &format!("実績: {{H31: {{内訳: {{{}}}}}}}", parts.join(", "))));
    assert_eq!(heights(&lines, "（注1）").len(), parts.len() + 1, "{lines:?}");
}
