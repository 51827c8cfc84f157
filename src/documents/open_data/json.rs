//! The values of an edition as JSON, documented in docs/archive.md. Names and structure are stable:
//! the structs hold them apart from those of the model, which knows no JSON.

use serde::Serialize;

use super::datum::{Collector, Datum};
use crate::documents::words;
use crate::model::{Department, Edition, NodeKind};

/// The version of the format; changes with any name or structure.
const FORMAT: u32 = 1;

/// Writes an edition as JSON, ending with a line break.
///
/// # Errors
/// If serialisation fails, which texts and numbers never cause.
pub fn render(edition: &Edition) -> serde_json::Result<String> {
    let plan = &edition.plan;
    let data = Data {
        format: FORMAT,
        plan: &plan.name.value,
        title: &plan.title.value,
        paper: &plan.paper_number,
        publisher: &plan.publisher,
        committee: &plan.committee.value,
        date: plan.date.iso(),
        year: plan.year.to_string(),
        revision: plan.revision.mark(),
        periods: plan.periods.iter().map(ToString::to_string).collect(),
        departments: plan.departments.iter().map(DepartmentEntry::new).collect(),
        sections: sections(edition),
        data: Collector::new(edition).paper(),
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
    departments: Vec<DepartmentEntry<'a>>,
    sections: Vec<SectionEntry<'a>>,
    data: Vec<Datum>,
}

#[derive(Serialize)]
struct DepartmentEntry<'a> {
    name: &'a str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    bureau: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    former_name: Option<&'a str>,
}

impl<'a> DepartmentEntry<'a> {
    fn new(department: &'a Department) -> Self {
        Self {
            name: &department.name.value,
            kind: words::department_kind(department.kind),
            bureau: department.bureau.as_deref(),
            former_name: department.former_name.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct SectionEntry<'a> {
    label: &'a str,
    title: &'a str,
    data: Vec<Datum>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    projects: Vec<ProjectEntry<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sections: Vec<Self>,
}

#[derive(Serialize)]
struct ProjectEntry<'a> {
    id: &'a str,
    name: &'a str,
    data: Vec<Datum>,
    rows: Vec<RowEntry<'a>>,
}

/// A row of a 事業: an item, or a reference to one (再掲).
#[derive(Serialize)]
#[serde(untagged)]
enum RowEntry<'a> {
    Item { number: &'a str, name: &'a str, departments: Vec<&'a str>, data: Vec<Datum> },
    Repeat { repeat: &'a str },
}

/// The sections of an edition with their 事業 and subsections.
fn sections(edition: &Edition) -> Vec<SectionEntry<'_>> {
    fn close<'a>(open: &mut Vec<SectionEntry<'a>>, done: &mut Vec<SectionEntry<'a>>) {
        if let Some(section) = open.pop() {
            open.last_mut().map_or(done, |above| &mut above.sections).push(section);
        }
    }
    let (mut done, mut open): (Vec<SectionEntry>, Vec<SectionEntry>) = (Vec::new(), Vec::new());
    for node in edition.nodes() {
        let data = || Collector::new(edition).node(&node);
        match node.kind {
            NodeKind::Section(section) => {
                while open.len() > node.depth() {
                    close(&mut open, &mut done);
                }
                let (label, title) = (section.label.as_str(), section.title.value.as_str());
                open.push(SectionEntry { label, title, data: data(), projects: Vec::new(), sections: Vec::new() });
            }
            NodeKind::Project(project) => {
                let (id, name) = (project.id.as_str(), project.name.value.as_str());
                if let Some(section) = open.last_mut() {
                    section.projects.push(ProjectEntry { id, name, data: data(), rows: Vec::new() });
                }
            }
            NodeKind::Row { item, .. } => {
                let row = if node.is_repeat() {
                    RowEntry::Repeat { repeat: &item.key }
                } else {
                    RowEntry::Item {
                        number: &item.number.value,
                        name: &item.name.value,
                        departments: item.departments.iter().map(|it| it.value.as_str()).collect(),
                        data: data(),
                    }
                };
                if let Some(project) = open.last_mut().and_then(|section| section.projects.last_mut()) {
                    project.rows.push(row);
                }
            }
        }
    }
    while !open.is_empty() {
        close(&mut open, &mut done);
    }
    done
}
