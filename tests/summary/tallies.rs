//! 集計: the tables that the forms of the examples and of the fixtures ask for, as figures, held against what was once
//! read and approved; and what is counted how, in plans made for the question.

use std::fmt::Write as _;

use shinkan::content;
use shinkan::documents::figures::{grid::Grid, tallies};
use shinkan::model::{Edition, TallyPlace};

use crate::support::approved::assert_approved;
use crate::support::{Workspace, root};

/// The edition of a workspace, which has no faults.
pub fn edition(workspace: &std::path::Path) -> Edition {
    let loaded = content::load(&content::Workspace::new(workspace).edition(None).unwrap());
    assert_eq!(loaded.findings.iter().map(|finding| &finding.message).collect::<Vec<_>>(), [""; 0]);
    loaded.edition.unwrap()
}

/// A table as text: a line for every row; what spans further columns or rows is followed by 〃.
fn dump(grid: &Grid) -> String {
    let mut out = format!("## {}\n", grid.title.as_str());
    for row in &grid.head {
        let cells = row.iter().map(|cell| {
            let below = if cell.rows > 1 { "↓" } else { "" };
            format!("【{}{below}】{}", cell.text.as_str(), "〃".repeat(cell.columns - 1))
        });
        writeln!(out, "{}", cells.collect::<Vec<_>>().join(" | ")).unwrap();
    }
    for row in &grid.rows {
        let cells: Vec<&str> = row.cells.iter().map(|cell| cell.as_str()).collect();
        let mark = if row.total { "＝" } else { "" };
        writeln!(out, "{}{mark}{}", "  ".repeat(row.depth), cells.join(" | ")).unwrap();
    }
    grid.notes.iter().for_each(|note| writeln!(out, "※{}", note.as_str()).unwrap());
    out
}

#[test]
fn card() {
    assert_tallies("card", "examples");
}

#[test]
fn list() {
    assert_tallies("list", "examples");
}

#[test]
fn reform() {
    assert_tallies("reform", "examples");
}

#[test]
fn cards() {
    assert_tallies("cards", "tests/fixtures/forms");
}

#[test]
fn judged() {
    assert_tallies("judged", "tests/fixtures/forms");
}

#[test]
fn sheets() {
    assert_tallies("sheets", "tests/fixtures/forms");
}

/// Fails unless the tables that the form of a plan asks for are as they were approved.
fn assert_tallies(name: &str, folder: &str) {
    let grids = tallies::own(&edition(&root().join(folder).join(name)), TallyPlace::Summary);
    grids.iter().for_each(assert_whole);
    let found = grids.iter().map(dump).collect::<Vec<_>>().join("\n");
    assert_approved(&format!("tests/summary/tallies/{name}.txt"), &found);
}

/// A cell for every column in every row, and in every row of the header, what spans rows counted in each.
pub fn assert_whole(grid: &Grid) {
    let columns: usize = grid.head[0].iter().map(|cell| cell.columns).sum();
    for (index, row) in grid.head.iter().enumerate().skip(1) {
        let above = grid.head[..index].iter().enumerate();
        let above = above.flat_map(|(from, row)| row.iter().filter(move |cell| from + cell.rows > index));
        let here: usize = row.iter().chain(above).map(|cell| cell.columns).sum();
        assert_eq!(here, columns, "{}", grid.title.as_str());
    }
    for row in &grid.rows {
        assert_eq!(row.cells.len(), columns, "{}", grid.title.as_str());
    }
    assert!(grid.labels < columns, "{}", grid.title.as_str());
}

