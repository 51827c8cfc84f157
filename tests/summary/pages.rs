//! 総括表 and 集計 as pages: what stands on them, and that they have room for it.

use std::fmt::Write as _;

use serde_json::Value as Json;
use shinkan::documents::summary::Summary;

use super::tallies::edition;
use super::{OPTIONS, json, pdf, plan, summary};
use crate::pdf::{Element, Grid};
use crate::support::{Workspace, root};

#[test]
fn the_first_page_has_the_totals_and_their_bars() {
    let (document, _) = pdf(&root(), "2019/総括表.pdf");
    let tables = document.of_kind("Table");
    assert_eq!(tables[0].pages(), [0]);
    let rows = tables[0].rows();
    let expected = [
        "順調に進んだ 26 57.8% 24 53.3% ▲2 30 54.5% 27 49.1% ▲3",
        "概ね進んだ 12 26.7% 14 31.1% ＋2 15 27.3% 18 32.7% ＋3",
        "一部遅れがある 3 6.7% 2 4.4% ▲1 5 9.1% 3 5.5% ▲2",
        "未実施 4 8.9% 5 11.1% ＋1 5 9.1% 7 12.7% ＋2",
        "計 45 100.0% 45 100.0% 0 55 100.0% 55 100.0% 0",
    ];
    let found: Vec<String> = rows[3..].iter().map(|row| row.join(" ")).collect();
    assert_eq!(found, expected);
    let figures = document.of_kind("Figure");
    // The bars of the whole, then those of the sections.
    assert_eq!(figures.iter().map(|figure| figure.pages()[0]).collect::<Vec<_>>(), [0, 1, 1, 1, 1, 1]);
    assert_eq!(
        figures[0].alternative.as_deref(),
        Some(
            "全体。自己評価は、順調に進んだ26件、概ね進んだ12件、一部遅れがある3件、未実施4件、計45件。\
             委員会評価後は、順調に進んだ24件、概ね進んだ14件、一部遅れがある2件、未実施5件、計45件。"
        )
    );
    assert_eq!(
        document.title.as_deref(),
        Some("白井市第2次地域福祉計画の取組にかかる進行管理シート(平成31年度)　総括表")
    );
}

#[test]
fn the_tables_say_what_the_json_says() {
    let (document, _) = pdf(&root(), "2019/総括表.pdf");
    let found = json(&root());
    let axis = &found["axes"][0];
    let by_title = |title: &str| {
        let summary = format!("「{title}」の表。左の列が行の見出しです。");
        let of = |table: &&Element| table.summary.as_deref() == Some(&summary);
        document.of_kind("Table").into_iter().find(of).unwrap().rows()
    };
    for (title, counting) in [("実数", "net"), ("延べ", "gross")] {
        let rows = by_title(&format!("担当課別（{title}）"));
        let departments = axis["departments"].as_array().unwrap();
        for (row, department) in rows[3..].iter().zip(departments) {
            assert!(row[0].starts_with(department["name"].as_str().unwrap()), "{row:?}");
            let tallies = [&department[counting]["own"], &department[counting]["after_committee"]];
            let counts = tallies.iter().flat_map(|tally| OPTIONS.map(|option| tally[option].to_string()));
            let printed: Vec<&String> = row[2..].iter().step_by(2).collect();
            assert_eq!(printed, counts.collect::<Vec<_>>().iter().collect::<Vec<_>>(), "{row:?}");
        }
        assert_eq!(rows.len(), 3 + departments.len() + 1);
        assert_eq!(by_title(&format!("基本方針・施策の方向別（{title}）")).len(), 3 + 20 + 1);
    }
}

#[test]
fn every_cell_belongs_to_a_header() {
    let (document, _) = pdf(&root(), "2019/総括表.pdf");
    for table in document.of_kind("Table") {
        for cell in Grid::read(table).cells().iter().filter(|cell| !cell.header) {
            assert!(!cell.headers.is_empty(), "{:?}", cell.lines);
        }
    }
}

#[test]
fn every_plan_has_a_summary_without_a_flaw() {
    for (folder, file) in [
        ("examples/card", "2024/総括表.pdf"),
        ("examples/care", "2024/総括表.pdf"),
        ("examples/forecast", "2024/総括表.pdf"),
        ("examples/list", "2024/総括表.pdf"),
        ("examples/reform", "2024/総括表.pdf"),
        ("tests/fixtures/forms/cards", "2019/総括表.pdf"),
        ("tests/fixtures/forms/plain", "2019/総括表.pdf"),
        ("tests/fixtures/forms/sheets", "2019/総括表.pdf"),
        ("tests/fixtures/forms/tables", "2019/総括表.pdf"),
    ] {
        let dir = root().join(folder);
        let (_, run) = pdf(&dir, file);
        assert!(!run.stderr.contains("警告"), "{folder}: {}", run.stderr);
        assert_eq!(json(&dir)["format"], 1);
        summary(&dir, "csv");
    }
}

