//! Shows how a value is written.

use crate::check::Context;
use crate::model::{Indicator, SeriesForm, SeriesYear};

/// Says how to give an indicator this value in a series for the reported year, whatever of the series is written already.
pub fn of(context: &Context, indicator: &Indicator, series: &SeriesForm, value: &str) -> String {
    let year = match series.year {
        SeriesYear::Shown => context.reported_year(),
        // Its year is the author's to choose.
        SeriesYear::Own => "R7".to_owned(),
        SeriesYear::Common => return format!("「{}: {value}」", series.name),
    };
    let written = indicator.series(&series.name).map(|series| series.values.as_slice()).unwrap_or_default();
    match written.iter().find(|(period, _)| *period == context.edition.plan.year) {
        Some(_) => format!("「{year}」の後に「{value}」"),
        None if written.is_empty() => format!("「{}: {{{year}: {value}}}」", series.name),
        None => format!("「{}」に「{year}: {value}」", series.name),
    }
}
