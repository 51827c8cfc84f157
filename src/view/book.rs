//! 資料: the committee paper, sheet by sheet, each followed by its opinion page.

use serde::Serialize;

use super::{Text, anchor};
use crate::model::{
    Edition, Indicator, Initiative, Paper, Period, Placed, Project, Revision, Row, Scalar, Section, Value,
};

/// The data of `layouts/book.typ`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Book {
    document: Document,
    paper: &'static str,
    /// 資料番号, with 案, 差替 … behind it while the paper is not final.
    mark: Text,
    title: Text,
    committee: Text,
    columns: Vec<String>,
    opinion_columns: Vec<String>,
    sheets: Vec<Sheet>,
}

/// What the PDF says of itself.
#[derive(Debug, Serialize)]
struct Document {
    title: String,
    author: String,
    description: String,
    keywords: Vec<String>,
    /// Year, month, day.
    date: (u16, u8, u8),
}

/// One 施策の方向 (the lowest level of the 体系) and its opinion page.
#[derive(Debug, Serialize)]
struct Sheet {
    /// From the outermost level to the sheet itself.
    sections: Vec<SectionLine>,
    projects: Vec<ProjectView>,
    opinions: Vec<OpinionRow>,
}

#[derive(Debug, Clone, Serialize)]
struct SectionLine {
    label: String,
    title: Text,
    /// Whether this is the first sheet of the section, which carries its bookmark.
    first: bool,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ProjectView {
    label: Text,
    name: Text,
    goal_label: Text,
    goal: Vec<Text>,
    actions_label: Text,
    actions: Vec<Text>,
    rows: Vec<RowView>,
    /// The notes of the table, in the order of their marks.
    notes: Vec<Text>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct RowView {
    /// Unique in the document.
    id: String,
    anchors: Anchors,
    number: Text,
    name: Text,
    repeat: bool,
    departments: Vec<Text>,
    description: Vec<Text>,
    /// The label over 重点.
    focus_label: Text,
    focus: Vec<Text>,
    options: Vec<OptionView>,
    indicators: Vec<Text>,
    periods: Vec<PeriodView>,
    outcome: Vec<Text>,
}

/// The labels of the cells of a row, where they print content.
#[derive(Debug, Default, Serialize)]
struct Anchors {
    number: Option<String>,
    name: Option<String>,
    departments: Option<String>,
    description: Option<String>,
    indicators: Option<String>,
    outcome: Option<String>,
}

#[derive(Debug, Serialize)]
struct OptionView {
    name: Text,
    chosen: bool,
}

/// One 年度 of a 取組項目: as many lines as its indicators need, at least one.
#[derive(Debug, Serialize)]
struct PeriodView {
    label: Text,
    lines: Vec<ValueLine>,
}

/// One line of 実績値 with the unit that stands on the same line.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ValueLine {
    /// The label of a 内訳.
    label: Option<Text>,
    value: Option<Text>,
    /// 付記.
    suffix: Option<Text>,
    unit: Option<Text>,
    /// The number of its note (※1 …) under the table.
    note: Option<usize>,
    /// The label of its cell.
    anchor: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct OpinionRow {
    /// Unique in the document.
    id: String,
    number: Text,
    name: Text,
    repeat: bool,
    departments: Vec<Text>,
    opinion: Vec<Text>,
    opinion_anchor: Option<String>,
    cooperation: Vec<Text>,
    cooperation_anchor: Option<String>,
}

impl Book {
    /// Everything the paper prints, in order.
    pub fn new(edition: &Edition) -> Self {
        let plan = &edition.plan;
        let mut sheets = Vec::new();
        walk(edition, &edition.sections, &mut Vec::new(), &mut sheets);
        Self {
            document: Document {
                title: plan.title.clone(),
                author: plan.publisher.clone(),
                description: format!("{} {}", plan.paper_number, plan.title),
                keywords: vec![plan.name.clone(), plan.committee.clone(), plan.paper_number.clone()],
                date: plan.date.ymd(),
            },
            paper: match plan.form.paper {
                Paper::A4 => "a4",
                Paper::A3 => "a3",
            },
            mark: Text::line(match &plan.revision {
                Revision::Final => plan.paper_number.clone(),
                Revision::Marked(mark) => format!("{}（{mark}）", plan.paper_number),
            }),
            title: Text::line(plan.title.clone()),
            committee: Text::line(plan.committee.clone()),
            columns: plan.form.columns.clone(),
            opinion_columns: plan.form.opinion_columns.clone(),
            sheets,
        }
    }
}

/// Adds the sheets below these sections; `above` holds the sections over them.
fn walk(edition: &Edition, sections: &[Section], above: &mut Vec<SectionLine>, sheets: &mut Vec<Sheet>) {
    for section in sections {
        let title = Text::line(section.title.value.clone());
        above.push(SectionLine { label: section.label.clone(), title, first: true });
        if section.children.is_empty() {
            let id = sheets.len().to_string();
            sheets.push(sheet(edition, section, above, &id));
            above.iter_mut().for_each(|line| line.first = false);
        } else {
            walk(edition, &section.children, above, sheets);
        }
        above.pop();
    }
}

fn sheet(edition: &Edition, section: &Section, path: &[SectionLine], id: &str) -> Sheet {
    let mut sections = path.to_vec();
    for (label, title) in &section.ancestor_titles {
        sections.iter_mut().filter(|line| line.label == *label).for_each(|line| line.title = Text::line(title.clone()));
    }
    let rows = section.projects.iter().flat_map(|project| &project.rows);
    Sheet {
        sections,
        projects: (section.projects.iter().enumerate())
            .map(|(index, project)| self::project(edition, project, &format!("{id}-{index}")))
            .collect(),
        opinions: rows.enumerate().map(|(index, row)| opinion(edition, row, format!("{id}-o{index}"))).collect(),
    }
}

fn project(edition: &Edition, project: &Project, id: &str) -> ProjectView {
    let mut notes = Vec::new();
    let rows = (project.rows.iter().enumerate())
        .map(|(index, row)| self::row(edition, project, row, format!("{id}-{index}"), &mut notes))
        .collect();
    ProjectView {
        label: Text::line(project.labels.name.clone()),
        name: Text::line(project.name.value.clone()),
        goal_label: Text::line(project.labels.goal.clone()),
        goal: lines(project.goal.as_ref()),
        actions_label: Text::line(project.labels.main_actions.clone()),
        actions: project.main_actions.iter().map(|action| Text::line(action.value.clone())).collect(),
        rows,
        notes,
    }
}

fn row(edition: &Edition, project: &Project, row: &Row, id: String, notes: &mut Vec<Text>) -> RowView {
    let plan = &edition.plan;
    let item = edition.initiative(row);
    let chosen = item.progress.at(plan.year).map(|option| plan.form.progress.name(option));
    let options = plan
        .form
        .progress
        .options()
        .iter()
        .map(|name| OptionView { name: Text::line(name.clone()), chosen: chosen == Some(name) });
    let periods = plan.periods.iter().enumerate().map(|(i, period)| PeriodView {
        label: Text::line(plan.period_labels.label(i, *period)),
        lines: value_lines(&item.indicators, *period, &id, notes),
    });
    let label = |text: &Placed<String>| anchor::label(&id, &text.place);
    RowView {
        anchors: Anchors {
            number: Some(label(&item.number)),
            name: Some(label(&item.name)),
            departments: item.departments.first().map(label),
            description: item.description.as_ref().or(item.focus.as_ref()).map(label),
            indicators: item.indicators.first().map(|indicator| label(&indicator.name)),
            outcome: item.outcome.as_ref().map(label),
        },
        number: Text::line(item.number.value.clone()),
        name: Text::line(item.name.value.clone()),
        repeat: row.is_repeat(),
        departments: departments(&item),
        description: lines(item.description.as_ref()),
        focus_label: Text::line(project.labels.focus.clone()),
        focus: lines(item.focus.as_ref()),
        options: options.collect(),
        indicators: item.indicators.iter().map(|indicator| Text::line(indicator.name.value.clone())).collect(),
        periods: periods.collect(),
        outcome: lines(item.outcome.as_ref()),
        id,
    }
}

/// The lines of one 年度, at least one.
///
/// Of two indicators one may have no value: it keeps its line, so that 上段 stays over 上段.
fn value_lines(indicators: &[Indicator], period: Period, id: &str, notes: &mut Vec<Text>) -> Vec<ValueLine> {
    let values: Vec<Vec<&Placed<Value>>> = indicators.iter().map(|indicator| values(indicator, period)).collect();
    if values.iter().all(Vec::is_empty) {
        return vec![ValueLine::default()];
    }
    let mut out = Vec::new();
    for (indicator, values) in indicators.iter().zip(values) {
        let start = out.len();
        for value in &values {
            let first = out.len();
            value_line(&value.value, &mut out, notes);
            for line in &mut out[first..] {
                line.anchor = Some(anchor::label(id, &value.place));
            }
        }
        if values.is_empty() {
            out.push(ValueLine::default());
            continue;
        }
        // A lone indicator's unit is printed once; of several, every line says its own.
        let units = if indicators.len() == 1 { 1 } else { out.len() - start };
        for line in &mut out[start..start + units] {
            line.unit = indicator.unit.as_ref().map(|unit| Text::line(unit.value.clone()));
        }
    }
    out
}

fn values(indicator: &Indicator, period: Period) -> Vec<&Placed<Value>> {
    indicator.series.iter().filter_map(|series| series.at(period)).collect()
}

/// The lines of one value: its figure, then its breakdown.
fn value_line(value: &Value, out: &mut Vec<ValueLine>, notes: &mut Vec<Text>) {
    let start = out.len();
    match value {
        Value::Plain(scalar) => out.push(figure(scalar)),
        Value::Record(record) => {
            if record.value.is_some() || record.suffix.is_some() {
                let line = record.value.as_ref().map(figure).unwrap_or_default();
                out.push(ValueLine { suffix: record.suffix.clone().map(Text::line), ..line });
            }
            out.extend(record.breakdown.iter().map(|part| ValueLine {
                label: Some(Text::line(part.label.clone())),
                ..part.value.as_ref().map(figure).unwrap_or_default()
            }));
            if out.len() == start {
                out.push(ValueLine::default());
            }
            if let Some(note) = &record.note {
                notes.push(Text::line(note.clone()));
                out[start].note = Some(notes.len());
            }
        }
    }
}

fn figure(scalar: &Scalar) -> ValueLine {
    let value = match scalar {
        Scalar::Number(number) => number.grouped(),
        Scalar::Text(text) => text.clone(),
    };
    ValueLine { value: Some(Text::line(value)), ..ValueLine::default() }
}

fn opinion(edition: &Edition, row: &Row, id: String) -> OpinionRow {
    let item = edition.initiative(row);
    let opinion = edition.opinions.get(&row.initiative());
    let text = opinion.and_then(|opinion| opinion.text.as_ref());
    let cooperation = opinion.and_then(|opinion| opinion.cooperation.as_ref());
    let label = |text: &Placed<String>| anchor::label(&id, &text.place);
    OpinionRow {
        number: Text::line(item.number.value.clone()),
        name: Text::line(item.name.value.clone()),
        repeat: row.is_repeat(),
        departments: departments(&item),
        opinion: lines(text),
        opinion_anchor: text.map(label),
        cooperation: lines(cooperation),
        cooperation_anchor: cooperation.map(label),
        id,
    }
}

fn departments(item: &Initiative) -> Vec<Text> {
    item.departments.iter().map(|name| Text::line(name.value.clone())).collect()
}

fn lines(text: Option<&Placed<String>>) -> Vec<Text> {
    text.map(|text| Text::lines(&text.value)).unwrap_or_default()
}
