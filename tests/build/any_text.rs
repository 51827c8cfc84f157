//! Text that means something to Typst, YAML or HTML, or that no cell can hold: it prints as itself, whole.

use proptest::prelude::*;

use crate::pdf::{Document, Grid};
use crate::support::Workspace;

const TEXTS: &[&str] = &[
    "#panic()",
    "#eval(\"1 + 1\")",
    "$x^2$",
    "<b>太字</b>",
    "&amp;<!-- -->",
    "@ref <label>",
    "\\ \\n \\u{41} \\",
    "// 注 /* 注 */",
    "= 見出し",
    "- 一覧",
    "+ 一覧",
    "/ 用語: 説明",
    "*太字* _下線_ `code` ~ -- --- ...",
    "\"引用\" '引用'",
    "{{x}} ${x} %s %n",
    "=SUM(A1:A9)",
    "![](x.png) [x](y)",
    "https://www.example.jp/a-very-long-path/without/any/break?in=it&and=more#fragment",
    "「括弧」、「括弧」（あ）。・い",
    "ﾊﾝｶｸ ＺＥＮＫＡＫＵ ①② ㈱ ㎡ 髙 﨑",
];

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn read(paper: &[u8]) -> Document {
    let document = Document::read(paper);
    let lost: Vec<&String> = document.pages.iter().flat_map(|page| &page.lost).collect();
    assert!(lost.is_empty(), "text outside of the structure tree: {lost:?}");
    document
}

/// The small plan with this text in every field that is printed, each behind a mark of its own.
fn everywhere(text: &str) -> (Workspace, Vec<String>) {
    let mut marks = Vec::new();
    let mut field = |name: &str| {
        let marked = format!("{name}{text}");
        marks.push(marked.clone());
        quoted(&marked)
    };
    let workspace = Workspace::small();
    let plan = format!(
        "計画: あ\n題名: {title}\n資料番号: 資料1\n発行者: い\n作成日: 2020-07-01\n年度: H31\n年度の表記: [{year}]\n\
         委員会: {committee}\n担当課: [{department}]\n体系:\n  - 基本方針: {policy}\n    施策の方向:\n      \
         - {{名称: {direction}, 事業: [1-1-1]}}\n",
        title = field("題名"),
        year = field("年度"),
        committee = field("委員会"),
        department = field("課"),
        policy = field("基本方針"),
        direction = field("施策"),
    );
    let department = quoted(&format!("課{text}"));
    let project = format!(
        "事業: {name}\n取り組み目標: {goal}\n主な取り組み: [{action}]\n見出し: {{重点: {label}}}\n取組項目:\n  \
         - 番号: {number}\n    名称: {item}\n    担当課: [{department}]\n    取組内容: {description}\n    重点: {focus}\n    \
         指標:\n      - 名称: {indicator}\n        単位: {unit}\n        実績: {{値: {value}, 付記: {suffix}, \
         内訳: {{{part}: 1}}, 注: {note}}}\n    成果: {outcome}\n",
        name = field("事業"),
        goal = field("目標"),
        action = field("主な"),
        label = field("見出し"),
        number = field("番号"),
        item = field("名称"),
        description = field("内容"),
        focus = field("重点"),
        indicator = field("指標"),
        unit = field("単位"),
        value = field("値"),
        suffix = field("付記"),
        part = field("内訳"),
        note = field("注"),
        outcome = field("成果"),
    );
    let number = quoted(&format!("番号{text}"));
    let opinions = format!(
        "意見:\n  - {{番号: {number}, 意見: {opinion}, 連携・協力: {cooperation}}}\n",
        opinion = field("意見"),
        cooperation = field("連携"),
    );
    workspace.write("plan.yaml", plan).write("projects/1-1-1.yaml", project).write("opinions.yaml", opinions);
    (workspace, marks)
}

#[test]
fn hostile_text_in_any_field_prints_as_itself() {
    for text in TEXTS {
        let (workspace, marks) = everywhere(text);
        let document = read(&workspace.paper());
        let printed = squeezed(&document.text());
        for mark in &marks {
            assert!(printed.contains(&squeezed(mark)), "{mark} is not in {printed}");
        }
        assert_eq!(document.title.as_deref(), Some(marks[0].as_str()));
    }
}

