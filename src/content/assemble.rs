//! Joins the files of an edition: 体系 with its 事業, 再掲 with the repeated items, opinions with their subjects.

use std::collections::HashMap;

use super::numbers::plain;
use super::opinions::{OpinionEntry, SubjectEntry};
use super::plan::PlanFile;
use super::project::{ProjectFile, RowEntry};
use super::sections::{SectionEntry, ids};
use super::unlinked;
use crate::content::faults;
use crate::content::form::opinion_column_added;
use crate::content::misspelling::nearest;
use crate::content::yaml::Sources;
use crate::finding::Finding;
use crate::model::{
    Edition, Form, Initiative, InitiativeId, Numbering, Opinion, OpinionPart, Place, Placed, Project, Repeat, Row,
    Section, Subject, numbered, without_sign,
};
use crate::vocabulary::MEMBER;

/// The maximum count of unknown numbers for which a similar one is suggested.
const NEAR_NUMBERS: usize = 100;

/// Numbers the 取組項目 and resolves every reference by No.; reports and drops references that cannot be resolved.
pub(super) fn assemble(
    plan: PlanFile,
    mut projects: HashMap<String, ProjectFile>,
    opinions: Vec<OpinionEntry>,
    sources: &Sources,
    findings: &mut Vec<Finding>,
    plan_is_faultless: bool,
) -> Edition {
    let mut listed: Vec<String> = Vec::new();
    for id in ids(&plan.sections) {
        if !listed.contains(&id.value) {
            listed.push(id.value);
        }
    }
    let ids = listed;
    let complete = plan_is_faultless && ids.iter().all(|id| projects.get(id).is_some_and(|project| project.complete));
    let mut initiatives: Vec<Initiative> = Vec::new();
    let mut index: HashMap<String, InitiativeId> = HashMap::new();
    let mut by_number: HashMap<String, InitiativeId> = HashMap::new();
    let own = own_items(&ids, &projects);
    let mut missing = MissingNumbers::among(&own);
    for (at, item) in own.iter().copied().enumerate() {
        // 1 and １ print almost alike.
        let key = same_number(&item.key, plan.plan.form.numbering);
        match by_number.get(&key) {
            Some(first) => {
                let runs_through = plan.plan.form.numbering == Numbering::Through;
                let meant = if runs_through { missing.at(at) } else { None };
                findings.push(duplicate_number(item, &initiatives[first.0], meant, sources));
            }
            None => {
                by_number.insert(key, InitiativeId(initiatives.len()));
                index.insert(item.key.clone(), InitiativeId(initiatives.len()));
                initiatives.push(item.clone());
            }
        }
    }
    if plan.plan.form.numbering == Numbering::Sheet {
        let listed = |entry: &SectionEntry| entry.projects.iter().map(|id| id.value.clone()).collect();
        let mut sheets: Vec<Vec<String>> = Vec::new();
        each_sheet(&plan.sections, &mut |entry| sheets.push(listed(entry)));
        findings.extend(sheets.iter().flat_map(|ids| repeated_numbers(ids, &projects, sources)));
    }
    let numbering = plan.plan.form.numbering;
    let mut numbers: Vec<&str> = index.keys().map(String::as_str).collect();
    numbers.sort_unstable();
    let mut unknown = 0;
    let mut told: Vec<InitiativeId> = Vec::new();
    let mut find = |what: &str, number: &Placed<String>| {
        let id = index.get(&number.value).copied();
        // Reports a 番号 in full width once, at the 番号 itself.
        let wide = index.iter().find(|(key, _)| **key != number.value && plain(key) == number.value).map(|(_, id)| *id);
        if let (None, Some(wide)) = (id, wide.filter(|_| complete)) {
            if !told.contains(&wide) {
                told.push(wide);
                findings.push(full_width_number(&initiatives[wide.0].number, number, sources));
            }
            return None;
        }
        // A reference to something that could not be read is not reported.
        if id.is_none() && complete {
            // Searching for similar numbers is slow, and with so many unknown numbers a suggestion would be wrong.
            let known: &[&str] = if unknown < NEAR_NUMBERS { &numbers } else { &[] };
            unknown += 1;
            findings.push(unknown_number(what, number, numbering, known, sources));
        }
        id
    };
    let mut rows = |entries: Vec<RowEntry>| {
        entries
            .into_iter()
            .filter_map(|entry| match entry {
                RowEntry::Own(item) => Some(Row::Own(by_number[&same_number(&item.key, numbering)])),
                RowEntry::Repeat(number, overrides) => {
                    let of = find("再掲", &number)?;
                    Some(Row::Repeat(Box::new(Repeat { of, place: number.place, overrides, stands_in: false })))
                }
            })
            .collect()
    };
    let mut project = |id: &Placed<String>| {
        let file = projects.remove(&id.value)?;
        Some(Project { rows: rows(file.rows), ..file.project })
    };
    let sections: Vec<Section> = plan.sections.into_iter().map(|entry| section(entry, &mut project)).collect();
    let sheets = sections.iter().map(count_sheets).sum();
    let mut placed: Vec<(Place, Opinion)> = Vec::new();
    let mut others = Vec::new();
    for entry in opinions {
        let place = entry.place().clone();
        let on = match &entry.on {
            SubjectEntry::Item(number) => find("意見を印刷", number).map(Subject::Item),
            SubjectEntry::Project(id) => {
                let known = ids.contains(&id.value);
                if !known && complete {
                    others.push(unknown_project(id, &ids, sources));
                }
                known.then(|| Subject::Project(id.value.clone()))
            }
            SubjectEntry::Sheet(number) => {
                let sheet = number.value.parse().ok().filter(|sheet| (1..=sheets).contains(sheet));
                if sheet.is_none() && complete {
                    others.push(unknown_sheet(number, sheets, sources));
                }
                sheet.map(|sheet| Subject::Sheet(sheet - 1))
            }
            SubjectEntry::Paper => Some(Subject::Paper),
        };
        let Some(on) = on else { continue };
        let opinion = Opinion { on, ..entry.opinion };
        let member = |opinion: &Opinion| opinion.member.as_ref().map(|member| member.value.clone());
        match placed.iter().find(|(_, other)| other.on == opinion.on && member(other) == member(&opinion)) {
            Some((first, _)) => {
                let form = &plan.plan.form;
                others.push(duplicate_opinion(&opinion, &place, first, &initiatives, form, sources));
            }
            None => placed.push((place, opinion)),
        }
    }
    findings.append(&mut others);
    let mut opinions: Vec<Opinion> = placed.into_iter().map(|(_, opinion)| opinion).collect();
    opinions.sort_by(|a, b| a.on.cmp(&b.on));
    let mut edition = Edition { plan: plan.plan, sections, initiatives, opinions };
    edition.inherit();
    findings.extend(unlinked::link(&mut edition, sources, complete));
    edition
}

