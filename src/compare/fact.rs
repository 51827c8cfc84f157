//! Facts: labelled statements of an edition, comparable with those of another one.

use std::collections::BTreeMap;

use super::change::{About, Topic};
use super::diff::{Texture, diff};
use super::{Change, ChangeKind, Spot, words};
use crate::json::NamedPeriod;
use crate::model::Period;
use crate::model::identity::{Merged, Pairs};

/// A statement of an edition that its paper prints.
#[derive(Debug, Clone)]
pub(super) struct Fact {
    about: About,
    /// Its label.
    label: String,
    /// Its text.
    text: String,
    /// Its meaning. If both sides mean the same, a spelling that the form applies everywhere is no change.
    meaning: String,
    /// Whether it counts only if both sides have it, because the other side could not or need not say it.
    only_if_both: bool,
    /// Whether it follows from a node above, which tells its change.
    is_inherited: bool,
    texture: Texture,
}

impl Fact {
    /// Creates a fact that needs no name; `None` if the text is empty.
    pub fn new(topic: Topic, label: impl Into<String>, text: &str) -> Option<Self> {
        Self::named(topic, "", label, text)
    }

    /// Creates a fact that goes with a name; `None` if the text is empty.
    pub fn named(topic: Topic, name: &str, label: impl Into<String>, text: &str) -> Option<Self> {
        let text = text.trim_end().replace("\r\n", "\n");
        if text.is_empty() {
            return None;
        }
        let about = About::named(topic, name);
        Some(Self {
            about,
            label: label.into(),
            meaning: text.clone(),
            text,
            only_if_both: false,
            is_inherited: false,
            texture: Texture::Prose,
        })
    }

    /// Whether it has this topic.
    pub fn is(&self, topic: Topic) -> bool {
        self.about.topic == topic
    }

    /// What identifies it among the facts of one thing.
    fn key(&self) -> (Topic, &str, Option<Period>) {
        (self.about.topic, &self.about.key, self.about.period.as_ref().map(|named| named.period))
    }

    /// Sets the period.
    pub fn at(mut self, period: NamedPeriod) -> Self {
        self.about.period = Some(period);
        self
    }

    /// Sets the indicator that it is about.
    pub fn of(mut self, indicator: &[String]) -> Self {
        self.about.indicator = indicator.to_vec();
        self
    }

    /// Sets the member of the committee who says it.
    pub fn by(mut self, member: Option<&str>) -> Self {
        self.about.member = member.map(str::to_owned);
        self
    }

    /// Marks whole entries in the diff: the text is a list of names, figures or dates.
    pub fn diff_as_list(self) -> Self {
        Self { texture: Texture::List, ..self }
    }

    /// Sets whether it follows from a node above: then the change is told there, and no one side alone says anything.
    pub fn inherited(self, is_inherited: bool) -> Self {
        Self { is_inherited, only_if_both: is_inherited || self.only_if_both, ..self }
    }

    /// Sets the meaning.
    pub fn meaning(self, meaning: impl Into<String>) -> Self {
        Self { meaning: meaning.into(), ..self }
    }

    /// Sets whether the fact counts only if both sides have it.
    pub fn only_if_both(self, only_if_both: OnlyIfBoth) -> Self {
        Self { only_if_both: only_if_both == OnlyIfBoth::Yes, ..self }
    }
}

/// Whether a fact counts only if both sides have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OnlyIfBoth {
    Yes,
    No,
}

impl From<bool> for OnlyIfBoth {
    fn from(only_if_both: bool) -> Self {
        if only_if_both { Self::Yes } else { Self::No }
    }
}

