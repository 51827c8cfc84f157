//! Slips of somebody who is new to the format: each is one fault, told with its cause, and gone when the advice is followed to
//! the letter.

use shinkan::content::{self, Workspace as Folder};
use shinkan::finding::{self, Finding};

use crate::support::Workspace;

const ITEM: &str = "projects/1-1-1.yaml";
const PLAN: &str = "plan.yaml";
const OPINIONS: &str = "opinions.yaml";

/// A file, what stands there, what is typed instead, the message, a part of the advice, and what it makes of it.
pub(super) type Slip = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const OUTCOME: &str = "    成果: 発行した。";
const NAME: &str = "    名称: 冊子の発行";
const VALUES: &str = "実績: {H30: 1895, H31: 1990}";
const DEPARTMENTS: &str = "    担当課: [社会福祉課, 関係課]";
const DIRECTION: &str = "    今後の方向性: 維持";
const BANDS: &str = "[{以上: 80, 評価: A}, {評価: B}]";
const OPINION: &str = "意見:\n  - 番号: 1\n";
const PROJECTS: &str = "[1-1-1]";
const PERIODS: &str = "表示年度: [H30, H31]";

#[rustfmt::skip]
const SLIPS: &[Slip] = &[
    // Full-width blanks and signs.
    (ITEM, NAME, "    名称:　冊子の発行", "コロンの後の空白が全角です", "名称: 冊子の発行」", NAME),
    (ITEM, NAME, "    名称:　　冊子の発行", "コロンの後の空白が全角です", "名称: 冊子の発行」", NAME),
    (ITEM, "取組項目:\n", "取組項目:　\n", "コロンの後の空白が全角です", "「取組項目:」", "取組項目:\n"),
    (ITEM, VALUES, "実績:　{H30: 1895, H31: 1990}", "コロンの後の空白が全角です", "実績: {H30: 1895, H31: 1990}", VALUES),
    (ITEM, "H31: 2300}}", "H31: 2300}} ＃ 見込み", "「＃」が全角です", "}} # 見込み」", "H31: 2300}} # 見込み"),
    (ITEM, DEPARTMENTS, "    担当課: [社会福祉課]　＃メモ", "「＃」が全角です", "[社会福祉課] # メモ」", "    担当課: [社会福祉課] # メモ"),
    (ITEM, OUTCOME, "    成果: \"発行: した\" ＃ メモ", "「＃」が全角です", "# メモ」", "    成果: \"発行: した\" # メモ"),
    // Dashes.
    (ITEM, VALUES, "実績: {H30: -, H31: -}", "「-」だけの値は、引用符で囲みます", "「H30: \"-\"」「H31: \"-\"」と書いてください", "実績: {H30: \"-\", H31: \"-\"}"),
    (ITEM, VALUES, "実績: {H30: 1, H31: -}", "「-」だけの値は、引用符で囲みます", "「様式」の「空欄」に \"-\"", "実績: {H30: 1, H31: \"-\"}"),
    (ITEM, OUTCOME, "    成果: -", "「-」だけの値は、引用符で囲みます", "「成果: \"-\"」", "    成果: \"-\""),
    (ITEM, VALUES, "実績: {H30: -,\n         H31: -}", "「-」だけの値は、引用符で囲みます（2か所）", "15行目37文字目は「H30: \"-\"」、16行目15文字目は「H31: \"-\"」と書いてください", "実績: {H30: \"-\",\n         H31: \"-\"}"),
    // Keys of an indicator.
    (ITEM, "    成果: 発行した。", "    単位: 部\n    成果: 発行した。", "「単位」という項目はありません", "「単位」は、13行目の「指標」の中の、1つずつの指標に書きます", "    成果: 発行した。"),
    // Opinions.
    (OPINIONS, OPINION, "意見:\n    番号: 1\n", "ここには一覧を書きます", "「- 番号: 1」のように「- 」を付け、続きの行を「番号」に揃えてください", OPINION),
    (OPINIONS, OPINION, "- 意見:\n  - 番号: 1\n", "「意見:」の前に「- 」があります", "1行目の「- 」を消して、「意見:」から書き始めてください", OPINION),
    // Bands.
    (PLAN, BANDS, "[{以下: 79, 評価: B}, {評価: A}]", "「以下」は「段階」には使えません", "「未満: 80」のように書くか、最後の段階なら評価だけを書いてください", "[{未満: 80, 評価: B}, {評価: A}]"),
    (PLAN, BANDS, "[{以下: 79.9, 評価: B}, {評価: A}]", "「以下」は「段階」には使えません", "「未満: 80.0」", "[{未満: 80.0, 評価: B}, {評価: A}]"),
    (PLAN, BANDS, "[{超: 100, 評価: A}, {以上: 50, 評価: A}, {評価: B}]", "「超」は「段階」には使えません", "「以上: 101」のように書いてください", "[{以上: 101, 評価: A}, {以上: 50, 評価: A}, {評価: B}]"),
    (PLAN, BANDS, "[{より大きい: 99, 評価: A}, {評価: B}]", "「より大きい」は「段階」には使えません", "「以上: 100」", "[{以上: 100, 評価: A}, {評価: B}]"),
    (PLAN, BANDS, "[{より小さい: 80, 評価: B}, {評価: A}]", "「より小さい」は「段階」には使えません", "「未満: 80」", "[{未満: 80, 評価: B}, {評価: A}]"),
    (PLAN, BANDS, "[{最小: 100, 評価: A}, {以上: 50, 評価: A}, {評価: B}]", "「最小」という項目はありません", "以上", "[{以上: 100, 評価: A}, {以上: 50, 評価: A}, {評価: B}]"),
    // Numbers.
    (ITEM, "番号: 1", "番号: １", "番号「１」が全角です", "「1」と書いてください", "番号: 1"),
    (ITEM, "番号: 1", "番号: No.1", "「No.1」は番号だけで書きます（「No.」は印刷するときに付きます）", "「1」と書いてください", "番号: 1"),
    (ITEM, "再掲: 1", "再掲: No.1", "「No.1」は番号だけで書きます（「No.」は印刷するときに付きます）", "「1」と書いてください", "再掲: 1"),
    (ITEM, "再掲: 1", "再掲: №１", "「№１」は番号だけで書きます（「No.」は印刷するときに付きます）", "「1」と書いてください", "再掲: 1"),
    (OPINIONS, "番号: 1", "番号: １", "番号「１」が全角です", "「1」と書いてください", "番号: 1"),
    (ITEM, "番号: 1", "番号: 1.", "「1.」は番号だけで書きます", "「1」と書いてください", "番号: 1"),
    (ITEM, "番号: 1", "番号: １．", "「１．」は番号だけで書きます", "「1」と書いてください", "番号: 1"),
    (ITEM, "番号: 1", "番号: 1番", "「1番」は番号だけで書きます", "「1」と書いてください", "番号: 1"),
    (ITEM, "番号: 1", "番号: 第1号", "「第1号」は番号だけで書きます（「No.」は印刷するときに付きます）", "「1」と書いてください", "番号: 1"),
    (ITEM, "番号: 1", "番号: 1 ←新規", "「1 ←新規」は番号だけで書きます", "「1」と書いてください。覚え書きは、空白と「#」の後に書けます", "番号: 1 # ←新規"),
    (ITEM, "番号: 1", "番号: ①", "番号「①」が数字ではありません", "「1」と書いてください（丸や括弧の付いた番号を印刷するなら、様式に「番号: 自由」と書きます）", "番号: 1"),
    (ITEM, "再掲: 1", "再掲: 1番", "「1番」は番号だけで書きます", "「1」と書いてください", "再掲: 1"),
    (OPINIONS, "番号: 1", "番号: ①", "番号「①」が数字ではありません", "「1」と書いてください", "番号: 1"),
    (ITEM, "再掲: 1", "再掲: [1, 2]", "「再掲」には、番号を1つだけ書きます", "「- 再掲: 1」「- 再掲: 2」と分けて書いてください", "再掲: 1\n  - {番号: 2, 名称: あ, 担当課: [関係課]}\n  - 再掲: 2"),
    (ITEM, "再掲: 1", "再掲: 1、２", "「再掲」には、番号を1つだけ書きます", "「- 再掲: 1」「- 再掲: 2」と分けて書いてください", "再掲: 1\n  - {番号: 2, 名称: あ, 担当課: [関係課]}\n  - 再掲: 2"),
    (ITEM, "再掲: 1", "再掲: [1]", "「再掲」には、番号を1つだけ書きます", "「再掲: 1」", "再掲: 1"),
    (OPINIONS, "番号: 1", "番号: [6, 7]", "「番号」には、番号を1つだけ書きます", "「- 番号: 6」「- 番号: 7」と分けて書いてください", "番号: 1"),
    // Years.
    (PLAN, PERIODS, "表示年度: H30～H31", "ここには年度の一覧を書きます", "「[H30, H31]」", PERIODS),
    (PLAN, PERIODS, "表示年度: 平成30年度から平成31年度まで", "ここには年度の一覧を書きます", "「[H30, H31]」", PERIODS),
    // Lists.
    (PLAN, "        事業: [1-1-1]", "        事業:\n          [1-1-1 1-1-2]", "「1-1-1 1-1-2」に、区切りの「,」が抜けています", "「[1-1-1, 1-1-2]」", "        事業: [1-1-1]"),
    (PLAN, PROJECTS, "[\"1-1-1 \"]", "番号「1-1-1 」に空白があります", "空白を消して「1-1-1」", PROJECTS),
    (PLAN, PROJECTS, "[1-1-1 はじめの事業]", "「1-1-1 はじめの事業」は番号だけで書きます", "「1-1-1」と書いてください", PROJECTS),
    (PLAN, PROJECTS, "[1-1-1　はじめの 事業]", "「1-1-1　はじめの 事業」は番号だけで書きます", "「1-1-1」と書いてください", PROJECTS),
    (PLAN, PROJECTS, "[第1 事業]", "番号「第1 事業」に空白があります", "空白を消して「第1事業」", PROJECTS),
    (ITEM, DEPARTMENTS, "    担当課:\n      社会福祉課\n      関係課", "ここには一覧を書きます", "[社会福祉課, 関係課]", DEPARTMENTS),
    (ITEM, DEPARTMENTS, "    担当課: 社会福祉課 関係課", "ここには一覧を書きます", "[社会福祉課, 関係課]", DEPARTMENTS),
    (
        ITEM,
        "    指標:\n      - {名称: 発行部数,",
        "    指標:\n      {名称: 発行部数,",
        "項目の始めの「- 」がありません",
        "- {名称: 発行部数, 単位: 部,",
        "    指標:\n      - {名称: 発行部数,",
    ),
    (
        ITEM,
        "      - {名称: 配布部数, 単位: 部, 実績: {H30: 1895, H31: 1990}}",
        "      - 名称: 配布部数\n        内訳:\n          {名称: あ, 実績: {H30: 1}}\n          - {名称: い, 実績: {H30: 2}}",
        "項目の始めの「- 」がありません",
        "- {名称: あ, 実績: {H30: 1}}」としてください",
        "      - 名称: 配布部数\n        内訳:\n          - {名称: あ, 実績: {H30: 1}}\n          - {名称: い, 実績: {H30: 2}}",
    ),
    // One option.
    (ITEM, DIRECTION, "    今後の方向性: [拡充, 維持]", "「今後の方向性」は1つだけ選びます（一覧になっています）", "1つだけ選んでください。2つ以上選ぶなら、様式の「今後の方向性」に「複数: 可」と書きます", DIRECTION),
    (ITEM, DIRECTION, "    今後の方向性: [維持]", "「今後の方向性」は1つだけ選びます（一覧になっています）", "「今後の方向性: 維持」と書いてください", DIRECTION),
    (ITEM, DIRECTION, "    今後の方向性: 維持\n    手段: [改善, 改善]", "「改善」が2度書かれています", "どちらか一方を消して", "    今後の方向性: 維持\n    手段: [改善]"),
    // Signs that look alike.
    (ITEM, DIRECTION, "    今後の方向性: 維持\n    実施: 〇", "「〇」は実施の選択肢にありません", "別の文字です。「○」と書いてください", "    今後の方向性: 維持\n    実施: ○"),
    (ITEM, DIRECTION, "    今後の方向性: 維持\n    実施: ◯", "「◯」は実施の選択肢にありません", "「○」と書いてください", DIRECTION),
    (ITEM, DIRECTION, "    今後の方向性: 維持\n    実施: O", "「O」は実施の選択肢にありません", "「○」と書いてください", DIRECTION),
    (ITEM, DIRECTION, "    今後の方向性: 維持\n    実施: x", "「x」は実施の選択肢にありません", "「×」と書いてください", DIRECTION),
    // Values.
    (ITEM, VALUES, "実績: {H31: {市内: 30, 市外: 11}}", "値の項目（値、単位、付記、内訳、注）がありません", "「{内訳: {市内: 30, 市外: 11}}」", "実績: {H31: {内訳: {市内: 30, 市外: 11}}}"),
    (ITEM, VALUES, "実績: {H31: {内訳: {H30: 3}}}", "「H30」は、内訳の名前に使えません", "別の名前に", "実績: {H31: {内訳: {前年: 3}}}"),
    (ITEM, VALUES, "実績: {H31: {内訳: {値: 3}}}", "「値」は、内訳の名前に使えません", "内訳の外に書くか", "実績: {H31: {値: 3}}"),
    (ITEM, VALUES, "計算: 合計, 内訳: []", "「計算」のもとになる「内訳」がありません", "「計算」を消してください", VALUES),
    (ITEM, "進捗状況: 概ね進んだ", "進捗状況: {31: 概ね進んだ}", "「31」は年度として読めません", "平成31年度なら「H31」と書いてください", "進捗状況: {H31: 概ね進んだ}"),
    (ITEM, VALUES, "実績: {H.31: 1}", "「H.31」は年度として読めません", "「H31」と書いてください", "実績: {H31: 1}"),
    (ITEM, VALUES, "実績: {平31: 1}", "「平31」は年度として読めません", "「H31」と書いてください", "実績: {H31: 1}"),
    (ITEM, VALUES, "実績: {平成三十一年度: 1}", "「平成三十一年度」は年度として読めません", "「H31」と書いてください", "実績: {H31: 1}"),
    (ITEM, VALUES, "実績: {H31実績: 1}", "「H31実績」は年度として読めません", "「H31」と書いてください", "実績: {H31: 1}"),
    // Dates.
    (PLAN, "作成日: 2020-07-01", "作成日: R2.7.1", "「R2.7.1」は日付として読めません", "「2020-07-01」か「令和2年7月1日」", "作成日: 2020-07-01"),
    (PLAN, "作成日: 2020-07-01", "作成日: 2025-02-30", "「2025-02-30」は日付として読めません", "2月は28日までです", "作成日: 2025-02-28"),
    // Words.
    (PLAN, PERIODS, "表示年度: [H30, H31]\n版: 確定版", "「確定版」は版の名前に使えません", "「確定」ではありませんか", "表示年度: [H30, H31]\n版: 確定"),
    (PLAN, "様式:\n", "様式:\n  用紙: Ａ３\n", "「Ａ３」は「用紙」には使えません", "「A3」と書いてください", "様式:\n  用紙: A3\n"),
    (PLAN, "様式:\n", "様式:\n  用紙: A3横\n", "「A3横」は「用紙」には使えません", "「用紙: {大きさ: A3, 向き: 横}」", "様式:\n  用紙: {大きさ: A3, 向き: 横}\n"),
    (PLAN, "様式:\n", "様式:\n  注記: 決算は千円未満を切り捨てています。\n", "ここには一覧を書きます", "「注記: [決算は千円未満を切り捨てています。]」", "様式:\n  注記: [決算は千円未満を切り捨てています。]\n"),
    (PLAN, "様式:\n", "様式:\n  意見: []\n", "ここには一覧を書けません", "「意見: なし」", "様式:\n  意見: なし\n"),
    (PLAN, "様式:\n", "様式:\n  列: [名称, {年度毎: [実績]}]\n", "「年度毎」という項目はありません", "「年度ごと」ではありませんか", "様式:\n  列: [名称, {年度ごと: [実績]}]\n"),
    (PLAN, PERIODS, "表示年度: [H30, H31]\n年度の表記: [元, 元]", "年度の表記「元」が2度使われます", "違う表記に", "表示年度: [H30, H31]\n年度の表記: [三十, 元]"),
    // Keys in the wrong place.
    (PLAN, PERIODS, "表示年度: [H30, H31]\n用紙: A3", "「用紙」という項目はありません", "行目の「様式」の中に書きます", PERIODS),
    (ITEM, DIRECTION, "    今後の方向性: 維持\n    財源: 市単独", "「財源」という項目はありません", "「独自: {財源: 市単独}」のように「独自」の中に書きます", "    今後の方向性: 維持\n    独自: {財源: 市単独}"),
    (ITEM, DIRECTION, "    独自: {今後の方向性: 維持}", "「今後の方向性」という項目はありません", "「独自」の中ではなく、「独自」と同じ並びに書きます", DIRECTION),
    (ITEM, "  - 再掲: 1", "  - 再掲: 1\n    成果: なし", "「成果」という項目はありません", "「上書き: {成果: なし}」のように「上書き」の中に書きます", "  - 再掲: 1\n    上書き: {成果: なし}"),
    (PLAN, "様式:\n", "様式:\n  委員会: あ\n", "「委員会」という項目はありません", "「様式」の中ではなく、「様式」と同じ並びに書きます", "様式:\n"),
    (ITEM, "取組項目:\n", "取組:\n", "「取組」という項目はありません", "「取組項目」ではありませんか", "取組項目:\n"),
    // 意見.
    (OPINIONS, OPINION, "  - 番号: 1\n", "「意見:」の行がありません", "1行目に「意見:」を加えてください", OPINION),
    (OPINIONS, OPINION, "意見:\n  - 番号: 1\n    市の考え方: 進めます。\n", "「市の考え方」という項目はありません", "「回答」ではありませんか", "意見:\n  - 番号: 1\n    回答: 進めます。\n"),
    (OPINIONS, OPINION, "意見:\n  - 番号: 1\n    市民や地域の取組と連携・協力できること: あ\n", "「市民や地域の取組と連携・協力できること」という項目はありません", "「連携・協力」ではありませんか", "意見:\n  - 番号: 1\n    連携・協力: あ\n"),
    (ITEM, OUTCOME, "    取組による成果、今後の課題や方針: 発行した。", "「取組による成果、今後の課題や方針」という項目はありません", "「成果」ではありませんか", OUTCOME),
    (PLAN, "様式:\n", "様式:\n  意見: {列: [番号, 意見, 市の考え方]}\n", "「市の考え方」は「列」には使えません", "「回答」と書いてください", "様式:\n  意見: {列: [番号, 意見, 回答]}\n"),
    (OPINIONS, OPINION, "意見:\n  - シート: 1\n    意見: よい。\n    委員: か\n  - 番号: 1\n", "この様式の意見は「取組項目」についてのものなので、「シート」は書けません", "「番号: 7」のように書くか、様式の「意見」を「{対象: シート}」に", OPINION),
    (OPINIONS, OPINION, "意見:\n  - 事業: 1-1-1\n  - 番号: 1\n", "この様式の意見は「取組項目」についてのものなので、「事業」は書けません", "「{対象: 事業}」", OPINION),
    // Names without their keys.
    (PLAN, "- 名称: ①はじめの施策", "- ①はじめの施策", "「①はじめの施策」の前に「名称: 」がありません", "「- 名称: ①はじめの施策」", "- 名称: ①はじめの施策"),
    (PLAN, "- 名称: ①はじめの施策", "- (1) はじめの施策", "「(1) はじめの施策」の前に「名称: 」がありません", "「- 名称: (1) はじめの施策」", "- 名称: (1) はじめの施策"),
    (PLAN, "- 名称: ①はじめの施策\n        事業: [1-1-1]", "- ①はじめの施策", "「①はじめの施策」の前に「施策の方向: 」がありません", "「- 施策の方向: ①はじめの施策」と書き、次の行に「事業: [1-1-1]」を", "- 施策の方向: ①はじめの施策\n        事業: [1-1-1]"),
    (ITEM, "  - 番号: 1\n", "  - 1\n", "「1」の前に「番号: 」がありません", "「- 番号: 1」", "  - 番号: 1\n"),
    (ITEM, NAME, "    名称 冊子の発行", "項目名の後にコロンがありません", "「名称: 冊子の発行」", NAME),
    // Texts and blocks.
    (ITEM, OUTCOME, "    成果: |発行した。", "「|」の後ろに、文が続いています", "「成果: 発行した。」", OUTCOME),
    (ITEM, OUTCOME, "    成果: >発行した。", "「>」の後ろに、文が続いています", "「成果: 発行した。」", OUTCOME),
    (ITEM, OUTCOME, "    独自: {財源: {H30: あ, H31: い}}\n    成果: 発行した。", "「財源」は文章なので、年度ごとには書けません", "「財源: い」", "    独自: {財源: い}\n    成果: 発行した。"),
    (ITEM, OUTCOME, "    独自:\n      財源:\n        平成31年度: い\n    成果: 発行した。", "「財源」は文章なので、年度ごとには書けません", "「財源: い」", "    独自:\n      財源: い\n    成果: 発行した。"),
    (ITEM, OUTCOME, "    独自: {財源: {H31: い, H30: あ, R9: う}}\n    成果: 発行した。", "「財源」は文章なので、年度ごとには書けません", "「財源: い」", "    独自: {財源: い}\n    成果: 発行した。"),
    (ITEM, OUTCOME, "    成果: {H30: 発行した。, H31: 配った。}", "ここには文字を書きます（「項目: 値」の形になっています）", "年度ごとには書けません。この資料の年度の文だけを、「成果:」の後に書いてください", "    成果: 配った。"),
    // Values without their braces.
    (ITEM, VALUES, "実績: H30:1895, H31:1990", "年度ごとの値に、括弧 { } がありません", "「実績: {H30: 1895, H31: 1990}」", VALUES),
    (ITEM, VALUES, "実績: H30 1895, H31 1990", "年度ごとの値に、括弧 { } がありません", "「実績: {H30: 1895, H31: 1990}」", VALUES),
    (ITEM, VALUES, "実績: 平成30年度 1895、平成31年度 1990", "「平成30年度」と値が分かれていないので、このまま文字として印刷されます", "「{平成30年度: 1895, 平成31年度: 1990}」", "実績: {平成30年度: 1895, 平成31年度: 1990}"),
    (ITEM, VALUES, "内訳: {男: 3, 女: 4}", "指標の「内訳」には、指標の一覧を書きます（名前と数の組になっています）", "「実績: {H31: {内訳: {男: 3, 女: 4}}}」", "実績: {H31: {内訳: {男: 3, 女: 4}}}"),
    (OPINIONS, OPINION, "委員会の意見:\n  - 番号: 1\n", "「委員会の意見」という項目はありません", "「意見」ではありませんか", OPINION),
];

