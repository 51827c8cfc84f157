//! What a form of its own asks for stands on the pages, whole.

use std::fs;

use crate::pdf::{Document, Grid};
use crate::support::Workspace;

/// A plan with this form, and one 取組項目 with these indicators.
fn workspace(form: &str, indicators: &str) -> Workspace {
    let workspace = Workspace::empty();
    let series = if form.contains("系列:") {
        ""
    } else {
        "  系列: [実績, {名称: 目標, 年度: 独自}, {名称: 旧目標, 年度: 独自}]\n"
    };
    let plan = format!(
        "計画: あ\n題名: い\n資料番号: 資料1\n発行者: う\n作成日: 2020-07-01\n年度: H31\n表示年度: [H30, H31]\n委員会: え\n\
         担当課: [お]\n様式:\n  階層: [柱]\n  意見: なし\n  事業欄: [事業]\n{series}{form}体系:\n  - {{柱: か, 事業: [1-1-1]}}\n"
    );
    let project = format!("事業: き\n取組項目:\n  - {{番号: 1, 名称: く, 担当課: [お], 指標: {indicators}}}\n");
    workspace.write("plan.yaml", plan).write("projects/1-1-1.yaml", project);
    workspace
}

/// The tables of its paper, behind the one of its head.
fn grids_of(workspace: &Workspace) -> Vec<Vec<Vec<String>>> {
    let document = Document::read(&workspace.paper());
    let tables = document.of_kind("Table").into_iter().skip(1);
    let rows = |grid: Grid| -> Vec<Vec<String>> {
        let row = |row| (0..grid.columns()).map(|column| grid.at(row, column).lines.join("/")).collect();
        (0..grid.rows()).map(row).collect()
    };
    tables.map(|table| rows(Grid::read(table))).collect()
}

fn grids(form: &str, indicators: &str) -> Vec<Vec<Vec<String>>> {
    grids_of(&workspace(form, indicators))
}

#[test]
fn where_periods_are_rows_an_item_shows_what_is_chosen_for_its_indicators() {
    let form = "  評価: [{名称: 判定, 対象: 指標, 選択肢: [可, 否]}]\n  列: [番号, 指標, 年度, 実績, 判定]\n";
    let tables = grids(form, "[{名称: け, 判定: 可, 実績: {H30: 1, H31: 2}}]");
    assert_eq!(tables[0][1][4], "可");
    let tables = grids(form, "[]");
    assert_eq!(tables[0][1][4], "");
}

#[test]
fn where_periods_are_rows_the_parts_of_an_indicator_are_named() {
    let indicators = "[{名称: け, 実績: {H30: 1, H31: 2}, 内訳: [{名称: こ, 実績: {H30: 3, H31: 4}}]}]";
    let tables = grids("  評価: []\n  列: [番号, 指標, 年度, 実績]\n", indicators);
    assert_eq!(tables[0][1], ["1", "上段:け/下段:こ", "30", "1"]);
    assert_eq!(tables[0][2][3], "3");
}

#[test]
fn the_second_row_under_one_name_has_none_of_its_own() {
    let indicators = "[{名称: 相談, 表: さ, 単位: 件, 実績: {H31: 1}}, {名称: 相談した人, 名称の印刷: なし, 表: さ, 単位: 人, 実績: {H31: 2}}]";
    let form = "  評価: []\n  列: [番号, 名称]\n  指標の表: [{名称: さ, 列: [指標, 単位, 実績]}]\n";
    let tables = grids(form, indicators);
    assert_eq!(tables[1][1..], [["相談", "件", "1"], ["", "人", "2"]]);
}

