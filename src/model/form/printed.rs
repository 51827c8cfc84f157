//! Tells which parts of an indicator are printed, and in which table.

use super::{Carrier, Column, ColumnEntry, Form, Part};

impl Form {
    /// The heading of a part in the table of 取組項目; `None` if it has no column.
    pub fn heading(&self, part: &Part) -> Option<&str> {
        columns_of(&self.columns).find(|column| column.part == *part).map(|column| column.heading.as_str())
    }

    /// Whether the table that contains an indicator prints a part of it.
    ///
    /// - `of`: the kind of node that carries the indicator
    /// - `table`: the name of its 指標の表
    pub fn prints(&self, of: Carrier, table: &str, part: &Part) -> bool {
        let columns = match (of, table) {
            (Carrier::Item, "") => Some(&self.columns),
            _ => self.tables.iter().find(|other| other.name == table).map(|table| &table.columns),
        };
        columns.is_some_and(|columns| columns_of(columns).any(|column| includes(&column.part, part)))
    }

    /// Whether an indicator is judged on an axis: if its table prints the judgement, or if no table does.
    pub fn judges(&self, of: Carrier, table: &str, axis: &str) -> bool {
        let part = Part::IndicatorJudgement(axis.to_owned());
        let mut tables = self.tables.iter().map(|table| &table.columns).chain([&self.columns]);
        let is_printed = tables.any(|columns| columns_of(columns).any(|column| column.part == part));
        !is_printed || self.prints(of, table, &part)
    }
}

/// Whether a part equals another one, or contains its series.
fn includes(part: &Part, other: &Part) -> bool {
    match (part, other) {
        (Part::Series(names), Part::Series(others)) => others.iter().all(|name| names.contains(name)),
        _ => part == other,
    }
}

fn columns_of(entries: &[ColumnEntry]) -> impl Iterator<Item = &Column> {
    entries.iter().flat_map(ColumnEntry::columns)
}
