//! Joins the files of an edition: 体系 with its 事業, 再掲 with what they repeat, opinions with their No.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use super::alike::{alike, core};
use super::listing::Listing;
use super::permissions::{self, Permission};
use super::plan::{PlanFile, SectionEntry};
use super::project::{ProjectFile, RowEntry};
use super::reader::{Reader, nearest, twin};
use super::source::Sources;
use super::workspace::EditionDir;
use super::{Context, opinions, plan, project};
use crate::finding::{self, Finding};
use crate::model::{
    Edition, Form, Initiative, InitiativeId, Opinion, Period, Place, Placed, Project, Repeat, Row, Section,
};

/// For how many unknown numbers a near one is looked for.
const NEAR_NUMBERS: usize = 100;

/// An edition and everything that is wrong with it.
#[derive(Debug)]
pub struct Loaded {
    /// The edition; absent where a fault leaves nothing to work on.
    pub edition: Option<Edition>,
    /// The faults, sorted by place.
    pub findings: Vec<Finding>,
    /// The files, for the places of later findings.
    pub sources: Sources,
    /// The files in projects/ and the 事業 that the 体系 names.
    pub listing: Listing,
    /// The findings that are let stand.
    pub permissions: Vec<Permission>,
}

/// Loads an edition, reading every file of it even where some are broken.
pub fn load(dir: &EditionDir) -> Loaded {
    let mut sources = Sources::default();
    let mut findings = Vec::new();
    let plan = read(&mut sources, &mut findings, dir, "plan.yaml", plan::read).flatten();
    if let Some(plan) = &plan
        && plan.plan.year.year() != dir.year
    {
        let message = format!("「年度」は{}年度ですが、フォルダーの名前は{}です", plan.plan.year.year(), dir.year);
        let finding = Finding::new("year-mismatch", message, Some(sources.excerpt(&plan.year_place)));
        findings.push(finding.hint("「年度」かフォルダーの名前の、どちらかを直してください"));
    }
    // What a faulty plan.yaml says of years, departments and sections is not held against the other files.
    let trusted = plan.as_ref().filter(|_| findings.is_empty());
    let context = context(trusted, dir);
    let plan_is_faultless = trusted.is_some();
    let projects = read_projects(&mut sources, &mut findings, dir, plan.as_ref(), &context);
    // A broken link is there, and cannot be read.
    let opinions = if dir.path.join("opinions.yaml").symlink_metadata().is_ok() {
        read(&mut sources, &mut findings, dir, "opinions.yaml", |at| opinions::read(at, &context)).unwrap_or_default()
    } else {
        Vec::new()
    };
    let mut permissions: Vec<Permission> =
        sources.iter().enumerate().flat_map(|(file, source)| permissions::comments(file, source)).collect();
    permissions.extend(plan.iter().flat_map(|plan| plan.permissions.clone()));
    let listing = Listing::of(dir, plan.as_ref().map(|plan| ids(&plan.sections)).unwrap_or_default());
    let edition = plan.map(|plan| assemble(plan, projects, opinions, &sources, &mut findings, plan_is_faultless));
    finding::sort(&mut findings);
    Loaded { edition, findings, sources, listing, permissions }
}

fn context(plan: Option<&PlanFile>, dir: &EditionDir) -> Context {
    match plan {
        Some(PlanFile { plan, .. }) => Context {
            form: plan.form.clone(),
            year: plan.year,
            periods: plan.periods.clone(),
            departments: plan.departments.iter().map(|department| department.name.value.clone()).collect(),
        },
        None => Context {
            form: Form::default(),
            year: Period::parse(&dir.year.to_string()).expect("the folder is named after a year"),
            periods: Vec::new(),
            departments: Vec::new(),
        },
    }
}

fn read<T>(
    sources: &mut Sources,
    findings: &mut Vec<Finding>,
    dir: &EditionDir,
    file: &str,
    read: impl FnOnce(&super::reader::At) -> T,
) -> Option<T> {
    let index = sources.read(&dir.path.join(file), &format!("{}/{file}", dir.name), findings)?;
    let reader = Reader::new(sources.get(index), index);
    let value = read(&reader.root());
    findings.append(&mut reader.into_findings());
    Some(value)
}

