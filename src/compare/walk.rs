//! Walks both editions side by side, in the order of the new one.

use super::change::{About, Topic};
use super::fact::{self, Fact};
use super::renumbered::{self, Renumbered};
use super::sides::{Side, Sides};
use super::{Area, AreaChanges, Change, Changes, Spot};
use super::{carried, form, indicators, labels, opinions, settings, words};
use crate::model::holder::Holder;
use crate::model::identity::{Matching, Merged, Outline, OutlineProject, OutlineSection};
use crate::model::{Carried, Carrier, Edition, Indicator, Project, Section, Subject};
use crate::vocabulary::FIXED_NOTES;

/// Compares two editions.
pub(super) fn between(old: &Edition, new: &Edition) -> Changes {
    let sides = Sides::new(old, new);
    let (olds, news) = (Outline::new(old), Outline::new(new));
    let matching = Matching::between(&olds, &news);
    let renumbered = renumbered::runs(&sides, &matching);
    let comparison =
        Comparison { sides: &sides, olds: &olds, news: &news, matching: &matching, renumbered: &renumbered };
    let mut groups = vec![
        AreaChanges { area: Area::Settings, changes: settings::changes(&sides) },
        AreaChanges { area: Area::Form, changes: form::changes(&sides) },
        AreaChanges { area: Area::Structure, changes: comparison.structure() },
    ];
    groups.extend(comparison.sheets());
    let mut changes = Vec::new();
    let paper = Some(&Subject::Paper);
    opinions::changes(&sides, (paper, paper), &Spot::default(), &mut changes);
    groups.push(AreaChanges { area: Area::WholePaper, changes });
    groups.retain(|group| !group.changes.is_empty());
    Changes { groups }
}

/// Both editions, with everything computed before the walk.
pub(super) struct Comparison<'a> {
    pub sides: &'a Sides<'a>,
    pub olds: &'a Outline<'a>,
    pub news: &'a Outline<'a>,
    pub matching: &'a Matching,
    pub renumbered: &'a Renumbered,
}

/// A node of one or both sides, by its positions in their outlines.
#[derive(Clone, Copy)]
pub(super) struct Both {
    pub old: Option<usize>,
    pub new: Option<usize>,
}

impl From<Merged> for Both {
    fn from(merged: Merged) -> Self {
        match merged {
            Merged::Both(old, new) => Self { old: Some(old), new: Some(new) },
            Merged::Old(old) => Self { old: Some(old), new: None },
            Merged::New(new) => Self { old: None, new: Some(new) },
        }
    }
}

impl<'a> Comparison<'a> {
    /// Returns the differences of the sections above the sheets.
    fn structure(&self) -> Vec<Change> {
        let mut out = self.renumbered.changes.clone();
        self.level(&self.olds.roots(), &self.news.roots(), &mut out);
        out
    }

    fn level(&self, olds: &[usize], news: &[usize], out: &mut Vec<Change>) {
        let sections = &self.matching.sections;
        let label = words::SECTIONS;
        let name = |index: usize| self.news.sections[index].section.title.value.clone();
        fact::reordered(sections, (olds, news), &Spot::default(), label, name, out);
        for both in sections.merged(olds, news).into_iter().map(Both::from) {
            let is_sheet =
                |tree: &Outline, index: Option<usize>| index.is_some_and(|at| tree.sections[at].sheet.is_some());
            if is_sheet(self.olds, both.old) || is_sheet(self.news, both.new) {
                continue;
            }
            self.section(both, &Spot::default(), out);
            let below = |tree: &Outline, index: Option<usize>| {
                index.map(|index| tree.sections[index].children.clone()).unwrap_or_default()
            };
            self.level(&below(self.olds, both.old), &below(self.news, both.new), out);
        }
    }

