//! Walks an edition node by node, in the order of the paper.
//!
//! [`Edition::nodes`] yields each section, then its 事業, each followed by its rows, then the sections below;
//! [`Node::indicators`] yields the indicators of a node, each followed by its parts. Nothing else needs to recurse
//! through the 体系, except where the result nests as the paper does.

use std::iter::Enumerate;
use std::slice::Iter;
use std::sync::Arc;

use super::carried::Carried;
use super::form::Carrier;
use super::indicator::Indicator;
use super::place::Placed;
use super::plan::{Edition, Initiative, InitiativeId, Overrides, Project, Row, Section, Subject};

/// A section, a 事業 or a row, with the way to it.
///
/// A clone is cheap: the sections above are shared among all nodes of a section.
#[derive(Debug, Clone)]
pub struct Node<'a> {
    /// What the node is.
    pub kind: NodeKind<'a>,
    trail: Arc<Trail<'a>>,
    project: Option<(usize, &'a Project)>,
}

/// What a [`Node`] is.
#[derive(Debug, Clone, Copy)]
pub enum NodeKind<'a> {
    /// A section of the 体系.
    Section(&'a Section),
    /// A 事業.
    Project(&'a Project),
    /// A row: a 取組項目 in its own place, or a 再掲.
    Row {
        /// The row's position in its 事業.
        index: usize,
        /// The row.
        row: &'a Row,
        /// The 取組項目 the row prints, without 上書き.
        item: &'a Initiative,
    },
}

/// The way from the root of the 体系 to a section.
#[derive(Debug, Clone, Default)]
struct Trail<'a> {
    /// The sections, outermost first, the section itself last.
    sections: Vec<&'a Section>,
    /// The position of each of them among its siblings.
    position: Vec<usize>,
    /// How many sheets come before.
    sheets_before: usize,
}

impl<'a> Node<'a> {
    /// The sections down to this node, outermost first; a section itself is the last.
    pub fn sections(&self) -> &[&'a Section] {
        &self.trail.sections
    }

    /// The position of each of [`Self::sections`] among its siblings.
    pub fn position(&self) -> &[usize] {
        &self.trail.position
    }

    /// The section that the node is or belongs to.
    pub fn section(&self) -> &'a Section {
        self.trail.sections[self.depth()]
    }

    /// The number of sections above [`Self::section`].
    pub fn depth(&self) -> usize {
        self.trail.sections.len() - 1
    }

    /// The position, in the paper, of the sheet that the node is or belongs to; `None` above the sheets.
    pub fn sheet(&self) -> Option<usize> {
        self.section().children.is_empty().then_some(self.trail.sheets_before)
    }

    /// The 事業 that the node is or belongs to.
    pub fn project(&self) -> Option<&'a Project> {
        self.project.map(|(_, project)| project)
    }

    /// The position of [`Self::project`] in its section.
    pub fn project_index(&self) -> Option<usize> {
        self.project.map(|(index, _)| index)
    }

    /// The 取組項目 that the node prints, where it is a row.
    pub fn item(&self) -> Option<(InitiativeId, &'a Initiative)> {
        match self.kind {
            NodeKind::Row { row, item, .. } => Some((row.initiative(), item)),
            NodeKind::Section(_) | NodeKind::Project(_) => None,
        }
    }

    /// Whether the node is a 再掲.
    pub fn is_repeat(&self) -> bool {
        self.repeat_overrides().is_some()
    }

    /// Whether the node is a 再掲 of what counts elsewhere in the paper.
    pub fn counts_elsewhere(&self) -> bool {
        matches!(self.kind, NodeKind::Row { row, .. } if row.counts_elsewhere())
    }

    /// 上書き, where the node is a 再掲.
    pub fn repeat_overrides(&self) -> Option<&'a Overrides> {
        match self.kind {
            NodeKind::Row { row: Row::Repeat(repeat), .. } => Some(&repeat.overrides),
            _ => None,
        }
    }

    /// What kind of node it is, as the form tells them apart.
    pub fn carrier(&self) -> Carrier {
        match self.kind {
            NodeKind::Section(_) => Carrier::Section(self.depth()),
            NodeKind::Project(_) => Carrier::Project,
            NodeKind::Row { .. } => Carrier::Item,
        }
    }

    /// The name that the node prints.
    pub fn name(&self) -> &'a str {
        match self.kind {
            NodeKind::Section(section) => &section.title.value,
            NodeKind::Project(project) => &project.name.value,
            NodeKind::Row { item, .. } => {
                let own = self.repeat_overrides().and_then(|overrides| overrides.name.as_ref());
                &own.unwrap_or(&item.name).value
            }
        }
    }

    /// What the node carries; a 再掲 carries what its original does.
    pub fn carried(&self) -> &'a Carried {
        match self.kind {
            NodeKind::Section(section) => &section.carried,
            NodeKind::Project(project) => &project.carried,
            NodeKind::Row { item, .. } => &item.carried,
        }
    }

    /// What the committee's opinions call the node; `None` for a section above the sheets.
    pub fn subject(&self) -> Option<Subject> {
        match self.kind {
            NodeKind::Section(_) => self.sheet().map(Subject::Sheet),
            NodeKind::Project(project) => Some(Subject::Project(project.id.clone())),
            NodeKind::Row { row, .. } => Some(Subject::Item(row.initiative())),
        }
    }

    /// The indicators that the node prints, each followed by its parts.
    pub fn indicators(&self) -> Indicators<'a> {
        let own = self.repeat_overrides().and_then(|overrides| overrides.indicators.as_deref());
        Indicators::of_list(own.unwrap_or(&self.carried().indicators))
    }

    /// The indicators that are written in the node's own place, each followed by its parts: a 再掲 has those of its
    /// 上書き alone.
    pub fn own_indicators(&self) -> Indicators<'a> {
        let written = match self.repeat_overrides() {
            Some(overrides) => overrides.indicators.as_deref().unwrap_or_default(),
            None => &self.carried().indicators,
        };
        Indicators::of_list(written)
    }
}