/// The small plan with a form of its own.
fn base() -> Workspace {
    let workspace = Workspace::small();
    workspace.edit(
        PLAN,
        "体系:\n",
        "様式:\n  独自: [財源]\n  評価:\n    - {名称: 進捗状況, 選択肢: [順調に進んだ, 概ね進んだ, 未実施], 委員会評価: あり}\n    \
         - {名称: 今後の方向性, 選択肢: [拡充, 維持, 縮小]}\n    - {名称: 実施, 選択肢: [○, △, ×]}\n    \
         - {名称: 手段, 複数: 可, 選択肢: [改善, 統合]}\n    - 名称: 達成\n      対象: 指標\n      選択肢: [A, B]\n      \
         判定: {系列: 実績, 段階: [{以上: 80, 評価: A}, {評価: B}]}\n体系:\n",
    );
    workspace.edit(ITEM, "    進捗状況: 概ね進んだ\n", "    進捗状況: 概ね進んだ\n    今後の方向性: 維持\n");
    workspace
}

/// The faults with one text replaced.
pub(super) fn faults(file: &str, from: &str, to: &str) -> Vec<Finding> {
    let workspace = base();
    workspace.edit(file, from, to);
    content::load(&Folder::new(workspace.path()).edition(None).unwrap()).findings
}

