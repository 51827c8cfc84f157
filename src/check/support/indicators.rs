//! The indicators as they are written, each once: those of the sections, 事業 and 取組項目, and those that a 再掲 prints instead.

use crate::check::Context;
use crate::model::{
    Axis, Carrier, Form, Indicator, IndicatorNode, Indicators, Judgement, NodeKind, Period, Placed, SeriesForm, Value,
};
use crate::vocabulary as word;

/// An indicator with its place.
pub struct IndicatorAt<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// The kind of node that carries it.
    pub carrier: Carrier,
    /// What messages call the section or 事業 that carries it; empty for a 取組項目.
    pub owner: String,
    /// Whether what carries it has been judged for the reported year, so that its figures are to be there.
    pub judged: bool,
    /// Whether one that it is a part of says its 単位.
    pub has_unit_above: bool,
    /// Its 単位, or that of one that it is a part of.
    pub unit: Option<&'a str>,
}

impl<'a> IndicatorAt<'a> {
    /// The axes whose judgement for a year follows from a figure of the indicator, each with the series of that figure.
    pub fn judged_by_figures(&self, form: &'a Form, year: Period) -> impl Iterator<Item = (&'a Axis, &'a SeriesForm)> {
        form.axes_of(Carrier::Indicator).filter_map(move |axis| {
            let bands = axis.bands.as_ref()?;
            let written = self.indicator.judgements.iter().find(|judgement| judgement.axis == axis.name);
            let is_judged = form.judges(self.carrier, &self.indicator.tables, &axis.name);
            let follows = is_judged && written.is_none_or(|judgement| judgement.at(year).is_none());
            Some((axis, form.series(&bands.series).filter(|_| follows)?))
        })
    }
}

/// Every indicator of the content.
pub fn all<'a>(context: &Context<'a>) -> Vec<IndicatorAt<'a>> {
    let plan = &context.edition.plan;
    let year = JudgedYear { form: &plan.form, year: plan.year };
    let mut out = Vec::new();
    for node in context.edition.nodes() {
        let judged = match node.kind {
            NodeKind::Row { row, .. } => year.is_judged(&context.printed(row).carried.judgements, Carrier::Item),
            _ => year.is_judged(&node.carried().judgements, node.carrier()),
        };
        let owner = match node.kind {
            NodeKind::Section(section) => format!("{}「{}」", section.label, section.title.value),
            NodeKind::Project(project) => format!("事業「{}」", project.name.value),
            NodeKind::Row { .. } => String::new(),
        };
        out.extend(node.own_indicators().map(|it| {
            let owner = owner.clone();
            let unit = it.unit().map(|unit| unit.value.as_str());
            let IndicatorNode { indicator, above, .. } = it;
            let mut line = above.iter().copied().chain([indicator]);
            let judged = judged || line.any(|indicator| year.is_chosen(&indicator.judgements));
            let carrier = node.carrier();
            let has_unit_above = above.iter().any(|above| above.unit.is_some());
            IndicatorAt { indicator, carrier, owner, judged, has_unit_above, unit }
        }));
    }
    out
}

/// The reported year, and the form that says who is judged for it.
struct JudgedYear<'a> {
    form: &'a Form,
    year: Period,
}

impl JudgedYear<'_> {
    /// Whether a node has been judged for the reported year. Where nothing but figures is reported, a figure that is
    /// missing is missing.
    fn is_judged(&self, judgements: &[Judgement], carrier: Carrier) -> bool {
        let by_people = |axis: &&Axis| axis.bands.is_none();
        let judges = self.form.axes_of(carrier).any(|axis| by_people(&axis));
        if judges { self.is_chosen(judgements) } else { !self.form.axes.iter().any(|axis| by_people(&axis)) }
    }

    fn is_chosen(&self, judgements: &[Judgement]) -> bool {
        judgements.iter().any(|judgement| judgement.at(self.year).is_some())
    }
}

/// Some indicators, each followed by those it is made of.
pub fn flat(indicators: &[Indicator]) -> impl Iterator<Item = &Indicator> {
    Indicators::of_list(indicators).map(|node| node.indicator)
}

/// Every value of an indicator with its period.
pub fn values(indicator: &Indicator) -> impl Iterator<Item = (Period, &Placed<Value>)> {
    indicator.series.iter().flat_map(|series| series.values.iter().map(|(period, value)| (*period, value)))
}

/// Whether every value that is written for an indicator, and its 計算, could be read; what could not has been reported.
pub fn are_read(context: &Context, indicator: &Indicator) -> bool {
    let read = |series: &SeriesForm| {
        let name = &series.name;
        let values = indicator.series(name).map_or(0, |series| series.values.len());
        values >= context.sources.written(&indicator.place, name)
    };
    context.edition.plan.form.series.iter().all(read) && is_linked(context, indicator)
}

/// Whether an indicator that is to be computed from others has them; if it has not, that has been reported.
fn is_linked(context: &Context, indicator: &Indicator) -> bool {
    match indicator.derivation {
        Some(_) => !indicator.operands().is_empty(),
        None => context.sources.written(&indicator.place, word::COMPUTATION) == 0,
    }
}

/// Whether an indicator, or one that it is made of or computed from, has a value for any period that has begun by the end of the reported
/// one, or for a year of its own.
pub fn is_filled_in(context: &Context, indicator: &Indicator) -> bool {
    let plan = &context.edition.plan;
    let own_year = |name: &str| plan.form.series(name).is_some_and(|series| series.year.is_single());
    let is_filled = |indicator: &Indicator| {
        indicator.series.iter().any(|series| {
            let mut values = series.values.iter().filter(|(_, value)| value.value.is_filled());
            values.any(|(period, _)| period.begins_by_end_of(plan.year) || own_year(&series.name))
        })
    };
    indicator.with_sources().into_iter().any(is_filled)
}
