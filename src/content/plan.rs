//! plan.yaml: 計画と資料の設定, 担当課, 体系, 様式.

use std::collections::HashSet;

use serde_json::Value as Json;

use super::codec::{Codec, Told, Visitor, free_text, placed_text, text};
use super::context::Context;
use super::dates::date;
use super::departments::departments;
use super::fallen_in::told_as_fallen_in;
use super::form::{self, OfPlan, Surroundings};
use super::form_source::{FormSource, FormSources, or_file};
use super::permissions::{self, Permission};
use super::sections::{SectionEntry, headed, ids, sections, titles};
use super::{indicators, judgements, periods};
use crate::content::faults;
use crate::content::yaml::Cursor;
use crate::finding::Rule;
use crate::model::{
    Date, Department, Form, FurtherPaper, Period, PeriodLabels, Place, Placed, Plan, Revision, Volumes,
};
use crate::vocabulary::{
    COMMITTEE, DATE, DEPARTMENTS, FINAL, FORM, PAPER_NUMBER, PAPERS, PERIOD_LABELS, PERIODS, PERMISSIONS, PLAN,
    PUBLISHER, REVISION, SECTIONS, TITLE, VOLUMES, YEAR,
};

/// Rules whose faults may follow from a 様式 that could not be read. Readers do not report them in that case.
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

/// The content of plan.yaml, as far as it could be read.
pub(super) struct PlanReading {
    /// `None` if a required part is missing.
    pub plan: Option<PlanFile>,
    /// `None` if faults of 様式 leave unknown what the other files may contain.
    pub form: Option<Form>,
    /// Whether the 様式 has no fault.
    pub form_is_whole: bool,
    /// Whether all faults are in settings of the 様式 that only say how the papers look.
    pub is_sound: bool,
    /// The ids of the 事業 below sections with a 担当課; `None` if nothing could be read.
    pub headed: Option<HashSet<String>>,
}

/// plan.yaml as read: the settings and the 体系 with the ids of its 事業.
pub(super) struct PlanFile {
    pub plan: Plan,
    pub sections: Vec<SectionEntry>,
    /// The place of 年度.
    pub year_place: Place,
    pub permissions: Vec<Permission>,
}

/// Reads plan.yaml.
pub(super) fn read(root: &Cursor, forms: &FormSources) -> PlanReading {
    let fields = root.fields("計画: 白井市第2次地域福祉計画");
    let year_place = root.peek(YEAR).map_or_else(|| root.place.clone(), |at| at.place);
    let define = |d: &mut Visitor, draft: &mut Draft| define(d, draft, forms, &[]);
    let (draft, is_whole) = Visitor::read_in_part(fields, &define, &Draft::default());
    let is_known = draft.form_faults != FormFaults::OfContent;
    let form_is_whole = draft.form_faults == FormFaults::None;
    let form = is_known.then(|| draft.form.clone());
    let of_form: Vec<Place> = [FORM, PAPERS].iter().filter_map(|key| Some(root.peek(key)?.place)).collect();
    let is_sound = is_known && !root.has_faults_outside(0, &of_form);
    let (sections, permissions) = (draft.sections.clone(), draft.permissions.clone());
    let headed = headed(&sections);
    let plan = draft.plan().filter(|_| is_whole);
    PlanReading {
        plan: plan.map(|plan| PlanFile { plan, sections, year_place, permissions }),
        form,
        form_is_whole,
        is_sound,
        headed: Some(headed),
    }
}

/// What the faults of a 様式 leave unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FormFaults {
    None,
    /// How the papers look.
    OfLooks,
    /// What the other files may contain.
    OfContent,
}

/// The schema of the file without its definitions; without a plan, it accepts any 年度 and any 担当課.
///
/// - `permitted`: the codes that a 許可 may name
pub(super) fn schema(plan: Option<&Plan>, permitted: &[&'static str]) -> Json {
    let draft = plan.map(Draft::from_plan).unwrap_or_default();
    let define = |d: &mut Visitor, draft: &mut Draft| define(d, draft, &FormSources::HERE, permitted);
    Visitor::describe(&define, &draft)
}

/// The definitions that the schemas of plan.yaml and of projects refer to.
pub(super) fn definitions(context: &Context) -> impl Iterator<Item = (String, Json)> {
    indicators::definitions(context).chain(judgements::definitions(context))
}

/// Describes the settings, key by key, in the words of a comparison; 担当課, 様式 and 資料 are compared part by part.
pub(crate) fn tell(plan: &Plan) -> Vec<Told> {
    Visitor::tell(
        &|d: &mut Visitor, draft: &mut Draft| define(d, draft, &FormSources::HERE, &[]),
        &Draft::from_plan(plan),
    )
}

/// The content of plan.yaml, as far as it is known.
#[derive(Clone)]
struct Draft {
    name: Placed<String>,
    title: Placed<String>,
    paper_number: String,
    publisher: String,
    date: Option<Date>,
    year: Option<Period>,
    revision: Revision,
    periods: Vec<Period>,
    period_labels: PeriodLabels,
    committee: Placed<String>,
    departments: Vec<Department>,
    form: Form,
    form_faults: FormFaults,
    volumes: Option<Volumes>,
    papers: Vec<FurtherPaper>,
    sections: Vec<SectionEntry>,
    permissions: Vec<Permission>,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            name: Placed::default(),
            title: Placed::default(),
            paper_number: String::new(),
            publisher: String::new(),
            date: None,
            year: None,
            revision: Revision::Final,
            periods: Vec::new(),
            period_labels: PeriodLabels::default(),
            committee: Placed::default(),
            departments: Vec::new(),
            form: Form::default(),
            form_faults: FormFaults::None,
            volumes: None,
            papers: Vec::new(),
            sections: Vec::new(),
            permissions: Vec::new(),
        }
    }
}

