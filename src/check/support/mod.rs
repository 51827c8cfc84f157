//! What several rules share: the nodes, texts and values they look at, and how messages quote them.

pub mod figure;
pub mod indicators;
pub mod nodes;
pub mod texts;
pub mod wording;
