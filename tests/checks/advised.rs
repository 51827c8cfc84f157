//! Advice about what is not printed, followed to the letter: with it, the paper prints it and nothing else is told.

use super::told::{ITEM, edited, told};

/// The indicators of the small plan.
const INDICATORS: &str = "      - {名称: 発行部数, 単位: 部, 実績: {H30: 2300, H31: 2300}}
      - {名称: 配布部数, 単位: 部, 実績: {H30: 1895, H31: 1990}}
";
const PLAN: &str = "plan.yaml";
/// A 様式 that says nothing but what is usual.
const USUAL: &str = "桁区切り: あり";

/// What is told of the small plan with a 様式 and an indicator.
fn told_of(form: &str, indicator: &str) -> Vec<String> {
    let (form, indicator) = (format!("様式: {{{form}}}\n体系:"), format!("      - {{名称: 発行部数, {indicator}}}\n"));
    told(&edited(&[(PLAN, "体系:", &form), (ITEM, INDICATORS, &indicator)]))
}

/// Fails unless each of these parts of an advice is given, and nothing is told once all are followed.
fn assert_advised(form: &str, indicator: &str, advice: &[&str], (form_then, indicator_then): (&str, &str)) {
    let told = told_of(form, indicator);
    for part in advice {
        assert!(told.iter().any(|line| line.contains(part)), "{part} is not in {told:#?}");
    }
    assert_eq!(told_of(form_then, indicator_then), [""; 0], "{form_then} {indicator_then}");
}

#[test]
fn two_series_without_columns_become_one_group_of_years() {
    let form = |columns: &str| {
        format!("系列: [目標, 旧目標, 実績], 列: [番号, 名称, 取組内容, 進捗状況, 指標, 実績, 単位, {columns}成果]")
    };
    let indicator = "単位: 部, 目標: {H30: 11, H31: 12}, 旧目標: {H30: 13, H31: 14}, 実績: {H31: 10}";
    let advice = [
        "「目標」は、この様式ではどこにも印刷されません / 印刷するなら、様式の「列」に「年度ごと: [目標, 旧目標]」を加えてください",
        "「旧目標」は、この様式ではどこにも印刷されません / 印刷するなら、様式の「列」に「年度ごと: [目標, 旧目標]」を加えてください",
    ];
    assert_advised(&form(""), indicator, &advice, (&form("{年度ごと: [目標, 旧目標]}, "), indicator));
}

#[test]
fn a_series_without_a_column_and_one_without_years_become_one_group_of_years() {
    let form = |columns: &str| {
        format!("系列: [実績, 計画], 列: [番号, 名称, 取組内容, 進捗状況, 指標, {columns}, 単位, 成果]")
    };
    let indicator = "単位: 部, 実績: {H30: 10, H31: 11}, 計画: {H30: 13, H31: 14}";
    let group = "「実績」を「年度ごと: [実績, 計画]」に替え";
    let advice = [
        format!("「計画」は、この様式ではどこにも印刷されません / 印刷するなら、様式の「列」の{group}てください"),
        format!(
            "その年度の欄がありません / どの年度の値も印刷するなら、列の{group}るか、列に「年度」と「計画」を加えてください"
        ),
    ];
    let advice: Vec<&str> = advice.iter().map(String::as_str).collect();
    assert_advised(&form("実績"), indicator, &advice, (&form("{年度ごと: [実績, 計画]}"), indicator));
    assert_advised(&form("実績"), indicator, &advice, (&form("年度, 実績, 計画"), indicator));
    // The other way round.
    let group = "「計画」を「年度ごと: [実績, 計画]」に替え";
    let advice = [
        format!("様式の「列」の{group}てください"),
        format!("列の{group}るか、列に「年度」と「実績」を加えてください"),
    ];
    let advice: Vec<&str> = advice.iter().map(String::as_str).collect();
    assert_advised(&form("計画"), indicator, &advice, (&form("{年度ごと: [実績, 計画]}"), indicator));
}

#[test]
fn the_focus_is_printed_with_its_description() {
    let form = |columns: &str| format!("列: [番号, 名称, {columns}進捗状況, 指標, 年度, 実績, 単位, 成果]");
    let indicator = "単位: 部, 実績: {H31: 10}";
    let advice = [
        "「重点」は、この様式ではどこにも印刷されません / 印刷するなら、様式の「列」に「取組内容」を加えてください（「重点」は、その下に印刷します）",
    ];
    assert_advised(&form(""), indicator, &advice, (&form("取組内容, "), indicator));
}