#[test]
fn text_that_no_page_can_hold_is_printed_to_its_last_character() {
    for unit in ["あ", "a", "W", "%", "・", "か\u{3099}", "WWWWWWWWWWW "] {
        let text = unit.repeat(10_000 / unit.chars().count());
        let workspace = Workspace::small();
        workspace
            .edit("projects/1-1-1.yaml", "取組内容: 冊子を発行する。", &format!("取組内容: {}", quoted(&text)))
            .edit("projects/1-1-1.yaml", "成果: 発行した。", &format!("成果: {}", quoted(&text)))
            .edit("opinions.yaml", "意見: よい。", &format!("意見: {}", quoted(&text)));
        let document = read(&workspace.paper());
        let expected = squeezed(&text);
        let cells: Vec<String> = document
            .elements()
            .iter()
            .filter(|element| element.kind == "TD")
            .map(|cell| squeezed(&cell.text()))
            .filter(|cell| cell.chars().count() > 5_000)
            .collect();
        // 取組内容 and 成果 of the item and of its 再掲, and the opinion on both.
        assert_eq!(cells.len(), 6, "{unit}");
        for cell in cells {
            assert!(cell.starts_with(&expected), "{unit}: {} of {}", cell.chars().count(), expected.chars().count());
        }
    }
}

/// The text of the small plan's paper after these edits of its 事業, without white space.
fn printed(edits: &[(&str, &str)]) -> String {
    let workspace = Workspace::small();
    for (from, to) in edits {
        workspace.edit("projects/1-1-1.yaml", from, to);
    }
    squeezed(&read(&workspace.paper()).text())
}

#[test]
fn a_number_in_quotes_is_text() {
    let text = printed(&[("{H30: 1895, H31: 1990}", "{H30: \"2020\", H31: 2020}")]);
    assert!(text.contains("2020部") && text.contains("2,020部"), "{text}");
}

#[test]
fn a_part_of_a_breakdown_that_is_not_filled_in_keeps_its_label() {
    let text = printed(&[("{H30: 1895, H31: 1990}", "{H31: {内訳: {理事会: 11, 定例会: }}}")]);
    assert!(text.contains("理事会11") && text.contains("定例会"), "{text}");
}

#[test]
fn a_repeat_may_leave_out_a_text() {
    let text = printed(&[("  - 再掲: 1", "  - {再掲: 1, 上書き: {成果: \"\", 重点: ~}}")]);
    assert_eq!(text.matches("発行した。").count(), 1);
    assert_eq!(text.matches("冊子を配る。").count(), 1);
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
fn decomposed_kana_are_set_in_a_running_header() {
    let kana = "か\u{3099}".repeat(60);
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "(1)はじめの方針", &kana);
    assert!(!workspace.paper().is_empty());
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
    let (opinions, sheet) = named.split_last().unwrap();
    assert!(sheet.len() > 2 && !sheet[0] && !opinions && sheet[1..].iter().all(|named| *named), "{named:?}");
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
        assert_eq!(workspace.run(&["check", "--pages", "--format", "json"]).stdout, "[]\n", "{length}");
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
    let document = read(crate::support::paper());
    for page in &document.pages {
        assert!(!page.artifacts.iter().any(|text| text.contains("（続き）")), "{:?}", page.artifacts);
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn any_text_the_fonts_have_prints_as_itself(text in "[ -~ぁ-んァ-ヶ一-龠、。「」（）・①-⑩%W]{1,600}") {
        prop_assume!(!text.trim().is_empty());
        let workspace = Workspace::small();
        workspace
            .edit("projects/1-1-1.yaml", "成果: 発行した。", &format!("成果: {}", quoted(&format!("始{text}終"))))
            .edit("projects/1-1-1.yaml", "  - 再掲: 1\n", "");
        let run = workspace.run(&["build"]);
        // A rare kanji may have no glyph: then that is what is said, and nothing is printed.
        if run.code == 1 {
            prop_assert!(run.stderr.contains("エラー[missing-glyph]"), "{}", run.stderr);
        } else {
            prop_assert_eq!(run.code, 0, "{}", run.stderr);
            let paper = std::fs::read(workspace.path().join("out/2019/資料1.pdf")).unwrap();
            let printed = squeezed(&read(&paper).text());
            prop_assert!(printed.contains(&squeezed(&format!("始{text}終"))), "{text} is not in {printed}");
        }
    }
}
