//! Reads all files of an edition, even if some are broken.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::Path;

use super::absences::dash;
use super::assemble::assemble;
use super::context::Context;
use super::file_names::{alike, core, meant_for_missing};
use super::form_files::FormFiles;
use super::listing::Listing;
use super::permissions::{self, Permission};
use super::plan::{OF_THE_FORM, PlanFile, PlanReading};
use super::project::ProjectFile;
use super::project_folder::{PROJECTS, missing_folder};
use super::sections::ids;
use super::unnamed_form::{unnamed_form, unnamed_forms};
use super::workspace::EditionDir;
use super::{opinions, plan, project};
use crate::content::faults;
use crate::content::misspelling::twin;
use crate::content::yaml::{Reader, Sources, Unsaved, elements_in};
use crate::finding::{self, Excerpt, Finding, Rule};
use crate::model::{Edition, Form, Period, PeriodLabels, Place, Placed, Plan};
use crate::vocabulary::{FORM, PERIODS, YEAR};
use crate::windows::slashed;

const PLAN: &str = "plan.yaml";
/// How many values of one year that is not shown are told one by one.
const MOST_YEARS: usize = 3;

/// An edition and everything that is wrong with it.
#[derive(Debug)]
pub struct Loaded {
    /// The edition; `None` if faults leave nothing to work on.
    pub edition: Option<Edition>,
    /// The faults, sorted by place.
    pub findings: Vec<Finding>,
    /// The files, for the places of later findings.
    pub sources: Sources,
    /// The files in projects/ and the 事業 that the 体系 names.
    pub listing: Listing,
    /// The permitted findings.
    pub permissions: Vec<Permission>,
}

/// Loads an edition, reading all its files even if some are broken.
pub fn load(dir: &EditionDir) -> Loaded {
    load_unsaved(dir, &Unsaved::default())
}

/// Loads an edition with unsaved texts instead of those on disk.
pub fn load_unsaved(dir: &EditionDir, unsaved: &Unsaved) -> Loaded {
    let loaded = load_with(dir, unsaved, None);
    // One fault of plan.yaml may hide all of the other files.
    let errors = |loaded: &Loaded| {
        let errors = || loaded.findings.iter().filter(|finding| finding.is_error());
        let is_of_plan = |it: &&Finding| it.excerpt.as_ref().is_some_and(|at| at.file.ends_with("/plan.yaml"));
        (errors().filter(is_of_plan).count(), errors().count())
    };
    let plan = loaded.sources.files().position(|(name, _)| name == format!("{}/{PLAN}", dir.name)).map(Place::root);
    let Some(plan) = plan.filter(|plan| errors(&loaded).1 > 0 && loaded.sources.entry(plan, FORM).is_none()) else {
        return loaded;
    };
    // If a 様式 that plan.yaml does not name leaves fewer faults, the others follow from that.
    let with_form = |name: String| (load_with(dir, unsaved, Some(&name)), name);
    let is_named = |name: &str| loaded.sources.files().any(|(file, _)| file == format!("{}/{name}", dir.name));
    let with_forms = unnamed_forms(&dir.path, is_named).into_iter().map(with_form);
    match with_forms.min_by_key(|(loaded, _)| errors(loaded)) {
        Some((mut meant, name)) if errors(&meant) < errors(&loaded) => {
            let fault = unnamed_form(&name, &plan, meant.sources.excerpt(&plan));
            meant.findings.push(fault);
            finding::sort(&mut meant.findings);
            meant
        }
        _ => loaded,
    }
}

