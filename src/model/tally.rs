//! 集計: how many nodes were judged how.
//!
//! A node is what an axis judges, as a row of the paper: a 取組項目 that is printed again as a 再掲 is two of them, which
//! count as two in a 延べ and as one in a 実数.

use rust_decimal::{Decimal, RoundingStrategy};

use super::compute;
use super::form::{Axis, Carrier, OptionIndex};
use super::indicator::Indicator;
use super::judgement::Judgement;
use super::period::Period;
use super::place::Placed;
use super::plan::{Edition, Initiative, InitiativeId, Opinion, Project, Row, Section, Subject};

/// 数え方. How a 再掲 counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counting {
    /// 延べ: every row of the paper, 再掲 included.
    Gross,
    /// 実数: what is printed again counts once.
    Net,
}

impl Counting {
    /// Whether a row counts.
    pub fn holds(self, node: &Node) -> bool {
        self == Self::Gross || !node.repeat
    }
}

/// Whose judgement counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// 自己評価: that of whoever reports.
    Own,
    /// 委員会評価後: the committee's where it has one, else that of whoever reports.
    AfterCommittee,
}

/// What an axis judges, as one row of the paper.
#[derive(Debug, Clone)]
pub struct Node<'a> {
    /// The sections it stands below, outermost first; of a section itself the last.
    pub sections: Vec<&'a Section>,
    /// Their positions, each among those below the one before it.
    pub position: Vec<usize>,
    /// The 事業 it is, or stands below.
    pub project: Option<&'a Project>,
    /// The 取組項目 it is, or belongs to.
    pub item: Option<(InitiativeId, &'a Initiative)>,
    /// The indicator it is.
    pub indicator: Option<&'a Indicator>,
    /// Whether the row is a 再掲.
    pub repeat: bool,
    /// What the row calls it.
    pub name: &'a str,
    judgement: Option<&'a Judgement>,
    /// What follows from a figure, for the reported year.
    computed: Option<OptionIndex>,
    /// The committee's judgement, for the reported year.
    committee: Option<OptionIndex>,
    year: Period,
}

impl<'a> Node<'a> {
    /// The 担当課 of its 取組項目.
    pub fn departments(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.item.into_iter().flat_map(|(_, item)| &item.departments).map(|name| name.value.as_str())
    }

    /// Whether it belongs to this 担当課.
    pub fn is_of(&self, department: &str) -> bool {
        self.departments().any(|name| name == department)
    }

    /// Whether it is the section at this position or stands below it.
    pub fn is_in(&self, position: &[usize]) -> bool {
        self.position.starts_with(position)
    }

    /// Whether the committee judges it on the axis.
    pub fn is_judged_by_committee(&self) -> bool {
        self.committee.is_some()
    }

    /// The options chosen for a period; none where it is blank. The committee judges the reported year.
    pub fn options(&self, stage: Stage, period: Period) -> Vec<OptionIndex> {
        let reported = period == self.year;
        if let (Stage::AfterCommittee, true, Some(option)) = (stage, reported, self.committee) {
            return vec![option];
        }
        let written: Vec<OptionIndex> = self.judgement.into_iter().flat_map(|it| it.all_at(period)).collect();
        if written.is_empty() { self.computed.into_iter().filter(|_| reported).collect() } else { written }
    }
}

/// Everything that an axis judges, in the order of the paper.
pub fn nodes<'a>(edition: &'a Edition, axis: &Axis) -> Vec<Node<'a>> {
    let mut walk = Walk { edition, axis, sections: Vec::new(), position: Vec::new(), out: Vec::new() };
    walk.sections(&edition.sections);
    walk.out
}

/// Every indicator, as a row of the paper, in the order of the paper.
pub fn indicators(edition: &Edition) -> Vec<Node<'_>> {
    nodes(edition, &Axis { carrier: Carrier::Indicator, ..Axis::default() })
}

struct Walk<'a, 'f> {
    edition: &'a Edition,
    axis: &'f Axis,
    sections: Vec<&'a Section>,
    position: Vec<usize>,
    out: Vec<Node<'a>>,
}

