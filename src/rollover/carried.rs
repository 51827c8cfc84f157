//! Plans what sections, 事業, 取組項目 and indicators carry: judgements, own fields, series, 成果, 上書き.

use super::note::{Note, NoteKind};
use super::planner::Planner;
use super::quoted::in_line;
use super::shown::Shown;
use crate::content::yaml::Cursor;
use crate::edit::Change;
use crate::model::{
    Axis, Carrier, FieldKind, Form, InTables, Named, Numbering, Period, Place, Role, SeriesForm, SeriesYear, numbered,
};
use crate::vocabulary as word;

impl Planner<'_, '_> {
    /// The file of a 事業.
    pub(super) fn project(&mut self, root: &Cursor, id: &str) {
        let whom = format!("{} {id}", word::PROJECT);
        self.carried(root, Carrier::Project, &whom);
        for item in root.peek(word::ITEMS).map(|at| at.elements()).unwrap_or_default() {
            let word = |key| item.peek(key).and_then(|at| at.word());
            if let Some(number) = word(word::REPEAT) {
                let whom = format!("{}（{}）", numbered(&number), word::REPEAT);
                self.overrides(&item, &whom);
                continue;
            }
            let name = || word(word::NAME).unwrap_or_default();
            let whom = match (self.form.numbering, word(word::NUMBER)) {
                (Numbering::Through | Numbering::Free, Some(number)) => numbered(&number),
                (Numbering::Sheet | Numbering::Project, Some(number)) => numbered(&format!("{id}/{number}")),
                _ => name(),
            };
            self.carried(&item, Carrier::Item, &whom);
            if let Some(outcome) = item.peek(word::OUTCOME).filter(|at| !at.is_blank()) {
                self.work.reported += 1;
                self.clear(&outcome, word::OUTCOME, &whom);
            }
        }
    }

    /// 上書き: removes everything about the year, even blanks; removes the whole 上書き if nothing else is in it.
    fn overrides(&mut self, item: &Cursor, whom: &str) {
        let Some(at) = item.peek(word::OVERRIDES).filter(Cursor::is_map) else { return };
        let mut gone = Vec::new();
        let entries = at.entries("");
        for (key, value) in &entries {
            let is_judgement = self.form.axes_of(Carrier::Item).any(|axis| axis.name == key.value);
            if key.value == word::OUTCOME || is_judgement {
                self.work.note(&value.place, Note::carried_by(whom, NoteKind::OverrideGone, &key.value));
                gone.push(value.place.clone());
            } else if key.value == word::INDICATORS {
                let note = Note::carried_by(whom, NoteKind::OverriddenIndicators, "").old(&key.value);
                self.work.note(&value.place.of_key(), note);
                self.indicators(value, Carrier::Item, whom);
            }
        }
        if gone.len() == entries.len() {
            self.work.act(&at.place, Change::Remove);
        } else {
            gone.iter().for_each(|place| self.work.act(place, Change::Remove));
        }
    }

