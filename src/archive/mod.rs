//! The yearly archive: a BagIt bag (RFC 8493) whose payload is a workspace, so that whatever reads a workspace reads a bag.
//!
//! Knows bags, not plans: what is put into one is the business of `shinkan archive`.

mod bag;
mod digest;
mod fixity;
mod info;
mod manifest;
mod packed;

pub use bag::{PAYLOAD, digests, info, looks_like_one, manifest, payload, tag_files};
pub use digest::{Algorithm, Digests};
pub use fixity::{Fault, Fixity, examine};
pub use info::Info;
pub use manifest::Manifest;
pub use packed::{is_packed, pack, unpack};
