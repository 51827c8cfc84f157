//! Small mistakes, each with what is told about it: advice that fits its case, and nothing about honest content beside it.

use std::fs;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::rules::findings;
use crate::support::Workspace;

pub(super) const ITEM: &str = "projects/1-1-1.yaml";
const INDICATORS: &str = "      - {名称: 発行部数, 単位: 部, 実績: {H30: 2300, H31: 2300}}
      - {名称: 配布部数, 単位: 部, 実績: {H30: 1895, H31: 1990}}
";

/// The small plan with texts replaced.
pub(super) fn edited(edits: &[(&str, &str, &str)]) -> Workspace {
    let workspace = Workspace::small();
    for (file, old, new) in edits {
        workspace.edit(file, old, new);
    }
    workspace
}

/// What is told: code, line, message and remedy.
pub(super) fn told(workspace: &Workspace) -> Vec<String> {
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let line = |finding: &Value| {
        let (code, message, hint) = (text(finding, "code"), text(finding, "message"), text(finding, "hint"));
        let line = finding["line"].as_u64().map(|line| format!(" {line}")).unwrap_or_default();
        format!("{code}{line}: {message} / {hint}")
    };
    findings(workspace).iter().map(line).collect()
}

/// The texts of what is told by a rule.
pub(super) fn told_by(code: &str, edits: &[(&str, &str, &str)]) -> Vec<String> {
    let told = told(&edited(edits)).into_iter();
    told.filter_map(|line| Some(line.strip_prefix(&format!("{code} "))?.to_owned())).collect()
}

#[test]
fn the_unit_of_a_total_in_a_trend_is_printed() {
    let form = "様式:
  集計: [{題名: 推移, 推移: 実績}]
  列: [番号, 名称, 取組内容, 進捗状況, 指標, {年度ごと: [実績]}, 成果]
体系:";
    let total = "      - 名称: 参加者
        単位: 人
        計算: 合計
        内訳:
          - {名称: 男, 実績: {H30: 1, H31: 2}}
          - {名称: 女, 実績: {H30: 3, H31: 4}}
";
    let edits = [("plan.yaml", "体系:", form), (ITEM, INDICATORS, total)];
    assert_eq!(told(&edited(&edits)), [""; 0]);
    let without = [edits[0], (ITEM, INDICATORS, total), ("plan.yaml", "  集計: [{題名: 推移, 推移: 実績}]\n", "")];
    assert!(told(&edited(&without))[0].starts_with("not-printed 14: 「単位」は、この様式ではどこにも印刷されません"));
}

#[test]
fn two_opinions_of_one_member_are_told_apart_from_those_of_several() {
    let workspace = edited(&[]);
    workspace.write(
        "opinions.yaml",
        "意見:\n  - {番号: 1, 委員: 1番, 意見: よい。}\n  - {番号: 1, 委員: 1番, 意見: 続ける。}\n",
    );
    let told: Vec<String> = told(&workspace).into_iter().filter(|line| line.starts_with("duplicate-opinion")).collect();
    assert_eq!(told.len(), 1);
    assert!(
        told[0].contains("「意見: |」の下に、行を分けて並べられます") && !told[0].contains("それぞれに"),
        "{told:?}"
    );
}

#[test]
fn a_missing_judgement_is_to_be_chosen_not_counted() {
    let form = "様式:
  評価: [{名称: 進捗, 選択肢: [{名称: よい, 点: 2}, {名称: わるい, 点: 1}]}]
  独自: [{名称: 平均点, 種類: 数, 対象: 事業, 計算: 平均, もと: 進捗}]
  事業欄: [事業, 取り組み目標, 主な取り組み, 平均点]
体系:";
    let edits = [
        ("plan.yaml", "体系:", form),
        (ITEM, "    進捗状況: 概ね進んだ\n", ""),
        ("opinions.yaml", "    委員会評価: 順調に進んだ\n", ""),
    ];
    let told = told(&edited(&edits));
    assert!(told.iter().all(|line| !line.contains("12")), "{told:#?}");
    assert!(told.iter().any(|line| line.starts_with("blank-status 6: ")), "{told:#?}");
    let chosen = [edits[0], (ITEM, "進捗状況: 概ね進んだ", "進捗: よい"), edits[2]];
    assert_eq!(self::told(&edited(&chosen)), [""; 0]);
}

