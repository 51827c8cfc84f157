//! What is told of values: of negative ones, of those of a 再掲, of what stands in place of a figure.

use super::told::{ITEM, edited, told, told_by};

const INDICATORS: &str = "      - {名称: 発行部数, 単位: 部, 実績: {H30: 2300, H31: 2300}}
      - {名称: 配布部数, 単位: 部, 実績: {H30: 1895, H31: 1990}}
";
const REPEAT: &str = "  - 再掲: 1\n";

#[test]
fn a_negative_value_is_no_contradiction() {
    for value in [
        "{名称: 収支の差, 単位: 千円, 実績: {H30: 11, H31: -13}}",
        "{名称: 収支の差, 単位: 千円, 実績: {H30: ▲14, H31: {値: ▲13, 付記: (速報)}}}",
        "{名称: 人口の増減, 単位: 人, 実績: {H31: {値: ▲5, 内訳: {自然増減: ▲8, 社会増減: 3}}}}",
        "{名称: 収支の差, 単位: 千円, 実績: {H31: {値: ▲13, 内訳: {うち東館: 3}}}}",
        "{名称: 収支の差, 単位: 千円, 実績: {H31: {値: ▲13, 内訳: {東館: 3, 西館: }}}}",
    ] {
        assert_eq!(
            told_by("breakdown-differs", &[(ITEM, INDICATORS, &format!("      - {value}\n"))]),
            [""; 0],
            "{value}"
        );
    }
    let total = "      - {名称: 収支の差（累計）, 単位: 千円, 実績: {H30: 11, H31: ▲2}}\n";
    assert_eq!(told_by("cumulative-differs", &[(ITEM, INDICATORS, total)]), [""; 0]);
}

/// What is told of a 再掲 whose indicators are those of its original with words replaced.
fn of_repeat(form: &str, original: &str, from: &str, to: &str) -> Vec<String> {
    assert!(original.contains(from), "{original}");
    let repeat = format!("{REPEAT}    上書き:\n      指標:\n        - {}\n", original.replace(from, to));
    let edits = [
        ("plan.yaml", "体系:", &*format!("{form}体系:")),
        (ITEM, INDICATORS, &*format!("      - {original}\n")),
        (ITEM, REPEAT, &*repeat),
    ];
    told(&edited(&edits)).into_iter().filter(|line| line.starts_with("repeat-")).collect()
}

#[test]
fn every_difference_of_a_repeated_indicator_is_told() {
    let form = "様式:
  評価:
    - {名称: 進捗状況, 選択肢: [順調に進んだ, 概ね進んだ]}
    - {名称: 達成度, 対象: 指標, 選択肢: [A, B]}
  独自: [{名称: 出典, 対象: 指標}]
";
    let plain = "{名称: 利用者, 単位: 人, 実績: {H31: {値: 3, 注: 速報値}}, 達成度: A, 独自: {出典: 調査}}";
    let whole = "{名称: 利用者, 単位: 人, 計算: 合計, 内訳: [{名称: 男, 実績: {H31: 1}}, {名称: 女, 実績: {H31: 2}}]}";
    for (original, from, to, difference) in [
        (plain, "速報値", "確定値", "「利用者」の平成31年度の「実績」の注: 「速報値」→「確定値」"),
        (plain, "達成度: A", "達成度: B", "「利用者」の平成31年度の「達成度」: 「A」→「B」"),
        (plain, "達成度: A", "達成度: {H30: B, H31: A}", "「利用者」の平成30年度の「達成度」: なし→「B」"),
        (plain, "出典: 調査", "出典: 統計", "「利用者」の「出典」: 「調査」→「統計」"),
        (plain, "単位: 人", "単位: 人, 向き: 減", "「利用者」の向き: 「増」→「減」"),
        (whole, "男", "男性", "「利用者」の1つ目の内訳の名称: 「男」→「男性」"),
        (whole, "H31: 2", "H31: 5", "「利用者」の2つ目の内訳の平成31年度の「実績」: 「2」→「5」"),
        (whole, "計算: 合計", "計算: 平均", "「利用者」の計算: 「合計」→「平均」"),
    ] {
        let told = of_repeat(form, original, from, to);
        assert_eq!(told.len(), 1, "{to}: {told:#?}");
        let message = format!("再掲の「指標」が、元の No.1 と違います（{difference}）");
        assert!(told[0].starts_with("repeat-drift ") && told[0].contains(&message), "{told:#?}");
    }
    for original in [plain, whole] {
        let told = of_repeat(form, original, "単位: 人, ", "単位:  人, ");
        assert!(told.len() == 1 && told[0].starts_with("repeat-slip "), "{told:#?}");
        assert!(told[0].contains("再掲の「指標」は、元の No.1 と同じです"), "{told:#?}");
    }
}

