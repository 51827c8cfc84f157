//! Content that the form prints nowhere: a 成果 without its column, opinions without their page ….
//!
//! The author expects to see it on paper. Content with another use is not reported: operands of a computation, what 集計
//! counts, 担当課 (they select the extracts), and names of indicators (other editions find the indicator by them). 委員会評価
//! is for counting only; 向き and 番号 only say how to treat other content.

mod advice;
mod home;

use advice::{Found, Lack, Told, Topic};
pub use home::columns_of;
use home::{Home, Shape, blocks_of};

use std::collections::BTreeSet;

use crate::check::{Context, Elsewhere};
use crate::finding::{Finding, Rule};
use crate::model::{
    Carried, Carrier, Column, ColumnEntry, Edition, Form, Indicator, Initiative, Judgement, NodeKind, Opinion,
    OpinionPart, Part, PartOwner, Period, Place, Plan, Project, ProjectLine, Row, Series,
};
use crate::vocabulary as word;

pub(in crate::check) const RULE: &Rule =
    &Rule::warning("not-printed", include_str!("../../../docs/checks/not-printed.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    gathered(context.edition).without(context.elsewhere).findings(context)
}

/// The series that are printed nowhere and have values of other years than the reported one, each with what a message calls
/// the columns in which it would stand in a group of years.
pub fn without_group(edition: &Edition) -> Vec<(String, String)> {
    let topics = gathered(edition).found.into_keys();
    topics
        .filter_map(|(_, Topic { name, lack })| match lack {
            Lack::Group(list) => Some((list, name)),
            _ => None,
        })
        .collect()
}

/// What an edition has that the form prints nowhere.
fn gathered(edition: &Edition) -> Unprinted<'_> {
    let mut unprinted = Unprinted::new(&edition.plan);
    let form = &edition.plan.form;
    let derivations =
        edition.nodes().flat_map(|node| node.own_indicators()).filter_map(|it| it.indicator.derivation.as_ref());
    let operands = derivations.flat_map(|derivation| &derivation.operands);
    unprinted.sources = operands.flat_map(|it| it.indicator.with_sources()).map(|it| &it.place).collect();
    for node in edition.nodes() {
        match node.kind {
            NodeKind::Project(project) if !form.prints_projects() => {
                let lack = Lack::In(Home::word(blocks_of(word::SHEET), word::PROJECT));
                unprinted.add(lack, word::PROJECT, &project.name.place.of_key());
            }
            NodeKind::Row { .. } if !form.prints_projects() => {}
            NodeKind::Row { row: Row::Own(_), item, .. } if !form.prints_items() => {
                let lack = Lack::In(Home::word(blocks_of(word::PROJECT), word::ITEMS));
                unprinted.add(lack, word::ITEMS, &item.name.place.of_key());
            }
            NodeKind::Row { .. } if !form.prints_items() => {}
            NodeKind::Section(section) => unprinted.indicators(&section.carried.indicators, node.carrier()),
            NodeKind::Project(project) => unprinted.project(project),
            NodeKind::Row { row: Row::Own(_), item, .. } => unprinted.item(item),
            NodeKind::Row { row: Row::Repeat(repeat), .. } => {
                // Check only its 上書き; the original is checked in its own place.
                let own = &repeat.overrides;
                let texts = [&own.description, &own.focus, &own.outcome].map(|text| text.as_ref());
                unprinted.texts(texts.map(|text| text.filter(|text| !text.value.is_empty()).map(|text| &text.place)));
                unprinted.judgements(&own.judgements, Carrier::Item, |axis| Part::Judgement(axis.to_owned()));
                unprinted.indicators(own.indicators.as_deref().unwrap_or_default(), Carrier::Item);
            }
        }
    }
    edition.opinions.iter().for_each(|opinion| unprinted.opinion(opinion));
    unprinted
}

/// The content that is not printed.
struct Unprinted<'a> {
    form: &'a Form,
    /// The reported year.
    year: Period,
    /// The indicators from which others are computed that do not contain them.
    sources: BTreeSet<&'a Place>,
    found: Found,
}

impl<'a> Unprinted<'a> {
    fn new(plan: &'a Plan) -> Self {
        let form = &plan.form;
        Self { form, year: plan.year, sources: BTreeSet::new(), found: Found::new() }
    }

    fn add(&mut self, lack: Lack, name: &str, place: &Place) {
        let topic = Topic { name: name.to_owned(), lack };
        self.found.entry((place.file, topic)).or_default().push(place.clone());
    }

    /// The same without what another paper of the plan prints.
    fn without(mut self, elsewhere: &Elsewhere) -> Self {
        self.found.values_mut().for_each(|places| places.retain(|place| !elsewhere.has(place)));
        self.found.retain(|_, places| !places.is_empty());
        self
    }

    fn findings(self, context: &Context) -> Vec<Finding> {
        let told = |Told { place, message, hint }| context.finding(RULE, &place, message).hint(hint);
        advice::told(self.found, context).into_iter().map(told).collect()
    }

