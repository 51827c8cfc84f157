//! What makes the PDF more than a picture of the paper: tags, headings, bookmarks, language, pages.

use std::collections::HashSet;

use super::{content, document, printed, shown, sound};
use crate::pdf::{Bookmark, Cell, Element, Grid, Scope};

/// The tables of the document, each with its element, in reading order.
fn tables() -> Vec<(&'static Element, Grid)> {
    document().of_kind("Table").into_iter().map(|table| (table, Grid::read(table))).collect()
}

/// The tables with this many columns: 2 over a table of items, 10 in it, 5 on an opinion page.
fn tables_of(columns: usize) -> Vec<Grid> {
    tables().into_iter().map(|(_, grid)| grid).filter(|grid| grid.columns() == columns).collect()
}

/// Fails unless exactly the cells of the first row head their columns, and of the others those of these columns
/// their rows.
fn assert_heads(grid: &Grid, columns: &[usize]) {
    for cell in grid.cells() {
        let scope = match cell.row {
            0 => Some(Scope::Column),
            _ => columns.contains(&cell.column).then_some(Scope::Row),
        };
        assert_eq!((cell.header, cell.scope), (scope.is_some(), scope), "{cell:?}");
    }
}

#[test]
fn column_heads_and_in_each_row_number_item_indicators_and_year_are_header_cells() {
    let tables = tables_of(10);
    assert_eq!(tables.len(), 26);
    for table in tables {
        assert_heads(&table, &[0, 1, 5, 6]);
    }
}

#[test]
fn on_the_opinion_page_column_heads_number_and_item_are_header_cells() {
    let tables = tables_of(5);
    assert_eq!(tables.len(), 15);
    for table in tables {
        assert_heads(&table, &[0, 1]);
    }
}

#[test]
fn the_labels_over_a_table_are_header_cells_of_their_rows() {
    let tables = tables_of(2);
    assert_eq!(tables.len(), 26);
    for cell in tables.iter().flat_map(Grid::cells) {
        let scope = (cell.column == 0).then_some(Scope::Row);
        assert_eq!((cell.header, cell.scope), (scope.is_some(), scope), "{cell:?}");
    }
}

/// The header cells a cell names, and those that these name in turn.
fn heads<'a>(grid: &'a Grid, cell: &'a Cell) -> Vec<&'a Cell> {
    let mut heads: Vec<&Cell> = Vec::new();
    let mut open: Vec<&String> = cell.headers.iter().collect();
    while let Some(id) = open.pop() {
        let head = grid.by_id(id).unwrap_or_else(|| panic!("{cell:?} names {id}, which is no cell of its table"));
        assert!(head.header, "{cell:?} names {head:?}");
        if !heads.iter().any(|known| std::ptr::eq(*known, head)) {
            heads.push(head);
            open.extend(&head.headers);
        }
    }
    heads
}

#[test]
fn every_cell_names_the_head_of_its_column() {
    for grid in tables_of(10).iter().chain(&tables_of(5)) {
        for cell in grid.cells().iter().filter(|cell| cell.row > 0) {
            let head = grid.at(0, cell.column);
            assert!(heads(grid, cell).iter().any(|named| std::ptr::eq(*named, head)), "{cell:?}");
        }
    }
}

#[test]
fn every_value_leads_to_its_year_and_its_indicators_and_every_cell_to_its_item_and_no() {
    for grid in tables_of(10).iter().chain(&tables_of(5)) {
        for cell in grid.cells().iter().filter(|cell| cell.row > 0) {
            let columns: &[usize] = match (grid.columns(), cell.column) {
                (10, 2..=5) | (5, 2..=4) => &[1, 0],
                (10, 7 | 8) => &[6, 5, 1, 0],
                _ => continue,
            };
            for column in columns {
                let head = grid.at(cell.row, *column);
                assert!(heads(grid, cell).iter().any(|named| std::ptr::eq(*named, head)), "{cell:?} and {head:?}");
            }
        }
    }
}

#[test]
fn the_headings_of_the_first_value_are_those_that_the_docs_tell() {
    let grid = &tables_of(10)[0];
    let value = grid.at(1, 7);
    let text = |column: usize| grid.at(1, column).lines.join(" ");
    let told = format!(
        "| {} | {}（列）、{}（年度）、{}（指標）、{}（取組項目）、{}（番号） |",
        text(7),
        grid.at(0, 7).lines.concat(),
        text(6),
        text(5),
        text(1),
        text(0),
    );
    assert!(super::file("docs/reading-aloud.md").contains(&told), "{told}");
    let of_row = heads(grid, value).into_iter().filter(|head| head.scope == Some(Scope::Row)).count();
    assert_eq!(of_row, 4);
}

#[test]
fn lines_with_a_list_mark_are_a_list() {
    let lists = document().of_kind("L");
    assert!(lists.len() > 26, "{} lists", lists.len());
    for mark in document().of_kind("Lbl") {
        assert_eq!(mark.text(), "・");
    }
    let marked = |element: &&Element| element.kind == "P" && element.text().starts_with('・');
    assert_eq!(document().elements().into_iter().filter(marked).count(), 0);
}

#[test]
fn no_heading_stands_within_a_paragraph() {
    for paragraph in document().elements().into_iter().filter(|element| element.kind == "P") {
        assert!(paragraph.descendants().iter().all(|inner| printed::heading_level(inner).is_none()), "{paragraph:?}");
    }
}

