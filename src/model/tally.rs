//! 集計: how many nodes were judged how.
//!
//! A node is one row of the paper that an axis judges: a 取組項目 that is printed again as a 再掲 is two nodes. They count
//! as two in a 延べ and as one in a 実数. In a paper that prints it only as a 再掲, it counts there.

use std::iter::repeat_n;

use rust_decimal::Decimal;

use super::aggregate::decimals_of_points;
use super::among::Among;
use super::blank;
use super::compute;
use super::exact::Exact;
use super::form::{Axis, Carrier, Counting, Form, NoteCount, OptionIndex, Rounding, Stage};
use super::in_charge::InCharge;
use super::indicator::{Aggregate, Indicator};
use super::judgement::Judgement;
use super::needed::Entries;
use super::number::rounded;
use super::period::Period;
use super::place::Placed;
use super::plan::{Edition, Initiative, InitiativeId, Opinion, Project, Section, Subject};
use super::walk::{IndicatorNode, Node, NodeKind};

/// What an axis judges, as one row of the paper.
#[derive(Debug, Clone)]
pub struct JudgedNode<'a> {
    /// The sections down to it, outermost first; a section itself is the last.
    pub sections: Vec<&'a Section>,
    /// The position of each of these sections among its siblings.
    pub position: Vec<usize>,
    /// The 事業 it is or belongs to.
    pub project: Option<&'a Project>,
    /// The 取組項目 it is or belongs to.
    pub item: Option<(InitiativeId, &'a Initiative)>,
    /// The indicator it is.
    pub indicator: Option<&'a Indicator>,
    /// The names of the indicators that contain it, outermost first.
    pub above: Vec<&'a str>,
    /// 単位 of the indicator it is, perhaps of one that contains it.
    pub unit: Option<&'a str>,
    /// Whether the row is a 再掲 of what counts elsewhere in the paper.
    pub repeat: bool,
    /// The name that the row prints.
    pub name: &'a str,
    in_charge: &'a InCharge,
    /// The judgement of a 再掲 before that of its original, which holds for other periods.
    judgements: Vec<&'a Judgement>,
    /// The options that follow from figures, for the periods shown.
    computed: Vec<(Period, OptionIndex)>,
    /// The committee's judgement, for the reported year.
    committee: Option<OptionIndex>,
    year: Period,
}

/// The part of a paper that is counted.
#[derive(Debug, Clone, Copy)]
pub enum Extent<'a> {
    /// All of it.
    Paper,
    /// A section and what is below it.
    Section(&'a Section),
    /// A 事業 and what is below it.
    Project(&'a Project),
}

impl Extent<'_> {
    /// Whether a node is in it.
    ///
    /// - `sections`, `project`: what the node is or belongs to
    pub fn has(self, sections: &[&Section], project: Option<&Project>) -> bool {
        match self {
            Self::Paper => true,
            Self::Section(section) => sections.iter().any(|other| std::ptr::eq(*other, section)),
            Self::Project(whole) => project.is_some_and(|other| std::ptr::eq(other, whole)),
        }
    }
}

impl<'a> JudgedNode<'a> {
    fn unjudged(node: &Node<'a>, edition: &Edition) -> Self {
        Self {
            sections: node.sections().to_vec(),
            position: node.position().to_vec(),
            project: node.project(),
            item: node.item(),
            indicator: None,
            above: Vec::new(),
            unit: None,
            repeat: node.counts_elsewhere(),
            name: node.name(),
            in_charge: &node.carried().in_charge,
            judgements: Vec::new(),
            computed: Vec::new(),
            committee: None,
            year: edition.plan.year,
        }
    }

    /// Its 担当課.
    pub fn departments(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.in_charge.names()
    }

    /// Whether it has no 担当課 and need not have any, because it is and belongs to no 取組項目.
    pub fn needs_no_department(&self) -> bool {
        self.item.is_none() && self.in_charge.is_empty()
    }

    /// Whether the row counts.
    pub fn counts(&self, counting: Counting) -> bool {
        counting == Counting::Gross || !self.repeat
    }

