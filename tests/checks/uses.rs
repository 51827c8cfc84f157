//! What a form uses without printing it, and what it does not use: advice to delete the one, and requests for the other,
//! would mislead.

use serde_json::Value;

use crate::support::Workspace;

/// The small plan with a form, and with these indicators of its only item.
fn plan(form: &str, indicators: &str) -> Workspace {
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "体系:", &format!("様式:\n{form}体系:"));
    let usual = "      - {名称: 発行部数, 単位: 部, 実績: {H30: 2300, H31: 2300}}
      - {名称: 配布部数, 単位: 部, 実績: {H30: 1895, H31: 1990}}
";
    workspace.edit("projects/1-1-1.yaml", usual, indicators);
    workspace
}

/// What `check` says, code and message.
fn said(workspace: &Workspace) -> Vec<String> {
    let run = workspace.run(&["check", "--notes", "--format", "json"]);
    let findings: Value = serde_json::from_str(&run.stdout).unwrap();
    let findings = findings.as_array().unwrap_or_else(|| findings["findings"].as_array().unwrap());
    let text = |finding: &Value| {
        let (code, message) = (finding["code"].as_str().unwrap(), finding["message"].as_str().unwrap());
        format!("{code} {message}")
    };
    findings.iter().map(text).collect()
}

const NOTHING: [&str; 0] = [];

#[test]
fn an_operand_of_a_figure_that_is_printed_is_used() {
    let form = "  系列: [目標, 実績, {名称: 達成率, 計算: 実績÷目標}]
  列: [番号, 名称, 進捗状況, 指標, {年度ごと: [達成率]}, 取組内容, 成果]
";
    let indicators = "      - {名称: 発行部数, 目標: {H30: 2400, H31: 2400}, 実績: {H30: 2300, H31: 2300}}\n";
    assert_eq!(said(&plan(form, indicators)), NOTHING);
    let without = form.replace("達成率]", "実績]");
    let target = "not-printed 「目標」は、この様式ではどこにも印刷されません";
    let ratio = "unused-form-part 系列「達成率」は、列にも、計算、評価、集計にも使われていません";
    assert_eq!(said(&plan(&without, indicators)), [ratio, target]);
    let without = without.replace(", {名称: 達成率, 計算: 実績÷目標}", "");
    assert_eq!(said(&plan(&without, indicators)), [target]);
    let deleted = indicators.replace(" 目標: {H30: 2400, H31: 2400},", "");
    assert_eq!(said(&plan(&without.replace("目標, ", ""), &deleted)), NOTHING);
}

#[test]
fn a_series_that_decides_a_judgement_is_used() {
    let form = "  評価:
    - {名称: 進捗状況, 選択肢: [順調に進んだ, 概ね進んだ], 委員会評価: あり}
    - {名称: 判定, 対象: 指標, 選択肢: [A, B], 判定: {系列: 実績, 段階: [{以上: 100, 評価: A}, {評価: B}]}}
  列: [番号, 名称, 進捗状況, 指標, 判定, 取組内容, 成果]
";
    let indicators = "      - {名称: 発行部数, 実績: {H31: 2300}}\n";
    assert_eq!(said(&plan(form, indicators)), NOTHING);
}

#[test]
fn departments_and_the_names_of_indicators_are_used() {
    let form = "  列: [番号, 名称, 取組内容, 進捗状況, 年度, 実績, 単位, 成果]\n";
    let indicators = "      - {名称: 発行部数, 単位: 部, 実績: {H30: 2300, H31: 2300}}\n";
    assert_eq!(said(&plan(form, indicators)), NOTHING);
}

#[test]
fn a_field_from_which_another_is_computed_is_used() {
    let form = "  独自:
    - {名称: 事業費, 種類: 金額}
    - {名称: 事業費の計, 対象: 基本方針, 種類: 金額, 計算: 合計, もと: 事業費}
  列: [番号, 名称, 担当課, 取組内容, 進捗状況, 成果]
";
    let workspace = plan(form, "");
    workspace.edit("projects/1-1-1.yaml", "    指標:\n", "    独自: {事業費: 100}\n");
    assert_eq!(said(&workspace), NOTHING);
}

