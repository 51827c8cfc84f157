//! Slips of whole lines: memos without their sign, dashes that are missing or too deep, tabs.

use shinkan::finding;

use super::slips::{Slip, faults, misjudged};
use crate::support::Workspace;

const ITEM: &str = "projects/1-1-1.yaml";
const PLAN: &str = "plan.yaml";
const OPINIONS: &str = "opinions.yaml";

const OUTCOME: &str = "    成果: 発行した。\n";
const LIST: &str = "担当課:\n  - 社会福祉課\n  - {名称: 関係課, 区分: 総称}\n";
const DEPARTMENTS: &str = "    担当課: [社会福祉課, 関係課]";
const VALUES: &str = "実績: {H30: 1895, H31: 1990}";
const LAST: &str = "      - {名称: 配布部数, 単位: 部, 実績: {H30: 1895, H31: 1990}}\n";
const BOTH: &str = "      - {名称: 発行部数, 単位: 部, 実績: {H30: 2300, H31: 2300}}\n      - {名称: 配布部数, 単位: 部, 実績: {H30: 1895, H31: 1990}}\n";
const REPEAT: &str = "  - 再掲: 1\n";
const OPINION: &str = "    意見: よい。\n    委員会評価: 順調に進んだ\n";
const SHEET: &str = "        事業: [1-1-1]\n";
const NO_ENTRY: &str = "項目名も字下げもない行です";
const HASH: &str = "メモなら、行の始めに半角の「#」を付けてください";

