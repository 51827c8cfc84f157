//! Plans plan.yaml, the 様式 and opinions.yaml: rewrites every setting that contains the year.

use super::note::{Note, NoteKind};
use super::planner::Planner;
use super::shown::Shown;
use super::worklist::Worklist;
use crate::content::form_place;
use crate::content::yaml::{Cursor, Reader};
use crate::content::yaml::{Source, Sources};
use crate::edit::{Change, NodeSpans, quoted};
use crate::model::{Carrier, Date, Form, Period, Place, rename};
use crate::vocabulary as word;

/// The 版 of an unfinished paper.
const DRAFT: &str = "案";

/// The columns of a table, also those under a common heading.
fn columns_of<'c>(table: &Cursor<'c>) -> Vec<Cursor<'c>> {
    let mut columns = elements(table, word::COLUMNS);
    let inner: Vec<Cursor> = columns.iter().flat_map(|column| elements(column, word::COLUMNS)).collect();
    columns.extend(inner);
    columns
}

/// The periods that plan.yaml writes, 年度 last.
pub(super) fn periods(sources: &Sources) -> Vec<Period> {
    let reader = Reader::new(sources.get(0), 0);
    let root = reader.root();
    let shown = root.peek(word::PERIODS).map(|at| at.elements()).unwrap_or_default();
    shown.iter().chain(&root.peek(word::YEAR)).filter_map(|at| Period::parse(&at.word()?)).collect()
}