/// Reads the 事業 of the 体系 or, where there is none to go by, every file in projects/.
fn read_projects(
    sources: &mut Sources,
    findings: &mut Vec<Finding>,
    dir: &EditionDir,
    plan: Option<&PlanFile>,
    context: &Context,
) -> HashMap<String, ProjectFile> {
    let mut projects = HashMap::new();
    let mut listed: HashMap<String, Place> = HashMap::new();
    let ids = match plan {
        Some(plan) => ids(&plan.sections),
        None => files(&dir.path.join("projects")).into_iter().map(|id| Placed::new(id, Place::default())).collect(),
    };
    for id in ids {
        if let Some(first) = listed.get(&id.value) {
            let message =
                format!("事業「{}」が2度書かれています（1度目は{}行目）", id.value, sources.excerpt(first).line);
            let finding = Finding::new("duplicate-project", message, Some(sources.excerpt(&id.place)));
            findings.push(finding.hint("同じ事業を2か所に載せることはできません。取組項目の「再掲」を使ってください"));
            continue;
        }
        let file = format!("projects/{}.yaml", id.value);
        // What may not be looked at is there for all we know.
        if !dir.path.join(&file).try_exists().unwrap_or(true) {
            let message = format!("事業「{}」のファイル {file} がありません", id.value);
            let finding = Finding::new("missing-file", message, Some(sources.excerpt(&id.place)));
            findings.push(finding.hint(missing_file(&id.value, &dir.path.join(&file))));
            continue;
        }
        listed.insert(id.value.clone(), id.place);
        let project = read(sources, findings, dir, &file, |at| project::read(at, &id.value, context));
        projects.extend(project.flatten().map(|project| (id.value, project)));
    }
    projects
}

/// What to do about the file of a 事業 that is not there.
fn missing_file(id: &str, path: &Path) -> String {
    if let Some(stem) = id.strip_suffix(".yaml").filter(|_| path.with_file_name(id).exists()) {
        return format!("「体系」には「.yaml」を付けずに、{stem} と書いてください");
    }
    let Some(name) = alike(path) else {
        return "ファイルを作るか、「体系」からこの番号を消してください".to_owned();
    };
    let wanted = format!("{id}.yaml");
    if let Some(hint) = twin(&name, &wanted) {
        return format!("projects/{name} の名前は、{hint}");
    }
    match name.strip_suffix(".yaml").filter(|stem| *stem == core(id)) {
        Some(stem) => format!("projects/{name} があります。「体系」の番号を {stem} に直してください"),
        None => format!("projects/{name} があります。この事業のファイルなら、名前を「{wanted}」にしてください"),
    }
}

fn ids(sections: &[SectionEntry]) -> Vec<Placed<String>> {
    sections.iter().flat_map(|entry| entry.projects.iter().cloned().chain(ids(&entry.children))).collect()
}

/// The names of the YAML files in a folder, without their extension, sorted.
fn files(dir: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".yaml")?.to_owned()));
    names.filter(|name| !name.starts_with('.')).collect()
}

