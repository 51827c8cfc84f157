//! What several rules share: the nodes, texts and values they look at, and how messages name and quote them.

pub mod figure;
pub mod indicators;
pub mod nodes;
pub mod places;
pub mod texts;
pub mod wording;
