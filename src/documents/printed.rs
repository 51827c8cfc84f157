//! Finds what an edition has and its paper does not print.
//!
//! The answer comes from the very data that the layouts print: each scalar of the edition gets a sign of its own
//! ([`leaves`]), and those whose signs do not turn up in the data are not printed.

use std::collections::BTreeSet;

use super::book::Book;
use super::document::Data;
use super::figures::tallies;
use crate::model::leaves::{self, Leaf};
use crate::model::{Edition, Place};

/// The data of a paper in which each scalar has a sign in its place.
pub struct MarkedPaper {
    /// The data for the layout.
    pub data: Data,
    /// The scalars of the edition, in the order of their signs.
    leaves: Vec<Leaf>,
    /// The signs that the data has.
    signs: BTreeSet<usize>,
}

impl MarkedPaper {
    /// Makes the paper of an edition with signs.
    ///
    /// # Errors
    /// If the data cannot be serialised.
    pub fn new(edition: &Edition) -> serde_json::Result<Self> {
        let (marked, leaves) = leaves::marked(edition);
        let json = serde_json::to_string(&Book::new(&marked))?;
        Ok(Self { signs: leaves::signs_in(&json), data: Data::from_json(json), leaves })
    }

    /// The scalars that the data has and a text made from it does not, each once, in the order of the edition.
    pub fn missing_in(&self, text: &str) -> Vec<Leaf> {
        let found = leaves::signs_in(text);
        let place = |sign: &usize| self.leaves.get(*sign).map(|leaf| leaf.place.clone());
        let mut told: BTreeSet<Place> = found.iter().filter_map(place).collect();
        let lost = self.signs.difference(&found).filter_map(|sign| self.leaves.get(*sign));
        lost.filter(|leaf| told.insert(leaf.place.clone())).cloned().collect()
    }
}

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
