//! Content that the form prints nowhere: a 成果 without its column, opinions without their page ….
//!
//! The author expects to see it on paper. Content with another use is not reported: operands of a computation, what 集計
//! counts, 担当課 (they select the extracts), and names of indicators (other editions find the indicator by them). 委員会評価
//! is for counting only; 向き and 番号 only say how to treat other content.

use std::collections::BTreeMap;

use crate::check::Context;
use crate::content::form::opinion_column_added;
use crate::finding::{Finding, Rule};
use crate::model::{
    Carried, Carrier, Column, ColumnEntry, Form, Indicator, Indicators, Initiative, Judgement, NodeKind, Opinion,
    OpinionPart, Part, PartOwner, Period, Place, Plan, Project, ProjectLine, Row, Series,
};
use crate::vocabulary as word;

pub(super) const RULE: &Rule = &Rule::warning("not-printed", include_str!("../../../docs/checks/not-printed.md"));

pub(super) fn check(context: &Context) -> Vec<Finding> {
    let mut unprinted = Unprinted::new(&context.edition.plan);
    for node in context.edition.nodes() {
        match node.kind {
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
    context.edition.opinions.iter().for_each(|opinion| unprinted.opinion(opinion));
    unprinted.findings(context)
}

/// What kind of content it is, by what a message calls it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Topic {
    name: String,
    lack: Lack,
}

/// What the form would have to have.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Lack {
    /// A word in a list of 様式, named as a message calls it.
    In(String),
    /// 取組内容, which prints it below itself, in 列.
    Description,
    /// A column of the opinion pages.
    OfOpinions,
    /// A series inside the group of years of such a list.
    InGroup(String),
    /// A group of years with the series, because it has values of other years than the reported one.
    Group(String),
    /// A word in a list, for a judgement, which 総括表 still counts.
    CountedIn(String),
    /// A 指標の表 for the indicator.
    Table,
    /// The opinion pages.
    Pages,
}

/// The content that is not printed: for each file and kind the first place, and how many there are.
struct Unprinted<'a> {
    form: &'a Form,
    /// The reported year.
    year: Period,
    /// What the columns of the table of 取組項目 print.
    columns: Vec<&'a Part>,
    found: BTreeMap<(usize, Topic), (Place, usize)>,
}

impl<'a> Unprinted<'a> {
    fn new(plan: &'a Plan) -> Self {
        let form = &plan.form;
        let columns = if form.prints_columns() { parts(&form.columns) } else { Vec::new() };
        Self { form, year: plan.year, columns, found: BTreeMap::new() }
    }

    fn add(&mut self, lack: Lack, name: &str, place: &Place) {
        let topic = Topic { name: name.to_owned(), lack };
        let (first, count) = self.found.entry((place.file, topic)).or_insert_with(|| (place.clone(), 0));
        *count += 1;
        if place < first {
            *first = place.clone();
        }
    }

