//! Pairs of old and new things.

use std::collections::{BTreeMap, BTreeSet};

/// Pairs old things with new ones by their positions; each is in one pair at most.
///
/// A pair is either the *same* thing, or the new one merely takes *the place* of the old one: only their place
/// connects them. A comparison shows such a pair side by side; a history must not join their figures.
#[derive(Debug)]
pub struct Pairs {
    to_new: Vec<Option<usize>>,
    to_old: Vec<Option<usize>>,
    /// The old things of the pairs that only share a place.
    in_place: BTreeSet<usize>,
}

/// An entry of the merged list of old and new things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merged {
    /// A pair.
    Both(usize, usize),
    /// An old thing alone.
    Old(usize),
    /// A new thing alone.
    New(usize),
}

impl Pairs {
    /// Starts without a pair.
    pub fn none(old: usize, new: usize) -> Self {
        Self { to_new: vec![None; old], to_old: vec![None; new], in_place: BTreeSet::new() }
    }

    /// The new thing that is paired with an old one.
    pub fn new_of(&self, old: usize) -> Option<usize> {
        self.to_new[old]
    }

    /// The old thing that is paired with a new one.
    pub fn old_of(&self, new: usize) -> Option<usize> {
        self.to_old[new]
    }

    /// The new thing that is the same as an old one.
    pub fn same_now(&self, old: usize) -> Option<usize> {
        self.new_of(old).filter(|_| !self.in_place.contains(&old))
    }

    /// The old thing that is the same as a new one.
    pub fn same_before(&self, new: usize) -> Option<usize> {
        self.old_of(new).filter(|old| !self.in_place.contains(old))
    }

    /// Pairs two as the same thing.
    pub fn join(&mut self, old: usize, new: usize) {
        self.to_new[old] = Some(new);
        self.to_old[new] = Some(old);
    }

    /// Pairs two things that merely share a place.
    pub fn join_in_place(&mut self, old: usize, new: usize) {
        self.join(old, new);
        self.in_place.insert(old);
    }

    /// The unpaired old and new things.
    pub fn alone(&self) -> (Vec<usize>, Vec<usize>) {
        let alone = |list: &[Option<usize>]| (0..list.len()).filter(|index| list[*index].is_none()).collect();
        (alone(&self.to_new), alone(&self.to_old))
    }

    /// Joins unpaired things by a key that is unique among the unpaired things of each side.
    pub fn by<K: Ord>(&mut self, old: impl Fn(usize) -> Option<K>, new: impl Fn(usize) -> Option<K>) {
        let (olds, news) = self.alone();
        self.among(&olds, &news, old, new);
    }

    /// Joins unpaired things of two lists by a key that is unique among the unpaired things of each list.
    pub fn among<K: Ord>(
        &mut self,
        olds: &[usize],
        news: &[usize],
        old: impl Fn(usize) -> Option<K>,
        new: impl Fn(usize) -> Option<K>,
    ) {
        for (old, new) in self.sharing(olds, news, old, new) {
            self.join(old, new);
        }
    }

    /// Finds the pairs that [`Self::among`] would join.
    #[must_use]
    pub fn sharing<K: Ord>(
        &self,
        olds: &[usize],
        news: &[usize],
        old: impl Fn(usize) -> Option<K>,
        new: impl Fn(usize) -> Option<K>,
    ) -> Vec<(usize, usize)> {
        let mut keyed: BTreeMap<K, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for index in olds.iter().filter(|index| self.to_new[**index].is_none()) {
            if let Some(key) = old(*index) {
                keyed.entry(key).or_default().0.push(*index);
            }
        }
        for index in news.iter().filter(|index| self.to_old[**index].is_none()) {
            if let Some(key) = new(*index) {
                keyed.entry(key).or_default().1.push(*index);
            }
        }
        let unique = keyed.into_values().filter_map(|(olds, news)| match (olds.as_slice(), news.as_slice()) {
            ([old], [new]) => Some((*old, *new)),
            _ => None,
        });
        unique.collect()
    }

    /// Matches the unpaired entries of two lists in order, separately for each stretch between two existing pairs, if both
    /// lists have the same number of entries there. No match crosses an existing pair.
    #[must_use]
    pub fn in_order(&self, olds: &[usize], news: &[usize]) -> Vec<(usize, usize)> {
        let mut behind: BTreeMap<Option<usize>, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        let mut last = None;
        for old in olds {
            match self.to_new[*old] {
                Some(new) if news.contains(&new) => last = Some(new),
                Some(_) => {}
                None => behind.entry(last).or_default().0.push(*old),
            }
        }
        last = None;
        for new in news {
            match self.to_old[*new] {
                Some(old) if olds.contains(&old) => last = Some(*new),
                Some(_) => {}
                None => behind.entry(last).or_default().1.push(*new),
            }
        }
        let even = behind.into_values().filter(|(olds, news)| olds.len() == news.len());
        even.flat_map(|(olds, news)| olds.into_iter().zip(news)).collect()
    }

