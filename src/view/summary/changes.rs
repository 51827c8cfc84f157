//! What the committee judges otherwise, one by one.

use serde::Serialize;

use super::counts::AxisCounts;
use super::words;
use crate::model::{Edition, Numbering, OptionIndex, Stage};
use crate::view::Text;

/// The list.
#[derive(Debug, Serialize)]
pub struct Changes {
    title: Text,
    /// Whether items have numbers.
    numbered: bool,
    /// What the committee's column and the other are called, and the level of the section.
    head: Vec<Text>,
    rows: Vec<ChangeRow>,
}

#[derive(Debug, Serialize)]
struct ChangeRow {
    number: Text,
    /// 取組項目, 担当課, section, 自己評価, 委員会評価後.
    cells: Vec<Text>,
}

impl Changes {
    /// What the committee judges otherwise on an axis.
    pub fn new(edition: &Edition, counts: &AxisCounts) -> Self {
        let form = &edition.plan.form;
        let names = |options: &[OptionIndex]| {
            let names: Vec<&str> = options.iter().map(|option| counts.axis.scale.name(*option)).collect();
            Text::line(if names.is_empty() { words::BLANK.to_owned() } else { names.join("、") })
        };
        let row = |change: &super::counts::Change| {
            let departments: Vec<&str> = change.node.departments().collect();
            let section = change.node.sections.last().map_or("", |section| &section.title.value);
            ChangeRow {
                number: Text::line(change.node.item.map(|(_, item)| item.number.value.clone()).unwrap_or_default()),
                cells: vec![
                    Text::line(change.node.name),
                    Text::line(departments.join("、")),
                    Text::line(section),
                    names(&change.own),
                    names(&change.after),
                ],
            }
        };
        let level = form.levels.last().map_or("", String::as_str);
        let head = [words::ITEM, words::DEPARTMENT, level];
        let stages = [Stage::Own, Stage::AfterCommittee].map(words::stage);
        Self {
            title: Text::line(words::CHANGES),
            numbered: form.numbering != Numbering::None,
            head: head.into_iter().chain(stages).map(Text::line).collect(),
            rows: counts.changes.iter().map(row).collect(),
        }
    }
}