#[test]
fn the_member_who_tells_opinions_apart_is_to_be_printed() {
    let workspace =
        plan("  意見: {列: [番号, 名称, 意見]}\n", "      - {名称: 部数, 単位: 部, 実績: {H30: 1, H31: 2}}\n");
    let one = "意見:\n  - {番号: 1, 委員: 甲, 意見: よい。}\n";
    workspace.write("opinions.yaml", one);
    assert_eq!(said(&workspace), ["not-printed 「委員」は、この様式ではどこにも印刷されません"]);
    workspace.write("opinions.yaml", format!("{one}  - {{番号: 1, 委員: 乙, 意見: よくない。}}\n"));
    let members = "not-printed 「委員」は、この様式ではどこにも印刷されません（このファイルに2か所）";
    assert_eq!(said(&workspace), [members]);
    workspace.edit("plan.yaml", "[番号, 名称, 意見]", "[番号, 名称, 委員, 意見]");
    assert_eq!(said(&workspace), NOTHING);
}

/// Advice to delete either would be wrong as soon as the figures are there.
#[test]
fn a_target_and_a_unit_wait_for_the_result_beside_which_they_are_used() {
    let of_years = "  系列: [目標, 実績, {名称: 達成率, 計算: 実績÷目標}]
  列: [番号, 名称, 担当課, 取組内容, 指標, 年度, 達成率, 単位, 進捗状況, 成果]
";
    let of_one_year = of_years.replace("[目標,", "[{名称: 目標, 年度: 独自},");
    let missing = "missing-value 「配布部数」に H31 の「実績」がありません";
    for (form, target) in [(of_years, "{H30: 1, H31: 2}"), (of_one_year.as_str(), "{R8: 2}")] {
        let indicators = format!(
            "      - {{名称: 発行部数, 単位: 部, 目標: {target}, 実績: {{H30: 1, H31: 2}}}}
      - {{名称: 配布部数, 単位: 部, 目標: {target}}}
"
        );
        assert_eq!(said(&plan(form, &indicators)), [missing]);
    }
}

#[test]
fn a_judgement_without_a_column_is_counted() {
    let workspace = plan("  列: [番号, 名称, 担当課, 取組内容, 指標, 年度, 実績, 単位, 成果]\n", INDICATORS);
    let judgement = "not-printed 「進捗状況」は、総括表で数えるだけで、ほかには印刷されません";
    assert_eq!(said(&workspace), [judgement]);
}

const INDICATORS: &str = "      - {名称: 発行部数, 単位: 部, 実績: {H30: 2300, H31: 2300}}\n";

#[test]
fn nobody_is_asked_for_what_no_table_of_an_indicator_prints() {
    let targets = "  系列: [目標, 実績]\n  列: [番号, 名称, 担当課, 取組内容, 進捗状況, 指標, 年度, 目標, 成果]\n";
    let indicators = "      - {名称: 発行部数, 目標: {H30: 2400, H31: 2400}}
      - {名称: 配布部数, 目標: {H30: 1900, H31: 1900}}
";
    let workspace = plan(targets, indicators);
    let unused = "unused-form-part 系列「実績」は、列にも、計算、評価、集計にも使われていません";
    assert_eq!(said(&workspace), [unused]);
    let run = workspace.run(&["extract", "--missing"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "未記入はありません\n"), "{}", run.stderr);
}

#[test]
fn a_unit_is_asked_for_where_it_is_printed() {
    let columns = "  列: [番号, 名称, 担当課, 取組内容, 進捗状況, 指標, 年度, 実績, 成果]\n";
    let indicators = "      - {名称: 発行部数, 実績: {H30: 2300, H31: 2300}}\n";
    assert_eq!(said(&plan(columns, indicators)), NOTHING);
    let with_trend = format!("{columns}  集計: [{{題名: 推移, 推移: 実績}}]\n");
    let missing = "missing-unit 「発行部数」に値はありますが、単位がありません";
    assert_eq!(said(&plan(&with_trend, indicators)), [missing]);
}

#[test]
fn a_target_counts_as_missing_where_the_form_says_so() {
    let form = |key: &str| {
        format!(
            "  系列: [{{名称: 目標, 役割: 目標{key}}}, 実績]
  列: [番号, 名称, 担当課, 取組内容, 進捗状況, 指標, 年度, 目標, 実績, 単位, 成果]
"
        )
    };
    let missing = "missing-value 「発行部数」に H31 の「目標」がありません";
    assert_eq!(said(&plan(&form(""), INDICATORS)), NOTHING);
    let workspace = plan(&form(", 未記入: 数える"), INDICATORS);
    assert_eq!(said(&workspace), [missing]);
    let list = workspace.run(&["extract", "--missing"]).stdout;
    assert!(list.contains("No.1 冊子の発行: 目標（発行部数）\n"), "{list}");
    let own = form(", 年度: 独自, 未記入: 数える");
    assert_eq!(said(&plan(&own, INDICATORS)), ["missing-value 「発行部数」に「目標」がありません"]);
    let without = "      - {名称: 発行部数, 単位: 部, 目標: {H31: 1}, 実績: {H30: 2300}}\n";
    let actual = form("").replace(", 実績]", ", {名称: 実績, 役割: 実績, 未記入: 数えない}]");
    assert_eq!(said(&plan(&actual, without)), NOTHING);
}

