//! plan.yaml: 計画と資料の設定, 担当課, 体系, 様式.

use super::context::Context;
use super::form::{self, Surroundings};
use super::permissions::{self, Permission};
use super::{periods, values};
use crate::characters::is_traceless;
use crate::content::faults;
use crate::content::yaml::{Cursor, Fields};
use crate::finding::Rule;
use crate::model::{Carried, Carrier, Date, Department, DepartmentKind, Form, Period, Place, Placed, Plan, Revision};
use crate::vocabulary as word;
use crate::windows;

/// The findings that may be no more than a trace of a 様式 that could not be read.
pub(super) const OF_THE_FORM: [&Rule; 8] = [
    faults::DUPLICATE_NUMBER,
    faults::DUPLICATE_YEAR,
    faults::MISSING_KEY,
    faults::MIXED_KEYS,
    faults::UNKNOWN_KEY,
    faults::UNKNOWN_STATUS,
    faults::UNKNOWN_WORD,
    faults::WRONG_TYPE,
];

/// What plan.yaml says, as far as it could be read.
pub(super) struct PlanReading {
    /// `None` where something that every paper needs is missing.
    pub plan: Option<PlanFile>,
    /// `None` where 様式 has a fault.
    pub form: Option<Form>,
}

/// plan.yaml as read: the settings, and the 体系 with the ids of its 事業.
pub(super) struct PlanFile {
    pub plan: Plan,
    pub sections: Vec<SectionEntry>,
    /// Where 年度 is written.
    pub year_place: Place,
    pub permissions: Vec<Permission>,
}

/// An entry of the 体系.
pub(super) struct SectionEntry {
    pub label: String,
    pub title: Placed<String>,
    pub ancestor_titles: Vec<(String, Placed<String>)>,
    pub carried: Carried,
    pub children: Vec<SectionEntry>,
    /// The ids of the 事業 of a sheet.
    pub projects: Vec<Placed<String>>,
}

/// The ids of the 事業 of some sections, in the order of the 体系.
pub(super) fn ids(sections: &[SectionEntry]) -> Vec<Placed<String>> {
    sections.iter().flat_map(|entry| entry.projects.iter().cloned().chain(ids(&entry.children))).collect()
}

/// The file that 様式 names instead of saying what the sheet looks like.
pub(super) fn form_file(root: &Cursor) -> Option<Placed<String>> {
    root.peek(word::FORM).filter(|at| !at.is_map() && !at.is_list())?.text()
}

