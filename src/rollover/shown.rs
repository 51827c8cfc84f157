//! Lists of periods that a paper shows, on their way to the next year.

use crate::model::{Edition, Form, InTables, Indicator, Indicators, Period, Role, SeriesYear, Step};

/// The periods that the tables of a paper show, some of which stay where they are.
#[derive(Clone)]
pub(super) struct Shown<'a> {
    pub periods: &'a [Period],
    /// The periods that do not move.
    fixed: Vec<Period>,
    step: Step,
    /// The periods that the other tables of the same indicator show.
    beside: Vec<Self>,
}

impl<'a> Shown<'a> {
    /// The periods that the named 指標の表 of a paper shows. A baseline belongs to its year for good, and a target to its
    /// own, so a period that holds one stays, unless the list still shows it after the step.
    ///
    /// - `form`: the 様式 of the paper
    /// - `to`: the period that the new edition reports
    pub fn in_table(edition: &'a Edition, form: &'a Form, table: &str, step: Step, to: Period) -> Self {
        let of_plan = edition.plan.periods.as_slice();
        let has_own = |table: &str| form.tables.iter().any(|other| other.name == table && other.periods.is_some());
        let is_meant = |indicator: &Indicator| match has_own(table) {
            true => indicator.tables.has(table),
            false => indicator.tables.names().any(|table| !has_own(table)),
        };
        let periods = form.periods_of(table, of_plan);
        let mut held: Vec<Period> = Vec::new();
        let lists = edition.nodes().map(|node| node.carried().indicators.as_slice());
        for node in lists.flat_map(Indicators::of_list).filter(|node| is_meant(node.indicator)) {
            for series in &node.indicator.series {
                let Some(form) = form.series(&series.name).filter(|form| form.year == SeriesYear::Shown) else {
                    continue;
                };
                let holds = |period: Period| match form.role {
                    Role::Baseline => true,
                    Role::Target => period > to,
                    Role::Actual | Role::Cumulative | Role::None => false,
                };
                // A value that is written once, for every year, belongs to none of them.
                let is_of_every_year = series.values.windows(2).any(|pair| pair[0].1.place == pair[1].1.place);
                if !is_of_every_year {
                    held.extend(series.values.iter().map(|(period, _)| *period).filter(|period| holds(*period)));
                }
            }
        }
        let mut shown = Self { periods, fixed: Vec::new(), step, beside: Vec::new() };
        // In the order of time: whether a period moves onto one is known before that one is reached.
        held.sort_unstable();
        for period in held.into_iter().filter(|period| *period != edition.plan.year) {
            if !shown.is_moved_onto(period) {
                shown.fixed.push(period);
            }
        }
        shown
    }

    /// The periods that the tables of an indicator show.
    pub fn in_tables(edition: &'a Edition, form: &'a Form, tables: &InTables, step: Step, to: Period) -> Self {
        let in_table = |table| Self::in_table(edition, form, table, step, to);
        Self { beside: tables.names().skip(1).map(in_table).collect(), ..in_table(tables.first()) }
    }

    /// The periods of all its lists.
    pub fn of_all(&self) -> Vec<Period> {
        let mut all = self.periods.to_vec();
        for period in self.beside.iter().flat_map(|shown| shown.periods) {
            all.extend((!all.contains(period)).then_some(*period));
        }
        all
    }

    /// Whether a period of the list does not move.
    pub fn is_fixed(&self, period: Period) -> bool {
        self.periods.contains(&period) && self.fixed.contains(&period)
    }

    /// Whether a list still shows a period after the step.
    pub fn stays(&self, period: Period) -> bool {
        self.is_fixed(period) || self.is_moved_onto(period) || self.beside.iter().any(|shown| shown.stays(period))
    }

    /// Whether a period of the list becomes this one.
    fn is_moved_onto(&self, period: Period) -> bool {
        self.periods.iter().any(|other| !self.is_fixed(*other) && self.step.from(*other) == Some(period))
    }
}
