//! The size of the files that are read whole before anything of a bag is known.

use std::fs;
use std::path::Path;

/// The most bytes of such a file. The manifest of 100,000 files has some 30 MB.
pub const MOST_OF_A_TAG_FILE: u64 = 64 << 20;

/// The first manifest or other text beside the payload that is larger than any bag needs.
pub fn oversized_tag_file(bag: &Path) -> Option<String> {
    let entries = fs::read_dir(bag).into_iter().flatten().flatten();
    let texts = entries.filter_map(|entry| Some((entry.file_name().into_string().ok()?, entry.metadata().ok()?)));
    let is_read = |name: &str| name.ends_with(".txt") && (name.starts_with("bag") || name.contains("manifest-"));
    let oversized = texts.filter(|(name, metadata)| is_read(name) && metadata.len() > MOST_OF_A_TAG_FILE);
    oversized.map(|(name, _)| name).min()
}
