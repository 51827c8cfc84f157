//! Where two papers differ.
//!
//! Forgiven against the content: the space within a line of figures, which on the page is a distance and no character.
//!
//! Forgiven against the print: white space, line breaks that the machine lost, and the mark ・ before an entry of a list.
//!
//! Nothing else.

use std::collections::BTreeMap;

use super::paper::{Cell, Fact, Paper, Shape};
use crate::support::without_whitespace;

/// What a paper is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The content, whose lines are the lines of the paper.
    Content,
    /// The print, read by machine.
    Print,
}

/// Every place where two papers differ: the place, what was expected and what was found.
pub fn differences(expected: &Paper, found: &Paper, source: Source) -> Vec<String> {
    differences_of(&expected.facts(), &found.facts(), source)
}

/// Every place where the texts of two papers differ.
pub fn differences_of(expected: &[Fact<'_>], found: &[Fact<'_>], source: Source) -> Vec<String> {
    let mut rest: BTreeMap<&str, &Cell> = found.iter().map(|fact| (fact.place.as_str(), &*fact.cell)).collect();
    assert_eq!(rest.len(), found.len(), "two texts at one place would hide each other");
    let mut differences = Vec::new();
    for fact in expected {
        match rest.remove(fact.place.as_str()) {
            Some(cell) if same(&fact.cell, cell, source) => {}
            Some(cell) => {
                differences.push(format!("{}: expected {}, found {}", fact.name, show(&fact.cell), show(cell)))
            }
            None => differences.push(format!("{}: expected {}, found no such place", fact.name, show(&fact.cell))),
        }
    }
    let unexpected = found.iter().filter(|fact| rest.contains_key(fact.place.as_str()));
    differences
        .extend(unexpected.map(|fact| format!("{}: expected no such place, found {}", fact.name, show(&fact.cell))));
    differences
}

fn show(cell: &Cell) -> String {
    format!("[{}]", cell.lines.join(" | "))
}

fn same(expected: &Cell, found: &Cell, source: Source) -> bool {
    if expected.shape != found.shape {
        return false;
    }
    match (source, expected.shape) {
        (Source::Content, Shape::Figures) => lines(expected) == lines(found),
        (Source::Content, Shape::Prose | Shape::Entries) => expected.lines == found.lines,
        (Source::Print, Shape::Prose) => expected.joined() == found.joined(),
        (Source::Print, Shape::Figures) => {
            let spaces = breaks(expected);
            expected.joined() == found.joined() && breaks(found).iter().all(|at| spaces.contains(at))
        }
        (Source::Print, Shape::Entries) => {
            let unmarked =
                |cell| lines(cell).iter().map(|line| line.trim_start_matches('・').to_owned()).collect::<Vec<_>>();
            unmarked(expected) == unmarked(found)
        }
    }
}

fn lines(cell: &Cell) -> Vec<String> {
    cell.lines.iter().map(|line| without_whitespace(line)).collect()
}

/// After how many characters each line of a cell ends, but for those before its first text.
fn breaks(cell: &Cell) -> Vec<usize> {
    let mut end = 0;
    let mut breaks = Vec::new();
    for line in lines(cell) {
        end += line.chars().count();
        breaks.extend((end > 0).then_some(end));
    }
    breaks
}

#[test]
fn a_line_of_figures_may_only_end_where_the_print_has_white_space() {
    let cell = |lines: &[&str]| Cell::figures(lines.iter().map(|line| (*line).to_owned()).collect());
    let print = cell(&["理事会", "11", "定例会", "10"]);
    assert!(same(&print, &cell(&["理事会11", "定例会10"]), Source::Print));
    assert!(!same(&print, &cell(&["理事会1", "1定例会10"]), Source::Print));
    assert!(!same(&print, &cell(&["理事会11", "定例会10"]), Source::Content));
}

#[test]
fn a_mark_is_forgiven_before_an_entry_alone() {
    let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    let (bare, marked) = (lines(&["あ", "い"]), lines(&["・あ", "・い"]));
    assert!(same(&Cell::entries(bare.clone()), &Cell::entries(marked.clone()), Source::Print));
    assert!(!same(&Cell::entries(bare.clone()), &Cell::entries(marked.clone()), Source::Content));
    assert!(!same(&Cell::prose(bare), &Cell::prose(marked), Source::Print));
}
