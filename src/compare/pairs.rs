//! Which of the old is which of the new.

use std::collections::{BTreeMap, BTreeSet};

/// Which of some old things is which of some new ones, by their positions; each is at most one.
#[derive(Debug)]
pub(super) struct Pairs {
    to_new: Vec<Option<usize>>,
    to_old: Vec<Option<usize>>,
}

/// What stands in a list of the old and of the new together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Merged {
    Both(usize, usize),
    Old(usize),
    New(usize),
}

impl Pairs {
    /// None yet of so many old and new things.
    pub fn none(old: usize, new: usize) -> Self {
        Self { to_new: vec![None; old], to_old: vec![None; new] }
    }

    /// What an old thing is now.
    pub fn new_of(&self, old: usize) -> Option<usize> {
        self.to_new[old]
    }

    /// What a new thing was before.
    pub fn old_of(&self, new: usize) -> Option<usize> {
        self.to_old[new]
    }

    /// The two are the same.
    pub fn join(&mut self, old: usize, new: usize) {
        self.to_new[old] = Some(new);
        self.to_old[new] = Some(old);
    }

    /// The old things and the new ones that are still alone.
    pub fn alone(&self) -> (Vec<usize>, Vec<usize>) {
        let alone = |list: &[Option<usize>]| (0..list.len()).filter(|index| list[*index].is_none()).collect();
        (alone(&self.to_new), alone(&self.to_old))
    }

    /// Joins those that are still alone and whose key no other of their side has.
    pub fn by<K: Ord>(&mut self, old: impl Fn(usize) -> Option<K>, new: impl Fn(usize) -> Option<K>) {
        let (olds, news) = self.alone();
        self.among(&olds, &news, old, new);
    }

    /// The same, of some of them.
    pub fn among<K: Ord>(
        &mut self,
        olds: &[usize],
        news: &[usize],
        old: impl Fn(usize) -> Option<K>,
        new: impl Fn(usize) -> Option<K>,
    ) {
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
        for (olds, news) in keyed.into_values() {
            if let ([old], [new]) = (olds.as_slice(), news.as_slice()) {
                self.join(*old, *new);
            }
        }
    }

    /// Joins those of some that are still alone in their order, where they are equally many.
    pub fn in_order(&mut self, olds: &[usize], news: &[usize]) {
        let olds: Vec<usize> = olds.iter().copied().filter(|index| self.to_new[*index].is_none()).collect();
        let news: Vec<usize> = news.iter().copied().filter(|index| self.to_old[*index].is_none()).collect();
        if olds.len() == news.len() {
            olds.into_iter().zip(news).for_each(|(old, new)| self.join(old, new));
        }
    }

    /// A list of old things and a list of new ones as one, in the order of the new; what is old alone stands behind what
    /// it stood behind. What has come here from elsewhere stands here, what has gone elsewhere does not.
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

    /// Those of two lists that stand in both, as the new ones they are, in the order of each list, where the two orders
    /// differ.
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
        pairs.in_order(&[0, 1], &[0, 1]);
        assert_eq!(pairs.alone(), (vec![], vec![]));
    }
}
