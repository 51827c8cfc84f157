//! The paper of the real content, read back from the finished PDF and held against the content and against the print.
//!
//! Three readers that know nothing of each other, nor of the program: [`printed`] reads the structure tree of the PDF,
//! [`expected`] the YAML, [`seed`] the text of the print and its 正誤表. Each gives a [`paper::Paper`].

mod compare;
mod expected;
mod noticed;
pub mod paper;
pub mod printed;
mod seed;
mod structure;

use std::fs;
use std::sync::OnceLock;

use compare::{Source, differences};
use expected::Content;
use paper::Paper;
use seed::{Erratum, Print};

use crate::pdf::Document;
use crate::support::without_whitespace;

/// A result whose error ends the test.
fn sound<T>(result: Result<T, String>) -> T {
    result.unwrap_or_else(|error| panic!("{error}"))
}

/// A file of the repository.
fn file(path: &str) -> String {
    let path = crate::support::root().join(path);
    sound(fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display())))
}

/// The finished PDF.
pub fn document() -> &'static Document {
    static DOCUMENT: OnceLock<Document> = OnceLock::new();
    DOCUMENT.get_or_init(|| Document::read(crate::support::paper()))
}

/// The paper as the finished PDF shows it.
fn shown() -> &'static Paper {
    static PAPER: OnceLock<Paper> = OnceLock::new();
    PAPER.get_or_init(|| sound(printed::read(document())))
}

/// The content.
fn content() -> Content {
    sound(Content::read(&crate::support::root().join("content/2019")))
}

fn errata() -> Vec<Erratum> {
    sound(seed::errata(&file("content/2019/ERRATA.md")))
}

/// The print, corrected.
fn print() -> Print {
    sound(seed::read(&file("tests/fixtures/seed.txt"), &errata()))
}

/// Fails with every difference, each with its sheet, No. and column.
fn assert_same(expected: &Paper, found: &Paper, source: Source) {
    let differences = differences(expected, found, source);
    assert!(differences.is_empty(), "{} differences\n{}", differences.len(), differences.join("\n"));
}

#[test]
fn every_cell_of_the_pdf_is_what_the_content_says() {
    assert_same(&sound(content().paper()), shown(), Source::Content);
}

#[test]
fn every_cell_of_the_pdf_is_what_the_corrected_print_says() {
    assert_same(&print().paper, shown(), Source::Print);
}

#[test]
fn every_value_of_the_content_is_what_the_corrected_print_says() {
    assert_same(&print().paper, &sound(content().paper()), Source::Print);
}

#[test]
fn the_paper_is_whole_in_the_content_in_the_print_and_in_the_pdf() {
    for paper in [&sound(content().paper()), &print().paper, shown()] {
        let sheets = &paper.sheets;
        assert_eq!(sheets.len(), 15);
        let projects: Vec<usize> = sheets.iter().map(|sheet| sheet.projects.len()).collect();
        assert_eq!(projects, [3, 2, 2, 2, 1, 2, 1, 2, 2, 1, 2, 2, 1, 1, 2]);
        assert_eq!(projects.iter().sum::<usize>(), 26);
        let items: Vec<usize> =
            sheets.iter().map(|sheet| sheet.projects.iter().map(|project| project.items.len()).sum()).collect();
        assert_eq!(items, [5, 4, 4, 3, 2, 4, 3, 5, 5, 2, 4, 4, 2, 3, 5]);
        assert_eq!(items.iter().sum::<usize>(), 55);
        assert_eq!(sheets.iter().map(|sheet| sheet.opinions.len()).collect::<Vec<_>>(), items);
        assert_eq!(paper.items().map(|item| item.years.len()).sum::<usize>(), 165);
        let opinions = sheets.iter().flat_map(|sheet| &sheet.opinions).filter(|row| !row[3].joined().is_empty());
        assert_eq!(opinions.count(), 7);
        let again = paper.items().filter(|item| item.cells[1].joined().ends_with("※再掲"));
        assert_eq!(
            again.map(paper::Item::number).collect::<Vec<_>>(),
            ["1", "2", "7", "8", "9", "11", "10", "6", "11", "42"]
        );
        let mut numbers: Vec<usize> = paper.items().filter_map(|item| item.number().parse().ok()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers, (1..=45).collect::<Vec<_>>());
    }
}

#[test]
fn the_paper_number_stands_on_the_first_sheet_alone() {
    for paper in [&sound(content().paper()), &print().paper, shown()] {
        let numbers = paper.sheets.iter().map(|sheet| sheet.paper_number.as_deref().map(without_whitespace));
        let mut first = vec![None; 15];
        first[0] = Some("資料2".to_owned());
        assert_eq!(numbers.collect::<Vec<_>>(), first);
    }
}

#[test]
fn every_item_has_four_options_and_exactly_one_of_them_chosen() {
    let names = ["順調に進んだ", "概ね進んだ", "一部遅れがある", "未実施"];
    for item in shown().items() {
        let options = &item.cells[paper::PROGRESS].lines;
        let unmarked: Vec<&str> = options.iter().map(|option| option.trim_start_matches(['☑', '☐'])).collect();
        assert_eq!(unmarked, names, "No. {}", item.number());
        let chosen = options.iter().filter(|option| option.starts_with('☑')).count();
        assert_eq!(chosen, 1, "No. {}: {options:?}", item.number());
    }
}

#[test]
fn an_opinion_stands_once_under_each_appearance_of_its_item() {
    for sheet in &shown().sheets {
        let items = sheet.projects.iter().flat_map(|project| &project.items);
        let rows: Vec<_> = items.map(|item| item.cells[..3].to_vec()).collect();
        assert_eq!(sheet.opinions.iter().map(|row| row[..3].to_vec()).collect::<Vec<_>>(), rows);
        assert!(sheet.opinions.iter().all(|row| row.len() == 5 && row[4].lines.is_empty()));
    }
}

#[test]
fn every_erratum_is_used_once() {
    let (errata, uses) = (errata(), print().uses);
    assert_eq!(uses, vec![1; errata.len()]);
    assert_eq!(errata.len(), file("content/2019/ERRATA.md").lines().filter(|line| line.starts_with("| ")).count() - 1);
}