impl Edition {
    /// Every section, 事業 and row, in the order of the paper.
    pub fn nodes(&self) -> Nodes<'_> {
        Nodes {
            edition: self,
            levels: vec![self.sections.iter().enumerate()],
            trail: Arc::default(),
            projects: [].iter().enumerate(),
            project: None,
            rows: [].iter().enumerate(),
        }
    }

    /// The sheets, in the order of the paper.
    pub fn sheets(&self) -> impl Iterator<Item = Node<'_>> {
        self.nodes().filter(|node| matches!(node.kind, NodeKind::Section(section) if section.children.is_empty()))
    }

    /// The rows, 再掲 included, in the order of the paper.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.nodes().filter_map(|node| match node.kind {
            NodeKind::Row { row, .. } => Some(row),
            NodeKind::Section(_) | NodeKind::Project(_) => None,
        })
    }
}

/// Yields the nodes of an edition; see [`Edition::nodes`].
#[derive(Debug, Clone)]
pub struct Nodes<'a> {
    edition: &'a Edition,
    /// For each level down to the current one the sections still to come.
    levels: Vec<Enumerate<Iter<'a, Section>>>,
    /// The way to the current section.
    trail: Arc<Trail<'a>>,
    /// The 事業 of the current section still to come.
    projects: Enumerate<Iter<'a, Project>>,
    project: Option<(usize, &'a Project)>,
    /// The rows of the current 事業 still to come.
    rows: Enumerate<Iter<'a, Row>>,
}

impl<'a> Nodes<'a> {
    fn node(&self, kind: NodeKind<'a>) -> Node<'a> {
        Node { kind, trail: Arc::clone(&self.trail), project: self.project }
    }

    /// Enters the next section; `None` behind the last.
    fn enter_section(&mut self) -> Option<Node<'a>> {
        let (index, section) = loop {
            match self.levels.last_mut()?.next() {
                Some(next) => break next,
                None => _ = self.levels.pop(),
            }
        };
        let depth = self.levels.len() - 1;
        let last_was_sheet = self.trail.sections.last().is_some_and(|section| section.children.is_empty());
        let trail = Trail {
            sections: [&self.trail.sections[..depth], &[section]].concat(),
            position: [&self.trail.position[..depth], &[index]].concat(),
            sheets_before: self.trail.sheets_before + usize::from(last_was_sheet),
        };
        self.trail = Arc::new(trail);
        self.levels.push(section.children.iter().enumerate());
        self.projects = section.projects.iter().enumerate();
        self.project = None;
        Some(self.node(NodeKind::Section(section)))
    }
}

impl<'a> Iterator for Nodes<'a> {
    type Item = Node<'a>;

    fn next(&mut self) -> Option<Node<'a>> {
        if let Some((index, row)) = self.rows.next() {
            let item = &self.edition.initiatives[row.initiative().0];
            return Some(self.node(NodeKind::Row { index, row, item }));
        }
        if let Some((index, project)) = self.projects.next() {
            self.project = Some((index, project));
            self.rows = project.rows.iter().enumerate();
            return Some(self.node(NodeKind::Project(project)));
        }
        self.enter_section()
    }
}

/// An indicator with the indicators it is a part of.
#[derive(Debug, Clone)]
pub struct IndicatorNode<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// The indicators it is a part of, outermost first.
    pub above: Vec<&'a Indicator>,
    /// Its position among its siblings.
    pub index: usize,
}

impl<'a> IndicatorNode<'a> {
    /// 単位: its own, or that of the innermost indicator that it is a part of and that says one.
    pub fn unit(&self) -> Option<&'a Placed<String>> {
        self.indicator.unit_below(&self.above)
    }
}

/// Yields some indicators, each followed by its parts.
#[derive(Debug, Clone)]
pub struct Indicators<'a> {
    levels: Vec<Enumerate<Iter<'a, Indicator>>>,
    /// The last indicator of each level.
    above: Vec<&'a Indicator>,
}