#[test]
fn joined_items_of_a_list_are_told_whatever_comes_before() {
    for mark in ["・", "①", "（1）", "○", "1. ", "- "] {
        let outcome = format!("成果: {mark}通所型の利用が伸びた。\n      {mark}宿泊型も伸びた。");
        let outcome = if mark == "- " { outcome.replace("成果: - ", "成果: ") } else { outcome };
        let told = told_by("folded-line", &[(ITEM, "成果: 発行した。", &outcome)]);
        assert_eq!(told.len(), 1, "{mark} {told:?}");
        assert!(told[0].starts_with("15: 箇条書きの行が前の行につながり、1つの段落で印刷されます: 「"), "{told:?}");
    }
    assert_eq!(told_by("folded-line", &[(ITEM, "成果: 発行した。", "成果: 発行した。\n      配った。")]), [""; 0]);
}

#[test]
fn marks_of_a_conflict_in_a_text_are_told() {
    let outcome = "成果: |\n      <<<<<<< HEAD\n      発行した。\n      =======\n      配った。\n      >>>>>>> br";
    let told = told_by("placeholder", &[(ITEM, "成果: 発行した。", outcome)]);
    let message = |line: usize, mark: &str| {
        format!(
            "{line}: 「{mark}」が残っています（Gitで2人の変更が合わなかったときの印） / \
             印の間にある2つの文のどちらを残すかを決めて、要らない文と印の行を消してください"
        )
    };
    assert_eq!(told, [message(16, "<<<<<<< HEAD"), message(18, "======="), message(20, ">>>>>>> br")]);
}

#[test]
fn what_init_leaves_in_the_publisher_is_told() {
    let told = told_by("placeholder", &[("plan.yaml", "発行者: 小さな市", "発行者: 〇〇市")]);
    assert_eq!(told.len(), 1);
    assert!(told[0].starts_with("4: 「〇〇」が残っています"), "{told:?}");
}

#[test]
fn a_permission_for_another_place_is_told_what_place_is_meant() {
    let without_unit = (ITEM, "{名称: 配布部数, 単位: 部,", "{名称: 配布部数,");
    for (place, advice) in [
        ("No1", "「No.1」ではありませんか"),
        ("シート1", "「シート 1」ではありませんか"),
        ("projects/1-1-2.yaml", "場所は「No.1」のように、指摘の「場所」にあるとおりに書いてください"),
    ] {
        let list = format!("許可:\n  - {{コード: missing-unit, 場所: {place}, 理由: 原本のまま}}\n体系:");
        let told = told_by("unused-permission", &[without_unit, ("plan.yaml", "体系:", &list)]);
        let message = format!(
            "13: 場所「{place}」に当たる「missing-unit」の指摘はありません / {advice}。許すものがなければ、この許可を消してください"
        );
        assert_eq!(told, [message], "{place}");
        let meant = list.replace(place, "No.1");
        assert_eq!(self::told(&edited(&[without_unit, ("plan.yaml", "体系:", &meant)])), [""; 0]);
    }
}

#[test]
fn a_dash_in_place_of_a_figure_has_one_remedy() {
    for dash in ["ー", "―", "一"] {
        for (absences, advice) in [
            ("", "値がないことを示す横線なら「－」と書き、様式の「空欄」に加えてください"),
            ("  空欄: [\"-\", 未公表]\n", "値がないことを示す横線なら「\"-\"」と書いてください"),
        ] {
            let form = format!(
                "様式:\n  系列: [目標, 実績, {{名称: 達成率, 計算: 実績÷目標}}]\n{absences}  列: [番号, 名称, 取組内容, 進捗状況, 指標, 単位, {{年度ごと: [目標, 実績, 達成率]}}, 成果]\n体系:"
            );
            let indicators = format!(
                "      - {{名称: 発行部数, 単位: 部, 目標: {{H30: 1, H31: 2}}, 実績: {{H30: 2300, H31: {dash}}}}}\n"
            );
            let told = told(&edited(&[("plan.yaml", "体系:", &form), (ITEM, INDICATORS, &indicators)]));
            let hints = told.iter().filter(|line| line.contains("空欄") || line.contains("横線"));
            let others: Vec<&String> = hints.filter(|line| !line.ends_with(advice)).collect();
            assert!(!told.is_empty() && others.is_empty(), "{dash} {others:?}");
        }
    }
}

