//! Finds what an edition has and its paper does not print.
//!
//! The answer comes from the very data that the layouts print: each scalar of the edition gets a sign of its own
//! ([`leaves`]), and those whose signs do not turn up in the data are not printed.

use std::collections::BTreeSet;

use super::book::Book;
use super::figures::tallies;
use crate::model::leaves::{self, Leaf};
use crate::model::{Edition, Place};

/// What neither the paper nor a 集計 of the form prints, each scalar once, in the order of the edition.
///
/// # Errors
/// If the data of the paper cannot be serialised.
pub fn unprinted(edition: &Edition) -> serde_json::Result<Vec<Leaf>> {
    let (marked, leaves) = leaves::marked(edition);
    let mut signs = leaves::signs_in(&serde_json::to_string(&Book::new(&marked))?);
    if signs.len() < leaves.len() {
        signs.extend(leaves::signs_in(&serde_json::to_string(&tallies::own(&marked))?));
    }
    // What is written for several periods at once is printed where one of them is.
    let mut told: BTreeSet<Place> =
        signs.iter().filter_map(|sign| leaves.get(*sign)).map(|leaf| leaf.place.clone()).collect();
    Ok(leaves.into_iter().filter(|leaf| told.insert(leaf.place.clone())).collect())
}
