//! Text that means something to Typst, YAML or HTML prints as itself.

use proptest::prelude::*;

use crate::pdf::Document;
use crate::support::{Workspace, without_whitespace};

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

/// A text as YAML.
pub fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// Reads a paper of which no text is lost.
pub fn read(paper: &[u8]) -> Document {
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
        let printed = without_whitespace(&document.text());
        for mark in &marks {
            assert!(printed.contains(&without_whitespace(mark)), "{mark} is not in {printed}");
        }
        assert_eq!(document.title.as_deref(), Some(marks[0].as_str()));
    }
}

/// The text of the small plan's paper after these edits of its 事業, without white space.
pub fn printed(edits: &[(&str, &str)]) -> String {
    let workspace = Workspace::small();
    for (from, to) in edits {
        workspace.edit("projects/1-1-1.yaml", from, to);
    }
    without_whitespace(&read(&workspace.paper()).text())
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
fn decomposed_kana_are_set_in_a_running_header() {
    let kana = "か\u{3099}".repeat(60);
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "(1)はじめの方針", &kana);
    assert!(!workspace.paper().is_empty());
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
            let printed = without_whitespace(&read(&paper).text());
            prop_assert!(printed.contains(&without_whitespace(&format!("始{text}終"))), "{text} is not in {printed}");
        }
    }
}
