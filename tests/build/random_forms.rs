//! Forms put together at random: each makes a paper, and nothing that it prints is lost.

use std::fs;

use proptest::prelude::*;
use shinkan::documents::figures::tallies;

use crate::pdf::Document;
use crate::summary::tallies::{assert_whole, edition};
use crate::support::{Workspace, without_whitespace};

const MARKS: [&str; 5] = ["チェック", "四角", "丸", "記号", "文字"];
const PAGES: [&str; 5] = [
    "A4",
    "A3",
    "{大きさ: A4, 向き: 縦, 書体: 明朝, 数字の幅: 半角}",
    "{大きさ: A3, 向き: 縦, 文字: 12, 余白: {上: 15, 下: 15, 左右: 15}}",
    "{大きさ: A4, 文字: 7, ページ番号: なし, 数字の幅: 全角}",
];
/// The columns of values: periods down, periods across, none but the reported one.
const VALUES: [&str; 5] = [
    "指標, 年度, 計画, 実績, 率, 単位",
    "指標, 単位, {年度ごと: [計画, 実績, 率]}",
    "指標, 単位, {年度ごと: 実績}, {内容: [計画, 率], 見出し: 重ねた欄}",
    "指標, 単位, 計画, 実績, 率",
    "指標, 年度, {内容: [計画, 実績], 見出し: 重ねた欄}, 率, 単位",
];
const SUBJECTS: [(&str, &str); 4] =
    [("取組項目", "番号: 1, "), ("事業", "事業: a, "), ("シート", "シート: 1, "), ("資料", "")];

/// What has a row in the table of counts.
const ROWS: [&str; 7] =
    ["選択肢", "甲", "事業", "担当課", "部局", "独自欄", "[{見出し: 両方, 選択肢: [上段階, 下段階]}]"];

/// What the 推移 shows, and of H30.
const TRENDS: [(&str, &str); 3] = [("率", "108.0%"), ("累", "4321"), ("段階", "")];

