//! The yearly archive: a BagIt bag (RFC 8493) whose payload is a workspace, so that whatever reads a workspace reads a bag.

mod bag;

pub use bag::payload;
