//! The values of an edition as JSON, documented in docs/json.md. The structs hold its names apart from those of the
//! model, which knows no JSON.

use serde::Serialize;

use super::datum::{Collector, Datum};
use crate::documents::words;
use crate::json::{self, Kind, NamedPeriod, Paper};
use crate::model::{Department, Edition, NodeKind};

/// Writes an edition as JSON, ending with a line break.
///
/// # Errors
/// If serialisation fails, which texts and numbers never cause.
pub fn render(edition: &Edition) -> serde_json::Result<String> {
    let plan = &edition.plan;
    let data = Data {
        paper: Paper::new(plan),
        publisher: &plan.publisher,
        committee: &plan.committee.value,
        periods: plan.periods.iter().map(|period| NamedPeriod::of(plan, *period)).collect(),
        departments: plan.departments.iter().map(DepartmentEntry::new).collect(),
        sections: sections(edition),
        data: Collector::new(edition).paper(),
    };
    json::render(Kind::Values, &data)
}

#[derive(Serialize)]
struct Data<'a> {
    #[serde(flatten)]
    paper: Paper<'a>,
    publisher: &'a str,
    committee: &'a str,
    periods: Vec<NamedPeriod>,
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
    name: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    departments: Vec<&'a str>,
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
    #[serde(skip_serializing_if = "Vec::is_empty")]
    departments: Vec<&'a str>,
    data: Vec<Datum>,
    rows: Vec<RowEntry<'a>>,
}

/// A row of a 事業: an item, or a reference to one (再掲).
#[derive(Serialize)]
struct RowEntry<'a> {
    /// What identifies the item within the edition.
    key: &'a str,
    number: &'a str,
    name: &'a str,
    repeat: bool,
    departments: Vec<&'a str>,
    /// What the item holds; nothing for a 再掲.
    data: Vec<Datum>,
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
        let departments = node.carried().in_charge.names().collect();
        match node.kind {
            NodeKind::Section(section) => {
                while open.len() > node.depth() {
                    close(&mut open, &mut done);
                }
                let (label, name) = (section.label.as_str(), section.title.value.as_str());
                let (data, projects, sections) = (data(), Vec::new(), Vec::new());
                open.push(SectionEntry { label, name, departments, data, projects, sections });
            }
            NodeKind::Project(project) => {
                let (id, name) = (project.id.as_str(), project.name.value.as_str());
                if let Some(section) = open.last_mut() {
                    section.projects.push(ProjectEntry { id, name, departments, data: data(), rows: Vec::new() });
                }
            }
            NodeKind::Row { item, .. } => {
                let row = RowEntry {
                    key: &item.key,
                    number: &item.number.value,
                    name: &item.name.value,
                    repeat: node.is_repeat(),
                    departments,
                    data: if node.is_repeat() { Vec::new() } else { data() },
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
