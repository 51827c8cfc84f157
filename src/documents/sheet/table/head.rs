//! The header of a table: the headings of its columns.

use super::form::{HeadCell, Level};
use super::maker::Maker;
use crate::documents::page::text::Text;
use crate::model::{Column, ColumnEntry};

impl Maker<'_> {
    /// For each column the heading above it, if it shares one, how many share it, and its own.
    pub(super) fn headings(&self) -> Vec<(String, usize, &str)> {
        let mut out = Vec::new();
        for entry in self.entries {
            let columns = entry.columns();
            let mut below = |above: String| {
                out.extend(columns.iter().map(|column| (above.clone(), columns.len(), column.heading.as_str())));
            };
            match entry {
                ColumnEntry::One(_) => below(String::new()),
                ColumnEntry::Headed { heading, .. } => below(heading.clone()),
                ColumnEntry::EachPeriod(_) => {
                    let labels = self.periods.iter().enumerate();
                    labels.for_each(|(index, period)| below(self.labels.label(index, *period)));
                }
            }
        }
        out
    }

    /// The rows of the header: one, or two if each period has several columns.
    pub(super) fn head(&self) -> Vec<Vec<HeadCell>> {
        let has_two = |entry: &ColumnEntry| match entry {
            ColumnEntry::One(_) => false,
            ColumnEntry::Headed { .. } => true,
            ColumnEntry::EachPeriod(columns) => columns.iter().any(|column| !column.heading.is_empty()),
        };
        let two = self.entries.iter().any(has_two);
        let cell = |text: &str, of: &[Column], rows| HeadCell {
            text: Text::words(text),
            columns: of.len(),
            rows,
            of_group: self.of_group(of),
        };
        let (mut first, mut second) = (Vec::new(), Vec::new());
        for entry in self.entries {
            let columns = entry.columns();
            let below = || columns.iter().map(|column| cell(&column.heading, std::slice::from_ref(column), 1));
            // A heading without others below it is as high as the header.
            let rows = if two && !has_two(entry) { 2 } else { 1 };
            match entry {
                ColumnEntry::One(column) => first.push(cell(&column.heading, columns, rows)),
                ColumnEntry::Headed { heading, .. } => {
                    first.push(cell(heading, columns, 1));
                    second.extend(below());
                }
                ColumnEntry::EachPeriod(_) => {
                    for (index, period) in self.periods.iter().enumerate() {
                        first.push(cell(&self.labels.label(index, *period), columns, rows));
                        if has_two(entry) {
                            second.extend(below());
                        }
                    }
                }
            }
        }
        if two { vec![first, second] } else { vec![first] }
    }

    /// How many of some columns belong to the group as a whole.
    fn of_group(&self, columns: &[Column]) -> usize {
        let level = |column: &Column| self.columns.iter().find(|it| it.column.part == column.part).map(|it| it.level);
        columns.iter().filter(|column| level(column) == Some(Level::Group)).count()
    }
}
