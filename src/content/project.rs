//! projects/*.yaml: one 事業 with its 取組項目.

use super::reader::{At, nearest, twin};
use super::{Context, keys, values};
use crate::model::{Initiative, Labels, Overrides, Placed, Project};

/// A 事業 as read, before its 再掲 are followed.
pub(super) struct ProjectFile {
    /// The 事業, its rows still empty.
    pub project: Project,
    pub rows: Vec<RowEntry>,
    /// Whether every row could be read.
    pub complete: bool,
}

/// A row as read.
pub(super) enum RowEntry {
    /// A 取組項目.
    Own(Initiative),
    /// A 再掲 of a No.
    Repeat(Placed<String>, Overrides),
}

/// Reads a 事業; `None` where it has no name.
pub(super) fn read(root: &At, id: &str, context: &Context) -> Option<ProjectFile> {
    let mut fields = root.fields("事業: 既存窓口の周知・利用促進");
    let name = fields.required(keys::PROJECT);
    let goal = fields.text(keys::GOAL);
    let main_actions = match fields.get(keys::MAIN_ACTIONS) {
        Some(at) => at.list("- ガイドブックを作成し、…").iter().filter_map(At::text).collect(),
        None => Vec::new(),
    };
    let labels = fields.get(keys::LABELS).map(|at| labels(&at)).unwrap_or_default();
    let rows: Vec<Option<RowEntry>> = match fields.get(keys::ITEMS) {
        Some(at) => at.list("- 番号: 1").iter().map(|at| row(at, context)).collect(),
        None => {
            fields.missing(keys::ITEMS);
            vec![None]
        }
    };
    let complete = rows.iter().all(Option::is_some);
    let rows = rows.into_iter().flatten().collect();
    fields.finish();
    let project = Project { id: id.to_owned(), name: name?, goal, main_actions, labels, rows: Vec::new() };
    Some(ProjectFile { project, rows, complete })
}

fn labels(at: &At) -> Labels {
    let mut fields = at.fields("{取り組み目標: 取組み目標}");
    let mut label = |key, default: String| fields.text(key).map_or(default, |text| text.value);
    let default = Labels::default();
    let labels = Labels {
        name: label(keys::PROJECT, default.name),
        goal: label(keys::GOAL, default.goal),
        main_actions: label(keys::MAIN_ACTIONS, default.main_actions),
        focus: label(keys::FOCUS, default.focus),
    };
    fields.finish();
    labels
}

fn row(at: &At, context: &Context) -> Option<RowEntry> {
    let mut fields = at.fields("番号: 1");
    if fields.get(keys::REPEAT).is_some() {
        let number = fields.required(keys::REPEAT);
        let overrides = fields.get(keys::OVERRIDES).map(|at| overrides(&at, context)).unwrap_or_default();
        fields.finish();
        return Some(RowEntry::Repeat(number?, overrides));
    }
    let number = fields.required(keys::NUMBER);
    let name = fields.required(keys::NAME);
    let departments = match fields.get(keys::DEPARTMENTS) {
        Some(at) => departments(&at, context),
        None => {
            fields.missing(keys::DEPARTMENTS);
            Vec::new()
        }
    };
    let description = fields.text(keys::DESCRIPTION);
    let focus = fields.text(keys::FOCUS);
    let progress = fields.get(keys::PROGRESS).map(|at| values::judgement(&at, context)).unwrap_or_default();
    let indicators = fields.get(keys::INDICATORS).map(|at| values::indicators(&at, context)).unwrap_or_default();
    let outcome = fields.text(keys::OUTCOME);
    fields.finish();
    Some(RowEntry::Own(Initiative {
        number: number?,
        name: name?,
        departments,
        description,
        focus,
        progress,
        indicators,
        outcome,
        place: at.place.clone(),
    }))
}

fn departments(at: &At, context: &Context) -> Vec<Placed<String>> {
    let names: Vec<Placed<String>> = at.list("[社会福祉課, 関係課]").iter().filter_map(At::text).collect();
    for name in &names {
        if context.departments.is_empty() || context.departments.contains(&name.value) {
            continue;
        }
        let hint = match nearest(&name.value, context.departments.iter().map(String::as_str)) {
            Some(known) => twin(&name.value, known).unwrap_or_else(|| {
                format!("「{known}」ではありませんか。新しい課なら plan.yaml の「担当課」に加えてください")
            }),
            None => "plan.yaml の「担当課」に加えてください".to_owned(),
        };
        at.fault_at(&name.place, "unknown-department", format!("「{}」は担当課の一覧にありません", name.value), hint);
    }
    names
}

fn overrides(at: &At, context: &Context) -> Overrides {
    let mut fields = at.fields("{成果: …}");
    // A blank overrides too: here nothing is printed.
    let mut text = |key| {
        let at = fields.get(key)?;
        at.text().or_else(|| at.is_blank().then(|| Placed::new(String::new(), at.place)))
    };
    let overrides = Overrides {
        name: text(keys::NAME),
        description: text(keys::DESCRIPTION),
        focus: text(keys::FOCUS),
        outcome: text(keys::OUTCOME),
        progress: fields.get(keys::PROGRESS).map(|at| values::judgement(&at, context)),
        indicators: fields.get(keys::INDICATORS).map(|at| values::indicators(&at, context)),
    };
    fields.finish();
    overrides
}
