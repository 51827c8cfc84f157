//! Content that the form prints nowhere: a 成果 without its column, opinions without their page ….
//!
//! Who wrote it takes it for printed. 委員会評価 is exempt, as it is for counting, and so are 向き and 番号, which say how
//! other content is meant.

use std::collections::BTreeMap;

use crate::check::Context;
use crate::finding::{Finding, Rule};
use crate::model::{
    Carried, Carrier, Column, ColumnEntry, Form, Indicator, Initiative, Judgement, Named, NodeKind, Opinion,
    OpinionPart, Part, PartOwner, Place, Project, ProjectLine, Row, TallyForm,
};
use crate::vocabulary as word;

pub(super) const RULE: &Rule = &Rule::warning("not-printed", include_str!("../../../docs/checks/not-printed.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let mut unprinted = Unprinted::new(&context.edition.plan.form);
    for node in context.edition.nodes() {
        match node.kind {
            NodeKind::Section(section) => unprinted.indicators(&section.carried.indicators, node.carrier()),
            NodeKind::Project(project) => unprinted.project(project),
            NodeKind::Row { row: Row::Own(_), item, .. } => unprinted.item(item),
            NodeKind::Row { row: Row::Repeat(repeat), .. } => {
                // Only what the 再掲 says itself; the rest has been looked at where it stands.
                let own = &repeat.overrides;
                let texts = [&own.description, &own.focus, &own.outcome].map(|text| text.as_ref());
                unprinted.texts(texts.map(|text| text.filter(|text| !text.value.is_empty()).map(|text| &text.place)));
                unprinted.judgements(&own.judgements, Carrier::Item, |axis| Part::Judgement(axis.to_owned()));
                unprinted.indicators(own.indicators.as_deref().unwrap_or_default(), Carrier::Item);
            }
        }
    }
    context.edition.opinions.iter().for_each(|opinion| unprinted.opinion(opinion));
    unprinted.findings(context)
}

/// What kind of content it is, by what a message calls it, and what is to be added to the form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Topic {
    name: String,
    /// The key of 様式 that lists what is printed.
    list: &'static str,
}

/// The content that is not printed: for each file and kind the first place, and how many there are.
struct Unprinted<'a> {
    form: &'a Form,
    /// What 集計 counts, and so needs no column.
    counted: Vec<&'a Named>,
    /// The series that 推移表 print.
    trends: Vec<&'a str>,
    /// What the columns of the table of 取組項目 print.
    columns: Vec<&'a Part>,
    found: BTreeMap<(usize, Topic), (Place, usize)>,
}

impl<'a> Unprinted<'a> {
    fn new(form: &'a Form) -> Self {
        let counted = form.tallies.iter().flat_map(TallyForm::counts_by).collect();
        let trends = form.tallies.iter().filter_map(TallyForm::series).collect();
        Self { form, counted, trends, columns: parts(&form.columns), found: BTreeMap::new() }
    }

    fn add(&mut self, list: &'static str, name: &str, place: &Place) {
        let topic = Topic { name: name.to_owned(), list };
        let (first, count) = self.found.entry((place.file, topic)).or_insert_with(|| (place.clone(), 0));
        *count += 1;
        if place < first {
            *first = place.clone();
        }
    }

    fn findings(self, context: &Context) -> Vec<Finding> {
        let finding = |((_, topic), (place, count)): ((usize, Topic), (Place, usize))| {
            let Topic { name, list } = topic;
            let more = if count > 1 { format!("（このファイルに{count}か所）") } else { String::new() };
            let message = format!("「{name}」は、この様式ではどこにも印刷されません{more}");
            let hint = match list {
                PAGES => "意見のページを印刷するなら、様式の「意見: なし」を消してください。印刷しないなら、このままでは集計にだけ使います".to_owned(),
                TABLES => "「表」に表の名称を書くか、様式の「指標の表」に名称のない表を加えてください".to_owned(),
                list => format!("印刷するなら、様式の{list}に「{name}」を加えてください。印刷しないなら、消してください"),
            };
            context.finding(RULE, &place, message).hint(hint)
        };
        self.found.into_iter().map(finding).collect()
    }

