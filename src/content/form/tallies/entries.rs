//! 列: the columns of a table of counts, alone or under common headings.

use serde_json::json;

use super::apart::Apart;
use super::entry::Entry;
use crate::content::codec::{Codec, list};
use crate::content::faults;
use crate::content::form::headed;
use crate::content::form::scope::Scope;
use crate::content::yaml::Cursor;
use crate::model::{AmongStyle, TallyColumn, TallyEntry, TallyPart};
use crate::vocabulary::COLUMNS;

/// 列 of columns that a codec defines.
pub(super) fn entries<'a>(column: Codec<'a, TallyColumn>, scope: &'a Scope) -> Codec<'a, Vec<TallyEntry>> {
    list("[件数, 割合]", entry(column))
        .filled("列")
        .keeping(|| Apart::new(&scope.form), Apart::are_new)
        .checked(|_, entries| check_brackets(entries))
        .codec()
        .map(
            |entries| entries.into_iter().map(|Entry { entry, .. }| entry).collect(),
            |entries: &Vec<TallyEntry>| {
                entries.iter().map(|entry| Entry { entry: entry.clone(), positions: Vec::new() }).collect()
            },
        )
}

/// A column, or columns under a common heading.
fn entry<'a>(column: Codec<'a, TallyColumn>) -> Codec<'a, Entry> {
    let (of_schema, of_words) = (column.clone(), column.clone());
    let read = move |at: &Cursor| {
        if at.peek(COLUMNS).is_none() {
            return column.read(at).map(|column| Entry { entry: TallyEntry::One(column), positions: Vec::new() });
        }
        let written = at.peek(COLUMNS).map(|list| list.elements()).unwrap_or_default();
        let mut positions = Vec::new();
        let (heading, columns) = headed::read(at, "[件数, 割合]", |at| {
            let read = column.read(at)?;
            positions.extend(written.iter().position(|other| other.place == at.place));
            Some(read)
        })?;
        Some(Entry { entry: TallyEntry::Headed { heading, columns }, positions })
    };
    let schema = move || {
        let one = of_schema.schema();
        let headed = headed::schema(&one);
        json!({ "anyOf": [one, headed] })
    };
    let say = move |Entry { entry, .. }: &Entry| match entry {
        TallyEntry::One(column) => of_words.say(column),
        TallyEntry::Headed { heading, columns } => {
            headed::said(heading, columns.iter().map(|column| of_words.say(column)))
        }
    };
    Codec::new(read, schema, say)
}

/// Reports columns in brackets without a count before them under the same heading.
fn check_brackets(entries: &[(Cursor, Entry)]) {
    let mut has_count = false;
    for (at, entry) in entries {
        has_count &= entry.entry.heading().is_none();
        for (at, TallyColumn { part, .. }) in entry.placed(at) {
            let is_bracketed = matches!(part, TallyPart::Among { style: AmongStyle::InBrackets, .. });
            if is_bracketed && !has_count {
                let hint =
                    "[件数, {内容: うち, 選択肢: [順調], かっこ: あり}] のように、「件数」のすぐ後に書いてください";
                at.fault(faults::UNKNOWN_PART, "「かっこ」の列の前に、件数の列がありません", hint);
            }
            has_count = matches!(part, TallyPart::Count | TallyPart::Among { style: AmongStyle::Alone, .. });
        }
        has_count &= entry.entry.heading().is_none();
    }
}
