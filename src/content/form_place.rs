//! Finds where the 様式 of a paper is written.

use super::yaml::Sources;
use crate::model::{FurtherPaper, Place};
use crate::vocabulary::FORM;

/// The map of the 様式 of a paper, in plan.yaml or in a file of its own; `None` if there is none.
///
/// - `further`: the further paper; `None` for the first one
pub fn form_place(sources: &Sources, further: Option<&FurtherPaper>) -> Option<Place> {
    let map = match further {
        Some(paper) => paper.number.place.parent(),
        None => Place::root(sources.files().position(|(name, _)| name.ends_with("/plan.yaml"))?),
    };
    let Some(file) = sources.text(&map, FORM) else { return sources.entry(&map, FORM) };
    sources.files().position(|(name, _)| name.rsplit('/').next() == Some(file)).map(Place::root)
}

/// The value of a key of the 様式 of a paper: its own, otherwise that of the plan; `None` if neither writes it.
pub fn form_entry(sources: &Sources, further: Option<&FurtherPaper>, key: &str) -> Option<Place> {
    let of = |paper| form_place(sources, paper).and_then(|map| sources.entry(&map, key));
    of(further).or_else(|| of(None))
}
