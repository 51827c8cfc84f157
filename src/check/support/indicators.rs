//! The indicators as they are written, each once: those of the sections, 事業 and 取組項目, and those that a 再掲 prints instead.

use crate::check::Context;
use crate::model::{
    Axis, Carried, Carrier, Form, Indicator, Judgement, Period, Placed, Row, Section, SeriesForm, SeriesYear, Value,
    blank,
};

/// An indicator where it is written.
pub struct IndicatorAt<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// Whether what carries it has been judged for the reported year, so that its figures are to be there.
    pub judged: bool,
    /// Whether one that it is a part of says its 単位.
    pub has_unit_above: bool,
}

/// Every indicator of the content.
pub fn all<'a>(context: &Context<'a>) -> Vec<IndicatorAt<'a>> {
    let mut all = All { form: &context.edition.plan.form, year: context.edition.plan.year, out: Vec::new() };
    all.sections(&context.edition.sections, 0);
    for item in context.items() {
        all.carried(&item.carried, Carrier::Item);
    }
    for row in context.rows() {
        if let Row::Repeat(repeat) = row
            && let Some(indicators) = &repeat.overrides.indicators
        {
            let judged = all.is_judged(&context.printed(row).carried.judgements, Carrier::Item);
            all.indicators(indicators, judged, false);
        }
    }
    all.out
}

struct All<'a> {
    form: &'a Form,
    year: Period,
    out: Vec<IndicatorAt<'a>>,
}

impl<'a> All<'a> {
    fn sections(&mut self, sections: &'a [Section], depth: usize) {
        for section in sections {
            self.carried(&section.carried, Carrier::Section(depth));
            for project in &section.projects {
                self.carried(&project.carried, Carrier::Project);
            }
            self.sections(&section.children, depth + 1);
        }
    }

    fn carried(&mut self, carried: &'a Carried, carrier: Carrier) {
        let judged = self.is_judged(&carried.judgements, carrier);
        self.indicators(&carried.indicators, judged, false);
    }

    /// Some indicators, each followed by those it is made of.
    fn indicators(&mut self, indicators: &'a [Indicator], judged: bool, has_unit_above: bool) {
        for indicator in indicators {
            let judged = judged || self.is_chosen(&indicator.judgements);
            self.out.push(IndicatorAt { indicator, judged, has_unit_above });
            self.indicators(&indicator.parts, judged, has_unit_above || indicator.unit.is_some());
        }
    }

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
pub fn flat(indicators: &[Indicator]) -> Box<dyn Iterator<Item = &Indicator> + '_> {
    Box::new(indicators.iter().flat_map(|indicator| std::iter::once(indicator).chain(flat(&indicator.parts))))
}

/// Every value of an indicator with its period.
pub fn values(indicator: &Indicator) -> impl Iterator<Item = (Period, &Placed<Value>)> {
    indicator.series.iter().flat_map(|series| series.values.iter().map(|(period, value)| (*period, value)))
}

/// Whether every value that is written for an indicator could be read; where not, a fault tells of it.
pub fn are_read(context: &Context, indicator: &Indicator) -> bool {
    let read = |series: &SeriesForm| {
        let name = &series.name;
        let values = indicator.series(name).map_or(0, |series| series.values.len());
        values >= context.sources.written(&indicator.place, name)
    };
    context.edition.plan.form.series.iter().all(read)
}

/// Whether an indicator, or one that it is made of, has a value for any period that has begun by the end of the reported
/// one, or for a year of its own.
pub fn is_filled_in(context: &Context, indicator: &Indicator) -> bool {
    let plan = &context.edition.plan;
    let own_year = |name: &str| plan.form.series(name).is_some_and(|series| series.year == SeriesYear::Own);
    let is_filled = |indicator: &Indicator| {
        indicator.series.iter().any(|series| {
            let mut values = series.values.iter().filter(|(_, value)| blank::is_written(&value.value));
            values.any(|(period, _)| period.begins_by_end_of(plan.year) || own_year(&series.name))
        })
    };
    flat(std::slice::from_ref(indicator)).any(is_filled)
}
