//! 様式: what the nodes of a plan carry and how its sheets print it. Everything has a default, that of 白井市's sheet.

mod axis;
mod columns;
mod opinions;
mod page;
mod series;

use super::keys;
use super::keys::form as key;
use super::reader::{At, Fields};
use crate::model::{Carrier, Field, Form, Labels, Numbering, ProjectLine, usual_columns};

/// What a 様式 is read against: what plan.yaml says besides.
pub(super) struct Surroundings {
    /// How many periods the plan shows.
    pub periods: usize,
}

/// Reads a 様式.
pub(super) fn read(at: &At, surroundings: &Surroundings) -> Form {
    let usual = Form::default();
    let mut fields = at.fields("用紙: A3");
    let levels = fields.written(key::LEVELS).map(|at| levels(&at)).filter(|levels| !levels.is_empty());
    let levels = levels.unwrap_or(usual.levels);
    let series = fields.written(key::SERIES).map(|at| series::read(&at)).unwrap_or(usual.series);
    let axes = fields.written(key::AXES).map(|at| axis::read(&at, &levels, &series)).unwrap_or(usual.axes);
    let own = fields.written(keys::OWN).map(|at| own_fields(&at, &levels)).unwrap_or_default();
    let mut form = Form {
        columns: usual_columns(&axes, &own, &series),
        labels: fields.written(keys::LABELS).map(|at| labels(&at, &Labels::default())).unwrap_or_default(),
        arrangement: keyword(&mut fields, key::ARRANGEMENT, &crate::model::Arrangement::KEYWORDS),
        numbering: keyword(&mut fields, keys::NUMBER, &Numbering::KEYWORDS),
        absences: fields.written(key::ABSENCES).map(|at| absences(&at)).unwrap_or_default(),
        grouping: keyword(&mut fields, key::GROUPING, &crate::model::Grouping::KEYWORDS),
        notes: fields.written(key::NOTES).map(|at| texts(&at, "- 実績は3月末の数です。")).unwrap_or_default(),
        page: fields.written(key::PAGE).map(|at| page::read(&at)).unwrap_or_default(),
        tables: vec![crate::model::IndicatorTable::usual(&series)],
        levels,
        axes,
        fields: own,
        series,
        project_lines: usual.project_lines,
        opinions: usual.opinions,
    };
    if let Some(at) = fields.written(key::COLUMNS) {
        form.columns = columns::read(&at, &form);
    }
    if let Some(at) = fields.written(key::TABLES) {
        form.tables = columns::tables(&at, &form, surroundings);
    }
    if let Some(at) = fields.written(key::PROJECT_LINES) {
        form.project_lines = project_lines(&at, &form);
    }
    if let Some(at) = fields.written(keys::OPINIONS) {
        form.opinions = opinions::read(&at);
    }
    fields.finish();
    form
}

/// A keyword of a field, or its default.
fn keyword<T: Clone + Default>(fields: &mut Fields, key: &str, words: &[(&str, T)]) -> T {
    fields.written(key).and_then(|at| at.keyword(words)).unwrap_or_default()
}

/// あり or なし.
fn switch(fields: &mut Fields, key: &str, default: bool) -> bool {
    let at = fields.written(key);
    at.and_then(|at| at.keyword(&[("あり", true), ("なし", false)])).unwrap_or(default)
}

fn texts(at: &At, example: &str) -> Vec<String> {
    at.list(example).iter().filter_map(At::text).map(|text| text.value).collect()
}

/// The name of an axis, a field, a series or a table, each once in its list.
fn is_new(at: &At, name: &str, taken: bool) -> bool {
    if taken {
        at.fault(
            "duplicate-name",
            format!("「{name}」が2度書かれています"),
            "どちらか一方の名前を変えるか、消してください",
        );
    }
    !taken
}

/// 階層.
fn levels(at: &At) -> Vec<String> {
    const LEAST: usize = 1;
    const MOST: usize = 4;
    let mut levels: Vec<String> = Vec::new();
    for at in at.list("[基本目標, 施策の柱]") {
        let Some(text) = at.text() else { continue };
        if keys::reserved::OF_SECTIONS.contains(&text.value.as_str()) {
            let message = format!("「{}」は階層の名前に使えません", text.value);
            at.fault("unknown-word", message, "体系の中で別の意味を持つ言葉です。別の名前にしてください");
        } else if is_new(&at, &text.value, levels.contains(&text.value)) {
            levels.push(text.value);
        }
    }
    if !(LEAST..=MOST).contains(&levels.len()) {
        at.fault(
            "option-count",
            format!("階層が{}段あります", levels.len()),
            format!("事業の上の階層は、{LEAST}段から{MOST}段までです"),
        );
        levels.truncate(MOST);
    }
    levels
}