    /// Whether it is in a part of the paper.
    pub fn is_within(&self, extent: Extent) -> bool {
        extent.has(&self.sections, self.project)
    }

    /// Whether it belongs to this 担当課.
    pub fn is_of(&self, department: &str) -> bool {
        self.in_charge.has(department)
    }

    /// 番号 of its 取組項目.
    pub fn number(&self) -> Option<&'a str> {
        self.item.map(|(_, item)| item.number.value.as_str())
    }

    /// 番号 of its 取組項目 as it tells it from all others of the paper; `None` if 取組項目 have none.
    pub fn whole_number(&self, form: &'a Form) -> Option<&'a str> {
        self.item.and_then(|(_, item)| item.number_among(form, Among::Paper))
    }

    /// The innermost section it is or belongs to.
    pub fn section(&self) -> Option<&'a Section> {
        self.sections.last().copied()
    }

    /// 名称 of the owner of an indicator: its 取組項目, else its 事業, else its section.
    pub fn owner(&self) -> &'a str {
        let item = self.item.map(|(_, item)| &item.name.value);
        let project = self.project.map(|project| &project.name.value);
        let section = self.section().map(|section| &section.title.value);
        item.or(project).or(section).map_or("", String::as_str)
    }

    /// Whether it is the section at this position or belongs to it.
    pub fn is_in(&self, position: &[usize]) -> bool {
        self.position.starts_with(position)
    }

    /// Whether an option that counts on its axis was chosen for the reported period.
    pub fn has_counted(&self, axis: &Axis, stage: Stage) -> bool {
        self.options(stage, self.year).iter().any(|option| axis.scale.option(*option).counted)
    }

    /// Whether the committee judges it on the axis.
    pub fn is_judged_by_committee(&self) -> bool {
        self.committee.is_some()
    }

    /// What kind of node carries the indicator it is.
    pub fn carrier_of_indicator(&self) -> Carrier {
        match (self.item, self.project) {
            (Some(_), _) => Carrier::Item,
            (None, Some(_)) => Carrier::Project,
            (None, None) => Carrier::Section(self.sections.len().saturating_sub(1)),
        }
    }

    /// The options chosen for a period; none if it is blank. The committee judges the reported year only.
    pub fn options(&self, stage: Stage, period: Period) -> Vec<OptionIndex> {
        let reported = period == self.year;
        if let (Stage::AfterCommittee, true, Some(option)) = (stage, reported, self.committee) {
            return vec![option];
        }
        let mut written = self.judgements.iter().map(|judgement| judgement.all_at(period).collect::<Vec<_>>());
        if let Some(written) = written.find(|options| !options.is_empty()) {
            return written;
        }
        self.computed.iter().filter(|(at, _)| *at == period).map(|(_, option)| *option).collect()
    }
}

/// Everything that an axis judges, in the order of the paper, without each 再掲 that does not print its judgement.
pub fn nodes<'a>(edition: &'a Edition, axis: &Axis) -> Vec<JudgedNode<'a>> {
    if axis.carrier == Carrier::Indicator {
        return judged_indicators(edition, Some(axis));
    }
    let judged = edition.nodes().filter(|node| node.carrier() == axis.carrier);
    judged
        .filter_map(|node| {
            let mut overrides = node.repeat_overrides().into_iter().flat_map(|overrides| &overrides.judgements);
            let own = overrides.find(|it| it.axis == axis.name);
            if own.is_some_and(|own| own.withheld) {
                return None;
            }
            let is_judged = own.is_some() || node.carried().judgement(&axis.name).is_some();
            if !is_judged && !Entries::from(node.carried()).need_judgement(axis, edition.plan.year) {
                return None;
            }
            let subject = node.subject().filter(|_| axis.committee);
            let committee = subject.and_then(|subject| edition.committee_judgement(&subject, &axis.name));
            Some(JudgedNode {
                judgements: own.into_iter().chain(node.carried().judgement(&axis.name)).collect(),
                committee: committee.map(|option| option.value),
                ..JudgedNode::unjudged(&node, edition)
            })
        })
        .collect()
}

