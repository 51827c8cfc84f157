//! The parts of every page: paper and type, texts, labels that lead back to the content, and PDF metadata.

pub mod anchor;
mod joined;
pub mod metadata;
pub mod setup;
pub mod text;