#[test]
fn no_two_header_cells_have_the_same_name() {
    let mut names = HashSet::new();
    for (_, grid) in tables() {
        for cell in grid.cells().iter().filter(|cell| cell.header) {
            let name = cell.id.clone().unwrap_or_else(|| panic!("{cell:?} has no name"));
            assert!(names.insert(name), "{cell:?}");
        }
    }
}

#[test]
fn every_table_says_how_to_read_it() {
    let mut projects = shown().sheets.iter().flat_map(|sheet| &sheet.projects);
    for (table, grid) in tables() {
        let summary = table.summary.as_deref().unwrap_or_default();
        assert!(!summary.is_empty(), "{}", table.text());
        if grid.columns() == 10 {
            let name = projects.next().map(|project| project.head[0].text.lines.concat()).unwrap_or_default();
            assert!(summary.contains(&format!("「{name}」")), "{summary} of {name}");
        }
    }
    assert!(projects.next().is_none());
}

/// Every heading: its text, its level, and the page it stands on. A 基本方針 may be one on each of its sheets; here it
/// stands once.
fn headings() -> Vec<Bookmark> {
    let mut headings: Vec<Bookmark> = Vec::new();
    for element in document().elements() {
        let Some(depth) = printed::heading_level(element) else { continue };
        let pages = element.pages();
        assert_eq!(pages.len(), 1, "{}", element.text());
        headings.push(Bookmark { title: element.text(), depth, page: pages[0] });
    }
    let starts = starts_of_policies();
    let first_pages: Vec<usize> =
        headings.iter().filter(|heading| heading.depth == 2).map(|sheet| sheet.page).collect();
    headings.retain(|heading| heading.depth != 1 || starts.iter().any(|sheet| first_pages[*sheet] == heading.page));
    headings
}

/// The sheets with which a 基本方針 begins, counted from 0.
fn starts_of_policies() -> Vec<usize> {
    let mut starts = Vec::new();
    let mut next = 0;
    for sheets in sound(content().sheets_of_policies()) {
        starts.push(next);
        next += sheets;
    }
    starts
}

/// A line for every bookmark, to be read at a glance.
fn outline(bookmarks: &[Bookmark]) -> Vec<String> {
    let line = |mark: &Bookmark| format!("{}{} … {}", "  ".repeat(mark.depth - 1), mark.title, mark.page + 1);
    bookmarks.iter().map(line).collect()
}

#[test]
fn headings_are_the_sections_the_projects_and_the_opinions_of_each_sheet() {
    let starts = starts_of_policies();
    let mut expected = Vec::new();
    for (index, sheet) in sound(content().paper()).sheets.iter().enumerate() {
        let sections = sheet.sections.iter().zip(1..).skip(usize::from(!starts.contains(&index)));
        expected.extend(sections.map(|(section, level)| (level, section.text.lines.concat())));
        expected.extend(sheet.projects.iter().map(|project| (3, project.head[0].text.lines.concat())));
        expected.push((3, sheet.opinions_title.clone()));
    }
    let found: Vec<_> = headings().into_iter().map(|heading| (heading.depth, heading.title)).collect();
    assert_eq!(found, expected);
    assert_eq!(found.len(), 5 + 15 + 26 + 15);
}

#[test]
fn bookmarks_are_the_headings_at_their_level_and_on_their_page() {
    let (found, expected) = (outline(&document().bookmarks), outline(&headings()));
    let odd: Vec<_> = found.iter().zip(&expected).filter(|(found, expected)| found != expected).collect();
    assert!(odd.is_empty(), "found and expected: {odd:#?}");
    assert_eq!(found.len(), expected.len());
}

#[test]
fn every_sheet_begins_a_page_and_its_opinions_follow_it_or_stand_alone_on_the_next_one() {
    let mut next = 0;
    let mut begins = true;
    for (table, grid) in tables() {
        let pages = table.pages();
        let (Some(first), Some(last)) = (pages.iter().min(), pages.iter().max()) else {
            panic!("{table:?} stands on no page");
        };
        let opinions = grid.columns() == 5;
        let allowed = if begins { next..=next } else { next - 1..=next };
        assert!(allowed.contains(first), "{} on page {}", table.text(), first + 1);
        assert!(!opinions || first == last, "opinions on pages {} to {}", first + 1, last + 1);
        next = last + 1;
        begins = opinions;
    }
    assert_eq!(next, document().pages.len());
}

#[test]
fn all_text_is_in_the_tree_or_an_artifact_and_every_page_has_its_number() {
    let count = document().pages.len();
    for (number, page) in document().pages.iter().enumerate() {
        assert_eq!(page.lost, [""; 0], "page {}", number + 1);
        let number = format!("{} / {count}", number + 1);
        assert!(page.artifacts.iter().any(|text| text.ends_with(&number)), "{number} in {:?}", page.artifacts);
    }
}

#[test]
fn the_whole_paper_is_japanese_text() {
    assert_eq!(document().language.as_deref(), Some("ja"));
    for element in document().elements() {
        assert_eq!(element.language, None, "{}", element.text());
        assert_eq!(element.alternative, None, "{}", element.text());
        assert_ne!(element.kind, "Figure");
    }
}

#[test]
fn title_author_and_date_are_those_of_the_plan() {
    let plan = content().plan;
    let document = document();
    assert_eq!(document.title.as_deref(), plan["題名"].as_str());
    assert_eq!(document.author.as_deref(), plan["発行者"].as_str());
    assert_eq!(document.created.as_deref(), plan["作成日"].as_str());
    assert_eq!(document.modified, document.created);
}
