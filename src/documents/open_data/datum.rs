//! A value with its name, period and unit.

use serde::Serialize;

use super::words;
use crate::documents::words as common;
use crate::json::NamedPeriod;
use crate::model::{
    Axis, Carried, Carrier, Edition, FieldValue, Form, InCharge, Indicator, Node, NodeKind, Opinion, OptionIndex,
    Period, Placed, Record, Scalar, Subject, Value,
};
use crate::vocabulary;

/// The kind of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum DatumKind {
    /// A text of the plan, such as 取組内容 or 成果.
    Text,
    /// A value of an indicator.
    Indicator,
    /// 評価.
    Judgement,
    /// 委員会評価.
    CommitteeJudgement,
    /// 独自.
    Field,
    /// A text of an opinion.
    Opinion,
}

impl DatumKind {
    /// The name for people.
    pub fn japanese(self) -> &'static str {
        match self {
            Self::Text => words::TEXT,
            Self::Indicator => common::INDICATOR,
            Self::Judgement => words::JUDGEMENT,
            Self::CommitteeJudgement => words::COMMITTEE_JUDGEMENT,
            Self::Field => words::FIELD,
            Self::Opinion => words::OPINION,
        }
    }
}

/// One value, serialised for the JSON.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Datum {
    pub kind: DatumKind,
    /// The indicator, after those that contain it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub indicator: Vec<String>,
    /// The 担当課 of the indicator, unless they are those of the node that carries it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub departments: Vec<String>,
    /// The name of the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The axis of the judgement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub axis: Option<String>,
    /// The name of the own field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The series of an indicator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series: Option<String>,
    /// 委員: who holds an opinion, if not the committee.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<String>,
    /// 内訳: the part that the value counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<NamedPeriod>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The number, without commas and with a plain minus; `None` if the value is not a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The spelling of the content.
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suffix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Datum {
    fn new(kind: DatumKind, text: impl Into<String>) -> Self {
        Self {
            kind,
            indicator: Vec::new(),
            departments: Vec::new(),
            name: None,
            axis: None,
            field: None,
            series: None,
            member: None,
            part: None,
            period: None,
            unit: None,
            value: None,
            text: text.into(),
            suffix: None,
            note: None,
        }
    }

    fn named(kind: DatumKind, name: &str, text: &str) -> Self {
        Self { name: Some(name.to_owned()), ..Self::new(kind, text) }
    }

    /// The names of what it is about, outermost first.
    pub fn names(&self) -> Vec<&str> {
        self.indicator.iter().chain(&self.name).chain(&self.axis).chain(&self.field).map(String::as_str).collect()
    }
}

/// Collects the values of a section, 事業 or 取組項目, in the order of the content.
pub(super) struct Collector<'a> {
    edition: &'a Edition,
    data: Vec<Datum>,
}

impl<'a> Collector<'a> {
    pub fn new(edition: &'a Edition) -> Self {
        Self { edition, data: Vec::new() }
    }

    /// The values of a section, 事業 or 取組項目.
    pub fn node(mut self, node: &Node) -> Vec<Datum> {
        match node.kind {
            NodeKind::Section(_) => self.carried(node.carried(), node.carrier()),
            NodeKind::Project(project) => {
                self.texts(vocabulary::GOAL, project.goal.iter());
                self.texts(vocabulary::MAIN_ACTIONS, project.main_actions.iter());
                self.carried(&project.carried, Carrier::Project);
            }
            NodeKind::Row { item, .. } => {
                self.texts(vocabulary::DESCRIPTION, item.description.iter());
                self.texts(vocabulary::FOCUS, item.focus.iter());
                self.carried(&item.carried, Carrier::Item);
                self.texts(vocabulary::OUTCOME, item.outcome.iter());
            }
        }
        if let Some(subject) = node.subject() {
            self.opinions(&subject);
        }
        self.data
    }

    /// The opinions on the paper as a whole.
    pub fn paper(mut self) -> Vec<Datum> {
        self.opinions(&Subject::Paper);
        self.data
    }

    fn period(&self, period: Period) -> NamedPeriod {
        NamedPeriod::of(&self.edition.plan, period)
    }

    fn judged(&self, kind: DatumKind, axis: &Axis, period: Period, option: OptionIndex) -> Datum {
        let (axis, option) = (axis.name.clone(), axis.scale.name(option));
        Datum { axis: Some(axis), period: Some(self.period(period)), ..Datum::new(kind, option) }
    }