#[test]
fn a_year_is_told_as_the_plan_spells_it() {
    for (year, told) in [("2019", "2019"), ("令和元年度", "令和元年度"), ("R1", "R1")] {
        let workspace = Workspace::small();
        workspace.edit("plan.yaml", "年度: H31\n", &format!("年度: {year}\n"));
        workspace.edit("projects/1-1-1.yaml", "H30: 2300, H31: 2300", "H30: 2300");
        assert_eq!(said(&workspace), [format!("missing-value 「発行部数」に {told} の値がありません")]);
    }
}

#[test]
fn every_item_that_differs_is_named() {
    let item = |number: u32, value: u32| {
        format!(
            "  - {{番号: {number}, 名称: 取組{number}, 担当課: [社会福祉課], 進捗状況: 順調に進んだ, 成果: 終えた。, 指標: [{{名称: ふれあい会議開催数, 単位: 回, 実績: {{H30: {value}, H31: 7}}}}]}}\n"
        )
    };
    let workspace = Workspace::small();
    let items: String = [(1, 18), (2, 16), (3, 18), (4, 12)].map(|(number, value)| item(number, value)).concat();
    workspace.write("projects/1-1-1.yaml", format!("事業: 事業\n取組項目:\n{items}"));
    let said: Vec<String> = said(&workspace).into_iter().filter(|said| said.starts_with("different-values")).collect();
    let of = |numbers: &str, told: &str| {
        format!("different-values 指標「ふれあい会議開催数」の値が、{numbers} とで違います（平成30年度は{told}）")
    };
    assert_eq!(
        said,
        [
            of("No.1（3行目）と No.2", "「18」と「16」"),
            of("No.2（4行目）と No.3", "「16」と「18」"),
            of("No.1（3行目）、No.2（4行目）、No.3（5行目）と No.4", "「18」、「16」と「12」"),
        ]
    );
}

#[test]
fn the_source_of_a_computed_field_is_refused_for_what_it_is() {
    let said = |source: &str, axis: &str| {
        let form = format!(
            "  評価:
    - {{名称: 進捗状況, 選択肢: [順調に進んだ, 概ね進んだ], 委員会評価: あり}}
    - {{名称: 達成, 対象: {axis}, 選択肢: [{{名称: A, 点: 2}}, {{名称: B, 点: 1}}]}}
  独自:
    - 備考
    - {{名称: 点数, 対象: 基本方針, 種類: 数, 計算: 平均, もと: {source}}}
"
        );
        let said = said(&plan(&form, INDICATORS));
        said.into_iter().filter(|said| said.starts_with("unknown-part")).collect::<Vec<_>>()
    };
    assert_eq!(said("達成", "取組項目"), NOTHING);
    assert_eq!(said("達成", "指標"), NOTHING);
    assert_eq!(said("進捗状況", "指標"), ["unknown-part 「もと」の「進捗状況」の選択肢に点がないので、計算できません"]);
    assert_eq!(said("備考", "指標"), ["unknown-part 「もと」の「備考」は文章の項目なので、計算できません"]);
    assert_eq!(
        said("達成率", "取組項目"),
        ["unknown-part 「もと」の「達成率」という、下の数の項目も点のある評価もありません"]
    );
}

#[test]
fn lists_of_what_a_plan_may_lack_may_be_empty() {
    for key in ["評価", "系列", "独自", "空欄", "集計", "注記", "指標の表"] {
        let workspace = Workspace::small();
        workspace.edit("plan.yaml", "体系:", &format!("様式: {{{key}: []}}\n体系:"));
        workspace.write("opinions.yaml", "意見: []\n");
        workspace.write("projects/1-1-1.yaml", "事業: 事業\n主な取り組み: []\n取組項目: []\n");
        assert_eq!(said(&workspace), NOTHING, "{key}");
        assert_eq!(workspace.run(&["build"]).code, 0, "{key}");
    }
    let workspace = Workspace::small();
    workspace.write("opinions.yaml", "意見: []\n").write("projects/1-1-1.yaml", "事業: 事業\n");
    let run = workspace.run(&["check"]);
    let hint = "「取組項目:」の行を加え、次の行から「- 番号: 1」のように書いてください。まだなければ「取組項目: []」と書いてください";
    assert!(run.stdout.contains(hint), "{}", run.stdout);
}
