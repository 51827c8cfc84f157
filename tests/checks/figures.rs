//! Figures of which the paper does not say what they count, in which year, or how to read them.

use super::told::{ITEM, edited, told_by};
use crate::pdf::Document;
use crate::support::without_whitespace;

const INDICATORS: &str = "      - {名称: 発行部数, 単位: 部, 実績: {H30: 2300, H31: 2300}}
      - {名称: 配布部数, 単位: 部, 実績: {H30: 1895, H31: 1990}}
";

/// What is told of a form by a rule about it, with these indicators.
fn of_form(form: &str, indicators: &str) -> Vec<String> {
    let form = format!("様式:\n{form}体系:");
    told_by("unused-form-part", &[("plan.yaml", "体系:", &form), (ITEM, INDICATORS, indicators)])
}

/// The texts of the cells that the paper has of a form with these indicators.
fn printed(form: &str, indicators: &str) -> Vec<String> {
    let form = format!("様式:\n{form}体系:");
    let workspace =
        edited(&[("plan.yaml", "体系:", &form), (ITEM, INDICATORS, indicators), (ITEM, "  - 再掲: 1\n", "")]);
    let grids = Document::read(&workspace.paper()).grids();
    grids.iter().flat_map(|grid| grid.cells()).map(|cell| without_whitespace(&cell.text())).collect()
}

#[test]
fn a_table_of_items_names_what_it_counts() {
    let told = of_form("  列: [番号, 担当課, 進捗状況, 単位, {年度ごと: [実績]}]\n", INDICATORS);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].contains(
        "取組項目の表に「名称」も「指標」もないので、何の値か分かりません / 様式の「列」に「指標」を加えてください"
    ));
    // Followed to the letter.
    assert_eq!(of_form("  列: [番号, 担当課, 進捗状況, 指標, 単位, {年度ごと: [実績]}]\n", INDICATORS), [""; 0]);
    // Without figures there is nothing to name, and a card prints the name of its item.
    assert_eq!(of_form("  列: [番号, 担当課, 進捗状況]\n", INDICATORS), [""; 0]);
    let one = "      - {名称: 発行部数, 単位: 部, 実績: {H30: 2300, H31: 2300}}\n";
    assert_eq!(of_form("  配置: カード\n  列: [進捗状況, 単位, {年度ごと: [実績]}]\n", one), [""; 0]);
    assert_eq!(of_form("  列: [番号, 取組内容, 進捗状況, 単位, {年度ごと: [実績]}]\n", one), [""; 0]);
}

#[test]
fn several_indicators_of_an_item_are_told_apart() {
    let form = "  列: [番号, 名称, 担当課, 進捗状況, 単位, {年度ごと: [実績]}]\n";
    let told = of_form(form, INDICATORS);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].contains(
        "取組項目の表に「指標」の列がないので、「冊子の発行」の2つの指標（「発行部数」「配布部数」）の値が、どれのものか分かりません"
    ));
    let other_unit = INDICATORS.replacen("単位: 部", "単位: 種類", 1);
    assert_eq!(of_form(form, &other_unit), [""; 0]);
    assert_eq!(of_form("  列: [番号, 名称, 担当課, 進捗状況, {年度ごと: [実績]}]\n", &other_unit).len(), 1);
}

#[test]
fn figures_of_several_indicators_and_series_in_one_cell_are_told() {
    let series = "  系列: [実績, 目標]\n";
    let form = |columns: &str| format!("{series}  列: [番号, 名称, 指標, {columns}, 単位]\n");
    let both = INDICATORS.replace("実績:", "目標: {H30: 2000, H31: 2400}, 実績:");
    let told = of_form(&form("年度, {内容: [目標, 実績], 見出し: 目標と実績}"), &both);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].contains(
        "「目標と実績」の欄に、「冊子の発行」の2つの指標（「発行部数」「配布部数」）の値が、2つの系列（目標、実績）とも重なるので"
    ));
    for clear in ["年度, 目標, 実績", "{年度ごと: [{内容: [目標, 実績]}]}"] {
        assert_eq!(of_form(&form(clear), &both), [""; 0], "{clear}");
    }
    let one = both.lines().next().unwrap().to_owned() + "\n";
    assert_eq!(of_form(&form("年度, {内容: [目標, 実績]}"), &one), [""; 0]);
}

