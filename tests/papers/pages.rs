//! What stands on the pages of papers: heads and numbers where sheets follow each other, and what the audit tells of each.

use std::fs;

use regex::Regex;
use serde_json::Value;

use super::{PLAN, built, page_numbers, papers};
use crate::support::{Workspace, findings};

/// A plan with three 基本目標 of four 施策, whose sheets follow each other on A4.
///
/// - `keys`: further keys of plan.yaml
fn continuous(size: f64, keys: &str) -> Workspace {
    let workspace = Workspace::empty();
    let mut sections = String::new();
    let mut number = 0;
    for goal in 1..=3 {
        sections += &format!("  - 基本目標: 目標{goal}\n    施策:\n");
        for measure in 1..=4 {
            sections += &format!("      - {{施策: 施策{goal}-{measure}, 事業: [p{goal}{measure}]}}\n");
            let mut items = String::new();
            for _ in 0..=(goal * measure % 7) {
                number += 1;
                items += &format!(
                    "  - {{番号: {number}, 名称: 取組{number}, 担当課: [あ], 進捗: 順調, 成果: 会場を増やし、来る人を増やした。}}\n"
                );
            }
            workspace.write(
                &format!("projects/p{goal}{measure}.yaml"),
                format!("事業: 事業{goal}{measure}\n取り組み目標: 目標。\n主な取り組み: [あ]\n取組項目:\n{items}"),
            );
        }
    }
    let form = format!(
        "様式:\n  用紙: {{大きさ: A4, 文字: {size}, 改ページ: なし}}\n  階層: [基本目標, 施策]\n  評価: [{{名称: 進捗, 選択肢: [順調, \
         遅れ]}}]\n  系列: []\n  列: [番号, 名称, 担当課, 進捗, 成果]\n  意見: なし\n"
    );
    workspace.write(
        PLAN,
        format!(
            "計画: あ\n題名: 一覧\n資料番号: 資料1\n発行者: う\n作成日: 2020-07-01\n年度: H31\n委員会: え\n担当課: \
             [あ]\n{form}{keys}体系:\n{sections}"
        ),
    );
    workspace
}

#[test]
fn the_head_names_what_stands_at_the_top_of_the_page() {
    for size in [6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0] {
        let [paper] = built(&continuous(size, ""), &[], ["資料1"]);
        let mut current = String::new();
        for (index, page) in paper.pages.iter().enumerate() {
            let runs: Vec<&str> = page.runs.iter().map(String::as_str).collect();
            let body = runs.iter().position(|run| *run == "資料1").expect("the end of the head") + 1;
            let titles: Vec<&str> = (runs.windows(2))
                .skip(body)
                .filter(|pair| pair[0] == "施策" && pair[1].starts_with("施策"))
                .map(|pair| pair[1])
                .collect();
            // A page that begins with a sheet has the title of its 基本目標 first.
            let begins = index == 0 || runs[body] == "基本目標";
            let expected = if begins { titles[0] } else { &current };
            assert_eq!(runs[2], expected, "{size}, page {}: {runs:?}", index + 1);
            if let Some(last) = titles.last() {
                (*last).clone_into(&mut current);
            }
        }
    }
}

#[test]
fn volumes_of_sheets_that_follow_each_other_have_the_page_numbers_of_the_paper() {
    // The box with the 資料番号 stands on the first page of a file, and the foot names the 分冊.
    let of_volume = Regex::new("資料1|[　 ]*分冊[0-9]+|[　 ]+$").unwrap();
    let common = |runs: &[String]| runs.iter().map(|run| of_volume.replace_all(run, "")).collect::<String>();
    for (size, level) in [(8.0, "基本目標"), (11.0, "基本目標"), (8.0, "施策"), (12.0, "施策")] {
        let workspace = continuous(size, &format!("分冊: {level}\n"));
        let [whole] = built(&workspace, &[], ["資料1"]);
        let count = if level == "施策" { 12 } else { 3 };
        let (mut numbers, mut texts) = (Vec::new(), Vec::new());
        for number in 1..=count {
            let [volume] = built(&workspace, &[], [&format!("資料1_分冊{number}")]);
            numbers.extend(page_numbers(&volume));
            texts.extend(volume.pages.iter().map(|page| common(&page.runs)));
        }
        assert_eq!(numbers, page_numbers(&whole), "{size} {level}");
        let pages: Vec<String> = whole.pages.iter().map(|page| common(&page.runs)).collect();
        assert_eq!(texts, pages, "{size} {level}");
    }
}

/// What the audit of all papers finds: code, message and path.
fn told(workspace: &Workspace) -> Vec<(String, String, String)> {
    let run = workspace.run(&["check", "--pages", "--format", "json"]);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let all = findings(&run);
    let told = all.iter().map(|it| {
        let line = it["line"].as_u64().map(|line| format!(":{line}")).unwrap_or_default();
        (text(&it["code"]), text(&it["message"]), text(&it["file"]) + &line)
    });
    told.collect()
}

#[test]
fn columns_that_are_too_narrow_are_told_for_every_paper_once() {
    let workspace = papers();
    // The list has columns of its own; the first paper has those of the plan, and others share them.
    workspace.edit(PLAN, "{内容: 名称, 見出し: 取組}", "{内容: 名称, 見出し: 取組, 幅: 90}").edit(
        PLAN,
        "取組内容, 進捗, 指標",
        "取組内容, {内容: 進捗, 見出し: 進捗状況, 幅: 2}, 指標",
    );
    let plan = "content/2019/plan.yaml";
    let told = told(&workspace);
    let wide: Vec<_> = told.iter().filter(|(code, ..)| code == "too-wide").collect();
    assert_eq!(wide.len(), 1, "{told:?}");
    assert!(
        wide[0]
            .1
            .starts_with("「資料3」の取組項目の表の列の幅が紙に収まらないので、縮めて印刷します（「取組」は90字を")
    );
    assert_eq!(wide[0].2, format!("{plan}:56"));
    let narrow = told.iter().filter(|(code, ..)| code == "narrow-column").map(|(_, m, at)| (m, at));
    let papers = ["", "「資料4」の", "「資料5」の", "「資料6」の", "「資料7」の", "「資料8」の", "「資料9」の"];
    let said = "取組項目の表の列「進捗状況」は、見出しに4字の幅が要るのに、2字なので、見出しが言葉の途中で折れます";
    let messages = papers.map(|paper| format!("{paper}{said}"));
    let mut narrow: Vec<_> = narrow.into_iter().collect();
    narrow.sort_by_key(|(message, _)| message.starts_with('「'));
    assert_eq!(narrow.len(), 7, "{narrow:?}");
    for ((message, at), expected) in narrow.into_iter().zip(&messages) {
        assert_eq!((message, at.as_str()), (expected, format!("{plan}:26").as_str()));
    }
}

#[test]
fn a_flaw_of_a_page_is_not_told_again_for_a_volume() {
    let workspace = papers();
    workspace.edit(PLAN, "{大きさ: A3, 改ページ: シートごと}", "{大きさ: A4, 向き: 縦, 文字: 18}");
    let run = workspace.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let pages: Vec<&str> = run.stderr.lines().filter(|line| line.contains("はみ出しています")).collect();
    assert!(pages.iter().any(|line| line.contains("資料4 1ページ目")), "{}", run.stderr);
    assert!(!pages.iter().any(|line| line.contains("分冊")), "{pages:?}");
    assert!(fs::exists(workspace.path().join("out/2019/資料1_分冊1.pdf")).unwrap());
}
