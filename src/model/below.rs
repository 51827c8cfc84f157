//! What is below a section or 事業.

use super::form::Carrier;
use super::holder::Holder;
use super::indicator::Indicator;
use super::plan::{Edition, Initiative, Project, Section};
use super::walk::Indicators;

/// What is below a section or 事業, without 再掲, and the indicators that it carries itself: own fields are computed from it.
#[derive(Debug, Clone, Default)]
pub struct Below<'a> {
    /// 取組項目.
    pub items: Vec<&'a Initiative>,
    /// 事業; none of a 事業.
    pub projects: Vec<&'a Project>,
    /// 指標 with their 内訳, each with the kind of node that carries it.
    pub indicators: Vec<(Carrier, &'a Indicator)>,
}

impl<'a> Below<'a> {
    /// What is below a node.
    pub fn of(edition: &'a Edition, holder: Holder<'a>) -> Self {
        let mut below = Self::default();
        match holder {
            Holder::Section(section, level) => below.add_section(edition, section, level),
            Holder::Project(project) => {
                below.add_project(edition, project);
                below.projects.clear();
            }
            Holder::Item(_) | Holder::Indicator(_) => {}
        }
        below
    }

    fn add_section(&mut self, edition: &'a Edition, section: &'a Section, level: usize) {
        self.add_indicators(Carrier::Section(level), &section.carried.indicators);
        section.projects.iter().for_each(|project| self.add_project(edition, project));
        section.children.iter().for_each(|child| self.add_section(edition, child, level + 1));
    }

    fn add_project(&mut self, edition: &'a Edition, project: &'a Project) {
        self.projects.push(project);
        self.add_indicators(Carrier::Project, &project.carried.indicators);
        for item in edition.items_of(project) {
            self.items.push(item);
            self.add_indicators(Carrier::Item, &item.carried.indicators);
        }
    }

    fn add_indicators(&mut self, of: Carrier, list: &'a [Indicator]) {
        self.indicators.extend(Indicators::of_list(list).map(|node| (of, node.indicator)));
    }
}