/// Adds a change for each fact that differs.
pub(super) fn changes(old: Vec<Fact>, new: Vec<Fact>, spot: &Spot, out: &mut Vec<Change>) {
    let mut pairs = Pairs::none(old.len(), new.len());
    pairs.by(|index| Some(old[index].key()), |index| Some(new[index].key()));
    let every = |facts: &[Fact]| (0..facts.len()).collect::<Vec<_>>();
    for merged in pairs.merged(&every(&old), &every(&new)) {
        let (before, after) = match merged {
            Merged::Both(before, after) => (Some(&old[before]), Some(&new[after])),
            Merged::Old(before) => (Some(&old[before]), None),
            Merged::New(after) => (None, Some(&new[after])),
        };
        if let (Some(before), Some(after)) = (before, after) {
            let is_told_above = before.is_inherited && after.is_inherited;
            if is_told_above || before.text == after.text || before.meaning == after.meaning {
                continue;
            }
        } else if before.or(after).is_none_or(|fact| fact.only_if_both) {
            continue;
        }
        let Some(Fact { about, label, texture, .. }) = after.or(before) else { continue };
        let text = |fact: Option<&Fact>| fact.map(|fact| fact.text.clone());
        out.extend(Change::with_texture(spot, (about, label), (text(before), text(after)), *texture));
    }
}

/// Joins the facts of something that only one side has: one line per fact.
pub(super) fn together(facts: &[Fact]) -> String {
    let lines = facts.iter().map(|fact| {
        let between = if fact.text.contains('\n') { "\n" } else { "" };
        words::fact(&fact.label, between, &fact.text)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Joins facts in one line, without those that follow from a node above.
pub(super) fn in_line(facts: &[Fact]) -> String {
    let own = facts.iter().filter(|fact| !fact.is_inherited);
    let entries = own.map(|fact| words::entry(&fact.label, &fact.text));
    entries.collect::<Vec<_>>().join("、")
}

/// Joins the facts of something that only one side has: its name without a label, then one line per further fact.
pub(super) fn whole(facts: &[Fact]) -> String {
    match facts {
        [] => String::new(),
        [name] => name.text.clone(),
        [name, rest @ ..] => format!("{}\n{}", name.text, together(rest)),
    }
}

impl Change {
    /// Creates the change from an old text to a new one; `None` if they are the same.
    pub(super) fn new(
        spot: &Spot,
        (about, label): (&About, &str),
        old: Option<String>,
        new: Option<String>,
    ) -> Option<Self> {
        Self::with_texture(spot, (about, label), (old, new), Texture::Prose)
    }

    fn with_texture(
        spot: &Spot,
        (about, label): (&About, &str),
        (old, new): (Option<String>, Option<String>),
        texture: Texture,
    ) -> Option<Self> {
        let kind = match (&old, &new) {
            (Some(old), Some(new)) if old == new => return None,
            (Some(_), Some(_)) => ChangeKind::Changed,
            (None, Some(_)) => ChangeKind::Added,
            (Some(_), None) => ChangeKind::Removed,
            (None, None) => return None,
        };
        let pieces = diff(old.as_deref().unwrap_or_default(), new.as_deref().unwrap_or_default(), texture);
        Some(Self { spot: spot.clone(), about: about.clone(), label: label.to_owned(), kind, old, new, pieces })
    }

    /// Creates a change of place or order.
    pub(super) fn moved(spot: &Spot, (about, label): (&About, &str), old: String, new: String) -> Option<Self> {
        Self::with_texture(spot, (about, label), (Some(old), Some(new)), Texture::List)
            .map(|change| Self { kind: ChangeKind::Moved, ..change })
    }
}

/// Adds a change if the pairs are in another order.
///
/// - `name`: returns the name of a thing by its position on the new side
pub(super) fn reordered(
    pairs: &Pairs,
    (olds, news): (&[usize], &[usize]),
    spot: &Spot,
    label: &str,
    name: impl Fn(usize) -> String,
    out: &mut Vec<Change>,
) {
    let Some((before, now)) = pairs.reordered(olds, news) else { return };
    // Number things with equal names; otherwise both orders would read the same.
    let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    now.iter().for_each(|index| alike.entry(name(*index)).or_default().push(*index));
    let name = |index: &usize| {
        let name = name(*index);
        let rank = alike[&name].iter().position(|other| other == index).unwrap_or_default();
        if alike[&name].len() > 1 { words::ranked(&name, rank) } else { name }
    };
    let list = |indices: &[usize]| indices.iter().map(name).collect::<Vec<_>>().join("、");
    let about = (&About::new(Topic::Order), &*words::order_of(label));
    out.extend(Change::moved(spot, about, list(&before), list(&now)));
}
