//! The values of an edition as CSV, documented in docs/archive.md: one value per row.

use super::datum::{Collector, Datum};
use super::words;
use crate::documents::figures::spreadsheet;
use crate::documents::words as common;
use crate::model::{Edition, Form, Node, Period, PeriodLabels};

/// Writes the values of an edition as CSV.
///
/// # Errors
/// If writing to memory fails.
pub fn render(edition: &Edition) -> Result<String, csv::Error> {
    let written = edition.nodes().filter(|node| !node.is_repeat());
    let of_nodes = written.flat_map(|node| {
        let place = Columns::new(&node);
        Collector::new(edition).node(&node).into_iter().map(move |datum| (place.clone(), datum))
    });
    let of_paper = Collector::new(edition).paper().into_iter().map(|datum| (Columns::default(), datum));
    let rows = of_nodes.chain(of_paper).map(|(place, datum)| place.row(edition.plan.year, datum));
    spreadsheet::csv(&words::COLUMNS, rows)
}

/// The columns that identify the owner of a value.
#[derive(Debug, Clone, Default)]
struct Columns<'a> {
    sections: Vec<&'a str>,
    /// Id and name of the 事業.
    project: (&'a str, &'a str),
    /// 番号 and 名称 of the 取組項目.
    item: (&'a str, &'a str),
    departments: String,
}

impl<'a> Columns<'a> {
    fn new(node: &Node<'a>) -> Self {
        let item = node.item().map(|(_, item)| item);
        let departments: Vec<&str> = node.carried().in_charge.names().collect();
        Self {
            sections: node.sections().iter().map(|section| section.title.value.as_str()).collect(),
            project: node.project().map(|it| (it.id.as_str(), it.name.value.as_str())).unwrap_or_default(),
            item: item.map(|it| (it.number.value.as_str(), it.name.value.as_str())).unwrap_or_default(),
            departments: common::list(&departments),
        }
    }

    fn row(self, year: Period, datum: Datum) -> Vec<String> {
        let label = |period| PeriodLabels::Era.label(0, period);
        let levels = (0..Form::MOST_LEVELS).map(|level| self.sections.get(level).copied().unwrap_or_default());
        let mut row = vec![year.to_string(), label(year)];
        row.extend(levels.chain([self.project.0, self.project.1, self.item.0, self.item.1]).map(str::to_owned));
        let departments = if datum.departments.is_empty() {
            self.departments
        } else {
            common::list(&datum.departments.iter().map(String::as_str).collect::<Vec<_>>())
        };
        row.extend([departments, datum.kind.japanese().to_owned(), datum.names().join(words::PARTS)]);
        row.extend([datum.series, datum.member, datum.part].map(Option::unwrap_or_default));
        let period = datum.period.map(|named| named.period);
        row.push(period.map(|period| period.to_string()).unwrap_or_default());
        row.push(period.map(label).unwrap_or_default());
        row.extend(
            [datum.unit, datum.value, Some(datum.text), datum.suffix, datum.note].map(Option::unwrap_or_default),
        );
        row
    }
}