    /// Everything that a section, a 事業 or a 取組項目 carries.
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
                self.by_period(&at, &self.shown.clone(), &axis.name, whom, Some(Role::Actual));
            } else {
                self.work.reported += 1;
                match self.recorded(&at, axis) {
                    Some(yaml) => {
                        let note = Note::carried_by(whom, NoteKind::Recorded, &axis.name);
                        self.work.note(&at.place, note.new_text(&yaml));
                        self.work.act(&at.place, Change::SetValue(yaml));
                    }
                    None => self.clear(&at, &axis.name, whom),
                }
            }
        }
    }

    /// A judgement of the reported period as one of an earlier period, if one of the new papers prints or counts such; `None`
    /// if none does.
    fn recorded(&self, at: &Cursor, axis: &Axis) -> Option<String> {
        let named = Named::axis(axis);
        let is_used_by = |form: &Form, period: Period| {
            let mut tallies = form.tallies.iter();
            tallies.any(|tally| tally.uses_earlier(&named, period, self.shown.periods))
                || form.prints_judgement_of(&named, period, self.shown.periods)
        };
        let is_used = |period: Period| self.forms().any(|form| is_used_by(form, period));
        // What the old papers say of the periods before their own, the new ones say of this one.
        let before = self.shown.periods.iter().filter(|period| self.step.from(**period) == Some(self.year));
        let is_recorded = self.shown.stays(self.year) && before.copied().any(is_used);
        let value = in_line(self.sources.get(at.place.file), &at.place).filter(|_| is_recorded)?;
        Some(format!("{{{}: {value}}}", self.spelling(self.year)))
    }

    fn own_fields(&mut self, at: &Cursor, carrier: Carrier, whom: &str) {
        let Some(own) = at.peek(word::OWN).filter(Cursor::is_map) else { return };
        let form = self.form;
        for field in form.fields_of(carrier) {
            let Some(at) = own.peek(&field.name).filter(|at| !at.is_blank()) else { continue };
            if at.is_map() && field.kind != FieldKind::Text && !is_record(&at) {
                self.by_period(&at, &self.shown.clone(), &field.name, whom, None);
            } else {
                self.work.note(&at.place, Note::carried_by(whom, NoteKind::Field, &field.name));
            }
        }
    }

    fn indicators(&mut self, at: &Cursor, carrier: Carrier, whom: &str) {
        let tables = &self.form.tables;
        let usual = match tables.first() {
            Some(first) if carrier != Carrier::Item && !self.form.has_table("") => InTables::one(&first.name),
            _ => InTables::UNNAMED,
        };
        at.elements().iter().for_each(|at| self.indicator(at, &usual, whom));
    }

    fn indicator(&mut self, at: &Cursor, usual: &InTables, whom: &str) {
        let form = self.form;
        let named: Vec<String> = match at.peek(word::TABLE) {
            Some(at) if at.is_list() => at.elements().iter().filter_map(Cursor::word).collect(),
            at => at.and_then(|at| at.word()).into_iter().collect(),
        };
        let known = |name: String| match form.has_table(&name) {
            true => Some(name),
            false => (name == word::ITEM_ROWS).then(String::new),
        };
        let named: Vec<String> = named.into_iter().filter_map(known).collect();
        let tables = if named.is_empty() { usual.clone() } else { InTables::new(named) };
        let periods = self.shown_in_all(&tables);
        for series in &form.series {
            if let Some(at) = at.peek(&series.name).filter(|at| !at.is_blank()) {
                self.series(&at, series, &periods, whom);
            }
        }
        self.judgements(at, Carrier::Indicator, whom);
        self.own_fields(at, Carrier::Indicator, whom);
        if let Some(parts) = at.peek(word::BREAKDOWN) {
            parts.elements().iter().for_each(|at| self.indicator(at, &tables, whom));
        }
    }

    fn series(&mut self, at: &Cursor, series: &SeriesForm, periods: &Shown, whom: &str) {
        self.work.settle(&at.place);
        let of_every_year = !at.is_map() || is_record(at);
        match series.year {
            SeriesYear::Own | SeriesYear::Common if !of_every_year => {}
            SeriesYear::Shown if !of_every_year => self.by_period(at, periods, &series.name, whom, Some(series.role)),
            SeriesYear::Shown if holds_results(Some(series.role)) => self.spread(at, series, periods, whom),
            _ => self.work.note(&at.place, Note::carried_by(whom, NoteKind::EveryYear, &series.name)),
        }
    }

    /// A result without a year: writes it for each period of the old edition that is still shown, so that it says
    /// nothing about the new period.
    fn spread(&mut self, at: &Cursor, series: &SeriesForm, periods: &Shown, whom: &str) {
        self.work.reported += 1;
        let stay: Vec<Period> =
            periods.of_all().into_iter().filter(|it| periods.stays(*it) && !self.is_ahead(*it)).collect();
        let Some(value) = in_line(self.sources.get(at.place.file), &at.place).filter(|_| !stay.is_empty()) else {
            self.work.note(&at.place, Note::carried_by(whom, NoteKind::OutOfView, &series.name));
            return self.work.act(&at.place, Change::Clear);
        };
        let entries: Vec<String> = stay.iter().map(|period| format!("{}: {value}", self.spelling(*period))).collect();
        let yaml = format!("{{{}}}", entries.join(", "));
        self.work.note(&at.place, Note::carried_by(whom, NoteKind::Spread, &series.name).new_text(&yaml));
        self.work.act(&at.place, Change::SetValue(yaml));
    }

    /// How the plan spells a period.
    fn spelling(&self, period: Period) -> String {
        let found = self.spelled.iter().find(|(other, _)| *other == period).map(|(_, text)| text.clone());
        found.unwrap_or_else(|| period.to_string())
    }

    /// A map from period to value: removes periods that are no longer shown and, among results, values written ahead.
    /// `role` is `None` for an own field.
    fn by_period(&mut self, at: &Cursor, periods: &Shown, what: &str, whom: &str, role: Option<Role>) {
        self.work.settle(&at.place);
        let entries = at.entries("");
        let mut gone: Vec<Place> = Vec::new();
        for (key, value) in &entries {
            let Some(period) = Period::parse(&key.value) else { continue };
            let written = !value.is_blank();
            let shown = self.spans[value.place.file].preview_of(&value.place, 20);
            let note = |kind| {
                let note = Note::carried_by(whom, kind, what);
                note.old(format!("{}: {shown}", key.value)).new_text(&key.value)
            };
            let results = holds_results(role);
            if period == self.year && results && written {
                self.work.reported += 1;
            }
            if !periods.stays(period) {
                if written {
                    self.work.note(&key.place, note(NoteKind::OutOfView));
                }
                gone.push(value.place.clone());
            } else if self.is_ahead(period) && written && results {
                self.work.note(&key.place, note(NoteKind::Ahead));
                gone.push(value.place.clone());
            } else if self.is_ahead(period) && written && !matches!(role, Some(Role::Target | Role::Baseline)) {
                self.work.note(&key.place, note(NoteKind::Early));
            }
        }
        self.work.remove(&at.place, entries.len(), gone);
    }

    /// Empties a value that must be written anew.
    fn clear(&mut self, at: &Cursor, what: &str, whom: &str) {
        self.work.note(&at.place.of_key(), Note::carried_by(whom, NoteKind::Cleared, what));
        self.work.act(&at.place, Change::Clear);
    }
}

/// Whether a series holds results rather than aims.
fn holds_results(role: Option<Role>) -> bool {
    matches!(role, Some(Role::Actual | Role::Cumulative))
}

/// Whether a map is a value record, not a map from period to value.
fn is_record(at: &Cursor) -> bool {
    word::RECORD.iter().any(|key| at.peek(key).is_some())
}
