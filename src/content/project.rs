//! projects/*.yaml: one 事業 with its 取組項目.

use serde_json::{Value as Json, json};

use super::codec::schema::described;
use super::codec::{Codec, Visitor, list, placed_text, record, schema};
use super::context::Context;
use super::fallen_in::told_as_fallen_in;
use super::indicators::{self, are_written};
use super::judgements::judgements;
use super::{carried, form, in_charge, numbers};
use crate::content::yaml::Cursor;
use crate::model::{Carrier, Initiative, Numbering, Overrides, Placed, Project};
use crate::vocabulary::{
    DESCRIPTION, FOCUS, GOAL, INDICATORS, ITEMS, LABELS, MAIN_ACTIONS, NAME, NUMBER, OUTCOME, OVERRIDES, PROJECT,
    REPEAT,
};

/// A 事業 as read, before its 再掲 are resolved.
#[derive(Clone)]
pub(super) struct ProjectFile {
    /// The 事業, its rows still empty.
    pub project: Project,
    pub rows: Vec<RowEntry>,
    /// Whether every row could be read.
    pub complete: bool,
}

/// A row as read.
#[derive(Clone)]
pub(super) enum RowEntry {
    /// A 取組項目.
    Own(Initiative),
    /// A 再掲 of a No.
    Repeat(Placed<String>, Overrides),
}

/// Reads a 事業; `None` if it has no name.
pub(super) fn read(root: &Cursor, id: &str, context: &Context) -> Option<ProjectFile> {
    file(id, context).read(root)
}

/// The schema of the file without its definitions.
pub(super) fn schema(context: &Context) -> Json {
    file("", context).schema()
}

fn file<'a>(id: &'a str, context: &'a Context) -> Codec<'a, ProjectFile> {
    let project = Project { id: id.to_owned(), labels: context.form.labels.clone(), ..Project::default() };
    let none = ProjectFile { project, rows: Vec::new(), complete: true };
    record("事業: 既存窓口の周知・利用促進", none, move |d, file| define(d, file, context))
}

fn define(d: &mut Visitor, file: &mut ProjectFile, context: &Context) {
    let ProjectFile { project, rows, complete } = file;
    d.required(PROJECT, "事業の名前", &mut project.name, placed_text());
    d.field(GOAL, "事業の取り組み目標", &mut project.goal, placed_text().some());
    let is_row = |at: &Cursor| [NUMBER, REPEAT].iter().any(|key| at.peek(key).is_some());
    let fallen_in = d.reading().and_then(|fields| told_as_fallen_in(fields, ITEMS, &[MAIN_ACTIONS], is_row));
    let main_actions = list("- ガイドブックを作成し、…", placed_text()).codec();
    let main_actions = if fallen_in.is_some() { main_actions.unread() } else { main_actions };
    d.field(MAIN_ACTIONS, "主な取り組みの一覧", &mut project.main_actions, main_actions);
    let labels = form::labels(context.form.labels.clone());
    in_charge::of_whole(d, &mut project.carried.in_charge, context);
    d.field(LABELS, "この事業だけ変える、見出しの言葉", &mut project.labels, labels);
    carried::carried(d, Carrier::Project, &mut project.carried, context);
    // A 事業 may consist of indicators only.
    let is_optional = d.reading().is_none_or(|fields| fields.written(INDICATORS).is_some_and(|at| !at.is_empty()));
    let is_optional = is_optional || fallen_in.is_some();
    let mut read = (is_optional && fallen_in.is_none()).then(Vec::new);
    let inherits = !project.carried.in_charge.is_empty() || context.may_have_departments_above(&project.id);
    let items = self::rows(project.id.clone(), inherits, context).some();
    let about = "取組項目と再掲の一覧";
    if is_optional {
        d.field(ITEMS, about, &mut read, items)
    } else {
        d.needed(ITEMS, about, &mut read, items)
    };
    *complete = read.as_ref().is_some_and(|rows| rows.iter().all(Option::is_some));
    *rows = read.into_iter().flatten().flatten().collect();
    if !context.may_have_departments_above(&project.id) {
        d.rule(|| {
            let item = json!({
                "if": { "required": [REPEAT] },
                "else": in_charge::are_written(),
            });
            json!({
                "if": in_charge::are_written(),
                "else": { "properties": { (ITEMS): { "items": item } } },
            })
        });
    }
    d.rule(|| {
        json!({
            "if": are_written(),
            "else": { "required": [ITEMS], "properties": { (ITEMS): { "type": "array" } } },
        })
    });
}

/// The rows of a 事業; `None` for each that could not be read.
///
/// - `inherits`: whether the 事業 or a section above has a 担当課
fn rows<'a>(id: String, inherits: bool, context: &'a Context) -> Codec<'a, Vec<Option<RowEntry>>> {
    let read = move |at: &Cursor| {
        let elements = at.list("- 番号: 1");
        let mut rows: Vec<Option<RowEntry>> = Vec::new();
        for at in &elements {
            rows.push(row(at, rows.len() + 1, (&id, inherits), context));
            rows.extend(at.holds_second_element().then_some(None));
        }
        Some(rows)
    };
    let schema = move || {
        schema::list(json!({
            "type": "object",
            "minProperties": 1,
            "if": { "required": [REPEAT] },
            "then": described(repeat(context).schema(), "ほかの場所にある取組項目を、もう一度印刷します"),
            "else": initiative(inherits, context).schema(),
        }))
    };
    Codec::new(read, schema, |_| String::new()).shown("- 番号: 1")
}

