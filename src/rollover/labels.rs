//! Plans 年度の表記: labels move with their periods.

use super::note::{Note, NoteKind};
use super::planner::Planner;
use super::shown::Shown;
use crate::content::yaml::Cursor;
use crate::edit::Change;
use crate::model::{Period, mentions, rename};
use crate::vocabulary as word;

impl Planner<'_, '_> {
    /// Keeps a style; moves the labels of these periods.
    pub(super) fn labels(&mut self, at: &Cursor, shown: &Shown) {
        self.work.settle(&at.place);
        if at.is_map() {
            return self.single_labels(at, shown);
        }
        for (at, period) in at.elements().iter().zip(shown.periods) {
            let (Some(text), Some(later)) = (at.word(), self.later_in(*period, shown)) else { continue };
            match relabel(&text, *period, later) {
                Some(new) => self.rewrite(at, word::PERIOD_LABELS, &text, &new),
                None if names_a_year(&text) => self.check(at, &text),
                None => {}
            }
        }
    }

    /// Labels of single periods. If one of them says more than its year (6年度（今回）), all of them move; otherwise each one
    /// stays with its year, and is removed when that year is no longer shown.
    fn single_labels(&mut self, at: &Cursor, shown: &Shown) {
        let mut labels = Vec::new();
        for (key, at) in at.entries("") {
            if let (Some(period), Some(text)) = (Period::parse(&key.value), at.word()) {
                labels.push((key, at, period, text));
            }
        }
        let says_more = |(_, _, period, text): &(_, _, Period, String)| {
            !mentions(text).iter().any(|place| text[place.clone()] == **text)
                && period.rewrite_part(text, *period).is_none()
        };
        if labels.iter().any(says_more) {
            for (key, at, period, text) in labels {
                let Some(later) = self.later_in(period, shown) else { continue };
                let new_key = period.rewrite(&key.value, later).unwrap_or_else(|| later.to_string());
                self.work.act(&key.place, Change::ReplaceWordsInKey(vec![(key.value.clone(), new_key.clone())]));
                let new = relabel(&text, period, later);
                if let Some(new) = &new {
                    self.work.act(&at.place, Change::ReplaceWords(vec![(text.clone(), new.clone())]));
                }
                let old = format!("{}: {text}", key.value);
                let new = format!("{new_key}: {}", new.as_ref().unwrap_or(&text));
                let rewritten = Note::new(NoteKind::Rewritten, word::PERIOD_LABELS).old(old).new_text(&new);
                self.work.note(&at.place, rewritten);
                self.check(&at, &new);
            }
            return;
        }
        let count = at.entries("").len();
        let mut gone = Vec::new();
        for (key, at, period, text) in labels {
            let old = format!("{}: {text}", key.value);
            // A label of a period that is not shown is an error.
            if shown.stays(period) {
                self.check(&at, &old);
            } else {
                self.work.note(&key.place, Note::new(NoteKind::LabelGone, word::PERIOD_LABELS).old(old));
                gone.push(at.place);
            }
        }
        if gone.len() == count {
            // A blank would be a fault.
            self.work.act(&at.place, Change::Remove);
        } else {
            self.work.remove(&at.place, count, gone);
        }
    }

    /// Asks people to check a label.
    fn check(&mut self, at: &Cursor, text: &str) {
        self.work.note(&at.place, Note::new(NoteKind::Label, word::PERIOD_LABELS).old(text));
    }
}

/// Rewrites the label of a period for another one; `None` if the label does not mention it.
fn relabel(text: &str, period: Period, later: Period) -> Option<String> {
    period.rewrite_part(text.trim(), later).or_else(|| rename(text, &[(period, later)]))
}

/// Whether a label may mean a certain year: it contains a digit or 元.
fn names_a_year(text: &str) -> bool {
    text.contains(|c: char| c.is_numeric() || c == '元')
}