#[test]
fn a_mean_of_points_has_the_decimals_of_the_form_and_a_word_for_none() {
    let mean = |form: &str, judged: &str| {
        let form = format!(
            "  評価: [{{名称: 進捗, 印: 記号, 選択肢: [{{名称: 順調, 点: 3}}, {{名称: 遅れ, 点: 2}}, 対象外]}}]\n  \
             独自: [{{名称: 平均, 対象: 事業, 種類: 数, 計算: 平均, もと: 進捗{form}}}]\n  列: [番号, 名称, 進捗]\n"
        );
        let workspace = workspace(&form, "[]");
        workspace.edit("plan.yaml", "事業欄: [事業]", "事業欄: [事業, 平均]");
        let items =
            ["1", "2", "3"].map(|number| format!("  - {{番号: {number}, 名称: く{number}, 担当課: [お]{judged}}}\n"));
        let project = format!("事業: き\n取組項目:\n{}", items.concat());
        workspace.write("projects/1-1-1.yaml", project.replacen("順調", "遅れ", 1));
        let document = Document::read(&workspace.paper());
        Grid::read(document.of_kind("Table")[0]).texts("/")[1][1].clone()
    };
    let judged = ", 進捗: 順調";
    assert_eq!(mean("", judged), "2.67");
    assert_eq!(mean(", 小数: 1, ないとき: 評価なし", judged), "2.7");
    assert_eq!(mean("", ""), "");
    assert_eq!(mean(", ないとき: 評価なし", ""), "評価なし");
    assert_eq!(mean("", ", 進捗: 対象外"), "対象外");
    assert_eq!(mean(", ないとき: －", ", 進捗: 対象外"), "－");
}

/// A plan of two sheets with two values with 注 each, one of them in a table of its own.
fn noted(form: &str) -> Workspace {
    let indicators =
        "[{名称: け, 実績: {H31: {値: 1, 注: 速報}}}, {名称: こ, 表: 活動, 実績: {H31: {値: 2, 注: 概数}}}]";
    let form = format!(
        "  評価: []\n  列: [番号, 名称, 指標, 実績]\n{form}  指標の表: [{{名称: 活動, 列: [指標, 実績], 注: [活動の数は3月末です。]}}]\n"
    );
    let workspace = workspace(&form, indicators);
    let sections = "{柱: か, 注記: [この柱の数は、市の数です。], 事業: [1-1-1]}\n  - {柱: が, 事業: [1-1-2]}";
    workspace.edit("plan.yaml", "{柱: か, 事業: [1-1-1]}", sections);
    let project = fs::read_to_string(workspace.edition("projects/1-1-1.yaml")).unwrap();
    workspace.write("projects/1-1-2.yaml", project.replace("番号: 1", "番号: 2").replace("事業: き", "事業: ぎ"));
    workspace
}

/// The notes of a paper: the paragraphs that end with a dot, and the 注 of values.
fn notes(form: &str) -> Vec<String> {
    let workspace = noted(form);
    let run = workspace.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    let paragraphs: Vec<String> = Document::read(&workspace.paper()).of_kind("P").iter().map(|it| it.text()).collect();
    let is_note = |text: &String| text.ends_with(['。', '報', '数']) && text != "実績";
    paragraphs.into_iter().filter(is_note).collect()
}

#[test]
fn a_form_says_how_notes_are_marked_and_where_their_numbers_begin_again() {
    let of_table = "活動の数は3月末です。";
    let of_sheet = "この柱の数は、市の数です。";
    let expected = |marks: [&str; 4]| {
        let note = |mark: &str, text: &str| format!("{mark}　{text}");
        let [first, second, third, fourth] = marks;
        [
            note(first, "速報"),
            note(second, "概数"),
            of_table.to_owned(),
            of_sheet.to_owned(),
            note(third, "速報"),
            note(fourth, "概数"),
            of_table.to_owned(),
        ]
    };
    assert_eq!(notes(""), expected(["※1", "※1", "※1", "※1"]));
    assert_eq!(notes("  注の印: （注１）\n"), expected(["（注１）", "（注１）", "（注１）", "（注１）"]));
    let marked = |count: &str| notes(&format!("  注の印: {{印: \"*1\", 番号: {count}}}\n"));
    assert_eq!(marked("シートごと"), expected(["*1", "*2", "*1", "*2"]));
    assert_eq!(marked("通し"), expected(["*1", "*2", "*3", "*4"]));
    let last = notes("  資料の注記: [市のすべての計画に共通です。]\n");
    assert_eq!(last.last().map(String::as_str), Some("市のすべての計画に共通です。"));
}

#[test]
fn the_notes_of_a_sheet_stand_before_those_of_the_form() {
    let notes = notes("  注記: [実績は3月末の数です。]\n");
    let at = |text: &str| notes.iter().position(|note| note == text).unwrap();
    assert_eq!(at("この柱の数は、市の数です。") + 1, at("実績は3月末の数です。"));
}

