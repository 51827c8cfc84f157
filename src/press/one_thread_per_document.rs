//! Processes items in parallel, each on one thread from start to end.
//!
//! A waiting thread of a rayon pool starts any other job. If jobs were whole documents, it would start one in the
//! middle of another and keep the pages of all. A thread with its own pool has only one document
//! (docs/decisions/0006-one-thread-one-document.md).

use std::sync::{Mutex, PoisonError};
use std::thread;

use anyhow::Context as _;

/// Processes all items, `threads` at a time, starting them in order. Returns the results in the order of the items.
pub(super) fn each<T: Send, R: Send>(
    threads: usize,
    items: Vec<T>,
    work: impl Fn(usize, T) -> R + Sync,
) -> anyhow::Result<Vec<R>> {
    let count = items.len();
    let waiting = Mutex::new(items.into_iter().enumerate());
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).next();
    let worker = || -> anyhow::Result<Vec<(usize, R)>> {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build();
        let _alone = pool.context("スレッドを作れません")?;
        Ok(std::iter::from_fn(next).map(|(index, item)| (index, work(index, item))).collect())
    };
    let done = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads.clamp(1, count.max(1))).map(|_| scope.spawn(worker)).collect();
        let join = |worker: thread::ScopedJoinHandle<anyhow::Result<Vec<(usize, R)>>>| {
            worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        workers.into_iter().map(join).collect::<anyhow::Result<Vec<_>>>()
    });
    let mut results: Vec<(usize, R)> = done?.into_iter().flatten().collect();
    results.sort_by_key(|(index, _)| *index);
    Ok(results.into_iter().map(|(_, result)| result).collect())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn every_item_is_worked_on_once_and_the_results_stand_in_order() {
        for threads in [1, 3, 20] {
            let made = each(threads, (0..10).collect(), |index, item: usize| index * item).unwrap();
            assert_eq!(made, [0, 1, 4, 9, 16, 25, 36, 49, 64, 81]);
        }
        assert!(each(4, Vec::<()>::new(), |index, ()| index).unwrap().is_empty());
    }

    #[test]
    fn what_waits_begins_nothing_else() {
        let (begun, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        each(1, vec![(); 20], |_, ()| {
            let depth = begun.fetch_add(1, Ordering::SeqCst) + 1;
            most.fetch_max(depth, Ordering::SeqCst);
            rayon::join(rayon::yield_now, rayon::yield_now);
            begun.fetch_sub(1, Ordering::SeqCst);
        })
        .unwrap();
        assert_eq!(most.into_inner(), 1);
    }
}
