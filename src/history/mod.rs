//! 推移: what the editions of several years say of the same things.
//!
//! A paper shows few years, so that the whole of a series lies scattered over several of them, under other numbers and
//! names. Here it is put together: from edition to edition everything is followed back to where it began.

mod alike;
mod holder;
mod indicators;
mod judgements;
mod line;
mod pairing;
mod unit;

use crate::model::Edition;
use alike::alike;
use pairing::{Sign, pair};

pub use holder::Holder;
pub use line::{Cell, Line, LineOf, Said, Statement};

/// What several editions say, thing by thing.
#[derive(Debug)]
pub struct History<'a> {
    /// The editions, oldest first; elsewhere an edition is told by its position here.
    pub editions: Vec<&'a Edition>,
    /// What stands in the newest edition, in the order of its paper; then what has ended, the latest first.
    pub threads: Vec<Thread<'a>>,
}

/// A 取組項目, a 事業 or a section through the years.
#[derive(Debug)]
pub struct Thread<'a> {
    /// What it was in each edition that has it, newest first; never empty.
    pub appearances: Vec<(usize, Holder<'a>)>,
    /// What the editions say of it: its judgements, then its indicators.
    pub lines: Vec<Line<'a>>,
}

impl<'a> Thread<'a> {
    /// What it was in the last edition that has it.
    pub fn latest(&self) -> &Holder<'a> {
        &self.appearances[0].1
    }

    /// The last edition that has it.
    pub fn last(&self) -> usize {
        self.appearances[0].0
    }

    /// The first edition that has it.
    pub fn first(&self) -> usize {
        self.appearances.last().map_or(0, |(edition, _)| *edition)
    }

    /// What it was before where that was another No. or another name: the last edition with it, and what it was then;
    /// newest first.
    pub fn former(&self) -> Vec<(usize, &Holder<'a>)> {
        let changes = self.appearances.windows(2).filter(|pair| !pair[0].1.is_called_as(&pair[1].1));
        changes.map(|pair| (pair[1].0, &pair[1].1)).collect()
    }
}

impl<'a> History<'a> {
    /// What some editions say, given oldest first. Of two editions of one year the later one is the one that counts; what
    /// the other says no differently, it does not say.
    pub fn of(editions: &[&'a Edition]) -> Self {
        let mut threads: Vec<Vec<(usize, Holder<'a>)>> = Vec::new();
        for (index, edition) in editions.iter().enumerate().rev() {
            follow(&mut threads, index, holder::all(edition));
        }
        let thread = |appearances: Vec<(usize, Holder<'a>)>| {
            let lines = line::all(editions, &appearances);
            Thread { appearances, lines }
        };
        Self { editions: editions.to_vec(), threads: threads.into_iter().map(thread).collect() }
    }

    /// Whether a thread goes on in the newest edition.
    pub fn goes_on(&self, thread: &Thread) -> bool {
        thread.last() + 1 == self.editions.len()
    }
}

/// Adds what stands in an edition to the threads that begin in later ones.
fn follow<'a>(threads: &mut Vec<Vec<(usize, Holder<'a>)>>, index: usize, holders: Vec<Holder<'a>>) {
    let mut found: Vec<Option<usize>> = vec![None; holders.len()];
    // What rested for a year is looked for after what did not.
    for is_next in [true, false] {
        let pool: Vec<usize> = (0..threads.len())
            .filter(|at| (threads[*at].last().is_some_and(|(edition, _)| *edition == index + 1)) == is_next)
            .filter(|at| !found.contains(&Some(*at)))
            .collect();
        let open: Vec<usize> = (0..holders.len()).filter(|at| found[*at].is_none()).collect();
        let older: Vec<&Holder> = open.iter().map(|at| &holders[*at]).collect();
        let newer: Vec<&Holder> = pool.iter().filter_map(|at| threads[*at].last()).map(|(_, holder)| holder).collect();
        for (at, other) in open.iter().zip(same_holders(&older, &newer)) {
            found[*at] = other.map(|other| pool[other]);
        }
    }
    for (holder, found) in holders.into_iter().zip(found) {
        match found {
            Some(thread) => threads[thread].push((index, holder)),
            None => threads.push(vec![(index, holder)]),
        }
    }
}

/// For each of some holders of one edition the same one among those of later ones.
///
/// A number alone proves nothing: where an item is put in, those behind it move on by one.
fn same_holders(older: &[&Holder], newer: &[&Holder]) -> Vec<Option<usize>> {
    let kind = |holder: &Holder| holder.kind();
    let both = |holder: &Holder| Some(vec![kind(holder), holder.key.clone(), holder.plain_name()]);
    let within = |holder: &Holder| Some(vec![kind(holder), holder.within.clone(), holder.plain_name()]);
    let name = |holder: &Holder| Some(vec![kind(holder), holder.plain_name()]);
    let key = |holder: &Holder| Some(vec![kind(holder), holder.key.clone()]);
    let certain = |_: &Holder, _: &Holder| true;
    let signs = [
        Sign { of: &both, confirmed: &certain },
        Sign { of: &within, confirmed: &certain },
        Sign { of: &name, confirmed: &certain },
        Sign { of: &key, confirmed: &alike },
    ];
    pair(older, newer, &signs)
}

#[cfg(test)]
mod tests;
