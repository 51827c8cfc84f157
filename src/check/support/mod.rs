//! What several rules share: access to nodes, texts and values, and wording for messages.

pub mod absence;
pub mod claims;
pub mod counters;
pub mod direction;
pub mod example;
pub mod figure;
pub mod form_places;
pub mod formula;
pub mod indicator_facts;
pub mod indicators;
pub mod margin;
pub mod names;
pub mod nodes;
pub mod numbers;
pub mod own_aggregates;
pub mod places;
pub mod shares;
pub mod telling;
pub mod texts;
pub mod timeline;
pub mod wording;
