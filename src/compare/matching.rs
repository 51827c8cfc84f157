//! Which section, 事業 and 取組項目 of the one edition is which of the other.

use std::collections::BTreeSet;

use super::pairs::Pairs;
use super::tree::Tree;
use crate::model::{Edition, Initiative, without_whitespace};

/// Which of the old is which of the new, by their positions in the [`Tree`] of each edition.
pub(super) struct Matching {
    pub sections: Pairs,
    pub projects: Pairs,
    pub items: Pairs,
}

impl Matching {
    /// Of two editions with their trees.
    pub fn of(old: &Edition, olds: &Tree, new: &Edition, news: &Tree) -> Self {
        let projects = projects(olds, news);
        let mut sections = Pairs::none(olds.sections.len(), news.sections.len());
        among(&mut sections, olds, news, &projects, (&olds.roots(), &news.roots()));
        elsewhere(&mut sections, olds, news, &projects);
        let items = items(old, olds, new, news, &projects);
        Self { sections, projects, items }
    }
}

/// 事業: by id and name, by name alone, by id alone.
fn projects(olds: &Tree, news: &Tree) -> Pairs {
    let (old, new) = (|index: usize| olds.projects[index].project, |index: usize| news.projects[index].project);
    let mut pairs = Pairs::none(olds.projects.len(), news.projects.len());
    let name = |text: &str| Some(without_whitespace(text)).filter(|name| !name.is_empty());
    pairs.by(
        |index| Some((old(index).id.as_str(), without_whitespace(&old(index).name.value))),
        |index| Some((new(index).id.as_str(), without_whitespace(&new(index).name.value))),
    );
    pairs.by(|index| name(&old(index).name.value), |index| name(&new(index).name.value));
    pairs.by(|index| Some(old(index).id.as_str()), |index| Some(new(index).id.as_str()));
    pairs
}

/// Sections among those that stand in the same one: by title, by their 事業, by position; and what is in them. A sheet is
/// none that holds others.
fn among(pairs: &mut Pairs, olds: &Tree, news: &Tree, projects: &Pairs, (old, new): (&[usize], &[usize])) {
    for sheets in [true, false] {
        let of_kind = |tree: &Tree, list: &[usize]| -> Vec<usize> {
            list.iter().copied().filter(|index| tree.sections[*index].sheet.is_some() == sheets).collect()
        };
        let (old, new) = (&of_kind(olds, old), &of_kind(news, new));
        pairs.among(old, new, |index| title(olds, index), |index| title(news, index));
        by_projects(pairs, olds, news, projects, old, new);
        pairs.in_order(old, new);
    }
    for old in old {
        if let Some(new) = pairs.new_of(*old) {
            let below = (&olds.sections[*old].children[..], &news.sections[new].children[..]);
            among(pairs, olds, news, projects, below);
        }
    }
}

/// Sections that now stand in another one, or on another level.
fn elsewhere(pairs: &mut Pairs, olds: &Tree, news: &Tree, projects: &Pairs) {
    let kind = |tree: &Tree, index: usize| Some((tree.sections[index].sheet.is_some(), title(tree, index)?));
    pairs.by(|index| kind(olds, index), |index| kind(news, index));
    let sheets = |tree: &Tree, alone: Vec<usize>| -> Vec<usize> {
        alone.into_iter().filter(|index| tree.sections[*index].sheet.is_some()).collect()
    };
    let (old, new) = pairs.alone();
    by_projects(pairs, olds, news, projects, &sheets(olds, old), &sheets(news, new));
}

fn title(tree: &Tree, index: usize) -> Option<String> {
    Some(without_whitespace(&tree.sections[index].section.title.value)).filter(|title| !title.is_empty())
}

/// Sections of which each has more 事業 in common with the other than with any third one.
fn by_projects(pairs: &mut Pairs, olds: &Tree, news: &Tree, projects: &Pairs, old: &[usize], new: &[usize]) {
    let below: Vec<(usize, BTreeSet<usize>)> = (new.iter().filter(|index| pairs.old_of(**index).is_none()))
        .map(|index| (*index, news.projects_below(*index).into_iter().collect()))
        .collect();
    let mut shared: Vec<(usize, usize, usize)> = Vec::new();
    for old in old.iter().filter(|index| pairs.new_of(**index).is_none()) {
        let now: Vec<usize> =
            olds.projects_below(*old).into_iter().filter_map(|project| projects.new_of(project)).collect();
        for (new, projects) in &below {
            let count = now.iter().filter(|project| projects.contains(project)).count();
            shared.extend((count > 0).then_some((count, *old, *new)));
        }
    }
    shared.sort_by_key(|(count, old, new)| (std::cmp::Reverse(*count), *old, *new));
    for (_, old, new) in shared {
        if pairs.new_of(old).is_none() && pairs.old_of(new).is_none() {
            pairs.join(old, new);
        }
    }
}