#[test]
fn a_text_file_in_place_of_a_project_is_told_its_name() {
    let workspace = Workspace::small();
    fs::write(workspace.edition("projects/1-3-1.txt"), "事業: 別の事業\n").unwrap();
    fs::write(workspace.edition("projects/メモ.txt"), "覚え書き\n").unwrap();
    assert_eq!(
        told(&workspace),
        [
            "unread-file: 「projects/1-3-1.txt」は読まれません / 印刷する事業なら、名前の終わりを「.yaml」にして、plan.yaml の「体系」に番号を加えてください。使わないものなら、年度のフォルダーの外に移してください"
        ]
    );
}

#[test]
fn a_misplaced_project_is_moved_only_where_there_is_none() {
    let advised = |names: &[&str]| {
        let workspace = Workspace::small();
        for name in names {
            fs::create_dir_all(workspace.edition(name).parent().unwrap()).unwrap();
            fs::write(workspace.edition(name), "事業: 別の事業\n").unwrap();
        }
        told(&workspace).into_iter().map(|told| told.split_once(" / ").unwrap().1.to_owned()).collect::<Vec<_>>()
    };
    let elsewhere = "使わないものなら、年度のフォルダーの外に移してください";
    let compare = "中身を比べて、新しい方をその名前で残し、もう一方は、年度のフォルダーの外に移してください";
    let there = format!("「projects/1-1-1.yaml」はもうあります。{compare}");
    assert_eq!(advised(&["1-3-1.yaml"]), [format!("事業のファイルなら、projects の中に移してください。{elsewhere}")]);
    assert_eq!(
        advised(&["昨年/1-3-1.yaml"]),
        [format!("事業のファイルなら、projects のすぐ下に移してください。{elsewhere}")]
    );
    for name in ["1-1-1.yaml", "１-１-１.yml", "昨年/1-1-1.yaml", "projects/昨年/1-1-1.yaml"] {
        assert_eq!(advised(&[name]), [there.as_str()], "{name}");
    }
    assert_eq!(advised(&["昨年/1-0-0.yaml", "昨年/1-1-1.yaml"]), [there]);
    assert_eq!(advised(&["昨年/plan.yaml"]), [format!("「plan.yaml」はもうあります。{compare}")]);
}

#[test]
fn a_folder_of_a_year_by_another_spelling_is_told_its_name() {
    for (name, advice) in [
        ("R6", "名前を「2024」にすると読みます。使わないものなら、content の外に移してください"),
        ("令和6年度", "名前を「2024」にすると読みます。使わないものなら、content の外に移してください"),
        ("２０２４", "名前を「2024」にすると読みます。使わないものなら、content の外に移してください"),
        ("２０２４年度", "名前を「2024」にすると読みます。使わないものなら、content の外に移してください"),
        ("2024年", "名前を「2024」にすると読みます。使わないものなら、content の外に移してください"),
        (
            "平成31年度",
            "「content/2019」はもうあります。中身を比べて、新しい方をその名前で残し、もう一方は、content の外に移してください",
        ),
        (
            "２０１９",
            "「content/2019」はもうあります。中身を比べて、新しい方をその名前で残し、もう一方は、content の外に移してください",
        ),
    ] {
        let workspace = Workspace::small();
        fs::create_dir_all(workspace.path().join("content").join(name)).unwrap();
        assert_eq!(told(&workspace), [""; 0], "an empty folder {name}");
        fs::write(workspace.path().join("content").join(name).join("plan.yaml"), "計画: あ\n").unwrap();
        let message = format!("フォルダー「content/{name}」は、年度のフォルダーとして読まれません");
        assert_eq!(told(&workspace), [format!("unread-file: {message} / {advice}")]);
        let build = workspace.run(&["build"]).stderr;
        assert!(build.starts_with("警告が1件あります"), "{build}");
    }
    let workspace = Workspace::small();
    for name in ["メモ", "2019-旧1", "案"] {
        fs::create_dir_all(workspace.path().join("content").join(name).join("projects")).unwrap();
    }
    assert_eq!(told(&workspace), [""; 0]);
}

