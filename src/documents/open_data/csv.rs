//! The values of an edition as CSV, documented in docs/archive.md: one value a row.

use super::datum::{Collector, Datum};
use crate::documents::figures::spreadsheet;
use crate::model::{Edition, Form, InitiativeId, PeriodLabels, Row, Section, Subject};

/// A column for every level that a 体系 can have.
const HEAD: [&str; 19 + Form::MOST_LEVELS] = [
    "資料の西暦年度",
    "資料の和暦年度",
    "階層1",
    "階層2",
    "階層3",
    "階層4",
    "事業番号",
    "事業",
    "番号",
    "取組項目",
    "担当課",
    "種類",
    "名称",
    "系列",
    "委員",
    "内訳",
    "西暦",
    "和暦",
    "単位",
    "数値",
    "表記",
    "付記",
    "注",
];

/// The values of an edition as CSV.
///
/// # Errors
/// None in practice: it is written into memory.
pub fn render(edition: &Edition) -> Result<String, csv::Error> {
    let mut rows = Rows { edition, sheet: 0, out: Vec::new() };
    for section in &edition.sections {
        rows.section(section, &[]);
    }
    rows.add(&Node::default(), Collector::new(edition).paper());
    spreadsheet::csv(&HEAD, rows.out)
}

/// What the values of a row are of.
#[derive(Debug, Clone, Default)]
struct Node<'a> {
    sections: Vec<&'a str>,
    project: Option<(&'a str, &'a str)>,
    item: Option<(&'a str, &'a str)>,
    departments: String,
}

struct Rows<'a> {
    edition: &'a Edition,
    /// How many sheets there have been.
    sheet: usize,
    out: Vec<Vec<String>>,
}

impl<'a> Rows<'a> {
    fn section(&mut self, section: &'a Section, above: &[&'a str]) {
        let sections = [above, &[section.title.value.as_str()]].concat();
        let node = Node { sections: sections.clone(), ..Node::default() };
        let sheet = section.children.is_empty().then_some(self.sheet);
        self.add(&node, Collector::new(self.edition).section(section, above.len(), sheet));
        for project in &section.projects {
            let node = Node { project: Some((&project.id, &project.name.value)), ..node.clone() };
            self.add(&node, Collector::new(self.edition).project(project));
            for row in &project.rows {
                if let Row::Own(id) = row {
                    self.item(*id, &node);
                }
            }
        }
        self.sheet += usize::from(sheet.is_some());
        section.children.iter().for_each(|child| self.section(child, &sections));
    }

    fn item(&mut self, id: InitiativeId, project: &Node) {
        let item = &self.edition.initiatives[id.0];
        let departments: Vec<&str> = item.departments.iter().map(|it| it.value.as_str()).collect();
        let node = Node {
            item: Some((&item.number.value, &item.name.value)),
            departments: departments.join("、"),
            ..project.clone()
        };
        self.add(&node, Collector::new(self.edition).item(item, &Subject::Item(id)));
    }

    fn add(&mut self, node: &Node, data: Vec<Datum>) {
        let label = |period| PeriodLabels::Era.label(0, period);
        let year = self.edition.plan.year;
        for datum in data {
            let levels = (0..Form::MOST_LEVELS).map(|level| node.sections.get(level).copied().unwrap_or_default());
            let (project, item) = (node.project.unwrap_or_default(), node.item.unwrap_or_default());
            let mut row = vec![year.to_string(), label(year)];
            row.extend(levels.chain([project.0, project.1, item.0, item.1]).map(str::to_owned));
            row.extend([node.departments.clone(), datum.kind.japanese().to_owned(), datum.name.join("／")]);
            row.extend([datum.series, datum.member, datum.part].map(Option::unwrap_or_default));
            row.push(datum.period.map(|period| period.to_string()).unwrap_or_default());
            row.push(datum.period.map(label).unwrap_or_default());
            row.extend(
                [datum.unit, datum.number, Some(datum.text), datum.suffix, datum.note].map(Option::unwrap_or_default),
            );
            self.out.push(row);
        }
    }
}
