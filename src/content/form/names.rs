//! Finds duplicate names in a list.

use crate::content::faults;
use crate::content::yaml::Cursor;
use crate::model::Place;
use crate::vocabulary as word;

/// The elements of a list so far, each with the place of its name.
pub(super) struct Names<T> {
    seen: Vec<(T, Place)>,
    fault: &'static str,
    hint: &'static str,
}

/// The message for a duplicate, after its name.
const TWICE: &str = "が2度書かれています";

impl<T: PartialEq> Names<T> {
    /// Elements that people name.
    pub(super) fn new() -> Self {
        Self {
            seen: Vec::new(), fault: TWICE, hint: "どちらか一方の名前を変えるか、消してください"
        }
    }

    /// Elements that are words of the form.
    pub(super) fn of_words() -> Self {
        Self { seen: Vec::new(), fault: TWICE, hint: "どちらか一方を消してください" }
    }

    /// Columns with a condition.
    pub(super) fn of_conditions() -> Self {
        Self {
            seen: Vec::new(), fault: "の列が、同じ条件で2つあります", hint: "どちらか一方を消してください"
        }
    }

    /// Headings of columns, written or default.
    pub(super) fn of_headings() -> Self {
        let hint = "「見出し」で違う見出しを付けるか、どちらか一方を消してください";
        Self { seen: Vec::new(), fault: "という見出しの列が2つあります", hint }
    }

    /// Whether an element is the first with its name; reports a duplicate at its name.
    pub(super) fn is_new(&mut self, at: &Cursor, name: &str, kind: T) -> bool {
        let place = named(at);
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
                format!("「{name}」{}（1度目は{first}）", self.fault),
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
