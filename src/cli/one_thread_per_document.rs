//! Does several things at a time, each whole on one thread.
//!
//! A thread of a rayon pool that waits takes up whatever else there is to do: given whole documents, it would begin one in
//! the midst of another, and hold the pages of all. Threads with a pool of their own each have one in hand.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use anyhow::Context as _;

/// What `work` makes of the numbers below `count`, begun in their order, `threads` of them at a time.
pub(super) fn each<R: Send>(threads: usize, count: usize, work: impl Fn(usize) -> R + Sync) -> anyhow::Result<Vec<R>> {
    let next = AtomicUsize::new(0);
    let made: Mutex<Vec<Option<R>>> = Mutex::new((0..count).map(|_| None).collect());
    let worker = || -> anyhow::Result<()> {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build();
        let _alone = pool.context("スレッドを作れません")?;
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= count {
                return Ok(());
            }
            let result = work(index);
            made.lock().unwrap_or_else(PoisonError::into_inner)[index] = Some(result);
        }
    };
    let workers = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads.clamp(1, count.max(1))).map(|_| scope.spawn(worker)).collect();
        let join = |worker: thread::ScopedJoinHandle<anyhow::Result<()>>| {
            worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        workers.into_iter().map(join).collect::<anyhow::Result<Vec<()>>>()
    });
    workers?;
    let made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok(made.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_worked_on_once_and_the_results_stand_in_order() {
        for threads in [1, 3, 20] {
            let made = each(threads, 10, |index| index * index).unwrap();
            assert_eq!(made, [0, 1, 4, 9, 16, 25, 36, 49, 64, 81]);
        }
        assert!(each(4, 0, |index| index).unwrap().is_empty());
    }

    #[test]
    fn what_waits_begins_nothing_else() {
        let (begun, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        each(1, 20, |_| {
            let depth = begun.fetch_add(1, Ordering::SeqCst) + 1;
            most.fetch_max(depth, Ordering::SeqCst);
            rayon::join(rayon::yield_now, rayon::yield_now);
            begun.fetch_sub(1, Ordering::SeqCst);
        })
        .unwrap();
        assert_eq!(most.into_inner(), 1);
    }
}