    /// Adds the differences of a section itself: its title, what it carries, its position.
    fn section(&self, both: Both, spot: &Spot, out: &mut Vec<Change>) {
        let old = both.old.map(|index| &self.olds.sections[index]);
        let new = both.new.map(|index| &self.news.sections[index]);
        let Some(section) = new.or(old).map(|at| at.section) else { return };
        let facts = |side: &Side<'a>, tree: &Outline<'a>, index: usize| {
            let OutlineSection { section, depth, .. } = &tree.sections[index];
            section_facts(side, section, *depth)
        };
        let whole = |side: &Side<'a>, tree: &Outline<'a>, index: usize| {
            let (side, at) = (side.alone(), &tree.sections[index]);
            let text = fact::whole(&facts(&side, tree, index));
            with_indicators(&side, Carrier::Section(at.depth), text, &at.section.carried.indicators)
        };
        let named = Spot { name: Some(words::node(&section.label, &section.title.value)), ..Spot::default() };
        let is_sheet = new.or(old).is_some_and(|at| at.sheet.is_some());
        let spot = if is_sheet { spot } else { &named };
        let about = (&About::new(Topic::Section), section.label.as_str());
        match (both.old.zip(old), both.new.zip(new)) {
            (Some((from, old)), Some((to, new))) => {
                let path = |tree: &Outline, index: usize| {
                    let path = tree.path(index);
                    let titles = path[..path.len() - 1].iter().map(|at| tree.sections[*at].section.title.value.clone());
                    words::path(&titles.collect::<Vec<_>>())
                };
                if old.above.map(|above| self.matching.sections.new_of(above)) != new.above.map(Some) {
                    let label = words::place_of(&new.section.label);
                    let (from, to) = (path(self.olds, from), path(self.news, to));
                    out.extend(Change::moved(spot, (&About::new(Topic::Place), &label), from, to));
                }
                let (before, after) = (facts(&self.sides.old, self.olds, from), facts(&self.sides.new, self.news, to));
                fact::changes(before, after, spot, out);
                let both = (&old.section.carried.indicators[..], &new.section.carried.indicators[..]);
                indicators::changes(self.sides, Carrier::Section(new.depth), both, spot, out);
            }
            (Some((old, _)), None) => {
                let text = whole(&self.sides.old, self.olds, old);
                out.extend(Change::new(spot, about, Some(text), None));
            }
            (None, Some((new, _))) => {
                let text = whole(&self.sides.new, self.news, new);
                out.extend(Change::new(spot, about, None, Some(text)));
            }
            (None, None) => {}
        }
    }

    /// Returns the sheets, each with its differences.
    fn sheets(&self) -> Vec<AreaChanges> {
        let (olds, news): (Vec<usize>, Vec<usize>) = (self.olds.sheets().collect(), self.news.sheets().collect());
        self.matching.sections.merged(&olds, &news).into_iter().map(|merged| self.sheet(merged.into())).collect()
    }

    fn sheet(&self, both: Both) -> AreaChanges {
        let mut changes = Vec::new();
        let spot = Spot::default();
        let old = both.old.map(|index| &self.olds.sections[index]);
        let new = both.new.map(|index| &self.news.sections[index]);
        let (tree, index) = match (both.new, both.old) {
            (Some(new), _) => (self.news, new),
            (None, old) => (self.olds, old.unwrap_or_default()),
        };
        self.section(both, &spot, &mut changes);
        let projects = |at: Option<&OutlineSection>| at.map(|at| at.projects.clone()).unwrap_or_default();
        let (olds, news) = (projects(old), projects(new));
        let name = |index: usize| self.news.projects[index].project.name.value.clone();
        let label = &self.sides.new.form().labels.name.text;
        fact::reordered(&self.matching.projects, (&olds, &news), &spot, label, name, &mut changes);
        for merged in self.matching.projects.merged(&olds, &news) {
            self.project(merged.into(), both, &mut changes);
        }
        let subject = |at: Option<&OutlineSection>| at.and_then(|at| at.sheet).map(Subject::Sheet);
        let (before, after) = (subject(old), subject(new));
        opinions::changes(self.sides, (before.as_ref(), after.as_ref()), &spot, &mut changes);
        let title = |index: &usize| {
            let section = tree.sections[*index].section;
            (section.label.clone(), section.title.value.clone())
        };
        AreaChanges { area: Area::Sheet(tree.path(index).iter().map(title).collect()), changes }
    }

