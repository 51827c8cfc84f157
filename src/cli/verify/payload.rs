//! The payload of a bag, by its manifest, which was compared with the files before.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::archive::{self, Algorithm, PAYLOAD};
use crate::windows::slashed;

/// The payload of a bag.
pub(super) struct Payload {
    folder: PathBuf,
    paths: BTreeSet<String>,
}

impl Payload {
    pub fn of(bag: &Path) -> Self {
        let listed = Algorithm::ALL.into_iter().flat_map(|algorithm| archive::manifest(bag, algorithm).into_keys());
        let paths = listed.filter_map(|path| Some(path.strip_prefix(PAYLOAD)?.strip_prefix('/')?.to_owned()));
        Self { folder: bag.join(PAYLOAD), paths: paths.collect() }
    }

    /// Its paths, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(String::as_str)
    }

    /// The PDFs that are not content.
    pub fn pdfs(&self) -> impl Iterator<Item = &str> {
        self.paths().filter(|path| !is_source(path) && path.to_lowercase().ends_with(".pdf"))
    }

    pub fn holds(&self, path: &str) -> bool {
        self.folder.join(path).is_file()
    }

    pub fn read(&self, path: &str) -> anyhow::Result<Vec<u8>> {
        let file = self.folder.join(path);
        fs::read(&file).with_context(|| format!("{} を読めません", slashed(&file)))
    }
}

/// Whether a path of the payload is one from which the others are made.
pub(super) fn is_source(path: &str) -> bool {
    ["content/", "layouts/", "fonts/"].iter().any(|folder| path.starts_with(folder))
}
