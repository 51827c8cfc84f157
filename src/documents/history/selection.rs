//! Selected threads of a history, and the names of its editions.

use super::words;
use crate::history::{History, Thread};
use crate::model::{Edition, Period, PeriodLabels};

/// Above this count, the headings of periods are short.
const MOST_NAMES: usize = 12;

/// A selection of the threads of a history.
pub struct Selection<'h, 'a> {
    /// The history.
    pub history: &'h History<'a>,
    /// The selected threads.
    pub threads: Vec<&'h Thread<'a>>,
    /// The folders of its editions.
    pub folders: Vec<String>,
}

impl<'a> Selection<'_, 'a> {
    /// The newest edition.
    ///
    /// A selection is only made from at least one edition.
    pub(super) fn newest(&self) -> &'a Edition {
        self.history.editions[self.history.editions.len() - 1]
    }

    /// The name of an edition's paper: 平成31年度の資料.
    pub(super) fn paper(&self, edition: usize) -> String {
        paper(self.history, edition)
    }

    /// Whether a thread begins in a later year than the oldest edition.
    pub(super) fn began_later(&self, thread: &Thread) -> bool {
        let year = |edition: usize| self.history.editions[edition].plan.year;
        year(thread.first()) > year(0)
    }

    /// The name of the paper of an edition's year, the same for all copies.
    pub(super) fn paper_of_year(&self, edition: usize) -> String {
        paper_of_year(self.history, edition)
    }

    /// The headings of the columns of periods: their full names in the newest paper, or their short names if there are
    /// many.
    pub(super) fn headings(&self, periods: &[Period]) -> Vec<String> {
        let heading = |period: &Period| match periods.len() {
            ..=MOST_NAMES => self.newest().plan.period_name(*period),
            _ => PeriodLabels::Initial.label(0, *period),
        };
        periods.iter().map(heading).collect()
    }
}

/// The name of an edition's paper: 平成31年度の資料. If there are two of one year, the older one is an archived copy.
pub fn paper(history: &History, edition: usize) -> String {
    let year = history.editions[edition].plan.year;
    let name = PeriodLabels::Era.label(0, year);
    let is_copy = history.editions[edition + 1..].iter().any(|newer| newer.plan.year == year);
    if is_copy { words::kept(&name) } else { words::paper(&name) }
}

/// The name of the paper of an edition's year, the same for all copies.
pub fn paper_of_year(history: &History, edition: usize) -> String {
    words::paper(&PeriodLabels::Era.label(0, history.editions[edition].plan.year))
}
