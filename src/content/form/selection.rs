//! 範囲: what a further paper prints.

use serde_json::json;

use super::condition;
use super::of_plan::OfPlan;
use super::scope::Scope;
use crate::content::codec::said::entry;
use crate::content::codec::schema::offered;
use crate::content::codec::{Codec, Visitor, list, name_of, record, text};
use crate::content::faults;
use crate::content::yaml::Cursor;
use crate::model::{Carrier, Condition, FieldKind, Named, OptionIndex, Placed, Selection};
use crate::vocabulary::{AXES, BUREAU, DEPARTMENTS, OPTIONS, OWN, PROJECT, SELECTION, VALUE};

const EXAMPLE: &str = "{部局: [福祉部]}";
/// The keys beside the names of levels.
const KEYS: [&str; 7] = [BUREAU, DEPARTMENTS, PROJECT, AXES, OPTIONS, OWN, VALUE];

/// The keys of a 範囲 as far as they are written.
#[derive(Clone, Default)]
struct Draft {
    bureaus: Option<Vec<String>>,
    departments: Option<Vec<String>>,
    projects: Option<Vec<String>>,
    /// The titles of each level.
    sections: Vec<Option<Vec<String>>>,
    axis: Option<Named>,
    options: Option<Vec<OptionIndex>>,
    field: Option<Named>,
    values: Option<Vec<String>>,
}

/// 範囲, with the place where it is written.
pub(super) fn selection<'a>(plan: &'a OfPlan<'a>, scope: &'a Scope<'a>) -> Codec<'a, Placed<Selection>> {
    let draft = record(EXAMPLE, Draft::default(), move |d, draft| define(d, draft, plan, scope));
    let described = draft.clone();
    let read = move |at: &Cursor| {
        let before = at.faults();
        let found = draft.read(at)?.selections();
        match <[Selection; 1]>::try_from(found) {
            Ok([selection]) => return Some(Placed::new(selection, at.place.clone())),
            Err(_) if at.faults() > before => {}
            Err(found) => {
                let message = if found.is_empty() {
                    "「範囲」に何も書かれていません"
                } else {
                    "「範囲」に条件が2つあります"
                };
                let hint = "「部局」、「担当課」、階層の名前、「事業」、「評価」と「選択肢」、「独自」と「値」の、どれか1つを書いてください";
                at.fault_at(&at.place.of_key(), faults::MISSING_KEY, message, hint);
            }
        }
        None
    };
    let say = move |selection: &Placed<Selection>| {
        let listed = |what: &str, words: &[String]| entry(what, &words.join("、"));
        match &selection.value {
            Selection::Bureaus(bureaus) => listed(BUREAU, bureaus),
            Selection::Departments(names) => listed(DEPARTMENTS, names),
            Selection::Sections { depth, titles } => {
                listed(scope.form.levels.get(*depth).map_or("", String::as_str), titles)
            }
            Selection::Projects(ids) => listed(PROJECT, ids),
            Selection::Meeting(condition) => condition::said(condition, scope),
        }
    };
    Codec::new(read, move || described.schema(), say).of_lists_or_maps()
}

impl Draft {
    fn selections(self) -> Vec<Selection> {
        let Self { bureaus, departments, projects, sections, axis, options, field, values } = self;
        let of_level =
            |(depth, titles): (usize, Option<Vec<String>>)| Some(Selection::Sections { depth, titles: titles? });
        let chosen = axis.zip(options).map(|(axis, options)| Condition::Chosen { axis, options });
        let written = field.zip(values).map(|(field, values)| Condition::Written { field, values });
        let conditions = chosen.into_iter().chain(written).map(Selection::Meeting);
        let named = [bureaus.map(Selection::Bureaus), departments.map(Selection::Departments)];
        let projects = projects.map(Selection::Projects);
        let of_levels = sections.into_iter().enumerate().filter_map(of_level);
        named.into_iter().flatten().chain(projects).chain(of_levels).chain(conditions).collect()
    }
}

