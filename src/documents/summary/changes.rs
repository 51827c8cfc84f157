//! The list of judgements that the committee changed.

use serde::Serialize;

use super::counts::{AxisCounts, Change};
use super::words;
use crate::documents::figures::heading;
use crate::documents::page::text::Text;
use crate::documents::words as common;
use crate::model::{Edition, OptionIndex, Part, Stage};

/// The list.
#[derive(Debug, Serialize)]
pub struct Changes {
    title: Text,
    /// The heading of the column of numbers; `None` if items have none.
    number: Option<Text>,
    /// The headings of both columns of judgements, and of the section.
    head: Vec<Text>,
    rows: Vec<ChangeRow>,
}

/// A judgement that the committee changed.
#[derive(Debug, Serialize)]
struct ChangeRow {
    number: Text,
    /// 取組項目, 担当課, section, 自己評価, 委員会評価後.
    cells: Vec<Text>,
}

impl Changes {
    /// The judgements on an axis that the committee changed.
    pub fn new(edition: &Edition, counts: &AxisCounts) -> Self {
        let form = &edition.plan.form;
        let names = |options: &[OptionIndex]| {
            let names: Vec<&str> = options.iter().map(|option| counts.axis.scale.name(*option)).collect();
            Text::line(if names.is_empty() { common::unjudged(counts.axis).to_owned() } else { common::list(&names) })
        };
        let row = |change: &Change| {
            let departments: Vec<&str> = change.node.departments().collect();
            let section = change.node.section().map_or("", |section| &section.title.value);
            ChangeRow {
                number: Text::line(change.node.whole_number(form).unwrap_or_default()),
                cells: vec![
                    Text::line(change.node.name),
                    Text::line(common::list(&departments)),
                    Text::line(section),
                    names(&change.own),
                    names(&change.after),
                ],
            }
        };
        let name = heading::of_items(form);
        let departments = heading::of_part(form, &Part::Departments, common::DEPARTMENTS);
        let head = [name, departments, form.levels.last().cloned().unwrap_or_default()];
        let stages = [Stage::Own, Stage::AfterCommittee].map(|stage| common::stage(stage).to_owned());
        Self {
            title: Text::line(words::CHANGES),
            number: heading::of_numbers(form).map(Text::line),
            head: head.into_iter().chain(stages).map(Text::line).collect(),
            rows: counts.changes.iter().map(row).collect(),
        }
    }
}