/// The texts that every one of these forms prints, whatever else it has.
const PRINTED: [&str; 13] = [
    "取組ア",
    "取組イ",
    "総務課",
    "内容ウ",
    "成果エ",
    "指標オ",
    "部品カ",
    "単位キ",
    "4,321",
    "欄ク",
    "意見ケ",
    "注記コ",
    "可シ",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_form_nothing_it_prints_is_lost(
        (mark, page, values, subject) in (0..MARKS.len(), 0..PAGES.len(), 0..VALUES.len(), 0..SUBJECTS.len()),
        (rows, trend) in (0..ROWS.len(), 0..TRENDS.len()),
        (front, grouped, added) in (any::<bool>(), any::<bool>(), any::<bool>()),
        (card, levels, plain, legend) in (any::<bool>(), 1usize..=4, any::<bool>(), any::<bool>()),
    ) {
        let labels = ["甲", "乙", "丙", "丁"];
        let (subject, on) = SUBJECTS[subject];
        let form = format!(
            "様式:\n  用紙: {}\n  配置: {}\n  階層: [{}]\n  桁区切り: {}\n  系列: [{{名称: 計画, 役割: 目標}}, 実績, \
             {{名称: 率, 計算: 実績÷目標}}, {{名称: 累, 計算: 実績の累計}}]\n  評価: [{{名称: 段階, 選択肢: [{{名称: 上段階, 記号: ◎}}, 下段階], 印: {}, 凡例: {}}}, {{名称: 判定, 対象: 指標, 選択肢: [可シ, 否ス], 印: {}}}]\n  \
             {}独自: [独自欄, {{名称: 費一, 種類: 金額}}, {{名称: 費二, 種類: 金額}}, {{名称: 費計, 種類: 金額, 計算: 合計, もと: [費一, 費二]}}]\n  \
             列: [番号, 名称, 担当課, 取組内容, 独自欄, {}段階, {}, 判定, 成果]\n  意見: {{対象: {subject}, 列: [名称, 意見]}}\n  \
             集計: [{{題名: 件数, 行: {}, 列: [件数, {}]}}, {{題名: 推移, 推移: {}}}]\n  \
             注記: [注記コ]\n",
            PAGES[page],
            if card { "カード" } else { "表" },
            labels[..levels].join(", "),
            if plain { "なし" } else { "あり" },
            MARKS[mark],
            if legend { "あり" } else { "なし" },
            MARKS[(mark + values) % MARKS.len()],
            if front { "表紙: あり\n  目次: あり\n  " } else { "" },
            if added { "費計, " } else { "" },
            VALUES[values].replace("率", if added { "率, 累" } else { "率" }),
            ROWS[rows],
            if grouped { "{見出し: 全体, 列: [割合]}, {見出し: 独自, 列: [{内容: うち, 独自: 独自欄, 値: [欄ク], 割合: あり}]}" } else { "割合, {内容: うち, 独自: 独自欄, 値: [欄ク], 割合: あり}" },
            TRENDS[trend].0,
        );
        // Each level holds the next; the lowest holds the 事業.
        let sections = labels[..levels].iter().rev().fold("事業: [a]".to_owned(), |below, label| {
            format!("{label}: [{{名称: 題{label}, {below}}}]")
        });
        let sections = sections.split_once(": ").unwrap().1.to_owned();
        let workspace = Workspace::empty();
        let folder = workspace.path().join("content/2019");
        fs::create_dir_all(folder.join("projects")).unwrap();
        let plan = format!(
            "計画: 計画\n題名: 題名\n資料番号: 資料1\n発行者: 市\n作成日: 2020-07-01\n年度: H31\n表示年度: [H30, H31]\n\
             委員会: 委員会\n担当課: [総務課]\n{form}体系: {sections}\n"
        );
        fs::write(folder.join("plan.yaml"), plan).unwrap();
        fs::write(folder.join("projects/a.yaml"), concat!(
            "事業: 事業サ\n取組項目:\n  - 番号: 1\n    名称: 取組ア\n    担当課: [総務課]\n    取組内容: 内容ウ\n    段階: 上段階\n",
            "    独自: {独自欄: 欄ク, 費一: 11, 費二: 22}\n    指標:\n      - 名称: 指標オ\n        単位: 単位キ\n        判定: 可シ\n        計画: {H30: 4000, H31: 5000}\n",
            "        実績: {H30: 4321, H31: 4321}\n        内訳: [{名称: 部品カ, 単位: 単位キ, 実績: {H31: 7}}]\n",
            "    成果: 成果エ\n  - {番号: 2, 名称: 取組イ, 担当課: [総務課]}\n",
        )).unwrap();
        fs::write(folder.join("opinions.yaml"), format!("意見: [{{{on}意見: 意見ケ}}]\n")).unwrap();
        let run = workspace.run(&["build"]);
        prop_assert_eq!(run.code, 0, "{}\n{}", run.stderr, form);
        let grids = tallies::own(&edition(workspace.path()), shinkan::model::TallyPlace::Summary);
        grids.iter().for_each(assert_whole);
        let total: Vec<&str> = grids[0].rows.last().unwrap().cells.iter().map(|cell| cell.as_str()).collect();
        // The shares of options are of what was judged, which is not all of the total.
        let share = if ROWS[rows].contains("選択肢") { "－" } else { "100.0%" };
        prop_assert_eq!(total, ["計", "2", share, "1", "50.0%"], "{}", form);
        // What no table prints has no row.
        if let Some(row) = grids[1].rows.first() {
            let shown = row.cells[row.cells.len() - 2].as_str().replace(',', "");
            prop_assert_eq!(shown, TRENDS[trend].1, "{}", form);
        } else {
            prop_assert!(TRENDS[trend].0 == "累" && !added, "{}", form);
        }
        let paper = Document::read(&fs::read(workspace.path().join("out/2019/資料1.pdf")).unwrap());
        let text = without_whitespace(&paper.text());
        for printed in PRINTED {
            let printed = if plain { printed.replace(',', "") } else { printed.to_owned() };
            prop_assert!(text.contains(&printed), "{printed} is not in {text}\n{form}");
        }
        // Every table is read whole, or the test ends.
        prop_assert!(paper.grids().len() > 1, "{}", form);
    }
}
