//! What every page has: its paper and type, its texts, the labels that lead back to the content, what its PDF says of itself.

pub mod anchor;
pub mod metadata;
pub mod setup;
pub mod text;
