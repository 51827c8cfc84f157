//! The yearly archive: a BagIt bag (RFC 8493). Its payload is a workspace, so every command can read it.
//!
//! This module knows bags, not plans; `shinkan archive` decides what goes into one.

mod bag;
mod digest;
mod fixity;
mod foreign;
mod info;
mod left_behind;
mod manifest;
mod names;
mod packed;
mod packed_bytes;
mod packed_names;
mod tag_size;

pub use bag::{
    PAYLOAD, digests, fingerprint, further_tag_files, info, is_intact, looks_like_one, manifest, payload, tag_files,
};
pub use digest::{Algorithm, Digests};
pub use fixity::{Fault, Fixity, examine};
pub use foreign::{Foreign, examine as examine_foreign};
pub use info::Info;
pub use left_behind::{is_never_kept, left_behind};
pub use manifest::Manifest;
pub use names::unfit;
pub use packed::{Unpacked, is_packed, pack, unpack};
pub use tag_size::{MOST_OF_A_TAG_FILE, oversized_tag_file};
