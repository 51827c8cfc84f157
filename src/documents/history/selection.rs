//! Some threads of a history, and what people call its editions.

use super::words;
use crate::documents::figures::heading;
use crate::history::{History, Thread};
use crate::model::{Edition, Period, PeriodLabels};

/// More periods than this stand under their short names.
const MOST_NAMES: usize = 12;

/// A selection of the threads of a history.
pub struct Selection<'h, 'a> {
    /// The history.
    pub history: &'h History<'a>,
    /// The threads that are told.
    pub threads: Vec<&'h Thread<'a>>,
    /// The folders of its editions.
    pub folders: Vec<String>,
}

impl<'a> Selection<'_, 'a> {
    /// The newest edition.
    ///
    /// There is one: nobody tells the history of nothing.
    pub(super) fn newest(&self) -> &'a Edition {
        self.history.editions[self.history.editions.len() - 1]
    }

    /// What people call an edition's paper: 平成31年度の資料.
    pub(super) fn paper(&self, edition: usize) -> String {
        paper(self.history, edition)
    }

    /// Whether a thread begins in a later year than the oldest edition.
    pub(super) fn began_later(&self, thread: &Thread) -> bool {
        let year = |edition: usize| self.history.editions[edition].plan.year;
        year(thread.first()) > year(0)
    }

    /// What people call the paper of an edition's year, whichever copy it is.
    pub(super) fn paper_of_year(&self, edition: usize) -> String {
        paper_of_year(self.history, edition)
    }

    /// What stands over the columns of some periods: what the newest paper calls them, and a bare number by its whole name;
    /// where they are many their short names.
    pub(super) fn headings(&self, periods: &[Period]) -> Vec<String> {
        let heading = |period: &Period| match periods.len() {
            ..=MOST_NAMES => heading::of_period(self.newest(), *period),
            _ => PeriodLabels::Initial.label(0, *period),
        };
        periods.iter().map(heading).collect()
    }
}

/// What people call the paper of an edition: 平成31年度の資料. Of two of one year the older is a copy that was kept.
pub fn paper(history: &History, edition: usize) -> String {
    let year = history.editions[edition].plan.year;
    let name = PeriodLabels::Era.label(0, year);
    let is_copy = history.editions[edition + 1..].iter().any(|newer| newer.plan.year == year);
    if is_copy { words::kept(&name) } else { words::paper(&name) }
}

/// What people call the paper of an edition's year, whichever copy it is.
pub fn paper_of_year(history: &History, edition: usize) -> String {
    words::paper(&PeriodLabels::Era.label(0, history.editions[edition].plan.year))
}