#[rustfmt::skip]
const SLIPS: &[Slip] = &[
    // Memos.
    (PLAN, LIST, "ここから担当課\n担当課:\n  - 社会福祉課\n  - {名称: 関係課, 区分: 総称}\n", NO_ENTRY, HASH, "# ここから担当課\n担当課:\n  - 社会福祉課\n  - {名称: 関係課, 区分: 総称}\n"),
    (PLAN, "体系:\n", "---- 体系 ----\n体系:\n", NO_ENTRY, HASH, "#---- 体系 ----\n体系:\n"),
    (PLAN, "体系:\n", "====\n体系:\n", NO_ENTRY, HASH, "#====\n体系:\n"),
    (PLAN, "計画: 小さな計画", "小さな市の計画\n計画: 小さな計画", NO_ENTRY, HASH, "# 小さな市の計画\n計画: 小さな計画"),
    (PLAN, "体系:\n", "＃体系\n体系:\n", NO_ENTRY, "メモなら、始めの「＃」を半角の「#」にしてください", "#体系\n体系:\n"),
    (PLAN, "体系:\n", "※ここから\nシートの一覧です\n体系:\n", NO_ENTRY, "メモなら、23行目から24行目までの、行の始めに", "#※ここから\n#シートの一覧です\n体系:\n"),
    (ITEM, REPEAT, "  - 再掲: 1\n以上\n", NO_ENTRY, HASH, "  - 再掲: 1\n#以上\n"),
    (ITEM, REPEAT, "  - 再掲: 1\n----\n", NO_ENTRY, HASH, "  - 再掲: 1\n#----\n"),
    (ITEM, OUTCOME, "※ここから成果\n    成果: 発行した。\n", NO_ENTRY, HASH, "#※ここから成果\n    成果: 発行した。\n"),
    (ITEM, OUTCOME, "    成果: |\n      発行した。\n次に配った。\n", NO_ENTRY, "上の文の続きなら、行の始めに半角の空白を6個入れてください", "    成果: |\n      発行した。\n      次に配った。\n"),
    (OPINIONS, OPINION, "    意見: よい。\n    委員会評価: 順調に進んだ\n以上\n", NO_ENTRY, HASH, OPINION),
    // Two entries on one line, and quotations over lines.
    (ITEM, OUTCOME, "    取組内容: 冊子 成果: 発行した。\n", "1行に2つの項目があります", "「成果:」の前で行を変えて、次の行に、行の始めの半角の空白を4個にして", OUTCOME),
    (ITEM, OUTCOME, "    成果: \"通知に加えて\n電話した。\"\n", "引用符の中で、行が変わっています", "「成果: |」と書き、文は次の行から、行の始めに半角の空白を6個", "    成果: |\n      通知に加えて\n      電話した。\n"),
    (ITEM, OUTCOME, "    成果: \"通知に加えて\n\n    電話した。\"\n", "引用符の中で、行が変わっています", "「成果: |」", "    成果: |\n      通知に加えて\n\n      電話した。\n"),
    (ITEM, LAST, "      - 名称: 配布部数\n        単位: 部\n        実績:\n          H31: 3150, 注: 速報値\n", "値の項目に、括弧 { } がありません", "「H31: {値: 3150, 注: 速報値}」と書いてください", "      - 名称: 配布部数\n        単位: 部\n        実績:\n          H31: {値: 3150, 注: 速報値}\n"),
    (ITEM, LAST, "      - 名称: 配布部数\n        単位: 部\n        実績:\n          H31: 値: 3150\n", "値の項目に、括弧 { } がありません", "「H31: {値: 3150}」と書いてください", "      - 名称: 配布部数\n        単位: 部\n        実績:\n          H31: {値: 3150}\n"),
    (ITEM, VALUES, "実績: {H30: 1, H31: ???}", "値を「?」で始めることはできません", "「H31: \"???\"」と書いてください", "実績: {H30: 1, H31: \"???\"}"),
    // Texts that are lists or maps.
    (ITEM, OUTCOME, "    成果:\n      - 成果です。\n      - 次です。\n", "ここには文字を1つだけ書きます（一覧になっています）", "「成果: |」と書き、文は次の行から、「- 」なしで字下げして", "    成果: |\n      成果です。\n      次です。\n"),
    (ITEM, VALUES, "実績: {H30: [51, 52], H31: 1}", "ここには文字を1つだけ書きます（一覧になっています）", "そうでなければ「51、52」と書いてください", "実績: {H30: 51、52, H31: 1}"),
    (ITEM, OUTCOME, "    成果: {値: 発行した。, 注: 次}\n", "ここには文字を書きます（「項目: 値」の形になっています）", "「発行した。」だけを、括弧や「値:」なしで", OUTCOME),
    // Required lists.
    (PLAN, SHEET, "        事業: 1-1-1\n", "ここには一覧を書きます", "「事業: [1-1-1]」", SHEET),
    (ITEM, DEPARTMENTS, "    担当課:", "「担当課」が空です", "「担当課: [社会福祉課]」のように書いてください", "    担当課: [社会福祉課]"),
    (ITEM, "    担当課: [社会福祉課, 関係課]\n", "", "「担当課」がありません", "「担当課: [社会福祉課]」の行を加えてください", "    担当課: [社会福祉課]\n"),
    (PLAN, LIST, "担当課:\n", "「担当課」が空です", "次の行から、「- 社会福祉課」のように書いてください", LIST),
    (PLAN, LIST, "", "「担当課」がありません", "「担当課:」の行を加え、次の行から「- 社会福祉課」のように書いてください", LIST),
    // Judgements.
    (ITEM, "取組内容: 冊子を発行する。", "取組内容:\tB", "コロンの後がタブになっています", "「取組内容: B」", "取組内容: B"),
    (ITEM, "進捗状況: 概ね進んだ", "進捗状況: 概ね進んだ　", "「概ね進んだ　」は進捗状況の選択肢にありません", "前後の空白を消して、「概ね進んだ」と書いてください", "進捗状況: 概ね進んだ"),
    (ITEM, "進捗状況: 概ね進んだ", "進捗状況: 概ね進んだ（7割）", "「概ね進んだ（7割）」は進捗状況の選択肢にありません", "「概ね進んだ」と書いてください", "進捗状況: 概ね進んだ"),
    // Years.
    (ITEM, VALUES, "実績: {2019.3: 1895, H31: 1990}", "「2019.3」は年度として読めません", "2019年3月末なら「2019-03」、平成30年度なら「H30」と書いてください", VALUES),
    (ITEM, VALUES, "実績: {平成31年度末: 1895, H30: 1990}", "「平成31年度末」は年度として読めません", "年度の終わりの月末の値なら「R2.3」、年度を通した値なら「H31」と書いてください", "実績: {H31: 1895, H30: 1990}"),
    // Tabs.
    (ITEM, DEPARTMENTS, "    担当課: [社会福祉課\t関係課]", "「社会福祉課\t関係課」は担当課の一覧にありません", "[社会福祉課, 関係課]", DEPARTMENTS),
    (ITEM, VALUES, "実績: {H30: 1895\tH31: 1990}", "区切りの「,」がありません", "{H30: 1895, H31: 1990}", VALUES),
    // Dashes.
    (ITEM, REPEAT, "    番号: 2\n    名称: 次\n    担当課: [関係課]\n    成果: なし。\n", "「番号」の前に、項目の始めの「- 」がありません", "この行を「  - 番号: 2」としてください", "  - 番号: 2\n    名称: 次\n    担当課: [関係課]\n    成果: なし。\n"),
    (ITEM, REPEAT, "    再掲: 1\n", "「再掲」の前に、項目の始めの「- 」がありません", "この行を「  - 再掲: 1」としてください", REPEAT),
    (ITEM, REPEAT, "  - 再掲: 1\n    番号: 2\n    名称: 次\n    担当課: [関係課]\n", "「番号」の前に、項目の始めの「- 」がありません", "この行を「  - 番号: 2」としてください", "  - 再掲: 1\n  - 番号: 2\n    名称: 次\n    担当課: [関係課]\n"),
    (ITEM, BOTH, "      - 名称: 発行部数\n        単位: 部\n        実績: 5\n        名称: 配布部数\n        単位: 部\n        実績: 5\n", "「名称」の前に、項目の始めの「- 」がありません", "この行を「      - 名称: 配布部数」としてください", "      - 名称: 発行部数\n        単位: 部\n        実績: 5\n      - 名称: 配布部数\n        単位: 部\n        実績: 5\n"),
    (OPINIONS, OPINION, "    意見: よい。\n    番号: 2\n    意見: よい。\n", "「番号」の前に、項目の始めの「- 」がありません", "この行を「  - 番号: 2」としてください", OPINION),
    (PLAN, SHEET, "        事業: [1-1-1]\n        名称: ②次の施策\n        指標: [{名称: あ}]\n", "「名称」の前に、項目の始めの「- 」がありません", "この行を「      - 名称: ②次の施策」としてください", "        事業: [1-1-1]\n      - 名称: ②次の施策\n        指標: [{名称: あ}]\n"),
    (PLAN, "  - 社会福祉課\n", "  - 社会福祉課\n    学校教育課\n", "項目の始めの「- 」がないので、上の行につながっています", "この行を「  - 学校教育課」としてください", "  - 社会福祉課\n  - 学校教育課\n"),
    (PLAN, "  - 社会福祉課\n", "  - 社会福祉課\n    - 学校教育課\n    - 高齢者課\n", "「- 」の字下げが深すぎるので、上の行につながっています", "この行を「  - 学校教育課」としてください。続く1行も、同じように始めてください", "  - 社会福祉課\n  - 学校教育課\n  - 高齢者課\n"),
    (ITEM, DEPARTMENTS, "    担当課:\n      - 社会福祉課\n        関係課", "項目の始めの「- 」がないので、上の行につながっています", "この行を「      - 関係課」としてください", DEPARTMENTS),
    (PLAN, SHEET, "        事業:\n          - 1-1-1\n            1-1-2\n", "項目の始めの「- 」がないので、上の行につながっています", "この行を「          - 1-1-2」としてください", SHEET),
    (ITEM, LAST, "        {名称: 配布部数, 単位: 部}\n", "項目の始めの「- 」がありません", "この行を「      - {名称: 配布部数, 単位: 部}」としてください", "      - {名称: 配布部数, 単位: 部}\n"),
    (ITEM, DEPARTMENTS, "    担当課:\n      －社会福祉課\n      －関係課", "ここには一覧を書きます", "「担当課: [社会福祉課, 関係課]」", DEPARTMENTS),
    (PLAN, LIST, "担当課:\n  ・社会福祉課\n  ・関係課\n", "ここには一覧を書きます", "「担当課: [社会福祉課, 関係課]」", "担当課: [社会福祉課, 関係課]\n"),
];

