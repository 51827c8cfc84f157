//! Which tables print what of an indicator.

use super::{Carrier, Column, ColumnEntry, Form, Part};

impl Form {
    /// The heading of something in the table of 取組項目; `None` where it has no column.
    pub fn heading(&self, part: &Part) -> Option<&str> {
        columns_of(&self.columns).find(|column| column.part == *part).map(|column| column.heading.as_str())
    }

    /// Whether the table in which an indicator stands prints something of it.
    ///
    /// - `of`: what kind of node carries the indicator
    /// - `table`: the name of its 指標の表
    pub fn prints(&self, of: Carrier, table: &str, part: &Part) -> bool {
        let columns = match (of, table) {
            (Carrier::Item, "") => Some(&self.columns),
            _ => self.tables.iter().find(|other| other.name == table).map(|table| &table.columns),
        };
        columns.is_some_and(|columns| columns_of(columns).any(|column| includes(&column.part, part)))
    }

    /// Whether an indicator is judged on an axis: where its table prints the judgement or, if no table does, everywhere.
    pub fn judges(&self, of: Carrier, table: &str, axis: &str) -> bool {
        let part = Part::IndicatorJudgement(axis.to_owned());
        let mut tables = self.tables.iter().map(|table| &table.columns).chain([&self.columns]);
        let is_printed = tables.any(|columns| columns_of(columns).any(|column| column.part == part));
        !is_printed || self.prints(of, table, &part)
    }
}

/// Whether a part is another one, or of several series holds that one.
fn includes(part: &Part, other: &Part) -> bool {
    match (part, other) {
        (Part::Series(names), Part::Series(others)) => others.iter().all(|name| names.contains(name)),
        _ => part == other,
    }
}

fn columns_of(entries: &[ColumnEntry]) -> impl Iterator<Item = &Column> {
    entries.iter().flat_map(ColumnEntry::columns)
}
