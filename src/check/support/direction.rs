//! 向き against the figure by which an indicator is judged.

use crate::model::{Axis, Direction, Form, Formula, Indicator, Role, SeriesForm};

/// Whether an indicator of which less is better is judged by a figure that rises with it, and the better the higher it is.
pub fn is_against(form: &Form, indicator: &Indicator, axis: &Axis) -> bool {
    let series = || axis.bands.as_ref().and_then(|bands| form.series(&bands.series));
    indicator.direction == Direction::Down && axis.prefers_more() && series().is_some_and(rises)
}

/// Whether the figures of a series rise with the results.
fn rises(series: &SeriesForm) -> bool {
    match series.computation.as_ref().map(|computation| computation.formula) {
        Some(
            Formula::Achievement
            | Formula::CumulativeAchievement
            | Formula::Difference
            | Formula::Change
            | Formula::RunningTotal,
        ) => true,
        Some(Formula::Progress) => false,
        None => matches!(series.role, Role::Actual | Role::Cumulative),
    }
}
