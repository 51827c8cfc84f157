//! The yearly archive: a BagIt bag (RFC 8493). Its payload is a workspace, so every command can read it.
//!
//! This module knows bags, not plans; `shinkan archive` decides what goes into one.

mod bag;
mod digest;
mod fixity;
mod info;
mod manifest;
mod packed;
mod packed_names;

pub use bag::{PAYLOAD, digests, info, looks_like_one, manifest, payload, tag_files};
pub use digest::{Algorithm, Digests};
pub use fixity::{Fault, Fixity, examine};
pub use info::Info;
pub use manifest::Manifest;
pub use packed::{Unpacked, is_packed, pack, unpack};
