//! Lists.

use std::ops::RangeInclusive;
use std::rc::Rc;

use serde_json::json;

use super::{Codec, schema};
use crate::content::faults;
use crate::content::yaml::Cursor;

/// The definition of a list.
pub(crate) struct List<'a, T> {
    example: String,
    element: Codec<'a, T>,
    count: Option<Count<'a>>,
    keep: Rc<dyn Fn() -> Keep<'a, T> + 'a>,
    each: Each<'a, T>,
    whole: Check<'a, T>,
}

type Each<'a, T> = Rc<dyn Fn(&(Cursor, T), &Elements<T>) + 'a>;
type Check<'a, T> = Rc<dyn Fn(&Cursor, &[(Cursor, T)]) + 'a>;
type Keep<'a, T> = Box<dyn FnMut(&Cursor, &T) -> bool + 'a>;

/// The elements of a list, for the check of one of them.
pub(crate) struct Elements<'e, 'c, T> {
    /// The list itself.
    pub list: &'e Cursor<'c>,
    /// The elements that could be read, some of them only in part.
    pub read: &'e [(Cursor<'c>, T)],
    /// Whether any element has a fault.
    pub has_faults: bool,
}

/// How many elements are required.
struct Count<'a> {
    range: RangeInclusive<usize>,
    /// The name of what is missing if the list is empty.
    what: &'a str,
    /// 個, 段.
    counter: &'a str,
    hint: String,
}

/// A list of elements.
pub(crate) fn list<'a, T: 'a>(example: impl Into<String>, element: Codec<'a, T>) -> List<'a, T> {
    List {
        example: example.into(),
        element,
        count: None,
        keep: Rc::new(|| Box::new(|_, _| true)),
        each: Rc::new(|_, _| ()),
        whole: Rc::new(|_, _| ()),
    }
}

impl<'a, T: 'a> List<'a, T> {
    /// At least one element; the hint shows the example.
    pub fn filled(self, what: &'a str) -> Self {
        let hint = format!("「{}」のように、1つ以上書いてください", self.example);
        self.counted(1..=usize::MAX, what, "", hint)
    }

    /// Requires a number of elements within the range.
    pub fn counted(self, range: RangeInclusive<usize>, what: &'a str, counter: &'a str, hint: String) -> Self {
        Self { count: Some(Count { range, what, counter, hint }), ..self }
    }

    /// Drops the elements that `keep` refuses after reporting why.
    ///
    /// - `start`: the state of `keep` before the first element
    pub fn keeping<S: 'a>(self, start: impl Fn() -> S + 'a, keep: impl Fn(&mut S, &Cursor, &T) -> bool + 'a) -> Self {
        let keep = Rc::new(keep);
        let begin = move || -> Keep<'a, T> {
            let (mut state, keep) = (start(), keep.clone());
            Box::new(move |at, element| keep(&mut state, at, element))
        };
        Self { keep: Rc::new(begin), ..self }
    }

    /// Checks each element that has no fault of its own against the others.
    pub fn each_checked(self, check: impl Fn(&(Cursor, T), &Elements<T>) + 'a) -> Self {
        Self { each: Rc::new(check), ..self }
    }

    /// Checks the whole list if it has no other fault.
    pub fn checked(self, check: impl Fn(&Cursor, &[(Cursor, T)]) + 'a) -> Self {
        Self { whole: Rc::new(check), ..self }
    }

    /// Turns the definition into a codec that describes the elements one after another.
    pub fn codec(self) -> Codec<'a, Vec<T>> {
        let Self { example, element, count, keep, each, whole } = self;
        let range = count.as_ref().map(|count| count.range.clone());
        let shown = example.clone();
        let (of_schema, of_words) = (element.clone(), element.clone());
        let read = move |at: &Cursor| {
            let before = at.faults();
            let elements = at.list(&example);
            let mut keep = keep();
            let (mut kept, mut sound) = (Vec::new(), Vec::new());
            for at in &elements {
                let faults = at.faults();
                if let Some(element) = element.read(at).filter(|element| keep(at, element)) {
                    sound.extend((at.faults() == faults).then_some(kept.len()));
                    kept.push((at.clone(), element));
                }
            }
            if let Some(count) = &count {
                // A list of blanks counts as blank.
                let is_blank = elements.iter().all(Cursor::is_blank);
                count.check(at, if is_blank { 0 } else { elements.len() });
            }
            let has_faults = sound.len() < elements.len();
            let all = Elements { list: at, read: &kept, has_faults };
            sound.into_iter().for_each(|index| each(&kept[index], &all));
            if at.faults() == before {
                whole(at, &kept);
            }
            Some(kept.into_iter().map(|(_, element)| element).collect())
        };
        let bounded = range.is_some();
        let blank = of_schema.clone();
        let array = move || {
            let mut array = schema::filled_list(of_schema.schema());
            if let Some(range) = &range {
                array["minItems"] = json!(range.start());
                if *range.end() < usize::MAX {
                    array["maxItems"] = json!(range.end());
                }
            }
            array
        };
        let say = move |list: &Vec<T>| {
            let said = list.iter().map(|element| of_words.say(element));
            said.filter(|said| !said.is_empty()).collect::<Vec<_>>().join("、")
        };
        let codec = Codec::new(read, array, say).of_lists_or_maps().shown(shown);
        if bounded { codec } else { codec.blank(move || schema::list(blank.schema())) }
    }
}

impl Count<'_> {
    fn check(&self, at: &Cursor, count: usize) {
        if !at.takes_list() || self.range.contains(&count) {
            return;
        }
        let Self { range, what, counter, hint } = self;
        let message = if count == 0 {
            format!("{what}がありません")
        } else {
            let verb = if count < *range.start() { "しかありません" } else { "あります" };
            format!("{what}が{count}{counter}{verb}")
        };
        at.fault_at(&at.place.of_key(), faults::OPTION_COUNT, message, hint);
    }
}