/// Reads plan.yaml.
///
/// - `names_file`: whether 様式 names a file
/// - `form_file`: the root of that file, where it could be read
pub(super) fn read(root: &Cursor, names_file: bool, form_file: Option<&Cursor>) -> PlanReading {
    let mut fields = root.fields("計画: 白井市第2次地域福祉計画");
    let name = fields.required(word::PLAN);
    let title = fields.required(word::TITLE);
    let paper_number = fields.required(word::PAPER_NUMBER);
    let publisher = fields.required(word::PUBLISHER);
    let date = date(&mut fields);
    let year_place = fields.get(word::YEAR).map(|at| at.place).unwrap_or_else(|| root.place.clone());
    let year = periods::year(&mut fields);
    let revision = match fields.text(word::REVISION) {
        Some(text) if text.value != word::FINAL => Revision::Marked(text.value),
        _ => Revision::Final,
    };
    let shown = fields.get(word::PERIODS).map(|at| periods::shown(&at)).unwrap_or_default();
    let shown = if shown.is_empty() { year.into_iter().collect() } else { shown };
    if let (Some(year), Some(at)) = (year, fields.get(word::PERIODS))
        && !shown.contains(&year)
        && at.list("[H30, H31]").len() == shown.len()
    {
        at.fault(
            faults::YEAR_NOT_SHOWN,
            "表示年度に、この資料の年度がありません",
            "「年度」と同じ年度を「表示年度」に加えてください",
        );
    }
    let period_labels = fields.get(word::PERIOD_LABELS).map(|at| periods::labels(&at, &shown)).unwrap_or_default();
    let committee = fields.required(word::COMMITTEE);
    let departments = departments(&mut fields);
    let surroundings = Surroundings { periods: shown.clone(), year };
    let in_place = fields.written(word::FORM).filter(|_| !names_file);
    let (form, is_known) = match form_file.or(in_place.as_ref()) {
        Some(at) => {
            let before = at.faults();
            let form = form::read(at, &surroundings);
            (form, at.faults() == before)
        }
        // A file that is named and could not be read has been reported.
        None => (Form::default(), !names_file),
    };
    let context = Context {
        year: year.or(shown.first().copied()).unwrap_or_else(|| Period::of_western(0)),
        departments: departments.iter().map(|department| department.name.value.clone()).collect(),
        former_names: former_names(&departments),
        // Of a faulty one what could be read: a slip in one place of it makes no level of the 体系 unknown.
        form: form.clone(),
        periods: shown,
    };
    let sections = match fields.needed(word::SECTIONS) {
        Some(at) => {
            // What they carry, the 様式 says: where it could not be read, such faults are none of their own.
            let at = if is_known { at } else { at.without(&OF_THE_FORM) };
            sections(&at, &[], &context.form.levels, &context)
        }
        None => Vec::new(),
    };
    let permissions = fields.get(word::PERMISSIONS).map(|at| permissions::list(&at)).unwrap_or_default();
    fields.finish();
    let settings = || {
        Some(Plan {
            name: name?,
            title: title?,
            paper_number: paper_number?.value,
            publisher: publisher?.value,
            date: date?,
            year: year?,
            revision,
            periods: context.periods,
            period_labels,
            committee: committee?,
            departments,
            form: context.form,
        })
    };
    let plan = settings().map(|plan| PlanFile { plan, sections, year_place, permissions });
    PlanReading { plan, form: is_known.then_some(form) }
}

fn date(fields: &mut Fields) -> Option<Date> {
    let text = fields.required(word::DATE)?;
    let date = Date::parse(&text.value);
    if date.is_none() {
        let message = format!("「{}」は日付として読めません", text.value);
        fields.at().fault_at(
            &text.place,
            faults::BAD_DATE,
            message,
            "2020-07-01 か 令和2年7月1日 のように書いてください",
        );
    }
    date
}

/// 旧称, each with the name of today.
pub(super) fn former_names(departments: &[Department]) -> Vec<(String, String)> {
    let pair = |department: &Department| Some((department.former_name.clone()?, department.name.value.clone()));
    departments.iter().filter_map(pair).collect()
}

fn departments(fields: &mut Fields) -> Vec<Department> {
    let Some(at) = fields.needed(word::DEPARTMENTS) else { return Vec::new() };
    let mut departments: Vec<Department> = Vec::new();
    for at in at.list("- 社会福祉課") {
        let department = if at.is_map() {
            let mut fields = at.fields("{名称: 関係課, 区分: 総称}");
            let name = fields.required(word::NAME);
            let kind = fields.get(word::KIND).and_then(|at| at.keyword(&DepartmentKind::KEYWORDS));
            let bureau = fields.text(word::BUREAU).map(|text| text.value);
            let former_name = fields.text(word::FORMER_NAME).map(|text| text.value);
            fields.finish();
            name.map(|name| Department { name, kind: kind.unwrap_or_default(), bureau, former_name })
        } else {
            let kind = DepartmentKind::default();
            at.text().map(|name| Department { name, kind, bureau: None, former_name: None })
        };
        let Some(department) = department else { continue };
        if let Some(first) = departments.iter().find(|other| other.name.value == department.name.value) {
            let line = at.excerpt(&first.name.place).line;
            let message = format!("「{}」が2度書かれています（1度目は{line}行目）", department.name.value);
            at.fault_at(&department.name.place, faults::DUPLICATE_DEPARTMENT, message, "どちらか一方を消してください");
        } else {
            departments.push(department);
        }
    }
    departments
}