#[test]
fn nothing_is_wrong_with_the_plan_itself() {
    assert_eq!(faults(ITEM, "事業: はじめの事業", "事業: はじめの事業"), []);
}

#[test]
fn the_file_of_the_form_is_offered_with_its_ending() {
    let workspace = base();
    workspace.write("youshiki.yaml", "用紙: A3\n");
    let plan = std::fs::read_to_string(workspace.edition(PLAN)).unwrap();
    let (before, behind) = plan.split_once("様式:\n").unwrap();
    let sections = &behind[behind.find("体系:").unwrap()..];
    workspace.write(PLAN, format!("{before}様式: youshiki\n{sections}"));
    let findings = content::load(&Folder::new(workspace.path()).edition(None).unwrap()).findings;
    let said: Vec<_> = findings.iter().map(|it| (it.message.as_str(), it.hint.as_deref().unwrap_or(""))).collect();
    let hint = "「youshiki.yaml」と、終わりまで書いてください";
    assert_eq!(said, [("「youshiki」は様式のファイルの名前に使えません", hint)]);
}

#[test]
fn what_cannot_be_seen_in_a_word_is_told_and_shown() {
    for (c, code) in [
        ('\u{200B}', "U+200B"),
        ('\u{200C}', "U+200C"),
        ('\u{200D}', "U+200D"),
        ('\u{2060}', "U+2060"),
        ('\u{AD}', "U+00AD"),
        ('\u{FE0F}', "U+FE0F"),
        ('\u{A0}', "U+00A0"),
    ] {
        let told = |from: &str, to: &str| {
            let workspace = Workspace::small();
            workspace.edit(ITEM, from, to);
            workspace.run(&["check"]).stderr + &workspace.run(&["check"]).stdout
        };
        let unit = told("単位: 部, 実績: {H30: 1895", &format!("単位: 部{c}, 実績: {{H30: 1895"));
        assert!(unit.contains(&format!("目に見えない文字（{code}）")), "{unit}");
        let name = told("名称: 冊子の発行", &format!("名称: 冊子の{c}発行"));
        assert!(name.contains(&format!("目に見えない文字（{code}）")), "{name}");
        let value = told("H30: 1895", &format!("H30: \"1{c}895\""));
        assert!(value.contains(&format!("1<{code}>895")), "{value}");
    }
}