/// Loads an edition.
///
/// - `form`: the file of its 様式, if plan.yaml does not name it
fn load_with(dir: &EditionDir, unsaved: &Unsaved, form: Option<&str>) -> Loaded {
    let mut sources = Sources::with_unsaved(unsaved.clone());
    let mut findings = Vec::new();
    let PlanReading { plan, form, form_is_whole, is_sound, headed } = read_plan(&mut sources, &mut findings, dir, form);
    findings.extend(plan.as_ref().and_then(|plan| year_mismatch(plan, &sources, dir)));
    let form_is_known = form.is_some();
    let plan_is_faultless = findings.is_empty();
    // If plan.yaml is faulty, do not check the other files against its years, departments and sections.
    let trusted = plan.as_ref().filter(|plan| is_sound && plan.plan.year == dir.year);
    let context = context(trusted, form, dir).with_headed(headed);
    // The 様式 says which keys these files have: if it could not be read, do not report faults that may follow from that.
    let silent: &'static [&'static Rule] = if form_is_known { &[] } else { &OF_THE_FORM };
    let projects = read_projects(&mut sources, &mut findings, dir, plan.as_ref(), &context, silent);
    // A broken link exists but cannot be read.
    let has_opinions = dir.path.join("opinions.yaml").symlink_metadata().is_ok()
        || sources.is_unsaved(&format!("{}/opinions.yaml", dir.name));
    let opinions = if has_opinions {
        read(&mut sources, &mut findings, dir, "opinions.yaml", |at| opinions::read(&at.without(silent), &context))
            .unwrap_or_default()
    } else {
        Vec::new()
    };
    let mut permissions: Vec<Permission> =
        sources.iter().enumerate().flat_map(|(file, source)| permissions::comments(file, source)).collect();
    permissions.extend(plan.iter().flat_map(|plan| plan.permissions.clone()));
    let ids = plan.as_ref().map(|plan| ids(&plan.sections)).unwrap_or_default();
    let mut listing = Listing::scan(dir, ids, sources.files().map(|(name, _)| name));
    listing.has_unread_items = projects.values().any(|project| !project.complete);
    let plan = plan.filter(|_| form_is_whole);
    let edition = plan.map(|plan| assemble(plan, projects, opinions, &sources, &mut findings, plan_is_faultless));
    finding::sort(&mut findings);
    without_periods(&mut findings, &sources, dir);
    gather_years(&mut findings);
    Loaded { edition, findings, sources, listing, permissions }
}

/// Tells once that plan.yaml has no 表示年度, instead of every year that is not shown then.
fn without_periods(findings: &mut Vec<Finding>, sources: &Sources, dir: &EditionDir) {
    let plan = sources.files().position(|(name, _)| name == format!("{}/{PLAN}", dir.name)).map(Place::root);
    let Some(plan) = plan.filter(|plan| sources.entry(plan, PERIODS).is_none()) else { return };
    let Some(place) = sources.entry(&plan, YEAR) else { return };
    let is_year = |finding: &Finding| finding.rule == faults::YEAR_NOT_SHOWN;
    // The key of the year; a table may have periods of its own.
    let year =
        |it: &Finding| it.place.as_ref().and_then(|at| sources.key_above(&at.of_value())).and_then(Period::parse);
    let is_of_plan =
        |it: &&Finding| is_year(it) && it.hint.as_ref().is_some_and(|hint| hint.contains("plan.yaml の「"));
    let Some(shown) = sources.text(&plan, YEAR).and_then(Period::parse) else { return };
    // A later year may be that of an aim, which has an advice of its own.
    let is_earlier = |it: &&Finding| is_of_plan(it) && year(it).is_some_and(|year| year < shown);
    let mut years: Vec<Period> = findings.iter().filter(is_earlier).filter_map(year).collect();
    let count = years.len();
    if count == 0 {
        return;
    }
    years.push(shown);
    years.sort();
    years.dedup();
    findings.retain(|finding| !is_earlier(&finding));
    let label = |period: &Period| PeriodLabels::Initial.label(0, *period);
    let years = years.iter().map(label).collect::<Vec<_>>().join(", ");
    let message = format!(
        "plan.yaml に「{PERIODS}」がないので、印刷するのは{}だけです。ほかの年度の値が{count}か所にあります",
        PeriodLabels::Era.label(0, shown)
    );
    let hint = format!("「{PERIODS}: [{years}]」の行を加えてください");
    let finding = Finding::new(faults::YEAR_NOT_SHOWN, message, Some(sources.excerpt(&place))).about(&place);
    findings.push(finding.hint(hint));
    finding::sort(findings);
}

/// Tells a year that is missing from 表示年度 once, with how often it is written, instead of at each of its values.
fn gather_years(findings: &mut Vec<Finding>) {
    let is_year = |finding: &Finding| finding.rule == faults::YEAR_NOT_SHOWN;
    let mut count: HashMap<String, usize> = HashMap::new();
    findings.iter().filter(|it| is_year(it)).for_each(|it| *count.entry(it.message.clone()).or_default() += 1);
    let mut told: HashSet<String> = HashSet::new();
    findings.retain_mut(|finding| {
        let Some(others) = count.get(&finding.message).filter(|count| is_year(finding) && **count > MOST_YEARS) else {
            return true;
        };
        let is_first = told.insert(finding.message.clone());
        finding.message = format!("{}（全部で{others}か所）", finding.message);
        is_first
    });
}

