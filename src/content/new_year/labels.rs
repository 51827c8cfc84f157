//! 年度の表記: labels that move with the periods they are of.

use super::nodes::Nodes;
use super::note::{Kind, Note};
use crate::content::rewrite::Action;
use crate::content::yaml::Cursor;
use crate::model::{Period, mentions, rename};
use crate::vocabulary as word;

impl Nodes<'_, '_> {
    /// 年度の表記 of these periods: a style stays, labels move.
    pub(super) fn labels(&mut self, at: &Cursor, shown: &[Period]) {
        self.work.settle(&at.place);
        if at.is_map() {
            return self.single_labels(at, shown);
        }
        for (at, period) in at.elements().iter().zip(shown) {
            let (Some(text), Some(later)) = (at.word(), self.later(*period)) else { continue };
            match relabel(&text, *period, later) {
                Some(new) => self.rewrite(at, word::PERIOD_LABELS, &text, &new),
                None if names_a_year(&text) => self.look_at(at, &text),
                None => {}
            }
        }
    }

    /// Labels of single periods. One that says no more than which year it is belongs to its year, and goes with it; where
    /// one says more (6年度（今回）), all of them move on.
    fn single_labels(&mut self, at: &Cursor, shown: &[Period]) {
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
                let Some(later) = self.later(period) else { continue };
                let new_key = period.rewrite(&key.value, later).unwrap_or_else(|| later.to_string());
                self.work.act(&key.place, Action::ReplaceKey(vec![(key.value.clone(), new_key.clone())]));
                let new = relabel(&text, period, later);
                if let Some(new) = &new {
                    self.work.act(&at.place, Action::Replace(vec![(text.clone(), new.clone())]));
                }
                let (old, new) =
                    (format!("{}: {text}", key.value), format!("{new_key}: {}", new.as_ref().unwrap_or(&text)));
                let note = Note { what: word::PERIOD_LABELS.to_owned(), old, new: new.clone(), ..Note::default() };
                self.work.note(&at.place, note);
                self.work.note(
                    &at.place,
                    Note { kind: Kind::Label, what: word::PERIOD_LABELS.to_owned(), old: new, ..Note::default() },
                );
            }
            return;
        }
        let count = at.entries("").len();
        let mut gone = Vec::new();
        for (key, at, period, text) in labels {
            let old = format!("{}: {text}", key.value);
            let note = Note { what: word::PERIOD_LABELS.to_owned(), old, ..Note::default() };
            // A label may be only of a period that is shown.
            if self.stays(period, shown) {
                self.work.note(&at.place, Note { kind: Kind::Label, ..note });
            } else {
                self.work.note(&key.place, Note { kind: Kind::LabelGone, ..note });
                gone.push(at.place);
            }
        }
        self.work.remove(&at.place, count, gone);
    }

    fn look_at(&mut self, at: &Cursor, text: &str) {
        let what = word::PERIOD_LABELS.to_owned();
        self.work.note(&at.place, Note { kind: Kind::Label, what, old: text.to_owned(), ..Note::default() });
    }
}

/// The label of a period as that of another one.
fn relabel(text: &str, period: Period, later: Period) -> Option<String> {
    period.rewrite_part(text.trim(), later).or_else(|| rename(text, &[(period, later)]))
}

/// Whether a label may be of a certain year: it has a number in it, or 元.
fn names_a_year(text: &str) -> bool {
    text.contains(|c: char| c.is_numeric() || c == '元')
}
