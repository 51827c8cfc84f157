//! An edition beside an older one.

use super::indicators::IndicatorTree;
use super::nodes::Matching;
use super::outline::Outline;
use crate::model::indicator::Indicator;
use crate::model::plan::{Edition, Initiative};

/// Finds the indicators and 取組項目 of an edition in an older one.
pub struct Counterparts<'a> {
    edition: &'a Edition,
    older: Option<Older<'a>>,
}

/// The older edition beside the newer one.
struct Older<'a> {
    older: Outline<'a>,
    newer: Outline<'a>,
    matching: Matching,
}

impl<'a> Counterparts<'a> {
    /// Pairs an edition with an older one; without one, nothing has a counterpart.
    pub fn between(older: Option<&'a Edition>, edition: &'a Edition) -> Self {
        let older = older.map(|older| {
            let (older, newer) = (Outline::new(older), Outline::new(edition));
            let matching = Matching::between(&older, &newer);
            Older { older, newer, matching }
        });
        Self { edition, older }
    }

    /// The 取組項目 of the older edition that is the same as the one at a position.
    pub fn item(&self, index: usize) -> Option<&'a Initiative> {
        let Older { older, matching, .. } = self.older.as_ref()?;
        Some(&older.edition.initiatives[matching.items.same_before(index)?])
    }

    /// Every indicator of the sections, 事業 and 取組項目 with the same one of the older edition.
    pub fn indicators(&self) -> Vec<(&'a Indicator, Option<&'a Indicator>)> {
        let Some(Older { older, newer, matching }) = &self.older else {
            let written = self.edition.nodes().filter(|node| !node.is_repeat());
            return written.flat_map(|node| node.indicators()).map(|node| (node.indicator, None)).collect();
        };
        let sections = newer.sections.iter().enumerate().map(|(index, at)| {
            let before = matching.sections.same_before(index).map(|index| &older.sections[index].section.carried);
            (&at.section.carried, before)
        });
        let projects = newer.projects.iter().enumerate().map(|(index, at)| {
            let before = matching.projects.same_before(index).map(|index| &older.projects[index].project.carried);
            (&at.project.carried, before)
        });
        let items = self.edition.initiatives.iter().enumerate();
        let items = items.map(|(index, item)| (&item.carried, self.item(index).map(|before| &before.carried)));
        let all = sections.chain(projects).chain(items);
        all.flat_map(|(now, before)| {
            let now = IndicatorTree::new(&now.indicators);
            let before = IndicatorTree::new(before.map(|before| before.indicators.as_slice()).unwrap_or_default());
            let pairs = before.pairs_with(&now);
            let before = |index| pairs.same_before(index).map(|index| before.all[index].indicator);
            now.all.iter().enumerate().map(|(index, at)| (at.indicator, before(index))).collect::<Vec<_>>()
        })
        .collect()
    }
}
