//! What of an edition concerns a 担当課.

use std::collections::BTreeSet;

use crate::documents::sheet::row::{self, RowAt};
use crate::model::blank::{self, Blank};
use crate::model::{
    Department, DepartmentKind, Edition, InCharge, Indicator, Indicators, Node, NodeKind, Project, Section,
};

/// Whether an extract includes the items of a 総称.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Collectives {
    /// They do not.
    Apart,
    /// They do, each with a remark.
    Included,
}

/// A 担当課, and the 総称 that stand for it, too.
pub(super) struct Concern<'a> {
    edition: &'a Edition,
    /// The name of the 担当課, then those of the 総称.
    names: Vec<&'a str>,
}

impl<'a> Concern<'a> {
    pub fn new(edition: &'a Edition, department: &'a Department, collectives: Collectives) -> Self {
        let others = edition.plan.departments.iter().filter(|other| other.kind == DepartmentKind::Collective);
        let others = others.filter(|_| collectives == Collectives::Included);
        let all = [department].into_iter().chain(others);
        Self { edition, names: all.map(|department| department.name.value.as_str()).collect() }
    }

    /// The name of the 担当課.
    pub fn name(&self) -> &'a str {
        self.names[0]
    }

    /// The names of the 総称.
    pub fn collectives(&self) -> &[&'a str] {
        &self.names[1..]
    }

    /// Whether one of these is in charge.
    pub fn is_of(&self, in_charge: &InCharge) -> bool {
        self.names.iter().any(|name| in_charge.has(name))
    }

    /// Whether an indicator concerns it, or one of its parts.
    pub fn takes_indicator(&self, indicator: &Indicator) -> bool {
        Indicators::of_list(std::slice::from_ref(indicator)).any(|it| self.is_of(&it.indicator.in_charge))
    }

    /// Whether a section or a 事業 carries something that concerns it.
    pub fn takes(&self, node: &Node) -> bool {
        let carried = node.carried();
        let has_content = !carried.fields.is_empty()
            || !carried.judgements.is_empty()
            || blank::axes(&self.edition.plan.form, node.carrier()).next().is_some();
        has_content && self.is_of(&carried.in_charge) || self.has_indicators(&carried.indicators)
    }

    /// Whether one of these indicators concerns it.
    pub fn has_indicators(&self, indicators: &[Indicator]) -> bool {
        indicators.iter().any(|indicator| self.takes_indicator(indicator))
    }

    /// Whether a row concerns it: the 取組項目, or one of the indicators printed with it.
    pub fn takes_row(&self, row: &RowAt) -> bool {
        let item = self.edition.initiative(row.row);
        self.is_of(&item.carried.in_charge) || self.has_indicators(&item.carried.indicators)
    }

    /// The rows that concern it.
    pub fn rows(&self) -> Vec<RowAt<'a>> {
        row::all(self.edition).into_iter().filter(|row| self.takes_row(row)).collect()
    }

    /// The sections and 事業 that carry something that concerns it.
    pub fn nodes(&self) -> Vec<Node<'a>> {
        let others = self.edition.nodes().filter(|node| node.item().is_none());
        others.filter(|node| self.takes(node)).collect()
    }

    /// What it still has to write of a node.
    pub fn blanks<'n>(&self, node: &Node<'n>) -> Vec<Blank<'n>>
    where
        'a: 'n,
    {
        let of_node = &node.carried().in_charge;
        let blanks = blank::of_node(&self.edition.plan, node).into_iter();
        blanks.filter(|blank| self.is_of(blank.in_charge(of_node))).collect()
    }

    /// The files of the 事業 that an extract shows: those of its rows and, for a 再掲, those of their originals.
    pub fn files(&self) -> BTreeSet<usize> {
        let rows = self.rows().into_iter();
        let of_rows = rows
            .flat_map(|row| [&row.project.name.place, &self.edition.initiatives[row.initiative().0].place])
            .map(|place| place.file);
        let nodes = self.nodes();
        let of_projects = nodes.iter().filter_map(|node| match node.kind {
            NodeKind::Project(project) => Some(project.name.place.file),
            _ => None,
        });
        of_rows.chain(of_projects).collect()
    }

    /// The edition without the indicators of sections and 事業 that do not concern it; `None` if they belong to nobody.
    ///
    /// A 事業 with rows that concern it keeps those that belong to nobody.
    pub fn reduced(&self) -> Option<Edition> {
        let is_someones = |node: &Node| node.indicators().any(|it| !it.indicator.in_charge.is_empty());
        if !self.edition.nodes().filter(|node| node.item().is_none()).any(|node| is_someones(&node)) {
            return None;
        }
        let with_rows: BTreeSet<String> = self.rows().iter().map(|row| row.project.id.clone()).collect();
        let mut edition = self.edition.clone();
        edition.sections.iter_mut().for_each(|section| self.reduce(section, &with_rows));
        Some(edition)
    }

    fn reduce(&self, section: &mut Section, with_rows: &BTreeSet<String>) {
        section.carried.indicators.retain(|indicator| self.takes_indicator(indicator));
        for Project { id, carried, .. } in &mut section.projects {
            let keeps = |indicator: &Indicator| indicator.in_charge.is_empty() && with_rows.contains(id);
            carried.indicators.retain(|indicator| self.takes_indicator(indicator) || keeps(indicator));
        }
        section.children.iter_mut().for_each(|child| self.reduce(child, with_rows));
    }
}
