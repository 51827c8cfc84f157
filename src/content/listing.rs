//! Lists the files of an edition, read or not.

use std::fs;
use std::path::Path;

use super::file_names::is_yaml;
use super::stray::{Stray, holds_yaml, strays};
use super::workspace::{EditionDir, Misnamed, misnamed_editions};
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
    /// The folders beside the edition that look like editions of other years but are never read.
    pub misnamed: Vec<Misnamed>,
    /// The 事業 that the 体系 names, in its order.
    pub ids: Vec<Placed<String>>,
    /// Whether a 取組項目 could not be read, so that nothing can be said of what is missing.
    pub has_unread_items: bool,
}

impl Listing {
    /// Lists the files of an edition; `read` are those that were read.
    pub(super) fn scan<'a>(dir: &EditionDir, ids: Vec<Placed<String>>, read: impl Iterator<Item = &'a str>) -> Self {
        let entries = fs::read_dir(dir.path.join("projects")).into_iter().flatten().flatten();
        let mut files: Vec<String> = entries
            .filter(|entry| entry.path().is_file())
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(|name| is_yaml(name))
            .collect();
        files.sort();
        let beside: Vec<&str> = read.filter_map(|file| file.strip_prefix(&dir.name)?.strip_prefix('/')).collect();
        let strays = strays(&dir.path, &ids, &beside);
        let misnamed = if dir.name.starts_with("content/") { misnamed_beside(&dir.path) } else { Vec::new() };
        Self { folder: dir.name.clone(), files, strays, misnamed, ids, has_unread_items: false }
    }
}

/// The misnamed folders beside an edition in which there is content.
fn misnamed_beside(edition: &Path) -> Vec<Misnamed> {
    let Some(content) = edition.parent() else { return Vec::new() };
    let has_content = |it: &Misnamed| {
        let dir = content.join(&it.name);
        dir.join("projects").is_dir() || holds_yaml(&dir)
    };
    misnamed_editions(content).into_iter().filter(has_content).collect()
}
