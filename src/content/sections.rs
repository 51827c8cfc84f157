//! 体系: the levels of sections above the 事業.

use std::collections::HashSet;

use serde_json::{Value as Json, json};

use super::carried::carried;
use super::codec::schema;
use super::codec::{Codec, Visitor, list, placed_text, record};
use super::context::Context;
use super::in_charge;
use super::indicators::are_written;
use super::other_levels::told_as_other_levels;
use crate::characters::{is_digit, is_traceless};
use crate::content::faults;
use crate::content::yaml::Cursor;
use crate::model::{Carried, Carrier, Placed};
use crate::vocabulary::{ANCESTOR_TITLES, FIXED_NOTES, NAME, PROJECT};
use crate::windows;

/// An entry of the 体系.
#[derive(Clone)]
pub(super) struct SectionEntry {
    pub label: String,
    pub title: Placed<String>,
    pub ancestor_titles: Vec<(String, Placed<String>)>,
    pub notes: Vec<Placed<String>>,
    pub carried: Carried,
    pub children: Vec<SectionEntry>,
    /// The ids of the 事業 of a sheet.
    pub projects: Vec<Placed<String>>,
}

/// The ids of the 事業 of some sections, in the order of the 体系.
pub(super) fn ids(sections: &[SectionEntry]) -> Vec<Placed<String>> {
    sections.iter().flat_map(|entry| entry.projects.iter().cloned().chain(ids(&entry.children))).collect()
}

/// The titles of the sections of each level, the outermost first.
pub(super) fn titles(sections: &[SectionEntry], levels: usize) -> Vec<Vec<&str>> {
    let mut all = Vec::new();
    let mut level: Vec<&SectionEntry> = sections.iter().collect();
    for _ in 0..levels {
        all.push(level.iter().map(|section| section.title.value.as_str()).collect());
        level = level.iter().flat_map(|section| &section.children).collect();
    }
    all
}

/// The ids of the 事業 below those sections that have a 担当課.
pub(super) fn headed(sections: &[SectionEntry]) -> HashSet<String> {
    let has_own = |entry: &&SectionEntry| !entry.carried.in_charge.is_empty();
    let (with, without): (Vec<&SectionEntry>, Vec<&SectionEntry>) = sections.iter().partition(has_own);
    let of_all = with.into_iter().flat_map(|entry| ids(std::slice::from_ref(entry))).map(|id| id.value);
    of_all.chain(without.into_iter().flat_map(|entry| headed(&entry.children))).collect()
}

/// 体系.
pub(super) fn sections<'a>(context: &'a Context) -> Codec<'a, Vec<SectionEntry>> {
    match Level::outermost(context) {
        Some(level) => {
            let sections = level.sections();
            let levels = &context.form.levels;
            sections.accepted_before(move |at| !told_as_other_levels(at, levels))
        }
        None => {
            Codec::new(|_| Some(Vec::new()), || schema::filled_list(json!({})), |_| String::new()).of_lists_or_maps()
        }
    }
}

/// A level of the 体系.
#[derive(Clone, Copy)]
struct Level<'a> {
    /// Its position from the outermost, which is 0.
    depth: usize,
    label: &'a String,
    context: &'a Context,
}

impl<'a> Level<'a> {
    fn outermost(context: &'a Context) -> Option<Self> {
        Some(Self { depth: 0, label: context.form.levels.first()?, context })
    }

    fn below(self) -> Option<Self> {
        let depth = self.depth + 1;
        Some(Self { depth, label: self.context.form.levels.get(depth)?, ..self })
    }

