//! The list of judgements that the committee changed.

use super::counts::{AxisCounts, Change};
use super::node_list::{NodeList, NodeRow, judgement};
use super::words;
use crate::documents::figures::heading;
use crate::documents::page::text::Text;
use crate::documents::words as common;
use crate::model::{Edition, Part, Stage};

/// The judgements on an axis that the committee changed: name, 担当課, section, 自己評価, 委員会評価後.
pub fn list(edition: &Edition, counts: &AxisCounts) -> NodeList {
    let form = &edition.plan.form;
    let row = |change: &Change| {
        let departments: Vec<&str> = change.node.departments().collect();
        let section = change.node.section().map_or("", |section| &section.title.value);
        let [own, after] = [&change.own, &change.after].map(|options| judgement(counts, options));
        let cells = [change.node.name.to_owned(), common::list(&departments), section.to_owned(), own, after];
        NodeRow {
            number: Text::line(change.node.whole_number(form).unwrap_or_default()),
            cells: cells.map(Text::line).to_vec(),
        }
    };
    let name = heading::of_items(form);
    let departments = heading::of_part(form, &Part::Departments, common::DEPARTMENTS);
    let head = [name, departments, form.levels.last().cloned().unwrap_or_default()];
    let stages = [Stage::Own, Stage::AfterCommittee].map(|stage| common::stage(stage).to_owned());
    NodeList {
        title: Text::line(words::CHANGES),
        number: heading::of_numbers(form).map(Text::line),
        head: head.into_iter().chain(stages).map(Text::line).collect(),
        rows: counts.changes.iter().map(row).collect(),
    }
}
