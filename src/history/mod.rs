//! 推移: what the editions of several years say of the same things.
//!
//! A paper shows few years, so that the whole of a series lies scattered over several of them, under other numbers and
//! names. Here it is put together: from edition to edition everything is followed back to where it began.

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
    pub lines: Vec<HistoryLine<'a>>,
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
    /// Puts together what some editions say, given oldest first. Of two editions of one year the later one counts: what
    /// the other says no differently, it does not say.
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
