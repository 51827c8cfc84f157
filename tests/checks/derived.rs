//! Indicators that are computed from others: what is told of names, units and parts that are missing.

use serde_json::Value;

use crate::support::Workspace;

/// The small plan with these indicators of its sheet and of its only item.
fn plan(of_sheet: &str, of_item: &str) -> Workspace {
    let workspace = Workspace::small();
    let projects = "        事業: [1-1-1]\n";
    workspace.edit("plan.yaml", projects, &format!("        指標:\n{of_sheet}{projects}"));
    let usual = "      - {名称: 発行部数, 単位: 部, 実績: {H30: 2300, H31: 2300}}
      - {名称: 配布部数, 単位: 部, 実績: {H30: 1895, H31: 1990}}
";
    workspace.edit("projects/1-1-1.yaml", usual, of_item);
    workspace
}

/// What `check` says: code, message and remedy.
fn said(workspace: &Workspace) -> Vec<String> {
    let run = workspace.run(&["check", "--format", "json"]);
    let findings: Value = serde_json::from_str(&run.stdout).unwrap();
    let findings = findings.as_array().unwrap_or_else(|| findings["findings"].as_array().unwrap());
    let text = |finding: &Value| {
        let word = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
        format!("{} {} → {}", word("code"), word("message"), word("hint"))
    };
    findings.iter().map(text).collect()
}

