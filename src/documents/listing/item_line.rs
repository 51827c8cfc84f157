//! A 取組項目, a 事業 or a section as one line of a list.

use serde::Serialize;

use crate::documents::figures::heading;
use crate::documents::page::text::Text;
use crate::documents::words;
use crate::model::blank::Blank;
use crate::model::{Among, DepartmentKind, Form, InCharge, Node, NodeKind, Plan};

/// A line of a list.
#[derive(Debug, Clone, Serialize)]
pub struct ItemLine {
    /// No.; empty if items have none.
    pub number: Text,
    /// 名称.
    pub name: Text,
    /// Whether the row is a 再掲.
    pub repeat: bool,
    /// The other 担当課.
    pub others: Vec<Text>,
    /// The page of the committee's paper; empty if unknown.
    pub page: Text,
    /// 未記入. The missing entries.
    pub blanks: Vec<Text>,
}

impl ItemLine {
    /// The line of a node in the list of one of its 担当課.
    ///
    /// - `department`: the name of the 担当課; empty in the list of nodes without any
    /// - `blanks`: those that the list tells
    /// - `page`: the page of the committee's paper that has the node
    pub fn new(plan: &Plan, node: &Node, department: &str, blanks: &[Blank], page: Option<usize>) -> Self {
        let form = &plan.form;
        let (number, name) = match node.kind {
            NodeKind::Row { item, .. } => (item.number_among(form, Among::Paper), node.name().to_owned()),
            NodeKind::Project(project) => (None, words::node(&project.labels.name.text, node.name())),
            NodeKind::Section(section) => (None, words::node(&section.label, node.name())),
        };
        Self {
            number: Text::line(number.unwrap_or_default()),
            name: Text::line(name),
            repeat: node.is_repeat(),
            others: others(plan, &node.carried().in_charge, department).into_iter().map(Text::line).collect(),
            page: Text::line(page.map(words::page).unwrap_or_default()),
            blanks: in_words(form, blanks).into_iter().map(Text::line).collect(),
        }
    }
}

/// The other 担当課 of a node; a 総称 is marked as such.
pub fn others(plan: &Plan, in_charge: &InCharge, department: &str) -> Vec<String> {
    let collective = |name: &str| {
        let department = plan.departments.iter().find(|department| department.name.value == name);
        department.map(|it| it.kind).filter(|kind| *kind == DepartmentKind::Collective)?.unusual()
    };
    let others = in_charge.names().filter(|name| *name != department);
    others.map(|name| words::listed(name, collective(name))).collect()
}

/// The missing entries in words; indicators with the same missing entries are named together.
fn in_words(form: &Form, blanks: &[Blank]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut of_indicators: Vec<(&str, Vec<&str>)> = Vec::new();
    let mut outcome = None;
    for blank in blanks {
        let (what, indicator) = match blank {
            Blank::Judgement(name) | Blank::Field(name) => {
                words.push((*name).to_owned());
                continue;
            }
            Blank::Outcome => {
                outcome = Some(heading::of_outcome(form).to_owned());
                continue;
            }
            Blank::Value(indicator, what) | Blank::JudgementOf(indicator, what) | Blank::FieldOf(indicator, what) => {
                (*what, indicator)
            }
        };
        let name = indicator.name.value.as_str();
        match of_indicators.iter_mut().find(|(other, _)| *other == what) {
            Some((_, names)) => names.push(name),
            None => of_indicators.push((what, vec![name])),
        }
    }
    words.extend(of_indicators.iter().map(|(what, names)| words::values_of(what, names)));
    words.extend(outcome);
    words
}