/// 対象: 取組項目, 指標, 事業, or the label of a level.
fn carrier(fields: &mut Fields, levels: &[String]) -> Carrier {
    let words: Vec<(&str, Carrier)> =
        [(keys::ITEMS, Carrier::Item), (keys::INDICATORS, Carrier::Indicator), (keys::PROJECT, Carrier::Project)]
            .into_iter()
            .chain(levels.iter().enumerate().map(|(depth, label)| (label.as_str(), Carrier::Section(depth))))
            .collect();
    let at = fields.written(key::CARRIER);
    at.and_then(|at| at.keyword(&words)).unwrap_or(Carrier::Item)
}

/// 独自.
fn own_fields(at: &At, levels: &[String]) -> Vec<Field> {
    let mut out: Vec<Field> = Vec::new();
    for at in at.list("- {名称: 予算額, 種類: 金額, 単位: 千円}") {
        let field = if at.is_map() {
            let mut fields = at.fields("{名称: 予算額, 種類: 金額, 単位: 千円}");
            let name = fields.required(keys::NAME);
            let carrier = carrier(&mut fields, levels);
            let kind = keyword(&mut fields, key::FIELD_KIND, &crate::model::FieldKind::KEYWORDS);
            let unit = fields.text(keys::UNIT).map(|text| text.value);
            fields.finish();
            name.map(|name| Field { name: name.value, carrier, kind, unit })
        } else {
            at.text().map(|name| Field {
                name: name.value,
                carrier: Carrier::Item,
                kind: crate::model::FieldKind::default(),
                unit: None,
            })
        };
        let Some(field) = field else { continue };
        let taken = out.iter().any(|other| other.carrier == field.carrier && other.name == field.name);
        if is_new(&at, &field.name, taken) {
            out.push(field);
        }
    }
    out
}

/// 見出し.
pub(super) fn labels(at: &At, usual: &Labels) -> Labels {
    let mut fields = at.fields("{取り組み目標: 取組み目標}");
    let mut label = |key, usual: &String| fields.text(key).map_or(usual.clone(), |text| text.value);
    let labels = Labels {
        name: label(keys::PROJECT, &usual.name),
        goal: label(keys::GOAL, &usual.goal),
        main_actions: label(keys::MAIN_ACTIONS, &usual.main_actions),
        focus: label(keys::FOCUS, &usual.focus),
    };
    fields.finish();
    labels
}

/// 空欄.
fn absences(at: &At) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for at in at.list("[－, 未公表, 該当なし]") {
        let Some(text) = at.text() else { continue };
        if is_new(&at, &text.value, words.contains(&text.value)) {
            words.push(text.value);
        }
    }
    words
}

/// 事業欄.
fn project_lines(at: &At, form: &Form) -> Vec<ProjectLine> {
    let mut words = vec![
        (keys::PROJECT, ProjectLine::Name),
        (keys::GOAL, ProjectLine::Goal),
        (keys::MAIN_ACTIONS, ProjectLine::MainActions),
        (keys::DEPARTMENTS, ProjectLine::Departments),
    ];
    let axes =
        form.axes_of(Carrier::Project).map(|axis| (axis.name.as_str(), ProjectLine::Judgement(axis.name.clone())));
    let fields = form.fields_of(Carrier::Project).map(|own| (own.name.as_str(), ProjectLine::Field(own.name.clone())));
    words.extend(axes.chain(fields));
    let mut lines: Vec<ProjectLine> = Vec::new();
    for at in at.list("[事業, 取り組み目標, 主な取り組み]") {
        let Some(line) = at.keyword(&words) else { continue };
        let name = at.text().map(|text| text.value).unwrap_or_default();
        if is_new(&at, &name, lines.contains(&line)) {
            lines.push(line);
        }
    }
    if !lines.contains(&ProjectLine::Name) {
        at.fault(
            "missing-key",
            "「事業欄」に「事業」がありません",
            "「事業」を加えてください。事業の名前が見出しになります",
        );
    }
    lines
}
