//! What the further papers of a plan print: content that one of them prints is printed, even if the first one has no place
//! for it.

use crate::model::Place;

/// The places of the content that further papers print or use.
#[derive(Debug)]
pub enum Elsewhere {
    /// These.
    Places(Vec<Place>),
    /// Nobody knows, because a paper may not have been read as it is meant.
    Unknown,
}

impl Elsewhere {
    /// Of no further paper.
    pub const NONE: &'static Self = &Self::Places(Vec::new());

    /// Whether something at this place may be printed or, for a place with others below it, one of these.
    pub fn has(&self, place: &Place) -> bool {
        match self {
            Self::Places(places) => places.iter().any(|other| other.is_in(place)),
            Self::Unknown => true,
        }
    }
}
