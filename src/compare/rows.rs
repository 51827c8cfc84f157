//! Compares the rows of a 事業: its own 取組項目 and its 再掲.

use super::change::{About, Topic};
use super::item;
use super::sides::Side;
use super::walk::{Both, Comparison};
use super::{Change, Spot};
use super::{fact, opinions, words};
use crate::model::identity::{Outline, Pairs};
use crate::model::{Initiative, InitiativeId, Part, Row, Subject};

impl<'a> Comparison<'a> {
    /// Adds the differences between the rows of a 事業.
    pub(super) fn rows(&self, both: Both, spot: &Spot, out: &mut Vec<Change>) {
        let rows = |tree: &Outline<'a>, index: Option<usize>| -> &'a [Row] {
            index.map(|index| tree.projects[index].project.rows.as_slice()).unwrap_or_default()
        };
        let (olds, news) = (rows(self.olds, both.old), rows(self.news, both.new));
        let pairs = self.paired_rows(olds, news);
        let every = |list: &[Row]| (0..list.len()).collect::<Vec<_>>();
        let item_label = self.sides.new.heading(&Part::Name, words::ITEM);
        let name = |index: usize| {
            let item = self.sides.new.edition.initiative(&news[index]);
            let spot = item::spot(&self.sides.new, None, &item, news[index].is_repeat());
            words::numbered(spot.number.as_deref(), &item.name.value)
        };
        fact::reordered(&pairs, (&every(olds), &every(news)), spot, &item_label, name, out);
        for merged in pairs.merged(&every(olds), &every(news)) {
            let row = Both::from(merged);
            let (old, new) = (row.old.map(|index| &olds[index]), row.new.map(|index| &news[index]));
            match (old, new) {
                (Some(Row::Own(id)), None) if self.matching.items.new_of(id.0).is_some() => {
                    // It moved: report it at its new place.
                }
                (Some(Row::Own(_)) | None, Some(Row::Own(_)) | None) => self.own(row, (olds, news), both, spot, out),
                _ => self.repeat((old, new), both, spot, out),
            }
        }
    }

    /// Pairs rows of the same 取組項目: own rows with own rows, 再掲 with 再掲.
    fn paired_rows(&self, olds: &[Row], news: &[Row]) -> Pairs {
        let mut pairs = Pairs::none(olds.len(), news.len());
        let items = &self.matching.items;
        let rank = |rows: &[Row], index: usize| {
            let same = |row: &&Row| row.initiative() == rows[index].initiative();
            rows[..index].iter().filter(same).count()
        };
        pairs.by(
            |index| Some((olds[index].is_repeat(), items.new_of(olds[index].initiative().0)?, rank(olds, index))),
            |index| Some((news[index].is_repeat(), news[index].initiative().0, rank(news, index))),
        );
        pairs
    }