    /// Adds the differences of a 事業 and of its rows.
    fn project(&self, both: Both, sheet: Both, out: &mut Vec<Change>) {
        let old = both.old.map(|index| &self.olds.projects[index]);
        let new = both.new.map(|index| &self.news.projects[index]);
        let Some(project) = new.or(old).map(|at| at.project) else { return };
        let name = (project.labels.name.text.clone(), project.name.value.clone());
        let spot = Spot { project: Some(name), ..Spot::default() };
        let whole = |side: &Side<'a>, project: &Project| {
            let side = side.alone();
            let text = fact::whole(&project_facts(&side, project));
            with_indicators(&side, Carrier::Project, text, &project.carried.indicators)
        };
        let about = (&About::new(Topic::Project), project.labels.name.text.as_str());
        match (old, new) {
            (Some(old), Some(new)) => {
                if Some(old.section) != sheet.old {
                    let at = |tree: &Outline, index: usize| {
                        let path = tree.path(index);
                        let titles = path.iter().map(|at| tree.sections[*at].section.title.value.clone());
                        words::path(&titles.collect::<Vec<_>>())
                    };
                    let label = words::place_of(&project.labels.name.text);
                    let (from, to) = (at(self.olds, old.section), at(self.news, new.section));
                    out.extend(Change::moved(&spot, (&About::new(Topic::Place), &label), from, to));
                }
                let (before, after) =
                    (project_facts(&self.sides.old, old.project), project_facts(&self.sides.new, new.project));
                fact::changes(before, after, &spot, out);
                labels::changes(self.sides, &old.project.labels, &new.project.labels, &spot, out);
                let both = (&old.project.carried.indicators[..], &new.project.carried.indicators[..]);
                indicators::changes(self.sides, Carrier::Project, both, &spot, out);
            }
            (Some(old), None) => {
                out.extend(Change::new(&spot, about, Some(whole(&self.sides.old, old.project)), None));
            }
            (None, Some(new)) => {
                out.extend(Change::new(&spot, about, None, Some(whole(&self.sides.new, new.project))));
            }
            (None, None) => {}
        }
        self.rows(both, &spot, out);
        let subject = |at: Option<&OutlineProject>| at.map(|at| Subject::Project(at.project.id.clone()));
        let (before, after) = (subject(old), subject(new));
        opinions::changes(self.sides, (before.as_ref(), after.as_ref()), &spot, out);
    }
}

/// Appends indicators to the text of something that only one side has.
fn with_indicators(side: &Side, of: Carrier, text: String, list: &[Indicator]) -> String {
    let indicators = list.iter().map(|indicator| indicators::whole(side, of, indicator));
    std::iter::once(text).chain(indicators).collect::<Vec<_>>().join("\n")
}

/// Returns the fact of the 担当課 of a section or a 事業.
fn in_charge(carried: &Carried) -> Option<Fact> {
    carried::in_charge(&carried.in_charge, words::DEPARTMENTS.to_owned())
}

fn section_facts(side: &Side, section: &Section, depth: usize) -> Vec<Fact> {
    // The label belongs to the level; the form tells its changes.
    let Section { label, title, ancestor_titles, notes, carried, children: _, projects: _ } = section;
    let titles = ancestor_titles
        .iter()
        .map(|(level, title)| Fact::named(Topic::AncestorTitle, level, words::above(level), &title.value));
    let notes: Vec<&str> = notes.iter().map(|note| note.value.trim_end()).collect();
    let notes = Fact::new(Topic::SectionNotes, FIXED_NOTES, &notes.join("\n"));
    let own = carried::facts(side, Holder::Section(section, depth), carried);
    let title = Fact::new(Topic::Name, label.as_str(), &title.value);
    title.into_iter().chain(titles.flatten()).chain(notes).chain(in_charge(carried)).chain(own).collect()
}

fn project_facts(side: &Side, project: &Project) -> Vec<Fact> {
    let Project { id: _, name, goal, main_actions, carried, labels, rows: _ } = project;
    let actions: Vec<&str> = main_actions.iter().map(|action| action.value.trim_end()).collect();
    let facts = [
        Fact::new(Topic::Name, labels.name.text.as_str(), &name.value),
        goal.as_ref().and_then(|goal| Fact::new(Topic::Goal, labels.goal.text.as_str(), &goal.value)),
        Fact::new(Topic::MainActions, labels.main_actions.text.as_str(), &actions.join("\n")),
        in_charge(carried),
    ];
    facts.into_iter().flatten().chain(carried::facts(side, Holder::Project(project), carried)).collect()
}
