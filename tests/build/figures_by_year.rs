//! 年度の表: a figure never breaks as long as another column has room for it.

use std::fmt::Write as _;

use crate::pdf::Document;
use crate::support::{Workspace, findings};

/// A card with a 年度の表 on which one figure has a unit of its own.
///
/// - `years`: how many years it shows
/// - `figure`: that of one year
fn plan(years: usize, figure: &str) -> Workspace {
    let workspace = Workspace::empty();
    let first = 32 - years;
    let shown: Vec<String> = (first..32).map(|year| format!("H{year}")).collect();
    let shown = shown.join(", ");
    workspace.write(
        "plan.yaml",
        format!(
            "計画: あ\n題名: い\n資料番号: 資料1\n発行者: う\n作成日: 2020-07-01\n年度: H31\n表示年度: [{shown}]\n委員会: え\n担当課: [お]\n\
             様式:\n  用紙: {{大きさ: A4, 向き: 縦, 余白: {{上: 15, 下: 15, 左右: 25}}}}\n  階層: [柱]\n  意見: なし\n  評価: []\n  桁区切り: あり\n  \
             独自: [{{名称: 事業費の当初予算額, 種類: 金額, 単位: 千円/世帯}}]\n  \
             配置:\n    取組項目: [題名, {{年度の表: [事業費の当初予算額]}}]\n体系:\n  - {{柱: か, 事業: [a]}}\n"
        ),
    );
    let mut values = String::new();
    for year in first..32 {
        write!(values, "H{year}: {}, ", if year == first { figure } else { "12" }).unwrap();
    }
    let item = "事業: き\n取組項目:\n  - {番号: 1, 名称: く, 担当課: [お]";
    workspace.write("projects/a.yaml", format!("{item}, 独自: {{事業費の当初予算額: {{{values}}}}}}}\n"));
    workspace
}

/// The lines of a paper.
fn lines(workspace: &Workspace) -> Vec<String> {
    let document = Document::read(&workspace.paper());
    let mut lines: Vec<String> = Vec::new();
    for page in &document.pages {
        let mut above = f64::NAN;
        for (run, height) in page.runs.iter().zip(&page.heights) {
            if *height != above {
                lines.push(String::new());
            }
            lines.last_mut().unwrap().push_str(run);
            above = *height;
        }
    }
    lines
}

#[test]
fn the_other_years_and_the_label_give_way_to_a_figure_with_its_unit() {
    let workspace = plan(8, "{値: 1234567, 単位: 千円}");
    let lines = lines(&workspace);
    for whole in ["1,234,567千円", "千円/世帯"] {
        assert!(lines.iter().any(|line| line.contains(whole)), "{whole}: {lines:#?}");
    }
    let told = findings(&workspace.run(&["check", "--pages", "--format", "json"]));
    assert!(!told.iter().any(|finding| finding["code"] == "narrow-column"), "{told:#?}");
}

#[test]
fn a_figure_that_no_column_has_room_for_is_told() {
    let workspace = plan(
        10,
        "{値: 12345678901234567890, 単位: 百万円当たりの金額の千分の一, 付記: （前の年度から繰り越した額を含む見込みの額）}",
    );
    let told = findings(&workspace.run(&["check", "--pages", "--format", "json"]));
    assert!(told.iter().any(|finding| finding["code"] == "narrow-column"), "{told:#?}");
}
