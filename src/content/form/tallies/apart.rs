//! Detects columns of a 集計 that cannot be told apart.

use super::entry::Entry;
use crate::content::codec::word;
use crate::content::form::names::{Names, part_word};
use crate::content::yaml::Cursor;
use crate::model::{AmongStyle, Condition, Form, Period, TallyColumn, TallyPart, TallyWord};
use crate::vocabulary::LABELS;

/// The columns of a table that have been read.
pub(super) struct Apart<'a> {
    form: &'a Form,
    words: Names<(TallyPart, Option<Period>)>,
    conditions: Names<(TallyPart, Option<Period>)>,
    /// Each with the common heading above it.
    headings: Names<(String, Heading)>,
}

/// The heading of a column.
#[derive(PartialEq)]
enum Heading {
    Text(String),
    /// The default heading of a column of an earlier period, without the period.
    OfPeriod(String, Period),
    /// The default heading of a 増減: its options and its period.
    Change(Option<String>, Period),
}

impl<'a> Apart<'a> {
    pub(super) fn new(form: &'a Form) -> Self {
        Self { form, words: Names::of_words(), conditions: Names::of_conditions(), headings: Names::of_headings() }
    }

    /// Whether no earlier column has the same content, or the same heading under the same common one; reports duplicates.
    pub(super) fn are_new(&mut self, at: &Cursor, entry: &Entry) -> bool {
        let above = entry.entry.heading().unwrap_or_default().trim();
        let mut are_new = entry.entry.heading().is_none()
            || self.headings.is_new(at, above, (String::new(), Heading::Text(above.to_owned())));
        for (at, column) in entry.placed(at) {
            are_new &= self.is_new(&at, above, column);
        }
        are_new
    }

    fn is_new(&mut self, at: &Cursor, above: &str, column: &TallyColumn) -> bool {
        let word = part_word(at, column.heading.as_deref().unwrap_or_default());
        let parts = if column.part.condition().is_some() { &mut self.conditions } else { &mut self.words };
        let is_new = parts.is_new(at, &word, (kind(&column.part), column.period));
        let (text, heading) = self.heading(column);
        let written = at.peek(LABELS).filter(|_| column.heading.is_some());
        is_new && self.headings.is_new(written.as_ref().unwrap_or(at), &text, (above.to_owned(), heading))
    }

    /// The heading of a column, and what makes it the same as another.
    fn heading(&self, column: &TallyColumn) -> (String, Heading) {
        let word = |it: TallyWord| word(&TallyWord::KEYWORDS, &it).to_owned();
        let text = match (&column.heading, &column.part) {
            (Some(heading), _) => heading.trim().to_owned(),
            (None, TallyPart::Count) => word(TallyWord::Count),
            (None, TallyPart::Share) => word(TallyWord::Share),
            (None, TallyPart::Mean) => word(TallyWord::Mean),
            (None, TallyPart::Among { condition, .. }) => word(TallyWord::Among) + &self.form.accepted(condition),
            (None, TallyPart::Change { condition, since }) => {
                let takes = condition.as_ref().map(|condition| self.form.accepted(condition));
                let of = takes.as_ref().map_or_else(String::new, |takes| format!("{takes}の"));
                return (of + &word(TallyWord::Change), Heading::Change(takes, *since));
            }
        };
        let of_period = column.period.filter(|_| column.heading.is_none());
        let heading = of_period.map_or_else(|| Heading::Text(text.clone()), |it| Heading::OfPeriod(text.clone(), it));
        (text, heading)
    }
}

/// What a column shows, regardless of spelling: neither the order of names in a condition nor a share beside the count
/// makes it a different column.
fn kind(part: &TallyPart) -> TallyPart {
    match part {
        TallyPart::Among { condition, .. } => {
            TallyPart::Among { condition: sorted(condition), style: AmongStyle::Alone }
        }
        TallyPart::Change { condition, since } => {
            TallyPart::Change { condition: condition.as_ref().map(sorted), since: *since }
        }
        other => other.clone(),
    }
}

fn sorted(condition: &Condition) -> Condition {
    let mut condition = condition.clone();
    match &mut condition {
        Condition::Chosen { options, .. } => options.sort_by_key(|option| option.index()),
        Condition::Written { values, .. } => {
            values.iter_mut().for_each(|value| *value = value.trim().to_owned());
            values.sort();
            values.dedup();
        }
    }
    condition
}