    fn findings(self, context: &Context) -> Vec<Finding> {
        let form = self.form;
        // All series that a table needs in its group of years, because it has one group.
        let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (_, Topic { name, lack }) in self.found.keys() {
            if let Lack::Group(list) = lack {
                let names = groups.entry(list.clone()).or_default();
                names.extend((!names.contains(name)).then(|| name.clone()));
            }
        }
        let position = |name: &String| form.series.iter().position(|series| series.name == *name);
        groups.values_mut().for_each(|names| names.sort_by_key(position));
        let finding = |((_, Topic { name, lack }), (place, count)): ((usize, Topic), (Place, usize))| {
            let more = if count > 1 { format!("（このファイルに{count}か所）") } else { String::new() };
            let excerpt = context.sources.excerpt(&place);
            // Omit the folder of the edition.
            let file = excerpt.file.splitn(3, '/').last().unwrap_or_default();
            let permission =
                format!("plan.yaml の「許可」に「{{コード: not-printed, 場所: {file}, 理由: …}}」を加えてください");
            let message = match &lack {
                Lack::CountedIn(_) => format!("「{name}」は、総括表で数えるだけで、ほかには印刷されません{more}"),
                _ => format!("「{name}」は、この様式ではどこにも印刷されません{more}"),
            };
            let declared = [
                (word::OWN, form.fields.iter().any(|field| field.name == name)),
                (word::SERIES, form.series(&name).is_some()),
            ];
            let of_form = match declared.iter().find(|(_, is_declared)| *is_declared) {
                Some((list, _)) => format!("どこにも書かなくなれば、様式の「{list}」からも消してください。"),
                None => String::new(),
            };
            let when = |added: String| {
                format!(
                    "印刷するなら、{added}。要らないものなら、消してください（values.csv と values.json からもなくなります）。\
                     {of_form}残しておくなら、{permission}"
                )
            };
            let with = |list: &str, part: &str| when(format!("様式の{list}に「{part}」を加えてください"));
            let hint = match lack {
                Lack::In(list) => with(&list, &name),
                Lack::Description => when(format!(
                    "様式の{COLUMNS}に「{}」を加えてください（「{name}」は、その下に印刷します）",
                    word::DESCRIPTION
                )),
                Lack::OfOpinions => {
                    let pages = form.opinions.as_ref();
                    when(pages.map(|pages| opinion_column_added(pages, &name)).unwrap_or_default())
                }
                Lack::InGroup(list) => with(&format!("{list}の「{}」", word::EACH_PERIOD), &name),
                Lack::Group(list) => match groups[&list].as_slice() {
                    [one] => with(&list, &format!("{}: {one}", word::EACH_PERIOD)),
                    names => with(&list, &format!("{}: [{}]", word::EACH_PERIOD, names.join(", "))),
                },
                Lack::CountedIn(list) => {
                    format!("印刷するなら、様式の{list}に「{name}」を加えてください。数えるだけなら、{permission}")
                }
                Lack::Table => format!(
                    "印刷するなら、指標に「表」を書いて様式の「指標の表」のどれかに載せるか、様式の「指標の表」に名称のない表を加えてください。\
                     残しておくだけなら、{permission}"
                ),
                Lack::Pages => format!(
                    "意見のページを印刷するなら、様式の「意見: なし」を消してください。印刷しないなら、{permission}"
                ),
            };
            context.finding(RULE, &place, message).hint(hint)
        };
        self.found.into_iter().map(finding).collect()
    }