/// Every indicator, in the order of the paper, each followed by its parts.
pub fn indicators(edition: &Edition) -> Vec<JudgedNode<'_>> {
    judged_indicators(edition, None)
}

/// Every node of a kind, in the order of the paper. The parts of an indicator are not counted beside it.
pub fn every(edition: &Edition, carrier: Carrier) -> Vec<JudgedNode<'_>> {
    if carrier == Carrier::Indicator {
        return indicators(edition).into_iter().filter(|node| node.above.is_empty()).collect();
    }
    let nodes = edition.nodes().filter(|node| node.carrier() == carrier);
    nodes.map(|node| JudgedNode::unjudged(&node, edition)).collect()
}

/// The indicators that are judged on an axis; without an axis, all of them.
fn judged_indicators<'a>(edition: &'a Edition, asked: Option<&Axis>) -> Vec<JudgedNode<'a>> {
    let plan = &edition.plan;
    // No axis has an empty name, so nothing counts as judged.
    let axis = asked.map_or("", |axis| axis.name.as_str());
    let mut out = Vec::new();
    for node in edition.nodes() {
        for it in node.indicators() {
            let unit = it.unit().map(|unit| unit.value.as_str());
            let IndicatorNode { indicator, above, .. } = it;
            let judgement = indicator.judgements.iter().find(|judgement| judgement.axis == axis);
            let is_judged = judgement.is_some_and(|judgement| !judgement.choices.is_empty());
            if !is_judged && !plan.form.judges(node.carrier(), &indicator.tables, axis) {
                continue;
            }
            let is_needed = |axis: &Axis| Entries::from(indicator).need_judgement(axis, plan.year);
            if !is_judged && !asked.is_none_or(is_needed) {
                continue;
            }
            let periods = plan.form.periods_of_all(&indicator.tables, &plan.periods);
            let judged =
                |period: &Period| Some((*period, compute::judged(&plan.form, indicator, axis, *period, &periods)?));
            let year = Some(&plan.year).filter(|year| !periods.contains(year));
            out.push(JudgedNode {
                indicator: Some(indicator),
                name: &indicator.name.value,
                in_charge: &indicator.in_charge,
                judgements: judgement.into_iter().collect(),
                computed: periods.iter().chain(year).filter_map(judged).collect(),
                above: above.iter().map(|it| it.name.value.as_str()).collect(),
                unit,
                ..JudgedNode::unjudged(&node, edition)
            });
        }
    }
    out
}

impl Edition {
    /// 委員会評価 of a subject on an axis: by the committee as a whole, else by the first member who judges.
    pub fn committee_judgement(&self, subject: &Subject, axis: &str) -> Option<&Placed<OptionIndex>> {
        let judgements = || self.opinions_on(subject).filter_map(|opinion| Some((opinion, opinion.judgement(axis)?)));
        let of_all = |(opinion, _): &(&Opinion, _)| opinion.member.is_none();
        judgements().find(of_all).or_else(|| judgements().next()).map(|(_, option)| option)
    }
}

impl Edition {
    /// A count of a 注記.
    pub fn count(&self, what: NoteCount, extent: Extent) -> usize {
        let nodes = || self.nodes().filter(|node| extent.has(node.sections(), node.project()));
        let rows = |counts: &dyn Fn(&Node, &Initiative) -> bool| {
            nodes().filter(|node| node.item().is_some_and(|(_, item)| counts(node, item))).count()
        };
        match what {
            NoteCount::Net => rows(&|node, _| !node.counts_elsewhere()),
            NoteCount::Gross => rows(&|_, _| true),
            NoteCount::Repeats => rows(&|node, _| node.counts_elsewhere()),
            NoteCount::Blank => {
                rows(&|node, item| !node.counts_elsewhere() && !blank::of_item(&self.plan, item).is_empty())
            }
            NoteCount::Projects => nodes().filter(|node| matches!(node.kind, NodeKind::Project(_))).count(),
        }
    }
}