impl<'a> Walk<'a, '_> {
    fn sections(&mut self, sections: &'a [Section]) {
        for (index, section) in sections.iter().enumerate() {
            self.sections.push(section);
            self.position.push(index);
            if self.axis.carrier == Carrier::Section(self.sections.len() - 1) {
                let judgement = section.carried.judgement(&self.axis.name);
                self.out.push(Node { judgement, ..self.node(&section.title.value) });
            }
            let node = self.node("");
            self.indicators(&section.carried.indicators, &node);
            for project in &section.projects {
                self.project(project);
            }
            self.sections(&section.children);
            self.sections.pop();
            self.position.pop();
        }
    }

    fn project(&mut self, project: &'a Project) {
        let node = Node { project: Some(project), ..self.node(&project.name.value) };
        if self.axis.carrier == Carrier::Project {
            let judgement = project.carried.judgement(&self.axis.name);
            self.out.push(Node { judgement, ..node.clone() });
        }
        self.indicators(&project.carried.indicators, &node);
        for row in &project.rows {
            self.row(row, &node);
        }
    }

    fn row(&mut self, row: &'a Row, of_project: &Node<'a>) {
        let id = row.initiative();
        let item = &self.edition.initiatives[id.0];
        let overrides = match row {
            Row::Own(_) => None,
            Row::Repeat(repeat) => Some(&repeat.overrides),
        };
        let name = overrides.and_then(|own| own.name.as_ref()).unwrap_or(&item.name);
        let indicators = overrides.and_then(|own| own.indicators.as_ref()).unwrap_or(&item.carried.indicators);
        let node = Node { item: Some((id, item)), repeat: row.is_repeat(), name: &name.value, ..of_project.clone() };
        if self.axis.carrier == Carrier::Item {
            let own = overrides.and_then(|own| own.judgements.iter().find(|it| it.axis == self.axis.name));
            let judgement = own.or_else(|| item.carried.judgement(&self.axis.name));
            let committee = self.edition.committee_judgement(&Subject::Item(id), &self.axis.name);
            self.out.push(Node { judgement, committee: committee.map(|option| option.value), ..node.clone() });
        }
        self.indicators(indicators, &node);
    }

    fn indicators(&mut self, indicators: &'a [Indicator], of: &Node<'a>) {
        if self.axis.carrier != Carrier::Indicator {
            return;
        }
        let plan = &self.edition.plan;
        for indicator in indicators {
            let periods = plan.form.periods_of(&indicator.table, &plan.periods);
            self.out.push(Node {
                indicator: Some(indicator),
                name: &indicator.name.value,
                judgement: indicator.judgements.iter().find(|judgement| judgement.axis == self.axis.name),
                computed: compute::judged(&plan.form, indicator, &self.axis.name, plan.year, periods),
                ..of.clone()
            });
            self.indicators(&indicator.parts, of);
        }
    }

    fn node(&self, name: &'a str) -> Node<'a> {
        Node {
            sections: self.sections.clone(),
            position: self.position.clone(),
            project: None,
            item: None,
            indicator: None,
            repeat: false,
            name,
            judgement: None,
            computed: None,
            committee: None,
            year: self.edition.plan.year,
        }
    }
}

impl Edition {
    /// 委員会評価 of something on an axis: that of the committee as a whole, else that of the first member who judges.
    pub fn committee_judgement(&self, subject: &Subject, axis: &str) -> Option<&Placed<OptionIndex>> {
        let judgements = || self.opinions_on(subject).filter_map(|opinion| Some((opinion, opinion.judgement(axis)?)));
        let of_all = |(opinion, _): &(&Opinion, _)| opinion.member.is_none();
        judgements().find(of_all).or_else(|| judgements().next()).map(|(_, option)| option)
    }
}

/// How some nodes were judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// How many nodes there are.
    pub nodes: usize,
    /// How many of them are not judged yet.
    pub blank: usize,
    /// How many have each option, in the order of the scale. Where several may be chosen a node counts in each.
    pub counts: Vec<usize>,
    /// How many have an option that counts in a share: its denominator.
    pub counted: usize,
    /// The points of the options that count, each as often as it was chosen.
    points: Vec<Decimal>,
}

impl Tally {
    /// Counts nodes by the options of an axis for a period.
    pub fn of<'a: 'n, 'n>(
        axis: &Axis,
        nodes: impl IntoIterator<Item = &'n Node<'a>>,
        stage: Stage,
        period: Period,
    ) -> Self {
        let scale = &axis.scale;
        let mut tally =
            Self { nodes: 0, blank: 0, counts: vec![0; scale.options().len()], counted: 0, points: Vec::new() };
        for node in nodes {
            let options = node.options(stage, period);
            tally.nodes += 1;
            tally.blank += usize::from(options.is_empty());
            tally.counted += usize::from(options.iter().any(|option| scale.option(*option).counted));
            for option in options {
                tally.counts[option.index()] += 1;
                let choice = scale.option(option);
                tally.points.extend(choice.points.filter(|_| choice.counted));
            }
        }
        tally
    }

    /// 割合: what part of the nodes that count `count` is, in percent to one decimal, halves away from zero; `None` where
    /// none counts.
    pub fn share(&self, count: usize) -> Option<Decimal> {
        share(count, self.counted)
    }

    /// 平均 of the points of the options that count, to two decimals; `None` where there are none.
    pub fn mean(&self) -> Option<Decimal> {
        let sum: Decimal = self.points.iter().sum();
        let mean = sum.checked_div(Decimal::from(self.points.len()))?;
        Some(rounded(mean, 2))
    }
}

/// A part of a whole in percent, to one decimal, halves away from zero; `None` of nothing.
pub fn share(part: usize, whole: usize) -> Option<Decimal> {
    let exact = (Decimal::from(part) * Decimal::ONE_HUNDRED).checked_div(Decimal::from(whole))?;
    Some(rounded(exact, 1))
}

fn rounded(figure: Decimal, decimals: u32) -> Decimal {
    let mut figure = figure.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    figure.rescale(decimals);
    figure
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_have_one_decimal_and_nothing_has_none() {
        for (part, whole, expected) in [(1, 3, "33.3"), (2, 3, "66.7"), (1, 8, "12.5"), (1, 16, "6.3"), (3, 3, "100.0")]
        {
            assert_eq!(share(part, whole).unwrap().to_string(), expected, "{part}/{whole}");
        }
        assert_eq!(share(0, 0), None);
    }
}