impl<'a> Indicators<'a> {
    /// Yields the indicators of a list, each followed by its parts.
    pub fn of_list(list: &'a [Indicator]) -> Self {
        Self { levels: vec![list.iter().enumerate()], above: Vec::new() }
    }

    /// The indicators of a list, each preceded by its parts.
    pub fn parts_first(list: &'a [Indicator]) -> Vec<IndicatorNode<'a>> {
        let (mut out, mut open) = (Vec::new(), Vec::<IndicatorNode>::new());
        for node in Self::of_list(list) {
            while open.len() > node.above.len() {
                out.extend(open.pop());
            }
            open.push(node);
        }
        out.extend(open.into_iter().rev());
        out
    }
}

impl<'a> Iterator for Indicators<'a> {
    type Item = IndicatorNode<'a>;

    fn next(&mut self) -> Option<IndicatorNode<'a>> {
        let (index, indicator) = loop {
            match self.levels.last_mut()?.next() {
                Some(next) => break next,
                None => _ = self.levels.pop(),
            }
        };
        self.above.truncate(self.levels.len() - 1);
        let above = self.above.clone();
        if !indicator.parts.is_empty() {
            self.levels.push(indicator.parts.iter().enumerate());
            self.above.push(indicator);
        }
        Some(IndicatorNode { indicator, above, index })
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{edition, indicator, item, own, project, repeat, section};
    use super::*;

    /// Two sections with three sheets, 事業 on two of them, and a 再掲 each way.
    fn paper() -> Edition {
        let carrying =
            |section: Section, indicators| Section { carried: Carried { indicators, ..section.carried }, ..section };
        let first = [project("1-1", vec![own(0), repeat(1, None)]), project("1-2", vec![])];
        let second = [project("2-1", vec![own(1), repeat(0, Some(vec![indicator("件")]))])];
        let counted = Indicator { parts: vec![indicator("回の一"), indicator("回の二")], ..indicator("回") };
        edition(
            vec![
                section("甲", vec![section("甲1", vec![], first.into()), section("甲2", vec![], vec![])], vec![]),
                carrying(section("乙", vec![section("乙1", vec![], second.into())], vec![]), vec![indicator("率")]),
            ],
            vec![item("1", "相談", vec![counted]), item("2", "見守り", vec![indicator("人")])],
        )
    }

    /// The name of a node, its position in the 体系, its sheet and its 事業.
    fn told(node: &Node) -> String {
        let position: Vec<String> = node.position().iter().map(usize::to_string).collect();
        let sheet = node.sheet().map_or("-".to_owned(), |sheet| sheet.to_string());
        let project = node.project().map_or("", |project| &project.id);
        let row = if node.is_repeat() { "再掲" } else { "" };
        format!("{}{row} {} {sheet} {project}", node.name(), position.join(".")).trim_end().to_owned()
    }

    #[test]
    fn nodes_come_in_the_order_of_the_paper_with_the_way_to_them() {
        let paper = paper();
        assert_eq!(
            paper.nodes().map(|node| told(&node)).collect::<Vec<_>>(),
            [
                "甲 0 -",
                "甲1 0.0 0",
                "1-1 0.0 0 1-1",
                "相談 0.0 0 1-1",
                "見守り再掲 0.0 0 1-1",
                "1-2 0.0 0 1-2",
                "甲2 0.1 1",
                "乙 1 -",
                "乙1 1.0 2",
                "2-1 1.0 2 2-1",
                "見守り 1.0 2 2-1",
                "相談再掲 1.0 2 2-1",
            ]
        );
        assert_eq!(paper.sheets().map(|sheet| sheet.name()).collect::<Vec<_>>(), ["甲1", "甲2", "乙1"]);
        let carriers = paper.nodes().filter(|node| node.carrier() == Carrier::Section(1));
        assert_eq!(carriers.map(|node| node.name()).collect::<Vec<_>>(), ["甲1", "甲2", "乙1"]);
        assert_eq!(paper.rows().filter(|row| row.is_repeat()).count(), 2);
    }

    #[test]
    fn indicators_are_followed_by_their_parts_and_a_repeat_prints_those_of_its_original() {
        let paper = paper();
        let told = |it: IndicatorNode| {
            let above: String = it.above.iter().map(|above| format!("{}/", above.name.value)).collect();
            format!("{above}{}#{}", it.indicator.name.value, it.index)
        };
        assert_eq!(
            paper.nodes().flat_map(|node| node.indicators()).map(told).collect::<Vec<_>>(),
            ["回#0", "回/回の一#0", "回/回の二#1", "人#0", "率#0", "人#0", "件#0"]
        );
        assert_eq!(
            paper.nodes().flat_map(|node| node.own_indicators()).map(told).collect::<Vec<_>>(),
            ["回#0", "回/回の一#0", "回/回の二#1", "率#0", "人#0", "件#0"]
        );
    }
}
