//! A line of a history: everything the editions state for one figure or judgement, period by period.

use std::collections::BTreeMap;

use crate::model::compute::Printed;
use crate::model::same_value::{figure, same};
use crate::model::{Among, Choice, Edition, Form, Period, Place, Placed, SeriesForm, Stage, Value, without_whitespace};

/// One figure or one judgement through the years.
#[derive(Debug)]
pub struct HistoryLine<'a> {
    /// The subject of the line.
    pub of: LineOf<'a>,
    /// The names of the indicators that contain its own, outermost first.
    pub above: Vec<&'a str>,
    /// The statements for each period, in chronological order; periods without a statement are left out.
    pub cells: Vec<HistoryCell<'a>>,
    /// Former names of its indicator, each with the last edition that has it, newest first.
    pub former_names: Vec<(usize, &'a str)>,
    /// The first edition in which its indicator goes on in another unit, and that unit.
    pub next_unit: Option<(usize, Option<&'a str>)>,
}

/// The subject of a line.
#[derive(Debug, Clone, Copy)]
pub enum LineOf<'a> {
    /// A series of an indicator.
    Figures {
        /// The name of the indicator.
        indicator: &'a str,
        /// How many indicators it is nested in.
        depth: usize,
        /// The series, as the newest form that has it declares it.
        series: &'a SeriesForm,
        /// 単位 of the indicator.
        unit: Option<&'a str>,
        /// Shared by the lines of one indicator in one unit, and by no others of the thread.
        strand: usize,
    },
    /// The judgements on an axis.
    Judgements {
        /// The name of the axis.
        axis: &'a str,
        /// The name of the judged indicator; `None` if the node itself is judged.
        indicator: Option<&'a str>,
        /// Who made them; `None` if the committee never judged differently.
        stage: Option<Stage>,
    },
}

/// What the editions state for one period.
#[derive(Debug)]
pub struct HistoryCell<'a> {
    /// The period.
    pub period: Period,
    /// The statements, newest first; never empty.
    pub statements: Vec<Statement<'a>>,
}

/// What one edition states for one period.
#[derive(Debug)]
pub struct Statement<'a> {
    /// The position of the edition.
    pub edition: usize,
    /// What it states.
    pub said: Said<'a>,
}

/// What an edition can state.
#[derive(Debug)]
pub enum Said<'a> {
    /// A value that people wrote.
    Written(&'a Placed<Value>),
    /// A value that follows from others.
    Computed(Value),
    /// The options chosen, and where they are written; `None` if they follow from figures.
    Judged(Vec<&'a Choice>, Option<&'a Place>),
}

impl<'a> HistoryCell<'a> {
    /// The statement that holds: the newest one that states a value rather than its absence.
    pub fn holds(&self) -> &Statement<'a> {
        &self.statements[self.index()]
    }

    /// The statements of other editions that differ from the one that holds, newest first.
    pub fn others(&self) -> impl Iterator<Item = &Statement<'a>> {
        let (index, holds) = (self.index(), self.holds());
        let mut others = self.statements.iter().enumerate();
        std::iter::from_fn(move || {
            // A newer edition that no longer gives a figure also differs.
            others.find(|(at, other)| *at < index || !other.said.is_same(&holds.said)).map(|(_, other)| other)
        })
    }

    fn index(&self) -> usize {
        self.statements.iter().position(|statement| statement.said.says_something()).unwrap_or_default()
    }
}

impl<'a> Said<'a> {
    /// What is printed for a figure of an indicator; `None` if it is blank.
    pub(super) fn of(printed: &Printed<'a>, form: &Form) -> Option<Self> {
        match printed {
            Printed::Written(value) if !value.value.is_filled() && value.value.annotation().is_none() => None,
            Printed::Written(value) => Some(Self::Written(value)),
            Printed::Computed(_) => Some(Self::Computed(printed.value(form, Among::Project))),
        }
    }

    /// The value, if it is one.
    pub fn value(&self) -> Option<&Value> {
        match self {
            Self::Written(value) => Some(&value.value),
            Self::Computed(value) => Some(value),
            Self::Judged(..) => None,
        }
    }

    /// Whether two statements mean the same.
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

/// Collects statements, newest edition first, and sorts them by period.
#[derive(Default)]
pub(super) struct Cells<'a>(BTreeMap<Period, Vec<Statement<'a>>>);

impl<'a> Cells<'a> {
    /// Adds a statement, unless it repeats a newer edition of the same year.
    pub fn add(&mut self, editions: &[&Edition], edition: usize, period: Period, said: Said<'a>) {
        let statements = self.0.entry(period).or_default();
        let is_copy = statements.last().is_some_and(|newer: &Statement| {
            editions[newer.edition].plan.year == editions[edition].plan.year && newer.said.is_same(&said)
        });
        if !is_copy {
            statements.push(Statement { edition, said });
        }
    }

    /// Returns the cells in chronological order. Of papers from before and after a change of era, all name a year by the
    /// era in which it really begins.
    pub fn in_time(self) -> Vec<HistoryCell<'a>> {
        let cell = |(period, statements): (Period, Vec<Statement<'a>>)| HistoryCell {
            period: period.of_its_time().unwrap_or(period),
            statements,
        };
        self.0.into_iter().map(cell).collect()
    }
}
