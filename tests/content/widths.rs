//! The widths of columns are held against the page that is printed.

use crate::support::Workspace;

#[test]
fn columns_wider_than_the_page_between_its_margins_are_a_fault() {
    // The room between the margins in characters, rounded down.
    for (paper, most) in [
        ("A4", 96),
        ("A3", 104),
        ("{大きさ: A4, 向き: 縦}", 65),
        ("{大きさ: A3, 向き: 縦}", 71),
        ("{大きさ: A3, 文字: 12}", 91),
        ("{大きさ: A4, 余白: {上: 20, 下: 20, 左右: 20}}", 91),
    ] {
        let wide = |width: usize| format!("列: [番号, {{内容: 名称, 幅: {width}}}]");
        let in_two = |width: usize| format!("列: [番号, {{内容: 名称, 幅: {}}}, {{内容: 成果, 幅: 40}}]", width - 40);
        let by_year =
            |width: usize| format!("列: [{{内容: 名称, 幅: {}}}, {{年度ごと: [{{内容: 実績, 幅: 10}}]}}]", width - 20);
        let table = |width: usize| format!("指標の表: [{{列: [{{内容: 指標, 幅: {width}}}]}}]");
        let table_by_year = |width: usize| {
            let columns = format!("[{{内容: 指標, 幅: {}}}, {{年度ごと: [{{内容: 実績, 幅: 10}}]}}]", width - 30);
            format!("指標の表: [{{列: {columns}, 表示年度: [H29, H30, H31]}}]")
        };
        let opinions = |width: usize| format!("意見: {{列: [番号, 名称, {{内容: 意見, 幅: {width}}}]}}");
        let all: [&dyn Fn(usize) -> String; 6] = [&wide, &in_two, &by_year, &table, &table_by_year, &opinions];
        // Every kind of column on A4, and every paper with one column.
        let kinds = if paper == "A4" { &all[..] } else { &all[..1] };
        for columns in kinds {
            for (width, fits) in [(most, true), (most + 1, false)] {
                let workspace = Workspace::small();
                let form = format!("様式: {{用紙: {paper}, {}}}\n委員会:", columns(width));
                workspace.edit("plan.yaml", "委員会:", &form);
                let found = workspace.run(&["check", "--format", "json"]).stdout.contains("\"too-wide\"");
                assert_eq!(found, !fits, "{form}");
            }
        }
    }
}
