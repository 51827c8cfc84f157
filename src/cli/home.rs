//! Finds the workspace that the user means: the folder given, or the one above it whose content/ it is in.

use std::path::{Component, Path, PathBuf};

use anyhow::ensure;

use crate::content::Workspace;
use crate::model::Period;
use crate::windows::slashed;

/// The workspace to work in.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Home {
    /// Its folder; empty for the current one, so that paths print without a leading `./`.
    pub root: PathBuf,
    /// The edition in whose folder the command was given.
    pub year: Option<Period>,
}

impl Home {
    /// Finds the workspace for a command.
    ///
    /// - `given`: the folder after -C; `None` for the current one
    ///
    /// # Errors
    /// If that folder does not exist.
    pub(super) fn find(given: Option<&Path>) -> anyhow::Result<Self> {
        let root = &without_dots(given.unwrap_or(Path::new("")));
        if let Some(given) = given {
            ensure!(
                given.exists(),
                "フォルダー {} がありません。-C には、content/ のあるフォルダーを書いてください",
                slashed(given)
            );
            ensure!(
                given.is_dir(),
                "{} はファイルです。-C には、content/ のあるフォルダーを書いてください",
                slashed(given)
            );
        }
        let here = || Ok(Self { root: root.to_owned(), year: None });
        // Only a folder of this name says that what is above it is meant.
        let Ok(absolute) = std::path::absolute(if root.as_os_str().is_empty() { Path::new(".") } else { root }) else {
            return here();
        };
        if root.join("content").is_dir() {
            return here();
        }
        let inside = absolute.ancestors().position(is_content);
        let Some(depth) = inside else { return here() };
        let above = Self::above(root, depth + 1);
        if Workspace::new(&above).editions().is_ok_and(|editions| !editions.is_empty()) {
            let names: Vec<String> = absolute
                .components()
                .rev()
                .take(depth)
                .map(|part| part.as_os_str().to_string_lossy().into_owned())
                .collect();
            let year = names.last().and_then(|name| Period::parse(name));
            return Ok(Self { root: above, year });
        }
        here()
    }

    /// The folder that many levels above another.
    fn above(folder: &Path, levels: usize) -> PathBuf {
        let mut above = folder.to_owned();
        for _ in 0..levels {
            let is_named = above.file_name().is_some();
            if !is_named || !above.pop() {
                above.push("..");
            }
        }
        above
    }
}

/// The same folder without `.` in its path, for messages.
fn without_dots(folder: &Path) -> PathBuf {
    folder.components().filter(|part| !matches!(part, Component::CurDir)).collect()
}

/// Whether a folder has the name of the content; Windows minds no capitals.
fn is_content(folder: &Path) -> bool {
    folder.file_name().is_some_and(|name| name == "content" || cfg!(windows) && name.eq_ignore_ascii_case("content"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_has_no_dots_in_its_path() {
        for (folder, shown) in
            [(".", ""), ("./", ""), ("./a/./b", "a/b"), ("../.", ".."), ("/a/.", "/a"), ("./../a", "../a"), ("", "")]
        {
            assert_eq!(without_dots(Path::new(folder)), Path::new(shown), "{folder}");
        }
    }

    #[test]
    fn a_folder_above_is_named_as_briefly_as_it_can_be() {
        for (folder, levels, above) in [
            ("content", 1, ""),
            ("a/content/2019", 2, "a"),
            ("", 2, "../.."),
            ("..", 1, "../.."),
            ("/a/content", 1, "/a"),
        ] {
            assert_eq!(Home::above(Path::new(folder), levels), Path::new(above));
        }
    }
}
