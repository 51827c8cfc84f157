//! What the nodes of an edition carry: judgements, own fields, indicators with their series.
//!
//! The edition has no faults, so that only what it can hold is looked for.

use super::note::{Kind, Note};
use super::quoted::in_line;
use super::work::Work;
use crate::content::rewrite::{Action, Spans};
use crate::content::yaml::{Cursor, Reader, Sources};
use crate::model::{Carrier, Edition, FieldKind, Form, Numbering, Period, Place, Role, SeriesForm, SeriesYear, Step};
use crate::vocabulary as word;

/// Looks through the files of an edition.
pub(super) struct Nodes<'a, 'w> {
    pub form: &'a Form,
    /// 表示年度 of the edition.
    pub shown: &'a [Period],
    /// The period that the edition reports.
    pub year: Period,
    /// The period that the new one reports.
    pub to: Period,
    pub step: Step,
    pub sources: &'a Sources,
    pub spans: &'a [Spans<'a>],
    /// The periods as 表示年度 of the plan and of its tables write them.
    pub spelled: Vec<(Period, String)>,
    pub work: &'w mut Work,
}

impl<'a, 'w> Nodes<'a, 'w> {
    pub(super) fn new(
        edition: &'a Edition,
        to: Period,
        step: Step,
        sources: &'a Sources,
        spans: &'a [Spans<'a>],
        work: &'w mut Work,
    ) -> Self {
        let plan = &edition.plan;
        let (form, shown, year) = (&plan.form, plan.periods.as_slice(), plan.year);
        Self { form, shown, year, to, step, sources, spans, spelled: Vec::new(), work }
    }

    /// Every file: the settings first, which say how the periods are written.
    pub(super) fn files(&mut self) {
        let readers: Vec<Reader> =
            self.sources.iter().enumerate().map(|(file, source)| Reader::new(source, file)).collect();
        for (file, reader) in readers.iter().enumerate() {
            let root = reader.root();
            if let Some(id) = self.sources.project(file) {
                let id = id.to_owned();
                self.project(&root, &id);
            } else if self.sources.is_opinions(file) {
                self.opinions(&root);
            } else if file == 0 {
                self.plan(&root);
            } else {
                self.form(&root);
            }
        }
    }

    /// The period this far behind another one; where there is none, that is kept for the refusal.
    pub(super) fn later(&mut self, period: Period) -> Option<Period> {
        let later = self.step.from(period);
        if later.is_none() {
            self.work.too_late.get_or_insert_with(|| period.to_string());
        }
        later
    }

    /// Whether a paper that showed these periods shows this one when it has moved.
    pub(super) fn stays(&self, period: Period, shown: &[Period]) -> bool {
        shown.iter().any(|other| self.step.from(*other) == Some(period))
    }

    /// Whether a period lay ahead of the old edition, and is over with that of the new one.
    fn is_ahead(&self, period: Period) -> bool {
        if period.is_reportable() {
            return self.year < period && period <= self.to;
        }
        let end = period.month_of_end();
        end.is_some_and(|end| self.year.month() < Some(end) && Some(end) <= self.to.month())
    }

    fn project(&mut self, root: &Cursor, id: &str) {
        let whom = format!("{} {id}", word::PROJECT);
        self.carried(root, Carrier::Project, &whom);
        for item in root.peek(word::ITEMS).map(|at| at.elements()).unwrap_or_default() {
            let word = |key| item.peek(key).and_then(|at| at.word());
            if let Some(number) = word(word::REPEAT) {
                let whom = format!("No.{number}（{}）", word::REPEAT);
                self.overrides(&item, &whom);
                continue;
            }
            let name = || word(word::NAME).unwrap_or_default();
            let whom = match (self.form.numbering, word(word::NUMBER)) {
                (Numbering::Through | Numbering::Free, Some(number)) => format!("No.{number}"),
                (Numbering::Sheet | Numbering::Project, Some(number)) => format!("No.{id}/{number}"),
                _ => name(),
            };
            self.carried(&item, Carrier::Item, &whom);
            if let Some(outcome) = item.peek(word::OUTCOME).filter(|at| !at.is_blank()) {
                self.work.reported += 1;
                self.clear(&outcome, word::OUTCOME, &whom);
            }
        }
    }

    /// 上書き: what was said of the year, a blank too, goes; with nothing left, it goes itself.
    fn overrides(&mut self, item: &Cursor, whom: &str) {
        let Some(at) = item.peek(word::OVERRIDES).filter(Cursor::is_map) else { return };
        let mut gone = Vec::new();
        let entries = at.entries("");
        for (key, value) in &entries {
            let is_judgement = self.form.axes_of(Carrier::Item).any(|axis| axis.name == key.value);
            if key.value == word::OUTCOME || is_judgement {
                let note = Note { kind: Kind::OverrideGone, what: key.value.clone(), ..note(whom) };
                self.work.note(&value.place, note);
                gone.push(value.place.clone());
            } else if key.value == word::INDICATORS {
                self.work.note(
                    &value.place.of_key(),
                    Note { kind: Kind::OverriddenIndicators, old: key.value.clone(), ..note(whom) },
                );
                self.indicators(value, Carrier::Item, whom);
            }
        }
        if gone.len() == entries.len() {
            self.work.act(&at.place, Action::Remove);
        } else {
            gone.iter().for_each(|place| self.work.act(place, Action::Remove));
        }
    }

    /// Everything a section, a 事業 or a 取組項目 carries.
    pub(super) fn carried(&mut self, at: &Cursor, carrier: Carrier, whom: &str) {
        self.judgements(at, carrier, whom);
        self.own_fields(at, carrier, whom);
        if let Some(indicators) = at.peek(word::INDICATORS) {
            self.indicators(&indicators, carrier, whom);
        }
    }

    fn judgements(&mut self, at: &Cursor, carrier: Carrier, whom: &str) {
        let form = self.form;
        for axis in form.axes_of(carrier) {
            let Some(at) = at.peek(&axis.name).filter(|at| !at.is_blank()) else { continue };
            if at.is_map() {
                self.by_period(&at, self.shown, &axis.name, whom, Some(Role::Actual));
            } else {
                self.work.reported += 1;
                self.clear(&at, &axis.name, whom);
            }
        }
    }

    fn own_fields(&mut self, at: &Cursor, carrier: Carrier, whom: &str) {
        let Some(own) = at.peek(word::OWN).filter(Cursor::is_map) else { return };
        let form = self.form;
        for field in form.fields_of(carrier) {
            let Some(at) = own.peek(&field.name).filter(|at| !at.is_blank()) else { continue };
            if at.is_map() && field.kind != FieldKind::Text && !is_record(&at) {
                self.by_period(&at, self.shown, &field.name, whom, None);
            } else {
                self.work.note(&at.place, Note { kind: Kind::Field, what: field.name.clone(), ..note(whom) });
            }
        }
    }

    fn indicators(&mut self, at: &Cursor, carrier: Carrier, whom: &str) {
        let tables = &self.form.tables;
        let usual = match tables.first() {
            Some(first) if carrier != Carrier::Item && !tables.iter().any(|table| table.name.is_empty()) => &first.name,
            _ => "",
        };
        at.elements().iter().for_each(|at| self.indicator(at, usual, whom));
    }

    fn indicator(&mut self, at: &Cursor, usual: &str, whom: &str) {
        let named = at.peek(word::TABLE).and_then(|at| at.word());
        let table = named.filter(|name| self.form.named_tables().any(|table| table == name));
        let table = table.unwrap_or_else(|| usual.to_owned());
        let form = self.form;
        let periods = form.periods_of(&table, self.shown).to_vec();
        for series in &form.series {
            if let Some(at) = at.peek(&series.name).filter(|at| !at.is_blank()) {
                self.series(&at, series, &periods, whom);
            }
        }
        self.judgements(at, Carrier::Indicator, whom);
        self.own_fields(at, Carrier::Indicator, whom);
        if let Some(parts) = at.peek(word::BREAKDOWN) {
            parts.elements().iter().for_each(|at| self.indicator(at, &table, whom));
        }
    }

    fn series(&mut self, at: &Cursor, series: &SeriesForm, periods: &[Period], whom: &str) {
        self.work.settle(&at.place);
        let of_every_year = !at.is_map() || is_record(at);
        match series.year {
            SeriesYear::Own if of_every_year => {
                self.work.note(&at.place, Note { kind: Kind::EveryYear, what: series.name.clone(), ..note(whom) });
            }
            SeriesYear::Own => {}
            SeriesYear::Shown if !of_every_year => self.by_period(at, periods, &series.name, whom, Some(series.role)),
            SeriesYear::Shown if is_of_results(Some(series.role)) => self.spread(at, series, periods, whom),
            SeriesYear::Shown => {
                self.work.note(&at.place, Note { kind: Kind::EveryYear, what: series.name.clone(), ..note(whom) });
            }
        }
    }

    /// One value for every period: a result is said of the periods of the old edition that still are shown, and of no
    /// further one.
    fn spread(&mut self, at: &Cursor, series: &SeriesForm, periods: &[Period], whom: &str) {
        self.work.reported += 1;
        let stay: Vec<Period> =
            periods.iter().copied().filter(|period| self.stays(*period, periods) && !self.is_ahead(*period)).collect();
        let note = Note { what: series.name.clone(), ..note(whom) };
        let Some(value) = in_line(self.sources.get(at.place.file), &at.place).filter(|_| !stay.is_empty()) else {
            self.work.note(&at.place, Note { kind: Kind::OutOfView, ..note });
            return self.work.act(&at.place, Action::Clear);
        };
        let entries: Vec<String> = stay.iter().map(|period| format!("{}: {value}", self.spelling(*period))).collect();
        let yaml = format!("{{{}}}", entries.join(", "));
        self.work.note(&at.place, Note { kind: Kind::Spread, new: yaml.clone(), ..note });
        self.work.act(&at.place, Action::Put(yaml));
    }

    /// How the plan writes a period.
    fn spelling(&self, period: Period) -> String {
        let found = self.spelled.iter().find(|(other, _)| *other == period).map(|(_, text)| text.clone());
        found.unwrap_or_else(|| period.to_string())
    }

    /// A map from period to something: what is shown no more goes and, where results stand, what was said ahead. `role`
    /// is that of a series; own fields have none.
    fn by_period(&mut self, at: &Cursor, periods: &[Period], what: &str, whom: &str, role: Option<Role>) {
        self.work.settle(&at.place);
        let entries = at.entries("");
        let mut gone: Vec<Place> = Vec::new();
        for (key, value) in &entries {
            let Some(period) = Period::parse(&key.value) else { continue };
            let written = !value.is_blank();
            let shown = self.spans[value.place.file].shown(&value.place, 20);
            let note = Note {
                what: what.to_owned(),
                old: format!("{}: {shown}", key.value),
                new: key.value.clone(),
                ..note(whom)
            };
            let results = is_of_results(role);
            if period == self.year && results && written {
                self.work.reported += 1;
            }
            if !self.stays(period, periods) {
                if written {
                    self.work.note(&key.place, Note { kind: Kind::OutOfView, ..note });
                }
                gone.push(value.place.clone());
            } else if self.is_ahead(period) && written && results {
                self.work.note(&key.place, Note { kind: Kind::Ahead, ..note });
                gone.push(value.place.clone());
            } else if self.is_ahead(period) && written && !matches!(role, Some(Role::Target | Role::Baseline)) {
                self.work.note(&key.place, Note { kind: Kind::Early, ..note });
            }
        }
        self.work.remove(&at.place, entries.len(), gone);
    }

    /// Leaves the key of something that is to be written anew, with nothing behind it.
    fn clear(&mut self, at: &Cursor, what: &str, whom: &str) {
        self.work.note(&at.place.of_key(), Note { kind: Kind::Cleared, what: what.to_owned(), ..note(whom) });
        self.work.act(&at.place, Action::Clear);
    }
}

/// A note about what someone carries.
fn note(whom: &str) -> Note {
    Note { whom: whom.to_owned(), ..Note::default() }
}

/// Whether what was reached is written there, and not what is to be.
fn is_of_results(role: Option<Role>) -> bool {
    matches!(role, Some(Role::Actual | Role::Cumulative))
}

/// Whether a map is a value record rather than period → value.
fn is_record(at: &Cursor) -> bool {
    word::RECORD.iter().any(|key| at.peek(key).is_some())
}
