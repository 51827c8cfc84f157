//! projects/*.yaml: one 事業 with its 取組項目.

use super::context::Context;
use super::{form, values};
use crate::content::faults;
use crate::content::misspelling::{nearest, twin};
use crate::content::yaml::Cursor;
use crate::model::{Carrier, Initiative, Numbering, Overrides, Placed, Project};
use crate::vocabulary as word;

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
pub(super) fn read(root: &Cursor, id: &str, context: &Context) -> Option<ProjectFile> {
    let mut fields = root.fields("事業: 既存窓口の周知・利用促進");
    let name = fields.required(word::PROJECT);
    let goal = fields.text(word::GOAL);
    let main_actions = match fields.get(word::MAIN_ACTIONS) {
        Some(at) => at.list("- ガイドブックを作成し、…").iter().filter_map(Cursor::text).collect(),
        None => Vec::new(),
    };
    let usual = &context.form.labels;
    let labels = fields.written(word::LABELS).map_or_else(|| usual.clone(), |at| form::labels(&at, usual));
    let carried = values::carried(&mut fields, Carrier::Project, context);
    // A 事業 may be nothing but its indicators.
    let is_optional = fields.written(word::INDICATORS).is_some_and(|at| !at.is_empty());
    let items = if is_optional { fields.written(word::ITEMS) } else { fields.needed(word::ITEMS) };
    let rows: Vec<Option<RowEntry>> = match items {
        Some(at) => {
            let rows = at.list("- 番号: 1");
            rows.iter().enumerate().map(|(index, at)| row(at, &format!("{id}/{}", index + 1), id, context)).collect()
        }
        None if is_optional => Vec::new(),
        None => vec![None],
    };
    let complete = rows.iter().all(Option::is_some);
    let rows = rows.into_iter().flatten().collect();
    fields.finish();
    let project = Project { id: id.to_owned(), name: name?, goal, main_actions, carried, labels, rows: Vec::new() };
    Some(ProjectFile { project, rows, complete })
}

/// Reads a row of the 事業 `id`; `position` is its id and the position of the row in it.
fn row(at: &Cursor, position: &str, id: &str, context: &Context) -> Option<RowEntry> {
    let mut fields = at.fields("番号: 1");
    if fields.get(word::REPEAT).is_some() {
        let number = fields.required(word::REPEAT);
        let overrides = fields.written(word::OVERRIDES).map(|at| overrides(&at, context)).unwrap_or_default();
        fields.finish();
        return Some(RowEntry::Repeat(number?, overrides));
    }
    let number = match context.form.numbering {
        Numbering::None => Some(Placed::new(position.to_owned(), at.place.clone())),
        _ => fields.required(word::NUMBER),
    };
    let name = fields.required(word::NAME);
    let departments = fields.needed(word::DEPARTMENTS).map(|at| departments(&at, context)).unwrap_or_default();
    let description = fields.text(word::DESCRIPTION);
    let focus = fields.text(word::FOCUS);
    let carried = values::carried(&mut fields, Carrier::Item, context);
    let outcome = fields.text(word::OUTCOME);
    fields.finish();
    let number = number?;
    let key = match context.form.numbering {
        Numbering::Through | Numbering::Free | Numbering::None => number.value.clone(),
        Numbering::Sheet | Numbering::Project => format!("{id}/{}", number.value),
    };
    Some(RowEntry::Own(Initiative {
        key,
        number,
        name: name?,
        departments,
        description,
        focus,
        carried,
        outcome,
        place: at.place.clone(),
    }))
}

fn departments(at: &Cursor, context: &Context) -> Vec<Placed<String>> {
    const EXAMPLE: &str = "[社会福祉課, 関係課]";
    let elements = at.list(EXAMPLE);
    if elements.is_empty() && at.takes_list() {
        let hint = format!("{EXAMPLE} のように、1つ以上書いてください");
        at.fault_at(&at.place.of_key(), faults::MISSING_KEY, "担当課がありません", hint);
    }
    let names: Vec<Placed<String>> = elements.iter().filter_map(Cursor::text).collect();
    for (index, name) in names.iter().enumerate() {
        if names[..index].iter().any(|other| other.value == name.value) {
            let message = format!("担当課「{}」が2度書かれています", name.value);
            at.fault_at(&name.place, faults::DUPLICATE_DEPARTMENT, message, "どちらか一方を消してください");
        }
        if context.departments.is_empty() || context.departments.contains(&name.value) {
            continue;
        }
        let today = context.former_names.iter().find(|(former, _)| *former == name.value);
        let near = nearest(&name.value, context.departments.iter().map(String::as_str));
        let hint = match (today, near) {
            (Some((_, today)), _) => format!("「{today}」の旧称です。「{today}」と書いてください"),
            (None, Some(known)) => twin(&name.value, known).unwrap_or_else(|| {
                format!("「{known}」ではありませんか。新しい課なら plan.yaml の「担当課」に加えてください")
            }),
            (None, None) => "plan.yaml の「担当課」に加えてください".to_owned(),
        };
        at.fault_at(
            &name.place,
            faults::UNKNOWN_DEPARTMENT,
            format!("「{}」は担当課の一覧にありません", name.value),
            hint,
        );
    }
    names
}

fn overrides(at: &Cursor, context: &Context) -> Overrides {
    let mut fields = at.fields("{成果: …}");
    // A blank overrides too: here nothing is printed.
    let mut text = |key| {
        let at = fields.get(key)?;
        at.text().or_else(|| at.is_blank().then(|| Placed::new(String::new(), at.place)))
    };
    let overrides = Overrides {
        name: text(word::NAME),
        description: text(word::DESCRIPTION),
        focus: text(word::FOCUS),
        outcome: text(word::OUTCOME),
        judgements: values::judgements(&mut fields, Carrier::Item, context),
        indicators: fields.get(word::INDICATORS).map(|at| values::indicators(&at, Carrier::Item, context)),
    };
    fields.finish();
    overrides
}
