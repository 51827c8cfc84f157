//! Columns of a 様式 that are written otherwise than the format wants them: each is one fault with an advice that can be
//! followed to the letter.

use shinkan::content::{self, Workspace as Folder};
use shinkan::finding::{self, Finding};

use crate::support::Workspace;

/// The columns as they are typed, the message, a part of the advice, and the columns as they are meant.
type Slip = (&'static str, &'static str, &'static str, &'static str);

const GROUP: &str = "[番号, {年度ごと: [実績, 達成率]}]";
const APART: &str = "[番号, 中間目標, 最終目標]";
const STACKED: &str = "[番号, {内容: [中間目標, 最終目標]}]";

#[rustfmt::skip]
const SLIPS: &[Slip] = &[
    // 年度ごと.
    ("[番号, 年度ごと]", "「年度ごと」に、並べる系列がありません", "「{年度ごと: [実績, 達成率]}」と書いてください", GROUP),
    ("\n    - 番号\n    - 年度ごと:", "「年度ごと」に、並べる系列がありません", "「{年度ごと: [実績, 達成率]}」", GROUP),
    ("[番号, {内容: 年度ごと}]", "「年度ごと」は、「内容」には書けません", "「{年度ごと: [実績, 達成率]}」", GROUP),
    ("[番号, {内容: 年度ごと, 系列: [実績]}]", "「年度ごと」は、「内容」には書けません", "「{年度ごと: [実績]}」", GROUP),
    ("\n    - 番号\n    - 年度ごと:[実績, 達成率]", "「年度ごと」の後に、半角のコロンと半角の空白がありません", "「{年度ごと: [実績, 達成率]}」", GROUP),
    ("\n    - 番号\n    - 年度毎：［実績、達成率］", "「年度ごと」の後に、半角のコロンと半角の空白がありません", "「{年度ごと: [実績, 達成率]}」", GROUP),
    ("\n    - 番号\n    - 年度ごと（実績・達成率）", "「年度ごと」の後に、半角のコロンと半角の空白がありません", "「{年度ごと: [実績, 達成率]}」", GROUP),
    ("\n    - 番号\n    - 年度ごと: ［実績、達成率］", "ここには一覧を書きます", "「年度ごと: [実績, 達成率]」", GROUP),
    ("\n    - 番号\n    - 年度ごと: 実績 達成率", "ここには一覧を書きます", "「年度ごと: [実績, 達成率]」", GROUP),
    ("[番号, {年度ごと: [実績、達成率]}]", "「実績、達成率」に、区切りの「,」が抜けています", "「実績, 達成率」と書いてください", GROUP),
    ("[番号, {毎年度: [実績, 達成率]}]", "「毎年度」という項目はありません", "「年度ごと」ではありませんか", GROUP),
    ("[番号, {年度ごと: {系列: [実績]}}]", "ここには一覧を書きます", "「{年度ごと: [実績]}」と書いてください", "[番号, {年度ごと: [実績]}]"),
    ("[番号, {内容: 実績, 年度ごと: あり}]", "「内容」と「年度ごと」は、1つの列に書けません", "「{年度ごと: [実績]}」と書いてください", "[番号, {年度ごと: [実績]}]"),
    ("[番号, {内容: [実績, 達成率], 年度ごと: はい}]", "「内容」と「年度ごと」は、1つの列に書けません", "「{年度ごと: [実績, 達成率]}」", GROUP),
    // Several columns in one.
    ("[番号、中間目標, 最終目標]", "「番号、中間目標」に、区切りの「,」が抜けています", "「番号, 中間目標」と書いてください", APART),
    ("\n    - 番号\n    - 中間目標・最終目標", "「中間目標・最終目標」は、1つの列ではありません", "「- 中間目標」「- 最終目標」と、行を分けて", APART),
    ("[番号, {内容: 中間目標、最終目標}]", "ここには一覧を書きます", "「内容: [中間目標, 最終目標]」", STACKED),
    ("[{内容: 番号、中間目標}, 最終目標]", "1つの列に重ねられるのは、系列だけです", "「番号」「中間目標」を1つずつの列に", APART),
    ("[番号, ［中間目標］, 最終目標]", "「［中間目標］」という列はありません", "「中間目標」と書いてください", APART),
    // Headings.
    ("[番号, 取組項目]", "「取組項目」という列はありません", "「取組項目」は、「名称」という列に付く見出しです。「名称」と書いてください", "[番号, 名称]"),
    ("[番号, 実績の指標]", "「実績の指標」という列はありません", "「指標」と書いてください", "[番号, 指標]"),
    ("[No., 名称]", "「No.」という列はありません", "「番号」と書いてください", "[番号, 名称]"),
    ("[番号, \"取組による成果、今後の課題や方針\"]", "「取組による成果、今後の課題や方針」という列はありません", "「成果」と書いてください", "[番号, 成果]"),
    ("[番号, 実績値]", "「実績値」という列はありません", "「実績」と書いてください", "[番号, 実績]"),
    ("[番号, {内容: 最終目標年度}]", "「最終目標年度」という列はありません", "「最終目標の年度」と書いてください", "[番号, 最終目標の年度]"),
    ("[番号, 所管課]", "「所管課」という列はありません", "「担当課」ではありませんか", "[番号, 担当課]"),
    ("[番号, 備考]", "「備考」という列はありません", "、年度ごと です", "[番号, 名称]"),
    ("[番号, {年度ごと: [備考]}]", "「備考」という列はありません", "、達成率 です", "[番号, 名称]"),
    // Lists in the list.
    ("[番号, [中間目標, 最終目標]]", "列の一覧の中に、一覧があります", "重ねるなら「{内容: [中間目標, 最終目標]}」と書いてください", STACKED),
    ("[番号, [中間目標, 最終目標]]", "列の一覧の中に、一覧があります", "別々の列にするなら、「中間目標, 最終目標」と書いてください", APART),
    ("\n    - [番号, 中間目標]\n    - 最終目標", "列の一覧の中に、一覧があります", "「- 番号」「- 中間目標」と、行を分けて", APART),
    ("[番号, {年度ごと: [[実績, 達成率]]}]", "列の一覧の中に、一覧があります", "別々の列にするなら、「実績, 達成率」", GROUP),
];

/// The faults of the small plan with these columns.
fn faults(columns: &str) -> Vec<Finding> {
    let workspace = Workspace::small();
    let form = format!(
        "様式:\n  系列: [実績, {{名称: 中間目標, 年度: 独自}}, {{名称: 最終目標, 役割: 目標, 年度: 独自}}, \
         {{名称: 達成率, 計算: 実績÷目標}}]\n  列: {columns}\n体系:\n"
    );
    workspace.edit("plan.yaml", "体系:\n", &form);
    content::load(&Folder::new(workspace.path()).edition(None).unwrap()).findings
}

#[test]
fn a_column_written_otherwise_is_one_fault_with_a_right_advice() {
    let mut wrong = Vec::new();
    for (typed, message, advised, mended) in SLIPS {
        let told = faults(typed);
        let is_told = |fault: &Finding| {
            fault.message == *message && fault.hint.as_ref().is_some_and(|hint| hint.contains(advised))
        };
        if told.len() != 1 || !is_told(&told[0]) {
            wrong.push(format!("{typed}\nwanted: {message}\n        {advised}\n{}", finding::render(&told)));
        }
        let left = faults(mended);
        if !left.is_empty() {
            wrong.push(format!("{typed} → {mended}\n{}", finding::render(&left)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
