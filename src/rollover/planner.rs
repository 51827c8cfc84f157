//! Decides what happens to each node of an edition on its way to the next year.
//!
//! The edition has no faults, so only valid content is expected. [`super::carried`] plans what 事業 and sections carry,
//! [`super::settings`] the settings of the plan and its 様式, [`super::labels`] 年度の表記.

use super::shown::Shown;
use super::worklist::Worklist;
use crate::content::yaml::Sources;
use crate::edit::NodeSpans;
use crate::model::{Edition, Form, InTables, Period, Step};

/// Plans the changes of all files; the files are passed to it one by one, settings first.
pub(super) struct Planner<'a, 'w> {
    pub edition: &'a Edition,
    /// The 様式 of the plan.
    pub form: &'a Form,
    /// 表示年度 of the edition.
    pub shown: Shown<'a>,
    /// The period that the edition reports.
    pub year: Period,
    /// The period that the new edition reports.
    pub to: Period,
    /// From `year` to `to`.
    pub step: Step,
    pub sources: &'a Sources,
    pub spans: &'a [NodeSpans<'a>],
    /// How 表示年度 of the plan and of its tables spell each period.
    pub spelled: Vec<(Period, String)>,
    pub work: &'w mut Worklist,
}

impl<'a, 'w> Planner<'a, 'w> {
    pub(super) fn new(
        edition: &'a Edition,
        to: Period,
        step: Step,
        sources: &'a Sources,
        spans: &'a [NodeSpans<'a>],
        work: &'w mut Worklist,
    ) -> Self {
        let plan = &edition.plan;
        let (form, year) = (&plan.form, plan.year);
        let shown = Shown::in_table(edition, form, "", step, to);
        Self { edition, form, shown, year, to, step, sources, spans, spelled: Vec::new(), work }
    }

    /// Moves a period by the step. If the result is out of range, records the period for the refusal.
    pub(super) fn later(&mut self, period: Period) -> Option<Period> {
        let later = self.step.from(period);
        if later.is_none() {
            self.work.too_late.get_or_insert_with(|| period.to_string());
        }
        later
    }

    /// Moves a period of a list, unless it is fixed there.
    pub(super) fn later_in(&mut self, period: Period, shown: &Shown) -> Option<Period> {
        if shown.is_fixed(period) { Some(period) } else { self.later(period) }
    }

    /// The 様式 of all papers, that of the plan first.
    pub(super) fn forms(&self) -> impl Iterator<Item = &'a Form> + use<'a> {
        std::iter::once(self.form).chain(self.edition.plan.papers.iter().map(|paper| &paper.form))
    }

    /// The periods that the named 指標の表 of a paper shows.
    pub(super) fn shown_in(&self, form: &'a Form, table: &str) -> Shown<'a> {
        Shown::in_table(self.edition, form, table, self.step, self.to)
    }

    /// The periods that the 指標の表 of an indicator show.
    pub(super) fn shown_in_all(&self, tables: &InTables) -> Shown<'a> {
        Shown::in_tables(self.edition, self.form, tables, self.step, self.to)
    }

    /// Whether a period is in the future for the old edition, but not for the new one.
    pub(super) fn is_ahead(&self, period: Period) -> bool {
        if period.is_reportable() {
            return self.year < period && period <= self.to;
        }
        let end = period.month_of_end();
        end.is_some_and(|end| self.year.month() < Some(end) && Some(end) <= self.to.month())
    }
}