#[test]
fn an_item_that_could_not_be_read_is_not_missing() {
    let workspace = Workspace::small();
    let item = |number: u8, name: &str| format!("  - {{番号: {number}, {name}担当課: [関係課]}}\n");
    let items = item(2, "") + &item(3, "名称: あ, ");
    workspace.edit(ITEM, "  - 再掲: 1\n", &items);
    let run = workspace.run(&["check"]);
    let said = run.stderr + &run.stdout;
    assert!(said.contains("「名称」がありません") && !said.contains("number-gap"), "{said}");
}

#[test]
fn an_opinion_alone_is_told_how_to_become_a_list() {
    let workspace = base();
    let told = |text: &str| {
        workspace.write(OPINIONS, text);
        let findings = content::load(&Folder::new(workspace.path()).edition(None).unwrap()).findings;
        findings.into_iter().map(|it| (it.message, it.hint.unwrap_or_default())).collect::<Vec<_>>()
    };
    let hint =
        "始めの行の前に「意見:」の行を加え、この意見を「- 番号: 1」から書き始めて、続きの行を「番号」に揃えてください";
    let alone = ("「意見」が一覧になっていません".to_owned(), hint.to_owned());
    assert_eq!(told("番号: 1\n意見: よい。\n委員会評価: A\n"), std::slice::from_ref(&alone));
    assert_eq!(told("番号: 1\n連携・協力: 声をかける。\n"), [alone]);
    assert_eq!(told("意見:\n  - 番号: 1\n    意見: よい。\n"), []);
    let nested =
        "「番号」は、「意見」の中ではなく、「意見」と同じ並びに書きます。「意見:」の後には、文を書いてください";
    let nested = ("「意見」の中に、意見の項目があります".to_owned(), nested.to_owned());
    assert_eq!(told("意見:\n  - 意見:\n      番号: 1\n      意見: よい。\n"), [nested]);
}

