//! Pairs the sections, 事業 and 取組項目 of two editions.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::likeness::{self, Agreement, Fingerprint};
use super::outline::Outline;
use super::pairs::Pairs;
use crate::model::indicator::Indicator;
use crate::model::place::Placed;
use crate::model::plan::{Edition, Initiative, Project};
use crate::model::without_whitespace;

/// Pairs the nodes of two editions: sections and 事業 by their positions in the [`Outline`] of each, 取組項目 by those in
/// [`Edition::initiatives`].
pub struct Matching {
    /// The sections.
    pub sections: Pairs,
    /// The 事業.
    pub projects: Pairs,
    /// The 取組項目.
    pub items: Pairs,
}

impl Matching {
    /// Pairs the nodes of two editions.
    pub fn between(older: &Outline, newer: &Outline) -> Self {
        let editions = Editions { older, newer };
        let mut projects = editions.projects();
        let sections = editions.sections(&projects);
        editions.renamed_projects(&mut projects, &sections);
        let items = editions.items(&projects);
        Self { sections, projects, items }
    }
}

/// The two editions.
struct Editions<'e, 'a> {
    older: &'e Outline<'a>,
    newer: &'e Outline<'a>,
}

/// A list of the older edition and one of the newer.
type Lists<'l> = (&'l [usize], &'l [usize]);

impl Editions<'_, '_> {
    /// Pairs 事業 that kept their name (with their id, in a section of the same title, anywhere), then those that kept
    /// their id and are alike.
    fn projects(&self) -> Pairs {
        let (old, new) = (|index| self.old_project(index), |index| self.new_project(index));
        let mut pairs = Pairs::none(self.older.projects.len(), self.newer.projects.len());
        pairs.by(
            |index| Some((old(index).id.as_str(), sought(&old(index).name.value)?)),
            |index| Some((new(index).id.as_str(), sought(&new(index).name.value)?)),
        );
        let home = |outline: &Outline, index: usize| title(outline, outline.projects[index].section);
        pairs.by(
            |index| Some((home(self.older, index)?, sought(&old(index).name.value)?)),
            |index| Some((home(self.newer, index)?, sought(&new(index).name.value)?)),
        );
        pairs.by(|index| sought(&old(index).name.value), |index| sought(&new(index).name.value));
        let (olds, news) = pairs.alone();
        let ids = pairs.sharing(&olds, &news, |index| Some(&old(index).id), |index| Some(&new(index).id));
        for (old, new) in ids {
            if self.likeness_of_projects(old, new).is_some() {
                pairs.join(old, new);
            }
        }
        pairs
    }

    /// Pairs 事業 that are alike in the same section, then those that merely share an id.
    fn renamed_projects(&self, pairs: &mut Pairs, sections: &Pairs) {
        let (olds, news) = pairs.alone();
        let mut scored = Vec::new();
        for old in olds {
            let section = sections.same_now(self.older.projects[old].section);
            for new in news.iter().filter(|new| section == Some(self.newer.projects[**new].section)) {
                scored.extend(self.likeness_of_projects(old, *new).map(|likeness| (likeness, old, *new)));
            }
        }
        pairs.join_best(scored);
        let (olds, news) = pairs.alone();
        let (old, new) = (|index| self.old_project(index), |index| self.new_project(index));
        let ids = pairs.sharing(&olds, &news, |index| Some(&old(index).id), |index| Some(&new(index).id));
        ids.into_iter().for_each(|(old, new)| pairs.join_in_place(old, new));
    }

    /// Returns the likeness of two 事業 if they may be the same: by name, by goal, by figures, or by the names of their
    /// 取組項目.
    fn likeness_of_projects(&self, old: usize, new: usize) -> Option<u32> {
        let (old, new) = (self.old_project(old), self.new_project(new));
        let names = likeness::name_likeness(&old.name.value, &new.name.value);
        let goals = old.goal.as_ref().zip(new.goal.as_ref());
        let goals = goals.and_then(|(old, new)| likeness::long_text_likeness(&old.value, &new.value));
        let figures = agree(&old.carried.indicators, &new.carried.indicators).then_some(100);
        let (olds, news) = (item_names(self.older.edition, old), item_names(self.newer.edition, new));
        let shared = 200 * olds.intersection(&news).count() / (olds.len() + news.len()).max(1);
        let items = u32::try_from(shared).ok().filter(|shared| *shared >= 50);
        [names, goals, figures, items].into_iter().flatten().max()
    }

