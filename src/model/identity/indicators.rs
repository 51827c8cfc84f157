//! Pairs the indicators that the same node carries in two editions.

use std::collections::HashMap;

use super::likeness::{self, Agreement};
use super::pairs::Pairs;
use crate::model::definition::name_without_brackets;
use crate::model::indicator::Indicator;
use crate::model::unit::Unit;
use crate::model::walk::Indicators;
use crate::model::without_whitespace;

/// The indicators of a node, each followed by its parts, known by their positions.
pub struct IndicatorTree<'a> {
    /// The indicators.
    pub all: Vec<ListedIndicator<'a>>,
    /// The positions of the outermost ones.
    pub roots: Vec<usize>,
}

/// An indicator in an [`IndicatorTree`].
pub struct ListedIndicator<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// The indicator it is a part of.
    pub above: Option<usize>,
    /// How many indicators it is nested in.
    pub depth: usize,
    /// Its parts.
    pub parts: Vec<usize>,
    /// Its name without white space.
    name: String,
    /// Its unit.
    unit: Option<Unit>,
    /// How many siblings of the same name come before it.
    rank: usize,
}

impl<'a> IndicatorTree<'a> {
    /// Lists some indicators and their parts.
    pub fn new(list: &'a [Indicator]) -> Self {
        let (mut all, mut roots) = (Vec::<ListedIndicator>::new(), Vec::new());
        let mut named: HashMap<(Option<usize>, String), usize> = HashMap::new();
        // The positions down to the current indicator.
        let mut path: Vec<usize> = Vec::new();
        for node in Indicators::of_list(list) {
            let (index, depth, indicator) = (all.len(), node.above.len(), node.indicator);
            path.truncate(depth);
            let above = path.last().copied();
            let name = without_whitespace(&indicator.name.value);
            let count = named.entry((above, name.clone())).or_insert(0);
            let rank = *count;
            *count += 1;
            let unit = indicator.unit.as_ref().map(|unit| Unit::parse(&unit.value));
            all.push(ListedIndicator { indicator, above, depth, parts: Vec::new(), name, unit, rank });
            match above {
                Some(above) => all[above].parts.push(index),
                None => roots.push(index),
            }
            path.push(index);
        }
        Self { all, roots }
    }

    /// The indicators down to one, outermost first.
    pub fn path(&self, index: usize) -> Vec<usize> {
        let above = self.all[index].above.map(|above| self.path(above)).unwrap_or_default();
        [above, vec![index]].concat()
    }

    /// Pairs these indicators with newer ones: siblings by name and unit, then any by name, then by name without
    /// brackets, then by likeness, then by figures; at last siblings that merely share a place.
    pub fn pairs_with(&self, newer: &Self) -> Pairs {
        let mut pairs = Pairs::none(self.all.len(), newer.all.len());
        self.among(newer, &mut pairs, (&self.roots, &newer.roots));
        let (old, new) = (|index: usize| &self.all[index], |index: usize| &newer.all[index]);
        let named = |it: &ListedIndicator| Some((it.name.clone(), it.unit.clone()));
        pairs.by(|index| named(old(index)), |index| named(new(index)));
        pairs.by(|index| Some(&old(index).name), |index| Some(&new(index).name));
        let base = |it: &ListedIndicator| {
            let base = name_without_brackets(&it.indicator.name.value);
            (!base.is_empty()).then(|| (base, it.unit.clone(), it.depth))
        };
        pairs.by(|index| base(old(index)), |index| base(new(index)));
        let depth_and_unit = |it: &ListedIndicator| it.indicator.unit.is_some().then(|| (it.depth, it.unit.clone()));
        let depth_and_values = |it: &ListedIndicator| Some((it.depth, values(it.indicator)?));
        self.alike(newer, &mut pairs, depth_and_unit);
        self.alike(newer, &mut pairs, depth_and_values);
        self.by_figures(newer, &mut pairs);
        self.in_place(newer, &mut pairs, (&self.roots, &newer.roots));
        pairs
    }

