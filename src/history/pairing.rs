//! Finding the same things in two lists, from the surest sign to the least.

use std::collections::HashMap;

/// Something by which two things are taken for the same.
pub(super) struct Sign<'s, T> {
    /// The sign a thing bears; `None` where it bears none.
    pub of: &'s dyn Fn(&T) -> Option<Vec<String>>,
    /// Whether two that share it are the same indeed.
    pub confirmed: &'s dyn Fn(&T, &T) -> bool,
}

/// For each of some older things the newer one that is the same. A sign counts where nothing else that is still without
/// its like bears it on either side.
pub(super) fn pair<T>(older: &[&T], newer: &[&T], signs: &[Sign<T>]) -> Vec<Option<usize>> {
    let mut found: Vec<Option<usize>> = vec![None; older.len()];
    let mut taken = vec![false; newer.len()];
    for sign in signs {
        let old = unique(older, sign, |at| found[at].is_none());
        let new = unique(newer, sign, |at| !taken[at]);
        for (borne, at) in old {
            let Some(other) = at.zip(new.get(&borne).copied().flatten()) else { continue };
            if (sign.confirmed)(older[other.0], newer[other.1]) {
                found[other.0] = Some(other.1);
                taken[other.1] = true;
            }
        }
    }
    found
}

/// Each sign that is borne, with the thing that bears it; `None` where several do.
fn unique<T>(things: &[&T], sign: &Sign<T>, is_open: impl Fn(usize) -> bool) -> HashMap<Vec<String>, Option<usize>> {
    let mut bearers: HashMap<Vec<String>, Option<usize>> = HashMap::new();
    for (at, thing) in things.iter().enumerate().filter(|(at, _)| is_open(*at)) {
        if let Some(borne) = (sign.of)(thing) {
            bearers.entry(borne).and_modify(|bearer| *bearer = None).or_insert(Some(at));
        }
    }
    bearers
}