    fn project(&mut self, project: &Project) {
        let form = self.form;
        if let Some(goal) = project.goal.as_ref().filter(|_| !form.prints_line(&ProjectLine::Goal)) {
            let lack = Lack::In(Home::of_project(form, word::GOAL, Shape::Text));
            self.add(lack, word::GOAL, &goal.place.of_key());
        }
        if let Some(action) = project.main_actions.first().filter(|_| !form.prints_line(&ProjectLine::MainActions)) {
            let lack = Lack::In(Home::of_project(form, word::MAIN_ACTIONS, Shape::Text));
            self.add(lack, word::MAIN_ACTIONS, &action.place.parent().of_key());
        }
        self.of_project(&project.carried);
    }

    fn of_project(&mut self, carried: &Carried) {
        let form = self.form;
        for judgement in &carried.judgements {
            if let Some((_, option)) = judgement.choices.first().filter(|_| {
                !form.prints_judgement(Carrier::Project, &judgement.axis)
                    && !form.counts(Carrier::Project, &judgement.axis)
            }) {
                let home = Home::of_project(form, &judgement.axis, Shape::Field);
                self.add(Lack::CountedIn(home), &judgement.axis, &option.place);
            }
        }
        for field in &carried.fields {
            if let Some(place) = field.place().filter(|_| {
                !form.prints_field(Carrier::Project, &field.name) && !form.counts(Carrier::Project, &field.name)
            }) {
                let shape = Shape::of_field(form, Carrier::Project, &field.name);
                self.add(Lack::In(Home::of_project(form, &field.name, shape)), &field.name, place);
            }
        }
        self.indicators(&carried.indicators, Carrier::Project);
    }

    fn item(&mut self, item: &Initiative) {
        let texts = [&item.description, &item.focus, &item.outcome];
        self.texts(texts.map(|text| text.as_ref().map(|text| &text.place)));
        self.judgements(&item.carried.judgements, Carrier::Item, |axis| Part::Judgement(axis.to_owned()));
        for field in &item.carried.fields {
            if let Some(place) = field.place().filter(|_| {
                !self.form.prints_field(Carrier::Item, &field.name) && !self.form.counts(Carrier::Item, &field.name)
            }) {
                let shape = Shape::of_field(self.form, Carrier::Item, &field.name);
                self.add(Lack::In(Home::of_item(self.form, &field.name, shape)), &field.name, place);
            }
        }
        self.indicators(&item.carried.indicators, Carrier::Item);
    }

    /// 取組内容, 重点 and 成果 of a row.
    fn texts(&mut self, [description, focus, outcome]: [Option<&Place>; 3]) {
        let home = |name| Home::of_item(self.form, name, Shape::Text);
        let texts = [
            (description, word::DESCRIPTION, Part::Description, Lack::In(home(word::DESCRIPTION))),
            (focus, word::FOCUS, Part::Description, Lack::Description(home(word::DESCRIPTION))),
            (outcome, word::OUTCOME, Part::Outcome, Lack::In(home(word::OUTCOME))),
        ];
        for (place, name, part, lack) in texts {
            if let Some(place) = place.filter(|_| !self.form.prints_part(&part)) {
                self.add(lack, name, &place.of_key());
            }
        }
    }

    fn judgements(&mut self, judgements: &[Judgement], carrier: Carrier, part: impl Fn(&str) -> Part) {
        for judgement in judgements {
            let is_of_form = self.form.axis(carrier, &judgement.axis).is_some();
            let place = judgement.choices.first().map(|(_, option)| &option.place);
            if let Some(place) = place.filter(|_| {
                is_of_form
                    && !self.form.prints_part(&part(&judgement.axis))
                    && !self.form.counts(carrier, &judgement.axis)
            }) {
                let home = Home::of_item(self.form, &judgement.axis, Shape::Field);
                self.add(Lack::CountedIn(home), &judgement.axis, place);
            }
        }
    }

    /// Checks the indicators of a node. Those of a 取組項目 without a table are printed in its row, all others in 指標の表.
    fn indicators(&mut self, indicators: &[Indicator], carrier: Carrier) {
        for indicator in indicators {
            let form = self.form;
            let in_row = |table: &str| carrier == Carrier::Item && table.is_empty() && form.prints_columns();
            let is_printed = |table: &str| in_row(table) || form.prints_table(carrier, table) && form.has_table(table);
            if !indicator.tables.names().any(is_printed) {
                let has_table = indicator.tables.names().any(|table| form.has_table(table));
                let has_block = indicator.tables.names().any(|table| form.prints_table(carrier, table));
                let block = Home::of_tables(form, carrier);
                let lack = match has_table {
                    true => Lack::In(block),
                    false => Lack::Table(Some(block).filter(|_| !has_block)),
                };
                self.add(lack, word::INDICATORS, &indicator.place);
                continue;
            }
            let list = columns_of(form, carrier, form.main_table(carrier, &indicator.tables));
            let columns = indicator.tables.names().flat_map(|table| parts(form.columns_of_table(carrier, table)));
            self.indicator(indicator, carrier, &list, &columns.collect::<Vec<_>>());
            self.indicators(&indicator.parts, carrier);
        }
    }

