//! 推移: what the editions of several years say of the same things, side by side.

mod chart;
mod csv;
mod json;
mod pages;
mod table;
mod text;

use super::heading;
use super::words::history as words;
use crate::model::PeriodLabels;
use crate::model::history::{History, Thread};
use crate::model::{Edition, Period};

pub use super::words::history::{NAME, differing};

pub use csv::render as render_csv;
pub use json::render as render_json;
pub use pages::Pages;
pub use text::render as render_text;

/// Some threads of a history, and what people call its editions.
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
    fn newest(&self) -> &'a Edition {
        self.history.editions[self.history.editions.len() - 1]
    }

    /// What people call an edition's paper: 平成31年度の資料.
    fn paper(&self, edition: usize) -> String {
        paper(self.history, edition)
    }

    /// What a period is called: as the newest paper does, and a bare number by its whole name.
    fn period(&self, period: Period) -> String {
        heading::of_period(self.newest(), period)
    }
}

/// What people call the paper of an edition: 平成31年度の資料. Of two of one year the older is a copy that was kept.
pub fn paper(history: &History, edition: usize) -> String {
    let year = history.editions[edition].plan.year;
    let name = PeriodLabels::Era.label(0, year);
    let is_copy = history.editions[edition + 1..].iter().any(|newer| newer.plan.year == year);
    if is_copy { words::kept(&name) } else { words::paper(&name) }
}