#[test]
fn an_edition_in_a_folder_of_another_name_is_told_the_year_that_its_plan_states() {
    let rename = "名前を「2024」にすると読みます。使わないものなら、content の外に移してください";
    let there = "「content/2019」はもうあります。中身を比べて、新しい方をその名前で残し、もう一方は、content の外に移してください";
    let unknown = "年度のものなら、plan.yaml に「年度」を書き、名前をその年度の西暦（2024 など）にしてください。使わないものなら、content の外に移してください";
    for (name, plan, advice) in [
        ("2024_old", "計画: あ\n年度: R6\n", rename),
        ("案", "\u{FEFF}計画: あ\r\n年度: \"令和6年度\" # 来年度\r\n", rename),
        ("2019 - コピー", "計画: あ\n年度: H31\n", there),
        ("2019-旧1", "年度: [", unknown),
    ] {
        let workspace = Workspace::small();
        let folder = workspace.path().join("content").join(name);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("メモ.yaml"), "年度: R6\n").unwrap();
        assert_eq!(told(&workspace), [""; 0], "a folder {name} without an edition");
        fs::write(folder.join("plan.yaml"), plan).unwrap();
        let message = format!("フォルダー「content/{name}」は、年度のフォルダーとして読まれません");
        assert_eq!(told(&workspace), [format!("unread-file: {message} / {advice}")]);
    }
}

#[test]
fn one_slip_in_an_indicator_is_told_once() {
    let whole = "{名称: 配布部数, 単位: 部, 実績: {H30: 1895, H31: 1990}}";
    for (slip, code) in [
        ("{名称: 配布部数, 単位: 部, 実績: {H30:1895}}", "unknown-year"),
        ("{名称: 配布部数, 単位: 部, 実績: {H30: 1895, H31:1990}}", "unknown-year"),
        ("{名称: 配布部数, 単位: 部, 実績:{H31: 1990}}", "yaml-syntax"),
        ("{名称: 配布部数, 単位: 部, 実積: {H30: 1895, H31: 1990}}", "unknown-key"),
        ("{名称: 配布部数, 単以: 部, 実績: {H30: 1895, H31: 1990}}", "unknown-key"),
        ("{名称: 配布部数, 単位: 部, 実績: {H30 1895}}", "unknown-year"),
    ] {
        let told = told(&edited(&[(ITEM, whole, slip)]));
        let codes: Vec<&str> = told.iter().filter_map(|line| line.split(' ').next()).collect();
        assert_eq!(codes, [code], "{slip}: {told:#?}");
    }
}

#[test]
fn the_advice_for_two_series_without_years_is_one() {
    let form = "様式:
  系列: [目標, 実績]
  列: [番号, 名称, 取組内容, 進捗状況, 指標, 目標, 実績, 単位, 成果]
体系:";
    let indicators = "      - {名称: 発行部数, 単位: 部, 目標: {H30: 2000, H31: 2100}, 実績: {H30: 2300, H31: 2300}}\n";
    let edits = [("plan.yaml", "体系:", form), (ITEM, INDICATORS, indicators)];
    let told = told(&edited(&edits));
    let advice = "列の「目標」と「実績」を「年度ごと: [目標, 実績]」に替えるか、列に「年度」を加えてください";
    assert!(told.len() == 2 && told.iter().all(|line| line.contains(advice)), "{told:#?}");
    for (from, to) in [("目標, 実績, 単位", "{年度ごと: [目標, 実績]}, 単位"), ("指標, 目標", "指標, 年度, 目標")]
    {
        let followed = form.replace(from, to);
        assert_eq!(self::told(&edited(&[("plan.yaml", "体系:", &followed), edits[1]])), [""; 0], "{to}");
    }
    // Of a table without any column of either.
    let form = form.replace("指標, 目標, 実績, 単位", "指標, 年度ごとの値, 単位").replace("年度ごとの値, ", "");
    let told = self::told(&edited(&[("plan.yaml", "体系:", &form), edits[1]]));
    assert!(told.iter().all(|line| line.starts_with("not-printed ")), "{told:#?}");
}