    fn indicator(&mut self, indicator: &Indicator, carrier: Carrier, list: &str, columns: &[&Part]) {
        let form = self.form;
        let is_source = self.sources.contains(&indicator.place);
        let is_used = |name: &str| is_source || form.uses_series(carrier, &indicator.tables, name);
        let has_columns = columns.iter().any(|part| part.owner() == PartOwner::Indicator);
        if !has_columns && !indicator.series.iter().any(|series| is_used(&series.name)) {
            self.add(Lack::In(Home::word(list, word::INDICATORS)), word::INDICATORS, &indicator.place);
            return;
        }
        let prints_unit = form.prints_unit(carrier, &indicator.tables, valued(form, indicator));
        if let Some(unit) = indicator.unit.as_ref().filter(|_| !prints_unit) {
            self.add(Lack::In(Home::word(list, word::UNIT)), word::UNIT, &unit.place);
        }
        for series in &indicator.series {
            if let Some((_, value)) = series.values.first().filter(|_| !is_used(&series.name)) {
                self.add(self.lack_of_series(series, carrier, indicator, list), &series.name, &value.place);
            }
        }
        for judgement in &indicator.judgements {
            let part = Part::IndicatorJudgement(judgement.axis.clone());
            if let Some((_, option)) = judgement
                .choices
                .first()
                .filter(|_| !columns.contains(&&part) && !self.form.counts(Carrier::Indicator, &judgement.axis))
            {
                self.add(Lack::CountedIn(Home::word(list, &judgement.axis)), &judgement.axis, &option.place);
            }
        }
        for field in &indicator.fields {
            let part = Part::IndicatorField(field.name.clone());
            if let Some(place) = field
                .place()
                .filter(|_| !columns.contains(&&part) && !self.form.counts(Carrier::Indicator, &field.name))
            {
                self.add(Lack::In(Home::word(list, &field.name)), &field.name, place);
            }
        }
    }

    fn lack_of_series(&self, series: &Series, carrier: Carrier, indicator: &Indicator, list: &str) -> Lack {
        let entries = self.form.columns_of_table(carrier, self.form.main_table(carrier, &indicator.tables));
        let is_single = self.form.series(&series.name).is_some_and(|series| series.year.is_single());
        let is_group = |entry: &ColumnEntry| matches!(entry, ColumnEntry::EachPeriod(_));
        let is_of_rows = parts(entries).contains(&&Part::Period);
        let has_others = series.values.iter().any(|(period, _)| *period != self.year);
        match entries.iter().any(is_group) {
            _ if is_single || is_of_rows => Lack::In(Home::word(list, &series.name)),
            true => Lack::InGroup(list.to_owned()),
            false if has_others => Lack::Group(list.to_owned()),
            false => Lack::In(Home::word(list, &series.name)),
        }
    }

    fn opinion(&mut self, opinion: &Opinion) {
        let Some(form) = &self.form.opinions else {
            let texts = [&opinion.text, &opinion.cooperation, &opinion.answer];
            if texts.into_iter().any(Option::is_some) {
                self.add(Lack::Pages, word::OPINIONS, &opinion.place);
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
            let is_printed = form.columns.iter().any(|column| column.part == part);
            if let Some(text) = text.as_ref().filter(|_| !is_printed) {
                self.add(Lack::OfOpinions, name, &text.place.of_key());
            }
        }
        let is_counted = |axis: &str| self.form.axes.iter().any(|it| it.name == axis && self.form.committee_judges(it));
        let has_column = form.columns.iter().any(|column| column.part == OpinionPart::Judgement);
        let uncounted = opinion.judgements.iter().find(|(axis, _)| !is_counted(axis)).filter(|_| !has_column);
        if let Some((_, option)) = uncounted {
            self.add(Lack::OfOpinions, word::COMMITTEE_JUDGEMENT, &option.place);
        }
    }
}

/// The series in which an indicator has values, written or computed.
fn valued<'a>(form: &'a Form, indicator: &'a Indicator) -> Vec<&'a str> {
    let written = |of: &'a Indicator| of.series.iter().map(|series| series.name.as_str());
    let computed = form.series.iter().filter(|series| series.computation.is_some());
    let mut names: Vec<&str> = written(indicator).chain(computed.map(|series| series.name.as_str())).collect();
    if indicator.derivation.is_some() {
        names.extend(indicator.with_sources().into_iter().flat_map(written));
    }
    names
}

/// What some columns print.
fn parts(entries: &[ColumnEntry]) -> Vec<&Part> {
    entries.iter().flat_map(ColumnEntry::columns).map(|column: &Column| &column.part).collect()
}
