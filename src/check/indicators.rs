//! The indicators as they are written, each once: those of the sections, 事業 and 取組項目, and those that a 再掲 prints instead.

use super::Context;
use crate::model::{Indicator, Initiative, Period, Placed, Record, Row, Section, SeriesForm, Value};

/// An indicator where it is written.
pub(super) struct IndicatorAt<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// Whether the row that prints it has its 進捗状況 for the reported year.
    pub judged: bool,
}

/// Every indicator of the content.
pub(super) fn all<'a>(context: &Context<'a>) -> Vec<IndicatorAt<'a>> {
    let year = context.edition.plan.year;
    let mut higher = Vec::new();
    above(&context.edition.sections, &mut higher);
    let judged = !context.edition.plan.form.axes.is_empty();
    // Where nothing but figures is reported, a figure that is missing is missing.
    let mut out: Vec<IndicatorAt> =
        higher.into_iter().map(|indicator| IndicatorAt { indicator, judged: !judged }).collect();
    for item in context.items() {
        let judged = is_judged(item, year);
        out.extend(flat(&item.carried.indicators).map(|indicator| IndicatorAt { indicator, judged }));
    }
    for row in context.rows() {
        if let Row::Repeat(repeat) = row
            && let Some(indicators) = &repeat.overrides.indicators
        {
            let judged = is_judged(&context.printed(row), year);
            out.extend(flat(indicators).map(|indicator| IndicatorAt { indicator, judged }));
        }
    }
    out
}

/// Whether an item has been judged for a period, on any axis.
fn is_judged(item: &Initiative, year: Period) -> bool {
    item.carried.judgements.iter().any(|judgement| judgement.at(year).is_some())
}

/// The indicators of the sections and of the 事業.
fn above<'a>(sections: &'a [Section], out: &mut Vec<&'a Indicator>) {
    for section in sections {
        out.extend(flat(&section.carried.indicators));
        out.extend(section.projects.iter().flat_map(|project| flat(&project.carried.indicators)));
        above(&section.children, out);
    }
}

/// Some indicators, each followed by those it is made of.
fn flat(indicators: &[Indicator]) -> Box<dyn Iterator<Item = &Indicator> + '_> {
    Box::new(indicators.iter().flat_map(|indicator| std::iter::once(indicator).chain(flat(&indicator.parts))))
}

/// Every value of an indicator with its period.
pub(super) fn values(indicator: &Indicator) -> impl Iterator<Item = (Period, &Placed<Value>)> {
    indicator.series.iter().flat_map(|series| series.values.iter().map(|(period, value)| (*period, value)))
}

/// Whether a value says anything at all; a record of blanks does not.
pub(super) fn is_written(value: &Value) -> bool {
    !matches!(value, Value::Record(record) if *record == Record::default())
}

/// Whether every value that is written for an indicator could be read; where not, a fault tells of it.
pub(super) fn are_read(context: &Context, indicator: &Indicator) -> bool {
    let read = |series: &SeriesForm| {
        let name = &series.name;
        let values = indicator.series(name).map_or(0, |series| series.values.len());
        values >= context.sources.written(&indicator.place, name)
    };
    context.edition.plan.form.series.iter().all(read)
}

/// Whether an indicator has a value for any period that has begun by the end of the reported one.
pub(super) fn is_filled_in(context: &Context, indicator: &Indicator) -> bool {
    let reported = context.edition.plan.year;
    values(indicator).any(|(period, value)| period.begins_by_end_of(reported) && is_written(&value.value))
}
