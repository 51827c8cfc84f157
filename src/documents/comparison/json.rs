//! The JSON of a 新旧対照表, documented in docs/compare.md. Names and structure are stable.

use serde::Serialize;

use crate::compare::{Area, Change, ChangeKind, Changes, Piece, PieceKind};
use crate::model::{Plan, Revision};

/// The version of the format; changes with any name or structure.
const FORMAT: u32 = 1;

/// Writes the changes as JSON, ending with a line break.
///
/// - `old`, `new`: the plan of each edition, with the name under which it was opened
///
/// # Errors
/// If serialisation fails, which texts and numbers never cause.
pub fn render(old: (&str, &Plan), new: (&str, &Plan), changes: &Changes) -> serde_json::Result<String> {
    let group = |group: &crate::compare::AreaChanges| GroupEntry {
        area: area(&group.area),
        path: match &group.area {
            Area::Sheet(path) => {
                path.iter().map(|(label, title)| LevelEntry { label: label.clone(), title: title.clone() }).collect()
            }
            _ => Vec::new(),
        },
        counts: counts(|kind| group.count(kind)),
        changes: group.changes.iter().map(change).collect(),
    };
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
struct ComparisonEntry {
    format: u32,
    old: SideEntry,
    new: SideEntry,
    counts: CountsEntry,
    groups: Vec<GroupEntry>,
}

#[derive(Serialize)]
struct SideEntry {
    name: String,
    plan: String,
    paper: String,
    title: String,
    revision: Option<String>,
    year: String,
    date: String,
}

#[derive(Serialize)]
struct CountsEntry {
    changed: usize,
    added: usize,
    removed: usize,
    moved: usize,
}

#[derive(Serialize)]
struct GroupEntry {
    area: &'static str,
    path: Vec<LevelEntry>,
    counts: CountsEntry,
    changes: Vec<ChangeEntry>,
}

#[derive(Serialize)]
struct LevelEntry {
    label: String,
    title: String,
}

#[derive(Serialize)]
struct ChangeEntry {
    project: Option<String>,
    number: Option<String>,
    name: Option<String>,
    repeat: bool,
    label: String,
    kind: &'static str,
    old: Option<String>,
    new: Option<String>,
    pieces: Vec<PieceEntry>,
}

#[derive(Serialize)]
struct PieceEntry {
    side: &'static str,
    text: String,
}

fn side((name, plan): (&str, &Plan)) -> SideEntry {
    let (year, month, day) = plan.date.ymd();
    SideEntry {
        name: name.to_owned(),
        plan: plan.name.value.clone(),
        paper: plan.paper_number.clone(),
        title: plan.title.value.clone(),
        revision: match &plan.revision {
            Revision::Final => None,
            Revision::Marked(mark) => Some(mark.clone()),
        },
        year: plan.year.to_string(),
        date: format!("{year:04}-{month:02}-{day:02}"),
    }
}

fn counts(count: impl Fn(ChangeKind) -> usize) -> CountsEntry {
    CountsEntry {
        changed: count(ChangeKind::Changed),
        added: count(ChangeKind::Added),
        removed: count(ChangeKind::Removed),
        moved: count(ChangeKind::Moved),
    }
}

fn area(area: &Area) -> &'static str {
    match area {
        Area::Settings => "settings",
        Area::Form => "form",
        Area::Structure => "structure",
        Area::Sheet(_) => "sheet",
        Area::WholePaper => "paper",
    }
}

fn kind(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Changed => "changed",
        ChangeKind::Added => "added",
        ChangeKind::Removed => "removed",
        ChangeKind::Moved => "moved",
    }
}

fn change(change: &Change) -> ChangeEntry {
    let Change { spot, label, kind: of, old, new, pieces } = change;
    let piece = |Piece { kind, text }: &Piece| PieceEntry {
        side: match kind {
            PieceKind::Same => "both",
            PieceKind::Deleted => "old",
            PieceKind::Inserted => "new",
        },
        text: text.clone(),
    };
    ChangeEntry {
        project: spot.project.as_ref().map(|(_, name)| name.clone()),
        number: spot.number.clone(),
        name: spot.name.clone(),
        repeat: spot.repeat,
        label: label.clone(),
        kind: kind(*of),
        old: old.clone(),
        new: new.clone(),
        pieces: pieces.iter().map(piece).collect(),
    }
}