/// 取組項目: those that kept No. and 名称, then those that kept their 名称, then those that read much the same, then those
/// that kept their No. What stands in the same 事業 comes first.
fn items(old: &Edition, olds: &Tree, new: &Edition, news: &Tree, projects: &Pairs) -> Pairs {
    let before = |index: usize| &old.initiatives[index];
    let after = |index: usize| &new.initiatives[index];
    // The 事業 of each as that of the new edition.
    let home = |index: usize| olds.homes[index].and_then(|project| projects.new_of(project));
    let homes = |index: usize| news.homes[index];
    let mut pairs = Pairs::none(old.initiatives.len(), new.initiatives.len());
    let number = |item: &Initiative| item.number.value.clone();
    pairs.by(
        |index| Some((home(index)?, number(before(index)), name(before(index))?)),
        |index| Some((homes(index)?, number(after(index)), name(after(index))?)),
    );
    pairs.by(|index| Some((home(index)?, name(before(index))?)), |index| Some((homes(index)?, name(after(index))?)));
    pairs.by(
        |index| Some((before(index).key.clone(), name(before(index))?)),
        |index| Some((after(index).key.clone(), name(after(index))?)),
    );
    pairs.by(|index| name(before(index)), |index| name(after(index)));
    let similar = |pairs: &mut Pairs, alike: &dyn Fn(usize, usize) -> bool| {
        let (alone, candidates) = pairs.alone();
        let texts: Vec<(usize, BTreeSet<[char; 2]>)> =
            candidates.into_iter().map(|index| (index, bigrams(after(index)))).collect();
        let mut found: Vec<(usize, usize, usize)> = Vec::new();
        for old in alone {
            let text = bigrams(before(old));
            for (new, other) in texts.iter().filter(|(new, _)| alike(old, *new)) {
                let likeness = likeness(&text, other);
                found.extend((likeness >= ALIKE).then_some((likeness, old, *new)));
            }
        }
        found.sort_by_key(|(likeness, old, new)| (std::cmp::Reverse(*likeness), *old, *new));
        for (_, old, new) in found {
            if pairs.new_of(old).is_none() && pairs.old_of(new).is_none() {
                pairs.join(old, new);
            }
        }
    };
    let is_here = |old: usize, new: usize| home(old).is_some() && home(old) == homes(new);
    let is_numbered_alike = |old: usize, new: usize| number(before(old)) == number(after(new));
    similar(&mut pairs, &|old, new| is_here(old, new) && is_numbered_alike(old, new));
    similar(&mut pairs, &is_here);
    similar(&mut pairs, &|old, new| before(old).key == after(new).key);
    pairs.by(|index| Some((home(index)?, number(before(index)))), |index| Some((homes(index)?, number(after(index)))));
    pairs
}

/// From how many hundredths of common pairs of characters on two texts are much the same.
const ALIKE: usize = 50;

fn name(item: &Initiative) -> Option<String> {
    Some(without_whitespace(&item.name.value)).filter(|name| !name.is_empty())
}

/// The pairs of neighbouring characters in what an item is and does.
fn bigrams(item: &Initiative) -> BTreeSet<[char; 2]> {
    let texts = [Some(&item.name), item.description.as_ref(), item.focus.as_ref()];
    let mut pairs = BTreeSet::new();
    for text in texts.into_iter().flatten() {
        let characters: Vec<char> = without_whitespace(&text.value).chars().collect();
        pairs.extend(characters.windows(2).map(|pair| [pair[0], pair[1]]));
    }
    pairs
}

/// How many hundredths of their pairs two texts have in common.
fn likeness(one: &BTreeSet<[char; 2]>, other: &BTreeSet<[char; 2]>) -> usize {
    let all = one.len() + other.len();
    (one.intersection(other).count() * 200).checked_div(all).unwrap_or_default()
}
