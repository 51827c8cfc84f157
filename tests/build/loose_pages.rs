//! A page that lies alone on a desk says where it belongs.

use std::fs;

use regex::Regex;

use crate::golden;
use crate::pdf::{Document, Page};
use crate::support::{PLANS, Workspace, copy, root, without_whitespace};

/// What a page shows at its head and foot.
fn margins(page: &Page) -> String {
    without_whitespace(&page.artifacts.concat())
}

#[test]
fn every_page_of_every_document_names_plan_and_year() {
    let year = Regex::new("([0-9]+|元)年").unwrap();
    for plan in PLANS {
        let workspace = Workspace::empty();
        copy(&root().join(plan).join("content"), &workspace.path().join("content"));
        let text = fs::read_to_string(workspace.newest_edition().join("plan.yaml")).unwrap();
        let name = text.lines().find_map(|line| line.strip_prefix("計画: ")).unwrap().to_owned();
        let run = workspace.run(&["build", "--all"]);
        assert_eq!(run.code, 0, "{plan}\n{}", run.stderr);
        for file in run.stdout.lines() {
            let document = Document::read(&fs::read(workspace.path().join(file)).unwrap());
            for (page, number) in document.pages.iter().zip(1..) {
                // A title page has no head and no foot, and is nothing but this.
                let is_title_page = number == 1 && page.artifacts.is_empty();
                let found = if is_title_page { without_whitespace(&document.text()) } else { margins(page) };
                assert!(found.contains(&without_whitespace(&name)), "{plan} {file} page {number}: {found}");
                assert!(year.is_match(&found), "{plan} {file} page {number}: {found}");
            }
        }
    }
}

#[test]
fn a_page_that_goes_on_with_a_project_names_it() {
    let document = golden::document();
    let mut parted = 0;
    for table in document.of_kind("Table") {
        let pages = table.pages();
        let names: Vec<&Page> = pages.iter().skip(1).map(|page| &document.pages[*page]).collect();
        for page in names {
            assert!(margins(page).contains("（続き）"), "{:?}", page.artifacts);
            parted += 1;
        }
    }
    assert!(parted >= 2);
}

/// A plan of two 取組項目 with so many indicators each, and with this form.
fn of_two_items(form: &str, rows: usize) -> Workspace {
    let workspace = Workspace::empty();
    let plan = format!(
        "計画: 計画\n題名: 題名\n資料番号: 資料1\n発行者: 市\n作成日: 2020-07-01\n年度: H31\n表示年度: [H30, H31]\n委員会: 委員会\n\
         担当課: [総務課]\n様式:\n  階層: [柱]\n{form}体系:\n  - {{柱: 柱ウ, 事業: [a]}}\n"
    );
    let table = if form.contains("指標の表") { "表: 量, " } else { "" };
    let indicators = |of: &str| -> String {
        (0..rows)
            .map(|n| format!("      - {{{table}名称: {of}の指標{n}, 単位: 回, 実績: {{H30: 1, H31: 2}}}}\n"))
            .collect()
    };
    let item = |number| {
        let indicators = indicators(&format!("項目{number}"));
        format!(
            "  - 番号: {number}\n    名称: 取組{number}\n    担当課: [総務課]\n    進捗状況: 概ね進んだ\n    指標:\n{indicators}"
        )
    };
    workspace.write("plan.yaml", plan);
    workspace.write("projects/a.yaml", format!("事業: 事業エ\n取組項目:\n{}{}", item(1), item(2)));
    workspace.write("opinions.yaml", "意見: []\n");
    workspace
}

#[test]
fn a_new_card_names_its_project_and_does_not_go_on() {
    let form = "  配置: {シート: [題名, 事業], 取組項目: [題名, 列]}\n  列: [番号, 名称, 進捗状況, 指標, 実績]\n  意見: なし\n";
    let document = Document::read(&of_two_items(form, 4).paper());
    assert_eq!(document.pages.len(), 2);
    let second = margins(&document.pages[1]);
    assert!(second.contains("柱ウ／事業エ") && !second.contains("続き"), "{second}");
}

#[test]
fn a_page_that_goes_on_with_the_indicators_of_an_item_names_it() {
    let form = "  用紙: {大きさ: A4, 向き: 横, 文字: 12}\n  配置: {シート: [題名, 事業], 事業: [取組項目, {指標の表: 量}]}\n  \
                列: [番号, 名称, 進捗状況]\n  指標の表: [{名称: 量, 列: [指標, 単位, {年度ごと: [実績]}]}]\n  意見: なし\n";
    let document = Document::read(&of_two_items(form, 40).paper());
    let second = margins(&document.pages[1]);
    assert!(second.contains("取組1（続き）") || second.contains("取組2（続き）"), "{second}");
    let last = margins(document.pages.last().unwrap());
    assert!(last.contains("No.2取組2（続き）"), "{last}");
}

#[test]
fn the_foot_stays_on_its_line_and_keeps_the_year() {
    let title = "第3期みほん市まち・ひと・しごと創生総合戦略及び地域福祉計画推進状況報告書";
    for (title, size, notation) in [
        (format!("{title}（平成31年度実績）"), 14, ""),
        (title.to_owned(), 20, ""),
        ("題名（平成31年度）".to_owned(), 8, "年度の表記: 西暦\n"),
    ] {
        let form = format!("  用紙: {{大きさ: A4, 向き: 縦, 文字: {size}}}\n");
        let workspace = of_two_items(&form, 2);
        workspace.edit("plan.yaml", "題名: 題名\n", &format!("題名: {title}\n{notation}"));
        let document = Document::read(&workspace.paper());
        for page in &document.pages {
            let found = margins(page);
            let years = ["平成31年度", "2019年度"].iter().map(|year| found.matches(year).count()).sum::<usize>();
            assert_eq!(years, 1, "{size}: {found}");
            let lowest = page.heights.iter().copied().fold(f64::INFINITY, f64::min);
            assert!(lowest > 5.0, "{size}: the foot leaves the page at {lowest}");
        }
    }
}
