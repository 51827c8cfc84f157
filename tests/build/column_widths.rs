//! 幅 is a wish: columns that are too wide together are shrunk to the page, and that is told, as is a column that is too
//! narrow for its heading or for its figures.

use serde_json::Value;

use crate::support::{Workspace, findings};

/// What the pages of the small plan with this 様式 are told of, with these codes.
fn told(form: &str, code: &str) -> Vec<Value> {
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "委員会:", &format!("様式: {{{form}}}\n委員会:"));
    let run = workspace.run(&["check", "--pages", "--format", "json"]);
    assert_ne!(run.code, 2, "{form}\n{}", run.stderr);
    let findings = findings(&run);
    assert!(findings.iter().all(|finding| finding["severity"] != "error"), "{form} {findings:?}");
    findings.into_iter().filter(|finding| finding["code"] == code).collect()
}

fn message(finding: &Value) -> &str {
    finding["message"].as_str().unwrap()
}

#[test]
fn columns_wider_than_the_page_are_shrunk_in_proportion_and_that_is_told_once() {
    for paper in ["A4", "A3", "{大きさ: A4, 向き: 縦}", "{大きさ: A3, 文字: 12}"] {
        let form = format!("用紙: {paper}, 列: [番号, {{内容: 名称, 幅: 90}}, {{内容: 成果, 幅: 45}}]");
        let findings = told(&form, "too-wide");
        assert_eq!(findings.len(), 1, "{form}");
        let message = message(&findings[0]);
        assert!(
            message.starts_with("取組項目の表の列の幅が紙に収まらないので、縮めて印刷します（「取組項目」は90字を"),
            "{message}"
        );
        // The widths given are in the proportion of those wished for, but for the insets of the cells.
        let given: Vec<f64> =
            message.split("字を").skip(1).map(|part| part.split('字').next().unwrap().parse().unwrap()).collect();
        assert!((given[0] / given[1] - 2.0).abs() < 0.15, "{message}");
        assert_eq!(findings[0]["severity"], "warning");
        assert!(findings[0]["line"].is_u64(), "{form}");
    }
    for form in
        ["列: [番号, {内容: 名称, 幅: 30}, {内容: 成果, 幅: 40}]", "用紙: A3, 列: [番号, 名称, {内容: 成果, 幅: 60}]"]
    {
        assert_eq!(told(form, "too-wide"), [Value::Null; 0], "{form}");
    }
}

#[test]
fn tables_of_indicators_and_of_opinions_are_shrunk_too() {
    let by_year = "表示年度: [H29, H30, H31], 列: [{内容: 指標, 幅: 60}, {年度ごと: [{内容: 実績, 幅: 30}]}]";
    let workspace = Workspace::small();
    workspace
        .edit(
            "plan.yaml",
            "委員会:",
            &format!("様式: {{列: [番号, 名称], 指標の表: [{{名称: 表, {by_year}}}]}}\n委員会:"),
        )
        .edit("projects/1-1-1.yaml", "名称: 発行部数,", "名称: 発行部数, 表: 表,");
    let findings = findings(&workspace.run(&["check", "--pages", "--format", "json"]));
    let wide: Vec<&Value> = findings.iter().filter(|finding| finding["code"] == "too-wide").collect();
    assert_eq!(wide.len(), 1, "{findings:?}");
    assert!(message(wide[0]).starts_with("指標の表「表」の列の幅が紙に収まらないので"), "{}", message(wide[0]));
    let findings = told("意見: {列: [番号, {内容: 意見, 幅: 80}, {内容: 連携・協力, 幅: 80}]}", "too-wide");
    assert!(message(&findings[0]).starts_with("意見の表の列の幅が"), "{findings:?}");
}

#[test]
fn a_column_too_narrow_for_its_heading_is_told_where_it_is_written() {
    let findings = told("列: [番号, 名称, {内容: 進捗状況, 幅: 2}, 成果]", "narrow-column");
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(
        message(&findings[0]),
        "取組項目の表の列「進捗状況」は、見出しに4字の幅が要るのに、2字なので、見出しが言葉の途中で折れます"
    );
    assert_eq!(findings[0]["hint"], "この列の「幅」を広げるか、消してください");
    assert_eq!(findings[0]["line"], 8);
    // A heading may break between its parts.
    for form in [
        "列: [番号, 名称, {内容: 成果, 幅: 4.5, 見出し: 効果額の累計}]",
        "列: [番号, 名称, {内容: 進捗状況, 幅: 4}, 成果]",
        "列: [番号, 名称, 進捗状況, 成果]",
    ] {
        assert_eq!(told(form, "narrow-column"), [Value::Null; 0], "{form}");
    }
}

