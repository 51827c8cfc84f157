//! Finds the editions of a workspace.

use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};

use super::misnamed::{Misnamed, misnamed_editions};
use crate::model::Period;

/// Whether a folder is there with nothing in it.
pub fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}

/// A folder with content/ and, optionally, the user's own layouts/ and fonts/.
#[derive(Debug, Clone)]
pub struct Workspace {
    root: PathBuf,
}

/// 年度版のフォルダー.
#[derive(Debug, Clone)]
pub struct EditionDir {
    /// The folder.
    pub path: PathBuf,
    /// Its path relative to the workspace, with `/` as separator.
    pub name: String,
    /// The period in its name: a fiscal year (2019) or the end of a month (2007-06).
    pub year: Period,
}

/// Why no edition was found.
#[derive(Debug, PartialEq, Eq)]
pub enum YearError {
    /// There is no content/ folder.
    NoContent(PathBuf),
    /// content/ has no folder named after a year or a month.
    NoEdition(PathBuf),
    /// There is no edition of the requested year; these exist.
    NotFound(Period, Vec<Period>),
    /// There is one of the requested year in this content/, by this name, which is not read.
    Misnamed(PathBuf, Period, String),
}

impl Workspace {
    /// A year for examples in messages, where no edition gives one. It is that of the sample of `init`.
    pub const SOME_YEAR: &str = "2025";

    /// Creates a workspace for this folder without reading anything.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The workspaces in the folders of its folder, sorted.
    pub fn below(&self) -> Vec<Self> {
        let here = if self.root.as_os_str().is_empty() { Path::new(".") } else { &self.root };
        let entries = fs::read_dir(here).into_iter().flatten().flatten();
        let mut below: Vec<PathBuf> = entries.map(|entry| self.root.join(entry.file_name())).collect();
        below.sort();
        let has_plan = |workspace: &Self| workspace.editions().is_ok_and(|editions| !editions.is_empty());
        below.into_iter().map(Self::new).filter(has_plan).collect()
    }

    /// The edition of a period; by default the newest one, whose period ends last.
    ///
    /// # Errors
    /// If there is no content, no edition, or none of that period.
    pub fn edition(&self, year: Option<Period>) -> Result<EditionDir, YearError> {
        let mut editions = self.editions()?;
        let years: Vec<Period> = editions.iter().map(|edition| edition.year).collect();
        let found = match year {
            Some(year) => editions.into_iter().find(|edition| edition.year == year),
            None => editions.pop(),
        };
        match (found, year) {
            (Some(edition), _) => Ok(edition),
            (None, Some(year)) if !years.is_empty() => Err(self.no_edition_of(year, years)),
            (None, _) => Err(YearError::NoEdition(self.content())),
        }
    }

    /// Why there is no edition of a period, where those of other periods exist.
    pub fn no_edition_of(&self, year: Period, others: Vec<Period>) -> YearError {
        let content = self.content();
        match misnamed_editions(&content).into_iter().find(|it| it.year == Some(year)) {
            Some(Misnamed { name, .. }) => YearError::Misnamed(content, year, name),
            None => YearError::NotFound(year, others),
        }
    }

    /// The previous edition: of the year before or, for a month, the nearest earlier month.
    pub fn before(&self, year: Period) -> Option<EditionDir> {
        self.editions().ok()?.into_iter().rfind(|other| other.year.precedes(year))
    }

    /// The next edition: of the year after or, for a month, the nearest later month.
    pub fn after(&self, year: Period) -> Option<EditionDir> {
        self.editions().ok()?.into_iter().find(|other| year.precedes(other.year))
    }

    /// A year for examples in messages: that of the newest edition.
    pub fn example_year(&self) -> String {
        self.edition(None).map_or_else(|_| Self::SOME_YEAR.to_owned(), |edition| edition.year.to_string())
    }

    /// Its content/.
    pub fn content(&self) -> PathBuf {
        self.root.join("content")
    }

    /// All editions, newest last.
    ///
    /// # Errors
    /// If there is no content.
    pub fn editions(&self) -> Result<Vec<EditionDir>, YearError> {
        let content = self.content();
        let Ok(entries) = fs::read_dir(&content) else { return Err(YearError::NoContent(content)) };
        let edition = |entry: DirEntry| {
            let name = entry.file_name().into_string().ok()?;
            // Only the plain spelling counts, so that no two folders have the same period.
            let year = Period::parse(&name).filter(|year| year.is_reportable() && year.to_string() == name)?;
            let path = entry.path();
            path.is_dir().then(|| EditionDir { path, name: format!("content/{name}"), year })
        };
        let mut editions: Vec<EditionDir> = entries.flatten().filter_map(edition).collect();
        editions.sort_by_key(|edition| edition.year);
        Ok(editions)
    }
}