    /// Pairs sections, level by level within the same section, then across the paper. A sheet never pairs with a section
    /// that holds others.
    fn sections(&self, projects: &Pairs) -> Pairs {
        let mut pairs = Pairs::none(self.older.sections.len(), self.newer.sections.len());
        self.sections_among(&mut pairs, projects, (&self.older.roots(), &self.newer.roots()));
        let kind =
            |outline: &Outline, index: usize| Some((outline.sections[index].sheet.is_some(), title(outline, index)?));
        pairs.by(|index| kind(self.older, index), |index| kind(self.newer, index));
        let (olds, news) = pairs.alone();
        self.by_projects(&mut pairs, projects, (&sheets(self.older, &olds), &sheets(self.newer, &news)));
        pairs
    }

    /// Pairs the sections of two lists by title, by their 事業, by position; then those in them.
    fn sections_among(&self, pairs: &mut Pairs, projects: &Pairs, (olds, news): Lists) {
        let (old_sheets, new_sheets) = (sheets(self.older, olds), sheets(self.newer, news));
        let without = |list: &[usize], sheets: &[usize]| -> Vec<usize> {
            list.iter().copied().filter(|index| !sheets.contains(index)).collect()
        };
        let (old_others, new_others) = (without(olds, &old_sheets), without(news, &new_sheets));
        for (olds, news) in [(&old_sheets, &new_sheets), (&old_others, &new_others)] {
            pairs.among(olds, news, |index| title(self.older, index), |index| title(self.newer, index));
            self.by_projects(pairs, projects, (olds, news));
            for (old, new) in pairs.in_order(olds, news) {
                let titles = |outline: &Outline, index: usize| outline.sections[index].section.title.value.clone();
                match likeness::name_likeness(&titles(self.older, old), &titles(self.newer, new)) {
                    Some(_) => pairs.join(old, new),
                    None => pairs.join_in_place(old, new),
                }
            }
        }
        for old in olds {
            if let Some(new) = pairs.new_of(*old) {
                let below = (&self.older.sections[*old].children[..], &self.newer.sections[new].children[..]);
                self.sections_among(pairs, projects, below);
            }
        }
    }

    /// Pairs sections by the number of 事業 they share, the highest first.
    fn by_projects(&self, pairs: &mut Pairs, projects: &Pairs, (olds, news): Lists) {
        let news = news.iter().filter(|index| pairs.old_of(**index).is_none());
        let below: Vec<(usize, BTreeSet<usize>)> =
            news.map(|index| (*index, self.newer.projects_below(*index).into_iter().collect())).collect();
        let mut scored: Vec<(usize, usize, usize)> = Vec::new();
        for old in olds.iter().filter(|index| pairs.new_of(**index).is_none()) {
            let now: Vec<usize> =
                self.older.projects_below(*old).into_iter().filter_map(|index| projects.same_now(index)).collect();
            for (new, projects) in &below {
                let count = now.iter().filter(|project| projects.contains(project)).count();
                scored.extend((count > 0).then_some((count, *old, *new)));
            }
        }
        pairs.join_best(scored);
    }

    /// Pairs 取組項目 that kept No. and 名称, then those that kept their 名称, then those that are alike, each time within the
    /// same 事業 first; at last those that merely share their 事業 and No.
    fn items(&self, projects: &Pairs) -> Pairs {
        let (old, new) = (|index| self.old_item(index), |index| self.new_item(index));
        // The 事業 of each, as a position in the newer edition.
        let old_home = |index: usize| self.older.homes[index].and_then(|project| projects.new_of(project));
        let new_home = |index: usize| self.newer.homes[index];
        let name = |item: &Initiative| sought(&item.name.value);
        let number = |item: &Initiative| item.number.value.clone();
        let mut pairs = Pairs::none(self.older.homes.len(), self.newer.homes.len());
        pairs.by(
            |index| Some((old_home(index)?, number(old(index)), name(old(index))?)),
            |index| Some((new_home(index)?, number(new(index)), name(new(index))?)),
        );
        pairs.by(
            |index| Some((old_home(index)?, name(old(index))?)),
            |index| Some((new_home(index)?, name(new(index))?)),
        );
        pairs.by(
            |index| Some((old(index).key.clone(), name(old(index))?)),
            |index| Some((new(index).key.clone(), name(new(index))?)),
        );
        pairs.by(|index| name(old(index)), |index| name(new(index)));
        let is_here = |older: usize, newer: usize| old_home(older).is_some() && old_home(older) == new_home(newer);
        let is_numbered_alike = |older: usize, newer: usize| number(old(older)) == number(new(newer));
        self.alike_items(&mut pairs, |older, newer| is_here(older, newer) && is_numbered_alike(older, newer));
        self.alike_items(&mut pairs, is_here);
        self.alike_items(&mut pairs, |older, newer| old(older).key == new(newer).key);
        let (olds, news) = pairs.alone();
        let places = pairs.sharing(
            &olds,
            &news,
            |index| Some((old_home(index)?, number(old(index)))),
            |index| Some((new_home(index)?, number(new(index)))),
        );
        places.into_iter().for_each(|(old, new)| pairs.join_in_place(old, new));
        pairs
    }