#[test]
fn values_of_several_years_are_told_the_series_that_have_one_each() {
    let told = |series: &str, values: &str| {
        let workspace = Workspace::small();
        workspace.edit(PLAN, "体系:\n", &format!("様式:\n  系列: [実績, {series}]\n体系:\n"));
        workspace.edit(ITEM, VALUES, values);
        let findings = content::load(&Folder::new(workspace.path()).edition(None).unwrap()).findings;
        findings.into_iter().map(|it| (it.message, it.hint.unwrap_or_default())).collect::<Vec<_>>()
    };
    let target = |name: &str| format!("{{名称: {name}, 役割: 目標, 年度: 独自}}");
    let two = format!("{}, {}", target("中間目標"), target("最終目標"));
    let apart = "「中間目標: {R8: 130}, 最終目標: {R11: 150}」のように、1つの系列に1つの年度の値を書いてください";
    let unknown = ("「目標」という項目はありません".to_owned(), apart.to_owned());
    assert_eq!(told(&two, "目標: {R11: 150, R8: 130}"), [unknown]);
    let many = ("「最終目標」に値が2個あります".to_owned(), apart.to_owned());
    assert_eq!(told(&two, "最終目標: {R8: 130, R11: 150}"), [many]);
    assert_eq!(told(&two, "中間目標: {R8: 130}, 最終目標: {R11: 150}"), []);
    // No other series is free.
    let more = "「最終目標」には1つの年度の値だけを書きます。ほかの値も印刷するなら、様式の「系列」に「{名称: …, 役割: 目標, 年度: 独自}」を加えて、その系列に書いてください";
    let many = ("「最終目標」に値が2個あります".to_owned(), more.to_owned());
    assert_eq!(told(&two, "中間目標: {R7: 1}, 最終目標: {R8: 130, R11: 150}"), std::slice::from_ref(&many));
    assert_eq!(told(&target("最終目標"), "最終目標: {R8: 130, R11: 150}"), [many]);
    let third = format!("{two}, {}", target("追加"));
    assert_eq!(told(&third, "中間目標: {R7: 1}, 最終目標: {R8: 130}, 追加: {R11: 150}"), []);
}

