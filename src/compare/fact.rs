//! Facts: what two editions say of the same thing, each under a label.

use std::collections::BTreeMap;

use super::diff::{Texture, diff};
use super::{Change, ChangeKind, Spot, words};
use crate::model::Period;
use crate::model::identity::{Merged, Pairs};

/// What a fact is told by: what it is, the name that goes with it, and its period.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FactKey(&'static str, String, Option<Period>);

/// Something that an edition says and a paper prints.
#[derive(Debug, Clone)]
pub(super) struct Fact {
    key: FactKey,
    /// What it is called.
    label: String,
    /// What is said.
    text: String,
    /// What is meant: where the two sides mean the same, a spelling that the form gives to all of its kind is no change.
    meaning: String,
    /// Whether it counts only where both sides say something: the other side could not, or did not have to.
    only_if_both: bool,
    texture: Texture,
}

impl Fact {
    /// A fact of which there is one; `None` where nothing is said.
    pub fn new(what: &'static str, label: impl Into<String>, text: &str) -> Option<Self> {
        Self::named(what, "", label, text)
    }

    /// A fact that goes with a name.
    pub fn named(what: &'static str, name: &str, label: impl Into<String>, text: &str) -> Option<Self> {
        let text = text.trim_end().replace("\r\n", "\n");
        if text.is_empty() {
            return None;
        }
        let key = FactKey(what, name.to_owned(), None);
        Some(Self {
            key,
            label: label.into(),
            meaning: text.clone(),
            text,
            only_if_both: false,
            texture: Texture::Prose,
        })
    }

    /// Whether it is of this kind.
    pub fn is(&self, what: &str) -> bool {
        self.key.0 == what
    }

    /// The same of a period.
    pub fn at(self, period: Period) -> Self {
        Self { key: FactKey(self.key.0, self.key.1, Some(period)), ..self }
    }

    /// The same, being made of names, figures or dates.
    pub fn diff_as_list(self) -> Self {
        Self { texture: Texture::List, ..self }
    }

    /// The same, meaning something.
    pub fn meaning(self, meaning: impl Into<String>) -> Self {
        Self { meaning: meaning.into(), ..self }
    }

    /// The same, counting where both sides have it.
    pub fn only_if_both(self, only_if_both: OnlyIfBoth) -> Self {
        Self { only_if_both: only_if_both == OnlyIfBoth::Yes, ..self }
    }
}

/// Whether a fact counts only where both sides say something.
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

/// Adds what two sides say differently.
pub(super) fn changes(old: Vec<Fact>, new: Vec<Fact>, spot: &Spot, out: &mut Vec<Change>) {
    let mut pairs = Pairs::none(old.len(), new.len());
    pairs.by(|index| Some(&old[index].key), |index| Some(&new[index].key));
    let every = |facts: &[Fact]| (0..facts.len()).collect::<Vec<_>>();
    for merged in pairs.merged(&every(&old), &every(&new)) {
        let (before, after) = match merged {
            Merged::Both(before, after) => (Some(&old[before]), Some(&new[after])),
            Merged::Old(before) => (Some(&old[before]), None),
            Merged::New(after) => (None, Some(&new[after])),
        };
        if let (Some(before), Some(after)) = (before, after) {
            if before.text == after.text || before.meaning == after.meaning {
                continue;
            }
        } else if before.or(after).is_none_or(|fact| fact.only_if_both) {
            continue;
        }
        let label = after.or(before).map(|fact| fact.label.clone()).unwrap_or_default();
        let text = |fact: Option<&Fact>| fact.map(|fact| fact.text.clone());
        let texture = after.or(before).map_or(Texture::Prose, |fact| fact.texture);
        out.extend(Change::with_texture(spot, label, (text(before), text(after)), texture));
    }
}

/// The facts of something that only one side has, as one text: a line for every fact.
pub(super) fn together(facts: &[Fact]) -> String {
    let lines = facts.iter().map(|fact| {
        let between = if fact.text.contains('\n') { "\n" } else { "" };
        words::fact(&fact.label, between, &fact.text)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The same in one line.
pub(super) fn in_line(facts: &[Fact]) -> String {
    let entries = facts.iter().map(|fact| words::entry(&fact.label, &fact.text));
    entries.collect::<Vec<_>>().join("、")
}

/// The facts of something that only one side has: its name first, under no label, then a line for every further one.
pub(super) fn whole(facts: &[Fact]) -> String {
    match facts {
        [] => String::new(),
        [name] => name.text.clone(),
        [name, rest @ ..] => format!("{}\n{}", name.text, together(rest)),
    }
}

impl Change {
    /// That something is said now, or no longer, or otherwise; `None` where both sides are the same.
    pub(super) fn new(spot: &Spot, label: String, old: Option<String>, new: Option<String>) -> Option<Self> {
        Self::with_texture(spot, label, (old, new), Texture::Prose)
    }

    fn with_texture(
        spot: &Spot,
        label: String,
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
        Some(Self { spot: spot.clone(), label, kind, old, new, pieces })
    }

    /// That something stands elsewhere, or in another order.
    pub(super) fn moved(spot: &Spot, label: String, old: String, new: String) -> Option<Self> {
        Self::with_texture(spot, label, (Some(old), Some(new)), Texture::List)
            .map(|change| Self { kind: ChangeKind::Moved, ..change })
    }
}

/// Adds that what both sides have stands in another order.
///
/// - `name`: what a thing is called, by its position on the new side
pub(super) fn reordered(
    pairs: &Pairs,
    (olds, news): (&[usize], &[usize]),
    spot: &Spot,
    label: &str,
    name: impl Fn(usize) -> String,
    out: &mut Vec<Change>,
) {
    let Some((before, now)) = pairs.reordered(olds, news) else { return };
    // What is called alike is told apart, or else the two orders would read the same.
    let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    now.iter().for_each(|index| alike.entry(name(*index)).or_default().push(*index));
    let name = |index: &usize| {
        let name = name(*index);
        let rank = alike[&name].iter().position(|other| other == index).unwrap_or_default();
        if alike[&name].len() > 1 { words::ranked(&name, rank) } else { name }
    };
    let list = |indices: &[usize]| indices.iter().map(name).collect::<Vec<_>>().join("、");
    out.extend(Change::moved(spot, words::order_of(label), list(&before), list(&now)));
}
