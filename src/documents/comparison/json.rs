//! The JSON of a 新旧対照表, documented in docs/compare.md. Names and structure are stable: the structs hold what differs
//! from the order and the names of [`crate::compare`].

use std::collections::BTreeMap;

use serde::Serialize;

use crate::compare::{Area, AreaChanges, Change, ChangeKind, Changes, Piece};
use crate::model::Plan;

/// The version of the format; changes with any name or structure.
const FORMAT: u32 = 1;

/// Writes the changes as JSON, ending with a line break.
///
/// - `old`, `new`: the plan of each edition, with the name under which it was opened
///
/// # Errors
/// If serialisation fails, which texts and numbers never cause.
pub fn render(old: (&str, &Plan), new: (&str, &Plan), changes: &Changes) -> serde_json::Result<String> {
    let comparison = ComparisonEntry {
        format: FORMAT,
        old: side(old),
        new: side(new),
        counts: counts(|kind| changes.count(kind)),
        groups: changes.groups.iter().map(group).collect(),
    };
    Ok(serde_json::to_string_pretty(&comparison)? + "\n")
}

#[derive(Serialize)]
struct ComparisonEntry<'a> {
    format: u32,
    old: SideEntry<'a>,
    new: SideEntry<'a>,
    counts: BTreeMap<ChangeKind, usize>,
    groups: Vec<GroupEntry<'a>>,
}

#[derive(Serialize)]
struct SideEntry<'a> {
    name: &'a str,
    plan: &'a str,
    paper: &'a str,
    title: &'a str,
    revision: Option<&'a str>,
    year: String,
    date: String,
}

#[derive(Serialize)]
struct GroupEntry<'a> {
    area: &'static str,
    path: Vec<LevelEntry<'a>>,
    counts: BTreeMap<ChangeKind, usize>,
    changes: Vec<ChangeEntry<'a>>,
}

#[derive(Serialize)]
struct LevelEntry<'a> {
    label: &'a str,
    title: &'a str,
}

#[derive(Serialize)]
struct ChangeEntry<'a> {
    project: Option<&'a str>,
    number: Option<&'a str>,
    name: Option<&'a str>,
    repeat: bool,
    label: &'a str,
    kind: ChangeKind,
    old: Option<&'a str>,
    new: Option<&'a str>,
    pieces: &'a [Piece],
}

fn side<'a>((name, plan): (&'a str, &'a Plan)) -> SideEntry<'a> {
    SideEntry {
        name,
        plan: &plan.name.value,
        paper: &plan.paper_number,
        title: &plan.title.value,
        revision: plan.revision.mark(),
        year: plan.year.to_string(),
        date: plan.date.iso(),
    }
}

fn counts(count: impl Fn(ChangeKind) -> usize) -> BTreeMap<ChangeKind, usize> {
    ChangeKind::ALL.into_iter().map(|kind| (kind, count(kind))).collect()
}

fn group(group: &AreaChanges) -> GroupEntry<'_> {
    let (area, path): (_, &[_]) = match &group.area {
        Area::Settings => ("settings", &[]),
        Area::Form => ("form", &[]),
        Area::Structure => ("structure", &[]),
        Area::Sheet(path) => ("sheet", path),
        Area::WholePaper => ("paper", &[]),
    };
    GroupEntry {
        area,
        path: path.iter().map(|(label, title)| LevelEntry { label, title }).collect(),
        counts: counts(|kind| group.count(kind)),
        changes: group.changes.iter().map(change).collect(),
    }
}

fn change(change: &Change) -> ChangeEntry<'_> {
    let Change { spot, label, kind, old, new, pieces } = change;
    ChangeEntry {
        project: spot.project.as_ref().map(|(_, name)| name.as_str()),
        number: spot.number.as_deref(),
        name: spot.name.as_deref(),
        repeat: spot.repeat,
        label,
        kind: *kind,
        old: old.as_deref(),
        new: new.as_deref(),
        pieces,
    }
}