#[test]
fn a_total_stands_below_its_parts_if_the_form_says_so() {
    let indicators = "[{名称: け, 計算: 合計, 内訳: [{名称: こ, 計算: 合計, 内訳: [{名称: さ, 実績: {H31: 3}}, {名称: し, 実績: {H31: 4}}]}, \
                      {名称: す, 実績: {H31: 5}}]}, {名称: せ, 実績: {H31: 6}}]";
    let names = |form: &str| -> Vec<String> {
        let tables = grids(&format!("  評価: []\n  列: [番号, 指標, 実績]\n{form}"), indicators);
        tables[0][1..].iter().map(|row| format!("{}{}", row[1], row[2])).collect()
    };
    assert_eq!(names(""), ["け12", "こ7", "さ3", "し4", "す5", "せ6"]);
    assert_eq!(names("  内訳の位置: 上\n"), ["さ3", "し4", "こ7", "す5", "け12", "せ6"]);
}

#[test]
fn a_table_of_indicators_says_every_figure_once() {
    let form = "  評価: []\n  列: [番号, 名称]\n  指標の表: [{名称: さ, 列: [指標, 年度, 実績]}]\n";
    let indicators = "[{表: さ, 名称: け, 実績: {H30: 1, H31: 2}, 内訳: [{名称: こ, 実績: {H30: 3, H31: 4}}]}]";
    let tables = grids(form, indicators);
    let figures: Vec<&str> = tables[1][1..].iter().map(|row| row[2].as_str()).collect();
    assert_eq!(figures, ["1", "2", "3", "4"]);
}

#[test]
fn a_table_is_headed_by_its_title_and_named_by_its_short_key() {
    let form = |title: &str| {
        format!("  評価: []\n  列: [番号, 名称]\n  指標の表: [{{名称: さ{title}, 列: [指標, 年度, 実績]}}]\n")
    };
    let text = |title: &str| {
        let workspace = workspace(&form(title), "[{表: さ, 名称: け, 実績: {H30: 1, H31: 2}}]");
        assert_eq!(workspace.run(&["check"]).code, 0);
        Document::read(&workspace.paper()).text()
    };
    let (named, titled) = (text(""), text(", 題名: 成果指標（アウトカム）"));
    assert!(named.contains("さ") && !named.contains("アウトカム"), "{named}");
    assert!(titled.contains("成果指標（アウトカム）") && !titled.contains("さ"), "{titled}");
    let untitled = text(", 題名: なし");
    assert!(!untitled.contains("なし") && !untitled.contains("さ"), "{untitled}");
}

#[test]
fn a_series_with_one_value_for_all_years_is_printed_once() {
    let series = "  評価: []\n  系列: [{名称: 計画, 役割: 目標, 年度: 共通}, 実績, {名称: 率, 計算: 実績÷目標}]\n";
    let indicators = "[{名称: け, 単位: 件, 計画: 900, 実績: {H30: 450, H31: 1800}}]";
    for (columns, rows) in [
        (
            "番号, 指標, 年度, 計画, 実績, 率",
            [vec!["1", "け", "30", "900", "450", "50.0%"], vec!["1", "け", "31", "900", "1,800", "200.0%"]],
        ),
        (
            "番号, 指標, 計画, {年度ごと: [実績, 率]}",
            [vec!["実績", "率", "実績", "率"], vec!["1", "け", "900", "450", "50.0%", "1,800", "200.0%"]],
        ),
    ] {
        let workspace = workspace(&format!("{series}  列: [{columns}]\n"), indicators);
        let text = Document::read(&workspace.paper()).text();
        assert_eq!(text.matches("900").count(), 1, "{text}");
        let table = &grids_of(&workspace)[0];
        let last: Vec<&str> = table.last().unwrap().iter().map(String::as_str).collect();
        assert_eq!(last, rows[1], "{table:?}");
    }
}

#[test]
fn a_series_with_one_value_for_all_years_needs_no_columns_of_its_own() {
    let form = "  評価: []\n  系列: [{名称: 計画, 年度: 共通}, 実績]\n  意見: なし\n".replace("  意見: なし\n", "");
    let workspace =
        workspace(&form, "[{名称: け, 単位: 件, 計画: {値: 900, 付記: (改定), 注: し}, 実績: {H30: 450, H31: 1800}}]");
    let text = Document::read(&workspace.paper()).text();
    assert!(text.contains("900 (改定)（し）"), "{text}");
    assert_eq!(text.matches("900").count(), 1, "{text}");
}