impl Draft {
    fn from_plan(plan: &Plan) -> Self {
        let plan = plan.clone();
        Self {
            name: plan.name,
            title: plan.title,
            paper_number: plan.paper_number,
            publisher: plan.publisher,
            date: Some(plan.date),
            year: Some(plan.year),
            revision: plan.revision,
            periods: plan.periods,
            period_labels: plan.period_labels,
            committee: plan.committee,
            departments: plan.departments,
            form: plan.form,
            volumes: plan.volumes,
            papers: plan.papers,
            ..Self::default()
        }
    }

    fn plan(self) -> Option<Plan> {
        Some(Plan {
            name: self.name,
            title: self.title,
            paper_number: self.paper_number,
            publisher: self.publisher,
            date: self.date?,
            year: self.year?,
            revision: self.revision,
            periods: self.periods,
            period_labels: self.period_labels,
            committee: self.committee,
            departments: self.departments,
            sections_in_charge: !headed(&self.sections).is_empty(),
            form: self.form,
            volumes: self.volumes,
            papers: self.papers,
        })
    }
}

fn define(d: &mut Visitor, draft: &mut Draft, forms: &FormSources, permitted: &[&'static str]) {
    d.knows(&[PLAN, TITLE, PAPER_NUMBER, PUBLISHER, DATE, YEAR]);
    d.required(PLAN, "計画の名前", &mut draft.name, placed_text());
    d.required(TITLE, "資料の題名", &mut draft.title, placed_text());
    let about = "資料の右上の枠に入る番号。PDF のファイル名にもなります";
    d.required(PAPER_NUMBER, about, &mut draft.paper_number, text());
    let about = "確定、案、差替 など。確定でなければ、資料番号とファイル名に付きます";
    d.field(REVISION, about, &mut draft.revision, revision());
    d.required(PUBLISHER, "発行者。PDF の作成者になります", &mut draft.publisher, text());
    d.required(DATE, "PDF に入る日付。2020-07-01 か 令和2年7月1日", &mut draft.date, date().some());
    let about = "この資料が報告する年度。基準日のある資料なら月（H19.6）。フォルダーの名前と同じにします";
    d.required(YEAR, about, &mut draft.year, periods::year(&draft.period_labels).some());
    let about = "表に出す年度と、その順。範囲（H28～H30、R2～）や月末（H27.3）も書けます";
    d.setting(PERIODS, about, &mut draft.periods, periods::list(draft.period_labels.clone()));
    if let Some(fields) = d.reading() {
        if draft.periods.is_empty() {
            draft.periods.extend(draft.year);
        }
        if let (Some(year), Some(at)) = (draft.year, fields.get(PERIODS))
            && !draft.periods.contains(&year)
            && at.elements().len() == draft.periods.len()
        {
            let hint = "「年度」と同じ年度を「表示年度」に加えてください";
            at.fault(faults::YEAR_NOT_SHOWN, "表示年度に、この資料の年度がありません", hint);
        }
    }
    let about = "年度の印刷のしかた。または、表示年度と同じ数の言葉の一覧か、{表記: 和暦, H31: 令和元年度}";
    d.setting(PERIOD_LABELS, about, &mut draft.period_labels, periods::labels(draft.periods.clone()));
    d.required(COMMITTEE, "委員会の名前", &mut draft.committee, placed_text());
    let holds_list = |at: &Cursor| at.keys().iter().any(|key| at.peek(key).is_some_and(|at| at.is_list()));
    let fallen_in = d.reading().and_then(|fields| told_as_fallen_in(fields, SECTIONS, &[DEPARTMENTS], holds_list));
    let departments = departments().unsaid();
    let departments = if fallen_in.is_some() { departments.unread() } else { departments };
    d.needed(DEPARTMENTS, "取組項目に書ける課の一覧", &mut draft.departments, departments);
    let source = forms.plan;
    let unread = matches!(source, FormSource::Unread);
    let mut form = (draft.form.clone(), if unread { FormFaults::OfContent } else { FormFaults::None });
    let surroundings = Surroundings { periods: draft.periods.clone(), year: draft.year, ..Surroundings::default() };
    let about = "資料の形。ここに書くか、plan.yaml と同じフォルダーのファイルの名前（youshiki.yaml など）";
    let codec = self::form(draft.form.clone(), source, &surroundings);
    d.field(FORM, about, &mut form, codec.clone());
    if let FormSource::File(file) = source
        && let Some(fields) = d.reading()
        && fields.get(FORM).is_none()
        && let Some(read) = codec.read(file)
    {
        form = read;
    }
    (draft.form, draft.form_faults) = form;
    // Use the readable part of a faulty 様式, so that one slip does not make every level of the 体系 unknown.
    let year = draft.year.or(draft.periods.first().copied()).unwrap_or_else(|| Period::of_western(0));
    let context = Context::new(draft.form.clone(), year, &draft.periods, &draft.departments);
    let sections = sections(&context);
    // The 様式 determines the keys of a section: if it has faults, do not report faults that may follow from them.
    let is_known = draft.form_faults != FormFaults::OfContent;
    let sections = if is_known { sections } else { sections.silent(&OF_THE_FORM) };
    let about = "計画の体系。いちばん下の階層が1枚のシートになります";
    match fallen_in {
        Some(_) => d.field(SECTIONS, about, &mut draft.sections, sections),
        None => d.needed(SECTIONS, about, &mut draft.sections, sections),
    }
    papers(d, draft, &surroundings, forms);
    let about = "調べたうえで、そのままにする指摘の一覧";
    d.field(PERMISSIONS, about, &mut draft.permissions, permissions::listed(permitted));
}

/// 分冊 and 資料.
fn papers(d: &mut Visitor, draft: &mut Draft, surroundings: &Surroundings, forms: &FormSources) {
    let is_known = draft.form_faults != FormFaults::OfContent;
    let volumes = form::volumes(&draft.form.levels).some();
    let volumes = if is_known { volumes } else { volumes.silent(&OF_THE_FORM) };
    d.setting(VOLUMES, form::ABOUT_VOLUMES, &mut draft.volumes, volumes);
    let Draft { paper_number, form, departments, sections, papers, .. } = draft;
    let plan = OfPlan {
        number: paper_number,
        form,
        departments,
        titles: titles(sections, form.levels.len()),
        projects: ids(sections).into_iter().map(|id| id.value).collect(),
        surroundings,
        forms,
    };
    let about = "同じ内容から作る、ほかの資料の一覧";
    let codec = form::papers(&plan);
    let codec = if is_known { codec } else { codec.silent(&OF_THE_FORM) };
    // Compared one by one.
    d.setting(PAPERS, about, papers, codec.unsaid());
}

/// Words that are meant to say 確定, and would be printed as a mark.
const NEARLY_FINAL: [&str; 7] = ["確定版", "確定稿", "確定済", "確定済み", "最終", "最終版", "完成版"];

/// A mark without the brackets in which it is printed anyway: 案 of （案）.
fn bare(mark: &str) -> &str {
    let inside =
        [('（', '）'), ('(', ')')].iter().find_map(|(open, close)| mark.strip_prefix(*open)?.strip_suffix(*close));
    inside.map(str::trim).filter(|inside| !inside.is_empty()).unwrap_or(mark)
}

/// 版: 確定 or a mark such as 案.
fn revision<'a>() -> Codec<'a, Revision> {
    free_text(&NEARLY_FINAL, "版", "「確定」ではありませんか").map(
        |text| match bare(&text) {
            FINAL => Revision::Final,
            mark => Revision::Marked(mark.to_owned()),
        },
        |revision| match revision {
            Revision::Final => FINAL.to_owned(),
            Revision::Marked(mark) => mark.clone(),
        },
    )
}

/// 様式, or the name of its file, and what its faults leave unknown.
fn form<'a>(known: Form, source: FormSource<'a>, surroundings: &'a Surroundings<'a>) -> Codec<'a, (Form, FormFaults)> {
    let read = move |at: &Cursor| {
        let at = match source {
            FormSource::Here | FormSource::OfPlan => at,
            FormSource::File(file) => file,
            FormSource::Unread => return None,
        };
        let before = at.faults();
        let form = form::read(at, surroundings);
        let looks: Vec<Place> = form::LOOKS.iter().filter_map(|key| Some(at.peek(key)?.place)).collect();
        let faults = match (at.faults() == before, at.has_faults_outside(before, &looks)) {
            (true, _) => FormFaults::None,
            (_, false) => FormFaults::OfLooks,
            (_, true) => FormFaults::OfContent,
        };
        Some((form, faults))
    };
    Codec::new(read, move || or_file(form::schema(&known)), |_| String::new())
}
