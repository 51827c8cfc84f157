//! Follows things from edition to edition.

/// Joins things of several editions into threads: the editions of each thing, newest first, with its position in each.
/// Threads that reach a newer edition come first.
///
/// - `counts`: how many things each edition has, oldest first
/// - `newer_of`: returns the counterpart in a newer edition of each thing of an older one
pub(super) fn follow(
    counts: &[usize],
    newer_of: impl Fn(usize, usize) -> Vec<Option<usize>>,
) -> Vec<Vec<(usize, usize)>> {
    let mut threads: Vec<Vec<(usize, usize)>> = Vec::new();
    for (older, count) in counts.iter().enumerate().rev() {
        let mut found: Vec<Option<usize>> = vec![None; *count];
        // Join neighbouring editions first, then things that were missing for a year.
        for newer in older + 1..counts.len() {
            let ends: Vec<(usize, usize)> = (threads.iter().enumerate())
                .filter_map(|(thread, appearances)| Some((thread, appearances.last()?)))
                .filter_map(|(thread, (edition, at))| (*edition == newer).then_some((*at, thread)))
                .filter(|(_, thread)| !found.contains(&Some(*thread)))
                .collect();
            if ends.is_empty() || found.iter().all(Option::is_some) {
                continue;
            }
            let same = newer_of(older, newer);
            for (found, same) in found.iter_mut().zip(same).filter(|(found, _)| found.is_none()) {
                *found = ends.iter().find(|(at, _)| Some(*at) == same).map(|(_, thread)| *thread);
            }
        }
        for (at, found) in found.into_iter().enumerate() {
            match found {
                Some(thread) => threads[thread].push((older, at)),
                None => threads.push(vec![(older, at)]),
            }
        }
    }
    threads
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Follows letters through words, one per edition.
    fn followed(editions: &[&str]) -> Vec<String> {
        let letters: Vec<Vec<char>> = editions.iter().map(|word| word.chars().collect()).collect();
        let counts: Vec<usize> = letters.iter().map(Vec::len).collect();
        let threads = follow(&counts, |older, newer| {
            letters[older].iter().map(|letter| letters[newer].iter().position(|other| other == letter)).collect()
        });
        let told = |thread: &Vec<(usize, usize)>| {
            let editions: String = thread.iter().map(|(edition, _)| edition.to_string()).collect();
            let (edition, at) = thread[0];
            format!("{}{editions}", letters[edition][at])
        };
        threads.iter().map(told).collect()
    }

    #[test]
    fn a_thing_goes_on_where_it_was_last_and_may_rest() {
        assert_eq!(followed(&["ab", "bc", "ca"]), ["c21", "a20", "b10"]);
        assert_eq!(followed(&["a", "", "", "a"]), ["a30"]);
    }
}