#[test]
fn a_list_of_values_is_told_the_years_of_its_series() {
    let told = |form: &str, values: &str| {
        let workspace = Workspace::small();
        workspace.edit(PLAN, "体系:\n", &format!("様式:\n  系列: [実績, {form}]\n体系:\n"));
        workspace.edit(ITEM, VALUES, values);
        let findings = content::load(&Folder::new(workspace.path()).edition(None).unwrap()).findings;
        findings.into_iter().map(|it| it.hint.unwrap_or_default()).collect::<Vec<_>>()
    };
    let common = "{名称: 計画, 年度: 共通}";
    let hint = "「計画: 900」のように値だけを書いてください。年度ごとに書くなら、様式の系列「計画」の「年度: 共通」を消して、{H30: 900, H31: 950} のように書いてください";
    assert_eq!(told(common, "計画: [900, 950]"), [hint]);
    assert_eq!(told("計画", "計画: {H30: 900, H31: 950}"), [""; 0]);
    assert_eq!(told(common, "計画: 900"), [""; 0]);
    assert_eq!(told("計画", "計画: [900, 950]"), ["{H30: 900, H31: 950} のように書いてください"]);
    // Fewer values than years, and more.
    assert_eq!(told("計画", "計画: [900]"), ["{H30: 900} のように、それぞれの値の年度を付けて書いてください"]);
    assert_eq!(told("計画", "計画: [1, 2, 3]"), ["{H30: 2300, H31: 2300} のように書いてください"]);
    // The years that are shown, not those of the guide.
    let workspace = Workspace::small();
    workspace.edit(PLAN, "年度: H31\n表示年度: [H30, H31]", "年度: H31\n表示年度: [H29, H30, H31]");
    workspace.edit(ITEM, VALUES, "実績: [1, 2, 3, 4]");
    let findings = content::load(&Folder::new(workspace.path()).edition(None).unwrap()).findings;
    assert_eq!(findings[0].hint.as_deref(), Some("{H29: 2300, H30: 2300} のように書いてください"));
}