    /// Pairs siblings by name, then their parts.
    fn among(&self, newer: &Self, pairs: &mut Pairs, (olds, news): (&[usize], &[usize])) {
        let (old, new) = (|index: usize| &self.all[index], |index: usize| &newer.all[index]);
        let whole = |it: &ListedIndicator| Some((it.name.clone(), it.unit.clone(), it.indicator.tables.clone()));
        let with_unit = |it: &ListedIndicator| Some((it.name.clone(), it.unit.clone()));
        let with_rank = |it: &ListedIndicator| Some((it.name.clone(), it.rank, it.indicator.tables.clone()));
        pairs.among(olds, news, |index| whole(old(index)), |index| whole(new(index)));
        pairs.among(olds, news, |index| with_unit(old(index)), |index| with_unit(new(index)));
        pairs.among(olds, news, |index| with_rank(old(index)), |index| with_rank(new(index)));
        pairs.among(
            olds,
            news,
            |index| Some((&old(index).name, old(index).rank)),
            |index| Some((&new(index).name, new(index).rank)),
        );
        pairs.among(olds, news, |index| Some(&old(index).name), |index| Some(&new(index).name));
        for index in olds {
            if let Some(other) = pairs.new_of(*index) {
                self.among(newer, pairs, (&old(*index).parts, &new(other).parts));
            }
        }
    }

    /// Pairs indicators that are alike and whose key no other has, then their parts.
    fn alike<K: Ord>(&self, newer: &Self, pairs: &mut Pairs, key: impl Fn(&ListedIndicator) -> Option<K>) {
        let (olds, news) = pairs.alone();
        let candidates = pairs.sharing(&olds, &news, |index| key(&self.all[index]), |index| key(&newer.all[index]));
        for (old, new) in candidates {
            if pairs.new_of(old).or(pairs.old_of(new)).is_none()
                && are_alike(self.all[old].indicator, newer.all[new].indicator)
            {
                pairs.join(old, new);
                self.among(newer, pairs, (&self.all[old].parts, &newer.all[new].parts));
            }
        }
    }

    /// Pairs indicators whose figures agree too often to be chance, if each agrees so with no other, then their parts.
    fn by_figures(&self, newer: &Self, pairs: &mut Pairs) {
        let (olds, news) = pairs.alone();
        let agree = |old: usize, new: usize| {
            let (old, new) = (&self.all[old], &newer.all[new]);
            let units_agree = old.unit == new.unit || old.unit.is_none() || new.unit.is_none();
            let agreement = || Agreement::between(old.indicator, new.indicator);
            old.depth == new.depth && units_agree && agreement().is_proof() && agreement().is_unanimous()
        };
        let agreeing = olds.iter().flat_map(|old| news.iter().map(move |new| (*old, *new)));
        let agreeing: Vec<(usize, usize)> = agreeing.filter(|(old, new)| agree(*old, *new)).collect();
        for (old, new) in &agreeing {
            let shared = agreeing.iter().filter(|(other_old, other_new)| other_old == old || other_new == new);
            if shared.count() == 1 && pairs.new_of(*old).or(pairs.old_of(*new)).is_none() {
                pairs.join(*old, *new);
                self.among(newer, pairs, (&self.all[*old].parts, &newer.all[*new].parts));
            }
        }
    }

    /// Pairs unpaired siblings in their order if both sides have equally many, then those among their parts.
    fn in_place(&self, newer: &Self, pairs: &mut Pairs, (olds, news): (&[usize], &[usize])) {
        for (old, new) in pairs.in_order(olds, news) {
            pairs.join_in_place(old, new);
            self.among(newer, pairs, (&self.all[old].parts, &newer.all[new].parts));
        }
        for old in olds {
            if let Some(new) = pairs.new_of(*old) {
                self.in_place(newer, pairs, (&self.all[*old].parts, &newer.all[new].parts));
            }
        }
    }
}

/// Whether two indicators may be the same under different names: no figure differs, and the figures or names are alike.
fn are_alike(older: &Indicator, newer: &Indicator) -> bool {
    let agreement = Agreement::between(older, newer);
    let names = || likeness::name_likeness(&older.name.value, &newer.name.value).is_some();
    agreement.is_unanimous() && (agreement.is_proof() || names())
}

/// The values of an indicator as a key; `None` if it has none.
fn values(indicator: &Indicator) -> Option<Vec<String>> {
    let series = indicator.series.iter();
    let values: Vec<String> = series
        .flat_map(|series| series.values.iter().map(|(at, value)| format!("{} {at} {:?}", series.name, value.value)))
        .collect();
    Some(values).filter(|values| !values.is_empty())
}
