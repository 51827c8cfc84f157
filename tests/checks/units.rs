//! Figures in several units: nothing is computed or compared over them, and that is told.

use super::told::{ITEM, edited, told};
use crate::pdf::Document;
use crate::support::{Workspace, without_whitespace};

const INDICATORS: &str = "      - {名称: 発行部数, 単位: 部, 実績: {H30: 2300, H31: 2300}}
      - {名称: 配布部数, 単位: 部, 実績: {H30: 1895, H31: 1990}}
";
const FORM: &str = "様式:
  系列:
    - {名称: 目標, 役割: 目標}
    - 実績
    - {名称: 達成率, 計算: 実績÷目標}
    - {名称: 増減, 計算: 実績-前年度}
  列: [番号, 名称, 取組内容, 進捗状況, 指標, 単位, {年度ごと: [目標, 実績, 達成率, 増減]}, 成果]
体系:";

fn plan(form: &str, indicators: &str) -> Workspace {
    edited(&[("plan.yaml", "体系:", form), (ITEM, INDICATORS, indicators), (ITEM, "  - 再掲: 1\n", "")])
}

/// What is told by the rule, without remedies.
fn mixed(workspace: &Workspace) -> Vec<String> {
    let told = told(workspace).into_iter();
    let messages = told.filter_map(|line| Some(line.strip_prefix("mixed-units ")?.split(" / ").next()?.to_owned()));
    messages.collect()
}

/// The texts of all cells of the paper, without blanks.
fn cells(workspace: &Workspace) -> Vec<String> {
    let grids = Document::read(&workspace.paper()).grids();
    let cells = grids.iter().flat_map(|grid| grid.cells()).map(|cell| without_whitespace(&cell.text()));
    cells.filter(|text| !text.is_empty()).collect()
}

fn prints(workspace: &Workspace, text: &str) -> bool {
    cells(workspace).iter().any(|cell| cell == text)
}

#[test]
fn a_formula_over_values_of_several_units_is_blank() {
    let of = |usual: &str, target: &str, actual: &str| {
        plan(FORM, &format!("      - {{名称: 修繕の費用, {usual}目標: {{H31: {target}}}, 実績: {{H31: {actual}}}}}\n"))
    };
    let own = "{値: 3200000, 単位: 円}";
    for (usual, target, actual) in [
        ("単位: 千円, ", "4000", own),
        ("単位: 千円, ", own, "3200"),
        // What the other counts is not known.
        ("", "4000", own),
    ] {
        let workspace = of(usual, target, actual);
        let cells = cells(&workspace);
        assert!(!cells.iter().any(|cell| cell.ends_with('%')), "{usual} {cells:?}");
        assert_eq!(mixed(&workspace).len(), 1, "{usual} {target}");
    }
    let workspace = of("単位: 千円, ", "4000", own);
    assert_eq!(
        told(&workspace).into_iter().filter(|line| line.starts_with("mixed-units ")).collect::<Vec<_>>(),
        [
            "mixed-units 13: 「修繕の費用」の「達成率」（実績÷目標）は、単位の違う数からは計算できません（空欄になります）: 平成31年度の「実績」は「円」、「目標」は「千円」（13行目） / 単位を揃えてください。値も、揃えた単位の数に書き直してください（計算では換算しません）"
        ]
    );
    // In one unit, wherever it is written.
    for (usual, target, actual) in [
        ("単位: 千円, ", "4000", "{値: 3200, 単位: 千 円}"),
        ("単位: 千円, ", "{値: 4000000, 単位: 円}", own),
        ("", "{値: 4000000, 単位: 円}", own),
    ] {
        let workspace = of(usual, target, actual);
        assert!(cells(&workspace).contains(&"80.0%".to_owned()), "{usual} {:?}", cells(&workspace));
        assert_eq!(mixed(&workspace), [""; 0], "{usual} {target}");
    }
}