#[test]
fn a_series_with_years_is_to_be_printed_with_them_at_once() {
    let form = "様式:
  系列: [実績, 累計]
  列: [番号, 名称, 取組内容, 進捗状況, 指標, 実績, 単位, 成果]
体系:";
    let indicators =
        |totals: &str| format!("      - {{名称: 発行部数, 単位: 部, 実績: {{H31: 2300}}, 累計: {{{totals}}}}}\n");
    let hint = |form: &str, totals: &str| {
        let told = told_by("not-printed", &[("plan.yaml", "体系:", form), (ITEM, INDICATORS, &indicators(totals))]);
        told[0].split(" / ").nth(1).unwrap().split('。').next().unwrap().to_owned()
    };
    let both = "H30: 2300, H31: 4600";
    assert_eq!(hint(form, both), "印刷するなら、様式の「列」に「年度ごと: 累計」を加えてください");
    let followed = form.replace("実績, 単位", "実績, {年度ごと: 累計}, 単位");
    let edits = [("plan.yaml", "体系:", followed.as_str()), (ITEM, INDICATORS, &indicators(both))];
    assert_eq!(self::told(&edited(&edits)), [""; 0]);
    assert_eq!(hint(form, "H31: 4600"), "印刷するなら、様式の「列」に「累計」を加えてください");
    let rows = form.replace("指標, 実績", "指標, 年度, 実績");
    assert_eq!(hint(&rows, both), "印刷するなら、様式の「列」に「累計」を加えてください");
    let group = form.replace("指標, 実績", "指標, {年度ごと: 実績}");
    assert_eq!(hint(&group, both), "印刷するなら、様式の「列」の「年度ごと」に「累計」を加えてください");
}

#[test]
fn the_advice_for_no_columns_names_only_what_the_form_has() {
    for (axes, judged) in [("[]", ""), ("[{名称: 判定, 選択肢: [甲, 乙]}]", "判定, ")] {
        let form = format!("様式:\n  評価: {axes}\n  列: []\n体系:");
        let told = told_by("option-count", &[("plan.yaml", "体系:", &form)]);
        assert_eq!(
            told,
            [format!("14: 列がありません / [番号, 名称, 担当課, {judged}成果] のように、1つ以上書いてください")]
        );
    }
}

#[test]
fn parts_under_the_key_of_their_whole_are_told_their_own() {
    let record = |key: &str| format!("H31: {{{key}: {{男: 3, 女: 4}}}}}}}}");
    let told = told_by("wrong-type", &[(ITEM, "H31: 1990}}", &record("値"))]);
    assert_eq!(told.len(), 1);
    assert!(told[0].ends_with(" / 名前ごとの値なら、「値」を「内訳」に替えてください"), "{told:?}");
    assert_eq!(self::told(&edited(&[(ITEM, "H31: 1990}}", &record("内訳"))])), [""; 0]);
}

#[test]
fn thousands_of_indicators_are_checked_in_time() {
    for value in ["{H30: 1234, H31: 2345}", "{H30: 1000N, H31: 2N}"] {
        let lines: String = (0..6000)
            .map(|index| {
                format!("      - {{名称: 指標{index}, 単位: 件, 実績: {}}}\n", value.replace('N', &index.to_string()))
            })
            .collect();
        let workspace = edited(&[(ITEM, INDICATORS, &lines)]);
        let start = Instant::now();
        assert_eq!(workspace.run(&["check", "--notes"]).code, 0);
        assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
    }
}