#[test]
fn a_series_with_one_value_for_all_years_takes_no_years() {
    let form = "  評価: []\n  系列: [{名称: 計画, 年度: 共通}, 実績]\n";
    let workspace = workspace(form, "[{名称: け, 計画: {H30: 900, H31: 950}}]");
    let run = workspace.run(&["check"]);
    assert_eq!(run.code, 1);
    assert!(
        run.stdout.contains("エラー[wrong-type]: 「計画」は、年度ごとの値を持ちません（年度: 共通）\n"),
        "{}",
        run.stdout
    );
}

#[test]
fn what_belongs_to_a_whole_breakdown_stands_behind_it() {
    let form = "  評価: []\n  列: [番号, 指標, 年度, 実績]\n";
    let tables = grids(
        form,
        "[{名称: け, 実績: {H30: {内訳: {す: 3, せ: 4}, 付記: (延べ)}, H31: {値: 7, 内訳: {す: 3, せ: 4}, 付記: (延べ)}}}]",
    );
    let figures: Vec<&str> = tables[0][1..].iter().map(|row| row[3].as_str()).collect();
    assert_eq!(figures, ["す 3", "せ 4", "(延べ)", "7 (延べ)", "す 3", "せ 4"]);
}

#[test]
fn the_only_part_of_a_breakdown_is_its_total() {
    let series = "  評価: []\n  系列: [{名称: 目標, 役割: 目標}, 実績, {名称: 率, 計算: 実績÷目標}]\n  列: [番号, 指標, 目標, 実績, 率]\n";
    let tables = grids(series, "[{名称: け, 目標: {H31: 10}, 実績: {H31: {内訳: {す: 4}}}}]");
    assert_eq!(tables[0][1], ["1", "け", "10", "す 4", "40.0%"]);
}

#[test]
fn a_value_with_a_year_of_its_own_is_printed_whole() {
    let form = "  評価: []\n  列: [番号, 指標, 目標, 旧目標]\n";
    let value = "目標: {R8: {値: 1200, 付記: (改定), 注: し}}, 旧目標: {R8: {内訳: {す: 3, せ: 4}}}";
    let tables = grids(form, &format!("[{{名称: け, {value}}}]"));
    assert_eq!(tables[0][1], ["1", "け", "1,200 (改定)（し）", "す 3/せ 4"]);
}

#[test]
fn a_series_with_a_year_of_its_own_stands_in_one_cell_with_another() {
    let form = "  評価: []\n  列: [番号, 指標, {内容: [目標, 実績], 見出し: 数}]\n";
    let tables = grids(form, "[{名称: け, 目標: {R8: 5}, 実績: {H30: 1, H31: 2}}]");
    let figures: Vec<&str> = tables[0][1..].iter().map(|row| row[2].as_str()).collect();
    assert_eq!(figures, ["5", "2"]);
}

#[test]
fn targets_that_share_a_cell_are_printed_with_the_years_of_all() {
    let form = |columns: &str| format!("  評価: []\n  列: [番号, 指標, {columns}]\n");
    let row = |columns: &str, values: &str| grids(&form(columns), &format!("[{{名称: け, {values}}}]"))[0][1].clone();
    let both = "目標: {R8: 800}, 旧目標: {R7: 780}";
    let shared = "{内容: [旧目標, 目標], 見出し: 目標}";
    assert_eq!(row(&format!("{shared}, 目標の年度"), both), ["1", "け", "780/800", "令和7年度/令和8年度"]);
    assert_eq!(
        row("{内容: [目標, 旧目標], 見出し: 目標}, 目標の年度", both),
        ["1", "け", "800/780", "令和8年度/令和7年度"]
    );
    // A column of its own takes its year.
    assert_eq!(
        row(&format!("{shared}, 目標の年度, 旧目標の年度"), both),
        ["1", "け", "780/800", "令和8年度", "令和7年度"]
    );
    assert_eq!(row("目標, 旧目標, 目標の年度", both), ["1", "け", "800", "780", "令和8年度"]);
    let parts = "目標: {R8: 800}, 旧目標: {R7: {内訳: {す: 3, せ: 4}}}";
    assert_eq!(row(&format!("{shared}, 目標の年度"), parts)[2..], ["す 3/せ 4/800", "令和7年度/令和8年度"]);
    assert_eq!(row(&format!("{shared}, 目標の年度"), "目標: {R8: 800}")[2..], ["800", "令和8年度"]);
    assert_eq!(row(&format!("{shared}, 目標の年度"), "実績: {H31: 1}")[2..], ["", ""]);
}