/// Reads the row at a position, from 1, of the 事業 `id`.
fn row(at: &Cursor, position: usize, (id, inherits): (&str, bool), context: &Context) -> Option<RowEntry> {
    if let Some(ordinal) = row_of_another_kind(at) {
        at.missing_dash(ordinal);
        return None;
    }
    if at.peek(REPEAT).is_some() {
        return repeat(context).read(at).map(|(number, overrides)| RowEntry::Repeat(number, overrides));
    }
    let mut item = initiative(inherits, context).read(at)?;
    item.key = match context.form.numbering {
        Numbering::Through | Numbering::Free => item.number.value.clone(),
        Numbering::Sheet | Numbering::Project => format!("{id}/{}", item.number.value),
        Numbering::None => format!("{id}/{position}"),
    };
    if context.form.numbering == Numbering::None {
        item.number = Placed::new(item.key.clone(), at.place.clone());
    }
    item.place = at.place.clone();
    Some(RowEntry::Own(item))
}

/// The index of the key with which a 再掲 begins within a 取組項目, or a 取組項目 within a 再掲.
fn row_of_another_kind(at: &Cursor) -> Option<usize> {
    let keys = at.keys();
    let other = match *keys.first()? {
        REPEAT if keys.contains(&NAME) => NUMBER,
        NUMBER if keys.contains(&NAME) => REPEAT,
        _ => return None,
    };
    keys.iter().position(|key| *key == other).filter(|_| !at.is_flow())
}

/// A 取組項目.
fn initiative<'a>(inherits: bool, context: &'a Context) -> Codec<'a, Initiative> {
    let define = move |d: &mut Visitor, item: &mut Initiative| {
        let about = match context.form.numbering {
            Numbering::Through | Numbering::Free => Some("No. 同じ番号は一度しか使えません"),
            Numbering::Sheet | Numbering::Project => Some("No. 同じ事業の中では一度しか使えません"),
            Numbering::None => None,
        };
        // The order in which the message for an unknown key lists the allowed keys.
        d.knows(&[REPEAT]);
        if let Some(about) = about {
            d.required(NUMBER, about, &mut item.number, numbers::number(NUMBER, context.form.numbering));
        }
        d.required(NAME, "取組項目の名前", &mut item.name, placed_text());
        in_charge::of_item(d, &mut item.carried.in_charge, inherits, context);
        d.field(DESCRIPTION, "取組の内容", &mut item.description, placed_text().some());
        let about = "【具体的な取り組み、重点的に行うこと】の下に印刷する文";
        d.field(FOCUS, about, &mut item.focus, placed_text().some());
        carried::carried(d, Carrier::Item, &mut item.carried, context);
        d.field(OUTCOME, "取組による成果、今後の課題や方針", &mut item.outcome, placed_text().some());
    };
    record("番号: 1", Initiative::default(), define)
}

/// A 再掲: the No. it repeats, and what it prints differently.
fn repeat<'a>(context: &'a Context) -> Codec<'a, (Placed<String>, Overrides)> {
    let define = move |d: &mut Visitor, (number, overrides): &mut (Placed<String>, Overrides)| {
        let about = match context.form.numbering {
            Numbering::Through | Numbering::Free => "もう一度印刷する取組項目の番号",
            Numbering::Sheet | Numbering::Project => "もう一度印刷する取組項目の、事業と番号。1-1-1/2 のように書きます",
            Numbering::None => "もう一度印刷する取組項目の、事業とその中の順番。1-1-1/2 のように書きます",
        };
        d.required(REPEAT, about, number, numbers::number(REPEAT, context.form.numbering));
        let about = "この場所だけ違う言葉。空にすると、印刷しません";
        d.field(OVERRIDES, about, overrides, self::overrides(context));
    };
    record("番号: 1", Default::default(), define)
}

/// 上書き. A blank overrides, too: then nothing is printed.
fn overrides<'a>(context: &'a Context) -> Codec<'a, Overrides> {
    let text = || {
        let read =
            |at: &Cursor| at.text().or_else(|| at.is_blank().then(|| Placed::new(String::new(), at.place.clone())));
        Codec::new(read, schema::text, |_| String::new()).some()
    };
    let define = move |d: &mut Visitor, overrides: &mut Overrides| {
        d.even_blank(NAME, "この場所で印刷する、取組項目の名前", &mut overrides.name, text());
        d.even_blank(DESCRIPTION, "この場所で印刷する、取組の内容", &mut overrides.description, text());
        d.even_blank(FOCUS, "この場所で印刷する、重点の文", &mut overrides.focus, text());
        d.even_blank(OUTCOME, "この場所で印刷する、成果、今後の課題や方針", &mut overrides.outcome, text());
        judgements(d, Carrier::Item, &mut overrides.judgements, context);
        overrides.judgements.iter_mut().for_each(|judgement| judgement.withheld = judgement.choices.is_empty());
        indicators::optional(d, Carrier::Item, &mut overrides.indicators, context);
    };
    record("{成果: …}", Overrides::default(), define)
}
