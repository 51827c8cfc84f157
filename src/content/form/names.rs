//! Finds duplicate names in a list.

use crate::content::faults;
use crate::content::yaml::Cursor;
use crate::model::Place;
use crate::vocabulary as word;

/// The elements of a list so far, each with the place of its name.
pub(super) struct Names<T> {
    seen: Vec<(T, Place)>,
    fault: &'static str,
    /// What the message calls the first one.
    first: &'static str,
    hint: &'static str,
}

/// The message for a duplicate, after its name, and what it calls the first one.
const TWICE: (&str, &str) = ("が2度書かれています", "1度目");
const TWO_COLUMNS: (&str, &str) = ("という見出しの列が2つあります", "1つ目");
const TWO_CONDITIONS: (&str, &str) = ("の列が、同じ条件で2つあります", "1つ目");

impl<T: PartialEq> Names<T> {
    /// Elements that people name.
    pub(super) fn new() -> Self {
        Self::told(TWICE, "どちらか一方の名前を変えるか、消してください")
    }

    /// Elements that are words of the form.
    pub(super) fn of_words() -> Self {
        Self::told(TWICE, "どちらか一方を消してください")
    }

    /// Columns with a condition.
    pub(super) fn of_conditions() -> Self {
        Self::told(TWO_CONDITIONS, "どちらか一方を消してください")
    }

    /// Headings of columns, written or default.
    pub(super) fn of_headings() -> Self {
        Self::told(TWO_COLUMNS, "「見出し」で違う見出しを付けるか、どちらか一方を消してください")
    }

    fn told((fault, first): (&'static str, &'static str), hint: &'static str) -> Self {
        Self { seen: Vec::new(), fault, first, hint }
    }

    /// Whether an element is the first with its name; reports a duplicate at its name.
    pub(super) fn is_new(&mut self, at: &Cursor, name: &str, kind: T) -> bool {
        self.is_new_at(at, named(at), name, kind)
    }

    /// The same of a name that an element has beside its usual one.
    pub(super) fn is_new_at(&mut self, at: &Cursor, place: Place, name: &str, kind: T) -> bool {
        let first = self
            .seen
            .iter()
            .find(|(other, _)| *other == kind)
            .map(|(_, first)| at.excerpt(first).told_at(&at.excerpt(&place)));
        let is_new = first.is_none();
        match first {
            Some(first) => at.fault_at(
                &place,
                faults::DUPLICATE_NAME,
                format!("「{name}」{}（{}は{first}）", self.fault, self.first),
                self.hint,
            ),
            None => self.seen.push((kind, place)),
        }
        is_new
    }
}

/// The place of an element's name: its 名称, 内容, 題名 or 見出し, or the element itself if it is only a name.
pub(super) fn named(at: &Cursor) -> Place {
    [word::NAME, word::PART, word::TITLE, word::LABELS]
        .into_iter()
        .find_map(|key| at.peek(key))
        .map_or_else(|| at.place.clone(), |at| at.place)
}

/// The word for what a column prints; for several series, its heading.
pub(super) fn part_word(at: &Cursor, heading: &str) -> String {
    at.peek(word::PART).as_ref().unwrap_or(at).word().unwrap_or_else(|| heading.to_owned())
}

/// The names that a list of the form declares, read or not.
pub(super) fn declared(at: &Cursor) -> Vec<String> {
    at.elements().iter().filter_map(|at| at.peek(word::NAME).as_ref().unwrap_or(at).word()).collect()
}