/// The settings of an edition, from plan.yaml alone; `None` if it has faults other than those of how the papers look.
pub fn load_plan(dir: &EditionDir) -> Option<Plan> {
    let PlanReading { plan, is_sound, .. } = read_plan(&mut Sources::default(), &mut Vec::new(), dir, None);
    let plan = plan?.plan;
    (is_sound && plan.year == dir.year).then_some(plan)
}

/// Finds the edition in a folder of any name; its period is that of its plan.yaml.
///
/// # Errors
/// The faults of plan.yaml if it has no period.
pub fn edition_at(path: &Path) -> Result<EditionDir, Vec<Finding>> {
    let name = slashed(path);
    let unknown = EditionDir { path: path.to_owned(), name, year: Period::of_western(0) };
    let mut findings = Vec::new();
    let read = read_plan(&mut Sources::default(), &mut findings, &unknown, None);
    finding::sort(&mut findings);
    read.plan.map(|plan| EditionDir { year: plan.plan.year, ..unknown }).ok_or(findings)
}

fn context(plan: Option<&PlanFile>, form: Option<Form>, dir: &EditionDir) -> Context {
    let form = form.unwrap_or_default();
    match plan {
        Some(PlanFile { plan, .. }) => Context::new(form, plan.year, &plan.periods, &plan.departments),
        None => Context::new(form, dir.year, &[], &[]),
    }
}

/// Reads plan.yaml and the files that the 様式 of its papers name.
///
/// - `form`: the file of the 様式, if plan.yaml does not name it
fn read_plan(sources: &mut Sources, findings: &mut Vec<Finding>, dir: &EditionDir, form: Option<&str>) -> PlanReading {
    let unread = PlanReading { plan: None, form: None, form_is_whole: false, is_sound: false, headed: None };
    let Some(index) = sources.read(&dir.path.join(PLAN), &format!("{}/{PLAN}", dir.name), findings) else {
        return unread;
    };
    let forms = FormFiles::read(sources, findings, dir, index, form);
    let reader = Reader::new(sources.get(index), index);
    let (read, of_forms) = forms.with_sources(sources, |forms| plan::read(&reader.root(), forms));
    findings.append(&mut reader.into_findings());
    findings.extend(of_forms);
    sources.advise(dash(read.form.as_ref(), forms.name_of_plan()));
    read
}

fn year_mismatch(plan: &PlanFile, sources: &Sources, dir: &EditionDir) -> Option<Finding> {
    let said = plan.plan.year;
    if said == dir.year {
        return None;
    }
    let year = PeriodLabels::Western.label(0, said);
    let spelled = sources.get(plan.year_place.file).spelling(&plan.year_place);
    let message = format!("「年度」の「{spelled}」は{year}ですが、フォルダーの名前は{}です", dir.year);
    let finding = Finding::new(faults::YEAR_MISMATCH, message, Some(sources.excerpt(&plan.year_place)));
    Some(finding.hint("「年度」かフォルダーの名前の、どちらかを直してください"))
}

fn read<T>(
    sources: &mut Sources,
    findings: &mut Vec<Finding>,
    dir: &EditionDir,
    file: &str,
    read: impl FnOnce(&crate::content::yaml::Cursor) -> T,
) -> Option<T> {
    let index = sources.read(&dir.path.join(file), &format!("{}/{file}", dir.name), findings)?;
    let reader = Reader::new(sources.get(index), index);
    let value = read(&reader.root());
    findings.append(&mut reader.into_findings());
    Some(value)
}