impl<'a> Planner<'a, '_> {
    /// plan.yaml.
    pub(super) fn plan(&mut self, root: &Cursor) {
        let peek = |key| root.peek(key).filter(|at| !at.is_blank());
        if let Some(at) = peek(word::TITLE) {
            self.title(&at);
        }
        self.keep(peek(word::PAPER_NUMBER), word::PAPER_NUMBER);
        if let Some((at, text)) = peek(word::DATE).and_then(|at| at.word().map(|text| (at, text))) {
            let day = Date::parse(&text);
            let new = day.and_then(|day| day.rewrite(&text, day.later(self.step)?));
            match new {
                Some(new) => self.rewrite(&at, word::DATE, &text, &new),
                None => self.keep(Some(at), word::DATE),
            }
        }
        if let Some(at) = peek(word::YEAR) {
            self.period(&at, word::YEAR);
        }
        let shown = self.shown.clone();
        match peek(word::REVISION).and_then(|at| at.word().map(|text| (at, text))) {
            Some((at, text)) if text != DRAFT => self.rewrite(&at, word::REVISION, &text, DRAFT),
            Some(_) => {}
            None => {
                let year = peek(word::YEAR).map_or_else(|| root.place.clone(), |at| at.place);
                self.work.note(&year, Note::new(NoteKind::Setting, word::REVISION));
            }
        }
        if let Some(at) = peek(word::PERIODS) {
            self.periods(&at, word::PERIODS, &shown);
        }
        if let Some(at) = peek(word::PERIOD_LABELS) {
            self.labels(&at, &shown);
        }
        if let Some(at) = root.peek(word::FORM).filter(Cursor::is_map) {
            self.form(&at, self.form);
        }
        let forms: Vec<&Form> = self.forms().skip(1).collect();
        for (paper, form) in elements(root, word::PAPERS).iter().zip(forms) {
            self.keep(paper.peek(word::PAPER_NUMBER), word::PAPER_NUMBER);
            if let Some(at) = paper.peek(word::TITLE).filter(|at| !at.is_blank()) {
                self.title(&at);
            }
            if let Some(at) = paper.peek(word::FORM).filter(Cursor::is_map) {
                self.form(&at, form);
            }
        }
        if let Some(at) = root.peek(word::SECTIONS) {
            self.sections(&at, 0);
        }
    }

    /// Keeps a setting and asks people to check it.
    fn keep(&mut self, at: Option<Cursor>, what: &str) {
        if let Some(at) = at {
            self.work.settle(&at.place);
            self.work.note(&at.place, Note::new(NoteKind::Setting, what));
        }
    }

    fn title(&mut self, at: &Cursor) {
        let Some(text) = at.word() else { return };
        let fiscal = Period::of_western(self.year.year().western());
        let pairs: Vec<(Period, Period)> =
            [(self.year, self.to)].into_iter().chain(self.later(fiscal).map(|to| (fiscal, to))).collect();
        match rename(&text, &pairs) {
            Some(new) => self.rewrite(at, word::TITLE, &text, &new),
            None => self.keep(Some(at.clone()), word::TITLE),
        }
    }

    /// Rewrites a text and reports it.
    pub(super) fn rewrite(&mut self, at: &Cursor, what: &str, old: &str, new: &str) {
        self.replace(at, old, new);
        self.work.note(&at.place.of_key(), Note::new(NoteKind::Rewritten, what).old(old).new_text(new));
    }

    /// Replaces the parts of a text that differ; rewrites it in quotes if the file spells it with escapes.
    fn replace(&mut self, at: &Cursor, old: &str, new: &str) {
        let trimmed = |(old, new): (&'_ str, &'_ str)| (old.trim_end().to_owned(), new.trim_end().to_owned());
        let lines = || old.lines().zip(new.lines()).map(trimmed).filter(|(old, new)| old != new);
        let written = self.spans[at.place.file].spelling_of(&at.place);
        let is_literal = lines().all(|(old, _)| written.contains(&old)) && old.lines().count() == new.lines().count();
        self.work.act(
            &at.place,
            if is_literal { Change::ReplaceWords(lines().collect()) } else { Change::SetValue(quoted(new)) },
        );
    }

    pub(super) fn period(&mut self, at: &Cursor, what: &str) {
        let shown = self.shown.clone();
        self.period_in(at, what, &shown);
    }

    /// Moves the period of a setting.
    ///
    /// - `shown`: the list to which it belongs
    fn period_in(&mut self, at: &Cursor, what: &str, shown: &Shown) {
        if let Some((old, new)) = self.later_text(at, shown).filter(|(old, new)| old != new) {
            self.rewrite(at, what, &old, &new);
        }
    }

    /// Moves a list of periods and reports it in one note.
    ///
    /// - `shown`: the list to which they belong
    pub(super) fn periods(&mut self, at: &Cursor, what: &str, shown: &Shown) {
        let (mut old, mut new) = (Vec::new(), Vec::new());
        self.work.settle(&at.place);
        for at in at.elements() {
            let Some(texts) = self.later_text(&at, shown) else { continue };
            if texts.0 == texts.1 {
                self.work.note(&at.place, Note::new(NoteKind::Stays, what).old(&texts.0));
            } else {
                self.replace(&at, &texts.0, &texts.1);
            }
            old.push(texts.0);
            new.push(texts.1);
        }
        if old != new {
            let note = Note::new(NoteKind::Rewritten, what).old(old.join(", ")).new_text(new.join(", "));
            self.work.note(&at.place, note);
        }
    }

    /// The spelling of a period, and that of the period that replaces it.
    ///
    /// - `shown`: the list of periods to which it belongs
    fn later_text(&mut self, at: &Cursor, shown: &Shown) -> Option<(String, String)> {
        let text = at.word()?;
        let period = Period::parse(&text)?;
        let later = self.later_in(period, shown)?;
        if !self.spelled.iter().any(|(other, _)| *other == period) {
            self.spelled.push((period, text.trim().to_owned()));
        }
        if later == period {
            return Some((text.clone(), text));
        }
        let new = period.rewrite(&text, later).unwrap_or_else(|| later.to_string());
        Some((text, new))
    }

    /// A file with the 様式 of one or several papers.
    pub(super) fn form_file(&mut self, root: &Cursor) {
        let papers = &self.edition.plan.papers;
        let is_of = |paper| form_place(self.sources, paper).as_ref() == Some(&root.place);
        let further = papers.iter().find(|paper| is_of(Some(*paper))).filter(|_| !is_of(None));
        self.form(root, further.map_or(self.form, |paper| &paper.form));
    }

    /// The 様式 of a paper, in plan.yaml or in a file of its own.
    pub(super) fn form(&mut self, root: &Cursor, form: &'a Form) {
        self.columns(root, form, "");
        for table in elements(root, word::TABLES) {
            let name = table.peek(word::NAME).and_then(|at| at.word()).unwrap_or_default();
            let shown = self.shown_in(form, &name);
            if let Some(at) = table.peek(word::PERIODS).filter(|at| !at.is_blank()) {
                self.periods(&at, word::PERIODS, &shown);
            }
            if let Some(at) = table.peek(word::PERIOD_LABELS).filter(|at| !at.is_blank()) {
                self.labels(&at, &shown);
            }
            self.columns(&table, form, &name);
        }
        for tally in elements(root, word::TALLIES) {
            if let Some(at) = tally.peek(word::YEAR).filter(Cursor::is_list) {
                self.periods(&at, word::YEAR, &self.shown.clone());
            }
            for column in columns_of(&tally) {
                if let Some(at) = column.peek(word::YEAR).filter(|at| !at.is_blank()) {
                    self.period(&at, word::YEAR);
                }
            }
        }
    }

    /// The columns of one period in the named 指標の表 of a paper, or in its table of 取組項目.
    fn columns(&mut self, table: &Cursor, form: &'a Form, name: &str) {
        let shown = self.shown_in(form, name);
        for at in columns_of(table).iter().filter_map(|column| column.peek(word::YEAR)).filter(|at| !at.is_blank()) {
            self.period_in(&at, word::YEAR, &shown);
        }
    }

    /// The sections of one level of the 体系, with everything below them.
    fn sections(&mut self, at: &Cursor, depth: usize) {
        let form = self.form;
        let Some(label) = form.levels.get(depth) else { return };
        for at in at.elements() {
            let name = at.peek(word::NAME).or_else(|| at.peek(label)).and_then(|at| at.word()).unwrap_or_default();
            self.carried(&at, Carrier::Section(depth), &name);
            if let Some(below) = form.levels.get(depth + 1).and_then(|label| at.peek(label)).filter(Cursor::is_list) {
                self.sections(&below, depth + 1);
            }
        }
    }

    /// opinions.yaml: opinions belong to one year, so the new edition starts without any.
    pub(super) fn opinions(&mut self, root: &Cursor) {
        let Some(at) = root.peek(word::OPINIONS).filter(|at| at.is_list() && !at.is_empty()) else { return };
        let count = at.elements().len();
        self.work.reported += count;
        let note = Note::new(NoteKind::OpinionsGone, word::OPINIONS).old(count.to_string());
        self.work.note(&at.place.of_key(), note);
        self.work.act(&at.place, Change::SetValue("[]".to_owned()));
    }
}

/// The element of 許可 that contains a byte.
pub(super) fn permission_at(source: &Source, spans: &NodeSpans, file: usize, byte: usize) -> Option<Place> {
    let reader = Reader::new(source, file);
    let elements = elements(&reader.root(), word::PERMISSIONS);
    elements.iter().find(|at| spans.range_of(&at.place).contains(&byte)).map(|at| at.place.clone())
}

/// Removes these elements of 許可; removes 許可 itself if none is left.
pub(super) fn remove_permissions(sources: &Sources, gone: &[Place], work: &mut Worklist) {
    let Some(first) = gone.first() else { return };
    let reader = Reader::new(sources.get(first.file), first.file);
    for place in gone {
        work.note(place, Note::new(NoteKind::PermissionGone, ""));
    }
    match reader.root().peek(word::PERMISSIONS) {
        Some(at) if at.elements().len() == gone.len() => work.act(&at.place, Change::Remove),
        _ => gone.iter().for_each(|place| work.act(place, Change::Remove)),
    }
}

/// The elements of the list under a key of a map.
fn elements<'a>(at: &Cursor<'a>, key: &str) -> Vec<Cursor<'a>> {
    at.peek(key).map(|at| at.elements()).unwrap_or_default()
}