#[test]
fn every_year_in_which_a_repeated_judgement_differs_is_told() {
    let of = |written: &str, status: &str| {
        let repeat = format!("{REPEAT}    上書き:\n      進捗状況: {status}\n");
        let edits = [(ITEM, "進捗状況: 概ね進んだ", written), (ITEM, REPEAT, &*repeat)];
        let told = told(&edited(&edits)).into_iter().filter(|line| line.starts_with("repeat-"));
        told.map(|line| line.split(" / ").next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        of("進捗状況: 順調に進んだ", "{H30: 概ね進んだ, H31: 未実施}"),
        [
            "repeat-drift 18: 再掲の「進捗状況」が、元の No.1 と違います（平成30年度: 「未記入」→「概ね進んだ」、平成31年度: 「順調に進んだ」→「未実施」）"
        ]
    );
    assert_eq!(
        of("進捗状況: {H30: 概ね進んだ, H31: 未実施}", "{H30: 概ね進んだ, H31: 順調に進んだ}"),
        ["repeat-drift 18: 再掲の「進捗状況」が、元の No.1 と違います（平成31年度: 「未実施」→「順調に進んだ」）"]
    );
}

#[test]
fn the_parts_beside_a_value_that_is_only_computed_with_are_told() {
    let form = "様式:
  系列: [目標, 実績, {名称: 達成率, 計算: 実績÷目標}]
  列: [番号, 名称, 指標, 単位, {年度ごと: [達成率]}, 進捗状況]
体系:";
    let told_of = |value: &str| {
        let indicators = format!("      - {{名称: 利用者, 単位: 人, 目標: {{H31: 40}}, 実績: {{H31: {value}}}}}\n");
        told_by("left-out", &[("plan.yaml", "体系:", form), (ITEM, INDICATORS, &indicators)])
    };
    for (value, part) in
        [("{値: 30, 内訳: {北: 10, 南: 20}}", "内訳"), ("{値: 30, 付記: (速報)}", "付記"), ("{値: 30, 注: 速報}", "注")]
    {
        let told = told_of(value);
        assert_eq!(told.len(), 1, "{value} {told:#?}");
        assert!(told[0].contains(&format!("「実績」の平成31年度の{part}は、資料に印刷されません")), "{told:#?}");
        assert!(told[0].ends_with(&format!("印刷しないなら、この{part}を消してください")), "{told:#?}");
    }
    assert_eq!(told_of("30"), [""; 0]);
    assert_eq!(told_of("{内訳: {北: 30}}"), [""; 0]);
}

#[test]
fn what_stands_in_place_of_a_figure_is_told() {
    let told_of = |value: &str| {
        let indicators = format!("      - {{名称: 利用者, 単位: 人, 実績: {{H31: {value}}}}}\n");
        told_by("placeholder", &[(ITEM, INDICATORS, &indicators)])
    };
    for (value, kind) in [
        ("集計中", "まだ決まっていないことを示す言葉"),
        ("{内訳: {男: 調査中, 女: 3}}", "まだ決まっていないことを示す言葉"),
        ("\"？\"", "まだ決まっていないことを示す言葉"),
        ("\"=SUM(A1)\"", "Excelの式"),
    ] {
        let told = told_of(value);
        assert!(told.len() == 1 && told[0].contains(kind), "{value} {told:#?}");
    }
    for outcome in ["検討中", "内容は協議中。"] {
        let edits = [(ITEM, "成果: 発行した。", &*format!("成果: {outcome}"))];
        assert_eq!(told_by("placeholder", &edits), [""; 0], "{outcome}");
    }
    let form = [("plan.yaml", "体系:", "様式: {空欄: [集計中]}\n体系:"), (ITEM, "H31: 1990", "H31: 集計中")];
    assert_eq!(told_by("placeholder", &form), [""; 0]);
}

const OWN_YEARS: &str = "様式:
  系列: [実績, {名称: 現状値, 役割: 基準, 年度: 独自}, {名称: 目標値, 役割: 目標, 年度: 独自}]
  列: [番号, 名称, 指標, 単位, {年度ごと: [実績]}, 現状値, 現状値の年度, 目標値, 目標値の年度, 進捗状況, 成果]
体系:";

/// What a rule tells of an indicator with series that have years of their own.
fn of_own_years(code: &str, indicator: &str, outcome: &str) -> Vec<String> {
    let indicators = format!("      - {{{indicator}}}\n");
    let outcome = format!("成果: {outcome}");
    let edits =
        [("plan.yaml", "体系:", OWN_YEARS), (ITEM, INDICATORS, &indicators), (ITEM, "成果: 発行した。", &outcome)];
    told_by(code, &edits)
}

#[test]
fn a_share_above_all_is_impossible_in_any_year() {
    let of = |rest: &str| {
        of_own_years("impossible-value", &format!("名称: 受診率, 単位: \"%\", 実績: {{H31: 40}}, {rest}"), "開いた。")
    };
    for (rest, told) in [
        ("目標値: {R8: 500}", "指標「受診率」の「目標値」が、令和8年度は「500」で、ありえない数です"),
        ("現状値: {H29: 310}", "指標「受診率」の「現状値」が、平成29年度は「310」で、ありえない数です"),
    ] {
        assert!(of(rest).len() == 1 && of(rest)[0].contains(told), "{:#?}", of(rest));
    }
    assert_eq!(of("現状値: {H29: 31}, 目標値: {R8: 100}"), [""; 0]);
}

#[test]
fn a_target_of_the_year_is_compared_with_what_the_text_claims() {
    let of = |target: &str, outcome: &str| {
        let indicator = format!("名称: 発行部数, 単位: 部, 実績: {{H30: 250, H31: 263}}, 目標値: {target}");
        of_own_years("text-contradicts-value", &indicator, outcome)
    };
    let told = of("{H31: 500}", "目標を達成した。");
    assert!(told.len() == 1 && told[0].contains("目標が「500」"), "{told:#?}");
    assert_eq!(of("{R8: 500}", "目標を達成した。"), [""; 0], "it is for another year");
    assert_eq!(of("{H31: 260}", "目標を達成した。"), [""; 0]);
}

#[test]
fn what_was_told_of_last_year_is_not_compared() {
    let of = |outcome: &str| {
        of_own_years("text-contradicts-value", "名称: 発行部数, 単位: 部, 実績: {H30: 250, H31: 263}", outcome)
    };
    assert_eq!(of("前年度に減少した発行部数を回復させた。"), [""; 0]);
    for outcome in ["発行部数は前年度に比べて減少した。", "発行部数は前年度に引き続き減少した。"]
    {
        assert_eq!(of(outcome).len(), 1, "{outcome}");
    }
}

#[test]
fn a_block_that_was_pasted_twice_is_told_by_its_number() {
    let item = "  - 番号: 1\n    名称: 冊子の発行\n    担当課: [社会福祉課]\n    進捗状況: 概ね進んだ\n";
    let twice = edited(&[(ITEM, REPEAT, &format!("{item}{REPEAT}"))]);
    let told = told(&twice);
    let about: Vec<&str> = told.iter().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(about, ["duplicate-number 16"], "{told:#?}");
    let renumbered = edited(&[(ITEM, REPEAT, &format!("{}{REPEAT}", item.replace("番号: 1", "番号: 2")))]);
    let told = self::told(&renumbered);
    assert!(told.iter().any(|line| line.starts_with("repeated-item 17: ") && line.contains("7行目")), "{told:#?}");
}

#[test]
fn years_that_no_value_can_have_are_told() {
    let of = |rest: &str| {
        let told = of_own_years(
            "impossible-date",
            &format!("名称: 発行部数, 単位: 部, 実績: {{H31: 40}}, {rest}"),
            "開いた。",
        );
        told.into_iter().map(|line| line.split(" / ").next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    for (rest, told) in [
        (
            "目標値: {R80: 4000}",
            "「発行部数」の「目標値」の年度（令和80年度）は、この資料の年度（平成31年度）から40年を超えて離れています",
        ),
        (
            "目標値: {H8: 4000}",
            "「発行部数」の「目標値」の年度（平成8年度）は、この資料の年度（平成31年度）より10年を超えて前です",
        ),
        ("現状値: {R14: 40}", "「発行部数」の「現状値」の年度（令和14年度）は、この資料の年度（平成31年度）より後です"),
        (
            "現状値: {R2: 40}, 目標値: {H30: 50}",
            "「発行部数」の「現状値」の年度（令和2年度）は、「目標値」の年度（平成30年度）より後です",
        ),
    ] {
        assert_eq!(of(rest), [format!("13: {told}")], "{rest}");
    }
    for rest in ["現状値: {H29: 31}, 目標値: {R8: 100}", "現状値: {H2: 31}, 目標値: {R32: 100}", "現状値: 3, 目標値: 5"]
    {
        assert_eq!(of(rest), [""; 0], "{rest}");
    }
}

#[test]
fn a_number_with_a_zero_before_it_is_the_same_number() {
    let item = "  - 番号: 01\n    名称: 冊子の配布\n    担当課: [社会福祉課]\n    進捗状況: 概ね進んだ\n";
    let edit = (ITEM, REPEAT, &*format!("{item}{REPEAT}"));
    assert_eq!(
        told_by("duplicate-number", &[edit]),
        [
            "16: No.01 は、No.1 と同じ番号です（1度目は6行目） / 別の番号にする（2 は使われていません）か、同じ取組項目なら「再掲: 1」にしてください"
        ]
    );
    let free = ("plan.yaml", "体系:", "様式: {番号: 自由}\n体系:");
    assert_eq!(told_by("duplicate-number", &[edit, free]), [""; 0]);
}
