//! 未記入: what still has to be written for the reported year.

use super::carried::Carried;
use super::form::{Axis, Carrier, Form, Part, SeriesForm};
use super::in_charge::InCharge;
use super::indicator::Indicator;
use super::needed::Entries;
use super::plan::{Initiative, Plan};
use super::walk::{IndicatorNode, Indicators, Node, NodeKind};

/// A missing entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Blank<'a> {
    /// 評価 on the axis of this name.
    Judgement(&'a str),
    /// A value of an indicator in the series of this name.
    Value(&'a Indicator, &'a str),
    /// 評価 of an indicator on the axis of this name.
    JudgementOf(&'a Indicator, &'a str),
    /// The own field of this name, which the form asks for.
    Field(&'a str),
    /// The own field of an indicator.
    FieldOf(&'a Indicator, &'a str),
    /// 成果.
    Outcome,
}

impl<'a> Blank<'a> {
    /// The 担当課 that has to write it: that of the indicator, otherwise that of the node.
    pub fn in_charge<'i>(&self, of_node: &'i InCharge) -> &'i InCharge
    where
        'a: 'i,
    {
        match self {
            Self::Judgement(_) | Self::Field(_) | Self::Outcome => of_node,
            Self::Value(indicator, _) | Self::JudgementOf(indicator, _) | Self::FieldOf(indicator, _) => {
                &indicator.in_charge
            }
        }
    }
}

/// What is missing in a node of the plan.
pub fn of_node<'a>(plan: &'a Plan, node: &Node<'a>) -> Vec<Blank<'a>> {
    match node.kind {
        NodeKind::Row { item, .. } => of_item(plan, item),
        NodeKind::Section(_) | NodeKind::Project(_) => of_carried(plan, node.carrier(), node.carried()),
    }
}

/// What is missing in a 取組項目: in what it carries, and its 成果.
pub fn of_item<'a>(plan: &'a Plan, item: &'a Initiative) -> Vec<Blank<'a>> {
    let mut blanks = of_carried(plan, Carrier::Item, &item.carried);
    blanks.extend((has_outcome(&plan.form) && item.outcome.is_none()).then_some(Blank::Outcome));
    blanks
}

/// What is missing in what a node carries: its judgements, and the values and judgements of its indicators.
fn of_carried<'a>(plan: &'a Plan, carrier: Carrier, carried: &'a Carried) -> Vec<Blank<'a>> {
    let judged = |axis: &Axis| carried.judgement(&axis.name).is_some_and(|it| it.at(plan.year).is_some());
    let entries = Entries::from(carried);
    let asked = axes(&plan.form, carrier).filter(|axis| entries.need_judgement(axis, plan.year));
    let judgements = asked.filter(|axis| !judged(axis));
    let mut blanks: Vec<Blank> = judgements.map(|axis| Blank::Judgement(&axis.name)).collect();
    let fields = plan.form.fields_of(carrier).filter(|field| entries.lack_field(field, plan.year));
    blanks.extend(fields.map(|field| Blank::Field(&field.name)));
    of_indicators(plan, carrier, &carried.indicators, &mut blanks);
    blanks
}

/// The axes on which people judge a kind of node; axes that follow from figures are left out.
pub fn axes(form: &Form, carrier: Carrier) -> impl Iterator<Item = &Axis> {
    form.axes_of(carrier).filter(|axis| axis.bands.is_none())
}

/// Whether the form has 成果.
pub fn has_outcome(form: &Form) -> bool {
    form.prints_part(&Part::Outcome)
}

/// Whether an indicator lacks its value of the reported year in a series. One that is computed from others, or only a heading
/// of its parts, needs none.
pub fn lacks_value(plan: &Plan, indicator: &Indicator, series: &SeriesForm) -> bool {
    let values = indicator.series(&series.name).map(|series| series.values.as_slice()).unwrap_or_default();
    let mut written = values.iter().filter(|(_, value)| value.value.is_filled());
    let is_here = written.any(|(at, _)| *at == plan.year || series.year.is_single());
    let is_heading = indicator.derivation.is_some() || (!indicator.parts.is_empty() && indicator.series.is_empty());
    let is_shown = plan.form.periods_of_all(&indicator.tables, &plan.periods).contains(&plan.year);
    (is_shown || series.year.is_single()) && !is_here && !is_heading
}

fn of_indicators<'a>(plan: &'a Plan, of: Carrier, indicators: &'a [Indicator], out: &mut Vec<Blank<'a>>) {
    let form = &plan.form;
    for IndicatorNode { indicator, .. } in Indicators::of_list(indicators) {
        let asked = form.asked_series(of, &indicator.tables).filter(|series| lacks_value(plan, indicator, series));
        out.extend(asked.map(|series| Blank::Value(indicator, &series.name)));
        let judged = |axis: &Axis| {
            let judgement = indicator.judgements.iter().find(|judgement| judgement.axis == axis.name);
            judgement.is_some_and(|judgement| judgement.at(plan.year).is_some())
        };
        let asked = axes(form, Carrier::Indicator).filter(|axis| form.judges(of, &indicator.tables, &axis.name));
        let entries = Entries::from(indicator);
        let asked = asked.filter(|axis| entries.need_judgement(axis, plan.year));
        out.extend(asked.filter(|axis| !judged(axis)).map(|axis| Blank::JudgementOf(indicator, &axis.name)));
        let fields = form.fields_of(Carrier::Indicator).filter(|field| entries.lack_field(field, plan.year));
        out.extend(fields.map(|field| Blank::FieldOf(indicator, &field.name)));
    }
}
