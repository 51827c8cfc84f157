//! A value with its name, period and unit.

use serde::{Serialize, Serializer};

use super::words;
use crate::documents::words as common;
use crate::model::{
    Axis, Carried, Carrier, Edition, FieldValue, Form, Indicator, Node, NodeKind, Opinion, OptionIndex, Period, Placed,
    Scalar, Subject, Value,
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
    /// The name of the text, indicator, axis or field. For a part of an indicator, the names of those around it come
    /// first.
    pub name: Vec<String>,
    /// The series of an indicator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series: Option<String>,
    /// 委員: who holds an opinion, if not the committee.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<String>,
    /// 内訳: the part that the value counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "as_text")]
    pub period: Option<Period>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The number, without commas and with a plain minus; `None` if the value is not a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The spelling of the content.
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suffix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

fn as_text<S: Serializer>(period: &Option<Period>, serializer: S) -> Result<S::Ok, S::Error> {
    period.map(|period| period.to_string()).serialize(serializer)
}

impl Datum {
    fn new(kind: DatumKind, name: &str, text: impl Into<String>) -> Self {
        Self {
            kind,
            name: vec![name.to_owned()],
            series: None,
            member: None,
            part: None,
            period: None,
            unit: None,
            number: None,
            text: text.into(),
            suffix: None,
            note: None,
        }
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

    fn form(&self) -> &'a Form {
        &self.edition.plan.form
    }

    fn texts<'t>(&mut self, name: &str, texts: impl Iterator<Item = &'t Placed<String>>) {
        self.data.extend(texts.map(|text| Datum::new(DatumKind::Text, name, &*text.value)));
    }

    fn carried(&mut self, carried: &Carried, carrier: Carrier) {
        for axis in self.form().axes_of(carrier) {
            let judgement = carried.judgement(&axis.name);
            let choices = judgement.iter().flat_map(|judgement| &judgement.choices);
            self.data.extend(choices.map(|(period, option)| judged(DatumKind::Judgement, axis, *period, option.value)));
        }
        self.fields(&carried.fields);
        for indicator in &carried.indicators {
            self.indicator(indicator, &[]);
        }
    }

    fn fields(&mut self, fields: &[crate::model::FieldEntry]) {
        for field in fields {
            let blank = Datum::new(DatumKind::Field, &field.name, "");
            match &field.value {
                FieldValue::Text(text) => self.data.push(Datum { text: text.value.clone(), ..blank }),
                FieldValue::Figure(value) => self.values(&blank, &value.value),
                FieldValue::Years(values) => {
                    for (period, value) in values {
                        self.values(&Datum { period: Some(*period), ..blank.clone() }, &value.value);
                    }
                }
            }
        }
    }

    /// - `above`: the names of the indicators around it
    fn indicator(&mut self, indicator: &Indicator, above: &[String]) {
        let name = [above, std::slice::from_ref(&indicator.name.value)].concat();
        let unit = indicator.unit.as_ref().map(|unit| unit.value.clone());
        for series in &indicator.series {
            let own = self.form().series(&series.name).and_then(|form| form.unit.clone());
            for (period, value) in &series.values {
                let blank = Datum {
                    name: name.clone(),
                    series: Some(series.name.clone()),
                    period: Some(*period),
                    unit: own.clone().or_else(|| unit.clone()),
                    ..Datum::new(DatumKind::Indicator, "", "")
                };
                self.values(&blank, &value.value);
            }
        }
        for axis in self.form().axes_of(Carrier::Indicator) {
            let judgement = indicator.judgements.iter().find(|judgement| judgement.axis == axis.name);
            let choices = judgement.into_iter().flat_map(|judgement| &judgement.choices);
            let judged = choices.map(|(period, option)| {
                let judged = judged(DatumKind::Judgement, axis, *period, option.value);
                Datum { name: [name.clone(), judged.name].concat(), ..judged }
            });
            self.data.extend(judged);
        }
        let before = self.data.len();
        self.fields(&indicator.fields);
        for datum in &mut self.data[before..] {
            datum.name = [name.clone(), std::mem::take(&mut datum.name)].concat();
        }
        for part in &indicator.parts {
            self.indicator(part, &name);
        }
    }

    /// The figure of a value, then each line of its 内訳.
    fn values(&mut self, blank: &Datum, value: &Value) {
        let scalar = |scalar: &Scalar| {
            let (number, text) = match scalar {
                Scalar::Number(number) => (number.decimal().map(|it| it.to_string()), number.as_str()),
                Scalar::Text(text) | Scalar::Absent(text) => (None, text.as_str()),
            };
            Datum { number, text: text.to_owned(), ..blank.clone() }
        };
        let text = |text: &Option<Placed<String>>| text.as_ref().map(|text| text.value.clone());
        match value {
            Value::Plain(plain) => self.data.push(scalar(plain)),
            Value::Record(record) => {
                let (suffix, note) = (text(&record.suffix), text(&record.note));
                let whole = record.value.as_ref().map_or_else(|| blank.clone(), scalar);
                if record.value.is_some() || suffix.is_some() || note.is_some() {
                    self.data.push(Datum { suffix, note, ..whole });
                }
                for line in &record.breakdown {
                    let figure = line.value.as_ref().map_or_else(|| blank.clone(), scalar);
                    self.data.push(Datum { part: Some(line.label.value.clone()), ..figure });
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
                let datum = text.as_ref().map(|text| Datum::new(DatumKind::Opinion, name, &*text.value));
                self.data.extend(datum.map(|datum| Datum { member: member.clone(), ..datum }));
            }
            for (name, option) in &opinion.judgements {
                let axis = self.form().committee_axes().into_iter().find(|axis| axis.name == *name);
                let year = self.edition.plan.year;
                self.data.extend(axis.map(|axis| judged(DatumKind::CommitteeJudgement, axis, year, option.value)));
            }
        }
    }
}

fn judged(kind: DatumKind, axis: &Axis, period: Period, option: OptionIndex) -> Datum {
    Datum { period: Some(period), ..Datum::new(kind, &axis.name, axis.scale.name(option)) }
}
