//! What several rules share: access to nodes, texts and values, and wording for messages.

pub mod example;
pub mod figure;
pub mod indicators;
pub mod nodes;
pub mod own_aggregates;
pub mod places;
pub mod texts;
pub mod wording;
