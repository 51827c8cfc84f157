//! The JSON of a 新旧対照表, documented in docs/json.md. The structs add what [`crate::compare`] does not hold: the papers, the
//! counts and the names of the parts of a paper.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::compare::{Area, AreaChanges, Change, ChangeKind, Changes};
use crate::json::{self, Kind, Named, Paper};
use crate::model::Plan;

#[derive(Serialize)]
struct ComparisonEntry<'a> {
    old: SideEntry<'a>,
    new: SideEntry<'a>,
    counts: BTreeMap<ChangeKind, usize>,
    groups: Vec<GroupEntry<'a>>,
}

#[derive(Serialize)]
struct SideEntry<'a> {
    folder: &'a str,
    #[serde(flatten)]
    paper: Paper<'a>,
}

#[derive(Serialize)]
struct GroupEntry<'a> {
    area: &'static str,
    path: Vec<Named>,
    counts: BTreeMap<ChangeKind, usize>,
    changes: &'a [Change],
}

/// Writes the changes as JSON, ending with a line break.
///
/// - `old`, `new`: the plan of each edition, with the name under which it was opened
///
/// # Errors
/// If serialisation fails, which texts and numbers never cause.
pub fn render(old: (&str, &Plan), new: (&str, &Plan), changes: &Changes) -> serde_json::Result<String> {
    let [old, new] = [old, new].map(|(folder, plan)| SideEntry { folder, paper: Paper::new(plan) });
    let counts = counts(|kind| changes.count(kind));
    let groups = changes.groups.iter().map(group).collect();
    json::render(Kind::Compare, &ComparisonEntry { old, new, counts, groups })
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
        path: path.iter().map(|(label, name)| Named::new(label, name)).collect(),
        counts: counts(|kind| group.count(kind)),
        changes: &group.changes,
    }
}