#[test]
fn a_change_between_years_of_several_units_is_blank() {
    let of = |before: &str, now: &str| {
        plan(FORM, &format!("      - {{名称: 修繕の費用, 単位: 千円, 実績: {{H30: {before}, H31: {now}}}}}\n"))
    };
    let workspace = of("{値: 3200000, 単位: 円}", "4100");
    assert_eq!(
        mixed(&workspace),
        [
            "13: 「修繕の費用」の「増減」（実績-前年度）は、単位の違う数からは計算できません（空欄になります）: 平成30年度の「実績」は「円」、平成31年度の「実績」は「千円」（13行目）"
        ]
    );
    assert!(!cells(&workspace).iter().any(|cell| cell.contains('▲')), "{:?}", cells(&workspace));
    // The difference of figures in their own unit is told with it.
    let workspace = of("{値: 3200000, 単位: 円}", "{値: 3300000, 単位: 円}");
    assert!(prints(&workspace, "100,000円"), "{:?}", cells(&workspace));
}

#[test]
fn a_trend_over_several_units_is_not_drawn() {
    let form = "様式:\n  列: [番号, 名称, 取組内容, 進捗状況, 指標, 年度, 実績, 単位, 成果]\n体系:";
    let workspace = plan(
        form,
        "      - {名称: 修繕の費用, 単位: 千円, 実績: {H30: {値: 3200000, 単位: 円}, H31: 4100}}
      - {名称: 点検の費用, 単位: 千円, 実績: {H30: 100, H31: 150}}\n",
    );
    assert_eq!(
        mixed(&workspace),
        [
            "13: 「修繕の費用」の値は、単位が違うので、「指標の推移」で比べられません: 平成30年度は「円」、平成31年度は「千円」（13行目）"
        ]
    );
    let run = workspace.run(&["summary", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let of = |index: usize| &json["indicators"][index];
    assert_eq!((&of(0)["difference"], &of(0)["change_percent"]), (&serde_json::Value::Null, &serde_json::Value::Null));
    assert_eq!((&of(1)["difference"], &of(1)["change_percent"]), (&"50".into(), &"50.0".into()));
    let run = workspace.run(&["history", "No.1", "--format", "json"]);
    assert!(!run.stdout.contains("-99.9"), "{}", run.stdout);
    assert!(run.stdout.contains("\"change_percent\": \"50.0\""), "{}", run.stdout);
}

#[test]
fn a_total_of_several_units_is_blank_whether_or_not_it_has_a_unit() {
    let form = "様式:\n  列: [番号, 名称, 取組内容, 進捗状況, 指標, {年度ごと: 実績}, 単位, 成果]\n体系:";
    let of = |whole: &str, east: &str, west: &str| {
        plan(
            form,
            &format!(
                "      - 名称: 費用\n        計算: 合計\n{whole}        内訳:\n          - {{名称: 東, {east}}}\n          - {{名称: 西, {west}}}\n"
            ),
        )
    };
    let thousand = "        単位: 千円\n";
    for (whole, east, west) in [
        (thousand, "実績: {H31: 7100}", "実績: {H31: {値: 210, 単位: 円}}"),
        ("", "単位: 千円, 実績: {H31: 7100}", "単位: 円, 実績: {H31: 210}"),
        ("", "実績: {H31: {値: 7100, 単位: 千円}}", "実績: {H31: {値: 210, 単位: 円}}"),
        ("", "実績: {H31: 7100}", "実績: {H31: {値: 210, 単位: 円}}"),
        (thousand, "単位: 円, 実績: {H31: 7100}", "単位: 円, 実績: {H31: 210}"),
    ] {
        let workspace = of(whole, east, west);
        assert!(!prints(&workspace, "7,310"), "{whole} {:?}", cells(&workspace));
        assert_eq!(mixed(&workspace).len(), 1, "{whole} {east} {west}: {:#?}", told(&workspace));
    }
    // The unit that all have is that of the total, even if it is written for each figure.
    let workspace = of("", "実績: {H31: {値: 7100, 単位: 円}}", "実績: {H31: {値: 210, 単位: 円}}");
    assert!(prints(&workspace, "7,310円"), "{:?}", cells(&workspace));
    // A total that is written stands, and its parts are not held against it.
    let workspace =
        of("        単位: 千円\n        実績: {H31: 8}\n", "単位: 円, 実績: {H31: 7100}", "単位: 円, 実績: {H31: 210}");
    assert_eq!(told(&workspace).iter().filter(|line| line.contains("differs")).count(), 0, "{:#?}", told(&workspace));
}

#[test]
fn a_quotient_agrees_with_its_unit() {
    let form = "様式:\n  列: [番号, 名称, 取組内容, 進捗状況, 指標, {年度ごと: 実績}, 単位, 成果]\n体系:";
    let of = |unit: &str, dividend: &str, divisor: &str| {
        plan(
            form,
            &format!(
                "      - {{名称: 費用, {dividend}}}\n      - {{名称: 人数, {divisor}}}\n      - {{名称: 割り算, 単位: {unit}, 計算: 費用÷人数}}\n"
            ),
        )
    };
    for (unit, dividend, divisor) in [
        ("\"%\"", "単位: 円, 実績: {H31: 30}", "単位: 千円, 実績: {H31: 60}"),
        ("円/人", "単位: 千円, 実績: {H31: 30}", "単位: 人, 実績: {H31: 60}"),
        ("千円/人", "単位: 千円, 実績: {H31: {値: 30, 単位: 円}}", "単位: 人, 実績: {H31: 60}"),
    ] {
        let workspace = of(unit, dividend, divisor);
        let cells = cells(&workspace);
        assert!(!cells.iter().any(|cell| cell == "0.5" || cell == "50.0"), "{unit} {cells:?}");
        assert_eq!(mixed(&workspace).len(), 1, "{unit}");
    }
    let workspace = of("千円/人", "単位: 千円, 実績: {H31: 30}", "単位: 人, 実績: {H31: 60}");
    assert!(prints(&workspace, "0.5"), "{:?}", cells(&workspace));
    assert_eq!(mixed(&workspace), [""; 0]);
}

#[test]
fn a_figure_in_another_unit_is_not_judged() {
    let form = "様式:
  評価:
    - {名称: 進捗状況, 選択肢: [順調に進んだ, 概ね進んだ, 進まなかった]}
    - {名称: 判定, 対象: 指標, 選択肢: [甲, 乙], 印: 文字, 判定: {系列: 実績, 段階: [{以上: 3000, 評価: 甲}, {評価: 乙}]}}
  列: [番号, 名称, 取組内容, 進捗状況, 指標, 実績, 単位, 判定, 成果]
体系:";
    let of = |value: &str| {
        let workspace = plan(form, &format!("      - {{名称: 費用, 単位: 千円, 実績: {{H31: {value}}}}}\n"));
        workspace.edit("opinions.yaml", "    委員会評価: 順調に進んだ\n", "");
        workspace
    };
    assert!(prints(&of("3200"), "甲"));
    let workspace = of("{値: 3200, 単位: 円}");
    assert!(!prints(&workspace, "甲") && !prints(&workspace, "乙"), "{:?}", cells(&workspace));
    assert_eq!(
        mixed(&workspace),
        [
            "13: 「費用」の「判定」は、判定できません（空欄になります）: 平成31年度の「実績」は「円」、判定の段階は「千円」です"
        ]
    );
}

#[test]
fn a_total_of_own_fields_of_several_units_is_blank() {
    let form = "様式:
  独自:
    - {名称: 事業費, 種類: 金額, 単位: 千円}
    - {名称: 事業費の計, 種類: 金額, 単位: 千円, 対象: 事業, 計算: 合計, もと: 事業費}
  事業欄: [事業, 取り組み目標, 主な取り組み, 事業費の計]
  列: [番号, 名称, 取組内容, 進捗状況, 指標, {年度ごと: 実績}, 単位, 事業費, 成果]
体系:";
    let of = |value: &str| {
        let own = format!("進捗状況: 概ね進んだ\n    独自: {{事業費: {value}}}");
        edited(&[("plan.yaml", "体系:", form), (ITEM, "進捗状況: 概ね進んだ", &own)])
    };
    assert_eq!(mixed(&of("32")), [""; 0]);
    let workspace = of("{値: 32000, 単位: 円}");
    assert_eq!(mixed(&workspace).len(), 1, "{:#?}", told(&workspace));
    let texts = Document::read(&workspace.paper()).text();
    assert!(!without_whitespace(&texts).contains("32,000千円"), "{texts}");
}

#[test]
fn a_unit_without_its_value_is_told() {
    let form = "様式:\n  列: [番号, 名称, 取組内容, 進捗状況, 指標, {年度ごと: 実績}, 単位, 成果]\n体系:";
    let of = |value: &str| {
        let workspace = plan(form, &format!("      - {{名称: 費用, 単位: 千円, 実績: {{H30: {value}, H31: 4100}}}}\n"));
        let told = told(&workspace).into_iter();
        told.filter_map(|line| Some(line.strip_prefix("unit-without-value ")?.split(" / ").next()?.to_owned()))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        of("{単位: 円}"),
        ["13: 「費用」の平成30年度の値に単位「円」はありますが、値がありません（単位は印刷されません）"]
    );
    assert_eq!(
        of("{内訳: {東: {単位: 円}, 西: 3}}"),
        ["13: 「費用」の平成30年度の値の内訳「東」に単位「円」はありますが、値がありません（単位は印刷されません）"]
    );
    assert_eq!(of("{値: 3, 単位: 円}"), [""; 0]);
    assert_eq!(of("{内訳: {東: 2, 西: 3}, 単位: 円}"), [""; 0]);
}

#[test]
fn the_unit_of_a_text_that_is_a_figure_is_printed_behind_it() {
    let form =
        "様式:\n  単位の位置: 値の後\n  列: [番号, 名称, 取組内容, 進捗状況, 指標, {年度ごと: 実績}, 成果]\n体系:";
    let workspace = plan(form, "      - {名称: 配布部数, 単位: 部, 実績: {H30: 約100, H31: 12（うち夜間3）}}\n");
    for text in ["約100部", "12部（うち夜間3）"] {
        assert!(prints(&workspace, text), "{text} {:?}", cells(&workspace));
    }
    let workspace = plan(form, "      - {名称: 配布部数, 単位: 部, 実績: {H30: 検討, H31: 12回}}\n");
    for text in ["検討", "12回"] {
        assert!(prints(&workspace, text), "{text} {:?}", cells(&workspace));
    }
}

#[test]
fn a_total_that_leaves_a_part_out_is_not_compared_with_one_that_counts_it() {
    let form = FORM.replace("様式:\n", "様式:\n  空欄: [－]\n");
    let of = |target: &str| {
        plan(
            &form,
            &format!(
                "      - 名称: 開催\n        単位: 回\n        計算: 合計\n        内訳:\n          - {{名称: 東, 目標: {{H31: 240}}, 実績: {{H31: 236}}}}\n          - {{名称: 西, 目標: {{H31: {target}}}, 実績: {{H31: －}}}}\n"
            ),
        )
    };
    let workspace = of("20");
    let cells_of = cells(&workspace);
    assert!(!cells_of.contains(&"90.8%".to_owned()), "{cells_of:?}");
    let told = told(&workspace);
    let told: Vec<&String> = told.iter().filter(|line| line.starts_with("not-computed")).collect();
    assert_eq!(
        told,
        [
            "not-computed 18: 「西」の平成31年度の「実績」は「－」ですが、「目標」には数があるので、「開催」の「達成率」を計算できません（空欄になります） / どちらにも数えないなら、「目標」も「－」と書いてください。数えるなら、「－」を数に直してください（1つもなければ 0）"
        ]
    );
    // Both leave it out.
    let workspace = of("－");
    assert!(prints(&workspace, "98.3%"), "{:?}", cells(&workspace));
    assert!(!self::told(&workspace).iter().any(|line| line.starts_with("not-computed")));
}
