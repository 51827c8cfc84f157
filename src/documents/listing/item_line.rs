//! A 取組項目 as one line of a list.

use serde::Serialize;

use crate::documents::figures::heading;
use crate::documents::page::text::Text;
use crate::documents::words;
use crate::model::blank::{self, Blank};
use crate::model::{Among, DepartmentKind, Form, Initiative, Plan};

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
    /// The line of an item in the list of one of its 担当課.
    ///
    /// - `page`: the page of the committee's paper that has the item
    pub fn of_item(plan: &Plan, item: &Initiative, department: &str, page: Option<usize>) -> Self {
        Self {
            number: Text::line(item.number_among(&plan.form, Among::Paper).unwrap_or_default()),
            name: Text::line(item.name.value.as_str()),
            repeat: false,
            others: others(plan, item, department).into_iter().map(Text::line).collect(),
            page: Text::line(page.map(words::page).unwrap_or_default()),
            blanks: in_words(&plan.form, &blank::of_item(plan, item)).into_iter().map(Text::line).collect(),
        }
    }

    /// The line of a node without No. and 担当課.
    ///
    /// - `page`: the page of the committee's paper that has the node
    pub fn of_node(form: &Form, name: String, blanks: &[Blank], page: Option<usize>) -> Self {
        Self {
            number: Text::line(""),
            name: Text::line(name),
            repeat: false,
            others: Vec::new(),
            page: Text::line(page.map(words::page).unwrap_or_default()),
            blanks: in_words(form, blanks).into_iter().map(Text::line).collect(),
        }
    }
}

/// The other 担当課 of an item; a 総称 is marked as such.
pub fn others(plan: &Plan, item: &Initiative, department: &str) -> Vec<String> {
    let collective = |name: &str| {
        let department = plan.departments.iter().find(|department| department.name.value == name);
        department.map(|it| it.kind).filter(|kind| *kind == DepartmentKind::Collective)?.unusual()
    };
    let others = item.departments.iter().map(|name| name.value.as_str()).filter(|name| *name != department);
    others.map(|name| words::listed(name, collective(name))).collect()
}

/// The missing entries in words; indicators with the same missing entries are named together.
fn in_words(form: &Form, blanks: &[Blank]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut of_indicators: Vec<(&str, Vec<&str>)> = Vec::new();
    let mut outcome = None;
    for blank in blanks {
        let (what, indicator) = match blank {
            Blank::Judgement(axis) => {
                words.push((*axis).to_owned());
                continue;
            }
            Blank::Outcome => {
                outcome = Some(heading::of_outcome(form).to_owned());
                continue;
            }
            Blank::Value(indicator, what) | Blank::JudgementOf(indicator, what) => (*what, indicator),
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