/// Numbers the 取組項目 and follows every reference by No.; what cannot be followed is reported and left out.
fn assemble(
    plan: PlanFile,
    mut projects: HashMap<String, ProjectFile>,
    opinions: Vec<(Placed<String>, Opinion)>,
    sources: &Sources,
    findings: &mut Vec<Finding>,
    plan_is_faultless: bool,
) -> Edition {
    let mut ids: Vec<String> = Vec::new();
    for id in self::ids(&plan.sections) {
        if !ids.contains(&id.value) {
            ids.push(id.value);
        }
    }
    let complete = plan_is_faultless && ids.iter().all(|id| projects.get(id).is_some_and(|project| project.complete));
    let mut initiatives: Vec<Initiative> = Vec::new();
    let mut index: HashMap<String, InitiativeId> = HashMap::new();
    for row in ids.iter().filter_map(|id| projects.get(id)).flat_map(|project| &project.rows) {
        let RowEntry::Own(item) = row else { continue };
        match index.get(&item.number.value) {
            Some(first) => findings.push(duplicate_number(&item.number, &initiatives[first.0].number.place, sources)),
            None => {
                index.insert(item.number.value.clone(), InitiativeId(initiatives.len()));
                initiatives.push(item.clone());
            }
        }
    }
    let mut numbers: Vec<&str> = index.keys().map(String::as_str).collect();
    numbers.sort_unstable();
    let mut unknown = 0;
    let mut find = |what: &str, number: &Placed<String>| {
        let id = index.get(&number.value).copied();
        // Where something could not be read, a reference into it is no fault of its own.
        if id.is_none() && complete {
            // To look for a near number takes long, and where so many are unknown, nobody means the nearest.
            let known: &[&str] = if unknown < NEAR_NUMBERS { &numbers } else { &[] };
            unknown += 1;
            findings.push(unknown_number(what, number, known, sources));
        }
        id
    };
    let mut rows = |entries: Vec<RowEntry>| {
        entries
            .into_iter()
            .filter_map(|entry| match entry {
                RowEntry::Own(item) => Some(Row::Own(index[&item.number.value])),
                RowEntry::Repeat(number, overrides) => {
                    Some(Row::Repeat(Box::new(Repeat { of: find("再掲", &number)?, place: number.place, overrides })))
                }
            })
            .collect()
    };
    let mut project = |id: &Placed<String>| {
        let file = projects.remove(&id.value)?;
        Some(Project { rows: rows(file.rows), ..file.project })
    };
    let sections = plan.sections.into_iter().map(|entry| section(entry, &mut project)).collect();
    let mut placed: HashMap<InitiativeId, (Place, Opinion)> = HashMap::new();
    let mut duplicates = Vec::new();
    for (number, opinion) in opinions {
        let Some(id) = find("意見を印刷", &number) else { continue };
        match placed.get(&id) {
            Some((first, _)) => duplicates.push(duplicate_opinion(&number, first, sources)),
            None => {
                placed.insert(id, (number.place, opinion));
            }
        }
    }
    findings.append(&mut duplicates);
    let opinions = placed.into_iter().map(|(id, (_, opinion))| (id, opinion)).collect();
    Edition { plan: plan.plan, sections, initiatives, opinions }
}

fn section(entry: SectionEntry, project: &mut impl FnMut(&Placed<String>) -> Option<Project>) -> Section {
    Section {
        label: entry.label,
        title: entry.title,
        ancestor_titles: entry.ancestor_titles,
        children: entry.children.into_iter().map(|child| section(child, project)).collect(),
        projects: entry.projects.iter().filter_map(project).collect(),
    }
}

fn unknown_number(what: &str, number: &Placed<String>, known: &[&str], sources: &Sources) -> Finding {
    let message = format!("No.{} の取組項目がないので、{what}できません", number.value);
    let hint = match nearest(&number.value, known.iter().copied()) {
        Some(near) => format!("番号を確かめてください（No.{near} はあります）"),
        None => "番号を確かめてください".to_owned(),
    };
    Finding::new("unknown-number", message, Some(sources.excerpt(&number.place))).about(&number.place).hint(hint)
}

fn duplicate_number(number: &Placed<String>, first: &Place, sources: &Sources) -> Finding {
    let first = sources.excerpt(first);
    let message = format!("No.{} が2度使われています（1度目は {} の{}行目）", number.value, first.file, first.line);
    Finding::new("duplicate-number", message, Some(sources.excerpt(&number.place)))
        .about(&number.place)
        .hint("別の番号にするか、同じ取組項目なら「再掲: 番号」にしてください")
}

fn duplicate_opinion(number: &Placed<String>, first: &Place, sources: &Sources) -> Finding {
    let line = sources.excerpt(first).line;
    let message = format!("No.{} の意見が2度書かれています（1度目は{line}行目）", number.value);
    Finding::new("duplicate-opinion", message, Some(sources.excerpt(&number.place)))
        .about(&number.place)
        .hint("1つにまとめてください")
}