/// Every sheet below these entries of the 体系, in order.
fn each_sheet<'a>(entries: &'a [SectionEntry], look: &mut impl FnMut(&'a SectionEntry)) {
    for entry in entries {
        if entry.children.is_empty() {
            look(entry);
        } else {
            each_sheet(&entry.children, look);
        }
    }
}

/// The numbers that two 事業 of one sheet share; duplicates within one 事業 are reported as duplicate keys.
fn repeated_numbers(ids: &[String], projects: &HashMap<String, ProjectFile>, sources: &Sources) -> Vec<Finding> {
    let mut first: HashMap<&str, &Initiative> = HashMap::new();
    let mut findings = Vec::new();
    let own = own_items(ids, projects);
    let mut missing = MissingNumbers::among(&own);
    for (at, item) in own.iter().copied().enumerate() {
        let other = *first.entry(&item.number.value).or_insert(item);
        if other.key != item.key {
            findings.push(duplicate_number(item, other, missing.at(at), sources));
        }
    }
    findings
}

/// The 取組項目 of some 事業, in order, without the 再掲.
fn own_items<'a>(ids: &[String], projects: &'a HashMap<String, ProjectFile>) -> Vec<&'a Initiative> {
    let rows = ids.iter().filter_map(|id| projects.get(id)).flat_map(|project| &project.rows);
    let own = |row: &'a RowEntry| match row {
        RowEntry::Own(item) => Some(item),
        RowEntry::Repeat(..) => None,
    };
    rows.filter_map(own).collect()
}