/// The tables of a plan of six 取組項目, one of which is printed again with a judgement of its own, and one is blank.
pub fn counted(tallies: &str) -> Vec<String> {
    let workspace = Workspace::empty();
    let plan = format!(
        "計画: あ\n題名: い\n資料番号: 資料1\n発行者: う\n作成日: 2020-07-01\n年度: H31\n表示年度: [H29, H30, H31]\n\
         委員会: え\n担当課: [{{名称: 甲課, 部局: 東部}}, {{名称: 乙課, 部局: 東部}}, {{名称: 丙課, 部局: 西部}}, 丁会, 戊課]\n\
         様式:\n  階層: [柱, 施策]\n  桁区切り: あり\n  独自: [財源, {{名称: 種別, 対象: 指標}}]\n  系列: [実績, {{名称: 目標, 役割: 目標}}, \
         {{名称: 率, 計算: 実績÷目標}}]\n  評価:\n    - {{名称: 進捗, 委員会評価: あり, 選択肢: [{{名称: 順調, 記号: ◎, 点: 3}}, \
         {{名称: 普通, 点: 2}}, {{名称: 遅れ, 点: 0.5}}, {{名称: 対象外, 点: 9, 集計: しない}}]}}\n    - {{名称: 方向, 選択肢: \
         [拡充, 改善, 廃止], 複数: 可}}\n    - {{名称: 判定, 対象: 指標, 選択肢: [可, 否], 判定: {{系列: 率, 段階: [{{以上: 100, 評価: 可}}, {{評価: 否}}]}}}}\n  \
         集計:\n{tallies}\
         体系:\n  - 柱: 一\n    施策:\n      - {{名称: 一の一, 事業: [a]}}\n      - {{名称: 一の二, 指標: [{{名称: 全体, 目標: 4, 実績: {{H30: 5, H31: 3}}}}], 事業: [b]}}\n  \
         - 柱: 二\n    施策: [{{名称: 二の一, 事業: [c]}}]\n"
    );
    let a = "事業: A\n取組項目:\n  - {番号: 1, 名称: か, 担当課: [甲課, 乙課], 進捗: {H30: 普通, H31: 順調}, 方向: [拡充, 改善], 独自: {財源: 国}, \
             指標: [{名称: 数, 単位: 件, 目標: {H30: 10, H31: 10}, 実績: {H30: 9, H31: 1200}, 独自: {種別: 量}, \
             内訳: [{名称: 東, 実績: {H31: 1200}}]}]}\n  \
             - {番号: 2, 名称: き, 担当課: [乙課, 丙課], 進捗: {H30: 普通, H31: 普通}, 方向: 拡充, 独自: {財源: 市}}\n";
    let b = "事業: B\n取組項目:\n  - {番号: 3, 名称: く, 担当課: [丙課], 進捗: {H30: 遅れ, H31: 遅れ}, 方向: 廃止, 独自: {財源: 国}}\n  \
             - {再掲: 1, 上書き: {進捗: 遅れ}}\n";
    let c = "事業: C\n取組項目:\n  - {番号: 4, 名称: け, 担当課: [丁会], 進捗: {H30: 順調, H31: 対象外}}\n  \
             - {番号: 5, 名称: こ, 担当課: [丙課], 進捗: 順調, 独自: {財源: 国}}\n  - {番号: 6, 名称: さ, 担当課: [甲課]}\n";
    let opinions =
        "意見:\n  - {番号: 5, 意見: あ, 委員会評価: {進捗: 遅れ}}\n  - {番号: 6, 意見: い, 委員会評価: {進捗: 普通}}\n";
    workspace.write("plan.yaml", plan).write("opinions.yaml", opinions);
    workspace.write("projects/a.yaml", a).write("projects/b.yaml", b).write("projects/c.yaml", c);
    let grids = tallies::own(&edition(workspace.path()), TallyPlace::Summary);
    grids.iter().for_each(assert_whole);
    grids.iter().map(dump).collect()
}

const ROUNDED: &str = "小数第2位を四捨五入しているので、合計が100%にならないことがあります。";
const BY_DEPARTMENT: &str =
    "小数第2位を四捨五入しています。1件を2つ以上の担当課に数えているため、合計は100%を超えます。";
const BY_OPTION: &str = "小数第2位を四捨五入しています。1件を2つ以上の選択肢に数えているため、合計は100%を超えます。";

#[test]
fn shares_leave_out_what_is_blank_and_what_is_outside_the_scale() {
    let tallies = counted("    - {題名: ア, 行: 選択肢, 列: [件数, 割合, 平均]}\n");
    let expected = "## ア（実数・自己評価）
【進捗】 | 【件数】 | 【割合】 | 【平均】
順調 | 2 | 50.0% | 3.00
普通 | 1 | 25.0% | 2.00
遅れ | 1 | 25.0% | 0.50
対象外 | 1 | － | －
未記入 | 1 | － | －
＝計 | 6 | － | 2.13
※割合は、未記入と「対象外」を除いた4件に対するものです。小数第2位を四捨五入しているので、合計が100%にならないことがあります。
※平均は、順調3点、普通2点、遅れ0.5点とした平均（未記入と「対象外」を除く）で、小数第3位を四捨五入しています。
※実数は、再掲（1件）を数えません。
";
    assert_eq!(tallies, [expected]);
}