fn define(d: &mut Visitor, draft: &mut Draft, plan: &OfPlan, scope: &Scope) {
    let bureaus = plan.departments.iter().filter_map(|department| department.bureau.as_deref());
    let about = "この部局の課が担当するもの";
    d.setting(BUREAU, about, &mut draft.bureaus, some_of(BUREAU, bureaus, "[福祉部]").some());
    let names = plan.departments.iter().map(|department| department.name.value.as_str());
    let about = "この中のどれかの課が担当するもの";
    d.setting(DEPARTMENTS, about, &mut draft.departments, some_of(DEPARTMENTS, names, "[社会福祉課]").some());
    let about = "これらの番号の事業";
    let projects = some_of(PROJECT, plan.projects.iter().map(String::as_str), "[1-1-1, 1-1-2]");
    d.setting(PROJECT, about, &mut draft.projects, projects.some());
    draft.sections.resize(scope.form.levels.len(), None);
    for (depth, label) in scope.form.levels.iter().enumerate().filter(|(_, label)| !KEYS.contains(&label.as_str())) {
        let titles = plan.titles.get(depth).into_iter().flatten().copied();
        let about = format_args!("これらの{label}（題名）");
        let codec = some_of(label, titles, "[題名]");
        d.setting(label, about, &mut draft.sections[depth], codec.some());
    }
    d.setting(AXES, "条件にする評価の名前", &mut draft.axis, axis(scope).some());
    let of_axis = draft.axis.as_ref().and_then(|axis| scope.form.axis(axis.carrier, &axis.name));
    d.setting(OPTIONS, "この中のどれかを選んだもの", &mut draft.options, condition::options_of(of_axis, scope).some());
    d.setting(OWN, "条件にする独自の項目（文章）の名前", &mut draft.field, field(scope).some());
    d.setting(VALUE, "この中のどれかが書いてあるもの", &mut draft.values, condition::values("[市単独]").some());
    let Some(fields) = d.reading() else { return };
    let mut has = |key: &str| fields.get(key).is_some();
    for [key, other, example] in [[AXES, OPTIONS, "[遅れ]"], [OWN, VALUE, "[市単独]"]] {
        if has(key) != has(other) {
            let (there, missing) = if has(key) { (key, other) } else { (other, key) };
            let hint =
                format!("「{SELECTION}: {{{key}: 名前, {other}: {example}}}」のように、2つを一緒に書いてください");
            fields.at().fault(faults::MISSING_KEY, format!("「{there}」がありますが、「{missing}」がありません"), hint);
            return;
        }
    }
}

/// One or several of some names, each once. Names of what could not be read are not known.
///
/// - `key`: the key under which they are written
fn some_of<'a>(key: &'a str, names: impl Iterator<Item = &'a str>, example: &'a str) -> Codec<'a, Vec<String>> {
    let mut known: Vec<(&str, String)> = Vec::new();
    for name in names {
        known.extend(known.iter().all(|(other, _)| *other != name).then(|| (name, name.to_owned())));
    }
    let one = if known.is_empty() { text() } else { name_of(known, &[]) };
    let several = list(example, one.clone()).filled(key).codec();
    let (read_one, of_several) = (one.clone(), several.clone());
    let read = move |at: &Cursor| {
        let before = at.faults();
        let names = if at.is_list() { several.read(at) } else { read_one.read(at).map(|name| vec![name]) };
        // What the others select is not what is meant.
        names.filter(|_| at.faults() == before)
    };
    let schema = move || json!({ "anyOf": [one.filled_schema(), of_several.schema()] });
    Codec::new(read, schema, |names: &Vec<String>| names.join("、")).of_lists_or_maps()
}

/// The kinds of nodes that a condition may select, in the order in which a name is looked for.
fn carriers(scope: &Scope) -> impl Iterator<Item = Carrier> + Clone + use<> {
    let levels = (0..scope.form.levels.len()).rev().map(Carrier::Section);
    [Carrier::Item, Carrier::Project].into_iter().chain(levels)
}

fn axis<'a>(scope: &'a Scope) -> Codec<'a, Named> {
    let read = |at: &Cursor| {
        let axes = || carriers(scope).flat_map(|carrier| scope.form.axes_of(carrier));
        let names: Vec<&str> = axes().map(|axis| axis.name.as_str()).collect();
        scope.find(at, "評価", names.into_iter(), |name| axes().find(|axis| axis.name == name)).map(Named::axis)
    };
    let schema = || offered(scope.form.axes.iter().map(|axis| axis.name.as_str()), text().filled_schema());
    Codec::new(read, schema, |of| scope.said(of)).filled(schema)
}

fn field<'a>(scope: &'a Scope) -> Codec<'a, Named> {
    let texts = |carrier| scope.form.fields_of(carrier).filter(|field| field.kind == FieldKind::Text);
    let fields = move || carriers(scope).flat_map(texts);
    let read = move |at: &Cursor| {
        let names: Vec<&str> = fields().map(|field| field.name.as_str()).collect();
        let find = |name: &str| fields().find(|field| field.name == name);
        let found = scope.find(at, "独自の項目", names.into_iter(), find)?;
        Some(Named { carrier: found.carrier, name: found.name.clone() })
    };
    let schema = move || offered(fields().map(|field| field.name.as_str()), text().filled_schema());
    Codec::new(read, schema, |of| scope.said(of)).filled(schema)
}
