//! Figures that are wider than the columns that the form asks for: what the layouts are told of them.

use std::fs;

use serde_json::Value as Json;
use shinkan::content::{self, Workspace as Content};
use shinkan::documents::book::Book;

use crate::pdf::Document;
use crate::support::{Workspace, root};

/// A plan whose columns are three characters wide.
fn narrow() -> Workspace {
    let workspace = Workspace::empty();
    let plan = "計画: あ\n題名: い\n資料番号: 資料1\n発行者: う\n作成日: 2020-07-01\n年度: H31\n表示年度: [H30, H31]\n委員会: え\n\
                担当課: [お]\n様式:\n  階層: [柱]\n  意見: なし\n  桁区切り: あり\n  評価: []\n  系列: [目標, 実績, {名称: 事業費, 単位: \
                千円}, {名称: 達成率, 計算: 実績÷目標, 小数: 1, 単位: \"%\"}]\n  独自: [{名称: 金額, 種類: 金額, 単位: \
                千円}]\n  列: [番号, 名称, {内容: 金額, 幅: 3}, 指標, 年度, {内容: 事業費, 幅: 3}, {内容: 達成率, 幅: \
                3}]\n体系:\n  - {柱: か, 事業: [a]}\n";
    let project = "事業: き\n取組項目:\n  - {番号: 1, 名称: く, 担当課: [お], 独自: {金額: {H30: 5200, H31: 中止}}, 指標: \
                   [{名称: け, 目標: {H30: 1, H31: 0.1}, 実績: {H30: 3, H31: 300000}, 事業費: {H30: 123456, H31: 未定}}]}\n";
    workspace.write("plan.yaml", plan).write("projects/a.yaml", project);
    assert!(fs::exists(workspace.edition("plan.yaml")).unwrap());
    workspace
}

/// The data of its paper.
fn data() -> Json {
    let workspace = narrow();
    let loaded = content::load(&Content::new(workspace.path()).edition(None).unwrap());
    serde_json::to_value(Book::new(&loaded.edition.unwrap())).unwrap()
}

/// Every text of the data with a whole piece, and which of its pieces are whole.
fn pieces(view: &Json, found: &mut Vec<(String, Vec<bool>)>) {
    match view {
        Json::Object(fields) => {
            if let Some(pieces) = fields.get("pieces").and_then(Json::as_array) {
                let text = fields["text"].as_str().unwrap().to_owned();
                let whole: Vec<bool> = pieces.iter().map(|piece| piece.get("whole").is_some()).collect();
                if whole.contains(&true) {
                    found.push((text, whole));
                }
            }
            fields.values().for_each(|field| pieces(field, found));
        }
        Json::Array(elements) => elements.iter().for_each(|element| pieces(element, found)),
        _ => {}
    }
}

#[test]
fn a_figure_and_its_unit_are_one_piece() {
    let mut found = Vec::new();
    pieces(&data(), &mut found);
    found.sort();
    let expected =
        [("123,456千円", &[true][..]), ("300,000,000.0%", &[true]), ("平成30年度 5,200千円", &[false, false, true])];
    assert_eq!(found, expected.map(|(text, whole)| (text.to_owned(), whole.to_vec())));
}

#[test]
fn no_line_ends_between_a_figure_and_its_unit_however_narrow_the_column() {
    let workspace = narrow();
    let whole = ["123,456千円", "5,200千円", "300,000,000.0%", "300.0%"];
    let broken = |workspace: &Workspace| {
        let document = Document::read(&workspace.paper());
        // The digits of a figure and its unit are of two fonts.
        let mut lines = String::new();
        for page in &document.pages {
            let mut above = f64::NAN;
            for (run, height) in page.runs.iter().zip(&page.heights) {
                lines.push_str(if *height == above { "" } else { "\n" });
                lines.push_str(run);
                above = *height;
            }
        }
        let is_whole = |figure: &&str| lines.contains(*figure);
        whole.into_iter().filter(|figure| !is_whole(figure)).collect::<Vec<_>>()
    };
    assert_eq!(broken(&workspace), [""; 0]);
    // The columns are narrow indeed: without the rule of the layout a line ends inside.
    let rule = "if \"whole\" in piece and (capacity == none or piece.whole <= capacity) { box(unhung-if-bracket(piece.text)) }";
    for (file, from, to) in
        [("lib/prose.typ", rule, "if false { }"), ("lib/columns.typ", "column.at(\"figures\", default: 0)", "0")]
    {
        let own = workspace.path().join("layouts").join(file);
        fs::create_dir_all(own.parent().unwrap()).unwrap();
        let text = fs::read_to_string(root().join("layouts").join(file)).unwrap();
        assert!(text.contains(from), "{from} in {file}");
        fs::write(own, text.replace(from, to)).unwrap();
    }
    assert_ne!(broken(&workspace), [""; 0]);
}

#[test]
fn a_column_knows_its_widest_figure() {
    let data = data();
    let columns = data["tables"][0]["columns"].as_array().unwrap();
    let widths: Vec<bool> = columns.iter().map(|column| column["figures"].as_f64().unwrap() > 3.0).collect();
    assert_eq!(widths, [false, false, true, false, false, true, true]);
}