#[test]
fn indicators_that_a_repeat_overrides_with_none_are_not_printed_there() {
    let workspace =
        workspace("  評価: []\n  列: [番号, 名称, 指標, 実績, 目標]\n", "[{名称: け, 実績: 1, 目標: {R8: 2}}]");
    let project = std::fs::read_to_string(workspace.edition("projects/1-1-1.yaml")).unwrap();
    let rows = |overrides: &str| {
        workspace.write("projects/1-1-1.yaml", format!("{project}  - {{再掲: 1, 上書き: {overrides}}}\n"));
        grids_of(&workspace)[0][1..].iter().map(|row| row[2..].join(" ")).collect::<Vec<_>>()
    };
    assert_eq!(rows("{名称: さ}"), ["け 1 2", "け 1 2"]);
    assert_eq!(rows("{指標: []}"), ["け 1 2", "  "]);
    assert_eq!(rows("{指標: }"), ["け 1 2", "  "]);
}

#[test]
fn many_columns_of_text_share_the_page() {
    let workspace = Workspace::empty();
    let names = ["ア", "イ", "ウ", "エ", "オ", "カ", "キ", "ク", "ケ", "コ"].join(", ");
    let plan = format!(
        "計画: あ\n題名: い\n資料番号: 資料1\n発行者: う\n作成日: 2020-07-01\n年度: H31\n委員会: え\n担当課: [お]\n様式:\n  \
         用紙: {{向き: 縦, 文字: 12}}\n  階層: [柱]\n  意見: なし\n  事業欄: [事業]\n  評価: []\n  独自: [{names}]\n  \
         列: [番号, {names}]\n体系:\n  - {{柱: か, 事業: [1-1-1]}}\n"
    );
    let project = "事業: き\n取組項目:\n  - {番号: 1, 名称: く, 担当課: [お], 独自: {ア: あいうえおかきくけこ}}\n";
    workspace.write("plan.yaml", plan).write("projects/1-1-1.yaml", project);
    let run = workspace.run(&["check", "--pages"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!run.stdout.contains("text-overflow"), "{}", run.stdout);
}

#[test]
fn the_notes_of_the_form_stand_under_a_project_without_a_card() {
    let workspace = Workspace::empty();
    let plan = "計画: あ\n題名: い\n資料番号: 資料1\n発行者: う\n作成日: 2020-07-01\n年度: H31\n委員会: え\n担当課: [お]\n様式:\n  \
                配置: カード\n  階層: [柱]\n  意見: なし\n  事業欄: [事業]\n  評価: []\n  注記: [注記の文]\n体系:\n  \
                - {柱: か, 事業: [1-1-1]}\n";
    workspace.write("plan.yaml", plan).write("projects/1-1-1.yaml", "事業: き\n指標: [{名称: け, 実績: 1}]\n");
    let document = Document::read(&workspace.paper());
    assert!(document.roots.iter().any(|root| root.text().contains("注記の文")));
}

#[test]
fn a_card_that_runs_over_is_no_split_item_and_says_so_on_its_next_page() {
    let workspace = Workspace::empty();
    let plan = "計画: あ\n題名: い\n資料番号: 資料1\n発行者: う\n作成日: 2020-07-01\n年度: H31\n委員会: え\n担当課: [お]\n様式:\n  \
                配置: カード\n  階層: [柱]\n  意見: なし\n  事業欄: [事業]\n  評価: []\n  列: [番号, 名称, 取組内容, 成果, 指標, 単位]\n\
                体系:\n  - {柱: か, 事業: [1-1-1]}\n";
    let long = "取り組みの内容を長く書く。".repeat(250);
    let project = format!(
        "事業: き\n取組項目:\n  - {{番号: 1, 名称: く, 担当課: [お], 取組内容: {long}, 成果: {long}, 指標: [{{名称: け, 単位: 人}}]}}\n"
    );
    workspace.write("plan.yaml", plan).write("projects/1-1-1.yaml", project);
    let run = workspace.run(&["check", "--pages"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!run.stdout.contains("split-item"), "{}", run.stdout);
    let document = Document::read(&workspace.paper());
    assert!(document.pages.len() > 1);
    assert!(document.pages[1].artifacts.iter().any(|text| text.contains("（続き）")), "{:?}", document.pages[1]);
}

#[test]
fn a_card_carries_its_own_notes_and_says_that_it_stands_elsewhere_too() {
    let workspace = Workspace::empty();
    let plan = "計画: あ\n題名: い\n資料番号: 資料1\n発行者: う\n作成日: 2020-07-01\n年度: H31\n委員会: え\n担当課: [お]\n様式:\n  \
                配置: カード\n  階層: [柱]\n  意見: なし\n  事業欄: [事業]\n  評価: []\n  列: [番号, 名称, 指標, 実績]\n\
                体系:\n  - {柱: か, 事業: [1-1-1]}\n";
    let item = |number, note| {
        format!(
            "  - {{番号: {number}, 名称: く{number}, 担当課: [お], 指標: [{{名称: け, 実績: {{H31: {{値: 1, 注: {note}}}}}}}]}}\n"
        )
    };
    let project = format!("事業: き\n取組項目:\n{}{}  - {{再掲: 1}}\n", item(1, "甲の注"), item(2, "乙の注"));
    workspace.write("plan.yaml", plan).write("projects/1-1-1.yaml", project);
    let document = Document::read(&workspace.paper());
    let text: String = document.text();
    // The 再掲 carries the note of its original once more.
    assert_eq!((text.matches("甲の注").count(), text.matches("乙の注").count()), (2, 1), "{text}");
    assert_eq!(text.matches("※再掲").count(), 1, "{text}");
}

#[test]
fn a_column_without_a_heading_keeps_the_one_of_a_form_without_columns() {
    let form = "  評価: [{名称: 進み, 選択肢: [可, 否]}]\n  独自: [財源]\n";
    let parts = "番号, 名称, 担当課, 取組内容, 財源, 進み, 指標, 年度, 実績, 目標, 目標の年度, 旧目標, 旧目標の年度, 単位, 成果";
    let indicators = "[{名称: け, 実績: {H30: 1, H31: 2}}]";
    let (usual, written) = (grids(form, indicators), grids(&format!("{form}  列: [{parts}]\n"), indicators));
    assert_eq!(written[0][0], usual[0][0]);
    assert_eq!(usual[0][0][6..9], ["実績の指標", "年度", "実績値"]);
    // Moving a column changes no heading, and giving one a heading changes no other.
    let moved = grids(&format!("{form}  列: [成果, {}]\n", parts.trim_end_matches(", 成果")), indicators);
    let mut expected = usual[0][0].clone();
    expected.rotate_right(1);
    assert_eq!(moved[0][0], expected);
    let named = parts.replace("担当課", "{内容: 担当課, 見出し: 所管, 幅: 5}");
    let named = grids(&format!("{form}  列: [{named}]\n"), indicators);
    let heading = |text: &String| if text == "担当課" { "所管".to_owned() } else { text.clone() };
    assert_eq!(named[0][0], usual[0][0].iter().map(heading).collect::<Vec<_>>());
}

#[test]
fn a_table_of_indicators_keeps_its_headings_where_a_column_is_moved() {
    let form = |table: &str| format!("  評価: []\n  列: [番号, 名称]\n  指標の表: [{{名称: さ{table}}}]\n");
    let indicators = "[{表: さ, 名称: け, 単位: 件, 実績: {H30: 1, H31: 2}}]";
    let usual = grids(&form(""), indicators)[1][0].clone();
    let parts = "指標, 単位, {年度ごと: 実績}, 目標, 目標の年度, 旧目標, 旧目標の年度";
    assert_eq!(grids(&form(&format!(", 列: [{parts}]")), indicators)[1][0][..2], usual[..2]);
    let moved = parts.replace("指標, 単位", "単位, 指標");
    assert_eq!(grids(&form(&format!(", 列: [{moved}]")), indicators)[1][0][..2], [usual[1].clone(), usual[0].clone()]);
}
