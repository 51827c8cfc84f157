//! The names that a 様式 declares and that its other keys may refer to.

use super::names::declared;
use super::scale::declared_options;
use crate::content::codec::{Codec, Visitor, name_of};
use crate::content::faults;
use crate::content::misspelling::nearest;
use crate::content::yaml::Cursor;
use crate::model::{Carrier, Form, Named, Period, PeriodLabels, Plan};
use crate::vocabulary as word;

/// The settings of plan.yaml that a 様式 depends on.
#[derive(Default)]
pub(crate) struct Surroundings<'a> {
    /// The periods that the plan shows.
    pub periods: Vec<Period>,
    /// 年度の表記 of the plan.
    pub labels: PeriodLabels,
    /// The period that it reports; `None` where it could not be read.
    pub year: Option<Period>,
    /// The labels by which a comparison names periods.
    pub name: Option<&'a dyn Fn(Period) -> String>,
}

/// The settings of a plan for a comparison.
///
/// - `name`: the labels by which it names periods
pub(crate) fn surroundings_of<'a>(plan: &Plan, name: &'a dyn Fn(Period) -> String) -> Surroundings<'a> {
    let Plan { periods, period_labels, year, .. } = plan;
    Surroundings { periods: periods.clone(), labels: period_labels.clone(), year: Some(*year), name: Some(name) }
}

/// The names that a 様式 declares and that its other keys may refer to.
pub(crate) struct Scope<'a> {
    /// The form, as far as it is known.
    pub form: Form,
    pub surroundings: &'a Surroundings<'a>,
    /// Names and options whose declarations could not be read; using one is not reported.
    pub unread: Vec<String>,
}

impl<'a> Scope<'a> {
    /// The names that the keys after the current one may refer to.
    pub(crate) fn new(visitor: &mut Visitor, form: &Form, surroundings: &'a Surroundings<'a>) -> Self {
        let faulty = visitor.reading().filter(|fields| fields.has_faults()).map(|fields| fields.at().clone());
        Self { form: form.clone(), surroundings, unread: faulty.map(|at| names(&at)).unwrap_or_default() }
    }

    /// Whether the declaration of an unknown name could not be read, so that using it is not reported.
    pub(super) fn forgives(&self, name: &str) -> bool {
        self.unread.iter().any(|unread| unread == name)
    }

    /// Finds what a text names; reports an unknown name unless its declaration could not be read.
    ///
    /// - `known`: the names allowed here
    pub(super) fn find<'k, T>(
        &self,
        at: &Cursor,
        what: &str,
        known: impl Iterator<Item = &'k str> + Clone,
        find: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let name = at.text()?.value;
        let found = find(&name);
        if found.is_none() && !self.forgives(&name) {
            unknown(at, what, &name, known);
        }
        found
    }

    /// 対象: 取組項目, 指標, 事業, or the label of a level.
    pub(super) fn carrier(&self) -> Codec<'_, Carrier> {
        self.carrier_among(|_| true)
    }

    /// 対象, where only some kinds of nodes are possible.
    pub(super) fn carrier_among(&self, is_possible: impl Fn(Carrier) -> bool) -> Codec<'_, Carrier> {
        let word = |carrier| match carrier {
            Carrier::Item => word::ITEMS,
            Carrier::Indicator => word::INDICATORS,
            Carrier::Project => word::PROJECT,
            Carrier::Section(depth) => self.form.levels[depth].as_str(),
        };
        let possible = self.carriers().into_iter().filter(|carrier| is_possible(*carrier));
        name_of(possible.map(|carrier| (word(carrier), carrier)).collect(), &[])
    }

    /// The kinds of nodes that may carry something.
    pub(super) fn carriers(&self) -> Vec<Carrier> {
        let levels = (0..self.form.levels.len()).map(Carrier::Section);
        [Carrier::Item, Carrier::Indicator, Carrier::Project].into_iter().chain(levels).collect()
    }

    /// What a word of 対象 means, if anything.
    pub(super) fn carrier_named(&self, word: &str) -> Option<Carrier> {
        self.carriers().into_iter().find(|carrier| self.carrier().say(carrier) == word)
    }

    /// Reports the name of an axis or an own field that another kind of node carries.
    ///
    /// - `carrier`: the kind of node whose axes or own fields may be named here, with their names
    /// - `remedy`: what lets the other kind of node be meant; `None` if nothing does
    pub(super) fn of_another(
        &self,
        at: &Cursor,
        what: &str,
        (name, other): (&str, Carrier),
        carrier: Carrier,
        names: &[&str],
        remedy: Option<String>,
    ) {
        let [own, other] = [carrier, other].map(|carrier| self.carrier().say(&carrier));
        let message = format!("「{name}」は{other}の{what}で、{own}の{what}ではありません");
        let hint = remedy.unwrap_or_else(|| match names {
            [] => format!("{own}には{what}がないので、ここでは使えません。ほかの書き方にするか、消してください"),
            names => format!("ここに書けるのは {} です", names.join("、")),
        });
        at.fault(faults::UNKNOWN_PART, message, hint);
    }

    /// A name and what carries it, in the words of a comparison.
    pub(super) fn said(&self, of: &Named) -> String {
        let carrier = self.carrier().say(&of.carrier);
        format!("{carrier}の{}", of.name)
    }

    /// A period in the words of a comparison.
    pub(super) fn spelled(&self, period: Period) -> String {
        self.surroundings.name.map_or_else(String::new, |name| name(period))
    }
}

/// Reports an unknown name.
pub(super) fn unknown<'a>(at: &Cursor, what: &str, name: &str, known: impl Iterator<Item = &'a str> + Clone) {
    let hint = match nearest(name, known.clone()) {
        Some(word) if word != name => format!("「{word}」ではありませんか"),
        _ => match known.collect::<Vec<_>>().join("、") {
            words if words.is_empty() => format!("様式に、使える{what}がありません"),
            words => format!("ここに書けるのは {words} です"),
        },
    };
    at.fault(faults::UNKNOWN_PART, at.unusable_as(what, name), hint);
}

/// The names and options that the form declares, read or not.
fn names(at: &Cursor) -> Vec<String> {
    let lists = [word::SERIES, word::AXES, word::OWN].into_iter().filter_map(|key| at.peek(key));
    let axes = at.peek(word::AXES).map(|at| at.elements()).unwrap_or_default();
    let options = axes.iter().flat_map(declared_options);
    let tallies = at.peek(word::TALLIES).map(|at| at.elements()).unwrap_or_default();
    let titles = tallies.iter().filter_map(|tally| tally.peek(word::TITLE)?.word());
    lists.flat_map(|at| declared(&at)).chain(options).chain(titles).collect()
}