    /// Pairs the 取組項目 that are alike, the most alike first.
    fn alike_items(&self, pairs: &mut Pairs, may_be: impl Fn(usize, usize) -> bool) {
        let (olds, news) = pairs.alone();
        let prepared: Vec<(usize, ItemTexts)> =
            news.into_iter().map(|new| (new, ItemTexts::new(self.new_item(new)))).collect();
        let mut scored = Vec::new();
        for old in olds {
            let texts = OnceCell::new();
            for (new, candidate) in prepared.iter().filter(|(new, _)| may_be(old, *new)) {
                let texts = texts.get_or_init(|| ItemTexts::new(self.old_item(old)));
                scored.extend(texts.likeness(candidate).map(|likeness| (likeness, old, *new)));
            }
        }
        pairs.join_best(scored);
    }

    fn old_project(&self, index: usize) -> &Project {
        self.older.projects[index].project
    }

    fn new_project(&self, index: usize) -> &Project {
        self.newer.projects[index].project
    }

    fn old_item(&self, index: usize) -> &Initiative {
        &self.older.edition.initiatives[index]
    }

    fn new_item(&self, index: usize) -> &Initiative {
        &self.newer.edition.initiatives[index]
    }
}

/// The texts of a 取組項目, prepared to be compared with many others.
struct ItemTexts<'a> {
    item: &'a Initiative,
    name: Fingerprint,
    /// 取組内容 and 重点, alone and behind the name; `None` if both are blank.
    description: Option<[Fingerprint; 2]>,
}

impl<'a> ItemTexts<'a> {
    fn new(item: &'a Initiative) -> Self {
        let texts = [&item.description, &item.focus].into_iter().flatten();
        let description: String = texts.map(|text| text.value.as_str()).collect();
        let whole = format!("{}{description}", item.name.value);
        let description = (!description.is_empty()).then(|| [&description, &whole].map(|text| Fingerprint::new(text)));
        Self { item, name: Fingerprint::new(&item.name.value), description }
    }

    /// Returns the likeness of two 取組項目 if they may be the same: by name; by name and description together; or, under
    /// the same No., by figures.
    fn likeness(&self, newer: &Self) -> Option<u32> {
        let names = self.name.name_likeness(&newer.name);
        let described = self.description.as_ref().zip(newer.description.as_ref());
        let texts = described.and_then(|([before, all_before], [after, all_after])| {
            let is_same = |likeness: &u32| *likeness == 100;
            all_before.long_text_likeness(all_after).max(before.long_text_likeness(after).filter(is_same))
        });
        let (old, new) = (self.item, newer.item);
        let is_numbered_alike = old.number.value == new.number.value;
        let figures = (is_numbered_alike && agree(&old.carried.indicators, &new.carried.indicators)).then_some(100);
        [names, texts, figures].into_iter().flatten().max()
    }
}

/// Whether the figures of two lists of indicators agree too often to be chance.
fn agree(older: &[Indicator], newer: &[Indicator]) -> bool {
    let pairs = older.iter().zip(newer).map(|(older, newer)| Agreement::between(older, newer));
    pairs.fold(Agreement::default(), Agreement::and).is_proof()
}

/// The names of the 取組項目 of a 事業, without 再掲.
fn item_names(edition: &Edition, project: &Project) -> BTreeSet<String> {
    let own = project.rows.iter().filter(|row| !row.is_repeat());
    let name = |name: &Placed<String>| sought(&name.value);
    own.filter_map(|row| name(&edition.initiatives[row.initiative().0].name)).collect()
}

fn title(outline: &Outline, section: usize) -> Option<String> {
    sought(&outline.sections[section].section.title.value)
}

/// Keeps the sections that are sheets.
fn sheets(outline: &Outline, list: &[usize]) -> Vec<usize> {
    list.iter().copied().filter(|index| outline.sections[*index].sheet.is_some()).collect()
}

/// A name as a key: without white space; `None` if it is empty.
fn sought(name: &str) -> Option<String> {
    Some(without_whitespace(name)).filter(|name| !name.is_empty())
}