#[test]
fn a_computed_series_is_not_to_be_one_of_a_year_of_its_own() {
    let form = |columns: &str| {
        format!(
            "系列: [目標, 実績, {{名称: 達成率, 計算: 実績÷目標}}], 列: [番号, 名称, 取組内容, 指標, {columns}, 単位, 進捗状況, 成果]"
        )
    };
    let indicator = "単位: 部, 目標: {H30: 20, H31: 20}, 実績: {H31: 10}, 達成率: {H30: {値: 50, 注: 概算}}";
    let told = told_of(&form("実績, 達成率"), indicator);
    assert!(told.iter().all(|line| !line.contains("年度: 独自")), "{told:#?}");
    let advice = [
        "「目標」の平成30年度の値は、資料に印刷されません。取組項目の表には、この系列の列がありません / どの年度の値も印刷するなら、列の「達成率」を「年度ごと: [目標, 達成率]」に替えるか、列に「年度」と「目標」を加えてください。この年度の値だけなら、列に「{内容: 目標, 年度: H30, 見出し: 平成30年度の目標}」を加えてください。印刷しないなら、この値を消してください",
        "この値と注を消してください",
    ];
    assert_advised(&form("実績, 達成率"), indicator, &advice, (&form("年度, 目標, 実績, 達成率"), indicator));
}

#[test]
fn what_is_deleted_is_what_is_not_printed() {
    let form =
        "系列: [目標, 実績, {名称: 達成率, 計算: 実績÷目標}], 列: [番号, 名称, 取組内容, 指標, 達成率, 進捗状況, 成果]";
    let indicator = |value: &str| format!("目標: {{H31: 100}}, 実績: {{H31: {value}}}");
    let advised = |value: &str, advice: &str| {
        assert_advised(form, &indicator(value), &[advice], (form, &indicator("{値: 30}")));
    };
    advised("{値: 30, 注: 速報}", "印刷しないなら、この注を消してください");
    advised("{値: 30, 付記: (速報)}", "印刷しないなら、この付記を消してください");
}

#[test]
fn a_year_that_a_table_of_its_own_does_not_show_is_added_to_its_list() {
    let form = |years: &str| format!("指標の表: [{{名称: 表甲, 表示年度: [{years}], 列: [指標, 年度, 実績, 単位]}}]");
    let indicator = "表: 表甲, 単位: 部, 実績: {H30: 1, H31: 2}";
    let advice = ["様式の「指標の表」の「表甲」にある「表示年度」に加える"];
    assert_advised(&form("H30"), indicator, &advice, (&form("H30, H31"), indicator));
}

#[test]
fn a_slip_in_a_year_is_told_before_the_years_shown_are_to_be_changed() {
    let indicator = |year: &str| format!("単位: 部, 実績: {{H30: 1, {year}: 2}}");
    let advice = [
        "year-not-shown 13: 「R2」は表示年度にないので、印刷されません / 「H31」の打ち間違いなら、直してください。そうでなければ、",
    ];
    assert_advised(USUAL, &indicator("R2"), &advice, (USUAL, &indicator("H31")));
}

#[test]
fn a_target_for_one_year_of_its_own_is_declared_as_one() {
    let form = |own: &str| {
        format!(
            "系列: [{{名称: 現状値, 年度: 独自}}, {{名称: 目標値{own}}}, 実績], 列: [番号, 名称, 取組内容, 進捗状況, 指標, 現状値, 現状値の年度, 目標値, 目標値の年度, {{年度ごと: 実績}}, 単位, 成果]"
        )
    };
    let indicator = "単位: 部, 現状値: {H27: 1}, 目標値: {R5: 9}, 実績: {H30: 2, H31: 3}";
    let advice = [
        "「目標値」は年度ごとの値なので、「目標値の年度」という列はありません / 「目標値」の値が1つの年度だけなら、様式の系列「目標値」に「年度: 独自」を加えてください",
        "「R5」は表示年度にないので、印刷されません / 様式の系列「目標値」に「年度: 独自」と書く",
    ];
    assert_advised(&form(""), indicator, &advice, (&form(", 年度: 独自"), indicator));
}

#[test]
fn a_series_that_is_named_like_a_role_is_given_it() {
    let form = |target: &str| {
        format!(
            "系列: [{target}, 実績, {{名称: 達成率, 計算: 実績÷目標}}], 列: [番号, 名称, 取組内容, 進捗状況, 指標, {{年度ごと: [目標値, 実績, 達成率]}}, 単位, 成果]"
        )
    };
    let indicator = "単位: 部, 目標値: {H30: 4, H31: 4}, 実績: {H30: 2, H31: 3}";
    let map = [
        "「達成率」を計算するための、役割が「目標」の系列がありません / 系列「目標値」に「役割: 目標」を加えてください",
    ];
    let with_role = form("{名称: 目標値, 役割: 目標}");
    assert_advised(&form("{名称: 目標値}"), indicator, &map, (&with_role, indicator));
    let name = ["/ 系列の「目標値」を「{名称: 目標値, 役割: 目標}」に替えてください"];
    assert_advised(&form("目標値"), indicator, &name, (&with_role, indicator));
}