#[test]
fn figures_that_no_page_has_room_for_are_told() {
    let many = (0..12).map(|index| format!("系列{index}")).collect::<Vec<_>>();
    let values = many.iter().map(|name| format!("{name}: {{H31: 123456789012}}")).collect::<Vec<_>>().join(", ");
    let workspace = Workspace::small();
    let names = many.join(", ");
    let form = format!(
        "様式: {{用紙: {{大きさ: A4, 向き: 縦, 文字: 12}}, 系列: [{names}], 列: [番号, 指標, {names}]}}\n委員会:"
    );
    workspace.edit("plan.yaml", "委員会:", &form);
    let project = format!(
        "事業: き\n取組項目:\n  - {{番号: 1, 名称: く, 担当課: [社会福祉課], 指標: [{{名称: け, 単位: 件, {values}}}]}}\n"
    );
    workspace.write("projects/1-1-1.yaml", project).write("opinions.yaml", "意見: []\n");
    let findings = findings(&workspace.run(&["check", "--pages", "--format", "json"]));
    let narrow = findings.iter().filter(|finding| finding["code"] == "narrow-column");
    let of_figures = narrow.filter(|it| message(it).ends_with("数が途中で折れるか、枠からはみ出します"));
    assert_eq!(of_figures.count(), 12, "{findings:?}");
}

/// A plan with the figures of six years in one table of indicators.
fn of_six_years(values: &str) -> Workspace {
    let form = "用紙: A4, 桁区切り: あり, 評価: [], 意見: なし, 系列: [{名称: 計画, 役割: 目標}, 実績], \
                指標の表: [{表示年度: [H26, H27, H28, H29, H30, H31], 列: [指標, 単位, {年度ごと: [計画, 実績]}]}]";
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "委員会:", &format!("様式: {{{form}}}\n委員会:"));
    let project = format!("事業: き\n指標:\n  - {{名称: 給付費の総額, 単位: 千円, {values}}}\n");
    workspace.write("projects/1-1-1.yaml", &project).write("opinions.yaml", "意見: []\n");
    assert!(workspace.run(&["build"]).code == 0);
    workspace
}

/// The values of a series in the six years; the last with more.
fn values(series: &str, last: &str) -> String {
    let years = (26..31).map(|year| format!("H{year}: 12345678, ")).collect::<String>();
    format!("{series}: {{{years}H31: {last}}}")
}

#[test]
fn figures_and_short_entries_keep_their_width_where_names_and_additions_can_break() {
    for last in ["12345678", "{値: 12345678, 付記: （うち市外分）}"] {
        let workspace = of_six_years(&[values("計画", "12345678"), values("実績", last)].join(", "));
        let told = findings(&workspace.run(&["check", "--pages", "--format", "json"]));
        let of_pages = told.iter().filter(|finding| {
            ["narrow-column", "too-wide", "text-overflow"].contains(&finding["code"].as_str().unwrap())
        });
        assert_eq!(of_pages.collect::<Vec<_>>(), [&Value::Null; 0], "{last}");
    }
}

#[test]
fn only_the_year_whose_addition_breaks_is_told() {
    let workspace = of_six_years(&values("実績", "{値: 12345678, 付記: （うち市外の方からの）}"));
    workspace.edit("plan.yaml", "用紙: A4", "用紙: {大きさ: A4, 向き: 縦, 文字: 10}").edit(
        "plan.yaml",
        "[計画, 実績]}",
        "[実績]}",
    );
    let told = findings(&workspace.run(&["check", "--pages", "--format", "json"]));
    let narrow: Vec<&str> = told.iter().filter(|it| it["code"] == "narrow-column").map(message).collect();
    assert_eq!(narrow.len(), 1, "{told:?}");
    assert!(narrow[0].contains("列「31 ") && narrow[0].ends_with("付記が途中で折れます"), "{narrow:?}");
}