#[test]
fn a_year_beside_a_series_and_a_series_without_declaration_are_told_where_they_belong() {
    let told = |form: &str, values: &str| {
        let workspace = Workspace::small();
        workspace.edit(PLAN, "体系:\n", &format!("{form}体系:\n"));
        workspace.edit(ITEM, VALUES, values);
        let findings = content::load(&Folder::new(workspace.path()).edition(None).unwrap()).findings;
        findings.into_iter().map(|it| it.hint.unwrap_or_default()).collect::<Vec<_>>()
    };
    let inside = "「実績: {H31: 105}」のように、系列の値の括弧 { } の中に書いてください";
    assert_eq!(told("", "実績: {H30: 110}, H31: 105"), [inside]);
    assert_eq!(told("", "実績: {H30: 110, H31: 105}"), [""; 0]);
    // What the form says of its other series is kept.
    let declared = "様式:\n  系列: [実績, {名称: 計画, 役割: 目標}]\n";
    let added = "様式の「系列」に「見込み」を加えるか、この項目を消してください";
    assert_eq!(told(declared, "見込み: {H31: 5}"), [added]);
    assert_eq!(told("様式:\n  系列: [実績, {名称: 計画, 役割: 目標}, 見込み]\n", "見込み: {H31: 5}"), [""; 0]);
}