    /// Joins scored pairs, the best first, each thing once.
    pub fn join_best<S: Ord>(&mut self, mut scored: Vec<(S, usize, usize)>) {
        scored.sort_by(|(a, old_a, new_a), (b, old_b, new_b)| b.cmp(a).then((old_a, new_a).cmp(&(old_b, new_b))));
        for (_, old, new) in scored {
            if self.to_new[old].is_none() && self.to_old[new].is_none() {
                self.join(old, new);
            }
        }
    }

    /// Merges a list of old things and one of new things, in the order of the new. An old thing alone stays behind what
    /// it stood behind; what is paired with something outside of the new list is left out.
    pub fn merged(&self, olds: &[usize], news: &[usize]) -> Vec<Merged> {
        let mut behind: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
        let mut last = None;
        for old in olds {
            match self.to_new[*old] {
                Some(new) if news.contains(&new) => last = Some(new),
                Some(_) => {}
                None => behind.entry(last).or_default().push(*old),
            }
        }
        let mut removed = |key| behind.remove(&key).unwrap_or_default().into_iter().map(Merged::Old);
        let mut out: Vec<Merged> = removed(None).collect();
        for new in news {
            out.push(self.to_old[*new].map_or(Merged::New(*new), |old| Merged::Both(old, *new)));
            out.extend(removed(Some(*new)));
        }
        out
    }

    /// The pairs within two lists, by their new positions, in the order of each list; `None` where the orders agree.
    pub fn reordered(&self, olds: &[usize], news: &[usize]) -> Option<(Vec<usize>, Vec<usize>)> {
        let kept: Vec<usize> =
            olds.iter().filter_map(|old| self.to_new[*old]).filter(|new| news.contains(new)).collect();
        let of_both: BTreeSet<usize> = kept.iter().copied().collect();
        let now: Vec<usize> = news.iter().copied().filter(|new| of_both.contains(new)).collect();
        (kept != now).then_some((kept, now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs() -> Pairs {
        let mut pairs = Pairs::none(4, 4);
        pairs.by(|old| Some(["a", "b", "c", "d"][old]), |new| Some(["a", "x", "d", "c"][new]));
        pairs
    }

    #[test]
    fn what_was_removed_stands_where_it_stood() {
        use Merged::{Both, New, Old};
        let all = [0, 1, 2, 3];
        assert_eq!(pairs().merged(&all, &all), [Both(0, 0), Old(1), New(1), Both(3, 2), Both(2, 3)]);
    }

    #[test]
    fn another_order_is_told_of_what_both_have() {
        let all = [0, 1, 2, 3];
        assert_eq!(pairs().reordered(&all, &all), Some((vec![0, 3, 2], vec![0, 2, 3])));
        assert_eq!(pairs().reordered(&all[..3], &all), None);
    }

    #[test]
    fn a_key_that_stands_twice_joins_nothing() {
        let mut pairs = Pairs::none(2, 2);
        pairs.by(|_| Some("a"), |new| (new == 0).then_some("a"));
        assert_eq!(pairs.alone(), (vec![0, 1], vec![0, 1]));
        assert_eq!(pairs.in_order(&[0, 1], &[0, 1]), [(0, 0), (1, 1)]);
        assert_eq!(pairs.in_order(&[0, 1], &[1]), []);
    }

    #[test]
    fn only_what_stands_behind_the_same_pair_shares_a_place() {
        // b a against a c: b stood before what c stands behind.
        let mut pairs = Pairs::none(2, 2);
        pairs.join(1, 0);
        assert_eq!(pairs.in_order(&[0, 1], &[0, 1]), []);
        // b a d against c a e.
        let mut pairs = Pairs::none(3, 3);
        pairs.join(1, 1);
        assert_eq!(pairs.in_order(&[0, 1, 2], &[0, 1, 2]), [(0, 0), (2, 2)]);
        assert_eq!(pairs.in_order(&[0, 1, 2], &[1, 2]), [(2, 2)]);
    }

    #[test]
    fn what_only_shares_a_place_is_paired_and_not_the_same() {
        let mut pairs = Pairs::none(1, 1);
        pairs.join_in_place(0, 0);
        assert_eq!((pairs.new_of(0), pairs.old_of(0)), (Some(0), Some(0)));
        assert_eq!((pairs.same_now(0), pairs.same_before(0)), (None, None));
    }

    #[test]
    fn the_best_pair_is_joined_first() {
        let mut pairs = Pairs::none(2, 2);
        pairs.join_best(vec![(60, 0, 0), (90, 1, 0), (70, 0, 1)]);
        assert_eq!([pairs.new_of(0), pairs.new_of(1)], [Some(1), Some(0)]);
    }
}