    fn above(self) -> &'a [String] {
        &self.context.form.levels[..self.depth]
    }

    fn sections(self) -> Codec<'a, Vec<SectionEntry>> {
        list(format!("- {}: …", self.label), self.section()).codec()
    }

    fn section(self) -> Codec<'a, SectionEntry> {
        let none = SectionEntry {
            label: self.label.clone(),
            title: Placed::default(),
            ancestor_titles: Vec::new(),
            notes: Vec::new(),
            carried: Carried::default(),
            children: Vec::new(),
            projects: Vec::new(),
        };
        let section = record(format!("{}: …", self.label), none, move |d, section| self.define(d, section));
        let described = section.clone();
        let read = move |at: &Cursor| if self.told_as_title(at) { None } else { section.read(at) };
        Codec::new(read, move || described.schema(), |_| String::new()).of_lists_or_maps()
    }

    /// Reports a title that stands alone, without its key.
    fn told_as_title(self, at: &Cursor) -> bool {
        let Some(title) = at.word().filter(|_| !at.is_blank()) else { return false };
        let below = self.below().map_or_else(|| format!("{PROJECT}: [1-1-1]"), |child| format!("{}:", child.label));
        let message = format!("「{title}」の前に「{}: 」がありません", self.label);
        let hint = format!(
            "「- {}: {title}」と書き、次の行に「{below}」を、「{}」に揃えて書いてください",
            self.label, self.label
        );
        at.fault(faults::WRONG_TYPE, message, hint);
        true
    }

    fn define(self, d: &mut Visitor, section: &mut SectionEntry) {
        let Self { label, .. } = self;
        self.title(d, &mut section.title);
        if let Some(child) = self.below() {
            let about = format_args!("{}の一覧", child.label);
            d.field(child.label, about, &mut section.children, child.sections());
        }
        let about = "事業の番号の一覧。1-1-1 は projects/1-1-1.yaml を読みます";
        let ids = list("[1-1-1, 1-1-2]", id()).codec();
        let has_both = !section.children.is_empty() && d.reading().is_some_and(|fields| fields.get(PROJECT).is_some());
        if !has_both {
            d.field(PROJECT, about, &mut section.projects, ids);
        } else if let Some(at) = d.reading().and_then(|fields| fields.get(PROJECT)) {
            let message = format!("「{label}」に下の階層と事業の両方があります");
            at.fault(faults::WRONG_TYPE, message, "事業は、いちばん下の階層に書いてください");
        }
        if self.depth > 0 {
            let about = "このシートだけ違う、上の階層の題名";
            d.field(ANCESTOR_TITLES, about, &mut section.ancestor_titles, self.ancestor_titles());
        }
        in_charge::of_whole(d, &mut section.carried.in_charge, self.context);
        let about = format_args!("この{label}のシートの下に印刷する注記の一覧");
        d.field(FIXED_NOTES, about, &mut section.notes, list("- 実績は3月末の数です。", placed_text()).codec());
        carried(d, Carrier::Section(self.depth), &mut section.carried, self.context);
        d.rule(|| title_once(label));
        d.rule(|| self.parts_below());
        let SectionEntry { children, projects, carried, .. } = section;
        let Some(fields) = d.reading() else { return };
        // What is misspelt, or could not be read, is not also missing.
        let mut has_elements = |key: &str| {
            fields.get(key).is_some_and(|at| !at.takes_list() || at.elements().iter().any(|it| !it.is_blank()))
        };
        let is_written = has_elements(PROJECT) || self.below().is_some_and(|child| has_elements(child.label));
        if !is_written
            && children.is_empty()
            && projects.is_empty()
            && carried.indicators.is_empty()
            && !fields.has_unknown()
        {
            let hint = match self.below() {
                Some(child) => format!("「{}:」か「{PROJECT}:」を書いてください", child.label),
                None => format!("「{PROJECT}: [1-1-1]」のように書いてください"),
            };
            fields.at().fault(faults::MISSING_KEY, format!("「{label}」の中身がありません"), hint);
        }
    }

    /// The title, under 名称 or under the label of the level.
    fn title(self, d: &mut Visitor, title: &mut Placed<String>) {
        let about = format_args!("{}の題名", self.label);
        match d.reading().map(|fields| fields.get(NAME).is_some()) {
            Some(is_named) => d.required(if is_named { NAME } else { self.label }, about, title, placed_text()),
            None => [NAME, self.label].into_iter().for_each(|key| d.describe_filled(key, about, placed_text())),
        }
    }

    /// 上位の表記.
    fn ancestor_titles(self) -> Codec<'a, Vec<(String, Placed<String>)>> {
        let above = self.above();
        let define = move |d: &mut Visitor, titles: &mut Vec<(String, Placed<String>)>| {
            for label in above {
                let mut title = None;
                d.field(label, "代わりに印刷する題名", &mut title, placed_text().some());
                titles.extend(title.map(|title| (label.clone(), title)));
            }
        };
        let example = above.first().map(|outermost| format!("{{{outermost}: …}}"));
        record(example.unwrap_or_default(), Vec::new(), define)
    }

    /// The schema rule that a section has subsections, 事業 or at least indicators.
    fn parts_below(self) -> Json {
        let content = json!({ "anyOf": [
            {
                "required": [PROJECT],
                "properties": {
                    (PROJECT): { "type": "array", "minItems": 1, "contains": schema::filled_text() },
                },
            },
            are_written(),
        ] });
        match self.below().map(|child| child.label) {
            Some(child) => json!({
                "if": { "required": [child], "properties": { (child): { "type": "array", "minItems": 1 } } },
                "then": { "properties": { (PROJECT): false } },
                "else": content,
            }),
            None => content,
        }
    }
}

