//! The tables of a 推移 have common columns, and its charts begin at zero.

use super::pdf;
use super::years::{edition, item, workspace};
use crate::pdf::Element;
use crate::support::{Workspace, without_whitespace};

fn heads(workspace: &Workspace) -> Vec<Vec<String>> {
    let (document, _) = pdf(workspace, &[]);
    document.of_kind("Table").into_iter().map(|table| Element::rows(table).remove(0)).collect()
}

/// A plan of one year whose three items have these values.
fn with_values(values: [&str; 3]) -> Workspace {
    let workspace = Workspace::empty();
    let indicator = |values: &str| format!("名称: 人数, 単位: 人, 実績: {{{values}}}");
    let items: Vec<String> = values
        .iter()
        .enumerate()
        .map(|(index, values)| {
            item(&(index + 1).to_string(), &format!("取組{index}"), "概ね進んだ", &[&indicator(values)])
        })
        .collect();
    edition(&workspace.path().join("content/2019"), "H31", "[H28.6, H28, H29, H30, H31]", &items.concat());
    workspace
}

#[test]
fn every_table_has_the_columns_of_all() {
    let heads = heads(&workspace());
    assert_eq!(heads.len(), 4);
    assert!(heads.iter().all(|head| *head == heads[0]), "{heads:?}");
    assert!(heads[0].contains(&"平成28年度".to_owned()));
}

#[test]
fn a_year_that_only_one_item_has_is_a_column_of_all() {
    let heads = heads(&with_values(["H30: 1, H31: 2", "H28: 1, H29: 4, H31: 3", "H31: 5"]));
    let years = ["平成28年度", "平成29年度", "平成30年度", "平成31年度"];
    let expected = [&["評価・指標", "単位"], years.as_slice(), &["増減", "増減率"]].concat();
    assert!(heads.iter().all(|head| *head == expected), "{heads:?}");
}

#[test]
fn a_chart_writes_its_first_and_its_last_figure_and_begins_at_zero() {
    let workspace = with_values(["H28: 4018, H29: 4072, H30: 4154, H31: 4198", "H31: 1", "H31: 2"]);
    let (document, _) = pdf(&workspace, &["1"]);
    let figure = document.of_kind("Figure").remove(0);
    let text = without_whitespace(&figure.text());
    for told in ["0", "5,000", "4,018", "4,198", "H28", "H31"] {
        assert!(text.contains(told), "{told}: {text}");
    }
    assert!(!text.contains("4,072"), "{text}");
}

#[test]
fn a_note_of_every_item_stands_once_at_the_head() {
    let mixed = "H28.6: 1, H30: 2, H31: 3";
    let note = "指標「人数」の増減と折れ線は、年度の値だけのものです。";
    for (values, times) in [([mixed, mixed, mixed], 1), ([mixed, mixed, "H30: 1, H31: 2"], 2)] {
        let (document, _) = pdf(&with_values(values), &[]);
        assert_eq!(document.text().matches(note).count(), times, "{}", document.text());
    }
}

#[test]
fn very_long_names_and_twenty_years_fit_the_pages() {
    let workspace = Workspace::empty();
    let (long, word) = ("とても長い名前".repeat(60), "W".repeat(200));
    for year in 2001..=2020 {
        let values = format!("{}: {}, {year}: 123456789012{}", year - 1, year * 3, year % 10);
        let indicators =
            [format!("名称: {long}, 単位: {word}, 実績: {{{values}}}"), format!("名称: =1+1, 実績: {{{values}}}")];
        let indicators: Vec<&str> = indicators.iter().map(String::as_str).collect();
        let folder = workspace.path().join(format!("content/{year}"));
        edition(
            &folder,
            &year.to_string(),
            &format!("[{}, {year}]", year - 1),
            &item("1", &long, "概ね進んだ", &indicators),
        );
    }
    let (document, run) = pdf(&workspace, &[]);
    assert!(!run.stderr.contains("text-overflow"), "{}", run.stderr);
    let cells: Vec<String> = document.of_kind("Table").into_iter().flat_map(Element::rows).flatten().collect();
    assert!(cells.contains(&"1,234,567,890,120".to_owned()), "{cells:?}");
    let csv = workspace.run(&["history", "--format", "csv"]).stdout;
    assert!(csv.contains(",'=1+1,") && !csv.contains(",=1+1,"));
    let plain = workspace.run(&["history", "--format", "text"]).stdout;
    assert!(plain.lines().all(|line| line.chars().count() < 800));
}