const ITEM: &str = "      - {名称: 発行部数, 単位: 部, 実績: {H30: 2300, H31: 2300}}
      - {名称: 配布部数, 単位: 部, 実績: {H30: 1895, H31: 1990}}
      - {名称: 配布の割合, 単位: \"%\", 計算: 配布部数÷発行部数}
";
const TOTAL: &str = "          - {名称: 発行部数の計, 単位: 部, 計算: 合計, もと: 発行部数}\n";

const NOTHING: [&str; 0] = [];

#[test]
fn totals_and_ratios_of_indicators_that_are_there_are_not_told() {
    assert_eq!(said(&plan(TOTAL, ITEM)), NOTHING);
}

#[test]
fn a_name_that_no_indicator_has_is_told_with_one_that_is_near() {
    let said =
        said(&plan(&TOTAL.replace("もと: 発行部数", "もと: 発行部数数"), &ITEM.replace("配布部数÷", "配付部数÷")));
    assert_eq!(
        said,
        [
            "unknown-part この下に、「発行部数数」という指標がありません → 「発行部数」ではありませんか",
            "unknown-part 同じ一覧に、「配付部数」という指標がありません → 「配布部数」ではありませんか"
        ]
    );
}

#[test]
fn keys_that_do_not_go_together_are_told() {
    let with = |entry: &str| said(&plan(TOTAL, &ITEM.replace("計算: 配布部数÷発行部数", entry)));
    assert_eq!(
        with("計算: 配布部数/発行部数"),
        ["unknown-word 「配布部数/発行部数」という計算はできません → 割り算なら「配布部数÷発行部数」と書いてください"]
    );
    assert_eq!(
        with("計算: 配布部数÷発行部数, もと: 発行部数"),
        ["unknown-part 割り算の「計算」に、「もと」は要りません → 「もと」を消してください"]
    );
    assert_eq!(
        with("計算: 合計"),
        [
            "missing-key 「計算」のもとになる「内訳」がありません → 「内訳:」に、足し合わせる指標を「- {名称: …, 実績: …}」のように並べるか、「もと: 相談件数」のように、下にある指標の名前を書くか、「計算」を消してください"
        ]
    );
    assert_eq!(
        with("小数: 1"),
        [
            "missing-key 「計算」がありません → 括弧 { } の中に、「計算: …」を「,」で区切って加えてください",
            "unit-without-value 「配布の割合」に単位「%」はありますが、値がありません → 「実績: {H31: 1990}」のように値を書いてください。数えるのをやめた指標なら、取り除いてください"
        ]
    );
    assert_eq!(
        with("計算: 合計, もと: 発行部数"),
        [
            "unknown-part 取組項目の下に指標はないので、「もと」から計算できません → 取組項目の中で足し合わせるなら、「もと」を消して「内訳」に並べてください"
        ]
    );
}

#[test]
fn a_part_without_a_figure_is_told_with_what_cannot_be_computed() {
    assert_eq!(
        said(&plan(TOTAL, &ITEM.replace("H31: 2300", "H31: 調査中"))),
        [
            "not-computed 「発行部数」の平成31年度の「実績」が「調査中」で、数ではないので、「発行部数の計」と「配布の割合」を計算できません（空欄になります） → 半角の数だけを書いてください。数がないことを示す言葉なら、様式の「空欄」に「調査中」を加えてください（数えないで計算します）",
            "placeholder 値「調査中」が残っています（まだ決まっていないことを示す言葉） → 数を書いてください。まだ決まらないなら、空けておくと未記入として数えます。この言葉のまま印刷するなら、様式の「空欄」に加えてください"
        ]
    );
    assert_eq!(
        said(&plan(TOTAL, &ITEM.replace(", H31: 1990", ""))),
        [
            "missing-value 「配布部数」に H31 の値がありません → 「実績」に「H31: 1990」のように値を書いてください。値がなくて正しいなら、様式に「空欄: [－]」と書いたうえで「実績」に「H31: －」のように書いてください",
            "not-computed 「配布部数」の平成31年度の「実績」がないので、「配布の割合」を計算できません（空欄になります） → 「H31: 12」のように値を書いてください。1つもなければ「H31: 0」、数えないものなら様式に「空欄: [－]」と書いたうえで「H31: －」と書いてください"
        ]
    );
}

#[test]
fn a_written_figure_that_differs_is_told() {
    let total = TOTAL.replace("計算", "実績: {H31: 2400}, 計算");
    let ratio = ITEM.replace("計算", "実績: {H31: 85.5}, 計算");
    assert_eq!(
        said(&plan(&total, &ratio)),
        [
            "computed-differs 平成31年度の「実績」は2,400と書かれていますが、計算では2,300です（No.1 2,300） → 元の値が正しければ、この値を消してください（計算した値を印刷します）。元の値が違うなら、そちらを直してください",
            "computed-differs 平成31年度の「実績」は85.5と書かれていますが、計算では86.5です（配布部数 1,990 ÷ 発行部数 2,300） → 元の値が正しければ、この値を消してください（計算した値を印刷します）。元の値が違うなら、そちらを直してください"
        ]
    );
}

#[test]
fn figures_of_other_units_are_told_where_something_is_computed_from_them() {
    let total = TOTAL.replace("単位: 部", "単位: 冊");
    assert_eq!(
        said(&plan(&total, ITEM)),
        [
            "mixed-units 「発行部数の計」の合計は、単位の違う数からは計算できません（空欄になります）: No.1は「部」、「発行部数の計」は「冊」（content/2019/plan.yaml の17行目） → 足し合わせられる数なら、単位を揃えてください。別のものの数なら、「計算」と「内訳」をやめて、別々の指標にしてください"
        ]
    );
    let value = ITEM.replace("H31: 2300", "H31: {値: 2300, 単位: 冊}");
    assert_eq!(
        said(&plan(TOTAL, &value)),
        [
            "mixed-units 「発行部数の計」の合計は、単位の違う数からは計算できません（空欄になります）: No.1の平成31年度は「冊」、「発行部数の計」は「部」（content/2019/plan.yaml の17行目） → 足し合わせられる数なら、単位を揃えてください。別のものの数なら、「計算」と「内訳」をやめて、別々の指標にしてください",
            "mixed-units 「配布の割合」（配布部数÷発行部数）は、単位の違う数からは計算できません（空欄になります）: 「発行部数」の平成31年度は「冊」、「配布部数」は「部」（14行目） → 単位を揃えてください。値も、揃えた単位の数に書き直してください（計算では換算しません）"
        ]
    );
}

#[test]
fn names_may_have_the_sign_of_a_ratio() {
    let indicators = "      - {名称: 利用÷定員, 単位: 人, 実績: {H31: 3}}
      - {名称: 世帯, 単位: 世帯, 実績: {H31: 4}}
      - {名称: 割り算, 単位: 人/世帯, 計算: 利用÷定員÷世帯}
";
    let other = |from: &str, to: &str| {
        said(&plan("          - {名称: 冊子, 単位: 冊, 実績: {H30: 1, H31: 1}}\n", &indicators.replace(from, to)))
    };
    assert_eq!(other("割り算", "割り算の値"), NOTHING);
    assert_eq!(
        other("計算: 利用÷定員÷世帯", "計算: 利用÷定員÷世体"),
        ["unknown-part 同じ一覧に、「世体」という指標がありません → 「世帯」ではありませんか"]
    );
}

#[test]
fn a_list_of_sources_is_told_as_what_it_is() {
    let said = said(&plan(&TOTAL.replace("もと: 発行部数", "もと: [発行部数, 配布部数]"), ITEM));
    assert_eq!(said.len(), 1, "{said:#?}");
    assert!(
        said[0].starts_with("wrong-type 「もと」に書ける指標の名前は、1つだけです（一覧になっています） → "),
        "{said:#?}"
    );
}

#[test]
fn a_total_with_the_name_of_its_parts_is_told_apart_from_them() {
    let total = TOTAL.replace("発行部数の計", "発行部数");
    let said = said(&plan(&total, &ITEM.replace("{H30: 2300, H31: 2300}", "{H30: 2300, H31: 調査中}")));
    assert!(
        said[0].contains("ので、施策の方向「①はじめの施策」の「発行部数」と「配布の割合」を計算できません"),
        "{said:#?}"
    );
}
