//! What follows from other figures: it is told with its notes, in every paper, where the table of the indicator prints it.

use crate::support::Workspace;

/// A plan of one 取組項目 with one indicator.
///
/// - `form`: what follows 様式, in flow style
fn workspace(form: &str, indicator: &str) -> Workspace {
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "体系:", &format!("様式: {{{form}}}\n体系:"));
    let item = "{番号: 1, 名称: 相談, 担当課: [社会福祉課], 取組内容: 受ける。, 進捗状況: 順調に進んだ, 成果: 受けた。, 指標: ";
    workspace.write("projects/1-1-1.yaml", format!("事業: 窓口\n取組項目:\n  - {item}[{indicator}]}}\n"));
    workspace
}

fn told(workspace: &Workspace, arguments: &[&str]) -> String {
    let run = workspace.run(arguments);
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.stdout
}

/// What the 推移 says of an indicator, without the spaces between its columns.
fn rows(workspace: &Workspace, indicator: &str) -> Vec<String> {
    let text = told(workspace, &["history", "1", "--format", "text"]);
    let rows = text.lines().filter(|line| line.trim_start().starts_with(indicator));
    rows.map(|row| row.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// The changes of values from the edition to a draft of it, each as its label, the old and the new text.
fn changes(workspace: &Workspace, from: &str, to: &str) -> Vec<String> {
    let draft = workspace.path().join("案");
    crate::support::copy(&workspace.path().join("content/2019"), &draft);
    workspace.edit("projects/1-1-1.yaml", from, to);
    let text = told(workspace, &["compare", "案", "2019", "--format", "text"]);
    let lines: Vec<&str> = text.lines().collect();
    let changes = lines.iter().enumerate().filter(|(_, line)| line.starts_with('［'));
    changes.map(|(at, label)| format!("{label} {} {}", lines[at + 1], lines[at + 2])).collect()
}

#[test]
fn a_total_names_the_parts_that_it_leaves_out_in_every_paper() {
    let parts = "{名称: 窓口, 実績: {H30: 100, H31: 110}}, {名称: 電話, 実績: {H30: 60, H31: －}}";
    let workspace = workspace("空欄: [－]", &format!("{{名称: 相談件数, 単位: 件, 計算: 合計, 内訳: [{parts}]}}"));
    assert_eq!(rows(&workspace, "相談件数"), ["相談件数 件 160 110 ※1 ▲50 ▲31.3%"]);
    assert_eq!(rows(&workspace, "※1"), ["※1 「電話」の「－」は含みません。"]);
    let summary: serde_json::Value = serde_json::from_str(&told(&workspace, &["summary", "--format", "json"])).unwrap();
    assert_eq!(summary["indicators"][0]["values"][1]["printed"], "110（「電話」の「－」は含みません）");
    assert_eq!(
        changes(&workspace, "H31: 110", "H31: 120")[0],
        "［変更］指標「相談件数」の実績（平成31年度） 旧: 110（注: 「電話」の「－」は含みません） \
         新: 120（注: 「電話」の「－」は含みません）"
    );
}

const OWN_YEAR: &str = "空欄: [－], 系列: [{名称: 目標, 役割: 目標, 年度: 独自}, {名称: 旧目標, 年度: 独自}, 実績], \
    列: [番号, 名称, 担当課, 取組内容, 進捗状況, 指標, 単位, 目標, 目標の年度, 旧目標, 旧目標の年度, {年度ごと: 実績}, 成果]";

#[test]
fn a_total_of_a_series_with_a_year_of_its_own_is_told_for_that_year() {
    let parts = "{名称: 窓口, 目標: {R4: 150}}, {名称: 電話, 目標: {R4: 80}}";
    let workspace = workspace(OWN_YEAR, &format!("{{名称: 相談件数, 単位: 件, 計算: 合計, 内訳: [{parts}]}}"));
    assert_eq!(rows(&workspace, "相談件数"), ["相談件数 件 230"]);
    assert_eq!(
        changes(&workspace, "R4: 150", "R4: 170"),
        [
            "［変更］指標「相談件数」の目標 旧: 230 新: 250",
            "［変更］指標「相談件数」の内訳「窓口」の目標 旧: 150 新: 170"
        ]
    );
}

#[test]
fn a_word_that_is_written_without_a_year_belongs_to_none() {
    let workspace =
        workspace(OWN_YEAR, "{名称: 相談件数, 単位: 件, 目標: {R4: 150}, 旧目標: －, 実績: {H30: 1, H31: 2}}");
    let found = rows(&workspace, "相談件数");
    assert_eq!(found, ["相談件数 目標 件 150", "相談件数 実績 件 1 2 ＋1 ＋100.0%"]);
}

const TABLES: &str = "系列: [{名称: 計画, 役割: 目標}, 実績, {名称: 達成率, 計算: 実績÷目標, 小数: 0}], \
    評価: [{名称: 進捗状況, 選択肢: [順調に進んだ, 未実施], 委員会評価: あり}, {名称: 判定, 対象: 指標, 選択肢: [達成, 未達成], \
    判定: {系列: 達成率, 段階: [{以上: 100, 評価: 達成}, {評価: 未達成}]}}], 列: [番号, 名称, 担当課, 取組内容, 進捗状況, 成果], \
    指標の表: [{名称: 活動, 列: [指標, 単位, {年度ごと: [計画, 実績]}]}, \
    {名称: 成果, 列: [指標, 単位, {年度ごと: [計画, 実績, 達成率]}, 判定]}]";

#[test]
fn what_the_table_of_an_indicator_does_not_compute_no_paper_does() {
    let values = "単位: 件, 計画: {H31: 10}, 実績: {H31: 5}";
    let workspace =
        workspace(TABLES, &format!("{{表: 活動, 名称: 訪問, {values}}}, {{表: 成果, 名称: 解決, {values}}}"));
    assert_eq!(rows(&workspace, "訪問"), ["訪問 計画 件 10", "訪問 実績 件 5"]);
    assert_eq!(rows(&workspace, "解決"), ["解決 計画 件 10", "解決 実績 件 5", "解決 達成率 50%", "解決の判定 未達成"]);
    let found = changes(&workspace, "訪問, 単位: 件, 計画: {H31: 10}", "訪問, 単位: 件, 計画: {H31: 5}");
    assert_eq!(found, ["［変更］指標「訪問」の計画（平成31年度） 旧: 10 新: 5"]);
}

#[test]
fn figures_that_stay_the_same_change_by_no_percent() {
    let workspace = workspace("空欄: [－]", "{名称: 件数, 単位: 件, 実績: {H30: 5, H31: 5}}");
    assert_eq!(rows(&workspace, "件数"), ["件数 件 5 5 0 0.0%"]);
}
