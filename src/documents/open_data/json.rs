//! The values of an edition as JSON, documented in docs/archive.md. Names and structure are stable.

use serde::Serialize;

use super::datum::{Collector, Datum};
use crate::model::{DepartmentKind, Edition, Project, Revision, Row, Section, Subject};

/// The version of the format; changes with any name or structure.
const FORMAT: u32 = 1;

/// Writes an edition as JSON, ending with a line break.
///
/// # Errors
/// If serialisation fails, which texts and numbers never cause.
pub fn render(edition: &Edition) -> serde_json::Result<String> {
    let plan = &edition.plan;
    let department = |it: &'_ crate::model::Department| DepartmentEntry {
        name: it.name.value.clone(),
        kind: match it.kind {
            DepartmentKind::Division => "division",
            DepartmentKind::Partner => "partner",
            DepartmentKind::Collective => "collective",
        },
        bureau: it.bureau.clone(),
        former_name: it.former_name.clone(),
    };
    let (year, month, day) = plan.date.ymd();
    let mut reader = Reader { edition, sheet: 0 };
    let data = Data {
        format: FORMAT,
        plan: &plan.name,
        title: &plan.title,
        paper: &plan.paper_number,
        publisher: &plan.publisher,
        committee: &plan.committee,
        date: format!("{year:04}-{month:02}-{day:02}"),
        year: plan.year.to_string(),
        revision: match &plan.revision {
            Revision::Final => None,
            Revision::Marked(mark) => Some(mark),
        },
        periods: plan.periods.iter().map(ToString::to_string).collect(),
        departments: plan.departments.iter().map(department).collect(),
        sections: edition.sections.iter().map(|section| reader.section(section, 0)).collect(),
        data: entries(Collector::new(edition).paper()),
    };
    Ok(serde_json::to_string_pretty(&data)? + "\n")
}

#[derive(Serialize)]
struct Data<'a> {
    format: u32,
    plan: &'a str,
    title: &'a str,
    paper: &'a str,
    publisher: &'a str,
    committee: &'a str,
    date: String,
    year: String,
    revision: Option<&'a str>,
    periods: Vec<String>,
    departments: Vec<DepartmentEntry>,
    sections: Vec<SectionEntry<'a>>,
    data: Vec<Entry>,
}

#[derive(Serialize)]
struct DepartmentEntry {
    name: String,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    bureau: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    former_name: Option<String>,
}

#[derive(Serialize)]
struct SectionEntry<'a> {
    label: &'a str,
    title: &'a str,
    data: Vec<Entry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    projects: Vec<ProjectEntry<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sections: Vec<Self>,
}

#[derive(Serialize)]
struct ProjectEntry<'a> {
    id: &'a str,
    name: &'a str,
    data: Vec<Entry>,
    rows: Vec<RowEntry<'a>>,
}

/// A row of a 事業: an item, or a reference to one (再掲).
#[derive(Serialize)]
#[serde(untagged)]
enum RowEntry<'a> {
    Item { number: &'a str, name: &'a str, departments: Vec<&'a str>, data: Vec<Entry> },
    Repeat { repeat: &'a str },
}

/// A value.
#[derive(Serialize)]
struct Entry {
    kind: &'static str,
    name: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    series: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    member: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    suffix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

fn entries(data: Vec<Datum>) -> Vec<Entry> {
    let entry = |datum: Datum| Entry {
        kind: datum.kind.ascii(),
        name: datum.name,
        series: datum.series,
        member: datum.member,
        part: datum.part,
        period: datum.period.map(|period| period.to_string()),
        unit: datum.unit,
        number: datum.number,
        text: datum.text,
        suffix: datum.suffix,
        note: datum.note,
    };
    data.into_iter().map(entry).collect()
}

struct Reader<'a> {
    edition: &'a Edition,
    /// The number of sheets read so far.
    sheet: usize,
}

impl<'a> Reader<'a> {
    fn section(&mut self, section: &'a Section, depth: usize) -> SectionEntry<'a> {
        let sheet = section.children.is_empty().then_some(self.sheet);
        self.sheet += usize::from(sheet.is_some());
        SectionEntry {
            label: &section.label,
            title: &section.title.value,
            data: entries(Collector::new(self.edition).section(section, depth, sheet)),
            projects: section.projects.iter().map(|project| self.project(project)).collect(),
            sections: section.children.iter().map(|child| self.section(child, depth + 1)).collect(),
        }
    }

    fn project(&self, project: &'a Project) -> ProjectEntry<'a> {
        ProjectEntry {
            id: &project.id,
            name: &project.name.value,
            data: entries(Collector::new(self.edition).project(project)),
            rows: project.rows.iter().map(|row| self.row(row)).collect(),
        }
    }

    fn row(&self, row: &'a Row) -> RowEntry<'a> {
        let id = row.initiative();
        let item = &self.edition.initiatives[id.0];
        if row.is_repeat() {
            return RowEntry::Repeat { repeat: &item.key };
        }
        RowEntry::Item {
            number: &item.number.value,
            name: &item.name.value,
            departments: item.departments.iter().map(|it| it.value.as_str()).collect(),
            data: entries(Collector::new(self.edition).item(item, &Subject::Item(id))),
        }
    }
}
