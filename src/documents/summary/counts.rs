//! Counts the judgements on each axis: in total, by section and by 担当課.

use crate::documents::words;
use crate::model::tally::{self, JudgedNode};
use crate::model::{Axis, Carrier, Counting, Department, Edition, OptionIndex, Period, Section, Stage, Tally};

/// The tallies of one axis.
#[derive(Debug)]
pub struct AxisCounts<'a> {
    /// The axis.
    pub axis: &'a Axis,
    /// Whether the committee has judged anything on this axis.
    pub committee: bool,
    /// The total.
    pub total: Counts,
    /// By section of the outermost level.
    pub sections: Vec<SectionCounts<'a>>,
    /// By 担当課; empty if the judged nodes have none.
    pub departments: Vec<DepartmentCounts<'a>>,
    /// Whether any node belongs to several 担当課.
    pub several: bool,
    /// Whether any node is a 再掲; otherwise 実数 and 延べ are equal.
    pub repeats: bool,
    /// The judgements that the committee changed.
    pub changes: Vec<Change<'a>>,
    /// What is behind; empty if the form does not say which options mean that.
    pub behind: Vec<Change<'a>>,
    /// 自己評価 of the period before, 実数; `None` if the content has none.
    pub earlier: Option<(Period, Tally)>,
}

/// The tallies of a group of nodes.
#[derive(Debug)]
pub struct Counts {
    /// 実数.
    pub net: Stages,
    /// 延べ.
    pub gross: Stages,
}

/// The tallies by whose judgement counts.
#[derive(Debug)]
pub struct Stages {
    /// 自己評価.
    pub own: Tally,
    /// 委員会評価後.
    pub after: Tally,
}

/// The tallies of a section and its subsections.
#[derive(Debug)]
pub struct SectionCounts<'a> {
    /// The section.
    pub section: &'a Section,
    /// The total of the section.
    pub counts: Counts,
    /// By 担当課 with a node in it.
    pub departments: Vec<DepartmentCounts<'a>>,
    /// By subsection.
    pub sections: Vec<Self>,
}

/// The tallies of a 担当課, or of the nodes without one.
#[derive(Debug)]
pub struct DepartmentCounts<'a> {
    /// Whose nodes they are.
    pub owner: Owner<'a>,
    /// All its nodes, including shared ones.
    pub counts: Counts,
}

/// To whom nodes belong.
#[derive(Debug, Clone, Copy)]
pub enum Owner<'a> {
    /// A 担当課.
    Department(&'a Department),
    /// A 取組項目 without a 担当課.
    NotFilledIn,
    /// A 事業 or a section without a 担当課, which need none.
    NoItem,
}

/// A node with both of its judgements.
#[derive(Debug)]
pub struct Change<'a> {
    /// The node.
    pub node: JudgedNode<'a>,
    /// 自己評価.
    pub own: Vec<OptionIndex>,
    /// 委員会評価後.
    pub after: Vec<OptionIndex>,
}

impl AxisCounts<'_> {
    /// Whose judgements are shown side by side.
    pub fn stages(&self) -> &'static [Stage] {
        if self.committee { &[Stage::Own, Stage::AfterCommittee] } else { &[Stage::Own] }
    }
}

impl Counts {
    /// The tallies of one way of counting.
    pub fn by(&self, counting: Counting) -> &Stages {
        match counting {
            Counting::Net => &self.net,
            Counting::Gross => &self.gross,
        }
    }

    /// Whether there is nothing to count.
    pub fn is_empty(&self) -> bool {
        self.gross.own.nodes == 0
    }
}

impl<'a> Owner<'a> {
    /// The 担当課, if it is one.
    pub fn department(self) -> Option<&'a Department> {
        match self {
            Self::Department(department) => Some(department),
            Self::NotFilledIn | Self::NoItem => None,
        }
    }

    /// 部局.
    pub fn bureau(self) -> Option<&'a str> {
        self.department()?.bureau.as_deref()
    }

    /// 課名, or the word for what has none.
    pub fn name(self) -> &'a str {
        match self {
            Self::Department(department) => &department.name.value,
            Self::NotFilledIn => words::BLANK,
            Self::NoItem => words::NO_ITEM,
        }
    }

    /// 課名, with its 区分 unless it is a 課.
    pub fn listed(self) -> String {
        words::listed(self.name(), self.department().and_then(|department| department.kind.unusual()))
    }

    fn has(self, node: &JudgedNode) -> bool {
        match self {
            Self::Department(department) => node.is_of(&department.name.value),
            Self::NotFilledIn => node.item.is_some() && node.departments().next().is_none(),
            Self::NoItem => node.needs_no_department(),
        }
    }
}

impl Stages {
    /// The tally by whose judgement counts.
    pub fn at(&self, stage: Stage) -> &Tally {
        match stage {
            Stage::Own => &self.own,
            Stage::AfterCommittee => &self.after,
        }
    }
}