    fn form(&self) -> &'a Form {
        &self.edition.plan.form
    }

    fn texts<'t>(&mut self, name: &str, texts: impl Iterator<Item = &'t Placed<String>>) {
        self.data.extend(texts.map(|text| Datum::named(DatumKind::Text, name, &text.value)));
    }

    fn carried(&mut self, carried: &Carried, carrier: Carrier) {
        for axis in self.form().axes_of(carrier) {
            let judgement = carried.judgement(&axis.name);
            let choices = judgement.iter().flat_map(|judgement| &judgement.choices);
            let judged = choices.map(|(period, it)| self.judged(DatumKind::Judgement, axis, *period, it.value));
            self.data.extend(judged.collect::<Vec<_>>());
        }
        self.fields(&carried.fields);
        for indicator in &carried.indicators {
            self.indicator(indicator, &[], &carried.in_charge);
        }
    }

    fn fields(&mut self, fields: &[crate::model::FieldEntry]) {
        for field in fields {
            let blank = Datum { field: Some(field.name.clone()), ..Datum::new(DatumKind::Field, "") };
            match &field.value {
                FieldValue::Text(text) => self.data.push(Datum { text: text.value.clone(), ..blank }),
                FieldValue::Figure(value) => self.values(&blank, &value.value),
                FieldValue::Years(values) => {
                    for (period, value) in values {
                        self.values(&Datum { period: Some(self.period(*period)), ..blank.clone() }, &value.value);
                    }
                }
            }
        }
    }

    /// - `above`: the indicators around it, outermost first
    /// - `of_node`: the 担当課 of the node that carries it
    fn indicator(&mut self, indicator: &Indicator, above: &[&Indicator], of_node: &InCharge) {
        let first = self.data.len();
        let path = [above, &[indicator]].concat();
        let names: Vec<String> = path.iter().map(|it| it.name.value.clone()).collect();
        let unit = indicator.unit_below(above).map(|unit| unit.value.clone());
        for series in &indicator.series {
            let own = self.form().series(&series.name).and_then(|form| form.unit.clone());
            for (period, value) in &series.values {
                let blank = Datum {
                    indicator: names.clone(),
                    series: Some(series.name.clone()),
                    period: Some(self.period(*period)),
                    unit: own.clone().or_else(|| unit.clone()),
                    ..Datum::new(DatumKind::Indicator, "")
                };
                self.values(&blank, &value.value);
            }
        }
        for axis in self.form().axes_of(Carrier::Indicator) {
            let judgement = indicator.judgements.iter().find(|judgement| judgement.axis == axis.name);
            let choices = judgement.into_iter().flat_map(|judgement| &judgement.choices);
            let judged = choices.map(|(period, option)| Datum {
                indicator: names.clone(),
                ..self.judged(DatumKind::Judgement, axis, *period, option.value)
            });
            self.data.extend(judged.collect::<Vec<_>>());
        }
        let before = self.data.len();
        self.fields(&indicator.fields);
        for datum in &mut self.data[before..] {
            datum.indicator.clone_from(&names);
        }
        if !indicator.in_charge.names().eq(of_node.names()) {
            let departments: Vec<String> = indicator.in_charge.names().map(str::to_owned).collect();
            self.data[first..].iter_mut().for_each(|datum| datum.departments.clone_from(&departments));
        }
        for part in &indicator.parts {
            self.indicator(part, &path, of_node);
        }
    }

    /// The figure of a value, then each line of its 内訳.
    fn values(&mut self, blank: &Datum, value: &Value) {
        let scalar = |scalar: &Scalar| {
            let (value, text) = match scalar {
                Scalar::Number(number) => (number.decimal().map(|it| it.to_string()), number.as_str()),
                Scalar::Text(text) | Scalar::Absent(text) => (None, text.as_str()),
            };
            Datum { value, text: text.to_owned(), ..blank.clone() }
        };
        let text = |text: &Option<Placed<String>>| text.as_ref().map(|text| text.value.clone());
        match value {
            Value::Plain(plain) => self.data.push(scalar(plain)),
            Value::Record(record) => {
                let of_record = |it: &Record| {
                    let figure = it.value.as_ref().map_or_else(|| blank.clone(), scalar);
                    let unit = it.unit.as_ref().or(record.unit.as_ref()).map(|unit| unit.value.clone());
                    let unit = unit.or_else(|| blank.unit.clone());
                    Datum { unit, suffix: text(&it.suffix), note: it.remark(), ..figure }
                };
                if record.value.is_some() || record.suffix.is_some() || record.remark().is_some() {
                    self.data.push(of_record(record));
                }
                for line in &record.breakdown {
                    self.data.push(Datum { part: Some(line.label.value.clone()), ..of_record(&line.record) });
                }
            }
        }
    }

    fn opinions(&mut self, on: &Subject) {
        let opinions: Vec<&Opinion> = self.edition.opinions_on(on).collect();
        for opinion in opinions {
            let member = opinion.member.as_ref().map(|member| member.value.clone());
            let texts = [
                (words::OPINION, &opinion.text),
                (words::COOPERATION, &opinion.cooperation),
                (words::ANSWER, &opinion.answer),
            ];
            for (name, text) in texts {
                let datum = text.as_ref().map(|text| Datum::named(DatumKind::Opinion, name, &text.value));
                self.data.extend(datum.map(|datum| Datum { member: member.clone(), ..datum }));
            }
            for (name, option) in &opinion.judgements {
                let axis = self.form().committee_axes().into_iter().find(|axis| axis.name == *name);
                let year = self.edition.plan.year;
                let kind = DatumKind::CommitteeJudgement;
                self.data.extend(axis.map(|axis| self.judged(kind, axis, year, option.value)));
            }
        }
    }
}
