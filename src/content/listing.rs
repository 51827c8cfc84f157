//! Lists the files of an edition, read or not.

use std::fs;
use std::path::Path;

use super::file_names::{is_yaml, meant_for_missing};
use super::misnamed::{Misnamed, misnamed_content};
use super::project_folder::is_told;
use super::stray::{Stray, strays};
use super::workspace::EditionDir;
use crate::model::Placed;

/// The files of an edition, and the 事業 that the 体系 names.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    /// The folder of the edition, relative to the workspace, with `/` as separator.
    pub folder: String,
    /// The names of the YAML files in projects/, sorted, without hidden files.
    pub files: Vec<String>,
    /// Other files that look like content but are never read.
    pub strays: Vec<Stray>,
    /// The folders beside the edition that are editions, or look so by their names, but are never read.
    pub misnamed: Vec<Misnamed>,
    /// The 事業 that the 体系 names, in its order.
    pub ids: Vec<Placed<String>>,
    /// Whether a 取組項目 could not be read, so that nothing can be said of what is missing.
    pub has_unread_items: bool,
}

impl Listing {
    /// Lists the files of an edition; `read` are those that were read.
    pub(super) fn scan<'a>(dir: &EditionDir, ids: Vec<Placed<String>>, read: impl Iterator<Item = &'a str>) -> Self {
        let files = Self::files_in(&dir.path);
        let beside: Vec<&str> = read.filter_map(|file| file.strip_prefix(&dir.name)?.strip_prefix('/')).collect();
        let mut strays = strays(&dir.path, &ids, &beside);
        strays.retain(|stray| !is_told(&dir.path, &stray.path, &ids));
        let content = dir.path.parent().filter(|_| dir.name.starts_with("content/"));
        let misnamed = content.map(misnamed_content).unwrap_or_default();
        Self { folder: dir.name.clone(), files, strays, misnamed, ids, has_unread_items: false }
    }

    /// The names of the YAML files in projects/, sorted, without hidden files.
    pub(super) fn files_in(edition: &Path) -> Vec<String> {
        let entries = fs::read_dir(edition.join("projects")).into_iter().flatten().flatten();
        let mut files: Vec<String> = entries
            .filter(|entry| entry.path().is_file())
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(|name| is_yaml(name))
            .collect();
        files.sort();
        files
    }

    /// The files in projects/ that missing-file names for a 事業 without a file of its own.
    pub fn meant(&self) -> impl Iterator<Item = &str> {
        meant_for_missing(&self.ids, &self.files).into_iter().map(|(_, file)| file)
    }
}