/// The schema rule that a section has its title under 名称 or under the label of its level.
fn title_once(label: &str) -> Json {
    json!({
        "if": { "required": [NAME] },
        "then": { "properties": { (label): false } },
        "else": { "required": [label] },
    })
}

/// The id of a 事業, which is also the name of its file.
fn id<'a>() -> Codec<'a, Placed<String>> {
    let read = |at: &Cursor| {
        if at.told_as_several() {
            return None;
        }
        let text = at.text()?;
        let Some(hint) = refusal(&text.value) else { return Some(text) };
        let (message, hint) = with_blanks(&text.value)
            .unwrap_or_else(|| (format!("「{}」は事業の番号に使えません", text.value), hint.to_owned()));
        at.fault(faults::BAD_ID, message, hint);
        None
    };
    let schema = || {
        let mut id = schema::text();
        id["pattern"] = json!(r#"^(?:\s*|[^\s\\/:*?"<>|.][^\s\\/:*?"<>|]*[\r\n]*)$"#);
        id["patternErrorMessage"] = json!("1-1-1 のように、ファイル名に使える文字で書いてください");
        id
    };
    Codec::new(read, schema, |_| String::new())
}

/// What is wrong with an id that has blanks, and the remedy: a comma is missing, or the blanks are too many.
fn with_blanks(id: &str) -> Option<(String, String)> {
    let parts: Vec<&str> = id.split_whitespace().collect();
    let is_sound = !parts.is_empty() && parts.iter().all(|part| refusal(part).is_none());
    if !is_sound || parts.concat() == id {
        return None;
    }
    let is_number = |part: &&str| part.starts_with(is_digit);
    Some(if parts.len() > 1 && parts.iter().all(is_number) {
        let hint = format!("「[{}]」のように、半角のコンマで区切ってください", parts.join(", "));
        (format!("「{id}」に、区切りの「,」が抜けています"), hint)
    } else if let [number, _, ..] = parts.as_slice()
        && is_number(number)
    {
        let hint = format!("「{number}」と書いてください。事業の名前は、projects/{number}.yaml に書きます");
        (format!("「{id}」は番号だけで書きます"), hint)
    } else {
        let hint = format!("空白を消して「{}」と書いてください（ファイルの名前も同じにします）", parts.concat());
        (format!("番号「{id}」に空白があります"), hint)
    })
}

/// Why a text cannot be a file name, and the remedy; `None` if it can.
fn refusal(id: &str) -> Option<&'static str> {
    let forbidden = |c: char| c.is_whitespace() || windows::is_forbidden(c);
    if windows::is_device(id) {
        Some(
            "CON、PRN、AUX、NUL、COM1～9、LPT1～9 は、Windows ではファイルの名前に使えません。別の番号にして、事業のファイルも同じ名前にしてください",
        )
    } else if id.contains(is_traceless) {
        Some("目に見えない文字が入っています。番号を打ち直してください")
    } else if id.starts_with('.') || windows::is_cut(id) || id.contains(forbidden) {
        Some("1-1-1 のように、ファイル名に使える文字で書いてください（projects/1-1-1.yaml を読みます）")
    } else {
        None
    }
}
