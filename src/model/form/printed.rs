//! Tells which parts of an indicator are printed, and in which table.

use super::{BlockContent, Carrier, Column, ColumnEntry, Entry, Form, Named, Part, ProjectLine, Role, SeriesYear};
use crate::model::{InTables, Period};

/// The usual headings of a column of the years of several series: of targets, and of others.
const TARGET: &str = "目標";
const OF_TARGETS: &str = "目標年度";
const OF_VALUES: &str = "値の年度";

impl Form {
    /// Whether a part of a 取組項目 is printed.
    pub fn prints_part(&self, part: &Part) -> bool {
        self.heading(part).is_some() || self.prints_entry(&Entry::Item(part.clone()))
    }

    /// The heading of a part in the columns of 取組項目; `None` if it has no column, or they are not printed.
    pub fn heading(&self, part: &Part) -> Option<&str> {
        let mut columns = columns_of(&self.columns).filter(|_| self.prints_columns());
        columns.find(|column| column.part == *part).map(|column| column.heading.as_str())
    }

    /// Whether the table of 取組項目 or a 指標の表 has a column.
    pub(super) fn has_column(&self, part: &Part) -> bool {
        let tables = self.tables.iter().flat_map(|table| columns_of(&table.columns));
        columns_of(&self.columns).chain(tables).any(|column| column.part == *part)
    }

    /// Whether a table in which an indicator stands prints a part of it.
    ///
    /// - `of`: the kind of node that carries the indicator
    /// - `tables`: the tables in which it stands
    pub fn prints(&self, of: Carrier, tables: &InTables, part: &Part) -> bool {
        tables.names().any(|table| self.prints_in(of, table, part))
    }

    /// Whether the named 指標の表 prints a part of the indicators that stand in it.
    pub fn prints_in(&self, of: Carrier, table: &str, part: &Part) -> bool {
        columns_of(self.columns_of_table(of, table)).any(|column| includes(&column.part, part))
    }