#[test]
fn a_repeat_counts_in_the_gross_and_with_its_own_judgement() {
    let tallies = counted("    - {題名: ア, 行: 選択肢, 列: [件数], 数え方: 延べ, 合計: なし}\n");
    let expected = "## ア（延べ・自己評価）
【進捗】 | 【件数】
順調 | 2
普通 | 1
遅れ | 2
対象外 | 1
未記入 | 1
※延べは、再掲（1件）もそれぞれ数えます。
";
    assert_eq!(tallies, [expected]);
}

#[test]
fn the_judgement_of_the_committee_counts_where_it_has_one() {
    let tallies = counted(
        "    - {題名: ア, 行: [{見出し: 進む, 選択肢: [順調, 普通]}, 遅れ], 列: [件数, 割合, {内容: 増減, 年度: H30}, \
         {内容: 増減, 年度: H29}], 委員会評価: あり}\n",
    );
    let expected = "## ア（実数・委員会評価後）
【進捗】 | 【件数】 | 【割合】 | 【増減（平成30年度比）】 | 【増減（平成29年度比）】
進む | 3 | 60.0% | 0 | －
遅れ | 2 | 40.0% | ＋1 | －
＝計 | 6 | － | 0 | －
※割合は、「対象外」を除いた5件に対するものです。小数第2位を四捨五入しているので、合計が100%にならないことがあります。
※計は、行にない選択肢と未記入も含む、全体の件数です。
※平成29年度の評価はこの資料にないので、増減は－としています。
※平成30年度の件数は、自己評価によるものです。
※実数は、再掲（1件）を数えません。
";
    assert_eq!(tallies, [expected]);
}

#[test]
fn changes_add_up_with_what_was_not_judged_before() {
    let tallies = counted("    - {題名: ア, 行: 選択肢, 列: [{内容: 増減, 年度: H30}]}\n");
    let rows: Vec<&str> = tallies[0].lines().skip(2).take(6).collect();
    assert_eq!(rows, ["順調 | ＋1", "普通 | ▲1", "遅れ | 0", "対象外 | ＋1", "未記入 | ▲1", "＝計 | 0"]);
}

#[test]
fn a_repeat_with_a_judgement_of_its_own_has_the_earlier_ones_of_its_original() {
    let tallies = counted("    - {題名: ア, 行: 選択肢, 列: [{内容: 増減, 年度: H30}], 数え方: 延べ}\n");
    let rows: Vec<&str> = tallies[0].lines().skip(2).take(6).collect();
    assert_eq!(rows, ["順調 | ＋1", "普通 | ▲2", "遅れ | ＋1", "対象外 | ＋1", "未記入 | ▲1", "＝計 | 0"]);
}

#[test]
fn a_department_counts_what_it_shares_and_the_total_counts_it_once() {
    let column = "{内容: うち, 選択肢: [順調, 普通], 割合: あり, 見出し: 進む}";
    let tallies = counted(&format!(
        "    - {{題名: ア, 行: 担当課, 列: [件数, 割合, {column}]}}\n    - {{題名: イ, 行: 部局, 列: [件数], 数え方: 延べ}}\n"
    ));
    let departments = format!(
        "## ア（実数・自己評価）
【担当課↓】 | 【件数↓】 | 【割合↓】 | 【進む】〃
【件数】 | 【割合】
甲課 | 2 | 33.3% | 1 | 100.0%
乙課 | 2 | 33.3% | 2 | 100.0%
丙課 | 3 | 50.0% | 2 | 66.7%
丁会 | 1 | 16.7% | 0 | －
＝計 | 6 | 100.0% | 3 | 75.0%
※割合は、計の6件に対するものです。{BY_DEPARTMENT}
※「進む」の割合は、行の件数（未記入と「対象外」を除く）に対するもので、小数第2位を四捨五入しています。
※分母が0件の割合は、－としています。
※担当課が2つ以上あるものは、それぞれに1件と数えています。計では1件です。
※実数は、再掲（1件）を数えません。
"
    );
    let bureaus = "## イ（延べ・自己評価）
【部局】 | 【件数】
東部 | 4
西部 | 3
部局の定めなし | 1
＝計 | 7
※部局が2つ以上あるものは、それぞれに1件と数えています。計では1件です。
※延べは、再掲（1件）もそれぞれ数えます。
";
    assert_eq!(tallies, [departments.as_str(), bureaus]);
}

