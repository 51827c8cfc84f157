//! Where what stands in a bag.

use std::path::{Path, PathBuf};

/// The file that makes a folder a bag.
const DECLARATION: &str = "bagit.txt";
/// The folder of the payload.
const PAYLOAD: &str = "data";

/// The payload of the bag in a folder, itself a workspace; `None` where the folder is no bag.
pub fn payload(folder: &Path) -> Option<PathBuf> {
    folder.join(DECLARATION).is_file().then(|| folder.join(PAYLOAD))
}