#[test]
fn a_series_without_values_is_told_though_the_usual_table_of_indicators_would_print_it() {
    let form = |series: &str| {
        format!("系列: [{series}], 列: [番号, 名称, 取組内容, 進捗状況, 指標, {{年度ごと: 実績}}, 単位, 成果]")
    };
    let indicator = "単位: 部, 実績: {H30: 1, H31: 2}";
    let advice = ["系列「見込み」は、列にも、計算、評価、集計にも使われていません"];
    assert_advised(&form("実績, 見込み"), indicator, &advice, (&form("実績"), indicator));
}

#[test]
fn a_symbol_that_is_written_twice_is_told_at_the_symbol() {
    let form = "評価: [{名称: 進捗状況, 委員会評価: あり, 選択肢: [{名称: 順調に進んだ, 記号: A}, {名称: 概ね進んだ, 記号: C}, {名称: 未着手, 記号: C}]}]";
    let workspace = edited(&[(PLAN, "体系:", &format!("様式: {{{form}}}\n体系:"))]);
    let findings = super::rules::findings(&workspace);
    let column = format!("様式: {{{form}").chars().count() - "C}]}]".chars().count() + 1;
    assert_eq!((&findings[0]["code"], &findings[0]["column"]), (&"duplicate-name".into(), &column.into()));
}

#[test]
fn opinions_of_several_members_are_told_apart_on_paper() {
    let opinions = "意見:\n  - {番号: 1, 委員: 甲, 意見: よい。}\n  - {番号: 1, 委員: 乙, 意見: 続けてほしい。}\n";
    let told_of = |form: &str| {
        let workspace = edited(&[(PLAN, "体系:", &format!("{form}体系:"))]);
        workspace.write("opinions.yaml", opinions);
        told(&workspace)
    };
    let added = "様式の「意見」の「列」に「委員」を加えてください（「列」を書いていなければ、「意見: {列: [番号, 名称, 担当課, 委員, 意見, 連携・協力]}」と書きます）";
    let told = told_of("");
    assert!(told.len() == 1 && told[0].contains(added), "{told:#?}");
    assert_eq!(told_of("様式: {意見: {列: [番号, 名称, 担当課, 委員, 意見, 連携・協力]}}\n"), [""; 0]);
}

#[test]
fn only_a_word_is_offered_as_one_for_a_value_that_does_not_exist() {
    let form = "系列: [目標, 実績, {名称: 達成率, 計算: 実績÷目標}], 列: [番号, 名称, 取組内容, 進捗状況, 指標, {年度ごと: [目標, 実績, 達成率]}, 単位, 成果]";
    for (value, is_offered) in [("\"#####\"", false), ("\"#N/A\"", false), ("O", false), ("なし", true)] {
        let told = told_of(form, &format!("単位: 部, 目標: {{H30: 4, H31: 4}}, 実績: {{H30: 2, H31: {value}}}"));
        let not_computed = told.iter().find(|line| line.starts_with("not-computed ")).unwrap();
        assert_eq!(not_computed.contains("「空欄」に"), is_offered, "{not_computed}");
    }
}

#[test]
fn a_value_that_does_not_exist_is_a_word_of_the_form_where_something_is_computed() {
    let form = |absences: &str| {
        format!(
            "{absences}系列: [目標, 実績, {{名称: 達成率, 計算: 実績÷目標}}], 列: [番号, 名称, 取組内容, 進捗状況, 指標, {{年度ごと: [目標, 実績, 達成率]}}, 単位, 成果]"
        )
    };
    let indicator = |value: &str| format!("単位: 部, 目標: {{H30: 4, H31: 4}}, 実績: {{H30: 2{value}}}");
    let advice =
        ["値がなくて正しいなら、様式に「空欄: [－]」と書いたうえで「実績」に「H31: －」のように書いてください"];
    let then = form("空欄: [－], ");
    assert_advised(&form(""), &indicator(""), &advice, (&then, &indicator(", H31: －")));
    let annotation = ["様式に「空欄: [－]」と書いたうえで「値: －」のように書いてください"];
    let with_note = |value: &str| indicator(&format!(", H31: {{{value}付記: (集計中)}}"));
    assert_advised(&form(""), &with_note(""), &annotation, (&then, &with_note("値: －, ")));
    // Where nothing is computed, any word does.
    let plain = told_of(USUAL, "単位: 部, 実績: {H30: 2}");
    assert!(plain[0].contains("値がなくて正しいなら、「実績」に「H31: －」のように"), "{plain:#?}");
}