    fn project(&mut self, project: &Project) {
        let form = self.form;
        if let Some(goal) = project.goal.as_ref().filter(|_| !form.prints_line(&ProjectLine::Goal)) {
            self.add(lack_in(PROJECT), word::GOAL, &goal.place.of_key());
        }
        if let Some(action) = project.main_actions.first().filter(|_| !form.prints_line(&ProjectLine::MainActions)) {
            self.add(lack_in(PROJECT), word::MAIN_ACTIONS, &action.place.parent().of_key());
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
                self.add(counted_in(PROJECT), &judgement.axis, &option.place);
            }
        }
        for field in &carried.fields {
            if let Some(place) = field.place().filter(|_| {
                !form.prints_field(Carrier::Project, &field.name) && !form.counts(Carrier::Project, &field.name)
            }) {
                self.add(lack_in(PROJECT), &field.name, place);
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
                self.add(lack_in(COLUMNS), &field.name, place);
            }
        }
        self.indicators(&item.carried.indicators, Carrier::Item);
    }

    /// 取組内容, 重点 and 成果 of a row.
    fn texts(&mut self, [description, focus, outcome]: [Option<&Place>; 3]) {
        let texts = [
            (description, word::DESCRIPTION, Part::Description, lack_in(COLUMNS)),
            (focus, word::FOCUS, Part::Description, Lack::Description),
            (outcome, word::OUTCOME, Part::Outcome, lack_in(COLUMNS)),
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
                self.add(counted_in(COLUMNS), &judgement.axis, place);
            }
        }
    }

    /// Checks the indicators of a node. Those of a 取組項目 without a table are printed in its row, all others in 指標の表.
    fn indicators(&mut self, indicators: &[Indicator], carrier: Carrier) {
        for indicator in indicators {
            let in_row = carrier == Carrier::Item && indicator.table.is_empty() && self.form.prints_columns();
            let mut tables = self.form.tables.iter().filter(|table| self.form.prints_table(carrier, &table.name));
            let table = tables.find(|table| table.name == indicator.table);
            let (list, columns) = match table {
                _ if in_row => (COLUMNS.to_owned(), self.columns.clone()),
                Some(table) if table.name.is_empty() => (OF_TABLE.to_owned(), parts(&table.columns)),
                Some(table) => (format!("「指標の表」の「{}」の「列」", table.name), parts(&table.columns)),
                None => {
                    self.add(Lack::Table, word::INDICATORS, &indicator.place);
                    continue;
                }
            };
            self.indicator(indicator, carrier, &list, &columns);
            self.indicators(&indicator.parts, carrier);
        }
    }

    fn indicator(&mut self, indicator: &Indicator, carrier: Carrier, list: &str, columns: &[&Part]) {
        let form = self.form;
        let is_used = |name: &str| form.uses_series(carrier, &indicator.table, name);
        let has_columns = columns.iter().any(|part| part.owner() == PartOwner::Indicator);
        if !has_columns && !indicator.series.iter().any(|series| is_used(&series.name)) {
            self.add(Lack::In(list.to_owned()), word::INDICATORS, &indicator.place);
            return;
        }
        let prints_unit = form.prints_unit(carrier, &indicator.table, valued(form, indicator));
        if let Some(unit) = indicator.unit.as_ref().filter(|_| !prints_unit) {
            self.add(Lack::In(list.to_owned()), word::UNIT, &unit.place);
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
                self.add(Lack::CountedIn(list.to_owned()), &judgement.axis, &option.place);
            }
        }
        for field in &indicator.fields {
            let part = Part::IndicatorField(field.name.clone());
            if let Some(place) = field
                .place()
                .filter(|_| !columns.contains(&&part) && !self.form.counts(Carrier::Indicator, &field.name))
            {
                self.add(Lack::In(list.to_owned()), &field.name, place);
            }
        }
    }

    fn lack_of_series(&self, series: &Series, carrier: Carrier, indicator: &Indicator, list: &str) -> Lack {
        let entries = self.form.columns_of_table(carrier, &indicator.table);
        let is_single = self.form.series(&series.name).is_some_and(|series| series.year.is_single());
        let is_group = |entry: &ColumnEntry| matches!(entry, ColumnEntry::EachPeriod(_));
        let is_of_rows = parts(entries).contains(&&Part::Period);
        let has_others = series.values.iter().any(|(period, _)| *period != self.year);
        match entries.iter().any(is_group) {
            _ if is_single || is_of_rows => Lack::In(list.to_owned()),
            true => Lack::InGroup(list.to_owned()),
            false if has_others => Lack::Group(list.to_owned()),
            false => Lack::In(list.to_owned()),
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
    }
}

const COLUMNS: &str = "「列」";
const PROJECT: &str = "「事業欄」";
const OF_TABLE: &str = "「指標の表」の「列」";

fn lack_in(list: &str) -> Lack {
    Lack::In(list.to_owned())
}

fn counted_in(list: &str) -> Lack {
    Lack::CountedIn(list.to_owned())
}

/// The series in which an indicator has values, written or computed.
fn valued<'a>(form: &'a Form, indicator: &'a Indicator) -> Vec<&'a str> {
    let written = |of: &'a Indicator| of.series.iter().map(|series| series.name.as_str());
    let computed = form.series.iter().filter(|series| series.computation.is_some());
    let mut names: Vec<&str> = written(indicator).chain(computed.map(|series| series.name.as_str())).collect();
    if indicator.aggregate.is_some() {
        names.extend(Indicators::of_list(&indicator.parts).flat_map(|part| written(part.indicator)));
    }
    names
}

/// What some columns print.
fn parts(entries: &[ColumnEntry]) -> Vec<&Part> {
    entries.iter().flat_map(ColumnEntry::columns).map(|column: &Column| &column.part).collect()
}