/// Reads the 事業 that the 体系 names or, without a 体系, every file in projects/.
fn read_projects(
    sources: &mut Sources,
    findings: &mut Vec<Finding>,
    dir: &EditionDir,
    plan: Option<&PlanFile>,
    context: &Context,
    silent: &'static [&'static Rule],
) -> HashMap<String, ProjectFile> {
    let mut projects = HashMap::new();
    if dir.path.join(PROJECTS).is_file() {
        let file = format!("{}/{PROJECTS}", dir.name);
        let place = Excerpt::whole(file);
        let message = "「projects」が、フォルダーではなくファイルです";
        let hint =
            "このファイルの名前を変えて、projects というフォルダーを作り、その中に事業のファイルを置いてください";
        findings.push(Finding::new(faults::UNREADABLE_FILE, message, Some(place)).hint(hint));
        return projects;
    }
    let mut listed: HashMap<String, Place> = HashMap::new();
    let all: Vec<Placed<String>> = match plan {
        Some(plan) => ids(&plan.sections),
        None => files(&dir.path.join(PROJECTS)).into_iter().map(|id| Placed::new(id, Place::default())).collect(),
    };
    let ids = all.clone();
    let named = Listing::files_in(&dir.path);
    let meant = meant_for_missing(&all, &named);
    let is_unsaved = |id: &Placed<String>| sources.is_unsaved(&format!("{}/{PROJECTS}/{}.yaml", dir.name, id.value));
    if let Some(fault) = missing_folder(&dir.path, &dir.name, &ids).filter(|_| !ids.iter().any(is_unsaved)) {
        findings.push(fault);
        return projects;
    }
    for id in ids {
        if let Some(first) = listed.get(&id.value) {
            let place = sources.excerpt(&id.place);
            let first = sources.excerpt(first).told_at(&place);
            let message = format!("事業「{}」が2度書かれています（1度目は{first}）", id.value);
            let finding = Finding::new(faults::DUPLICATE_PROJECT, message, Some(place));
            findings.push(finding.hint("同じ事業を2か所に載せることはできません。取組項目の「再掲」を使ってください"));
            continue;
        }
        let file = format!("projects/{}.yaml", id.value);
        // A file that cannot be inspected is assumed to exist.
        let exists = dir.path.join(&file).try_exists().unwrap_or(true);
        if !exists && !sources.is_unsaved(&format!("{}/{file}", dir.name)) {
            let message = format!("事業「{}」のファイル {file} がありません", id.value);
            let finding = Finding::new(faults::MISSING_FILE, message, Some(sources.excerpt(&id.place)));
            let meant = meant.iter().find(|(of, _)| *of == id.value).map(|(_, file)| *file);
            findings.push(finding.hint(missing_file(&id.value, &dir.path.join(&file), meant)));
            continue;
        }
        listed.insert(id.value.clone(), id.place);
        let project = read(sources, findings, dir, &file, |at| project::read(&at.without(silent), &id.value, context));
        projects.extend(project.flatten().map(|project| (id.value, project)));
    }
    projects
}

/// The remedy for a missing file of a 事業.
///
/// - `meant`: the file that is probably meant, by its name or because nobody names it
fn missing_file(id: &str, path: &Path, meant: Option<&str>) -> String {
    if let Some(stem) = id.strip_suffix(".yaml").filter(|_| path.with_file_name(id).exists()) {
        return format!("「体系」には「.yaml」を付けずに、{stem} と書いてください");
    }
    let exists = |id: &&str| path.with_file_name(format!("{id}.yaml")).exists();
    if let Some(ids) = elements_in(id).filter(|ids| ids.iter().all(exists)) {
        return format!("[{}] のように、半角のコンマで区切ってください", ids.join(", "));
    }
    let make = "ファイルを作るか、「体系」からこの番号を消してください";
    let wanted = format!("{id}.yaml");
    let Some(name) = alike(path) else {
        return match meant {
            Some(file) => format!(
                "projects/{file} が「体系」のどこにもありません。この事業のファイルなら、その名前を「{wanted}」にするか、「体系」の番号を直してください。違うなら、{make}"
            ),
            None => make.to_owned(),
        };
    };
    if let Some(hint) = twin(&name, &wanted) {
        return format!("projects/{name} の名前は、{hint}");
    }
    match name.strip_suffix(".yaml").filter(|stem| *stem == core(id)) {
        Some(stem) => format!("projects/{name} があります。「体系」の番号を {stem} に直してください"),
        None => format!("projects/{name} があります。この事業のファイルなら、名前を「{wanted}」にしてください"),
    }
}

/// The names of the YAML files in a folder, without their extension, sorted.
fn files(dir: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".yaml")?.to_owned()));
    names.filter(|name| !name.starts_with('.')).collect()
}
