//! 推移: what the editions of several years state for the same things.
//!
//! A paper shows few years, so a series is scattered over several papers, under changing numbers and names. This stage
//! puts it together: it follows everything back, from edition to edition, to where it began.

mod holder;
mod indicators;
mod judgements;
mod line;
mod threads;

use crate::model::Edition;
use holder::Holders;
use threads::follow;

pub use holder::Holder;
pub use line::{HistoryCell, HistoryLine, LineOf, Said, Statement};

/// What several editions state, thing by thing.
#[derive(Debug)]
pub struct History<'a> {
    /// The editions, oldest first; elsewhere an edition is known by its position here.
    pub editions: Vec<&'a Edition>,
    /// The threads of the newest edition, in the order of its paper; then those that ended, the latest first.
    pub threads: Vec<Thread<'a>>,
}

/// A 取組項目, a 事業 or a section through the years.
#[derive(Debug)]
pub struct Thread<'a> {
    /// Its state in each edition that has it, newest first; never empty.
    pub appearances: Vec<(usize, Holder<'a>)>,
    /// The lines of its judgements, then those of its indicators.
    pub lines: Vec<HistoryLine<'a>>,
}

impl<'a> Thread<'a> {
    /// Its state in the last edition that has it.
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

    /// Its state before each change of its No. or name, with the last edition in that state; newest first.
    pub fn former(&self) -> Vec<(usize, &Holder<'a>)> {
        let changes = self.appearances.windows(2).filter(|pair| !pair[0].1.is_called_as(&pair[1].1));
        changes.map(|pair| (pair[1].0, &pair[1].1)).collect()
    }
}

impl<'a> History<'a> {
    /// Combines the statements of some editions, given oldest first. Among editions of one year the last one counts;
    /// the others only add statements that differ.
    pub fn through(editions: &[&'a Edition]) -> Self {
        let holders: Vec<Holders> = editions.iter().map(|edition| Holders::new(edition)).collect();
        let counts: Vec<usize> = holders.iter().map(|holders| holders.all.len()).collect();
        let threads = follow(&counts, |older, newer| holders[older].same_in(&holders[newer]));
        let thread = |appearances: Vec<(usize, usize)>| {
            let appearances: Vec<(usize, Holder)> =
                appearances.into_iter().map(|(edition, at)| (edition, holders[edition].all[at].clone())).collect();
            let mut lines = judgements::of_holder(editions, &appearances);
            lines.extend(indicators::lines(editions, &appearances));
            Thread { appearances, lines }
        };
        Self { editions: editions.to_vec(), threads: threads.into_iter().map(thread).collect() }
    }

    /// Whether a thread goes on in the newest edition.
    pub fn goes_on(&self, thread: &Thread) -> bool {
        thread.last() + 1 == self.editions.len()
    }
}