/// Finds the numbers that are meant where others stand twice: each follows the one before it, and nothing has it.
struct MissingNumbers<'a> {
    items: &'a [&'a Initiative],
    /// Those found so far, each with the position of its 取組項目.
    found: Vec<(usize, u64)>,
}

impl<'a> MissingNumbers<'a> {
    fn among(items: &'a [&'a Initiative]) -> Self {
        Self { items, found: Vec::new() }
    }

    /// The number meant at a position.
    fn at(&mut self, position: usize) -> Option<u64> {
        let number = |item: &Initiative| plain(&item.number.value).parse::<u64>().ok();
        let before = position.checked_sub(1)?;
        let found = self.found.iter().find(|(at, _)| *at == before).map(|(_, number)| *number);
        let next = found.or_else(|| number(self.items[before]))?.checked_add(1)?;
        let is_free = !self.items.iter().any(|item| number(item) == Some(next));
        self.found.extend(is_free.then_some((position, next)));
        is_free.then_some(next)
    }
}

/// How many sheets there are in a section.
fn count_sheets(section: &Section) -> usize {
    if section.children.is_empty() { 1 } else { section.children.iter().map(count_sheets).sum() }
}

fn section(entry: SectionEntry, project: &mut impl FnMut(&Placed<String>) -> Option<Project>) -> Section {
    Section {
        label: entry.label,
        title: entry.title,
        ancestor_titles: entry.ancestor_titles,
        notes: entry.notes,
        carried: entry.carried,
        children: entry.children.into_iter().map(|child| section(child, project)).collect(),
        projects: entry.projects.iter().filter_map(project).collect(),
    }
}

fn unknown_number(
    what: &str,
    number: &Placed<String>,
    numbering: Numbering,
    known: &[&str],
    sources: &Sources,
) -> Finding {
    let message = format!("{} の取組項目がないので、{what}できません", numbered(&number.value));
    let ending = format!("/{}", number.value);
    let half = plain(&number.value);
    let bare = without_sign(&number.value).filter(|bare| known.contains(&bare.as_str()));
    let near = (known.iter().copied().find(|known| known.ends_with(&ending)))
        .or_else(|| known.iter().copied().find(|known| *known == half))
        .or_else(|| nearest(&number.value, known.iter().copied()));
    let hint = match (numbering, near) {
        (Numbering::Free, _) if bare.is_some() => format!("「{}」と書いてください", bare.unwrap_or_default()),
        (Numbering::Through | Numbering::Free, Some(near)) if near == half => {
            format!("番号が全角です。半角で「{near}」と書いてください")
        }
        (Numbering::Through | Numbering::Free, Some(near)) => {
            format!("番号を確かめてください（{} はあります）", numbered(near))
        }
        (Numbering::Through | Numbering::Free, None) => "番号を確かめてください".to_owned(),
        (Numbering::Sheet | Numbering::Project, near) => {
            let example = near.unwrap_or("1-1-1/2");
            format!("同じ番号がいくつもあるので、{example} のように「事業の番号/取組項目の番号」で書いてください")
        }
        (Numbering::None, near) => {
            let example = near.unwrap_or("1-1-1/2");
            format!("番号がないので、{example} のように「事業の番号/その事業の何番目か」で書いてください")
        }
    };
    Finding::new(faults::UNKNOWN_NUMBER, message, Some(sources.excerpt(&number.place))).about(&number.place).hint(hint)
}

fn full_width_number(number: &Placed<String>, reference: &Placed<String>, sources: &Sources) -> Finding {
    let reference = sources.excerpt(&reference.place);
    let message = format!("番号「{}」が全角です", number.value);
    let hint = format!(
        "半角で「{}」と書いてください（{} の{}行目は、半角の番号でこの取組項目を指しています）",
        plain(&number.value),
        reference.file,
        reference.line
    );
    Finding::new(faults::UNKNOWN_NUMBER, message, Some(sources.excerpt(&number.place))).about(&number.place).hint(hint)
}

