//! The indicators as they are written, each once: those of the 取組項目, and those that a 再掲 prints instead.

use super::Context;
use crate::model::{Indicator, Period, Placed, Record, Row, Value};

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
    let mut out = Vec::new();
    for item in context.items() {
        let judged = item.progress.at(year).is_some();
        out.extend(item.indicators.iter().map(|indicator| IndicatorAt { indicator, judged }));
    }
    for row in context.rows() {
        if let Row::Repeat(repeat) = row
            && let Some(indicators) = &repeat.overrides.indicators
        {
            let judged = context.printed(row).progress.at(year).is_some();
            out.extend(indicators.iter().map(|indicator| IndicatorAt { indicator, judged }));
        }
    }
    out
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
    let read = |name: &String| {
        let values = indicator.series(name).map_or(0, |series| series.values.len());
        values >= context.sources.written(&indicator.place, name)
    };
    context.edition.plan.form.series.iter().all(read)
}

/// Whether an indicator has a value in any year up to the reported one.
pub(super) fn is_filled_in(context: &Context, indicator: &Indicator) -> bool {
    let year = context.edition.plan.year.year();
    values(indicator).any(|(period, value)| period.year() <= year && is_written(&value.value))
}