    fn project(&mut self, project: &Project) {
        let lines = &self.form.project_lines;
        if let Some(goal) = project.goal.as_ref().filter(|_| !lines.contains(&ProjectLine::Goal)) {
            self.add(PROJECT, word::GOAL, &goal.place.of_key());
        }
        if let Some(action) = project.main_actions.first().filter(|_| !lines.contains(&ProjectLine::MainActions)) {
            self.add(PROJECT, word::MAIN_ACTIONS, &action.place.parent().of_key());
        }
        self.of_project(&project.carried);
    }

    fn of_project(&mut self, carried: &Carried) {
        let lines = &self.form.project_lines;
        for judgement in &carried.judgements {
            let line = ProjectLine::Judgement(judgement.axis.clone());
            if let Some((_, option)) = judgement
                .choices
                .first()
                .filter(|_| !lines.contains(&line) && !self.is_counted(Carrier::Project, &judgement.axis))
            {
                self.add(PROJECT, &judgement.axis, &option.place);
            }
        }
        for field in &carried.fields {
            if let Some(place) = field.place().filter(|_| {
                !lines.contains(&ProjectLine::Field(field.name.clone()))
                    && !self.is_counted(Carrier::Project, &field.name)
            }) {
                self.add(PROJECT, &field.name, place);
            }
        }
        self.indicators(&carried.indicators, Carrier::Project);
    }

    fn item(&mut self, item: &Initiative) {
        let texts = [&item.description, &item.focus, &item.outcome];
        self.texts(texts.map(|text| text.as_ref().map(|text| &text.place)));
        let has_departments =
            self.columns.contains(&&Part::Departments) || self.form.project_lines.contains(&ProjectLine::Departments);
        if let Some(department) = item.departments.first().filter(|_| !has_departments) {
            self.add(COLUMNS, word::DEPARTMENTS, &department.place.parent().of_key());
        }
        self.judgements(&item.carried.judgements, Carrier::Item, |axis| Part::Judgement(axis.to_owned()));
        for field in &item.carried.fields {
            if let Some(place) = field.place().filter(|_| {
                !self.columns.contains(&&Part::Field(field.name.clone()))
                    && !self.is_counted(Carrier::Item, &field.name)
            }) {
                self.add(COLUMNS, &field.name, place);
            }
        }
        self.indicators(&item.carried.indicators, Carrier::Item);
    }

    /// 取組内容, 重点 and 成果 of a row.
    fn texts(&mut self, [description, focus, outcome]: [Option<&Place>; 3]) {
        let texts = [
            (description, word::DESCRIPTION, Part::Description),
            (focus, word::FOCUS, Part::Description),
            (outcome, word::OUTCOME, Part::Outcome),
        ];
        for (place, name, part) in texts {
            if let Some(place) = place.filter(|_| !self.columns.contains(&&part)) {
                self.add(COLUMNS, name, &place.of_key());
            }
        }
    }

    fn judgements(&mut self, judgements: &[Judgement], carrier: Carrier, part: impl Fn(&str) -> Part) {
        for judgement in judgements {
            let is_of_form = self.form.axis(carrier, &judgement.axis).is_some();
            let place = judgement.choices.first().map(|(_, option)| &option.place);
            if let Some(place) = place.filter(|_| {
                is_of_form
                    && !self.columns.contains(&&part(&judgement.axis))
                    && !self.is_counted(carrier, &judgement.axis)
            }) {
                self.add(COLUMNS, &judgement.axis, place);
            }
        }
    }

