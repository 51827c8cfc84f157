//! Columns of a 集計 under common headings.

use super::tallies::counted;

/// The lines of the table of these columns.
fn lines(rows: &str, columns: &str) -> Vec<String> {
    let tallies = counted(&format!("    - {{題名: ア, 行: {rows}, 列: {columns}}}\n"));
    tallies[0].lines().skip(1).map(str::to_owned).collect()
}

#[test]
fn a_common_heading_stands_over_its_columns() {
    let found = lines(
        "選択肢",
        "[{見出し: 前回, 列: [{内容: 件数, 年度: H30, 見出し: 件数}, {内容: 割合, 年度: H30, 見出し: 割合}]}, \
         {見出し: 今回, 列: [件数, 割合]}, {内容: 増減, 年度: H30, 見出し: 前年度比}]",
    );
    assert_eq!(
        found[..2],
        ["【進捗↓】 | 【前回】〃 | 【今回】〃 | 【前年度比↓】", "【件数】 | 【割合】 | 【件数】 | 【割合】"]
    );
}

#[test]
fn a_count_and_its_share_stand_below_both_headings() {
    let with_share = |heading: &str| format!("{{内容: うち, 選択肢: [{heading}], 見出し: {heading}, 割合: あり}}");
    let columns = format!("[件数, {{見出し: 内訳, 列: [{}, 平均]}}, {}]", with_share("順調"), with_share("遅れ"));
    let found = lines("柱", &columns);
    assert_eq!(
        found[..3],
        [
            "【柱↓】 | 【件数↓】 | 【内訳】〃〃 | 【遅れ↓】〃",
            "【順調】〃 | 【平均↓】",
            "【件数】 | 【割合】 | 【件数】 | 【割合】"
        ]
    );
}

#[test]
fn a_count_in_brackets_stays_with_its_count() {
    let bracketed = "{内容: うち, 独自: 財源, 値: [国], 見出し: 国, かっこ: あり}";
    let found = lines("柱", &format!("[{{見出し: 今回, 列: [件数, {bracketed}]}}, 平均]"));
    assert_eq!(found[..2], ["【柱↓】 | 【今回】 | 【平均↓】", "【件数（国）】"]);
}

#[test]
fn a_note_names_a_column_with_its_common_heading() {
    let among = |more: &str| format!("[{{内容: うち, 選択肢: [順調], 見出し: 順調, 割合: あり{more}}}]");
    let columns = format!("[{{見出し: 前回, 列: {}}}, {{見出し: 今回, 列: {}}}]", among(", 年度: H30"), among(""));
    let found = lines("柱", &columns);
    for start in ["※「前回」の「順調」の割合は、", "※「今回」の「順調」の割合は、"] {
        assert!(found.iter().any(|line| line.starts_with(start)), "{start}: {found:#?}");
    }
}

#[test]
fn different_things_are_counted_under_common_headings() {
    let rows = "[{見出し: 順調の取組, 数えるもの: 取組項目, 評価: 進捗, 選択肢: [順調]}]";
    let found = lines(rows, "[{見出し: 今年度, 列: [件数, 割合]}, {内容: 増減, 年度: H30, 見出し: 前年度比}]");
    assert_eq!(found[..2], ["【区分↓】 | 【今年度】〃 | 【前年度比↓】", "【件数】 | 【割合】"]);
}