/// The tallies of every axis with nodes in an edition: those of 取組項目 first, then the others.
pub fn count_axes(edition: &Edition) -> Vec<AxisCounts<'_>> {
    let axes = &edition.plan.form.axes;
    let of_items = axes.iter().filter(|axis| axis.carrier == Carrier::Item);
    let of_others = axes.iter().filter(|axis| axis.carrier != Carrier::Item);
    of_items.chain(of_others).filter_map(|axis| of_axis(edition, axis)).collect()
}

fn of_axis<'a>(edition: &'a Edition, axis: &'a Axis) -> Option<AxisCounts<'a>> {
    let nodes = tally::nodes(edition, axis);
    if nodes.is_empty() {
        return None;
    }
    let counter = NodeCounter { axis, period: edition.plan.year, departments: &edition.plan.departments };
    let all: Vec<&JudgedNode> = nodes.iter().collect();
    let has_departments = nodes.iter().any(|node| node.departments().next().is_some());
    Some(AxisCounts {
        axis,
        committee: nodes.iter().any(JudgedNode::is_judged_by_committee),
        total: counter.counts(&all),
        sections: counter.sections(&edition.sections, &[], &all),
        departments: if has_departments { counter.owners(&all) } else { Vec::new() },
        several: nodes.iter().any(|node| node.departments().nth(1).is_some()),
        repeats: nodes.iter().any(|node| node.repeat),
        changes: counter.listed(&nodes, |own, after| own != after),
        behind: counter.listed(&nodes, |_, after| after.iter().any(|option| axis.behind.contains(option))),
        earlier: counter.earlier(&nodes, &edition.plan.periods),
    })
}

/// Counts nodes of one axis.
struct NodeCounter<'a> {
    axis: &'a Axis,
    period: Period,
    departments: &'a [Department],
}

impl<'a> NodeCounter<'a> {
    fn counts(&self, nodes: &[&JudgedNode]) -> Counts {
        let stages = |counting: Counting| {
            let tally = |stage| {
                let rows = nodes.iter().copied().filter(|node| node.counts(counting));
                Tally::count(self.axis, rows, stage, self.period)
            };
            Stages { own: tally(Stage::Own), after: tally(Stage::AfterCommittee) }
        };
        Counts { net: stages(Counting::Net), gross: stages(Counting::Gross) }
    }

    fn sections(&self, sections: &'a [Section], above: &[usize], nodes: &[&JudgedNode]) -> Vec<SectionCounts<'a>> {
        let section = |(index, section): (usize, &'a Section)| {
            let position: Vec<usize> = above.iter().copied().chain([index]).collect();
            let inside: Vec<&JudgedNode> = nodes.iter().copied().filter(|node| node.is_in(&position)).collect();
            let departments = self.owners(&inside).into_iter();
            SectionCounts {
                section,
                counts: self.counts(&inside),
                departments: departments.filter(|department| !department.counts.is_empty()).collect(),
                sections: self.sections(&section.children, &position, &inside),
            }
        };
        sections.iter().enumerate().map(section).collect()
    }

    /// The tallies of every 担当課, and of the nodes without one if there are any.
    fn owners(&self, nodes: &[&JudgedNode]) -> Vec<DepartmentCounts<'a>> {
        let of = |owner: Owner<'a>| {
            let own: Vec<&JudgedNode> = nodes.iter().copied().filter(|node| owner.has(node)).collect();
            DepartmentCounts { owner, counts: self.counts(&own) }
        };
        let departments = self.departments.iter().map(|department| of(Owner::Department(department)));
        let others = [Owner::NotFilledIn, Owner::NoItem].map(of);
        departments.chain(others.into_iter().filter(|it| !it.counts.is_empty())).collect()
    }

    /// The nodes whose judgements, 自己評価 and 委員会評価後, are as asked. A 再掲 is listed only if it differs from its
    /// original.
    fn listed<'n>(
        &self,
        nodes: &[JudgedNode<'n>],
        is_asked: impl Fn(&[OptionIndex], &[OptionIndex]) -> bool,
    ) -> Vec<Change<'n>> {
        let mut listed: Vec<Change> = Vec::new();
        for node in nodes {
            let own = node.options(Stage::Own, self.period);
            let after = node.options(Stage::AfterCommittee, self.period);
            let id = node.item.map(|(id, _)| id);
            let told = |other: &Change| other.node.item.map(|(id, _)| id) == id && other.own == own;
            if is_asked(&own, &after) && !(node.repeat && listed.iter().any(told)) {
                listed.push(Change { node: node.clone(), own, after });
            }
        }
        listed
    }

    /// The tally of the latest period before the reported one for which anything is judged.
    ///
    /// - `periods`: 表示年度
    fn earlier(&self, nodes: &[JudgedNode], periods: &[Period]) -> Option<(Period, Tally)> {
        let nodes = || nodes.iter().filter(|node| node.counts(Counting::Net));
        let is_judged = |period: &Period| nodes().any(|node| !node.options(Stage::Own, *period).is_empty());
        let period = self.period.latest_before(periods.iter().copied().filter(is_judged))?;
        Some((period, Tally::count(self.axis, nodes(), Stage::Own, period)))
    }
}
