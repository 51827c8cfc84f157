//! A 推移 as text, for a terminal or mail: tables aligned by display width.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::selection::Selection;
use super::table::{self, Table};
use super::words;
use crate::documents::words as common;

/// A label, or a value, that is wider than this many columns of the terminal continues on the next line.
const WIDEST_LABEL: usize = 40;
const WIDEST_VALUE: usize = 24;
/// Separates two columns.
const GAP: &str = "  ";

/// Writes the threads of a selection as text, one below the other.
pub fn render(selection: &Selection) -> String {
    let threads = selection.threads.iter().map(|thread| {
        let mut out = format!("{}\n", table::title(thread));
        for fact in table::facts(selection, thread) {
            out += &format!("  {fact}\n");
        }
        out.push('\n');
        out + &of_table(selection, &Table::for_thread(selection, thread))
    });
    threads.collect::<Vec<_>>().join("\n")
}

fn of_table(selection: &Selection, table: &Table) -> String {
    if table.periods.is_empty() {
        return format!("  {}\n", words::NOTHING);
    }
    let has_units = table.rows.iter().any(|row| !row.unit.is_empty());
    let mut columns = vec![Column::of_labels(words::SUBJECT, table.rows.iter().map(|row| row.subject.clone()))];
    if table.has_series {
        columns.push(Column::of_labels(words::SERIES, table.rows.iter().map(|row| row.series.clone())));
    }
    if has_units {
        columns.push(Column::of_labels(common::UNIT, table.rows.iter().map(|row| row.unit.clone())));
    }
    for (index, heading) in selection.headings(&table.periods).iter().enumerate() {
        let cells = table.rows.iter().map(|row| row.cells[index].clone());
        columns.push(Column::of_values(heading, cells));
    }
    for (heading, cells) in table.changes() {
        columns.push(Column::of_values(heading, cells.into_iter().map(|cell| Some((cell.to_owned(), None)))));
    }
    let mut out = String::new();
    for row in 0..=table.rows.len() {
        let height = columns.iter().map(|column| column.cells[row].len()).max().unwrap_or_default();
        for line in 0..height {
            let line: String = columns.iter().map(|column| column.line(row, line) + GAP).collect();
            out += &format!("{}\n", line.trim_end());
        }
    }
    for note in table.marks.iter().chain(&table.notes) {
        out += &format!("  {note}\n");
    }
    out
}

/// A column: head and cells, as lines padded to one width.
struct Column {
    cells: Vec<Vec<String>>,
    width: usize,
}

impl Column {
    fn of_labels(head: &str, cells: impl Iterator<Item = String>) -> Self {
        let cells: Vec<Vec<String>> =
            std::iter::once(head.to_owned()).chain(cells).map(|cell| folded(&cell, WIDEST_LABEL)).collect();
        let width = widest(&cells);
        let cells =
            cells.into_iter().map(|lines| lines.into_iter().map(|line| padded(&line, width, Side::Left)).collect());
        Self { cells: cells.collect(), width }
    }

    /// Aligns figures, with or without a mark after them.
    fn of_values(head: &str, cells: impl Iterator<Item = Option<(String, Option<usize>)>>) -> Self {
        let cells: Vec<(Vec<String>, String)> = cells
            .map(|cell| {
                let (text, mark) = cell.unwrap_or_default();
                let mark = mark.map(|mark| format!(" {}", words::mark(mark))).unwrap_or_default();
                (folded(&text, WIDEST_VALUE), mark)
            })
            .collect();
        let marks = cells.iter().map(|(_, mark)| mark.width()).max().unwrap_or_default();
        let values = cells.iter().flat_map(|(lines, _)| lines).map(|line| line.width()).max().unwrap_or_default();
        let width = (values + marks).max(head.width());
        let value = |(lines, mark): &(Vec<String>, String)| {
            let line = |(index, line): (usize, &String)| {
                let mark = if index == 0 { mark.as_str() } else { "" };
                padded(line, width - marks, Side::Right) + &padded(mark, marks, Side::Left)
            };
            lines.iter().enumerate().map(line).collect()
        };
        let head = vec![padded(head, width, Side::Right)];
        Self { cells: std::iter::once(head).chain(cells.iter().map(value)).collect(), width }
    }

    fn line(&self, row: usize, line: usize) -> String {
        self.cells[row].get(line).cloned().unwrap_or_else(|| " ".repeat(self.width))
    }
}

/// The alignment of text in a column.
enum Side {
    Left,
    Right,
}

fn padded(text: &str, width: usize, side: Side) -> String {
    let padding = " ".repeat(width.saturating_sub(text.width()));
    match side {
        Side::Left => format!("{text}{padding}"),
        Side::Right => format!("{padding}{text}"),
    }
}

fn widest(cells: &[Vec<String>]) -> usize {
    cells.iter().flatten().map(|line| line.width()).max().unwrap_or_default()
}

/// Wraps a text to a maximum width; returns at least one line.
fn folded(text: &str, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut taken = 0;
    for c in text.chars() {
        let width = c.width().unwrap_or_default();
        if taken + width > most {
            lines.push(String::new());
            taken = 0;
        }
        taken += width;
        if let Some(line) = lines.last_mut() {
            line.push(c);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_on_where_it_is_too_wide() {
        assert_eq!(folded("あいうえ", 4), ["あい", "うえ"]);
        assert_eq!(folded("aあい", 4), ["aあ", "い"]);
        assert_eq!(folded("", 4), [""]);
    }

    #[test]
    fn figures_stand_below_each_other_with_a_mark_or_without() {
        let cells = [Some(("1,990".to_owned(), Some(1))), None, Some(("12".to_owned(), None))];
        let column = Column::of_values("31", cells.into_iter());
        assert_eq!(column.cells.concat(), ["      31", "1,990 ※1", "        ", "   12   "]);
    }
}