/// What two keys of the same number have in common: 1 and １, and unless numbers are free, 2 and 02.
fn same_number(key: &str, numbering: Numbering) -> String {
    let key = plain(key);
    let (project, number) = key.rsplit_once('/').map_or(("", key.as_str()), |(project, number)| (project, number));
    match number.trim_start_matches('0') {
        bare if numbering != Numbering::Free && !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit()) => {
            format!("{project}/{bare}")
        }
        _ => format!("{project}/{number}"),
    }
}

fn duplicate_number(item: &Initiative, first: &Initiative, meant: Option<u64>, sources: &Sources) -> Finding {
    let (number, key) = (&item.number, &first.key);
    let first = &first.number;
    let place = sources.excerpt(&number.place);
    let line = sources.excerpt(&first.place).told_at(&place);
    let message = match number.value == first.value {
        true => format!("{} が2度使われています（1度目は{line}）", numbered(&number.value)),
        false => format!("{} は、{} と同じ番号です（1度目は{line}）", numbered(&number.value), numbered(&first.value)),
    };
    let slip = meant.map(|meant| format!("（{meant} は使われていません）")).unwrap_or_default();
    let hint = format!("別の番号にする{slip}か、同じ取組項目なら「再掲: {key}」にしてください");
    Finding::new(faults::DUPLICATE_NUMBER, message, Some(place)).about(&number.place).hint(hint)
}

fn duplicate_opinion(
    opinion: &Opinion,
    place: &Place,
    first: &Place,
    initiatives: &[Initiative],
    form: &Form,
    sources: &Sources,
) -> Finding {
    let first = sources.excerpt(first).told_at(&sources.excerpt(place));
    let on = match &opinion.on {
        Subject::Item(id) => numbered(&initiatives[id.0].key),
        Subject::Project(id) => format!("事業 {id}"),
        Subject::Sheet(sheet) => format!("シート {}", sheet + 1),
        Subject::Paper => "資料全体".to_owned(),
    };
    let message = format!("{on} の意見が2度書かれています（1度目は{first}）");
    let of_members = "1つにまとめてください。委員ごとの意見なら、それぞれに「委員」を書";
    let hint = match form.opinions.as_ref() {
        _ if opinion.member.is_some() => {
            "同じ委員の意見なら、1つの「意見」にまとめてください（「意見: |」の下に、行を分けて並べられます）。別の委員の意見なら、「委員」を直してください".to_owned()
        }
        Some(pages) if pages.columns.iter().all(|column| column.part != OpinionPart::Member) => {
            format!("{of_members}き、{}", opinion_column_added(pages, MEMBER))
        }
        _ => format!("{of_members}いてください"),
    };
    Finding::new(faults::DUPLICATE_OPINION, message, Some(sources.excerpt(place))).about(place).hint(hint)
}

fn unknown_project(id: &Placed<String>, ids: &[String], sources: &Sources) -> Finding {
    let message = format!("事業「{}」がないので、意見を印刷できません", id.value);
    let hint = match nearest(&id.value, ids.iter().map(String::as_str)) {
        Some(near) => format!("番号を確かめてください（事業「{near}」はあります）"),
        None => "番号を確かめてください".to_owned(),
    };
    Finding::new(faults::UNKNOWN_NUMBER, message, Some(sources.excerpt(&id.place))).about(&id.place).hint(hint)
}

fn unknown_sheet(number: &Placed<String>, sheets: usize, sources: &Sources) -> Finding {
    let message = format!("シート「{}」がないので、意見を印刷できません", number.value);
    let hint = format!("シートは1から{sheets}までです。何枚目のシートかを書いてください");
    Finding::new(faults::UNKNOWN_NUMBER, message, Some(sources.excerpt(&number.place))).about(&number.place).hint(hint)
}