#[test]
fn sections_stand_below_those_they_are_in() {
    let change = "{内容: 増減, 年度: H30, 選択肢: [普通], 見出し: 普通}";
    let tallies = counted(&format!(
        "    - {{題名: ア, 行: 施策, 列: [件数, 平均, {change}]}}\n    - {{題名: イ, 行: 事業, 評価: 判定, 列: [件数, 割合]}}\n"
    ));
    let sections = "## ア（実数・自己評価）
【柱・施策】 | 【件数】 | 【平均】 | 【普通】
＝一 | 3 | 1.83 | ▲1
  一の一 | 2 | 2.50 | ▲1
  一の二 | 1 | 0.50 | 0
＝二 | 3 | 3.00 | 0
  二の一 | 3 | 3.00 | 0
＝計 | 6 | 2.13 | ▲1
※平均は、順調3点、普通2点、遅れ0.5点とした平均（未記入と「対象外」を除く）で、小数第3位を四捨五入しています。
※実数は、再掲（1件）を数えません。
";
    let projects = format!(
        "## イ（実数）
【柱・施策・事業】 | 【件数】 | 【割合】
＝一 | 3 | 100.0%
  ＝一の一 | 2 | 66.7%
    A | 2 | 66.7%
  ＝一の二 | 1 | 33.3%
    B | 0 | 0.0%
＝二 | 0 | 0.0%
  ＝二の一 | 0 | 0.0%
    C | 0 | 0.0%
＝計 | 3 | 100.0%
※割合は、計の3件に対するものです。{ROUNDED}
※計と上の階層の行には、その階層に直接ある1件も含みます。
※実数は、再掲（2件）を数えません。
"
    );
    assert_eq!(tallies, [sections, projects.as_str()]);
}

#[test]
fn own_fields_and_other_axes_are_rows_and_conditions() {
    let tallies = counted(
        "    - {題名: ア, 行: 財源, 列: [件数, {内容: うち, 評価: 方向, 選択肢: [拡充, 廃止]}]}\n    \
         - {題名: イ, 評価: 方向, 行: 選択肢, 列: [件数, 割合, {内容: うち, 独自: 財源, 値: [国, 県], 割合: あり, 見出し: うち国}, {内容: うち, 選択肢: [拡充]}]}\n    \
         - {題名: ウ, 対象: 指標, 行: 種別, 列: [件数]}\n",
    );
    let fields = "## ア（実数・自己評価）
【財源】 | 【件数】 | 【うち拡充・廃止】
国 | 3 | 2
市 | 1 | 1
未記入 | 2 | 0
＝計 | 6 | 3
※実数は、再掲（1件）を数えません。
";
    let axes = format!(
        "## イ（実数）
【方向↓】 | 【件数↓】 | 【割合↓】 | 【うち国】〃 | 【うち拡充↓】
【件数】 | 【割合】
拡充 | 2 | 66.7% | 1 | 50.0% | 2
改善 | 1 | 33.3% | 1 | 100.0% | 1
廃止 | 1 | 33.3% | 1 | 100.0% | 0
未記入 | 3 | － | 1 | 33.3% | 0
＝対象の数 | 6 | － | 3 | 50.0% | 2
※割合は、未記入を除いた3件に対するものです。{BY_OPTION}
※「うち国」の割合は、行の件数に対するもので、小数第2位を四捨五入しています。
※財源が「県」のものはありません。
※方向は2つ以上選べるので、選択肢の件数の合計は、対象の数と同じになりません。
※実数は、再掲（1件）を数えません。
"
    );
    let of_indicators = "## ウ（実数）
【種別】 | 【件数】
量 | 1
未記入 | 2
＝計 | 3
※実数は、再掲（2件）を数えません。
";
    assert_eq!(tallies, [fields, axes.as_str(), of_indicators]);
}

