//! What is not written, or could not be read: told once, with a remedy that can be followed.

use super::told::{ITEM, edited, told, told_by};

/// A form with an own field, and its totals of a 事業 and of a 施策の方向.
const TOTALS: &str = "様式:
  空欄: [－]
  独自:
    - {名称: 予算, 種類: 金額}
    - {名称: 計, 種類: 金額, 対象: 事業, 計算: 合計, もと: 予算}
    - {名称: 施策の計, 種類: 金額, 対象: 施策の方向, 計算: 合計, もと: 予算}
  事業欄: [事業, 取り組み目標, 主な取り組み, 計]
体系:";

/// The edits for two 取組項目, the first of which has this instead of its 進捗状況.
fn with_totals(first: &str) -> [(&'static str, &'static str, String); 3] {
    let second = "  - {番号: 2, 名称: い, 担当課: [関係課], 取組内容: う, 進捗状況: 未実施, 成果: え。, 独自: {予算: {H30: 5, H31: 6}}}\n  - 再掲: 1";
    [
        ("plan.yaml", "体系:", TOTALS.to_owned()),
        (ITEM, "    進捗状況: 概ね進んだ", first.to_owned()),
        (ITEM, "  - 再掲: 1", second.to_owned()),
    ]
}

#[test]
fn an_own_field_that_is_not_written_at_all_is_told_once_with_all_of_its_years() {
    let told_of = |first: &str| {
        let edits = with_totals(first);
        told_by("not-computed", &edits.each_ref().map(|(file, old, new)| (*file, *old, new.as_str())))
    };
    let rest = "のように書いてください。1つもなければ 0、数えないものなら － と書きます";
    let told = told_of("    進捗状況: 概ね進んだ");
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].contains("No.1 の「予算」がないので、"), "{told:#?}");
    assert!(told[0].ends_with(&format!("「独自: {{予算: {{H30: 12, H31: 12}}}}」{rest}")), "{told:#?}");
    // Followed to the letter.
    assert_eq!(told_of("    進捗状況: 概ね進んだ\n    独自: {予算: {H30: 12, H31: 12}}"), [""; 0]);
    assert_eq!(told_of("    進捗状況: 概ね進んだ\n    独自: {予算: {H30: －, H31: 0}}"), [""; 0]);
    // One of its years.
    let told = told_of("    進捗状況: 概ね進んだ\n    独自: {予算: {H30: 12}}");
    assert!(
        told[0].contains("平成31年度の「予算」がないので、") && told[0].contains("「H31: 12」のように"),
        "{told:#?}"
    );
}

#[test]
fn a_value_that_could_not_be_read_is_not_told_as_missing() {
    for first in [
        "    進捗状況: おくれ\n    独自: {予算: {H30: 12, H31: 12}}",
        "    進捗状況: 概ね進んだ\n    独自: {予算: {H30:12, H31:12}}",
        "    進捗状況: 概ね進んだ\n    独自: {予算: {H29: 12}}",
        "    進捗状況: 概ね進んだ\n    独自: {予算: {H30: 12, H31: {人件費: 10, 物件費: 2}}}",
    ] {
        let edits = with_totals(first);
        let told = told(&edited(&edits.each_ref().map(|(file, old, new)| (*file, *old, new.as_str()))));
        assert!(!told.is_empty() && told.iter().all(|told| !told.contains("計算できません")), "{first} {told:#?}");
    }
}

#[test]
fn judgements_of_points_that_could_not_be_read_are_not_told_as_missing() {
    let form = "様式:
  評価:
    - {名称: 進捗状況, 選択肢: [{名称: 順調に進んだ, 点: 2}, {名称: 概ね進んだ, 点: 1}], 委員会評価: あり}
  独自: [{名称: 点, 種類: 数, 対象: 施策の方向, 計算: 平均, もと: 進捗状況}]
体系:";
    let second =
        "  - {番号: 2, 名称: い, 担当課: [関係課], 取組内容: う, 進捗状況: 概ね進んだ, 成果: え。}\n  - 再掲: 1";
    let told = told(&edited(&[
        ("plan.yaml", "体系:", form),
        (ITEM, "進捗状況: 概ね進んだ", "進捗状況: おおむね"),
        (ITEM, "  - 再掲: 1", second),
    ]));
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].starts_with("unknown-status "), "{told:#?}");
}

#[test]
fn an_uncertain_year_lacks_no_judgement() {
    let told = told(&edited(&[
        ("plan.yaml", "年度: H31\n表示年度", "年度: H30\n表示年度"),
        (ITEM, "進捗状況: 概ね進んだ", "進捗状況: {H31: 概ね進んだ}"),
    ]));
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].starts_with("year-mismatch "), "{told:#?}");
}

#[test]
fn a_breakdown_with_its_total_becomes_a_value_with_a_breakdown() {
    let values = |values: &str| told(&edited(&[(ITEM, "実績: {H30: 1895, H31: 1990}", values)]));
    let told = values("実績: {H30: 1895, H31: {合計: 1300, 人件費: 1000, 物件費: 300}}");
    assert!(told[0].ends_with("「{値: 1300, 内訳: {人件費: 1000, 物件費: 300}}」と書いてください"), "{told:#?}");
    assert_eq!(values("実績: {H30: 1895, H31: {値: 1300, 内訳: {人件費: 1000, 物件費: 300}}}"), [""; 0]);
}

#[test]
fn a_department_that_is_listed_with_something_else_is_not_listed_once_more() {
    let hint = |listed: &str| told(&edited(&[("plan.yaml", "  - 社会福祉課", listed)])).remove(0);
    let told = hint("  - 社会福祉課（福祉部）");
    assert!(
        told.ends_with(
            "plan.yaml の「担当課」の「社会福祉課（福祉部）」を、「- {名称: 社会福祉課, 部局: 福祉部}」と書いてください"
        ),
        "{told}"
    );
    let told = hint("  - 社会福祉課、保育課");
    assert!(told.ends_with("「社会福祉課、保育課」を、「- 社会福祉課」「- 保育課」と分けて書いてください"), "{told}");
}
