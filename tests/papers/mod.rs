//! 資料 and 分冊: several papers of one plan.

mod pages;
mod selections;

use std::collections::BTreeSet;
use std::fs;

use regex::Regex;

use crate::build::forms::dump;
use crate::pdf::{Document, Page};
use crate::schema::forms::workspace;
use crate::support::approved::assert_approved;
use crate::support::{Workspace, findings, shinkan};

const PLAN: &str = "plan.yaml";

fn papers() -> Workspace {
    workspace("papers")
}

/// Builds papers, and reads those that are named.
fn built<const N: usize>(workspace: &Workspace, arguments: &[&str], names: [&str; N]) -> [Document; N] {
    let run = workspace.run(&[&["build"], arguments].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    names.map(|name| Document::read(&fs::read(workspace.path().join(format!("out/2019/{name}.pdf"))).unwrap()))
}

/// No. of the 取組項目 of the fixture that a paper prints, by their 成果.
fn items(document: &Document) -> Vec<usize> {
    let outcomes = ["会場を1か所増やした。", "医師会に協力を求める。", "町会にも広げる。", "中学校にも広げる。"];
    let text = document.text();
    (1..).zip(outcomes).filter(|(_, outcome)| text.contains(outcome)).map(|(number, _)| number).collect()
}

/// What stands at the foot of each page.
fn page_numbers(document: &Document) -> Vec<String> {
    let number = Regex::new("^([0-9]+ / [0-9]+|- [0-9]+ -)$").unwrap();
    let last = |page: &Page| page.runs.iter().rev().find(|run| number.is_match(run)).cloned();
    document.pages.iter().map(|page| last(page).unwrap_or_default()).collect()
}

/// What the check finds: code, line and message of each.
fn told(workspace: &Workspace) -> Vec<(String, u64, String)> {
    let run = workspace.run(&["check", "--format", "json", "--pages"]);
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let told =
        |it: &serde_json::Value| (text(&it["code"]), it["line"].as_u64().unwrap_or_default(), text(&it["message"]));
    findings(&run).iter().map(told).collect()
}

#[test]
fn build_makes_all_papers_and_their_volumes() {
    let workspace = papers();
    let run = workspace.run(&["build"]);
    let names = [
        "資料1",
        "資料1_分冊1",
        "資料1_分冊2",
        "資料2",
        "資料2_分冊1",
        "資料2_分冊2",
        "資料3",
        "資料4",
        "資料5",
        "資料6",
        "資料7",
        "資料8",
        "資料9",
    ];
    let paths: String = names.iter().map(|name| format!("out/2019/{name}.pdf\n")).collect();
    assert_eq!((run.code, run.stdout), (0, paths), "{}", run.stderr);
}

#[test]
fn one_paper_is_made_by_its_number() {
    let workspace = papers();
    let run = workspace.run(&["build", "--paper", "資料3", "--paper", "資料2"]);
    let paths = "out/2019/資料2.pdf\nout/2019/資料2_分冊1.pdf\nout/2019/資料2_分冊2.pdf\nout/2019/資料3.pdf\n";
    assert_eq!((run.code, run.stdout.as_str()), (0, paths), "{}", run.stderr);
    let run = workspace.run(&["build", "--paper", "資料33"]);
    assert_eq!(run.code, 2);
    assert_eq!(run.stderr, "エラー: 「資料33」という資料はありません。「資料3」ではありませんか\n");
}

#[test]
fn papers_of_the_same_items_have_looks_of_their_own() {
    let [results, list] = built(&papers(), &["--paper", "資料2", "--paper", "資料3"], ["資料2", "資料3"]);
    assert_eq!(results.title.as_deref(), Some("主要な施策の成果"));
    assert_approved("tests/papers/資料2.txt", &dump(&results));
    assert_approved("tests/papers/資料3.txt", &dump(&list));
    // The sheets of the list follow each other.
    assert_eq!((results.pages.len(), list.pages.len()), (5, 1));
}

#[test]
fn a_paper_prints_what_it_selects() {
    let names = ["資料1", "資料4", "資料5", "資料6", "資料7", "資料8", "資料9"];
    let documents = built(&papers(), &[], names);
    // No.2 is a 再掲 below 見守り, too.
    let expected = [vec![1, 2, 3, 4], vec![1, 2, 3], vec![2], vec![4], vec![2, 3, 4], vec![4], vec![1, 2]];
    for ((name, document), expected) in names.iter().zip(&documents).zip(expected) {
        assert_eq!(items(document), expected, "{name}");
    }
    // Without a 題名 it has that of the plan.
    assert_eq!(documents[3].title.as_deref(), Some("進行管理シート"));
    // Opinions stand where their items do.
    assert!(documents[3].text().contains("続けてほしい。") && !documents[3].text().contains("夜の会場もほしい。"));
}

#[test]
fn a_paper_that_selects_nothing_says_so() {
    let workspace = papers();
    workspace.edit("projects/kenshin.yaml", "進捗: 遅れ", "進捗: 順調");
    let [late] = built(&workspace, &["--paper", "資料5"], ["資料5"]);
    assert!(late.text().contains("該当するものはありません。"), "{}", late.text());
    assert_eq!(told(&workspace), []);
}

#[test]
fn volumes_go_on_with_the_page_numbers_of_the_paper_or_begin_anew() {
    let names = ["資料1", "資料1_分冊1", "資料1_分冊2", "資料2_分冊1", "資料2_分冊2"];
    let [whole, first, second, third, fourth] = built(&papers(), &[], names);
    let numbers = page_numbers(&whole);
    assert_eq!(numbers, ["1 / 6", "2 / 6", "3 / 6", "4 / 6", "5 / 6", "6 / 6"]);
    assert_eq!(page_numbers(&first), numbers[..4]);
    assert_eq!(page_numbers(&second), numbers[4..]);
    assert_eq!(page_numbers(&third), ["- 1 -", "- 2 -", "- 3 -", "- 4 -"]);
    assert_eq!(page_numbers(&fourth), ["- 1 -"]);
    assert_eq!(second.title.as_deref(), Some("進行管理シート　2 学び"));
    let says = |document: &Document, what: &str| {
        document.pages.iter().all(|page| page.artifacts.iter().any(|text| text.contains(what)))
    };
    assert!(says(&second, "分冊2") && says(&third, "分冊1") && !says(&whole, "分冊"));
    let bookmarks: Vec<&str> = second.bookmarks.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(bookmarks[..2], ["2 学び", "2-1 読書"]);
    // Together they have what the whole has.
    let joined = format!("{}{}", dump(&first), dump(&second));
    for line in dump(&whole).lines() {
        assert!(joined.contains(line), "{line}");
    }
}

#[test]
fn what_one_paper_prints_is_printed() {
    let workspace = papers();
    assert_eq!(told(&workspace), []);
    // 資料2 alone prints these two; another paper is selected by the 財源.
    workspace.edit(PLAN, "          - {文: 主な成果}\n", "").edit(PLAN, "財源, 決算額], 段: 3", "決算額], 段: 2");
    let messages: BTreeSet<String> = told(&workspace).into_iter().map(|(_, _, message)| message).collect();
    let message = "「主な成果」は、この様式ではどこにも印刷されません";
    assert_eq!(messages, BTreeSet::from([message.to_owned(), format!("{message}（このファイルに2か所）")]));
}

#[test]
fn a_paper_of_a_part_prints_only_that_part() {
    let workspace = papers();
    workspace.edit(PLAN, "          - {文: 主な成果}\n", "").edit(
        PLAN,
        "範囲: {事業: [kenshin]}}",
        "範囲: {事業: [kenshin]}, 様式: {列: [番号, 名称, 主な成果]}}",
    );
    let files: Vec<String> = {
        let run = workspace.run(&["check", "--format", "json"]);
        findings(&run).iter().map(|it| it["file"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(files, ["content/2019/projects/dokusho.yaml", "content/2019/projects/mimamori.yaml"]);
}

#[test]
fn an_archive_holds_and_proves_all_papers() {
    let workspace = papers();
    let run = workspace.run(&["archive"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let data = workspace.path().join("archive/2019/data");
    for name in ["資料1", "資料1_分冊2", "資料2", "資料2_分冊1", "資料9"] {
        assert!(data.join(format!("{name}.pdf")).is_file(), "{name}");
    }
    assert!(data.join("content/2019/okure.yaml").is_file());
    let verified = || shinkan(&workspace.path().join("archive"), &["verify", "2019"]);
    let run = verified();
    assert_eq!(run.code, 0, "{}\n{}", run.stdout, run.stderr);
    fs::copy(data.join("資料1.pdf"), data.join("資料3.pdf")).unwrap();
    let run = verified();
    assert_eq!(run.code, 1, "{}", run.stdout);
}

#[test]
fn a_paper_takes_its_looks_from_a_file() {
    let workspace = papers();
    let [late] = built(&workspace, &["--paper", "資料5"], ["資料5"]);
    assert!(late.text().contains("遅れているものだけを載せました。"), "{}", late.text());
    // Another paper may have the same looks; a fault of the file is told once, in the file.
    workspace.edit(PLAN, "範囲: {基本目標: 2 学び}", "範囲: {基本目標: 2 学び}, 様式: okure.yaml");
    let [other] = built(&workspace, &["--paper", "資料6"], ["資料6"]);
    assert!(other.text().contains("遅れているものだけを載せました。"), "{}", other.text());
    for (wrong, expected) in [
        ("負の数: 赤", "「赤」は「負の数」には使えません"),
        ("階層: [章]", "「階層」は、どの資料でも同じです"),
        ("様式: {意見: なし}", "様式のファイルには、「様式」の中身だけを書きます"),
        ("列: [番号, 名前]", "「名前」という列はありません"),
        ("意見:: なし", "「意見:」という項目はありません"),
    ] {
        workspace.write("okure.yaml", format!("{wrong}\n"));
        let run = workspace.run(&["check", "--format", "json"]);
        let all = findings(&run);
        let told: Vec<(&str, &str)> =
            all.iter().map(|it| (it["file"].as_str().unwrap(), it["message"].as_str().unwrap())).collect();
        assert_eq!(told, [("content/2019/okure.yaml", expected)], "{wrong}");
    }
}

#[test]
fn the_next_year_rolls_the_file_of_a_paper() {
    let workspace = papers();
    workspace.write("okure.yaml", "列: [番号, 名称, 進捗, {内容: 目標, 年度: H31}]\n");
    let run = workspace.run(&["new-year", "--to", "R2"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let file = fs::read_to_string(workspace.path().join("content/2020/okure.yaml")).unwrap();
    assert_eq!(file, "列: [番号, 名称, 進捗, {内容: 目標, 年度: R2}]\n");
}

#[test]
fn the_next_year_keeps_the_papers() {
    let workspace = papers();
    workspace.edit(PLAN, "題名: 取組の一覧", "題名: 平成31年度の取組の一覧").edit(
        PLAN,
        "列: [番号, {内容: 名称, 見出し: 取組}, 担当課, 進捗, 決算額]",
        "列: [番号, 名称, 進捗, {内容: 目標, 年度: H31}]",
    );
    let run = workspace.run(&["new-year", "--to", "R2"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let plan = fs::read_to_string(workspace.path().join("content/2020/plan.yaml")).unwrap();
    assert!(plan.contains("題名: 令和2年度の取組の一覧") && plan.contains("{内容: 目標, 年度: R2}"), "{plan}");
    let run = workspace.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn a_comparison_tells_what_is_different_about_a_paper() {
    let (old, new) = (papers(), papers());
    new.edit(PLAN, "題名: 取組の一覧", "題名: 取組の一覧表")
        .edit(PLAN, "範囲: {部局: 福祉部}", "範囲: {部局: [福祉部, 教育部]}")
        .edit(PLAN, "\n分冊: 基本目標\n", "\n分冊: {階層: 施策, ページ番号: 1から}\n")
        .edit(PLAN, "  - {資料番号: 資料9, 題名: 健診の取組, 範囲: {事業: [kenshin]}}\n", "");
    let [old, new] = [&old, &new].map(|it| it.edition("").to_str().unwrap().to_owned());
    let run = shinkan(papers().path(), &["compare", &old, &new, "--format", "text"]);
    let told = run.stdout.split_once('■').unwrap().1;
    assert_approved("tests/papers/compare.txt", &format!("■{told}"));
}

/// Faults in 資料 and 分冊: what stands in the plan, and what is written instead.
const FAULTS: [(&str, &str); 27] = [
    ("資料番号: 資料3", "資料番号: 資料2"),
    ("資料番号: 資料3", "資料番号: 資料1"),
    ("資料番号: 資料3", "資料番号: 資料1_分冊2"),
    ("資料番号: 資料3", "資料番号: 総括表"),
    ("  - {資料番号: 資料6, 範囲", "  - {題名: 資料6, 範囲"),
    ("  - {資料番号: 資料6, 範囲: {基本目標: 2 学び}}", "  - 資料6"),
    ("      集計の表記: {計: 合計}\n", "      階層: [章]\n"),
    ("      集計の表記: {計: 合計}\n", "      評価: []\n"),
    ("      集計の表記: {計: 合計}\n      注記: []\n      意見: なし\n", "      意見: {対象: シート}\n"),
    ("指標の表: [{列", "指標の表: [{名称: 活動, 列"),
    ("置く所: 資料の終わり}]", "置く所: 総括表}]"),
    ("置く所: 資料の終わり}]", "置く所: []}]"),
    ("{内容: 名称, 見出し: 取組}", "{内容: 名称, 見出し: 担当課}"),
    ("範囲: {部局: 福祉部}", "範囲: {部局: 福祉部, 事業: [kenshin]}"),
    ("範囲: {部局: 福祉部}", "範囲: {}"),
    ("範囲: {部局: 福祉部}", "範囲: 福祉部"),
    ("範囲: {部局: 福祉部}", "範囲: {部局: 福社部}"),
    ("範囲: {部局: 福祉部}", "範囲: {基本方針: 2 学び}"),
    ("範囲: {基本目標: 2 学び}", "範囲: {基本目標: 2 学ぶ}"),
    ("範囲: {評価: 進捗, 選択肢: [遅れ]}", "範囲: {評価: 進捗}"),
    ("範囲: {評価: 進捗, 選択肢: [遅れ]}", "範囲: {評価: 進捗, 選択肢: [遅延]}"),
    ("値: [市単独]", "値: [市単費]"),
    ("様式: okure.yaml", "様式: okureta.yaml"),
    ("様式: okure.yaml", "様式: okure"),
    ("様式: okure.yaml", "様式: A3"),
    ("\n分冊: 基本目標\n", "\n分冊: 基本方針\n"),
    ("ページ番号: 1から", "ページ番号: 2から"),
];

#[test]
fn faults_of_papers_are_told_with_what_to_write() {
    let mut all = String::new();
    for (right, wrong) in FAULTS {
        let workspace = papers();
        workspace.edit(PLAN, right, wrong);
        let run = workspace.run(&["check"]);
        all += &format!("## {}\n\n{}\n", wrong.trim(), run.stdout);
    }
    assert_approved("tests/papers/faults.txt", &all);
}
