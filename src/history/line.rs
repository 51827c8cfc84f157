//! A line of a history: for every period all that the editions say of one figure or of one judgement.

use std::collections::BTreeMap;

use crate::model::same_value::{figure, same};
use crate::model::{Choice, Edition, Period, Place, Placed, SeriesForm, Stage, Value, without_whitespace};

/// One figure or one judgement through the years.
#[derive(Debug)]
pub struct HistoryLine<'a> {
    /// What it is a line of.
    pub of: LineOf<'a>,
    /// What is said for each period, in the order of time; none without anything said.
    pub cells: Vec<HistoryCell<'a>>,
    /// Names that its indicator had before: the last edition with each, newest first.
    pub former_names: Vec<(usize, &'a str)>,
    /// Where its indicator went on in another unit: the first edition with that, and the unit.
    pub next_unit: Option<(usize, Option<&'a str>)>,
}

/// What a line is of.
#[derive(Debug, Clone, Copy)]
pub enum LineOf<'a> {
    /// A series of an indicator.
    Figures {
        /// The name of the indicator.
        indicator: &'a str,
        /// Of how many indicators, one within the other, it is a part.
        depth: usize,
        /// The series, as the newest form that has it declares it.
        series: &'a SeriesForm,
        /// 単位 of the indicator.
        unit: Option<&'a str>,
        /// What the lines of one indicator in one unit have in common, and no others of a thread.
        strand: usize,
    },
    /// The judgements on an axis.
    Judgements {
        /// The name of the axis.
        axis: &'a str,
        /// The name of the indicator that is judged; `None` where it is the node itself.
        indicator: Option<&'a str>,
        /// Whose they are; `None` where the committee never judged otherwise.
        stage: Option<Stage>,
    },
}

/// What the editions say for one period.
#[derive(Debug)]
pub struct HistoryCell<'a> {
    /// The period.
    pub period: Period,
    /// All that is said, newest first; never empty.
    pub statements: Vec<Statement<'a>>,
}

/// What one edition says for one period.
#[derive(Debug)]
pub struct Statement<'a> {
    /// The position of the edition.
    pub edition: usize,
    /// What it says.
    pub said: Said<'a>,
}

/// What can be said.
#[derive(Debug)]
pub enum Said<'a> {
    /// A value that people wrote.
    Written(&'a Placed<Value>),
    /// A value that follows from others.
    Computed(Value),
    /// The options chosen; where they are written, if they are.
    Judged(Vec<&'a Choice>, Option<&'a Place>),
}

impl<'a> HistoryCell<'a> {
    /// What holds: what the newest edition says that says anything but that there is none.
    pub fn holds(&self) -> &Statement<'a> {
        &self.statements[self.index()]
    }

    /// What other editions say otherwise, newest first.
    pub fn others(&self) -> impl Iterator<Item = &Statement<'a>> {
        let (index, holds) = (self.index(), self.holds());
        let mut others = self.statements.iter().enumerate();
        std::iter::from_fn(move || {
            // A newer edition that no longer gives a figure says otherwise, too.
            others.find(|(at, other)| *at < index || !other.said.is_same(&holds.said)).map(|(_, other)| other)
        })
    }

    fn index(&self) -> usize {
        self.statements.iter().position(|statement| statement.said.says_something()).unwrap_or_default()
    }
}

impl Said<'_> {
    /// The value, where it is one.
    pub fn value(&self) -> Option<&Value> {
        match self {
            Self::Written(value) => Some(&value.value),
            Self::Computed(value) => Some(value),
            Self::Judged(..) => None,
        }
    }

    /// Whether two say the same.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Judged(here, _), Self::Judged(there, _)) => names(here) == names(there),
            _ => self.value().zip(other.value()).is_none_or(|(here, there)| same(here, there)),
        }
    }

    /// Whether people wrote it.
    pub fn is_written(&self) -> bool {
        match self {
            Self::Written(_) => true,
            Self::Computed(_) => false,
            Self::Judged(_, place) => place.is_some(),
        }
    }

    fn says_something(&self) -> bool {
        self.value().is_none_or(|value| figure(value).is_some())
    }
}

fn names(options: &[&Choice]) -> Vec<String> {
    let mut names: Vec<String> = options.iter().map(|option| without_whitespace(&option.name)).collect();
    names.sort();
    names
}

/// Collects what is said, newest edition first, and puts it in the order of time.
#[derive(Default)]
pub(super) struct Cells<'a>(BTreeMap<Period, Vec<Statement<'a>>>);

impl<'a> Cells<'a> {
    /// Adds what an edition says. Of one year the newest edition counts: an older copy that says the same says nothing.
    pub fn add(&mut self, editions: &[&Edition], edition: usize, period: Period, said: Said<'a>) {
        let statements = self.0.entry(period).or_default();
        let is_copy = statements.last().is_some_and(|newer: &Statement| {
            editions[newer.edition].plan.year == editions[edition].plan.year && newer.said.is_same(&said)
        });
        if !is_copy {
            statements.push(Statement { edition, said });
        }
    }

    /// The cells in the order of time.
    pub fn in_time(self) -> Vec<HistoryCell<'a>> {
        self.0.into_iter().map(|(period, statements)| HistoryCell { period, statements }).collect()
    }
}