#[test]
fn a_slip_of_a_line_is_one_fault_with_a_right_advice() {
    let mut wrong = Vec::new();
    for (file, from, typed, message, advised, mended) in SLIPS {
        wrong.extend(misjudged(|to| faults(file, from, to), typed, message, advised, mended));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_department_with_its_former_name_in_brackets_is_told_where_that_is_written() {
    for (listed, advised) in [
        ("社会福祉課（旧福祉課）", "「- {名称: 社会福祉課, 旧称: 福祉課}」"),
        ("社会福祉課（健康部）", "「- {名称: 社会福祉課, 部局: 健康部}」"),
    ] {
        let told = faults(PLAN, "- 社会福祉課", &format!("- {listed}"));
        let hint = told[0].hint.as_deref().unwrap_or_default();
        assert!(told.len() == 1 && hint.contains(advised), "{}", finding::render(&told));
    }
    assert_eq!(faults(PLAN, "- 社会福祉課", "- {名称: 社会福祉課, 旧称: 福祉課}"), []);
}

#[test]
fn what_is_refused_is_not_told_again_as_folded_or_with_a_tab() {
    for (file, from, to) in [
        (ITEM, DEPARTMENTS, "    担当課: [社会福祉課\t関係課]"),
        (ITEM, DEPARTMENTS, "    担当課:\n      ・社会福祉課\n      ・関係課"),
        (PLAN, "  - 社会福祉課\n", "  - 社会福祉課\n    学校教育課\n"),
    ] {
        let workspace = Workspace::small();
        workspace.edit(file, from, to);
        let run = workspace.run(&["check"]);
        assert!(run.stderr.contains("エラー 1件、警告 0件"), "{}{}", run.stdout, run.stderr);
    }
}