    /// Adds the differences of a 取組項目 in its own row.
    fn own(&self, row: Both, (olds, news): (&[Row], &[Row]), project: Both, spot: &Spot, out: &mut Vec<Change>) {
        let (old, new) = (&self.sides.old, &self.sides.new);
        let after = row.new.map(|index| news[index].initiative());
        let before = match after {
            // It may come from another 事業.
            Some(id) => self.matching.items.old_of(id.0).map(InitiativeId),
            None => row.old.map(|index| olds[index].initiative()),
        };
        let item = |side: &Side<'a>, id: Option<InitiativeId>| id.map(|id| &side.edition.initiatives[id.0]);
        let (was, is) = (item(old, before), item(new, after));
        let Some(side_item) = is.or(was) else { return };
        let side = if is.is_some() { new } else { old };
        let spot = item::spot(side, spot.project.clone(), side_item, false);
        let label = side.heading(&Part::Name, words::ITEM);
        let labels = |tree: &Outline<'a>, index: Option<usize>| {
            index.map(|index| tree.projects[index].project.labels.focus.text.clone()).unwrap_or_default()
        };
        let about = (&About::new(Topic::Item), &*label);
        match (was, is) {
            (Some(was), Some(is)) => {
                let home = before.and_then(|id| self.olds.homes[id.0]);
                if home != project.old
                    && let (Some(home), Some(here)) = (home, project.new)
                {
                    let (from, to) = (self.place(self.olds, home), self.place(self.news, here));
                    out.extend(Change::moved(&spot, (&About::new(Topic::Place), &words::place_of(&label)), from, to));
                }
                let focus = (labels(self.olds, home), labels(self.news, project.new));
                let mut changes = item::changes(self.sides, (was, is), (&focus.0, &focus.1), &spot);
                if after.is_some_and(|id| self.renumbered.items.contains(&id.0)) {
                    let is_number = |text: &Option<String>, item: &Initiative| *text == Some(item.number.value.clone());
                    let is_told = |change: &Change| {
                        change.about.topic == Topic::Number && is_number(&change.old, was) && is_number(&change.new, is)
                    };
                    changes.retain(|change| !is_told(change));
                }
                out.extend(changes);
            }
            (Some(was), None) => {
                let text = item::whole(old, was, &labels(self.olds, project.old));
                out.extend(Change::new(&spot, about, Some(text), None));
            }
            (None, Some(is)) => {
                let text = item::whole(new, is, &labels(self.news, project.new));
                out.extend(Change::new(&spot, about, None, Some(text)));
            }
            (None, None) => {}
        }
        let (before, after) = (before.map(Subject::Item), after.map(Subject::Item));
        opinions::changes(self.sides, (before.as_ref(), after.as_ref()), &spot, out);
    }

    /// Adds a 再掲 that was added, removed, or prints other changes than its original.
    fn repeat(&self, (old, new): (Option<&Row>, Option<&Row>), project: Both, spot: &Spot, out: &mut Vec<Change>) {
        let printed = |side: &Side<'a>, row: Option<&Row>| row.map(|row| side.edition.initiative(row).into_owned());
        let (was, is) = (printed(&self.sides.old, old), printed(&self.sides.new, new));
        let Some(item) = is.as_ref().or(was.as_ref()) else { return };
        let side = if is.is_some() { &self.sides.new } else { &self.sides.old };
        let spot = item::spot(side, spot.project.clone(), item, true);
        let focus = |tree: &Outline, index: Option<usize>| {
            index.map(|index| tree.projects[index].project.labels.focus.text.clone()).unwrap_or_default()
        };
        let focus = (focus(self.olds, project.old), focus(self.news, project.new));
        let focus = (focus.0.as_str(), focus.1.as_str());
        let name = |item: &Initiative, side| {
            let spot = item::spot(side, None, item, true);
            words::numbered(spot.number.as_deref(), &item.name.value)
        };
        let about = (&About::new(Topic::Repeat), words::REPEAT);
        match (&was, &is, old.zip(new)) {
            (Some(was), Some(is), Some((old, new))) => {
                // Leave out changes that are reported for the 取組項目 itself.
                let of_row = item::changes(self.sides, (was, is), focus, &spot);
                let original = |side: &Side<'a>, row: &Row| &side.edition.initiatives[row.initiative().0];
                let originals = (original(&self.sides.old, old), original(&self.sides.new, new));
                let known = item::changes(self.sides, originals, focus, &spot);
                out.extend(of_row.into_iter().filter(|change| !known.contains(change)));
            }
            (Some(was), _, _) => {
                out.extend(Change::new(&spot, about, Some(name(was, &self.sides.old)), None));
            }
            (None, Some(is), _) => {
                out.extend(Change::new(&spot, about, None, Some(name(is, &self.sides.new))));
            }
            (None, None, _) => {}
        }
    }

    /// Describes the position of a 事業.
    fn place(&self, tree: &Outline, project: usize) -> String {
        let at = &tree.projects[project];
        let titles = [
            tree.sections[at.section].section.title.value.clone(),
            words::node(&at.project.labels.name.text, &at.project.name.value),
        ];
        words::path(&titles)
    }
}