/// What is wrong with the one fault that a slip must be, and with what is left when its advice was followed.
///
/// - `advised`: a part of the advice
pub(super) fn misjudged(
    faults: impl Fn(&str) -> Vec<Finding>,
    typed: &str,
    message: &str,
    advised: &str,
    mended: &str,
) -> Vec<String> {
    let mut wrong = Vec::new();
    let told = faults(typed);
    let is_told =
        |fault: &Finding| fault.message == message && fault.hint.as_ref().is_some_and(|hint| hint.contains(advised));
    if told.len() != 1 || !is_told(&told[0]) {
        wrong.push(format!("{typed}\nwanted: {message}\n        {advised}\n{}", finding::render(&told)));
    }
    let left = faults(mended);
    if !left.is_empty() {
        wrong.push(format!("{typed} → {mended}\n{}", finding::render(&left)));
    }
    wrong
}

pub fn assert_told(slips: &[Slip]) {
    let mut wrong = Vec::new();
    for (file, from, typed, message, advised, mended) in slips {
        wrong.extend(misjudged(|to| faults(file, from, to), typed, message, advised, mended));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_slip_is_one_fault_that_names_its_cause_and_a_right_advice() {
    assert_told(SLIPS);
}

#[test]
fn a_lone_dash_becomes_the_dash_of_the_form() {
    let hint = |form: &str, file: &str| {
        let workspace = Workspace::small();
        workspace.edit(PLAN, "体系:", &format!("{form}\n体系:")).edit(ITEM, VALUES, "実績: {H30: -, H31: 1}");
        if !file.is_empty() {
            workspace.write("youshiki.yaml", file);
        }
        let mut faults = content::load(&Folder::new(workspace.path()).edition(None).unwrap()).findings;
        assert_eq!(faults.len(), 1, "{}", finding::render(&faults));
        faults.remove(0).hint.unwrap()
    };
    assert_eq!(hint("様式: {空欄: [未公表, －]}", ""), "「H30: －」と書いてください");
    assert_eq!(hint("様式: youshiki.yaml", "空欄: [―]\n"), "「H30: ―」と書いてください");
    assert_eq!(hint("様式: {空欄: [－, \"-\"]}", ""), "「H30: \"-\"」と書いてください");
    assert_eq!(
        hint("様式: youshiki.yaml", "用紙: A4\n"),
        "「H30: \"-\"」と書いてください。値がないことを表すなら、youshiki.yaml の「空欄」に \"-\" を加えます"
    );
}