/// The entries of one level of the 体系: `levels` are the labels of this level and of those below it, `above` those of
/// the levels over it.
fn sections(at: &Cursor, above: &[String], levels: &[String], context: &Context) -> Vec<SectionEntry> {
    let Some((label, below)) = levels.split_first() else { return Vec::new() };
    at.list(&format!("- {label}: …")).iter().filter_map(|at| section(at, above, label, below, context)).collect()
}

fn section(at: &Cursor, above: &[String], label: &str, below: &[String], context: &Context) -> Option<SectionEntry> {
    let mut fields = at.fields(&format!("{label}: …"));
    let named = fields.get(word::NAME).is_some();
    let title = fields.required(if named { word::NAME } else { label });
    let children = match below.first().and_then(|child| fields.get(child)) {
        Some(at) => sections(&at, &[above, &[label.to_owned()]].concat(), below, context),
        None => Vec::new(),
    };
    let mut projects = Vec::new();
    match fields.get(word::PROJECT) {
        Some(at) if children.is_empty() => {
            projects = at.list("[1-1-1, 1-1-2]").iter().filter_map(|at| id(at, at.text()?)).collect();
        }
        Some(at) => at.fault(
            faults::WRONG_TYPE,
            format!("「{label}」に下の階層と事業の両方があります"),
            "事業は、いちばん下の階層に書いてください",
        ),
        None => {}
    }
    let ancestor_titles = ancestor_titles(&mut fields, above);
    let carried = values::carried(&mut fields, Carrier::Section(above.len()), context);
    // A misspelt key is reported as such, and its content not as missing.
    if children.is_empty() && projects.is_empty() && carried.indicators.is_empty() && !fields.has_unknown() {
        let hint = match below.first() {
            Some(child) => format!("「{child}:」か「{}:」を書いてください", word::PROJECT),
            None => format!("「{}: [1-1-1]」のように書いてください", word::PROJECT),
        };
        at.fault(faults::MISSING_KEY, format!("「{label}」の中身がありません"), hint);
    }
    fields.finish();
    Some(SectionEntry { label: label.to_owned(), title: title?, ancestor_titles, carried, children, projects })
}

/// 上位の表記, below the outermost level.
fn ancestor_titles(fields: &mut Fields, above: &[String]) -> Vec<(String, Placed<String>)> {
    let Some(outermost) = above.first() else { return Vec::new() };
    let Some(at) = fields.written(word::ANCESTOR_TITLES) else { return Vec::new() };
    let mut fields = at.fields(&format!("{{{outermost}: …}}"));
    let titles = above.iter().filter_map(|label| Some((label.clone(), fields.text(label)?))).collect();
    fields.finish();
    titles
}

/// The id of a 事業, which is also the name of its file.
fn id(at: &Cursor, text: Placed<String>) -> Option<Placed<String>> {
    let id = text.value.as_str();
    let forbidden = |c: char| c.is_whitespace() || windows::is_forbidden(c);
    let unseen = id.contains(is_traceless);
    let hint = if windows::is_device(id) {
        "CON、PRN、AUX、NUL、COM1～9、LPT1～9 は、Windows ではファイルの名前に使えません。別の番号にして、事業のファイルも同じ名前にしてください"
    } else if unseen {
        "目に見えない文字が入っています。番号を打ち直してください"
    } else if id.starts_with('.') || windows::is_cut(id) || id.contains(forbidden) {
        "1-1-1 のように、ファイル名に使える文字で書いてください（projects/1-1-1.yaml を読みます）"
    } else {
        return Some(text);
    };
    at.fault(faults::BAD_ID, format!("「{id}」は事業の番号に使えません"), hint);
    None
}
