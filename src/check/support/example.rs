//! Shows how a value is written.

use crate::check::Context;
use crate::model::{Indicator, SeriesForm, SeriesYear};

/// The remedy that gives an indicator this value in a series for the reported year, next to values already written.
pub fn of(context: &Context, indicator: &Indicator, series: &SeriesForm, value: &str) -> String {
    let year = match series.year {
        SeriesYear::Shown => context.reported_year(),
        // Its year is the author's to choose.
        SeriesYear::Own => "R7".to_owned(),
        SeriesYear::Common => return format!("「{}: {value}」", series.name),
    };
    let Some(map) = context.sources.entry(&indicator.place, &series.name) else {
        return format!("「{}: {{{year}: {value}}}」", series.name);
    };
    if context.sources.entry(&map, &year).is_some() {
        return format!("「{year}: 」の後に「{value}」");
    }
    match context.sources.written(&indicator.place, &series.name) {
        0 => format!("「{}: 」の後に「{{{year}: {value}}}」", series.name),
        _ => format!("「{}」に「{year}: {value}」", series.name),
    }
}
