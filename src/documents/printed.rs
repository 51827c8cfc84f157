//! Finds what an edition has and its paper does not print.
//!
//! The answer comes from the very data that the layouts print: each scalar of the edition gets a sign of its own
//! ([`leaves`]), and those whose signs do not turn up in the data are not printed.

use std::collections::BTreeSet;

use super::book::Book;
use super::document::Data;
use super::figures::tallies;
use crate::model::leaves::{self, Leaf};
use crate::model::{Edition, Place, TallyPlace};

/// A paper in which each scalar of the edition has a sign in its place.
pub struct MarkedPaper {
    /// The data for the layout.
    pub data: Data,
    /// The edition with the signs.
    edition: Edition,
    /// The scalars, in the order of their signs.
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
        Self::of(leaves::marked(edition))
    }

    fn of((edition, leaves): (Edition, Vec<Leaf>)) -> serde_json::Result<Self> {
        let json = serde_json::to_string(&Book::new(&edition))?;
        Ok(Self { signs: leaves::signs_in(&json), data: Data::from_json(json), edition, leaves })
    }

    /// The scalars that the data has and a text made from it does not, each once, in the order of the edition.
    pub fn missing_in(&self, text: &str) -> Vec<Leaf> {
        self.without(self.signs.iter().copied(), &leaves::signs_in(text))
    }

    /// The scalars of some signs that are not printed, each once. What is written for several periods at once is printed
    /// where one of them is.
    fn without(&self, signs: impl Iterator<Item = usize>, printed: &BTreeSet<usize>) -> Vec<Leaf> {
        let leaf = |sign: usize| self.leaves.get(sign);
        let mut told: BTreeSet<Place> =
            printed.iter().filter_map(|sign| leaf(*sign)).map(|leaf| leaf.place.clone()).collect();
        signs.filter_map(leaf).filter(|leaf| told.insert(leaf.place.clone())).cloned().collect()
    }
}

/// What neither the paper nor a 集計 of the form prints, each scalar once, in the order of the edition.
///
/// # Errors
/// If the data of the paper cannot be serialised.
pub fn unprinted(edition: &Edition) -> serde_json::Result<Vec<Leaf>> {
    let paper = MarkedPaper::new(edition)?;
    let mut printed = paper.signs.clone();
    if printed.len() < paper.leaves.len() {
        printed.extend(leaves::signs_in(&serde_json::to_string(&tallies::own(&paper.edition, TallyPlace::Summary))?));
    }
    let mut left = paper.without(0..paper.leaves.len(), &printed);
    if !left.is_empty() {
        // From signs nothing is computed, and a unit stands beside what is.
        let with_figures = MarkedPaper::of(leaves::marked_beside_figures(edition))?;
        let printed: BTreeSet<&Place> = with_figures
            .signs
            .iter()
            .filter_map(|sign| with_figures.leaves.get(*sign))
            .map(|leaf| &leaf.place)
            .collect();
        left.retain(|leaf| !printed.contains(&leaf.place));
    }
    Ok(left)
}
