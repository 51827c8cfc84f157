//! Compares the new bag with what already exists in its place.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Context as _;

use super::bagging::{Kept, TYPST_LABEL, VERSION, VERSION_LABEL};
use crate::archive::{self, Algorithm, PAYLOAD};
use crate::typeset::typst_version;
use crate::windows::slashed;

/// What already exists in the place of the new bag.
pub(super) enum Standing {
    /// Nothing.
    Absent,
    /// Something other than a bag.
    Foreign,
    /// A bag of the same files, made by this version.
    Same,
    /// A bag of the same content, made by another version.
    SameOfOther(String),
    /// A bag of other content; one line for each difference.
    Differs(Vec<String>),
    /// A damaged bag; one line for each fault.
    Damaged(Vec<String>),
}

impl Standing {
    /// Examines the place of the new bag.
    ///
    /// - `files`: the source files of the new bag
    /// - `workspace`: the folder with the user's own layouts and fonts
    pub fn examine(target: &Path, files: &BTreeMap<String, Kept>, workspace: &Path) -> anyhow::Result<Self> {
        if target.symlink_metadata().is_err() {
            return Ok(Self::Absent);
        }
        if archive::payload(target).is_none() {
            return Ok(Self::Foreign);
        }
        let fixity = archive::examine(target).with_context(|| format!("{} を読めません", slashed(target)))?;
        if !fixity.faults.is_empty() {
            return Ok(Self::Damaged(fixity.faults.iter().map(|fault| format!("  {fault}\n")).collect()));
        }
        let info = archive::info(target);
        let version = info.get(VERSION_LABEL).unwrap_or("?");
        let is_ours = version == VERSION && info.get(TYPST_LABEL) == Some(typst_version());
        // Files that are built into another version of the program do not count as differences.
        let counts = |path: &str| is_ours || path.starts_with("content/") || workspace.join(path).is_file();
        let differences = differences(target, files, counts);
        Ok(match differences.is_empty() {
            true if is_ours => Self::Same,
            true => Self::SameOfOther(version.to_owned()),
            false => Self::Differs(differences),
        })
    }
}

/// Lists the files that differ from those in the bag, among those that count.
fn differences(bag: &Path, files: &BTreeMap<String, Kept>, counts: impl Fn(&str) -> bool) -> Vec<String> {
    let kept = archive::manifest(bag, Algorithm::Sha512);
    let kept: BTreeMap<&str, &str> = kept
        .iter()
        .filter_map(|(path, checksum)| Some((path.strip_prefix(PAYLOAD)?.strip_prefix('/')?, checksum.as_str())))
        .filter(|(path, _)| ["content/", "layouts/", "fonts/"].iter().any(|folder| path.starts_with(folder)))
        .collect();
    let paths: BTreeSet<&str> = files.keys().map(String::as_str).chain(kept.keys().copied()).collect();
    let changed = |path: &str| {
        let now = files.get(path).map(Kept::digests);
        match (kept.get(path), now) {
            (None, _) => Some("追加"),
            (Some(_), None) => Some("削除"),
            (Some(kept), Some(now)) => now.is_ok_and(|now| now.by(Algorithm::Sha512) != *kept).then_some("変更"),
        }
    };
    let differing = paths.into_iter().filter(|path| counts(path));
    differing.filter_map(|path| Some(format!("  {}: {path}\n", changed(path)?))).collect()
}
