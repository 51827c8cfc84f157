//! Finding the editions of a workspace.

use std::fs;
use std::path::{Path, PathBuf};

use crate::model::{FiscalYear, Period};

/// The folder that holds content/ and, if the user wants to change them, layouts/ and fonts/.
#[derive(Debug, Clone)]
pub struct Workspace {
    root: PathBuf,
}

/// 年度版のフォルダー.
#[derive(Debug, Clone)]
pub struct EditionDir {
    /// The folder itself.
    pub path: PathBuf,
    /// Its name relative to the workspace, with `/` between its parts.
    pub name: String,
    /// The year it is named after.
    pub year: FiscalYear,
}

/// Why there is no edition to work on.
#[derive(Debug, PartialEq, Eq)]
pub enum YearError {
    /// There is no content/ folder.
    NoContent(PathBuf),
    /// content/ holds no folder named after a year.
    NoEdition(PathBuf),
    /// The year asked for is none of these.
    NotFound(FiscalYear, Vec<FiscalYear>),
}

impl Workspace {
    /// The workspace at this folder; nothing is read yet.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The edition of a year, by default the newest.
    ///
    /// # Errors
    /// Where there is no content, no edition at all, or none of that year.
    pub fn edition(&self, year: Option<Period>) -> Result<EditionDir, YearError> {
        let content = self.root.join("content");
        let Ok(entries) = fs::read_dir(&content) else { return Err(YearError::NoContent(content)) };
        let mut editions: Vec<EditionDir> = entries
            .flatten()
            .filter(|entry| entry.path().is_dir())
            .filter_map(|entry| {
                let name = entry.file_name().into_string().ok()?;
                let western = name.len() == 4 && name.bytes().all(|b| b.is_ascii_digit());
                let year = Period::parse(&name).filter(|_| western)?.year();
                Some(EditionDir { path: entry.path(), name: format!("content/{name}"), year })
            })
            .collect();
        editions.sort_by_key(|edition| edition.year);
        let years: Vec<FiscalYear> = editions.iter().map(|edition| edition.year).collect();
        let found = match year {
            Some(year) => editions.into_iter().find(|edition| edition.year == year.year()),
            None => editions.pop(),
        };
        match (found, year) {
            (Some(edition), _) => Ok(edition),
            (None, Some(year)) if !years.is_empty() => Err(YearError::NotFound(year.year(), years)),
            (None, _) => Err(YearError::NoEdition(content)),
        }
    }
}
