//! The checks: one file per rule. They know nothing of Typst or of files.

pub mod characters;