#[test]
fn what_cannot_carry_a_field_is_not_blank_and_what_can_is() {
    let tallies = counted(
        "    - {題名: ア, 対象: 指標, 行: 種別, 列: [件数], 合計: なし}\n    - {題名: イ, 対象: 指標, 行: 財源, 列: [件数], 合計: なし}\n    \
         - {題名: ウ, 対象: 指標, 行: 担当課, 列: [件数], 合計: なし}\n    - {題名: エ, 対象: 指標, 行: 部局, 列: [件数], 合計: なし}\n",
    );
    let rows =
        |index: usize| tallies[index].lines().skip(2).take_while(|line| !line.starts_with('※')).collect::<Vec<_>>();
    assert_eq!(rows(0), ["量 | 1", "未記入 | 2"]);
    assert_eq!(rows(1), ["国 | 2", "取組項目以外 | 1"]);
    assert_eq!(rows(2), ["甲課 | 2", "乙課 | 2", "取組項目以外 | 1"]);
    assert_eq!(rows(3), ["東部 | 2", "取組項目以外 | 1"]);
}

#[test]
fn what_is_shared_with_a_department_of_no_bureau_counts_there_too() {
    let workspace = Workspace::small();
    workspace.edit("plan.yaml", "  - 社会福祉課", "  - {名称: 社会福祉課, 部局: 福祉部}").edit(
        "plan.yaml",
        "体系:\n",
        "様式:\n  評価: [{名称: 進捗状況, 委員会評価: あり, 選択肢: [順調に進んだ, 概ね進んだ]}]\n  集計: [{題名: ア, 行: 部局, 列: [件数], 合計: なし}]\n体系:\n",
    );
    let tallies: Vec<String> = tallies::own(&edition(workspace.path()), TallyPlace::Summary).iter().map(dump).collect();
    let expected = "## ア（実数・自己評価）
【部局】 | 【件数】
福祉部 | 1
部局の定めなし | 1
※部局が2つ以上あるもの（部局の定めなしも1つとします）は、それぞれに1件と数えています。計では1件です。
※実数は、再掲（1件）を数えません。
";
    assert_eq!(tallies, [expected]);
}

#[test]
fn a_note_names_all_texts_of_a_field_that_stand_nowhere() {
    let columns: Vec<String> = (1..=20).map(|n| format!("{{内容: うち, 独自: 財源, 値: [法{n}, 国]}}")).collect();
    let tallies = counted(&format!("    - {{題名: ア, 行: 選択肢, 列: [{}]}}\n", columns.join(", ")));
    let notes: Vec<&str> = tallies[0].lines().filter(|line| line.contains("ありません")).collect();
    let texts: Vec<String> = (1..=20).map(|n| format!("「法{n}」")).collect();
    assert_eq!(notes, [format!("※財源が{}のものはありません。", texts.join("、"))]);
}

#[test]
fn a_trend_shows_everything_once_and_period_by_period() {
    let tallies = counted(
        "    - {題名: ア, 推移: 進捗}\n    - {題名: イ, 推移: 実績, 年度: [H31, H30]}\n    - {題名: ウ, 推移: 率, 年度: [H30, H31]}\n    \
         - {題名: エ, 推移: 判定, 年度: [H30, H31]}\n",
    );
    let judgements = "## ア（自己評価）
【No.】 | 【取組項目】 | 【平成29年度】 | 【平成30年度】 | 【平成31年度】
1 | か |  | 普通 | ◎
2 | き |  | 普通 | 普通
3 | く |  | 遅れ | 遅れ
4 | け |  | ◎ | 対象外
5 | こ |  |  | ◎
6 | さ |  |  | 
※◎：順調
";
    let values = "## イ
【No.】 | 【対象】 | 【指標】 | 【単位】 | 【平成31年度】 | 【平成30年度】
1 | か | 数 | 件 | 1,200 | 9
1 | か | 　東 |  | 1,200 | 
 | 一の二 | 全体 |  | 3 | 5
";
    let shares = "## ウ
【No.】 | 【対象】 | 【指標】 | 【平成30年度】 | 【平成31年度】
1 | か | 数 | 90.0% | 12,000.0%
 | 一の二 | 全体 | 125.0% | 75.0%
";
    let judged = "## エ
【No.】 | 【対象】 | 【指標】 | 【平成30年度】 | 【平成31年度】
1 | か | 数 | 否 | 可
1 | か | 　東 |  | 
 | 一の二 | 全体 | 可 | 否
";
    assert_eq!(tallies, [judgements, values, shares, judged]);
}
