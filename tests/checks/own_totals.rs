//! Totals over the own fields of one node: what is told of their names, units and missing parts, and what is printed.

use super::told::{ITEM, edited, told};
use crate::pdf::Document;
use crate::support::{Workspace, without_whitespace};

const FORM: &str = "様式:
  独自:
    - {名称: 事業費, 種類: 金額, 単位: 千円}
    - {名称: 人件費, 種類: 金額, 単位: 千円}
    - 根拠
    - {名称: 総事業費, 種類: 金額, 単位: 千円, 計算: 合計, もと: [事業費, 人件費]}
    - {名称: 総額, 種類: 金額, 単位: 千円, 対象: 事業, 計算: 合計, もと: 総事業費}
    - {名称: 補助金, 種類: 金額, 単位: 千円, 対象: 事業}
    - {名称: 補助込み, 種類: 金額, 単位: 千円, 対象: 事業, 計算: 合計, もと: [総額, 補助金]}
  事業欄: [事業, 取り組み目標, 主な取り組み, 総額, 補助金, 補助込み]
  列: [番号, 名称, 取組内容, 進捗状況, 指標, {年度ごと: 実績}, 単位, {年度ごと: [事業費, 人件費, 総事業費]}, 根拠, 成果]
体系:";
const STATUS: &str = "    進捗状況: 概ね進んだ\n";

/// The small plan with own fields of its only item.
fn plan(form: &str, own: &str) -> Workspace {
    let status = format!("{STATUS}    独自: {{{own}}}\n");
    edited(&[("plan.yaml", "体系:", form), (ITEM, STATUS, &status)])
}

/// The same with 補助金.
fn granted(own: &str) -> Workspace {
    let workspace = plan(FORM, own);
    workspace.edit(ITEM, "取組項目:", "独自: {補助金: {H30: 1000, H31: 2000}}\n取組項目:");
    workspace
}

fn prints(workspace: &Workspace, texts: &[&str]) {
    let text = without_whitespace(&Document::read(&workspace.paper()).text());
    for wanted in texts {
        assert!(text.contains(wanted), "{wanted} in {text}");
    }
}

#[test]
fn the_costs_of_an_item_are_added_year_by_year_and_above_it() {
    let workspace = granted("事業費: {H30: 300, H31: 500}, 人件費: {H30: 20, H31: 40}");
    assert_eq!(told(&workspace), [""; 0]);
    let printed = [
        "300千円20千円320千円500千円40千円540千円",
        "総額平成30年度320千円平成31年度540千円",
        "補助込み平成30年度1,320千円平成31年度2,540千円",
    ];
    prints(&workspace, &printed);
}

#[test]
fn a_part_that_is_missing_is_told_with_all_that_is_blank_without_it() {
    assert_eq!(told(&plan(FORM, "根拠: 法")), [""; 0]);
    let missing = [
        "事業費: {H30: 300, H31: 500}, 人件費: {H30: 20}",
        "事業費: {H30: 300, H31: 約500}, 人件費: {H30: 20, H31: 40}",
        "事業費: {H30: 300, H31: 500}",
        "事業費: {H30: 300, H31: 500}, 人件費: 40",
    ];
    let told: Vec<String> = missing.into_iter().flat_map(|own| told(&granted(own))).collect();
    assert_eq!(
        told,
        [
            "not-computed 13: No.1 の平成31年度の「人件費」がないので、「総事業費」、事業「はじめの事業」の「総額」、「補助込み」を計算できません（空欄になります） / 「H31: 12」のように値を書いてください。1つもなければ「H31: 0」、数えないものなら様式に「空欄: [－]」と書いたうえで「H31: －」と書いてください",
            "not-computed 13: No.1 の平成31年度の「事業費」が「約500」で、数ではないので、「総事業費」、事業「はじめの事業」の「総額」、「補助込み」を計算できません（空欄になります） / 半角の数だけを書いてください。「,」や単位は要りません。ほかの言葉は {値: 12, 付記: (見込み)} のように「付記」に書けます",
            "not-computed 13: No.1 の「人件費」がないので、平成30年度と平成31年度の「総事業費」、事業「はじめの事業」の平成30年度と平成31年度の「総額」、平成30年度と平成31年度の「補助込み」を計算できません（空欄になります） / 「独自」に「人件費: {H30: 12, H31: 12}」のように書いてください。1つもなければ 0、数えないものなら様式に「空欄: [－]」と書いたうえで － と書きます",
            "not-computed 13: No.1 の「人件費」に年度がないので（ほかは年度ごとです）、平成30年度と平成31年度の「総事業費」、事業「はじめの事業」の平成30年度と平成31年度の「総額」、平成30年度と平成31年度の「補助込み」を計算できません（空欄になります） / {H30: 12, H31: 40} のように、年度ごとに書いてください",
        ]
    );
}

#[test]
fn what_keeps_a_total_above_from_being_made_is_to_be_written_below() {
    let workspace = granted("根拠: 法");
    assert_eq!(
        told(&workspace),
        [
            "not-computed 5: 事業「はじめの事業」の「総額」がないので、平成30年度と平成31年度の「補助込み」を計算できません（空欄になります） / 「総額」は「総事業費」の合計です。そのもとになる数を書いてください。数えないものなら様式に「空欄: [－]」と書いたうえで「総額: －」と書いてください",
        ]
    );
}

