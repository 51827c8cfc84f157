//! Where pages break: what is higher than a page goes on over the next ones, whole, and says so there.

use super::any_text::{printed, quoted, read};
use crate::golden;
use crate::pdf::Grid;
use crate::support::{Workspace, copy, root, without_whitespace};

#[test]
fn text_that_no_page_can_hold_is_printed_to_its_last_character() {
    let run = |letter: &str| letter.repeat(500) + " ";
    let units = ["あ", &run("a"), &run("W"), &run("%"), "・", "か\u{3099}", "WWWWWWWWWWW "];
    for unit in units {
        let text = unit.repeat(5_000 / unit.chars().count());
        let workspace = Workspace::small();
        workspace
            .edit("projects/1-1-1.yaml", "取組内容: 冊子を発行する。", &format!("取組内容: {}", quoted(&text)))
            .edit("projects/1-1-1.yaml", "成果: 発行した。", &format!("成果: {}", quoted(&text)))
            .edit("opinions.yaml", "意見: よい。", &format!("意見: {}", quoted(&text)));
        let document = read(&workspace.paper());
        let expected = without_whitespace(&text);
        let cells: Vec<String> = document
            .elements()
            .iter()
            .filter(|element| element.kind == "TD")
            .map(|cell| without_whitespace(&cell.text()))
            .filter(|cell| cell.chars().count() > 2_500)
            .collect();
        // 取組内容 and 成果 of the item and of its 再掲, and the opinion on both.
        assert_eq!(cells.len(), 6, "{unit}");
        for cell in cells {
            assert!(cell.starts_with(&expected), "{unit}: {} of {}", cell.chars().count(), expected.chars().count());
        }
    }
}

#[test]
fn a_head_higher_than_a_page_is_printed_whole() {
    let actions: Vec<String> = (1..=200).map(|n| format!("  - 取り組み{n}番目\n")).collect();
    let text = printed(&[("  - 主な取り組みの文。\n", &actions.concat())]);
    for n in 1..=200 {
        assert!(text.contains(&format!("・取り組み{n}番目")), "{n}");
    }
    assert_pages_hold_their_text(&[("  - 主な取り組みの文。\n", &actions.concat())]);
}

#[test]
fn an_item_high_with_values_breaks_as_one_high_with_text() {
    let parts: Vec<String> = (1..=90).map(|n| format!("部分{n}: {n}")).collect();
    let series = format!("{{H31: {{内訳: {{{}}}}}}}", parts.join(", "));
    let edits = [("{H30: 1895, H31: 1990}", series.as_str())];
    let text = printed(&edits);
    for n in 1..=90 {
        assert!(text.contains(&format!("部分{n}{n}部")), "{n}");
    }
    assert_pages_hold_their_text(&edits);
}

/// Text that runs off the page is in the structure tree still: only the number of pages tells.
fn assert_pages_hold_their_text(edits: &[(&str, &str)]) {
    let workspace = Workspace::small();
    for (from, to) in edits {
        workspace.edit("projects/1-1-1.yaml", from, to);
    }
    let document = read(&workspace.paper());
    assert!(document.pages.len() > 3, "{} pages", document.pages.len());
    // The title does not stand alone.
    assert!(document.elements().iter().any(|element| element.kind == "TD" && element.pages().first() == Some(&0)));
}

#[test]
fn a_page_that_goes_on_with_an_item_names_it() {
    let workspace = Workspace::small();
    let text = quoted(&"あ".repeat(5_000));
    workspace.edit("projects/1-1-1.yaml", "成果: 発行した。", &format!("成果: {text}")).edit(
        "projects/1-1-1.yaml",
        "  - 再掲: 1\n",
        "",
    );
    let document = read(&workspace.paper());
    let named: Vec<bool> = document
        .pages
        .iter()
        .map(|page| page.artifacts.iter().any(|text| text.contains("No.1　冊子の発行（続き）")))
        .collect();
    assert!(named.len() > 2 && !named[0] && named[1..].iter().all(|named| *named), "{named:?}");
}

#[test]
fn a_page_that_goes_on_with_an_items_values_names_it_too() {
    let parts: Vec<String> = (1..=90).map(|n| format!("部分{n}: {n}")).collect();
    let workspace = Workspace::small();
    workspace.edit(
        "projects/1-1-1.yaml",
        "{H30: 1895, H31: 1990}",
        &format!("{{H31: {{内訳: {{{}}}}}}}", parts.join(", ")),
    );
    let document = read(&workspace.paper());
    assert!(document.pages[1].artifacts.iter().any(|text| text.contains("No.1　冊子の発行（続き）")));
}

#[test]
fn an_opinion_breaks_only_if_it_is_higher_than_a_page_and_then_without_a_warning() {
    // A line of the column holds 37 characters, a page some 50 lines.
    for (length, pages) in [(1_600, 1), (9_000, 5)] {
        let workspace = Workspace::small();
        workspace.edit("opinions.yaml", "意見: よい。", &format!("意見: {}", "よ".repeat(length))).edit(
            "projects/1-1-1.yaml",
            "  - 再掲: 1\n",
            "",
        );
        assert_eq!(workspace.run(&["check", "--pages", "--notes"]).stdout, "", "{length}");
        let document = read(&workspace.paper());
        let cells = document.of_kind("TD").into_iter();
        let opinion = cells.max_by_key(|cell| cell.text().chars().count()).unwrap();
        assert_eq!((opinion.text().chars().count(), opinion.pages().len()), (length, pages));
        let named = |page: &&usize| document.pages[**page].artifacts.iter().any(|text| text.contains("（続き）"));
        assert_eq!(opinion.pages().iter().filter(named).count(), pages - 1);
    }
}

#[test]
fn an_item_that_fits_a_page_is_not_split() {
    let document = golden::document();
    for page in &document.pages {
        let goes_on = |text: &String| text.contains("No.") && text.contains("（続き）");
        assert!(!page.artifacts.iter().any(goes_on), "{:?}", page.artifacts);
    }
    let mut items = 0;
    for table in document.of_kind("Table") {
        for row in table.descendants().into_iter().filter(|element| element.kind == "TR") {
            let cells: Vec<_> = row.elements().collect();
            if cells.len() == 10 {
                assert_eq!(row.pages().len(), 1, "{:?}", row.lines());
                items += 1;
            }
        }
        Grid::read(table);
    }
    // 55 items and the 26 heads of their tables.
    assert_eq!(items, 55 + 26);
}

/// Whether the opinions follow a sheet depends on where the sheet ends, and must not change that.
#[test]
fn where_opinions_stand_is_settled_in_every_size() {
    for paper in ["A4", "A3"] {
        for size in ["6", "7.5", "8.5", "10.5"] {
            let workspace = Workspace::empty();
            copy(&root().join("content"), &workspace.path().join("content"));
            let form = format!("様式: {{用紙: {{大きさ: {paper}, 文字: {size}, 最小の文字: 5}}}}\n体系:");
            workspace.edit("plan.yaml", "体系:", &form);
            let run = workspace.run(&["check", "--pages"]);
            assert!(!run.stdout.contains("layout-warning"), "{paper} {size}\n{}", run.stdout);
        }
    }
}
