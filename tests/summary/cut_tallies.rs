//! 集計 that are wider than a page.

use std::fmt::Write as _;

use crate::pdf::Document;
use crate::support::Workspace;

/// The pages of a paper that ends with a 集計 of five groups of columns, each as its texts in one.
///
/// - `rows`: how many rows it has
fn pages(rows: usize) -> Vec<String> {
    let among =
        |source: &str| format!("{{内容: うち, 独自: 財源, 値: [{source}], 見出し: {source}の財源, 割合: あり}}");
    let mut columns = String::new();
    for group in ["一", "二", "三", "四", "五"] {
        let (first, second) = (among(&format!("甲{group}")), among(&format!("乙{group}")));
        writeln!(columns, "        - {{見出し: 区分{group}, 列: [{first}, {second}]}}").unwrap();
    }
    let sections: String = (1..=rows).map(|row| format!("  - {{柱: 柱その{row}, 事業: [p{row}]}}\n")).collect();
    let workspace = Workspace::empty();
    workspace.write(
        "plan.yaml",
        format!(
            "計画: あ\n題名: い\n資料番号: 資料1\n発行者: う\n作成日: 2020-07-01\n年度: H31\n表示年度: [H31]\n委員会: え\n担当課: [お]\n\
             様式:\n  階層: [柱]\n  独自: [財源]\n  評価: [{{名称: 進捗, 選択肢: [順調, 遅れ]}}]\n  用紙: {{大きさ: A4, 向き: 縦}}\n  意見: なし\n  \
             列: [番号, 名称, 財源, 進捗]\n  集計:\n    - 題名: 柱別の財源\n      行: 柱\n      置く所: 資料の終わり\n      列:\n        - 件数\n{columns}\
             体系:\n{sections}"
        ),
    );
    for row in 1..=rows {
        // The second row counts nothing, so that its shares are －.
        let item = "\n  - {番号: N, 名称: く, 担当課: [お], 進捗: 順調, 独自: {財源: 甲一}}";
        let items = if row == 2 { " []" } else { item };
        let items = items.replace('N', &row.to_string());
        workspace.write(&format!("projects/p{row}.yaml"), format!("事業: 事{row}\n取組項目:{items}\n"));
    }
    let document = Document::read(&workspace.paper());
    document.pages.iter().map(|page| page.runs.concat()).filter(|text| text.contains("柱別の財源")).collect()
}

const OF_NOTHING: &str = "分母が0件の割合は、－としています。";
const OF_ROWS: &str = "の割合は、行の件数に対するもので";

#[test]
fn parts_on_one_page_have_their_notes_once_below_the_last() {
    let pages = pages(3);
    assert_eq!(pages.len(), 1);
    let order = ["柱別の財源（実数）（1/2）", "柱別の財源（実数）（2/2・続き）", OF_NOTHING];
    let places: Vec<usize> = order.iter().map(|text| pages[0].find(text).unwrap_or_else(|| panic!("{text}"))).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert_eq!(pages[0].matches(OF_NOTHING).count(), 1);
}

#[test]
fn a_part_on_a_page_of_its_own_explains_its_signs_there_and_the_rest_is_told_once() {
    let pages = pages(40);
    assert_eq!(pages.len(), 2);
    assert!(pages[0].contains("（1/2）") && pages[1].contains("（2/2・続き）"));
    assert_eq!([0, 1].map(|page| pages[page].matches(OF_NOTHING).count()), [1, 1]);
    assert_eq!([0, 1].map(|page| pages[page].contains(OF_ROWS)), [false, true]);
    // A group stands in one part, and the row of the total in both.
    assert_eq!([0, 1].map(|page| pages[page].contains("乙五の財源")), [false, true]);
    assert_eq!([0, 1].map(|page| pages[page].contains("計")), [true, true]);
}