#[test]
fn figures_in_several_units_are_not_added() {
    let own = "事業費: {H30: 300, H31: {値: 500000, 単位: 円}}, 人件費: {H30: 20, H31: 40}";
    let form = FORM.replace("{名称: 人件費, 種類: 金額, 単位: 千円}", "{名称: 人件費, 種類: 金額, 単位: 円}");
    let bare = form.replace("{名称: 総事業費, 種類: 金額, 単位: 千円,", "{名称: 総事業費, 種類: 金額,");
    let told: Vec<String> =
        [told(&granted(own)), told(&plan(&form, "根拠: 法")), told(&plan(&bare, "根拠: 法"))].concat();
    assert_eq!(
        told,
        [
            "mixed-units 13: No.1 の「総事業費」の合計は、単位の違う数からは計算できません（空欄になります）: No.1 の「事業費」は「円」、「総事業費」は「千円」（content/2019/plan.yaml の17行目） / 単位を揃えてください。値も、揃えた単位の数に書き直してください（計算では換算しません）",
            "mixed-units 17: 「総事業費」の合計は、単位の違う数からは計算できません（空欄になります）: 「総事業費」は「千円」、「人件費」は「円」（15行目） / 単位を揃えてください。値も、揃えた単位の数に書き直してください（計算では換算しません）",
            "mixed-units 15: 「総事業費」の合計は、単位の違う数からは計算できません（空欄になります）: 「人件費」は「円」、「事業費」は「千円」（14行目） / 単位を揃えてください。値も、揃えた単位の数に書き直してください（計算では換算しません）",
        ]
    );
}

#[test]
fn a_written_total_that_differs_is_told_with_its_parts() {
    let workspace = granted("事業費: {H31: 500}, 人件費: {H31: 40}, 総事業費: {H31: 560}");
    assert_eq!(
        told(&workspace),
        [
            "not-computed 5: 事業「はじめの事業」の「総額」がないので、平成30年度の「補助込み」を計算できません（空欄になります） / 「総額」は「総事業費」の合計です。そのもとになる数を書いてください。数えないものなら様式に「空欄: [－]」と書いたうえで「総額: －」と書いてください",
            "computed-differs 13: 平成31年度の「総事業費」は560と書かれていますが、計算では540です（事業費 500 ＋ 人件費 40） / 元の値が正しければ、この値を消してください（計算した値を印刷します）。元の値が違うなら、そちらを直してください",
        ]
    );
}

#[test]
fn names_that_are_no_figures_of_the_same_node_are_told() {
    let told = |sources: &str| {
        let other = "    - {名称: 二つの計, 種類: 金額, 対象: 取組項目, 計算: 合計, もと: [人件費, 事業費]}\n  事業欄";
        let form = FORM.replace("もと: [事業費, 人件費]", &format!("もと: {sources}")).replace("  事業欄", other);
        told(&plan(&form, "根拠: 法"))
    };
    let lists = [
        "[事業費, 総事業費]",
        "[事業費, 補助金]",
        "[事業費, 人権費]",
        "[事業費, 事業費]",
        "[事業費]",
        "[]",
        "事業費",
        "[事業費, 進捗状況]",
        "[事業費, 根拠]",
        "[事業費, 二つの計]",
    ];
    let told: Vec<String> = lists.into_iter().flat_map(told).collect();
    assert_eq!(
        told,
        [
            "unknown-part 17: 「もと」に、「総事業費」自身があります / 「もと」から「総事業費」を消してください",
            "unknown-part 17: 「もと」の一覧の「補助金」は、「対象: 事業」の独自の項目です / 一覧に書けるのは、事業費、人件費 のどちらかです",
            "unknown-part 17: 「もと」の「人権費」という、同じ「対象」の数の項目はありません / 「人件費」ではありませんか",
            "duplicate-name 17: 「事業費」が2度書かれています（1度目はこの行の47文字目） / どちらか一方を消してください",
            "option-count 17: もとにする項目が1つしかありません / [事業費, 人件費] のように、同じものの独自の項目を2つ以上書いてください",
            "option-count 17: もとにする項目がありません / [事業費, 人件費] のように、同じものの独自の項目を2つ以上書いてください",
            "unknown-part 17: 「総事業費」の下に、計算のもとにするものはありません / 「もと」に名前を1つだけ書けるのは、「対象」が事業か階層の項目です。同じものの項目どうしを計算するなら、「もと: [事業費, 人件費]」のように一覧にしてください",
            "unknown-part 17: 「もと」の一覧の「進捗状況」は、「対象: 取組項目」の評価です / 一覧に書けるのは、事業費、人件費 のどちらかです",
            "unknown-part 17: 「もと」の「根拠」は文章の項目なので、計算できません / 「根拠」に「種類: 数」か「種類: 金額」を加えてください",
            "unknown-part 17: 「もと」の「二つの計」も「もと」が一覧の項目なので、これからは計算できません / 「二つの計」の代わりに、その「もと」の「人件費」「事業費」を書いてください",
        ]
    );
}