#[test]
fn the_tables_of_the_form_stand_on_the_pages_whole() {
    let mut count = 0;
    for (folder, file) in [
        ("examples/card", "2024/総括表.pdf"),
        ("examples/reform", "2024/総括表.pdf"),
        ("tests/fixtures/forms/cards", "2019/総括表.pdf"),
        ("tests/fixtures/forms/sheets", "2019/総括表.pdf"),
    ] {
        let dir = root().join(folder);
        let document = pdf(&dir, file).0;
        let texts: Vec<String> = document.elements().iter().map(|element| element.text()).collect();
        let printed: Vec<Vec<Vec<String>>> = document.of_kind("Table").into_iter().map(Element::rows).collect();
        for table in json(&dir)["tables"].as_array().unwrap() {
            let text = |value: &Json| value.as_str().unwrap().to_owned();
            assert!(texts.contains(&text(&table["title"])), "{folder}: {}", table["title"]);
            for note in table["notes"].as_array().unwrap() {
                assert!(texts.iter().any(|found| found.ends_with(note.as_str().unwrap())), "{folder}: {note}");
            }
            let rows: Vec<Vec<String>> = (table["rows"].as_array().unwrap().iter())
                .map(|row| row["cells"].as_array().unwrap().iter().map(text).collect())
                .collect();
            // Below its header a table has these rows and no others.
            let found = printed.iter().any(|lines| lines.len() > rows.len() && lines.ends_with(&rows));
            assert!(found, "{folder}: {}\n{rows:?}", table["title"]);
            count += 1;
        }
    }
    assert!(count > 10, "{count}");
}

#[test]
fn a_line_has_a_text_for_those_who_do_not_see_it() {
    let (document, _) = pdf(&root().join("examples/forecast"), "2024/総括表.pdf");
    let figures = document.of_kind("Figure");
    assert_eq!(
        figures[0].alternative.as_deref(),
        Some("「利用者」（人）の折れ線。令和4年度は109、令和5年度は121、令和6年度は126。")
    );
}

#[test]
fn no_plan_is_too_wide_or_too_long() {
    let departments: Vec<String> = (1..=200).map(|n| format!("とても長い名前の担当課その{n}")).collect();
    let options: Vec<String> = (1..=10).map(|n| format!("とても長い選択肢の名前{n}")).collect();
    for paper in ["{向き: 縦}", "{向き: 横}", "{大きさ: A3, 向き: 縦, 文字: 14}"] {
        let form = format!(
            "  用紙: {paper}\n  階層: [柱, 施策, 方針, 細目]\n  意見: なし\n  事業欄: [事業]\n  番号: 事業ごと\n  \
             評価: [{{名称: 評価, 選択肢: [{}]}}]\n",
            options.join(", ")
        );
        let long = "あ".repeat(3000);
        let word = "W".repeat(300);
        let sections = format!(
            "  - 柱: {long}\n    施策:\n      - 施策: {word}\n        方針:\n          - 方針: ①\n            \
             細目:\n              - {{細目: ア, 事業: [1-1-1]}}\n"
        );
        let mut items = String::new();
        for (index, department) in departments.iter().enumerate() {
            let option = &options[index % 10];
            writeln!(items, "  - {{番号: {}, 名称: く{index}, 担当課: [{department}], 評価: {option}}}", index + 1)
                .unwrap();
        }
        let workspace = plan(&format!("担当課: [{}]", departments.join(", ")), &form, &sections, &items);
        let (document, run) = pdf(workspace.path(), "2019/総括表.pdf");
        // A text that runs over would be one more than the blanks of the 200 items.
        let warnings = "警告が200件あります（shinkan check で表示します）\n";
        assert!(run.stderr.starts_with(warnings), "{paper}: {}", run.stderr);
        let text: String = document.text();
        let printed = text.chars().filter(|c| *c == 'あ').count();
        assert!(printed >= 3 * 3000, "{paper}: {printed}");
    }
}

#[test]
fn the_head_of_a_period_is_as_wide_as_it_is_where_the_page_has_room() {
    let widths = |labels: &str, size: &str| {
        let workspace = Workspace::small();
        let form = format!(
            "年度の表記: {labels}\n様式:\n  用紙: {size}\n  評価: [{{名称: 進捗状況, 委員会評価: あり, 選択肢: [順調に進んだ, 概ね進んだ]}}]\n  \
             集計: [{{題名: ア, 推移: 実績}}]\n体系:\n"
        );
        workspace.edit("plan.yaml", "体系:\n", &form);
        let summary = serde_json::to_value(Summary::new(&edition(workspace.path()))).unwrap();
        let band = &summary["tables"]["rows"][0][0];
        let labels = band["labels"].as_u64().unwrap() as usize;
        let widths: Vec<f64> = band["widths"].as_array().unwrap().iter().map(|width| width.as_f64().unwrap()).collect();
        widths[labels..].to_vec()
    };
    // Figures are up to 0.76 em wide.
    for (labels, least) in [("西暦", 5.04), ("和暦", 5.52), ("[平成29～30年度, 平成30～31年度]", 8.04)] {
        for width in widths(labels, "A4") {
            assert!(width >= least && width < least + 1.0, "{labels}: {width}");
        }
    }
}

