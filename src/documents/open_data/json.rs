//! The values of an edition as JSON, documented in docs/archive.md. Names and structure are stable.

use serde::Serialize;

use super::datum::{Collector, Datum};
use crate::model::{DepartmentKind, Edition, NodeKind, Revision};

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
    let data = Data {
        format: FORMAT,
        plan: &plan.name.value,
        title: &plan.title.value,
        paper: &plan.paper_number,
        publisher: &plan.publisher,
        committee: &plan.committee.value,
        date: format!("{year:04}-{month:02}-{day:02}"),
        year: plan.year.to_string(),
        revision: match &plan.revision {
            Revision::Final => None,
            Revision::Marked(mark) => Some(mark),
        },
        periods: plan.periods.iter().map(ToString::to_string).collect(),
        departments: plan.departments.iter().map(department).collect(),
        sections: sections(edition),
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

/// The sections of an edition, each with what is in it.
fn sections(edition: &Edition) -> Vec<SectionEntry<'_>> {
    fn close<'a>(open: &mut Vec<SectionEntry<'a>>, done: &mut Vec<SectionEntry<'a>>) {
        if let Some(section) = open.pop() {
            open.last_mut().map_or(done, |above| &mut above.sections).push(section);
        }
    }
    let (mut done, mut open): (Vec<SectionEntry>, Vec<SectionEntry>) = (Vec::new(), Vec::new());
    for node in edition.nodes() {
        let data = || entries(Collector::new(edition).node(&node));
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