    /// The indicators of a node: those of a 取組項目 that name no table stand in its row, all others in 指標の表.
    fn indicators(&mut self, indicators: &[Indicator], carrier: Carrier) {
        for indicator in indicators {
            let in_row = carrier == Carrier::Item && indicator.table.is_empty();
            let table = self.form.tables.iter().find(|table| table.name == indicator.table);
            let (list, columns) = match table {
                _ if in_row => (COLUMNS, self.columns.clone()),
                Some(table) => (OF_TABLE, parts(&table.columns)),
                None => {
                    self.add(TABLES, word::INDICATORS, &indicator.place);
                    continue;
                }
            };
            self.indicator(indicator, list, &columns);
            self.indicators(&indicator.parts, carrier);
        }
    }

    fn indicator(&mut self, indicator: &Indicator, list: &'static str, columns: &[&Part]) {
        if columns.iter().all(|part| part.owner() != PartOwner::Indicator) {
            self.add(list, word::INDICATORS, &indicator.place);
            return;
        }
        if !columns.contains(&&Part::Indicators) {
            self.add(list, word::INDICATORS, &indicator.name.place);
        }
        if let Some(unit) = indicator.unit.as_ref().filter(|_| !columns.contains(&&Part::Unit)) {
            self.add(list, word::UNIT, &unit.place);
        }
        for series in &indicator.series {
            let shown = |part: &&Part| matches!(part, Part::Series(names) if names.contains(&series.name));
            let is_printed = columns.iter().any(shown) || self.trends.contains(&series.name.as_str());
            if let Some((_, value)) = series.values.first().filter(|_| !is_printed) {
                self.add(list, &series.name, &value.place);
            }
        }
        for judgement in &indicator.judgements {
            let part = Part::IndicatorJudgement(judgement.axis.clone());
            if let Some((_, option)) = judgement
                .choices
                .first()
                .filter(|_| !columns.contains(&&part) && !self.is_counted(Carrier::Indicator, &judgement.axis))
            {
                self.add(list, &judgement.axis, &option.place);
            }
        }
        for field in &indicator.fields {
            let part = Part::IndicatorField(field.name.clone());
            if let Some(place) =
                field.place().filter(|_| !columns.contains(&&part) && !self.is_counted(Carrier::Indicator, &field.name))
            {
                self.add(list, &field.name, place);
            }
        }
    }

    /// Whether 集計 counts by an axis or an own field.
    fn is_counted(&self, carrier: Carrier, name: &str) -> bool {
        self.counted.iter().any(|counted| counted.carrier == carrier && counted.name == name)
    }

    fn opinion(&mut self, opinion: &Opinion) {
        let Some(form) = &self.form.opinions else {
            let texts = [&opinion.text, &opinion.cooperation, &opinion.answer];
            if texts.into_iter().any(Option::is_some) {
                self.add(PAGES, word::OPINIONS, &opinion.place);
            }
            return;
        };
        let texts = [
            (&opinion.member, word::MEMBER, OpinionPart::Member),
            (&opinion.text, word::OPINIONS, OpinionPart::Opinion),
            (&opinion.cooperation, word::COOPERATION, OpinionPart::Cooperation),
            (&opinion.answer, word::ANSWER, OpinionPart::Answer),
        ];
        for (text, name, part) in texts {
            let printed = form.columns.iter().any(|column| column.part == part);
            if let Some(text) = text.as_ref().filter(|_| !printed) {
                self.add(OPINIONS, name, &text.place.of_key());
            }
        }
    }
}

const COLUMNS: &str = "「列」";
const PROJECT: &str = "「事業欄」";
const OF_TABLE: &str = "「指標の表」の「列」";
const OPINIONS: &str = "「意見」の「列」";
/// There is no table for it.
const TABLES: &str = "「指標の表」";
/// There are no opinion pages at all.
const PAGES: &str = "「意見」";

/// What some columns print.
fn parts(entries: &[ColumnEntry]) -> Vec<&Part> {
    entries.iter().flat_map(ColumnEntry::columns).map(|column: &Column| &column.part).collect()
}