#[test]
fn where_several_options_may_be_chosen_the_number_of_nodes_is_no_total() {
    let items =
        "  - {番号: 1, 名称: く, 担当課: [お], 方向: [可, 否]}\n  - {番号: 2, 名称: け, 担当課: [お], 方向: [可]}\n";
    let axis = |more: &str| {
        format!("  階層: [柱]\n  意見: なし\n  事業欄: [事業]\n  評価: [{{名称: 方向, 選択肢: [可, 否]{more}}}]\n")
    };
    let heads = |more: &str, items: &str| {
        let workspace = plan("担当課: [お]", &axis(more), "  - {柱: か, 事業: [1-1-1]}\n", items);
        let (document, _) = pdf(workspace.path(), "2019/総括表.pdf");
        document.grids()[1..].iter().map(|grid| grid.at(0, 1).text()).collect::<Vec<_>>()
    };
    assert_eq!(heads(", 複数: 可", items), ["対象の数"; 3]);
    assert_eq!(heads("", &items.replace("[可, 否]", "可").replace("[可]", "可")), ["計"; 3]);
}

#[test]
fn a_number_of_many_levels_stays_in_its_column() {
    for number in ["1", "04-2-03", "232-101-32", "10-4-01-2"] {
        for (digits, em) in [("プロポーショナル", 0.76), ("半角", 0.5), ("全角", 1.0)] {
            let items = format!(
                "  - {{番号: {number}, 名称: く, 担当課: [お], 評価: 可, 指標: [{{名称: け, 実績: {{H30: 1, H31: 2}}}}]}}\n"
            );
            let form = format!(
                "  用紙: {{数字の幅: {digits}}}\n  階層: [柱]\n  意見: なし\n  事業欄: [事業]\n  評価: [{{名称: 評価, 選択肢: [可, 否]}}]\n  集計: [{{題名: ア, 推移: 評価}}]\n"
            );
            let workspace = plan("担当課: [お]\n表示年度: [H30, H31]", &form, "  - {柱: か, 事業: [1-1-1]}\n", &items);
            let summary = serde_json::to_value(Summary::new(&edition(workspace.path()))).unwrap();
            let needed = number.chars().map(|c| if c == '-' { 0.5 } else { em }).sum::<f64>();
            for width in [&summary["trends"]["number-width"], &summary["tables"]["rows"][0][0]["widths"][0]] {
                assert!(width.as_f64().unwrap() >= needed, "{number}, {digits}: {width} < {needed}");
            }
        }
    }
}

#[test]
fn tables_of_the_same_figures_line_up_and_say_a_note_once() {
    let summary = serde_json::to_value(Summary::new(&edition(&root()))).unwrap();
    let axis = &summary["axes"][0];
    let rows = axis["tables"]["rows"].as_array().unwrap();
    let bands: Vec<&Json> = rows.iter().flat_map(|row| row.as_array().unwrap()).collect();
    // 体系別 and 担当課別, 実数 and 延べ.
    assert_eq!(bands.len(), 5);
    assert!(bands[..4].iter().all(|band| band["widths"] == bands[0]["widths"]));
    assert!(bands.iter().all(|band| band["notes"].as_array().unwrap().is_empty()));
    let (document, _) = pdf(&root(), "2019/総括表.pdf");
    for note in ["担当課が2つ以上あるものは", "実数は再掲を除いた件数", "割合の分母は"] {
        assert_eq!(document.text().matches(note).count(), 1, "{note}");
    }
}

#[test]
fn few_pages_hold_what_there_is() {
    for (folder, file, most) in [
        ("", "2019/総括表.pdf", 7),
        ("examples/card", "2024/総括表.pdf", 6),
        ("examples/evaluation", "2024/総括表.pdf", 5),
        ("tests/fixtures/forms/departments", "2019/総括表.pdf", 4),
    ] {
        let pages = pdf(&root().join(folder), file).0.pages.len();
        assert!(pages <= most, "{folder}: {pages}");
    }
}

#[test]
fn short_tables_stand_side_by_side() {
    let summary = serde_json::to_value(Summary::new(&edition(&root().join("examples/evaluation")))).unwrap();
    let lengths = |tables: &Json| -> Vec<usize> {
        tables["rows"].as_array().unwrap().iter().map(|row| row.as_array().unwrap().len()).collect()
    };
    assert_eq!(lengths(&summary["tables"]), [2]);
    // Tables too wide for that stand alone.
    assert_eq!(lengths(&summary["axes"][0]["tables"]), [1, 1, 1]);
}