#[test]
fn a_ratio_of_an_indicator_that_is_to_fall_is_told_or_explained() {
    let form = "様式:
  系列: [目標, 実績, {名称: 達成率, 計算: 実績÷目標}]
  列: [番号, 名称, 指標, 単位, {年度ごと: [目標, 実績, 達成率]}, 進捗状況]
体系:";
    let told_of = |rest: &str| {
        let indicators =
            format!("      - {{名称: 待機児童数, 単位: 人, 目標: {{H31: 5}}, 実績: {{H30: 20, H31: 12}}{rest}}}\n");
        told_by("against-direction", &[("plan.yaml", "体系:", form), (ITEM, INDICATORS, &indicators)])
    };
    let told = told_of(", 向き: 減");
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].contains(
        "「待機児童数」は「向き: 減」ですが、「達成率」（実績÷目標）は、実績が多いほど高くなります（実績 12 ÷ 目標 5 ＝ 240.0%）"
    ));
    let followed = ", 向き: 減, 達成率: {H31: {注: 少ない方がよいので、100%以下で達成}}";
    assert!(told[0].contains("「達成率: {H31: {注: 少ない方がよいので、100%以下で達成}}」のように"));
    assert_eq!(told_of(followed), [""; 0]);
    assert_eq!(told_of(""), [""; 0]);
    let at_target = "      - {名称: 待機児童数, 単位: 人, 向き: 減, 目標: {H31: 5}, 実績: {H30: 20, H31: 5}}\n";
    let edits = [("plan.yaml", "体系:", form), (ITEM, INDICATORS, at_target)];
    assert_eq!(told_by("against-direction", &edits), [""; 0]);
}

#[test]
fn the_year_of_a_value_is_told_as_it_is_printed_and_its_example_is_the_value() {
    let form = |labels: &str| {
        format!(
            "{labels}様式:\n  系列: [実績, {{名称: 目標, 年度: 独自}}]\n  列: [番号, 名称, 指標, 単位, {{年度ごと: [実績]}}, 目標, 目標の年度, 進捗状況]\n体系:"
        )
    };
    let told_of = |labels: &str, target: &str| {
        let indicators = INDICATORS.replacen("実績:", &format!("目標: {target}, 実績:"), 1);
        told_by("value-without-year", &[("plan.yaml", "体系:", &form(labels)), (ITEM, INDICATORS, &indicators)])
    };
    for (labels, label) in [("", "31"), ("年度の表記: 和暦\n", "平成31年度"), ("年度の表記: 略記\n", "H31")]
    {
        let told = told_of(labels, "2500");
        assert!(told[0].contains(&format!("その年度は「{label}」と印刷されます")), "{told:#?}");
    }
    for (written, example) in [
        ("約2500", "{R8: 約2500}"),
        ("\"2500\"", "{R8: \"2500\"}"),
        ("{値: 2500, 付記: (見込み)}", "{R8: {値: 2500, 付記: (見込み)}}"),
        ("{内訳: {市内: 2000, 市外: 500}}", "{R8: {内訳: {市内: 2000, 市外: 500}}}"),
    ] {
        let told = told_of("", written);
        assert!(told[0].contains(&format!("/ {example} のように")), "{written} {told:#?}");
        assert_eq!(told_of("", example), [""; 0], "{example}");
    }
    assert_eq!(told_of("", "{注: 未定}"), [""; 0]);
}

#[test]
fn a_year_is_printed_beside_a_figure_that_has_it() {
    let form = "  空欄: [－]\n  系列: [{名称: 実績, 役割: 実績}, {名称: 目標, 年度: 独自}]\n  列: [番号, 名称, 指標, 単位, 目標, 目標の年度]\n";
    let target = |target: &str| format!("      - {{名称: 発行部数, 単位: 部, 目標: {target}}}\n");
    let count = |indicators: &str, year: &str| printed(form, indicators).iter().filter(|text| *text == year).count();
    let has_year = |indicators: &str, year: &str| count(indicators, year) == 1;
    assert!(has_year(&target("{R8: 4321}"), "令和8年度"));
    assert!(has_year(&target("4321"), "31"));
    assert!(has_year(&target("{R8: －}"), "令和8年度"));
    assert!(!has_year(&target("－"), "31"));
    assert!(!has_year(&target("{注: 定めない}"), "31"));
    let total = |second: &str| {
        format!(
            "      - 名称: 部数\n        単位: 部\n        計算: 合計\n        内訳:\n          - {{名称: 一, 目標: {{R8: 4000}}}}\n          - {{名称: 二, 目標: {second}}}\n"
        )
    };
    let years = |second: &str| count(&total(second), "令和8年度");
    assert_eq!(years("{R8: 321}"), 3);
    assert_eq!(years("－"), 2);
    assert_eq!(years("{R7: 321}"), 1);
}

#[test]
fn the_heading_of_the_years_of_several_series_names_no_one_of_them() {
    let heading = |role: &str, own: &str| {
        let form = format!(
            "  系列: [{{名称: 最終目標, 役割: 目標, 年度: 独自}}, {{名称: 当初, 役割: {role}, 年度: 独自}}]\n  列: [番号, 名称, 指標, 単位, {{内容: [最終目標, 当初]}}, {own}]\n"
        );
        printed(&form, "      - {名称: 発行部数, 単位: 部, 最終目標: {R8: 4000}, 当初: {R7: 3000}}\n")
    };
    let has = |role: &str, own: &str, expected: &str| heading(role, own).iter().any(|text| text == expected);
    assert!(has("目標", "最終目標の年度", "最終目標／当初"));
    assert!(has("目標", "最終目標の年度", "目標年度"));
    assert!(has("基準", "最終目標の年度", "値の年度"));
    assert!(has("目標", "{内容: 最終目標の年度, 見出し: 最終目標年度}", "最終目標年度"));
    assert!(has("目標", "最終目標の年度, 当初の年度", "最終目標年度"));
}