/// How some nodes were judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// How many nodes there are.
    pub nodes: usize,
    /// How many of them are not judged yet.
    pub blank: usize,
    /// How many have each option, in the order of the scale. A node with several options counts in each.
    pub counts: Vec<usize>,
    /// How many have an option that counts in a share: its denominator.
    pub counted: usize,
    /// The points of each option that has points and counts.
    points: Vec<Option<Decimal>>,
}

impl Tally {
    /// Counts nodes by the options of an axis for a period.
    pub fn count<'a: 'n, 'n>(
        axis: &Axis,
        nodes: impl IntoIterator<Item = &'n JudgedNode<'a>>,
        stage: Stage,
        period: Period,
    ) -> Self {
        let scale = &axis.scale;
        let options = scale.options();
        let points = options.iter().map(|choice| choice.points.filter(|_| choice.counted)).collect();
        let mut tally = Self { nodes: 0, blank: 0, counts: vec![0; options.len()], counted: 0, points };
        for node in nodes {
            let options = node.options(stage, period);
            tally.nodes += 1;
            tally.blank += usize::from(options.is_empty());
            tally.counted += usize::from(options.iter().any(|option| scale.option(*option).counted));
            for option in options {
                tally.counts[option.index()] += 1;
            }
        }
        tally
    }

    /// 割合: `count` in percent of the nodes that count, to one decimal, halves away from zero; `None` if none
    /// counts.
    pub fn share(&self, count: usize) -> Option<Decimal> {
        share(count, self.counted)
    }

    /// 平均 of the points of the options that count, with one decimal more than these; `None` if there are none.
    pub fn mean(&self) -> Option<Decimal> {
        self.mean_of(|_| true)
    }

    /// Counts some of the options only.
    pub fn mean_of(&self, takes: impl Fn(OptionIndex) -> bool) -> Option<Decimal> {
        let options = self.counts.iter().zip(&self.points).enumerate();
        let points = options.filter(|(index, _)| takes(OptionIndex::at(*index)));
        let points = points.filter_map(|(_, (count, points))| Some(repeat_n(Exact::from((*points)?), *count)));
        let decimals = self.decimals_of_mean();
        Aggregate::Mean.of_figures(points.flatten())?.spelled(decimals, Rounding::Half).parse().ok()
    }

    /// The decimals of a mean: one more than the points have.
    pub fn decimals_of_mean(&self) -> u32 {
        decimals_of_points(self.points.iter().copied().flatten()) + 1
    }
}

/// A part of a whole in percent, to one decimal, halves away from zero; `None` if the whole is zero.
pub fn share(part: usize, whole: usize) -> Option<Decimal> {
    let exact = (Decimal::from(part) * Decimal::ONE_HUNDRED).checked_div(Decimal::from(whole))?;
    Some(rounded(exact, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_takes_each_option_as_often_as_it_was_chosen() {
        let points = [Some(Decimal::from(3)), Some(Decimal::ONE), None];
        let tally = Tally { nodes: 9, blank: 2, counts: vec![1, 2, 4], counted: 7, points: points.to_vec() };
        assert_eq!(tally.mean().unwrap().to_string(), "1.67");
        assert_eq!(tally.mean_of(|option| option.index() == 1).unwrap().to_string(), "1.00");
        assert_eq!(tally.mean_of(|option| option.index() == 2), None);
        assert_eq!(Tally { counts: vec![0, 0, 4], ..tally }.mean(), None);
    }

    #[test]
    fn shares_have_one_decimal_and_nothing_has_none() {
        for (part, whole, expected) in [(1, 3, "33.3"), (2, 3, "66.7"), (1, 8, "12.5"), (1, 16, "6.3"), (3, 3, "100.0")]
        {
            assert_eq!(share(part, whole).unwrap().to_string(), expected, "{part}/{whole}");
        }
        assert_eq!(share(0, 0), None);
    }
}