/// Follows every advice to add a block to the small plan with these blocks until nothing is told, and returns the blocks of
/// シート, 事業 and 取組項目 then.
///
/// - `rest`: further keys of the 様式
/// - `edits`: what else is different about the plan
fn with_blocks([sheet, project, item]: [&str; 3], rest: &str, edits: &[(&str, &str, &str)]) -> [String; 3] {
    let advice = regex::Regex::new("様式の「配置」の「(シート|事業|取組項目)」に「([^」]+)」を加えてください").unwrap();
    let mut blocks = [sheet, project, item].map(str::to_owned);
    for _ in 0..4 {
        let [sheet, project, item] = &blocks;
        let form = format!("様式: {{配置: {{シート: [{sheet}], 事業: [{project}], 取組項目: [{item}]}}{rest}}}\n体系:");
        let told = told(&edited(&[&[(PLAN, "体系:", form.as_str())], edits].concat()));
        if told.is_empty() {
            return blocks;
        }
        let mut added: Vec<(usize, String)> = Vec::new();
        for line in &told {
            let found = advice.captures(line).unwrap_or_else(|| panic!("{line}\nin {form}"));
            let index = ["シート", "事業", "取組項目"].iter().position(|node| *node == &found[1]).unwrap();
            let block = (index, found[2].to_owned());
            added.extend((!added.contains(&block)).then_some(block));
        }
        for (index, block) in added {
            blocks[index] += &format!(", {block}");
        }
    }
    panic!("{blocks:?}");
}

#[test]
fn what_pages_of_blocks_do_not_print_is_added_as_a_block() {
    let sheet = "題名, 階層, 事業";
    let [_, project, item] = with_blocks([sheet, "{欄: [事業]}, 取組項目", "題名, {欄: [担当課]}"], "", &[]);
    assert_eq!(project, "{欄: [事業]}, 取組項目, {文: 取り組み目標}, {文: 主な取り組み}");
    assert_eq!(item, "題名, {欄: [担当課]}, {文: 取組内容}, {欄: [進捗状況]}, 指標の表, {文: 成果}");
    // Where a block has the columns or 事業欄, these get what is missing.
    let form = "様式: {配置: {シート: [題名, 階層, 事業], 事業: [事業欄, 取組項目], 取組項目: [題名, 列]}, 列: [番号, 名称, 担当課, 取組内容, 進捗状況, 指標, 単位, {年度ごと: 実績}]}\n体系:";
    let told = told(&edited(&[(PLAN, "体系:", form)]));
    assert!(told.len() == 1 && told[0].contains("様式の「列」に「成果」を加えてください"), "{told:#?}");
}

#[test]
fn own_fields_and_indicators_of_nodes_with_blocks_are_added_as_blocks() {
    let own = ", 独自: [備考, {名称: 決算額, 種類: 金額, 単位: 千円}, {名称: 概要, 対象: 事業}, {名称: 人数, 対象: 事業, 種類: 数}]";
    let edits = [
        (ITEM, "    進捗状況: 概ね進んだ\n", "    進捗状況: 概ね進んだ\n    独自: {備考: 冊子。, 決算額: 12}\n"),
        (
            ITEM,
            "取り組み目標:",
            "独自: {概要: あらまし。, 人数: 3}\n指標: [{名称: 利用者, 単位: 人, 実績: {H30: 1, H31: 2}}]\n取り組み目標:",
        ),
        (
            PLAN,
            "      - 名称: ①はじめの施策\n",
            "      - 名称: ①はじめの施策\n        指標: [{名称: 満足度, 単位: \"%\", 実績: {H30: 41, H31: 42}}]\n",
        ),
    ];
    let [sheet, project, item] =
        with_blocks(["題名, 階層, 事業", "{欄: [事業]}, 取組項目", "題名, {欄: [担当課]}"], own, &edits);
    assert_eq!(sheet, "題名, 階層, 事業, 指標の表");
    for block in ["{文: 概要}", "{欄: [人数]}", "指標の表"] {
        assert!(project.contains(block), "{project}");
    }
    for block in ["{文: 備考}", "{欄: [決算額]}", "指標の表"] {
        assert!(item.contains(block), "{item}");
    }
}
