//! What is written and stands on no page is told, once, with its reason.

use std::fs;

use crate::support::Workspace;

/// A plan of one 取組項目 with this form, these periods and these lines of the 取組項目.
fn workspace(periods: &str, form: &str, item: &str) -> Workspace {
    let workspace = Workspace::empty();
    let plan = format!(
        "計画: あ\n題名: い\n資料番号: 資料1\n発行者: う\n作成日: 2020-07-01\n年度: H30\n表示年度: {periods}\n委員会: え\n\
         担当課: [お]\n様式:\n  階層: [柱]\n  意見: なし\n  事業欄: [事業, 担当課]\n{form}体系:\n  - {{柱: か, 事業: [a]}}\n"
    );
    let project = format!("事業: き\n取組項目:\n  - {{番号: 1, 名称: く, 担当課: [お], {item}}}\n");
    write(&workspace, "plan.yaml", &plan);
    write(&workspace, "projects/a.yaml", &project);
    workspace
}

/// Writes a file of the edition.
fn write(workspace: &Workspace, file: &str, text: &str) {
    let path = workspace.path().join("content/2018").join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A finding.
pub struct Told {
    pub code: String,
    pub message: String,
    pub file: String,
    /// Its file, line and column.
    pub place: String,
}

/// The findings of `check`, notes included.
pub fn told(workspace: &Workspace) -> Vec<Told> {
    let run = workspace.run(&["check", "--format", "github", "--notes"]);
    let finding = |line: &str| {
        let (place, rest) = line.split_once(",title=").unwrap();
        let (code, text) = rest.split_once("::").unwrap();
        let message = text.split("%0A").next().unwrap().replace("%25", "%");
        let file = place.split_once("file=").unwrap().1.split(',').next().unwrap();
        Told { code: code.to_owned(), message, file: file.to_owned(), place: place.to_owned() }
    };
    run.stdout.lines().filter(|line| line.contains("file=")).map(finding).collect()
}

/// What `check` says of what is not printed, as `code: message`.
fn lost(workspace: &Workspace) -> Vec<String> {
    let codes = ["left-out", "other-year", "not-printed"];
    let of_codes = told(workspace).into_iter().filter(|finding| codes.contains(&finding.code.as_str()));
    of_codes.map(|finding| format!("{}: {}", finding.code, finding.message)).collect()
}

const SERIES: &str = "  評価: []\n  系列: [{名称: 目標, 役割: 目標}, 実績, {名称: 累計, 役割: 累計}, {名称: 進捗率, 計算: 累計÷目標}]\n  \
                      列: [番号, 名称, 指標, 単位, 目標, 実績, 累計, 進捗率]\n";

#[test]
fn a_value_of_a_period_without_a_column_is_told_with_its_note() {
    let indicator =
        "指標: [{名称: け, 単位: 件, 目標: {H30: 100}, 実績: {H30: 1}, 累計: {H28～H30: {値: 2222, 注: 大切な注}}}]";
    let told = lost(&workspace("[H30, H28～H30]", SERIES, indicator));
    assert_eq!(
        told,
        [
            "left-out: 「累計」の平成28～30年度の値と注は、資料に印刷されません。取組項目の表には、その年度の欄がありません"
        ]
    );
}

#[test]
fn its_remedies_print_it() {
    let indicator =
        "指標: [{名称: け, 単位: 件, 目標: {H30: 100}, 実績: {H30: 1}, 累計: {H28～H30: {値: 2222, 注: 大切な注}}}]";
    let own = SERIES.replace("役割: 累計}", "役割: 累計, 年度: 独自}");
    let each = SERIES.replace("実績, 累計, 進捗率]", "実績, {年度ごと: 累計}, 進捗率]");
    let down = SERIES.replace("指標, 単位", "指標, 年度, 単位");
    for form in [own, each, down] {
        let workspace = workspace("[H30, H28～H30]", &form, indicator);
        assert_eq!(lost(&workspace), [""; 0], "{form}");
        let text = crate::pdf::Document::read(&workspace.paper()).text();
        assert!(text.contains("2,222") && text.contains("大切な注"), "{form}{text}");
    }
}

#[test]
fn a_value_of_an_earlier_year_without_a_column_is_told_unless_a_printed_figure_is_computed_from_it() {
    let form = "  評価: []\n  系列: [実績, {名称: 差, 計算: 実績-前年度}]\n  列: [番号, 名称, 指標, 単位, 実績, 差]\n";
    let indicator = "指標: [{名称: け, 単位: 件, 実績: {H29: 5, H30: 7}}]";
    assert_eq!(lost(&workspace("[H29, H30]", form, indicator)), [""; 0]);
    let noted = "指標: [{名称: け, 単位: 件, 実績: {H29: {値: 5, 付記: (速報), 注: し}, H30: 7}}]";
    assert_eq!(
        lost(&workspace("[H29, H30]", form, noted)),
        [
            "left-out: 「実績」の平成29年度の付記と注は、資料に印刷されません。取組項目の表には、その年度の欄がありません"
        ]
    );
    let form = form.replace(", 差]\n", "]\n");
    assert_eq!(
        lost(&workspace("[H29, H30]", &form, indicator)),
        ["left-out: 「実績」の平成29年度の値は、資料に印刷されません。取組項目の表には、その年度の欄がありません"]
    );
}

#[test]
fn the_table_that_lacks_the_period_is_named() {
    let form = "  評価: []\n  系列: [実績]\n  列: [番号, 名称]\n  指標の表: [{名称: 活動, 列: [指標, 実績]}, {列: [指標, 実績]}]\n";
    let item = "指標: [{名称: け, 表: 活動, 実績: {H29: 5, H30: 7}}]";
    let workspace = workspace("[H29, H30]", form, item);
    write(
        &workspace,
        "projects/a.yaml",
        &format!(
            "事業: き\n指標: [{{名称: さ, 実績: {{H29: 1, H30: 2}}}}]\n取組項目:\n  - {{番号: 1, 名称: く, 担当課: [お], {item}}}\n"
        ),
    );
    assert_eq!(
        lost(&workspace),
        [
            "left-out: 「実績」の平成29年度の値は、資料に印刷されません。指標の表には、その年度の欄がありません",
            "left-out: 「実績」の平成29年度の値は、資料に印刷されません。指標の表「活動」には、その年度の欄がありません",
        ]
    );
}

#[test]
fn a_unit_without_a_row_of_its_own_is_told() {
    let form = "  評価: []\n  系列: [{名称: 目標, 年度: 独自}]\n  列: [番号, 指標, 年度, 目標, 単位]\n";
    let told = lost(&workspace("[H29, H30]", form, "指標: [{名称: け, 単位: 件, 目標: {R8: 5}}]"));
    assert_eq!(told, ["left-out: 「単位」は、資料に印刷されません"]);
}

#[test]
fn an_earlier_judgement_is_told_unless_a_tally_shows_it() {
    let form = "  評価: [{名称: 進み, 選択肢: [可, 否]}]\n  列: [番号, 名称, 進み]\n";
    let item = "進み: {H29: 可, H30: 否}";
    assert_eq!(
        lost(&workspace("[H29, H30]", form, item)),
        [
            "other-year: 「進み」の平成29年度の評価は、資料に印刷されません。印刷するのは、この資料の年度（平成30年度）の評価だけです"
        ]
    );
    for tally in ["{題名: し, 推移: 進み}", "{題名: し, 行: 選択肢, 列: [件数, {内容: 増減, 年度: H29}]}"]
    {
        let form = format!("{form}  集計: [{tally}]\n");
        assert_eq!(lost(&workspace("[H29, H30]", &form, item)), [""; 0], "{tally}");
    }
}