    /// The first table in which an indicator stands and that is printed, otherwise the first one: where a part of it would be
    /// added.
    pub fn main_table<'t>(&self, of: Carrier, tables: &'t InTables) -> &'t str {
        let mut printed = tables.names().filter(|table| !self.columns_of_table(of, table).is_empty());
        printed.next().unwrap_or_else(|| tables.first())
    }

    /// The columns of a table with indicators of a kind of node; none if it is not printed.
    pub fn columns_of_table(&self, of: Carrier, table: &str) -> &[ColumnEntry] {
        match (of, table) {
            (Carrier::Item, "") if self.prints_columns() => &self.columns,
            _ => {
                let mut tables = self.tables.iter().filter(|_| self.prints_table(of, table));
                tables.find(|other| other.name == table).map(|table| table.columns.as_slice()).unwrap_or_default()
            }
        }
    }

    /// The periods for which the tables in which an indicator stands print the values of a series.
    ///
    /// - `of_plan`, `year`: the periods that the plan shows, and the one that it reports
    pub fn periods_printed(
        &self,
        of: Carrier,
        tables: &InTables,
        series: &str,
        of_plan: &[Period],
        year: Period,
    ) -> Vec<Period> {
        tables.names().flat_map(|table| self.periods_in(of, table, series, of_plan, year)).collect()
    }

    fn periods_in(&self, of: Carrier, table: &str, series: &str, of_plan: &[Period], year: Period) -> Vec<Period> {
        let part = Part::Series(vec![series.to_owned()]);
        let entries = self.columns_of_table(of, table);
        let are_rows = columns_of(entries).any(|column| column.part == Part::Period);
        let shown = self.periods_of(table, of_plan);
        let of_series =
            entries.iter().filter(|entry| entry.columns().iter().any(|column| includes(&column.part, &part)));
        let of_columns = |entry: &ColumnEntry| {
            let columns = entry.columns().iter().filter(|column| includes(&column.part, &part));
            columns.map(|column| column.period.unwrap_or(year)).collect()
        };
        let periods = of_series.flat_map(|entry| match entry {
            ColumnEntry::One(_) | ColumnEntry::Headed { .. } if !are_rows => of_columns(entry),
            _ => shown.to_vec(),
        });
        periods.collect()
    }

    /// The series whose years the year column of a series prints: those with a year of their own that share its cell and have
    /// no such column themselves.
    ///
    /// - `parts`: what the columns of the table print
    pub fn years_beside<'a>(&self, parts: impl Iterator<Item = &'a Part> + Clone, name: &'a str) -> Vec<&'a str> {
        let sharing = parts.clone().find_map(|part| match part {
            Part::Series(names) if names.len() > 1 && names.iter().any(|other| other == name) => Some(names),
            _ => None,
        });
        let has_column = |other: &str| parts.clone().any(|part| *part == Part::SeriesYear(other.to_owned()));
        let is_own = |other: &str| self.series(other).is_some_and(|series| series.year == SeriesYear::Own);
        let here = |other: &&str| *other == name || (is_own(other) && !has_column(other));
        let names = sharing.map(|names| names.iter().map(String::as_str).filter(here).collect());
        names.unwrap_or_else(|| vec![name])
    }

    /// Heads the columns that print the years of several series, whose usual heading names only one of them.
    ///
    /// - `unheaded`: the positions of the columns for which the form gives no heading
    pub fn head_years(&self, entries: &mut [ColumnEntry], unheaded: &[usize]) {
        let heading = |index: &usize| {
            let ColumnEntry::One(Column { part: Part::SeriesYear(name), .. }) = entries.get(*index)? else {
                return None;
            };
            let names = self.years_beside(columns_of(entries).map(|column| &column.part), name);
            // 旧目標 has no role if nothing is to be computed from it.
            let has_role = |name: &str| self.series(name).is_some_and(|series| series.role == Role::Target);
            let is_target = |name: &&str| name.ends_with(TARGET) || has_role(name);
            let heading = if names.iter().all(is_target) { OF_TARGETS } else { OF_VALUES };
            (names.len() > 1).then_some((*index, heading))
        };
        let headings: Vec<_> = unheaded.iter().filter_map(heading).collect();
        for (index, heading) in headings {
            if let ColumnEntry::One(column) = &mut entries[index] {
                heading.clone_into(&mut column.heading);
            }
        }
    }

    /// Whether a table in which an indicator stands prints the year of a series that has its own.
    pub fn prints_year(&self, of: Carrier, tables: &InTables, name: &str) -> bool {
        tables.names().any(|table| {
            let parts = || columns_of(self.columns_of_table(of, table)).map(|column| &column.part);
            parts().any(|part| match part {
                Part::SeriesYear(of_column) => self.years_beside(parts(), of_column).contains(&name),
                _ => false,
            })
        })
    }

    /// Whether an indicator is judged on an axis: if a table in which it stands prints the judgement, or if no table does.
    pub fn judges(&self, of: Carrier, tables: &InTables, axis: &str) -> bool {
        !self.prints_judgements(axis) || self.prints(of, tables, &Part::IndicatorJudgement(axis.to_owned()))
    }

    /// Whether a column prints the judgements on an axis for a period other than the reported one.
    ///
    /// - `of_plan`: the periods that the plan shows
    pub fn prints_judgement_of(&self, axis: &Named, period: Period, of_plan: &[Period]) -> bool {
        let entry = self.entry_of_judgement(axis);
        let mut blocks = self.blocks();
        let mut in_years = |entry: &Entry| {
            blocks.any(|block| matches!(block.content, BlockContent::Years(_)) && block.entries().contains(&entry))
        };
        if of_plan.contains(&period) && entry.as_ref().is_some_and(&mut in_years) {
            return true;
        }
        let part = match axis.carrier {
            Carrier::Item => Part::Judgement(axis.name.clone()),
            Carrier::Indicator => Part::IndicatorJudgement(axis.name.clone()),
            Carrier::Section(_) | Carrier::Project => return false,
        };
        let tables = self.tables.iter().map(|table| (table.name.as_str(), &table.columns));
        let mut tables = tables.chain(self.prints_columns().then_some(("", &self.columns)));
        tables.any(|(name, entries)| {
            entries.iter().any(|entry| {
                let mut columns = entry.columns().iter().filter(|column| column.part == part);
                match entry {
                    ColumnEntry::EachPeriod(_) => {
                        columns.next().is_some() && self.periods_of(name, of_plan).contains(&period)
                    }
                    _ => columns.any(|column| column.period == Some(period)),
                }
            })
        })
    }

    /// The field that prints the judgements on an axis; `None` if no field can.
    fn entry_of_judgement(&self, axis: &Named) -> Option<Entry> {
        let name = axis.name.clone();
        match axis.carrier {
            Carrier::Section(_) => (axis.carrier == self.lowest()).then_some(Entry::SectionJudgement(name)),
            Carrier::Project => Some(Entry::Project(ProjectLine::Judgement(name))),
            Carrier::Item => Some(Entry::Item(Part::Judgement(name))),
            Carrier::Indicator => None,
        }
    }

    /// Whether any table prints the judgements of indicators on an axis.
    pub fn prints_judgements(&self, axis: &str) -> bool {
        let part = Part::IndicatorJudgement(axis.to_owned());
        let mut tables = self.tables.iter().map(|table| &table.columns).chain([&self.columns]);
        tables.any(|columns| columns_of(columns).any(|column| column.part == part))
    }
}

/// Whether a part equals another one, or contains its series.
fn includes(part: &Part, other: &Part) -> bool {
    match (part, other) {
        (Part::Series(names), Part::Series(others)) => others.iter().all(|name| names.contains(name)),
        _ => part == other,
    }
}

fn columns_of(entries: &[ColumnEntry]) -> impl Iterator<Item = &Column> + Clone {
    entries.iter().flat_map(ColumnEntry::columns)
}
